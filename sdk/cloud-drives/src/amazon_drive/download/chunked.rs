//! Contents from somewhere on, chunk by chunk.

use std::fmt;

use ::amazon_drive::types::NodeId;
use cloud_drives_core::{BoxFuture, CallOptions, Error, ErrorClass, Result};
use http::StatusCode;
use tokio::io::{AsyncWrite, AsyncWriteExt as _};

use super::chunk::PartOf;
use super::{CHUNK_MAX_RETRY, CHUNK_SIZE};
use crate::amazon_drive::AmazonDrive;
use crate::options::CallOptionsExt;
use crate::retry::{Deadline, Repeat, Retrier, RetryPolicy};
use crate::transfer::{ProgressCallback, TransferProgress};

impl AmazonDrive {
    /// Writes the contents of a file to a writer, from an [`offset`](ChunkedDownload::offset) on, by requests of 500 MiB at most. Gives
    /// the number of bytes that were written. Nothing is asked about the file before, and nothing is verified; for that see
    /// [`AmazonDrive::download`].
    ///
    /// ```no_run
    /// # async fn example(drive: cloud_drives::AmazonDrive, id: &str) -> Result<(), cloud_drives::Error> {
    /// let mut rest = Vec::new();
    /// let bytes = drive.chunked_download(id, &mut rest).offset(1024).await?;
    /// println!("{bytes} bytes");
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// [`NotFound`](crate::amazon_drive::ErrorKind::NotFound); [`is_integrity`](Error::is_integrity) when the file ends before the
    /// [`length`](ChunkedDownload::length) that was said; [`is_io`](Error::is_io) when the writer does not take it.
    ///
    /// # Retries
    ///
    /// A chunk may fail five times without getting ahead, unless the call has a policy of its own; it then goes on where it was.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future leaves the writer with what it got.
    pub fn chunked_download<'a>(
        &self,
        node_id: impl Into<NodeId>,
        writer: impl AsyncWrite + Send + Unpin + 'a,
    ) -> ChunkedDownload<'a> {
        ChunkedDownload {
            drive: self.clone(),
            node_id: node_id.into(),
            writer: Box::new(writer),
            offset: 0,
            length: None,
            chunk_size: CHUNK_SIZE,
            progress: None,
            options: CallOptions::new(),
        }
    }
}

/// A download that [`AmazonDrive::chunked_download`] prepared. Await it.
#[must_use = "a download does nothing until it is awaited"]
pub struct ChunkedDownload<'a> {
    drive: AmazonDrive,
    node_id: NodeId,
    writer: Box<dyn AsyncWrite + Send + Unpin + 'a>,
    offset: u64,
    length: Option<u64>,
    chunk_size: u64,
    progress: Option<ProgressCallback>,
    options: CallOptions,
}

impl ChunkedDownload<'_> {
    /// Sets the first byte to write, counted from 0. Default: 0.
    pub fn offset(mut self, offset: u64) -> Self {
        self.offset = offset;
        self
    }

    /// Sets the length of the whole file, or where to stop: bytes counted from the beginning of the file. Default: to its end.
    pub fn length(mut self, length: u64) -> Self {
        self.length = Some(length);
        self
    }

    /// Sets the most bytes that one request asks for. Default: [`CHUNK_SIZE`].
    pub fn chunk_size(mut self, bytes: u64) -> Self {
        self.chunk_size = bytes.max(1);
        self
    }

    /// Sets a function that is called with the progress, for every chunk received.
    pub fn on_progress(mut self, callback: impl FnMut(TransferProgress) + Send + 'static) -> Self {
        self.progress = Some(ProgressCallback::new(callback));
        self
    }

    /// Sets what holds for this call only: a retry policy, headers, a deadline for the whole.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options.with_defaults(&self.options);
        self
    }

    async fn run(mut self) -> Result<u64> {
        let part = PartOf::new(&self.drive, &self.node_id, &self.options);
        Deadline::of(&part.options)
            .bound("the download", self.write_all(&part))
            .await
    }

    async fn write_all(&mut self, part: &PartOf) -> Result<u64> {
        let end = self.length.unwrap_or(u64::MAX);
        let mut position = self.offset;
        let mut attempts = 1;
        let mut retrier = None::<Retrier>;
        while position < end {
            let before = position;
            let asked = self.chunk_size.min(end - position);
            let chunk = self.write_chunk(part, &mut position, asked, attempts).await;
            if position > before {
                retrier = None;
            }
            match chunk {
                Ok(Chunk::Written) if position == before => {
                    let message = "a part came with nothing in it";
                    return Err(Error::new(ErrorClass::Protocol, message)
                        .with_operation_name("content.download"));
                }
                Ok(Chunk::Written) => {}
                Ok(Chunk::End) => break,
                Err(error) if error.is_io() => return Err(error),
                Err(error) => {
                    let retrier = retrier.get_or_insert_with(|| self.retrier(part));
                    retrier.wait_after(error, Repeat::Always).await?;
                    attempts += 1;
                }
            }
        }
        self.writer.flush().await.map_err(not_written)?;
        match self.length {
            Some(length) if position < length => Err(Error::new(
                ErrorClass::Integrity,
                format!(
                    "{}: ends at {position} bytes, before the {length} that it was to have",
                    self.node_id
                ),
            )),
            _ => Ok(position - self.offset),
        }
    }

    /// One request. Moves `position` behind what was written.
    async fn write_chunk(
        &mut self,
        part: &PartOf,
        position: &mut u64,
        asked: u64,
        attempt: u32,
    ) -> Result<Chunk> {
        let answer = match part.open(*position, asked).await {
            Ok(answer) => answer,
            // That is where the file ends.
            Err(error) if error.status() == Some(StatusCode::RANGE_NOT_SATISFIABLE) => {
                return Ok(Chunk::End);
            }
            Err(error) => return Err(error),
        };
        let mut body = answer.into_body();
        let last = *position + asked;
        while let Some(chunk) = body.next_chunk().await? {
            if *position + chunk.len() as u64 > last {
                let message = "more came than was asked for";
                return Err(Error::new(ErrorClass::Protocol, message)
                    .with_operation_name("content.download"));
            }
            self.writer.write_all(&chunk).await.map_err(not_written)?;
            *position += chunk.len() as u64;
            if let Some(progress) = &self.progress {
                progress.report(TransferProgress::new(*position, self.length, attempt));
            }
        }
        Ok(Chunk::Written)
    }

    fn retrier(&self, part: &PartOf) -> Retrier {
        let mut options = part.options.clone();
        if options.retry_policy().is_none() {
            let policy: RetryPolicy = self.drive.handle.policy(&options);
            options = options.with_retry_policy(policy.attempts(CHUNK_MAX_RETRY));
        }
        self.drive.handle.retrier(&options)
    }
}

enum Chunk {
    Written,
    End,
}

fn not_written(error: std::io::Error) -> Error {
    Error::new(ErrorClass::Io, "the writer did not take the download").with_source(error)
}

impl<'a> IntoFuture for ChunkedDownload<'a> {
    type Output = Result<u64>;
    type IntoFuture = BoxFuture<'a, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl fmt::Debug for ChunkedDownload<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChunkedDownload")
            .field("node_id", &self.node_id)
            .field("offset", &self.offset)
            .field("length", &self.length)
            .finish_non_exhaustive()
    }
}

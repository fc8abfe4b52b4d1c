//! Parts of a file, each by itself.

use ::amazon_drive::Client;
use bytes::Bytes;
use cloud_drives_core::{
    BoxFuture, ByteStream, CallOptions, Error, ErrorClass, Response, Result, StreamResponse,
};
use http::StatusCode;
use http::header::CONTENT_RANGE;

use super::protocol::{FromDrive, Subject};
use crate::Drive;
use crate::amazon_drive::AmazonDrive;
use crate::options::CallOptionsExt;
use crate::retry::Repeat;
use crate::transfer::Storage;
use crate::transfer::download::ByteRange;

impl AmazonDrive {
    /// Downloads part of a file into memory: `length` bytes from `offset` on, or fewer where the file ends before.
    ///
    /// # Errors
    ///
    /// [`RangeNotSatisfiable`](crate::amazon_drive::ErrorKind::RangeNotSatisfiable) when the file ends at `offset` or before;
    /// [`is_protocol`](Error::is_protocol) when the service sends something else than that part.
    ///
    /// # Retries
    ///
    /// As the client's policy says, those that break on the way included.
    pub fn download_chunk(
        &self,
        node_id: impl Into<String>,
        offset: u64,
        length: u64,
    ) -> DownloadChunk {
        DownloadChunk {
            drive: self.clone(),
            node_id: node_id.into(),
            offset,
            length,
            options: CallOptions::new(),
        }
    }

    /// Downloads part of a file as a stream; see [`AmazonDrive::download_chunk`].
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::download_chunk`], here or later from the stream.
    ///
    /// # Retries
    ///
    /// Until the answer begins.
    pub fn response_chunk(
        &self,
        node_id: impl Into<String>,
        offset: u64,
        length: u64,
    ) -> ResponseChunk {
        ResponseChunk {
            drive: self.clone(),
            node_id: node_id.into(),
            offset,
            length,
            options: CallOptions::new(),
        }
    }
}

/// A part that [`AmazonDrive::download_chunk`] prepared. Await it.
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct DownloadChunk {
    drive: AmazonDrive,
    node_id: String,
    offset: u64,
    length: u64,
    options: CallOptions,
}

/// A part that [`AmazonDrive::response_chunk`] prepared. Await it.
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct ResponseChunk {
    drive: AmazonDrive,
    node_id: String,
    offset: u64,
    length: u64,
    options: CallOptions,
}

impl DownloadChunk {
    /// Sets what holds for this call only: headers, time limits, a retry policy.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options.with_defaults(&self.options);
        self
    }

    async fn run(self) -> Result<Bytes> {
        let part = PartOf::new(&self.drive, &self.node_id, &self.options);
        let mut retrier = self.drive.handle.retrier(&part.options);
        loop {
            let bytes = match part.open(self.offset, self.length).await {
                Ok(answer) => answer.into_body().collect(self.length).await,
                Err(error) => Err(error),
            };
            match bytes {
                Ok(bytes) => {
                    retrier.succeeded();
                    return Ok(bytes);
                }
                Err(error) => retrier.wait_after(error, Repeat::Always).await?,
            }
        }
    }
}

impl ResponseChunk {
    /// Sets what holds for this call only: headers, time limits, a retry policy.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options.with_defaults(&self.options);
        self
    }

    async fn run(self) -> Result<Response<ByteStream>> {
        let part = PartOf::new(&self.drive, &self.node_id, &self.options);
        let mut retrier = self.drive.handle.retrier(&part.options);
        loop {
            match part.open(self.offset, self.length).await {
                Ok(answer) => {
                    retrier.succeeded();
                    return Ok(answer.into_response(|body| body));
                }
                Err(error) => retrier.wait_after(error, Repeat::Always).await?,
            }
        }
    }
}

impl IntoFuture for DownloadChunk {
    type Output = Result<Bytes>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl IntoFuture for ResponseChunk {
    type Output = Result<Response<ByteStream>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

/// A file that parts are asked of.
pub(super) struct PartOf {
    from: FromDrive,
    pub(super) options: CallOptions,
}

impl PartOf {
    pub(super) fn new(drive: &AmazonDrive, node_id: &str, options: &CallOptions) -> Self {
        let options = drive.handle.options(options.clone());
        let api: &Client = drive.api();
        Self {
            from: FromDrive {
                api: api.clone(),
                storage: drive.handle.storage(),
                node_id: node_id.to_owned(),
                subject: Subject::Contents,
                chunk_size: u64::MAX,
                fetching: options.single_attempt(),
                options: options.clone(),
            },
            options,
        }
    }

    /// Asks for a part once. Anything but that part is an error, the whole file too.
    pub(super) async fn open(&self, offset: u64, length: u64) -> Result<StreamResponse> {
        if length == 0 {
            return Err(Error::invalid_input(
                "length: a part has one byte at least; ask for more than 0",
            ));
        }
        let range = ByteRange {
            first: offset,
            last: Some(offset.saturating_add(length - 1)),
            if_range: None,
        };
        let answer = self.from.fetch_content(&range).await?;
        if answer.status() == StatusCode::PARTIAL_CONTENT {
            return match begins_at(&answer).is_none_or(|first| first == offset) {
                true => Ok(answer),
                false => Err(refused(&answer, "another part came than was asked for")),
            };
        }
        match answer.is_success() {
            true => Err(refused(&answer, "the whole file came instead of a part")),
            false => Err(Storage::failure(answer).await),
        }
    }
}

/// The first byte of the part that an answer brings, if it says so.
fn begins_at(answer: &StreamResponse) -> Option<u64> {
    let range = answer.headers().get(CONTENT_RANGE)?.to_str().ok()?;
    let (first, _) = range.trim().strip_prefix("bytes ")?.split_once('-')?;
    first.trim().parse().ok()
}

fn refused(answer: &StreamResponse, what: &str) -> Error {
    Error::new(ErrorClass::Protocol, what)
        .with_status(answer.status())
        .with_operation(answer.operation())
}

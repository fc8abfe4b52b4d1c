//! Parts of a file, each by itself.

use ::amazon_drive::types::NodeId;
use bytes::Bytes;
use cloud_drives_core::{
    ByteStream, CallOptions, Error, ErrorClass, Response, Result, StreamResponse,
};
use cloud_drives_runtime::CompositeCall;
use http::StatusCode;
use http::header::CONTENT_RANGE;

use super::Contents;
use super::protocol::{FromDrive, Subject};
use crate::amazon_drive::AmazonDrive;
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
    /// As the client's policy says, parts that break off included.
    pub fn download_chunk(
        &self,
        node_id: impl Into<NodeId>,
        offset: u64,
        length: u64,
    ) -> CompositeCall<Bytes> {
        self.part(node_id.into(), offset, length, move |answer| async move {
            answer.into_body().collect(length).await
        })
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
        node_id: impl Into<NodeId>,
        offset: u64,
        length: u64,
    ) -> CompositeCall<Response<ByteStream>> {
        self.part(node_id.into(), offset, length, |answer| async {
            Ok(answer.into_response(|body| body))
        })
    }

    fn part<T: Send + 'static, F>(
        &self,
        node_id: NodeId,
        offset: u64,
        length: u64,
        read: impl Fn(StreamResponse) -> F + Send + Sync + 'static,
    ) -> CompositeCall<T>
    where
        F: Future<Output = Result<T>> + Send + 'static,
    {
        let drive = self.clone();
        CompositeCall::new(move |options| async move {
            let part = PartOf::new(&drive, &node_id, &options);
            let mut retrier = drive.handle.retrier(&part.options);
            loop {
                let whole = match part.open(offset, length).await {
                    Ok(answer) => read(answer).await,
                    Err(error) => Err(error),
                };
                match whole {
                    Ok(whole) => {
                        retrier.succeeded();
                        return Ok(whole);
                    }
                    Err(error) => retrier.wait_after(error, Repeat::Always).await?,
                }
            }
        })
    }
}

/// A file that parts are asked of.
pub(super) struct PartOf {
    from: FromDrive,
    pub(super) options: CallOptions,
}

impl PartOf {
    pub(super) fn new(drive: &AmazonDrive, node_id: &NodeId, options: &CallOptions) -> Self {
        let options = drive.handle.options(options.clone());
        let contents = Contents::of(node_id.clone(), Subject::Contents);
        Self {
            from: contents.of_drive(drive, options.clone()),
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

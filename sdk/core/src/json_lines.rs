//! Answers with one JSON document on each line.

use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::{Buf, BytesMut};
use futures_core::Stream;
use serde::de::DeserializeOwned;

use crate::error::{Error, ErrorClass, Result};
use crate::json::Document;
use crate::operation::OperationInfo;
use crate::stream::ByteStream;

/// Default for the longest line: 16 MiB.
const MAX_LINE_BYTES: usize = 16 * 1024 * 1024;

/// An answer with one JSON document on each line, read as it arrives; blank lines are skipped.
///
/// Only the line that is being read is in memory.
///
/// # Cancel safety
///
/// Dropping the future of [`JsonLines::next`] or [`JsonLines::try_next`] loses nothing.
#[must_use = "lines are read only when they are asked for"]
pub struct JsonLines<T> {
    stream: ByteStream,
    operation: &'static OperationInfo,
    buffer: BytesMut,
    /// Number of bytes of the buffer that are known to contain no line break.
    searched: usize,
    line: u64,
    max_line_bytes: usize,
    ended: bool,
    item: PhantomData<fn() -> T>,
}

impl<T: DeserializeOwned> JsonLines<T> {
    /// Reads the lines of a body.
    pub fn new(stream: ByteStream, operation: &'static OperationInfo) -> Self {
        Self {
            stream,
            operation,
            buffer: BytesMut::new(),
            searched: 0,
            line: 0,
            max_line_bytes: MAX_LINE_BYTES,
            ended: false,
            item: PhantomData,
        }
    }

    /// Sets the largest length of a line, in bytes. Default: 16 MiB.
    pub fn with_max_line_bytes(mut self, bytes: usize) -> Self {
        self.max_line_bytes = bytes;
        self
    }

    /// Returns the next line, or `None` at the end.
    #[allow(clippy::should_implement_trait)]
    pub async fn next(&mut self) -> Option<Result<T>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// Returns the next line, or `None` at the end.
    ///
    /// # Errors
    ///
    /// Returns an error if a line is not JSON of this type, a line is too long, or the connection breaks. The message of an invalid line
    /// has its number; the next call continues with the line after it.
    pub async fn try_next(&mut self) -> Result<Option<T>> {
        self.next().await.transpose()
    }

    /// Takes the next complete line from the buffer, without its line break.
    fn take_line(&mut self) -> Option<BytesMut> {
        let unsearched = self.buffer.get(self.searched..).unwrap_or_default();
        match unsearched.iter().position(|byte| *byte == b'\n') {
            Some(position) => {
                let line = self.buffer.split_to(self.searched + position);
                self.buffer.advance(1);
                self.searched = 0;
                Some(line)
            }
            None => {
                self.searched = self.buffer.len();
                None
            }
        }
    }

    /// Parses a line; `None` if it is blank.
    fn parse(&mut self, line: &[u8]) -> Option<Result<T>> {
        self.line += 1;
        if line.iter().all(u8::is_ascii_whitespace) {
            return None;
        }
        if line.len() > self.max_line_bytes {
            return Some(Err(self.too_long()));
        }
        Some(Document::new(line).decode().map_err(|problem| {
            let message = problem.describe("");
            Error::new(
                ErrorClass::Decode,
                format!("line {} of the answer: {message}", self.line),
            )
            .with_operation(self.operation)
        }))
    }

    fn too_long(&mut self) -> Error {
        self.ended = true;
        let message = format!(
            "a line of the answer has more than {} bytes",
            self.max_line_bytes
        );
        Error::new(ErrorClass::TooLarge, message).with_operation(self.operation)
    }
}

impl<T> Unpin for JsonLines<T> {}

impl<T: DeserializeOwned> Stream for JsonLines<T> {
    type Item = Result<T>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            if this.ended {
                return Poll::Ready(None);
            }
            if let Some(line) = this.take_line() {
                match this.parse(&line) {
                    Some(item) => return Poll::Ready(Some(item)),
                    None => continue,
                }
            }
            if this.buffer.len() > this.max_line_bytes {
                this.line += 1;
                return Poll::Ready(Some(Err(this.too_long())));
            }
            match Pin::new(&mut this.stream).poll_next(cx) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(Some(Ok(chunk))) => this.buffer.extend_from_slice(&chunk),
                Poll::Ready(Some(Err(error))) => {
                    this.ended = true;
                    return Poll::Ready(Some(Err(error.or_operation(this.operation))));
                }
                Poll::Ready(None) => {
                    this.ended = true;
                    let line = this.buffer.split();
                    return Poll::Ready(this.parse(&line));
                }
            }
        }
    }
}

impl<T> fmt::Debug for JsonLines<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JsonLines")
            .field("operation", &self.operation.name())
            .field("line", &self.line)
            .field("ended", &self.ended)
            .finish_non_exhaustive()
    }
}

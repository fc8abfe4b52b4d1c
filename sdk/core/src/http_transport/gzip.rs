//! Compressed answers, for calls that read their answer into memory.

use std::io::Write;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use flate2::write::MultiGzDecoder;
use futures_core::Stream;
use http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_LENGTH};
use http::{HeaderMap, HeaderValue};

use crate::error::{Error, ErrorClass, Result};
use crate::stream::ByteStream;

/// Requests gzip unless the caller set another encoding.
pub(super) fn ask(headers: &mut HeaderMap) -> bool {
    if headers.contains_key(ACCEPT_ENCODING) {
        return false;
    }
    headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("gzip"));
    true
}

/// Decompresses the body, and removes the headers that describe the compressed one.
pub(super) fn decoded(headers: &mut HeaderMap, body: ByteStream) -> ByteStream {
    let is_gzip = headers.get(CONTENT_ENCODING).is_some_and(|value| {
        let value = value.as_bytes().trim_ascii();
        value.eq_ignore_ascii_case(b"gzip") || value.eq_ignore_ascii_case(b"x-gzip")
    });
    if !is_gzip {
        return body;
    }
    headers.remove(CONTENT_ENCODING);
    headers.remove(CONTENT_LENGTH);
    ByteStream::new(Decoder {
        body,
        input: Bytes::new(),
        gzip: MultiGzDecoder::new(Vec::new()),
        received: 0,
    })
}

/// Emits the output of each step of the decoder, tens of kilobytes at most.
///
/// So a size limit applies to the decoded bytes, which protects against a small body that decodes to gigabytes.
struct Decoder {
    body: ByteStream,
    /// Compressed bytes that have not been decoded yet.
    input: Bytes,
    gzip: MultiGzDecoder<Vec<u8>>,
    received: u64,
}

impl Decoder {
    fn take(&mut self) -> Option<Bytes> {
        let out = std::mem::take(self.gzip.get_mut());
        (!out.is_empty()).then(|| Bytes::from(out))
    }

    fn broken(&self) -> Error {
        let message = format!(
            "the compressed answer is truncated or corrupt after {} bytes",
            self.received
        );
        Error::new(ErrorClass::Transport, message)
    }
}

impl Stream for Decoder {
    type Item = Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            if this.input.is_empty() {
                match ready!(Pin::new(&mut this.body).poll_next(cx)) {
                    Some(Ok(chunk)) => {
                        this.received += chunk.len() as u64;
                        this.input = chunk;
                    }
                    Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                    None if this.received == 0 => return Poll::Ready(None),
                    None if this.gzip.try_finish().is_err() => {
                        return Poll::Ready(Some(Err(this.broken())));
                    }
                    None => return Poll::Ready(this.take().map(Ok)),
                }
                continue;
            }
            match this.gzip.write(&this.input) {
                Ok(taken) if taken > 0 => {
                    this.input = this.input.split_off(taken.min(this.input.len()));
                }
                _ => return Poll::Ready(Some(Err(this.broken()))),
            }
            if let Some(out) = this.take() {
                return Poll::Ready(Some(Ok(out)));
            }
        }
    }
}

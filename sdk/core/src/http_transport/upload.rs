//! A body on its way to the server.

use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use http_body::{Body, Frame, SizeHint};

use super::activity::Activity;
use super::failure::Failure;
use crate::error::{Error, ErrorClass, Result};
use crate::stream::ByteStream;

/// Largest piece that is handed over at once, so that progress over a slow line is seen before a
/// large chunk is through.
const MAX_PIECE: usize = 64 * 1024;

/// A body for the HTTP client; one that has not exactly the announced length fails the request.
pub(super) fn body(
    stream: ByteStream,
    length: Option<u64>,
    activity: Arc<Activity>,
    failure: Failure,
) -> reqwest::Body {
    reqwest::Body::wrap(Upload(Mutex::new(Progress {
        stream,
        length,
        taken: 0,
        sent: 0,
        piece: Bytes::new(),
        ended: false,
        activity,
        failure,
    })))
}

/// Holds an empty body against its source: a file that was empty when it was measured may have
/// grown.
pub(super) async fn must_be_empty(mut stream: ByteStream) -> Result<()> {
    while let Some(chunk) = stream.next_chunk().await? {
        if !chunk.is_empty() {
            return Err(wrong_length(0, "more").with_unsent(true));
        }
    }
    Ok(())
}

/// The mutex is never contended: it makes the stream inside shareable, as the HTTP client demands
/// without sharing it.
struct Upload(Mutex<Progress>);

struct Progress {
    stream: ByteStream,
    length: Option<u64>,
    /// Bytes that came from the source.
    taken: u64,
    /// Bytes that went on to the HTTP client.
    sent: u64,
    piece: Bytes,
    ended: bool,
    activity: Arc<Activity>,
    failure: Failure,
}

/// Stands in for the source's error, which [`Failure`] keeps.
#[derive(Debug)]
struct SourceFailed;

impl fmt::Display for SourceFailed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the body could not be read")
    }
}

impl std::error::Error for SourceFailed {}

type Polled = Poll<Option<Result<Frame<Bytes>, SourceFailed>>>;

impl Progress {
    fn poll(&mut self, cx: &mut Context<'_>) -> Polled {
        // The last bytes are held back until the source has confirmed its end: the server must not
        // take a file that still grows for complete.
        while !self.ended && (self.piece.is_empty() || self.is_all()) {
            match Pin::new(&mut self.stream).poll_next(cx) {
                Poll::Pending => {
                    self.activity.waits_for_source();
                    return Poll::Pending;
                }
                Poll::Ready(Some(Ok(chunk))) if chunk.is_empty() => {}
                Poll::Ready(Some(Ok(chunk))) => {
                    self.taken += chunk.len() as u64;
                    if let Some(length) = self.length
                        && self.taken > length
                    {
                        return self.fail(wrong_length(length, "more"));
                    }
                    self.piece = chunk;
                }
                Poll::Ready(Some(Err(error))) => return self.fail(error),
                Poll::Ready(None) => {
                    self.ended = true;
                    if let Some(length) = self.length
                        && self.taken < length
                    {
                        let taken = self.taken;
                        return self.fail(wrong_length(length, &taken.to_string()));
                    }
                }
            }
        }
        self.activity.moved();
        if self.piece.is_empty() {
            return Poll::Ready(None);
        }
        let piece = self.piece.split_to(self.piece.len().min(MAX_PIECE));
        self.sent += piece.len() as u64;
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }

    fn is_all(&self) -> bool {
        self.length == Some(self.taken)
    }

    fn fail(&mut self, error: Error) -> Polled {
        self.ended = true;
        self.piece = Bytes::new();
        self.failure.source_failed(error);
        Poll::Ready(Some(Err(SourceFailed)))
    }
}

fn wrong_length(announced: u64, came: &str) -> Error {
    Error::new(
        ErrorClass::Source,
        format!(
            "the body was announced with {announced} bytes and has {came}; did the file change while it was sent?"
        ),
    )
}

impl Body for Upload {
    type Data = Bytes;
    type Error = SourceFailed;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Polled {
        self.0
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner)
            .poll(cx)
    }

    fn is_end_stream(&self) -> bool {
        let progress = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        progress.ended && progress.piece.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        let progress = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match progress.length {
            Some(length) => SizeHint::with_exact(length.saturating_sub(progress.sent)),
            None => SizeHint::default(),
        }
    }
}

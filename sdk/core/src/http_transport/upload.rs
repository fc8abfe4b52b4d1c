//! The body of a request while it is sent.

use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use http_body::{Body, Frame, SizeHint};
use tokio::task::yield_now;
use tokio::time::{Instant, sleep_until};

use super::activity::Activity;
use super::failure::Failure;
use crate::error::{Effect, Error, ErrorClass, Result};
use crate::stream::ByteStream;

/// Largest piece that is handed over at once. On a slow connection, small pieces show progress before a large chunk is sent.
const MAX_PIECE: usize = 64 * 1024;
/// Number of bytes that are sent before the connection is first checked: small bodies are complete by then.
const LOOKS_AFTER: u64 = 128 * 1024;
/// Number of bytes that are sent between two checks of the connection, each of which costs as much time as copying 50 KiB.
const LOOKS_EVERY: u64 = 256 * 1024;

/// Returns whether the body is so large that an answer may arrive before the server has read all of it.
pub(super) fn is_large(body: &crate::body::Body) -> bool {
    let length = body.content_length();
    length.is_none_or(|length| length >= LOOKS_AFTER)
}

/// Creates a body for the HTTP client; the request fails if its length differs from the announced one.
pub(super) fn body(
    stream: ByteStream,
    length: Option<u64>,
    held_until: Option<Instant>,
    activity: Arc<Activity>,
    failure: Failure,
) -> reqwest::Body {
    reqwest::Body::wrap(Upload(Mutex::new(Progress {
        turn: held_until.map(|until| -> Turn { Box::pin(sleep_until(until)) }),
        stream,
        length,
        taken: 0,
        sent: 0,
        next_look: LOOKS_AFTER,
        piece: Bytes::new(),
        ended: false,
        activity,
        failure,
    })))
}

/// Checks that the source of an empty body is still empty: a file may have grown since its length was read.
pub(super) async fn must_be_empty(mut stream: ByteStream) -> Result<()> {
    while let Some(chunk) = stream.next_chunk().await? {
        if !chunk.is_empty() {
            return Err(wrong_length(0, "more").with_effect(Effect::None));
        }
    }
    Ok(())
}

/// Makes the stream `Sync`, which the HTTP client requires although it does not share it. The mutex is never contended.
struct Upload(Mutex<Progress>);

/// The condition that the next piece waits for.
type Turn = Pin<Box<dyn Future<Output = ()> + Send>>;

struct Progress {
    /// The condition for sending the next piece.
    ///
    /// The body first waits until the server has had time to refuse the request after reading its head. After that, it waits every few
    /// pieces until the connection has been checked: an answer that arrives before the server has read everything must be noticed before
    /// the next piece fails on a closed connection.
    turn: Option<Turn>,
    stream: ByteStream,
    length: Option<u64>,
    /// Number of bytes taken from the source.
    taken: u64,
    /// Number of bytes handed to the HTTP client.
    sent: u64,
    /// Number of sent bytes at which the connection is checked next.
    next_look: u64,
    piece: Bytes,
    ended: bool,
    activity: Arc<Activity>,
    failure: Failure,
}

/// A placeholder for the source's error, which [`Failure`] keeps.
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
        if let Some(turn) = &mut self.turn {
            ready!(turn.as_mut().poll(cx));
            self.turn = None;
            self.activity.moved(0);
        }
        // The last bytes are held back until the source has confirmed its end: the server must not mistake a growing file for a complete
        // one.
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
        let piece = self.piece.split_to(self.piece.len().min(MAX_PIECE));
        self.activity.moved(piece.len());
        if piece.is_empty() {
            return Poll::Ready(None);
        }
        self.sent += piece.len() as u64;
        if self.sent >= self.next_look {
            self.next_look = self.sent + LOOKS_EVERY;
            self.turn = Some(Box::pin(look()));
        }
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

/// Gives the runtime a chance to process what has arrived.
///
/// It yields once so that a server in the same runtime can read and answer, and once so that the answer is noticed. It is a separate task,
/// because the HTTP client polls a body several times in a row, which would complete a yield early.
async fn look() {
    let look = tokio::spawn(async {
        yield_now().await;
        yield_now().await;
    });
    let _ = look.await;
}

fn wrong_length(announced: u64, came: &str) -> Error {
    Error::new(
        ErrorClass::Source,
        format!(
            "the body has {came} bytes, expected {announced}; check whether the file changed while it was sent"
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

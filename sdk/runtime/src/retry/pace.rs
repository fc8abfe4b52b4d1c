//! A time limit for slow answers.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use bytes::Bytes;
use cloud_drives_core::{ByteStream, Error, ErrorClass, Result};
use futures_util::stream;
use tokio::time::Instant;

/// The time for an answer of any length.
const GRACE: Duration = Duration::from_secs(60);
/// The number of bytes that extend the limit by a second.
const BYTES_PER_SECOND: u64 = 1024;

/// Counts the time spent waiting for an answer.
///
/// The limit is 60 s, and another second for each KiB that arrived: more than any working connection needs, yet short enough to end one
/// that transfers only an occasional byte.
#[derive(Debug, Default)]
pub(super) struct Pace {
    waited: Duration,
    received: u64,
}

impl Pace {
    /// Returns the next chunk of a body.
    ///
    /// # Errors
    ///
    /// Returns [`ErrorClass::Timeout`] if the answer is too slow, and the errors of the body.
    pub(super) async fn next_chunk(&mut self, body: &mut ByteStream) -> Result<Option<Bytes>> {
        let mut next = pin!(body.next_chunk());
        let chunk = match poll_fn(|cx| Poll::Ready(next.as_mut().poll(cx))).await {
            // It was there already, which took no time.
            Poll::Ready(chunk) => chunk?,
            Poll::Pending => {
                let earned = Duration::from_secs(self.received / BYTES_PER_SECOND);
                let left = GRACE.saturating_add(earned).saturating_sub(self.waited);
                let begun = Instant::now();
                let chunk = match tokio::time::timeout(left, next).await {
                    Ok(chunk) => chunk?,
                    Err(_) => return Err(self.too_slow(begun.elapsed())),
                };
                self.waited = self.waited.saturating_add(begun.elapsed());
                chunk
            }
        };
        if let Some(chunk) = &chunk {
            self.received = self.received.saturating_add(chunk.len() as u64);
        }
        Ok(chunk)
    }

    fn too_slow(&self, waited: Duration) -> Error {
        let seconds = self.waited.saturating_add(waited).as_secs();
        let message = format!(
            "the answer was too slow: incomplete after {} bytes in {seconds} s",
            self.received
        );
        Error::new(ErrorClass::Timeout, message)
    }
}

/// Returns the same body, which fails if it arrives too slowly.
pub(super) fn paced(body: ByteStream) -> ByteStream {
    let length = body.content_length();
    let chunks = stream::unfold(Some((body, Pace::default())), |state| async move {
        let (mut body, mut pace) = state?;
        match pace.next_chunk(&mut body).await {
            Ok(Some(chunk)) => Some((Ok(chunk), Some((body, pace)))),
            Ok(None) => None,
            Err(error) => Some((Err(error), None)),
        }
    });
    ByteStream::new(chunks).with_length(length)
}

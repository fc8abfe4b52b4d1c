//! The body of an answer while it is received.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use pin_project_lite::pin_project;
use tokio::time::{Instant, Sleep, sleep_until};

use super::failure::{self, Failure, deadline_passed};
use crate::error::Result;
use crate::stream::ByteStream;

/// Returns the body of an answer; it fails at the idle timeout and at the deadline.
pub(super) fn body(
    answer: reqwest::Response,
    failure: Failure,
    idle: Duration,
    deadline: Option<Instant>,
) -> ByteStream {
    let expected = answer.content_length();
    ByteStream::new(Download {
        stream: answer.bytes_stream(),
        failure,
        received: 0,
        expected,
        idle,
        waiting_since: None,
        alarm: None,
        deadline: deadline.map(|deadline| Box::pin(sleep_until(deadline))),
    })
    .with_length(expected)
}

pin_project! {
    struct Download<S> {
        #[pin]
        stream: S,
        failure: Failure,
        received: u64,
        expected: Option<u64>,
        idle: Duration,
        // When the current wait for the server began: time that a slow reader takes does not count.
        waiting_since: Option<Instant>,
        // Reset only when it fires: chunks arrive far more often than the timeout elapses.
        alarm: Option<Pin<Box<Sleep>>>,
        deadline: Option<Pin<Box<Sleep>>>,
    }
}

impl<S: Stream<Item = reqwest::Result<Bytes>>> Stream for Download<S> {
    type Item = Result<Bytes>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.project();
        if let Some(deadline) = this.deadline
            && deadline.as_mut().poll(cx).is_ready()
        {
            return Poll::Ready(Some(Err(deadline_passed())));
        }
        if let Poll::Ready(next) = this.stream.poll_next(cx) {
            *this.waiting_since = None;
            return Poll::Ready(next.map(|chunk| {
                match chunk {
                    Ok(chunk) => {
                        *this.received += chunk.len() as u64;
                        Ok(chunk)
                    }
                    Err(error) => {
                        Err(this
                            .failure
                            .of_receiving(error, *this.received, *this.expected))
                    }
                }
            }));
        }
        let since = *this.waiting_since.get_or_insert_with(Instant::now);
        let Some(end) = since.checked_add(*this.idle) else {
            return Poll::Pending;
        };
        let alarm = this.alarm.get_or_insert_with(|| Box::pin(sleep_until(end)));
        while alarm.as_mut().poll(cx).is_ready() {
            if end <= Instant::now() {
                let what = format!(
                    "the answer stopped after {} bytes and no more arrived",
                    this.received
                );
                return Poll::Ready(Some(Err(failure::idle(*this.idle, &what))));
            }
            alarm.as_mut().reset(end);
        }
        Poll::Pending
    }
}

//! A body on its way from the server.

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

/// The body of an answer; it ends in an error when the server is silent for too long, or at the deadline.
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
        silence: None,
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
        // Runs only while the server is being waited for: a reader that takes its time is not the server's fault.
        silence: Option<Pin<Box<Sleep>>>,
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
            *this.silence = None;
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
        let Some(end) = Instant::now().checked_add(*this.idle) else {
            return Poll::Pending;
        };
        let silence = this
            .silence
            .get_or_insert_with(|| Box::pin(sleep_until(end)));
        match silence.as_mut().poll(cx) {
            Poll::Ready(()) => {
                let what = format!(
                    "the answer stopped after {} bytes and nothing came",
                    this.received
                );
                Poll::Ready(Some(Err(failure::idle(*this.idle, &what))))
            }
            Poll::Pending => Poll::Pending,
        }
    }
}

//! Pages in flight.

use std::task::{Context, Poll};

use super::Cursor;
use crate::error::Result;
use crate::future::BoxFuture;
use crate::response::Response;

type Answer<P> = Result<Response<P>>;

/// The requested page, followed by the prefetched pages in order. Dropped fetches are cancelled.
pub(super) struct Fetches<P>(Vec<Fetch<P>>);

struct Fetch<P> {
    cursor: Cursor,
    /// `None` once it has ended.
    running: Option<BoxFuture<'static, Answer<P>>>,
    /// The page, if it arrived before its turn.
    answer: Option<Answer<P>>,
}

impl<P> Default for Fetches<P> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<P> Fetches<P> {
    pub(super) fn cancel(&mut self) {
        self.0.clear();
    }

    /// Starts the fetches that are not in flight yet, and cancels those of other pages.
    pub(super) fn want(
        &mut self,
        cursors: impl Iterator<Item = Cursor>,
        fetch: impl Fn(Cursor) -> BoxFuture<'static, Answer<P>>,
    ) {
        let mut wanted = 0;
        for cursor in cursors {
            if self
                .0
                .get(wanted)
                .is_none_or(|there| there.cursor != cursor)
            {
                self.0.truncate(wanted);
                self.0.push(Fetch {
                    cursor: cursor.clone(),
                    running: Some(fetch(cursor)),
                    answer: None,
                });
            }
            wanted += 1;
        }
        self.0.truncate(wanted);
    }

    /// Polls all fetches.
    pub(super) fn poll(&mut self, cx: &mut Context<'_>) {
        for fetch in &mut self.0 {
            if let Some(running) = &mut fetch.running
                && let Poll::Ready(answer) = running.as_mut().poll(cx)
            {
                fetch.running = None;
                fetch.answer = Some(answer);
            }
        }
    }

    /// Takes the first page once it has arrived.
    pub(super) fn poll_first(&mut self, cx: &mut Context<'_>) -> Poll<Answer<P>> {
        self.poll(cx);
        let first = self.0.first_mut().and_then(|first| first.answer.take());
        match first {
            Some(answer) => {
                self.0.remove(0);
                Poll::Ready(answer)
            }
            None => Poll::Pending,
        }
    }
}

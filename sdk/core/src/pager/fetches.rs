//! Pages in flight.

use std::collections::VecDeque;
use std::task::{Context, Poll};

use super::Cursor;
use crate::error::Result;
use crate::future::BoxFuture;
use crate::response::Response;

type Answer<P> = Result<Response<P>>;

/// The requested page, followed by the prefetched pages in order. Dropped fetches are cancelled.
pub(super) struct Fetches<P>(VecDeque<(Cursor, Fetch<P>)>);

enum Fetch<P> {
    Running(BoxFuture<'static, Answer<P>>),
    /// It arrived before its turn.
    Done(Answer<P>),
}

impl<P> Default for Fetches<P> {
    fn default() -> Self {
        Self(VecDeque::new())
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
            if self.0.get(wanted).is_none_or(|(there, _)| *there != cursor) {
                self.0.truncate(wanted);
                self.0
                    .push_back((cursor.clone(), Fetch::Running(fetch(cursor))));
            }
            wanted += 1;
        }
        self.0.truncate(wanted);
    }

    /// Polls all fetches.
    pub(super) fn poll(&mut self, cx: &mut Context<'_>) {
        for (_, fetch) in &mut self.0 {
            if let Fetch::Running(running) = fetch
                && let Poll::Ready(answer) = running.as_mut().poll(cx)
            {
                *fetch = Fetch::Done(answer);
            }
        }
    }

    /// Takes the first page once it has arrived.
    pub(super) fn poll_first(&mut self, cx: &mut Context<'_>) -> Poll<Answer<P>> {
        self.poll(cx);
        match self.0.pop_front() {
            Some((_, Fetch::Done(answer))) => Poll::Ready(answer),
            Some(running) => {
                self.0.push_front(running);
                Poll::Pending
            }
            None => Poll::Pending,
        }
    }
}

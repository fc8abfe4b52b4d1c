//! Pages in flight.

use std::collections::VecDeque;
use std::task::{Context, Poll};

use super::Cursor;
use crate::error::Result;
use crate::future::BoxFuture;
use crate::response::Response;

type Answer<P> = Result<Response<P>>;

/// The requested page, and after it the pages that are fetched ahead, in their order. Dropped fetches are cancelled.
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

    /// Starts what is not on its way yet, and cancels what goes elsewhere.
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

    /// Polls all of them.
    pub(super) fn poll(&mut self, cx: &mut Context<'_>) {
        for (_, fetch) in &mut self.0 {
            if let Fetch::Running(running) = fetch
                && let Poll::Ready(answer) = running.as_mut().poll(cx)
            {
                *fetch = Fetch::Done(answer);
            }
        }
    }

    /// Takes the first page once it is there.
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

//! A listing page by page.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::{Continuation, Cursor, Items, Next};
use crate::error::{Error, ErrorClass, Result};
use crate::future::BoxFuture;
use crate::operation::OperationInfo;
use crate::response::Response;

type Fetch<P> = dyn Fn(Cursor) -> BoxFuture<'static, Result<Response<P>>> + Send + Sync;
type FindNext<P> = dyn Fn(&P, &Cursor) -> Next + Send + Sync;

/// A listing page by page, each with its own status and headers.
///
/// It owns what it needs, so it can be kept, sent to another task, and polled as a `Stream`. One
/// page is in memory at a time.
///
/// # Errors
///
/// A page that can't be fetched is an `Err`. [`Pages::next`] and [`Pages::try_next`] then fetch that
/// same page when they are asked again; as a `Stream` the listing ends with its first error, so that
/// a combinator that drops errors can't call the server for ever. A server that names the page just
/// given as the next one gives an [`ErrorClass::Protocol`] error instead of an endless loop, and so does a page without the list
/// of its items, because the call's `fields` left it out for example.
///
/// # Cancel safety
///
/// Dropping the future of [`Pages::next`] or [`Pages::try_next`] loses nothing: a fetch that is
/// under way goes on when it is asked again.
#[must_use = "pages are fetched only when they are asked for"]
pub struct Pages<P> {
    operation: &'static OperationInfo,
    fetch: Box<Fetch<P>>,
    find_next: Box<FindNext<P>>,
    state: State,
    in_flight: Option<BoxFuture<'static, Result<Response<P>>>>,
}

/// What does not depend on the type of the page.
struct State {
    /// The page to fetch next; `None` at the end.
    cursor: Option<Cursor>,
    /// The page that was given last.
    current: Option<Cursor>,
    total: Option<u64>,
    repeated: bool,
    /// The last thing given was an error.
    failed: bool,
}

impl State {
    fn new(cursor: Option<Cursor>) -> Self {
        Self {
            cursor,
            current: None,
            total: None,
            repeated: false,
            failed: false,
        }
    }

    fn advance(&mut self, next: Next) {
        let fetched = self.cursor.take();
        self.repeated = next.cursor.is_some() && next.cursor == fetched;
        self.current = fetched;
        self.cursor = if self.repeated { None } else { next.cursor };
        self.total = next.total.or(self.total);
    }
}

impl<P: 'static> Pages<P> {
    /// A listing that begins at `start`: `fetch` gets one page, `next` tells what comes after it.
    pub fn new(
        operation: &'static OperationInfo,
        start: Cursor,
        fetch: impl Fn(Cursor) -> BoxFuture<'static, Result<Response<P>>> + Send + Sync + 'static,
        next: impl Fn(&P, &Cursor) -> Next + Send + Sync + 'static,
    ) -> Self {
        Self {
            operation,
            fetch: Box::new(fetch),
            find_next: Box::new(next),
            state: State::new(Some(start)),
            in_flight: None,
        }
    }

    /// The same listing from a place that [`Pages::continuation`] or [`Items::continuation`] gave.
    ///
    /// Pages are whole: from a place in the middle of a page, that page is given again.
    /// [`Items::resume`] skips what was seen.
    ///
    /// # Errors
    ///
    /// When the continuation is one of another operation.
    pub fn resume(mut self, continuation: Continuation) -> Result<Self> {
        let (cursor, _) = continuation.take_up(self.operation)?;
        self.state = State::new(cursor);
        self.in_flight = None;
        Ok(self)
    }

    /// The same listing item by item: `extract` takes the items out of a page.
    pub fn items<T: Send + 'static>(self, extract: fn(P) -> Vec<T>) -> Items<T> {
        Items::new(self, extract)
    }

    /// The next page, or `None` at the end.
    #[allow(clippy::should_implement_trait)]
    pub async fn next(&mut self) -> Option<Result<Response<P>>> {
        poll_fn(|cx| self.poll_page(cx)).await
    }

    /// The next page, or `None` at the end.
    ///
    /// # Errors
    ///
    /// As the operation's own; see [`Pages`].
    pub async fn try_next(&mut self) -> Result<Option<Response<P>>> {
        self.next().await.transpose()
    }

    /// The place behind the last page given, to be kept and taken up again with [`Pages::resume`].
    #[must_use]
    pub fn continuation(&self) -> Continuation {
        Continuation::new(self.operation, self.state.cursor.clone(), 0)
    }

    /// How many items there are in all, once a page has told it.
    #[must_use]
    pub fn total(&self) -> Option<u64> {
        self.state.total
    }

    /// The operation that lists.
    #[must_use]
    pub fn operation(&self) -> &'static OperationInfo {
        self.operation
    }

    /// The page that was given last.
    pub(super) fn current(&self) -> Option<&Cursor> {
        self.state.current.as_ref()
    }

    /// Whether the last thing given was an error: as a `Stream` the listing has then ended.
    pub(super) fn has_failed(&self) -> bool {
        self.state.failed
    }

    pub(super) fn poll_page(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Response<P>>>> {
        if self.state.repeated {
            self.state.repeated = false;
            self.state.failed = true;
            return Poll::Ready(Some(Err(repeated(self.operation))));
        }
        let Some(cursor) = self.state.cursor.clone() else {
            return Poll::Ready(None);
        };
        let fetched = self
            .in_flight
            .get_or_insert_with(|| (self.fetch)(cursor.clone()));
        let result = ready!(fetched.as_mut().poll(cx));
        self.in_flight = None;
        self.state.failed = result.is_err();
        if let Ok(page) = &result {
            self.state.advance((self.find_next)(page.body(), &cursor));
        }
        Poll::Ready(Some(result))
    }
}

fn repeated(operation: &'static OperationInfo) -> Error {
    let message = "the server names the page that it has just sent as the next one; the listing ends here, incomplete";
    Error::new(ErrorClass::Protocol, message).with_operation(operation)
}

impl<P> Unpin for Pages<P> {}

impl<P: 'static> Stream for Pages<P> {
    type Item = Result<Response<P>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.has_failed() {
            return Poll::Ready(None);
        }
        self.poll_page(cx)
    }
}

impl<P> fmt::Debug for Pages<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("operation", &self.operation.name())
            .field("next", &self.state.cursor)
            .field("total", &self.state.total)
            .finish_non_exhaustive()
    }
}

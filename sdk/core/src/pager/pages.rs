//! A listing page by page.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::course::Course;
use super::fetches::Fetches;
use super::progress::Verdict;
use super::{Continuation, Cursor, Items, Next};
use crate::error::{Error, Result};
use crate::future::BoxFuture;
use crate::operation::OperationInfo;
use crate::response::Response;
use crate::undecoded::Undecoded;

type Fetch<P> = dyn Fn(Cursor) -> BoxFuture<'static, Result<Response<P>>> + Send + Sync;
type FindNext<P> = dyn Fn(&Response<P>, &Cursor) -> Next + Send + Sync;

/// A listing page by page, each with its own status and headers.
///
/// It borrows nothing, so it can be stored, sent to another task, and polled as a `Stream`. One page is in memory at a time, unless more
/// are [prefetched](Pages::prefetch).
///
/// # Items that don't decode
///
/// Items that don't match the specification are omitted from their page. [`Response::undecoded`] returns those of a page,
/// [`Pages::on_undecoded`] is called with each as it arrives. A page none of whose items decode is an error unless `on_undecoded` is set.
/// With [`Pages::strict`], one such item is an error.
///
/// # A listing that changes while it is read
///
/// Deleting items shifts those after them. If pages begin at an offset or a number and the total shrinks, the listing goes back by that
/// many items, so that none is skipped. An item may then be returned twice, if the deleted items were not among those already returned. If
/// the API reports no total, delete after the listing, or from its end.
///
/// # Errors
///
/// A page that can't be fetched is an `Err`. [`Pages::next`] and [`Pages::try_next`] then fetch that same page on the next call; as a
/// `Stream`, the listing ends with its first error, so that a combinator that ignores errors can't call the server forever.
///
/// An endless or silently truncated listing is an [`ErrorClass::Protocol`](crate::ErrorClass::Protocol) error, reported once after the last
/// valid page:
///
/// - a next page that was already returned, or a repeated page;
/// - a hundred pages without items in a row (the next call continues);
/// - a link to the next page without its cursor;
/// - fewer items than the total;
/// - a page without its list of items, for example because the call's `fields` omit it.
///
/// # Cancel safety
///
/// Dropping the future of [`Pages::next`] or [`Pages::try_next`] loses nothing: the next call continues a fetch in
/// flight.
#[must_use = "pages are fetched only when they are asked for"]
pub struct Pages<P> {
    pub(super) course: Course,
    fetch: Box<Fetch<P>>,
    find_next: Box<FindNext<P>>,
    fetches: Fetches<P>,
}

impl<P: Send + 'static> Pages<P> {
    /// Creates a listing that begins at `start`: `fetch` fetches a page, `next` determines the one after it.
    pub fn new(
        operation: &'static OperationInfo,
        start: Cursor,
        fetch: impl Fn(Cursor) -> BoxFuture<'static, Result<Response<P>>> + Send + Sync + 'static,
        next: impl Fn(&P, &Cursor) -> Next + Send + Sync + 'static,
    ) -> Self {
        Self::of_responses(operation, start, fetch, move |response, cursor| {
            next(response.body(), cursor)
        })
    }

    /// Creates a listing like [`Pages::new`], for a `next` that needs the whole answer.
    ///
    /// For example, to know how many of its items [don't decode](Response::undecoded).
    pub fn of_responses(
        operation: &'static OperationInfo,
        start: Cursor,
        fetch: impl Fn(Cursor) -> BoxFuture<'static, Result<Response<P>>> + Send + Sync + 'static,
        next: impl Fn(&Response<P>, &Cursor) -> Next + Send + Sync + 'static,
    ) -> Self {
        Self {
            course: Course::new(operation, start),
            fetch: Box::new(fetch),
            find_next: Box::new(next),
            fetches: Fetches::default(),
        }
    }

    /// Refuses a page with an item that doesn't decode, instead of leaving that item out.
    pub fn strict(mut self) -> Self {
        self.course.strict = true;
        self
    }

    /// Prefetches up to `pages` pages after the one returned last, at most 100. Default: 0.
    ///
    /// If each page names the next one, only that one can be fetched while the caller processes the current page. If pages begin at an
    /// offset or a number, several are in flight at once from the second page on: `pages` and the one being awaited. Each counts against
    /// the rate limit and uses memory. Pages and errors are still returned in order. An error, the end of the listing and dropping it
    /// cancel the fetches in flight. [`Pages::continuation`] covers only pages that were returned.
    ///
    /// No task is spawned: a requested page is in flight while the caller works, and is read when the listing is polled.
    ///
    /// # A listing that changes while it is read
    ///
    /// A prefetched page does not reflect later deletions. So a shrinking `total` is detected late or not at all, and the listing may skip
    /// items: don't prefetch if items are deleted during the listing. A listing without a `total` may request up to `pages` pages after its
    /// end.
    pub fn prefetch(mut self, pages: usize) -> Self {
        self.course.prefetch(pages);
        self
    }

    /// Calls `tell` with each item that doesn't decode, before its page is returned.
    ///
    /// A page none of whose items decode is then not an error.
    pub fn on_undecoded(mut self, tell: impl FnMut(&Undecoded) + Send + 'static) -> Self {
        self.course.on_undecoded = Some(Box::new(tell));
        self
    }

    /// Resumes the listing at a position that [`Pages::continuation`] or [`Items::continuation`] returned.
    ///
    /// Pages are returned whole: a position in the middle of a page returns that page again. [`Items::resume`] skips the items already
    /// returned.
    ///
    /// # Errors
    ///
    /// Returns an error if the continuation belongs to another operation.
    pub fn resume(mut self, continuation: Continuation) -> Result<Self> {
        self.go_to(continuation)?;
        Ok(self)
    }

    /// Returns the listing item by item; `extract` takes the items from a page.
    pub fn items<T: Send + 'static>(self, extract: fn(P) -> Vec<T>) -> Items<T> {
        Items::new(self, extract)
    }

    /// Returns the next page, or `None` at the end.
    #[allow(clippy::should_implement_trait)]
    pub async fn next(&mut self) -> Option<Result<Response<P>>> {
        poll_fn(|cx| self.poll_page(cx)).await
    }

    /// Returns the next page, or `None` at the end.
    ///
    /// # Errors
    ///
    /// Returns the errors of the operation and those described at [`Pages`].
    pub async fn try_next(&mut self) -> Result<Option<Response<P>>> {
        self.next().await.transpose()
    }

    /// Returns the position after the last page; pass it to [`Pages::resume`] to continue later.
    #[must_use]
    pub fn continuation(&self) -> Continuation {
        self.course.continuation()
    }

    /// Returns the total number of items, once a page has reported it.
    #[must_use]
    pub fn total(&self) -> Option<u64> {
        self.course.progress.total
    }

    /// Returns the operation of the listing.
    #[must_use]
    pub fn operation(&self) -> &'static OperationInfo {
        self.course.operation
    }

    /// Goes to the page of a position; returns how many of its items an earlier listing has returned.
    pub(super) fn go_to(&mut self, continuation: Continuation) -> Result<u64> {
        let index = self.course.resume(continuation)?;
        self.fetches.cancel();
        Ok(index)
    }

    pub(super) fn poll_page(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Response<P>>>> {
        loop {
            if let Some(problem) = self.course.progress.problem.take() {
                return self.fail(problem);
            }
            let Some(cursor) = self.course.progress.cursor.clone() else {
                return Poll::Ready(None);
            };
            let coming = self.course.progress.coming(self.course.ahead);
            self.fetches.want(coming, &self.fetch);
            let page = match ready!(self.fetches.poll_first(cx)) {
                Ok(page) => page,
                Err(error) => return self.fail(error),
            };
            let next = (self.find_next)(&page, &cursor);
            let page = match self.course.refuses(&next, page.undecoded()) {
                false => page,
                true => match page.strict() {
                    Ok(page) => page,
                    Err(error) => return self.fail(error),
                },
            };
            self.course.progress.failed = false;
            let items = next.len;
            match self.course.progress.advance(next, cursor) {
                Verdict::Give => {
                    self.course.report(items, page.undecoded());
                    self.fetch_ahead(cx);
                    return Poll::Ready(Some(Ok(page)));
                }
                // The pages after it were fetched before the deletion was noticed.
                Verdict::Discard => self.fetches.cancel(),
                Verdict::Refuse(error) => {
                    self.course.progress.cursor = None;
                    return self.fail(error);
                }
            }
        }
    }

    fn fail(&mut self, error: Error) -> Poll<Option<Result<Response<P>>>> {
        self.fetches.cancel();
        self.course.progress.failed = true;
        Poll::Ready(Some(Err(error)))
    }

    /// Prefetches the pages after the one that is about to be returned.
    fn fetch_ahead(&mut self, cx: &mut Context<'_>) {
        if let Some(behind_next) = self.course.ahead.checked_sub(1) {
            let coming = self.course.progress.coming(behind_next);
            self.fetches.want(coming, &self.fetch);
            self.fetches.poll(cx);
        }
    }
}

impl<P> Unpin for Pages<P> {}

impl<P: Send + 'static> Stream for Pages<P> {
    type Item = Result<Response<P>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.course.progress.failed {
            return Poll::Ready(None);
        }
        self.poll_page(cx)
    }
}

impl<P> fmt::Debug for Pages<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("operation", &self.course.operation.name())
            .field("next", &self.course.progress.cursor)
            .field("total", &self.course.progress.total)
            .finish_non_exhaustive()
    }
}

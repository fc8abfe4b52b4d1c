//! A listing page by page.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::fetches::Fetches;
use super::progress::{Progress, Verdict};
use super::{Continuation, Cursor, Items, Next};
use crate::error::Result;
use crate::future::BoxFuture;
use crate::operation::OperationInfo;
use crate::response::Response;
use crate::undecoded::Undecoded;

type Fetch<P> = dyn Fn(Cursor) -> BoxFuture<'static, Result<Response<P>>> + Send + Sync;
type FindNext<P> = dyn Fn(&Response<P>, &Cursor) -> Next + Send + Sync;
type OnUndecoded = dyn FnMut(&Undecoded) + Send;

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
    operation: &'static OperationInfo,
    fetch: Box<Fetch<P>>,
    find_next: Box<FindNext<P>>,
    progress: Progress,
    fetches: Fetches<P>,
    /// How many pages are prefetched.
    ahead: usize,
    strict: bool,
    on_undecoded: Option<Box<OnUndecoded>>,
}

/// Creates a listing that begins at `start`: `fetch` fetches a page, `next` determines the one after it.
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
            operation,
            fetch: Box::new(fetch),
            find_next: Box::new(next),
            progress: Progress::new(operation, Some(start)),
            fetches: Fetches::default(),
            ahead: 0,
            strict: false,
            on_undecoded: None,
        }
    }

    /// Refuses a page with an item that doesn't decode, instead of leaving that item out.
    pub fn strict(mut self) -> Self {
        self.strict = true;
        self
    }

    /// Prefetches up to `pages` pages after the one returned last. Default: 0.
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
        self.ahead = pages;
        self
    }

    /// Calls `tell` with each item that doesn't decode, before its page is returned.
    ///
    /// A page none of whose items decode is then not an error.
    pub fn on_undecoded(mut self, tell: impl FnMut(&Undecoded) + Send + 'static) -> Self {
        self.on_undecoded = Some(Box::new(tell));
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
        let (cursor, _) = continuation.take_up(self.operation)?;
        self.progress = Progress::new(self.operation, cursor);
        self.fetches.cancel();
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
        Continuation::new(self.operation, self.progress.cursor.clone(), 0)
    }

    /// Returns the total number of items, once a page has reported it.
    #[must_use]
    pub fn total(&self) -> Option<u64> {
        self.progress.total
    }

    /// Returns the operation of the listing.
    #[must_use]
    pub fn operation(&self) -> &'static OperationInfo {
        self.operation
    }

    /// Returns the page returned last.
    pub(super) fn current(&self) -> Option<&Cursor> {
        self.progress.current.as_ref()
    }

    /// Returns whether the last result was an error; the listing has then ended as a `Stream`.
    pub(super) fn has_failed(&self) -> bool {
        self.progress.failed
    }

    pub(super) fn poll_page(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Response<P>>>> {
        loop {
            if let Some(problem) = self.progress.problem.take() {
                self.fetches.cancel();
                self.progress.failed = true;
                return Poll::Ready(Some(Err(problem)));
            }
            let Some(cursor) = self.progress.cursor.clone() else {
                return Poll::Ready(None);
            };
            self.fetches
                .want(self.progress.coming(self.ahead), &self.fetch);
            let result = ready!(self.fetches.poll_first(cx));
            let result = result.and_then(|page| {
                let next = (self.find_next)(&page, &cursor);
                self.accept(page, &next).map(|page| (page, next))
            });
            self.progress.failed = result.is_err();
            let (page, next) = match result {
                Ok(accepted) => accepted,
                Err(error) => {
                    self.fetches.cancel();
                    return Poll::Ready(Some(Err(error)));
                }
            };
            let items = next.len;
            match self.progress.advance(next, cursor) {
                Verdict::Give => {
                    self.tell_of_page(items);
                    if let Some(tell) = &mut self.on_undecoded {
                        page.undecoded().iter().for_each(tell);
                    }
                    self.fetch_ahead(cx);
                    return Poll::Ready(Some(Ok(page)));
                }
                // The pages after it were fetched before the deletion was noticed.
                Verdict::Discard => self.fetches.cancel(),
                Verdict::Refuse(error) => {
                    self.fetches.cancel();
                    self.progress.cursor = None;
                    self.progress.failed = true;
                    return Poll::Ready(Some(Err(error)));
                }
            }
        }
    }

    /// Prefetches the pages after the one that is about to be returned.
    fn fetch_ahead(&mut self, cx: &mut Context<'_>) {
        let Some(behind_next) = self.ahead.checked_sub(1) else {
            return;
        };
        self.fetches
            .want(self.progress.coming(behind_next), &self.fetch);
        self.fetches.poll(cx);
    }

    #[cfg(feature = "tracing")]
    fn tell_of_page(&self, items: Option<u64>) {
        let operation = self.operation.name();
        let total = self.progress.total;
        tracing::debug!(target: "cloud_drives", operation, items, total, "page received");
    }

    #[cfg(not(feature = "tracing"))]
    fn tell_of_page(&self, _items: Option<u64>) {}

    /// Returns the page, or an error if items that must not be omitted are missing.
    fn accept(&self, page: Response<P>, next: &Next) -> Result<Response<P>> {
        let none_decodes = next.len == Some(page.undecoded().len() as u64);
        match self.strict || (none_decodes && self.on_undecoded.is_none()) {
            true => page.strict(),
            false => Ok(page),
        }
    }
}

impl<P> Unpin for Pages<P> {}

impl<P: Send + 'static> Stream for Pages<P> {
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
            .field("next", &self.progress.cursor)
            .field("total", &self.progress.total)
            .finish_non_exhaustive()
    }
}

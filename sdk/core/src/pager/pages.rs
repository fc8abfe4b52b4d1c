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
/// It owns what it needs, so it can be kept, sent to another task, and polled as a `Stream`. One page is in memory at a
/// time, unless more are [fetched ahead](Pages::prefetch).
///
/// # Items that don't decode
///
/// Items that don't have the form that the specification describes are left out of their page. [`Response::undecoded`]
/// gives them with the page, [`Pages::on_undecoded`] as they arrive. A page of which no item decodes is an error unless
/// `on_undecoded` is set. With [`Pages::strict`], one such item is an error.
///
/// # A listing that changes while it is read
///
/// Items that are deleted in front of the next page move those behind it. Where pages are counted by an offset or a
/// number and the total shrinks, the listing goes back by as many items, so that none is left out. An item may then
/// come twice, if others than those already returned were deleted. Where the API tells no total, delete after the
/// listing, or from its end.
///
/// # Errors
///
/// A page that can't be fetched is an `Err`. [`Pages::next`] and [`Pages::try_next`] then fetch that same page on the
/// next call; as a `Stream`, the listing ends with its first error, so that a combinator that drops errors can't call
/// the server forever.
///
/// An endless or silently truncated listing is an [`ErrorClass::Protocol`](crate::ErrorClass::Protocol) error, reported
/// once, after the last good page:
///
/// - a next page that was there before, or a page that comes again;
/// - a hundred pages without items in a row (the next call continues);
/// - a link to the next page without its cursor;
/// - fewer items than the total;
/// - a page without the list of its items, because the call's `fields` left it out for example.
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
    /// How many pages are fetched ahead.
    ahead: usize,
    strict: bool,
    on_undecoded: Option<Box<OnUndecoded>>,
}

/// Creates a listing that begins at `start`: `fetch` gets one page, `next` tells what comes after it.
impl<P: Send + 'static> Pages<P> {
    /// Creates a listing that begins at `start`: `fetch` gets one page, `next` tells which one follows.
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

    /// Creates a listing as [`Pages::new`] does, where `next` needs the whole answer.
    ///
    /// It needs to know how many items of it [don't decode](Response::undecoded), for example.
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

    /// Fetches up to `pages` pages ahead of the one that was given last. Default: 0.
    ///
    /// Where each page names the next one, only that one can be fetched while the caller works on the page before it. Where pages are
    /// counted by an offset or a number, several are on their way at once from the second page on, `pages` and the one that is
    /// waited for. Each takes a turn of the rate limit and memory of its own. Pages still come in order, and so do errors; an error,
    /// the end of the listing and dropping it cancel what is on its way. [`Pages::continuation`] counts only what was given.
    ///
    /// Nothing is spawned: a page that was sent for is on its way while the caller works, and is read on when the listing is polled.
    ///
    /// # A listing that changes while it is read
    ///
    /// A page that was fetched ahead knows nothing of what was deleted since. So a shrinking `total` is noticed late or not at all,
    /// and the listing may leave items out: don't use it where something is deleted while it is listed. A listing without a `total`
    /// may ask for up to `pages` pages behind its end.
    pub fn prefetch(mut self, pages: usize) -> Self {
        self.ahead = pages;
        self
    }

    /// Calls `tell` with each item that doesn't decode, before the page that lacks it is given.
    ///
    /// A page of which no item decodes is not an error then.
    pub fn on_undecoded(mut self, tell: impl FnMut(&Undecoded) + Send + 'static) -> Self {
        self.on_undecoded = Some(Box::new(tell));
        self
    }

    /// Continues the listing at a place that [`Pages::continuation`] or [`Items::continuation`] returned.
    ///
    /// Pages are whole: from a place in the middle of a page, that page is given again.
    /// [`Items::resume`] skips what was seen.
    ///
    /// # Errors
    ///
    /// If the continuation is one of another operation.
    pub fn resume(mut self, continuation: Continuation) -> Result<Self> {
        let (cursor, _) = continuation.take_up(self.operation)?;
        self.progress = Progress::new(self.operation, cursor);
        self.fetches.cancel();
        Ok(self)
    }

    /// Returns the listing item by item: `extract` takes the items out of a page.
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
    /// As the operation's own; see [`Pages`].
    pub async fn try_next(&mut self) -> Result<Option<Response<P>>> {
        self.next().await.transpose()
    }

    /// Returns the place behind the last page, to be kept and continued with [`Pages::resume`].
    #[must_use]
    pub fn continuation(&self) -> Continuation {
        Continuation::new(self.operation, self.progress.cursor.clone(), 0)
    }

    /// Returns the total number of items, once a page has told it.
    #[must_use]
    pub fn total(&self) -> Option<u64> {
        self.progress.total
    }

    /// Returns the operation that lists.
    #[must_use]
    pub fn operation(&self) -> &'static OperationInfo {
        self.operation
    }

    /// Returns the last page given.
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
                // Those behind it were fetched before it was known that items are gone.
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

    /// Sends for what comes behind a page that is about to be given.
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
        tracing::debug!(target: "cloud_drives", operation, items, total, "a page came");
    }

    #[cfg(not(feature = "tracing"))]
    fn tell_of_page(&self, _items: Option<u64>) {}

    /// Returns the page, unless it lacks items that it should have.
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

//! A listing item by item.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;

use super::course::Course;
use super::{Continuation, Cursor, Pages};
use crate::error::{Error, ErrorClass, Result};
use crate::undecoded::Undecoded;

/// A listing item by item; pages are fetched as they are needed.
///
/// It borrows nothing, so it can be stored, sent to another task, and polled as a `Stream`. One page is in memory at a time, unless more
/// are [prefetched](Items::prefetch).
///
/// # Errors
///
/// Returns the errors of [`Pages`]. After an error, [`Items::next`] and [`Items::try_next`] continue where they were; as a `Stream`, the
/// listing ends.
///
/// # Cancel safety
///
/// Dropping the future of [`Items::next`] or [`Items::try_next`] loses nothing.
#[must_use = "items are fetched only when they are asked for"]
pub struct Items<T> {
    pages: Box<dyn ItemPages<T>>,
    page: vec::IntoIter<T>,
    /// Number of items of the current page that were returned or skipped.
    taken: u64,
    /// Number of items of the next page that an earlier listing has returned.
    skip: u64,
    left: Option<u64>,
    /// Items of the page that don't decode.
    undecoded: Vec<Undecoded>,
}

/// The contents of a page: its items, and those that don't decode.
type Taken<T> = (Vec<T>, Vec<Undecoded>);

/// [`Pages`] without the type of the page.
trait ItemPages<T>: Send {
    fn poll_items(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Taken<T>>>>;
    fn go_to(&mut self, continuation: Continuation) -> Result<u64>;
    fn course(&self) -> &Course;
    fn course_mut(&mut self) -> &mut Course;
}

struct Extracted<P, T> {
    pages: Pages<P>,
    extract: fn(P) -> Vec<T>,
}

impl<P: Send + 'static, T: 'static> ItemPages<T> for Extracted<P, T> {
    fn poll_items(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Taken<T>>>> {
        Poll::Ready(match ready!(self.pages.poll_page(cx)) {
            Some(Ok(mut response)) => {
                let undecoded = response.take_undecoded();
                Some(Ok(((self.extract)(response.into_body()), undecoded)))
            }
            Some(Err(error)) => Some(Err(error)),
            None => None,
        })
    }

    fn go_to(&mut self, continuation: Continuation) -> Result<u64> {
        self.pages.go_to(continuation)
    }

    fn course(&self) -> &Course {
        &self.pages.course
    }

    fn course_mut(&mut self) -> &mut Course {
        &mut self.pages.course
    }
}

impl<T: Send + 'static> Items<T> {
    pub(super) fn new<P: Send + 'static>(pages: Pages<P>, extract: fn(P) -> Vec<T>) -> Self {
        Self {
            pages: Box::new(Extracted { pages, extract }),
            page: Vec::new().into_iter(),
            taken: 0,
            skip: 0,
            left: None,
            undecoded: Vec::new(),
        }
    }

    /// Refuses a page with an item that doesn't decode, instead of leaving that item out.
    pub fn strict(mut self) -> Self {
        self.pages.course_mut().strict = true;
        self
    }

    /// Prefetches up to `pages` pages after the one whose items are being returned, at most 100. Default: 0.
    ///
    /// [`Pages::prefetch`] describes the consequences.
    pub fn prefetch(mut self, pages: usize) -> Self {
        self.pages.course_mut().prefetch(pages);
        self
    }

    /// Calls `tell` with each item that doesn't decode, before the other items of its page are returned.
    ///
    /// A page none of whose items decode is then not an error.
    pub fn on_undecoded(mut self, tell: impl FnMut(&Undecoded) + Send + 'static) -> Self {
        self.pages.course_mut().on_undecoded = Some(Box::new(tell));
        self
    }

    /// Returns the items that are missing from the current page because they don't match the specification.
    #[must_use]
    pub fn undecoded(&self) -> &[Undecoded] {
        &self.undecoded
    }

    /// Resumes the listing at a position that [`Items::continuation`] returned.
    ///
    /// The page of that position is fetched again and the items already returned are skipped. If items were added or removed in between,
    /// some may be missed or returned twice, as in any listing that changes while it is read.
    ///
    /// # Errors
    ///
    /// Returns an error if the continuation belongs to another operation.
    pub fn resume(mut self, continuation: Continuation) -> Result<Self> {
        self.skip = self.pages.go_to(continuation)?;
        self.page = Vec::new().into_iter();
        self.taken = 0;
        self.undecoded.clear();
        Ok(self)
    }

    /// Ends the listing after at most `count` more items.
    pub fn max_items(mut self, count: u64) -> Self {
        self.left = Some(count);
        self
    }

    /// Returns the next item, or `None` at the end.
    #[allow(clippy::should_implement_trait)]
    pub async fn next(&mut self) -> Option<Result<T>> {
        poll_fn(|cx| self.poll_item(cx)).await
    }

    /// Returns the next item, or `None` at the end.
    ///
    /// # Errors
    ///
    /// Returns the errors of the operation and those described at [`Pages`].
    pub async fn try_next(&mut self) -> Result<Option<T>> {
        self.next().await.transpose()
    }

    /// Collects the remaining items, if there are no more than `max`.
    ///
    /// # Errors
    ///
    /// Returns [`ErrorClass::TooLarge`] if there are more, and the errors of the listing.
    pub async fn collect_all(mut self, max: usize) -> Result<Vec<T>> {
        let mut all = Vec::new();
        while let Some(item) = self.try_next().await? {
            if all.len() >= max {
                let message = format!(
                    "the listing has more than {max} items; raise the limit or read them one by one"
                );
                return Err(Error::new(ErrorClass::TooLarge, message)
                    .with_operation(self.pages.course().operation));
            }
            all.push(item);
        }
        Ok(all)
    }

    /// Returns the position after the last item; pass it to [`Items::resume`] to continue later.
    #[must_use]
    pub fn continuation(&self) -> Continuation {
        let operation = self.pages.course().operation;
        if self.page.len() == 0 {
            // No items of the page are left; a skip that has not been made yet is kept.
            return self.pages.course().continuation().with_index(self.skip);
        }
        match self.pages.course().progress.current.clone() {
            // An offset can point to the item itself, so that no page is fetched twice.
            Some(Cursor::Offset(offset)) if self.undecoded.is_empty() => Continuation::new(
                operation,
                Some(Cursor::Offset(offset.saturating_add(self.taken))),
                0,
            ),
            cursor => Continuation::new(operation, cursor, self.taken),
        }
    }

    /// Returns the total number of items, once a page has reported it.
    #[must_use]
    pub fn total(&self) -> Option<u64> {
        self.pages.course().progress.total
    }

    fn poll_item(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<T>>> {
        if self.left == Some(0) {
            return Poll::Ready(None);
        }
        loop {
            if let Some(item) = self.page.next() {
                self.taken += 1;
                self.left = self.left.map(|left| left.saturating_sub(1));
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll_items(cx)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                Some(Ok((items, undecoded))) => {
                    self.undecoded = undecoded;
                    let skip = usize::try_from(self.skip)
                        .unwrap_or(usize::MAX)
                        .min(items.len());
                    self.page = items.into_iter();
                    self.page.by_ref().take(skip).for_each(drop);
                    self.taken = skip as u64;
                    self.skip = 0;
                }
            }
        }
    }
}

impl<T> Unpin for Items<T> {}

impl<T: Send + 'static> Stream for Items<T> {
    type Item = Result<T>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.pages.course().progress.failed {
            return Poll::Ready(None);
        }
        self.poll_item(cx)
    }
}

impl<T> fmt::Debug for Items<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items")
            .field("operation", &self.pages.course().operation.name())
            .field("left_on_page", &self.page.len())
            .field("total", &self.pages.course().progress.total)
            .finish_non_exhaustive()
    }
}

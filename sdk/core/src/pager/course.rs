//! The part of a listing that does not depend on the type of its pages, so that it is compiled once.

use super::progress::Progress;
use super::{Continuation, Cursor, Next};
use crate::error::Result;
use crate::operation::OperationInfo;
use crate::undecoded::Undecoded;

pub(super) type OnUndecoded = dyn FnMut(&Undecoded) + Send;

/// Largest number of pages that are prefetched.
const MOST_AHEAD: usize = 100;

/// The position and the settings of a listing.
pub(super) struct Course {
    pub(super) operation: &'static OperationInfo,
    pub(super) progress: Progress,
    /// How many pages are prefetched.
    pub(super) ahead: usize,
    pub(super) strict: bool,
    pub(super) on_undecoded: Option<Box<OnUndecoded>>,
}

impl Course {
    pub(super) fn new(operation: &'static OperationInfo, start: Cursor) -> Self {
        Self {
            operation,
            progress: Progress::new(operation, Some(start)),
            ahead: 0,
            strict: false,
            on_undecoded: None,
        }
    }

    pub(super) fn prefetch(&mut self, pages: usize) {
        self.ahead = pages.min(MOST_AHEAD);
    }

    /// Goes to the page of a position; returns how many of its items an earlier listing has returned.
    pub(super) fn resume(&mut self, continuation: Continuation) -> Result<u64> {
        let (cursor, index) = continuation.take_up(self.operation)?;
        self.progress = Progress::new(self.operation, cursor);
        Ok(index)
    }

    /// Returns the position after the last page.
    pub(super) fn continuation(&self) -> Continuation {
        Continuation::new(self.operation, self.progress.cursor.clone(), 0)
    }

    /// Returns whether items that must not be omitted are missing from a page.
    pub(super) fn refuses(&self, next: &Next, undecoded: &[Undecoded]) -> bool {
        let none_decodes = next.len == Some(undecoded.len() as u64);
        self.strict || (none_decodes && self.on_undecoded.is_none())
    }

    /// Reports a page that is about to be returned.
    pub(super) fn report(&mut self, items: Option<u64>, undecoded: &[Undecoded]) {
        self.trace(items);
        if let Some(tell) = &mut self.on_undecoded {
            undecoded.iter().for_each(tell);
        }
    }

    #[cfg(feature = "tracing")]
    fn trace(&self, items: Option<u64>) {
        let operation = self.operation.name();
        let total = self.progress.total;
        tracing::debug!(target: "cloud_drives", operation, items, total, "page received");
    }

    #[cfg(not(feature = "tracing"))]
    fn trace(&self, _items: Option<u64>) {}
}

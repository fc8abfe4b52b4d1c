//! The position of a listing, and whether it makes progress.
//!
//! The server decides which page is next. So everything with which it could make a listing endless or end it early is checked here: cycles,
//! repeated pages, empty pages, a total that contradicts the items, a total that shrinks.

use std::hash::{BuildHasher, RandomState};

use super::contents::Seen;
use super::{Cursor, Next};
use crate::error::{Error, ErrorClass};
use crate::operation::OperationInfo;

/// Number of consecutive pages without items after which a listing stops with an error.
const MOST_EMPTY: u32 = 100;
/// Number of consecutive equal pages that are accepted if their items are all alike.
///
/// Items of which `fields` selects only the type are an example.
const MOST_ALIKE: u32 = 1000;

/// What to do with a page.
#[derive(Debug)]
pub(super) enum Verdict {
    Give,
    /// The page begins too late; `cursor` is the page to fetch instead.
    Discard,
    Refuse(Error),
}

#[derive(Debug)]
pub(super) struct Progress {
    operation: &'static OperationInfo,
    /// The page to fetch next; `None` at the end.
    pub(super) cursor: Option<Cursor>,
    /// The page that was returned last.
    pub(super) current: Option<Cursor>,
    pub(super) total: Option<u64>,
    /// Whether the last result was an error.
    pub(super) failed: bool,
    /// A problem to report after the page before it.
    pub(super) problem: Option<Error>,
    /// The beginning of the listing.
    start: Option<Cursor>,
    /// Number of items returned so far, counted from the first of the listing; `None` if unknown.
    given: Option<u64>,
    /// The smallest and the largest total so far.
    totals: Option<(u64, u64)>,
    hasher: RandomState,
    cursors: Seen,
    pages: Seen,
    last_digest: Option<u64>,
    alike: u32,
    empty: u32,
    /// Total number of items by which the listing went back.
    rewound: u64,
    /// Number of items between the beginnings of two consecutive pages, if pages begin at an offset or a number.
    stride: Option<u64>,
}

impl Progress {
    pub(super) fn new(operation: &'static OperationInfo, cursor: Option<Cursor>) -> Self {
        Self {
            operation,
            start: cursor.clone(),
            cursor,
            current: None,
            total: None,
            failed: false,
            problem: None,
            given: None,
            totals: None,
            hasher: RandomState::new(),
            cursors: Seen::default(),
            pages: Seen::default(),
            last_digest: None,
            alike: 0,
            empty: 0,
            rewound: 0,
            stride: None,
        }
    }

    /// Advances past the page at `fetched`, whose information is `next`.
    pub(super) fn advance(&mut self, next: Next, fetched: Cursor) -> Verdict {
        if let Some(verdict) = self.went_back(&next, &fetched) {
            return verdict;
        }
        self.total = next.total.or(self.total);
        if let Some(total) = next.total {
            let (least, most) = self.totals.unwrap_or((total, total));
            self.totals = Some((least.min(total), most.max(total)));
        }
        if self.current.is_none() {
            let digest = self.hasher.hash_one(&fetched);
            self.cursors.again(digest);
        }
        if self.is_the_same_page(&next) {
            return Verdict::Refuse(self.error(
                "the server sent a page that it had sent before; the listing ends here, incomplete",
            ));
        }
        let before = match &fetched {
            Cursor::Offset(offset) => Some(*offset),
            Cursor::Start => Some(0),
            Cursor::Page(_) if next.begins => Some(0),
            _ => self.given,
        };
        self.given = before.zip(next.len).map(|(before, len)| before + len);
        self.empty = match next.len {
            Some(0) => self.empty + 1,
            _ => 0,
        };
        let len = next.len;
        self.cursor = self.decide(next, &fetched);
        self.stride = match (&fetched, &self.cursor) {
            (Cursor::Offset(offset), Some(Cursor::Offset(next))) => next.checked_sub(*offset),
            (Cursor::Start, Some(Cursor::Offset(next))) => Some(*next),
            (Cursor::Page(_), Some(Cursor::Page(_))) => len,
            _ => None,
        };
        self.current = Some(fetched);
        Verdict::Give
    }

    /// Returns the page to fetch next and up to `ahead` pages after it, as far as they can be predicted.
    pub(super) fn coming(&self, ahead: usize) -> impl Iterator<Item = Cursor> {
        std::iter::successors(self.cursor.clone(), |cursor| self.behind(cursor)).take(1 + ahead)
    }

    /// Returns the page after one that has not arrived yet.
    fn behind(&self, cursor: &Cursor) -> Option<Cursor> {
        let stride = self.stride.filter(|stride| *stride > 0)?;
        let (cursor, before) = match (cursor, &self.current) {
            (Cursor::Offset(offset), _) => {
                let offset = offset.checked_add(stride)?;
                (Cursor::Offset(offset), Some(offset))
            }
            (Cursor::Page(page), Some(Cursor::Page(current))) => {
                let between = page.checked_sub(*current)?.checked_mul(stride)?;
                let before = self.given.and_then(|given| given.checked_add(between));
                (Cursor::Page(page.checked_add(1)?), before)
            }
            _ => return None,
        };
        match (self.total, before) {
            (Some(total), Some(before)) => (before < total).then_some(cursor),
            (Some(_), None) => None,
            (None, _) => Some(cursor),
        }
    }

    /// Decides which page to fetch next, or records why there is none.
    fn decide(&mut self, next: Next, fetched: &Cursor) -> Option<Cursor> {
        if let Some(problem) = next.problem {
            self.problem =
                Some(self.error(&format!("{problem}; the listing ends here, incomplete")));
            return None;
        }
        // With a token, the total can only be compared, and items may have been added in between.
        let total = match fetched {
            Cursor::Offset(_) | Cursor::Page(_) => self.total,
            Cursor::Start | Cursor::Token(_) => self.totals.map(|(least, _)| least),
        };
        let known = self.given.zip(total);
        let is_numbered = matches!(fetched, Cursor::Page(_));
        let cursor = match (next.cursor, known) {
            // All items have arrived. A service may return its last page for any later number, which would look like a cycle.
            (Some(_), Some((given, total))) if is_numbered && given >= total => None,
            (None, Some((given, total))) if given < total => {
                if next.len != Some(0) && next.follows.is_some() {
                    next.follows
                } else {
                    let message = format!(
                        "the listing ends after {given} of {total} items; it is incomplete"
                    );
                    self.problem = Some(self.error(&message));
                    None
                }
            }
            (cursor, _) => cursor,
        }?;
        let digest = self.hasher.hash_one(&cursor);
        if self.cursors.again(digest) {
            self.problem = Some(self.error(
                "the server names a next page that it had sent before; the listing ends here, incomplete",
            ));
            return None;
        }
        if self.empty >= MOST_EMPTY {
            self.empty = 0;
            self.problem = Some(self.error(&format!(
                "{MOST_EMPTY} pages in a row have no items; call again to continue"
            )));
        }
        Some(cursor)
    }

    /// Checks whether items before the page were removed, so that it begins too late by that many.
    fn went_back(&mut self, next: &Next, fetched: &Cursor) -> Option<Verdict> {
        let gone = self.total?.checked_sub(next.total?)?;
        let back = match (fetched, &self.start) {
            _ if gone == 0 => return None,
            (Cursor::Offset(offset), Some(Cursor::Offset(start))) => {
                Cursor::Offset(offset.saturating_sub(gone).max(*start))
            }
            (Cursor::Page(page), Some(Cursor::Page(start))) => {
                let limit = next.limit.filter(|limit| (1..u64::MAX).contains(limit))?;
                Cursor::Page(page.saturating_sub(gone.div_ceil(limit)).max(*start))
            }
            _ => return None,
        };
        let is_behind_all = back
            .offset()
            .zip(next.total)
            .is_some_and(|(back, total)| back >= total);
        if back == *fetched || is_behind_all {
            return None;
        }
        let (_, most) = self.totals.unwrap_or_default();
        self.rewound = self.rewound.saturating_add(gone);
        self.total = next.total;
        // A fluctuating total would send the listing back forever.
        if self.rewound > most.saturating_mul(2) {
            self.cursor = None;
            return Some(Verdict::Refuse(self.error(
                "the total of the listing keeps shrinking; list again once nothing changes it",
            )));
        }
        if let (Cursor::Page(page), Cursor::Page(back), Some(limit)) = (fetched, &back, next.limit)
        {
            let less = (page - back).saturating_mul(limit);
            self.given = self.given.map(|given| given.saturating_sub(less));
        }
        self.cursor = Some(back);
        // The same cursors and items may now occur again.
        self.cursors = Seen::default();
        self.pages = Seen::default();
        self.last_digest = None;
        Some(Verdict::Discard)
    }

    fn is_the_same_page(&mut self, next: &Next) -> bool {
        let (Some(contents), Some(1..)) = (next.contents, next.len) else {
            return false;
        };
        let digest = contents.digest();
        if !contents.are_alike() {
            self.last_digest = None;
            return self.pages.again(digest);
        }
        self.alike = match self.last_digest == Some(digest) {
            true => self.alike + 1,
            false => 0,
        };
        self.last_digest = Some(digest);
        self.alike >= MOST_ALIKE
    }

    fn error(&self, message: &str) -> Error {
        Error::new(ErrorClass::Protocol, message).with_operation(self.operation)
    }
}

//! The wanted bytes of a file.

use std::ops::{Bound, RangeBounds};

use cloud_drives_core::{Error, ErrorClass, Result};
use http::StatusCode;

/// A range of bytes of a file; not empty unless it is the whole file.
///
/// It includes `start` and excludes `end`; without an `end`, it extends to the end of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) start: u64,
    pub(super) end: Option<u64>,
}

impl RangeBounds<u64> for Window {
    fn start_bound(&self) -> Bound<&u64> {
        Bound::Included(&self.start)
    }

    fn end_bound(&self) -> Bound<&u64> {
        self.end.as_ref().map_or(Bound::Unbounded, Bound::Excluded)
    }
}

impl Window {
    /// The whole file, which may be empty.
    pub(super) const ALL: Self = Self {
        start: 0,
        end: None,
    };

    pub(super) fn of(range: impl RangeBounds<u64>) -> Result<Self> {
        let start = match range.start_bound() {
            Bound::Included(first) => Some(*first),
            Bound::Excluded(before) => before.checked_add(1),
            Bound::Unbounded => Some(0),
        };
        let end = match range.end_bound() {
            Bound::Included(last) => last.checked_add(1),
            Bound::Excluded(end) => Some(*end),
            Bound::Unbounded => None,
        };
        match start {
            Some(start) if end.is_none_or(|end| start < end) => Ok(Self { start, end }),
            _ => Err(Error::invalid_input(
                "range: must not be empty; expected at least one byte",
            )),
        }
    }

    pub(super) fn is_all(self) -> bool {
        self == Self::ALL
    }

    /// Returns where the wanted bytes end in a file of this size, if known.
    pub(super) fn end_in(self, total: Option<u64>) -> Option<u64> {
        match (self.end, total) {
            (Some(end), Some(total)) => Some(end.min(total)),
            (end, total) => end.or(total),
        }
    }

    /// Returns how many bytes of a file of this size are wanted, if known.
    pub(super) fn length_in(self, total: Option<u64>) -> Option<u64> {
        Some(self.end_in(total)?.saturating_sub(self.start))
    }

    /// Fails if the range begins after the end of a file of this size.
    pub(super) fn check(self, total: u64) -> Result<()> {
        match self.is_all() || self.start < total {
            true => Ok(()),
            false => Err(self.is_behind(&format!("the file has {total} bytes"))),
        }
    }

    /// Creates an error for a range that begins after the end of the file.
    pub(super) fn is_behind(self, why: &str) -> Error {
        let message = format!("range: it begins at byte {}, and {why}", self.start);
        Error::new(ErrorClass::Status, message).with_status(StatusCode::RANGE_NOT_SATISFIABLE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_of_every_form_are_accepted_and_empty_ones_refused() {
        let window = |start, end| Some(Window { start, end });
        assert_eq!(Window::of(..).ok(), Some(Window::ALL));
        assert_eq!(Window::of(0..).ok(), Some(Window::ALL));
        assert_eq!(Window::of(3..9).ok(), window(3, Some(9)));
        assert_eq!(Window::of(3..=9).ok(), window(3, Some(10)));
        assert_eq!(Window::of(..=u64::MAX).ok(), Some(Window::ALL));
        let behind = (Bound::Excluded(3), Bound::Unbounded);
        assert_eq!(Window::of(behind).ok(), window(4, None));
        for (start, end) in [(0, 0), (3, 3), (9, 3)] {
            let error = Window::of(start..end).expect_err("nothing is in it");
            assert!(error.is_invalid_input(), "{error}");
        }
        let never = (Bound::Excluded(u64::MAX), Bound::Unbounded);
        assert!(Window::of(never).is_err());
    }
}

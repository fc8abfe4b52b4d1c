//! The changes in order, with which a full view can be updated (`wire.md` §6.1).

use std::collections::VecDeque;

/// The numbers of changes, and the paths that went with some of them.
#[derive(Debug, Default)]
pub(crate) struct Journal {
    latest: u64,
    removed: VecDeque<(u64, String)>,
    /// States from before this change are out of sync.
    expired: u64,
}

impl Journal {
    /// Returns the number of the latest change.
    pub(crate) fn latest(&self) -> u64 {
        self.latest
    }

    /// Counts one more change.
    pub(crate) fn count(&mut self) -> u64 {
        self.latest += 1;
        self.latest
    }

    /// Counts that a path is no more.
    pub(crate) fn remove(&mut self, path: String) {
        let number = self.count();
        self.removed.push_back((number, path));
    }

    /// Returns whether a delta can be told since a change, with so much history.
    pub(crate) fn reaches(&self, since: u64, history: u64) -> bool {
        since <= self.latest && since >= self.expired && self.latest - since <= history
    }

    /// Paths that went after a change.
    pub(crate) fn removed_since(&self, since: u64) -> impl Iterator<Item = &str> {
        let removed = self.removed.iter();
        removed
            .filter(move |(number, _)| *number > since)
            .map(|(_, path)| path.as_str())
    }

    /// Forgets what no delta tells any more.
    pub(crate) fn forget(&mut self, history: u64) {
        let oldest = self.latest.saturating_sub(history);
        while self
            .removed
            .front()
            .is_some_and(|(number, _)| *number <= oldest)
        {
            self.removed.pop_front();
        }
    }

    /// Makes all states so far too old.
    pub(crate) fn expire(&mut self) {
        self.expired = self.count();
    }
}

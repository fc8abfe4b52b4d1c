//! Conditions of the account and the service, which tests set without requests.

use std::time::Duration;

use super::AmazonDrive;
use super::changes::ChangesTrouble;
use super::settings::Lateness;

impl AmazonDrive {
    /// Sets the account's quota in bytes.
    pub fn set_quota(&self, bytes: u64) {
        self.backend.state().conditions.quota = bytes;
    }

    /// Sets whether the Amazon account has a Drive; without one, discovery tells no URLs.
    pub fn set_customer_exists(&self, exists: bool) {
        self.backend.state().conditions.customer_exists = exists;
    }

    /// Sets whether `account/usage` answers an empty object.
    pub fn set_usage_empty(&self, empty: bool) {
        self.backend.state().conditions.usage_empty = empty;
    }

    /// Stores the next uploads or overwrites, but answers them with this status (408, 500 or 504).
    ///
    /// They show only after this time on the emulator's clock (`wire.md` §5.6).
    ///
    /// Until then the node can be neither looked up nor listed, but its name is taken: sending it again meets a 409.
    pub fn late_uploads(&self, count: u32, status: u16, after: Duration) {
        let late = (0..count).map(|_| Lateness { status, after });
        self.backend.state().conditions.late.extend(late);
    }

    /// Lets something go wrong inside the next feed of changes; several calls are for as many feeds.
    pub fn trouble_next_changes(&self, trouble: ChangesTrouble) {
        let mut state = self.backend.state();
        state.conditions.changes.push_back(trouble);
    }

    /// Makes all checkpoints so far unknown, so that the feed begins from nothing with `reset`.
    pub fn invalidate_checkpoints(&self) {
        let generation = &mut self.backend.state().conditions.generation;
        *generation = generation.wrapping_add(1);
    }

    /// Ends all `nextToken`s so far.
    pub fn expire_page_tokens(&self) {
        self.backend.state().pages.clear();
    }
}

//! What the calls of the facade have in common.

/// The setters of how the end of something is waited for.
macro_rules! poll_setters {
    () => {
        /// Time from one answer to the next question while the service works; 2 s unless set. The service allows 5 questions
        /// a second (`wire.md §5`).
        pub fn poll_interval(mut self, interval: std::time::Duration) -> Self {
            self.poll.interval = interval;
            self
        }

        /// Longest time to wait for the service; as long as it takes unless set.
        pub fn poll_timeout(mut self, timeout: std::time::Duration) -> Self {
            self.poll.timeout = Some(timeout);
            self
        }
    };
}

pub(super) use crate::call::{awaitable, options_setter};
pub(super) use poll_setters;

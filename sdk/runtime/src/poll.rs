//! How often a background operation is asked for.

use std::time::Duration;

/// How often to ask for the state of a background operation, and for how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PollSettings {
    /// Time from one answer to the next question. Default: 1 s.
    pub interval: Duration,
    /// Longest time to wait for the end. Default: none.
    pub timeout: Option<Duration>,
}

impl PollSettings {
    /// Asks at this interval, without a timeout.
    #[must_use]
    pub const fn every(interval: Duration) -> Self {
        Self {
            interval,
            timeout: None,
        }
    }

    /// Sets the longest time to wait, counted from the first question.
    #[must_use]
    pub const fn with_timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }
}

impl Default for PollSettings {
    /// Asks once a second, without a timeout.
    fn default() -> Self {
        Self::every(Duration::from_secs(1))
    }
}

//! How often a background operation is polled.

use std::time::Duration;

/// The interval and the timeout of polling a background operation.
///
/// To set them for a single call, use its options:
///
/// ```
/// use std::time::Duration;
/// use cloud_drives_core::{CallOptions, PollSettings};
///
/// let settings = PollSettings::every(Duration::from_secs(5)).with_timeout(Duration::from_secs(600));
/// let options = CallOptions::new().with_poll(settings);
/// assert_eq!(options.poll(), Some(settings));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PollSettings {
    /// Time from one answer to the next poll. Default: 1 s.
    pub interval: Duration,
    /// Longest time to wait for the end. Default: none.
    pub timeout: Option<Duration>,
}

impl PollSettings {
    /// Polls at this interval, without a timeout.
    #[must_use]
    pub const fn every(interval: Duration) -> Self {
        Self {
            interval,
            timeout: None,
        }
    }

    /// Sets the longest time to wait, counted from the first poll.
    #[must_use]
    pub const fn with_timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }
}

impl Default for PollSettings {
    /// Polls once a second, without a timeout.
    fn default() -> Self {
        Self::every(Duration::from_secs(1))
    }
}

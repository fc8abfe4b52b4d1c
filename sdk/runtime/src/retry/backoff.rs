//! How long to wait between two attempts.

use std::time::Duration;

/// How long to wait between two attempts: a ceiling that doubles from attempt to attempt, and a random share of it.
///
/// The random share ("full jitter") keeps clients that failed together from retrying together.
///
/// ```
/// use std::time::Duration;
/// use cloud_drives_runtime::retry::Backoff;
///
/// let backoff = Backoff::exponential(Duration::from_millis(500), Duration::from_secs(20));
/// assert_eq!(backoff.ceiling(1), Duration::from_millis(500));
/// assert_eq!(backoff.ceiling(3), Duration::from_secs(2));
/// assert!(backoff.delay(3) <= Duration::from_secs(2));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backoff {
    first: Duration,
    longest: Duration,
    jitter: bool,
}

impl Backoff {
    /// Creates a ceiling of `first` after the first attempt, twice that after the second, and so on, up to `longest`.
    #[must_use]
    pub const fn exponential(first: Duration, longest: Duration) -> Self {
        Self {
            first,
            longest,
            jitter: true,
        }
    }

    /// Creates the same wait after every attempt, without jitter.
    #[must_use]
    pub const fn fixed(delay: Duration) -> Self {
        Self {
            first: delay,
            longest: delay,
            jitter: false,
        }
    }

    /// Waits for the ceiling itself instead of a random share of it.
    #[must_use]
    pub const fn without_jitter(mut self) -> Self {
        self.jitter = false;
        self
    }

    /// Returns the longest wait after attempt number `attempt`, which counts from 1.
    #[must_use]
    pub fn ceiling(&self, attempt: u32) -> Duration {
        let doublings = attempt.saturating_sub(1).min(31);
        self.first
            .saturating_mul(1_u32 << doublings)
            .min(self.longest)
    }

    /// Returns the wait after attempt number `attempt`, counted from 1.
    ///
    /// With jitter it is a random share of the [`ceiling`](Backoff::ceiling).
    #[must_use]
    pub fn delay(&self, attempt: u32) -> Duration {
        let ceiling = self.ceiling(attempt);
        if self.jitter {
            ceiling.mul_f64(fastrand::f64())
        } else {
            ceiling
        }
    }
}

impl Default for Backoff {
    /// Returns waits from half a second up to 20 s, with jitter.
    fn default() -> Self {
        Self::exponential(Duration::from_millis(500), Duration::from_secs(20))
    }
}

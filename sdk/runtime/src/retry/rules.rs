//! What a provider knows about its failures.

use std::fmt;
use std::time::Duration;

use cloud_drives_core::{Error, Verdict};
use http::HeaderMap;

/// What a provider knows about its failures beyond the `x-sdk-retry` of its operations, which is read without it: which are worth
/// another attempt, and which header says when.
///
/// ```
/// use cloud_drives_runtime::retry::{RetryRules, Verdict};
/// use cloud_drives_core::Error;
///
/// fn classify(error: &Error) -> Verdict {
///     match error.code() {
///         Some("QuotaExceeded") => Verdict::Final,
///         _ => Verdict::of(error),
///     }
/// }
/// let rules = RetryRules::new(classify);
/// # let _ = rules;
/// ```
#[derive(Clone, Copy)]
pub struct RetryRules {
    classify: fn(&Error) -> Verdict,
    reset: fn(&HeaderMap) -> Option<Duration>,
}

impl RetryRules {
    /// Rules with the provider's own reading of its failures.
    #[must_use]
    pub const fn new(classify: fn(&Error) -> Verdict) -> Self {
        Self {
            classify,
            reset: no_reset,
        }
    }

    /// Returns what holds for HTTP in general, as [`Verdict::of`] says.
    #[must_use]
    pub const fn of_http() -> Self {
        Self::new(Verdict::of)
    }

    /// The rules with a provider's own header that says how long to wait, next to `Retry-After`.
    #[must_use]
    pub const fn with_reset(mut self, reset: fn(&HeaderMap) -> Option<Duration>) -> Self {
        self.reset = reset;
        self
    }

    /// What a failure says about another attempt.
    #[must_use]
    pub fn verdict(&self, error: &Error) -> Verdict {
        (self.classify)(error)
    }

    /// How long the provider's own header asks to wait.
    #[must_use]
    pub fn reset(&self, headers: &HeaderMap) -> Option<Duration> {
        (self.reset)(headers)
    }
}

fn no_reset(_: &HeaderMap) -> Option<Duration> {
    None
}

impl Default for RetryRules {
    fn default() -> Self {
        Self::of_http()
    }
}

impl fmt::Debug for RetryRules {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RetryRules")
    }
}

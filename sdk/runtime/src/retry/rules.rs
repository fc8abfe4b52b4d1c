//! A provider's knowledge about its failures.

use std::fmt;

use cloud_drives_core::{Error, Verdict};

/// A provider's rules for which failures are worth a retry.
///
/// They add to the `x-sdk-retry` of its operations, which applies without them.
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
}

impl RetryRules {
    /// Creates rules from the provider's own classification of its failures.
    #[must_use]
    pub const fn new(classify: fn(&Error) -> Verdict) -> Self {
        Self { classify }
    }

    /// Returns the general rules for HTTP; see [`Verdict::of`].
    #[must_use]
    pub const fn of_http() -> Self {
        Self::new(Verdict::of)
    }

    /// Returns what a failure says about a retry.
    #[must_use]
    pub fn verdict(&self, error: &Error) -> Verdict {
        (self.classify)(error)
    }
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

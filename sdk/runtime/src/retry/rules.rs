//! What a provider knows about its failures.

use std::fmt;
use std::time::Duration;

use cloud_drives_core::Error;
use http::HeaderMap;

/// What a failure says about another attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The server did nothing and may well do it next time: any call can be repeated.
    Refused,
    /// Another attempt may succeed, but this one may have had its effect: only what is idempotent can be repeated.
    Unclear,
    /// Another attempt would fail in the same way.
    Final,
}

impl Verdict {
    /// What holds for HTTP in general.
    ///
    /// Statuses 423, 425, 429 and 503 say that the request was not handled (RFC 9110 §15.6.4 for 503); 408, 500, 502 and 504,
    /// broken connections and timeouts leave it open; a connection that was never made leaves nothing open.
    #[must_use]
    pub fn of(error: &Error) -> Self {
        if !error.is_transient() {
            return Self::Final;
        }
        match error.status().map(|status| status.as_u16()) {
            Some(423 | 425 | 429 | 503) => Self::Refused,
            _ if error.is_unsent() => Self::Refused,
            _ => Self::Unclear,
        }
    }
}

/// What a provider knows about its failures: which are worth another attempt, and which header says when.
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
        Self::new(Verdict::of)
    }
}

impl fmt::Debug for RetryRules {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RetryRules")
    }
}

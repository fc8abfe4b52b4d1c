//! What a provider's failures say about a retry, as data in generated code.

use std::time::Duration;

use crate::error::Error;

/// What a failure says about a retry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The server did nothing and may accept the call later: any call can be retried.
    Refused,
    /// A retry may succeed, but this attempt may have taken effect: only an idempotent call can be retried.
    Unclear,
    /// A retry would fail in the same way.
    Final,
}

impl Verdict {
    /// Returns the verdict of the operation's `x-sdk-retry`, or of the general rules for HTTP if no rule matches.
    ///
    /// Statuses 423, 425, 429 and 503 mean that the request was not handled (RFC 9110 §15.6.4 for 503), and so does a failure to connect.
    /// After 408, 500, 502, 504, 520 to 527 and 530, a broken connection or a timeout, it may have been.
    #[must_use]
    pub fn of(error: &Error) -> Self {
        let operation = error.operation_info();
        if let Some(verdict) = operation.and_then(|operation| operation.retry().verdict(error)) {
            return verdict;
        }
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

/// The `x-sdk-retry` of an operation: what its failures say about a retry, and which headers say when.
///
/// ```
/// use cloud_drives_core::{CodeRule, Error, ErrorClass, OperationInfo, RetryRule, RetrySpec, Verdict};
///
/// static RETRY: RetrySpec = RetrySpec {
///     rules: &[RetryRule {
///         status: Some(423),
///         code: CodeRule::Is("LockedError"),
///         message: None,
///         verdict: Verdict::Refused,
///     }],
///     ..RetrySpec::EMPTY
/// };
/// static GET: OperationInfo = OperationInfo::new("files.get", true).with_retry(&RETRY);
///
/// let error = Error::new(ErrorClass::Status, "locked")
///     .with_operation(&GET)
///     .with_status(http::StatusCode::LOCKED)
///     .with_code("LockedError");
/// assert_eq!(Verdict::of(&error), Verdict::Refused);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetrySpec {
    /// The first rule that matches decides.
    pub rules: &'static [RetryRule],
    /// The header that says when to retry, besides `Retry-After`.
    pub reset: Option<TimeHeader>,
    /// The headers that say how much of the rate limit is left.
    pub rate: Option<RateHeaders>,
}

impl RetrySpec {
    /// For providers whose failures follow HTTP.
    pub const EMPTY: Self = Self {
        rules: &[],
        reset: None,
        rate: None,
    };

    /// Returns the verdict of the first rule that matches.
    #[must_use]
    pub fn verdict(&self, error: &Error) -> Option<Verdict> {
        let found = self.rules.iter().find(|rule| rule.fits(error));
        found.map(|rule| rule.verdict)
    }
}

/// A rule for error answers. All its conditions must match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryRule {
    /// The status.
    pub status: Option<u16>,
    /// The provider's code.
    pub code: CodeRule,
    /// The beginning of the message, or of the body if it has no known message.
    pub message: Option<&'static str>,
    /// What a matching answer says about a retry.
    pub verdict: Verdict,
}

impl RetryRule {
    fn fits(&self, error: &Error) -> bool {
        let Some(status) = error.status() else {
            return false;
        };
        let begins = |prefix: &str| {
            error.message().starts_with(prefix) || error.body().starts_with(prefix.as_bytes())
        };
        self.status.is_none_or(|wanted| status == wanted)
            && match self.code {
                CodeRule::Any => true,
                CodeRule::Missing => error.code().is_none(),
                CodeRule::Is(code) => error.code() == Some(code),
            }
            && self.message.is_none_or(begins)
    }
}

/// What a [`RetryRule`] requires of the provider's code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeRule {
    /// Any code, or none.
    Any,
    /// No code.
    Missing,
    /// This code.
    Is(&'static str),
}

/// A header that holds a time, and its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeHeader {
    /// The header's name, in lower case.
    pub name: &'static str,
    /// The unit.
    pub unit: TimeUnit,
}

/// The unit of a time in a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeUnit {
    /// A number of seconds from now.
    Seconds,
    /// A number of milliseconds from now.
    Milliseconds,
    /// A point in time, in seconds since 1970.
    EpochSeconds,
    /// A point in time, in milliseconds since 1970.
    EpochMilliseconds,
}

/// The headers that say how much of an operation's rate limit is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateHeaders {
    /// The header with the number of remaining calls.
    pub remaining: &'static str,
    /// The header with the number of calls in a window.
    pub limit: Option<&'static str>,
    /// The header with the length of the window.
    pub window: Option<TimeHeader>,
    /// Whether calls become available evenly over the window, rather than all at its end.
    pub leaks: bool,
    /// The shortest pause once no calls are left.
    pub least_pause: Duration,
}

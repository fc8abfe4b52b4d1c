//! The caller's decisions about retries.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use cloud_drives_core::{CallOptions, ChecksAnswers, Error, Request, Restarts};

use super::{Backoff, RetryRules, Verdict};
use crate::rate_limit;

type Predicate = dyn Fn(&Error) -> bool + Send + Sync;
type Observer = dyn Fn(&RetryEvent<'_>) + Send + Sync;

/// The caller's decisions about retries: attempts and waits.
///
/// The [deadline](cloud_drives_core::CallOptions::deadline) of the call bounds the total time.
///
/// The builder of a client sets it for all calls; the options of a call replace it for that call:
///
/// ```
/// use cloud_drives_runtime::retry::RetryPolicy;
/// use cloud_drives_runtime::{CallOptions, CallOptionsExt};
///
/// let once = CallOptions::new().with_retry_policy(RetryPolicy::none());
/// # let _ = once;
/// ```
///
/// # Retries
///
/// Retries apply to idempotent operations, and to calls that certainly had no effect: without a connection, or with an answer that says so
/// ([`Verdict::Refused`]). A body that can be read only once is never sent twice. [`RetryPolicy::repeat_everything`] lifts the first of
/// these rules.
#[derive(Clone)]
pub struct RetryPolicy {
    attempts: u32,
    backoff: Backoff,
    longest_wait: Duration,
    everything: bool,
    failed_operations: bool,
    also: Option<Arc<Predicate>>,
    observer: Option<Arc<Observer>>,
    rules: Option<RetryRules>,
}

impl RetryPolicy {
    /// Creates a policy of four attempts, with waits from half a second up to 20 s with full jitter.
    #[must_use]
    pub fn new() -> Self {
        Self {
            attempts: 4,
            backoff: Backoff::default(),
            longest_wait: Duration::from_secs(60),
            everything: false,
            failed_operations: false,
            also: None,
            observer: None,
            rules: None,
        }
    }

    /// Creates a policy of one attempt.
    #[must_use]
    pub fn none() -> Self {
        Self::new().attempts(1)
    }

    /// Sets the number of attempts, the first one included; at least 1. Default: 4.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts.max(1);
        self
    }

    /// Sets the waits between attempts. Default: [`Backoff::default`].
    #[must_use]
    pub fn backoff(mut self, backoff: Backoff) -> Self {
        self.backoff = backoff;
        self
    }

    /// Sets the longest wait that a server may request. Default: 60 s.
    ///
    /// If a server requests more, the call is not retried; [`Error::retry_after`] returns the requested time.
    #[must_use]
    pub fn longest_wait(mut self, longest_wait: Duration) -> Self {
        self.longest_wait = longest_wait;
        self
    }

    /// Adds failures that are worth a retry.
    ///
    /// They count as [`Verdict::Unclear`], so they are retried if the operation is idempotent. The function is also called for successes
    /// that can't be used, of class [`Decode`](cloud_drives_core::ErrorClass::Decode) or
    /// [`Protocol`](cloud_drives_core::ErrorClass::Protocol); such answers are then decoded twice. It is not called for raw access
    /// (`send_raw()`) and for calls whose answer is streamed.
    ///
    /// ```
    /// use cloud_drives_runtime::retry::RetryPolicy;
    ///
    /// let policy = RetryPolicy::new().retry_on(|error| error.is_decode() || error.is_protocol());
    /// # let _ = policy;
    /// ```
    #[must_use]
    pub fn retry_on(mut self, also: impl Fn(&Error) -> bool + Send + Sync + 'static) -> Self {
        self.also = Some(Arc::new(also));
        self
    }

    /// Returns whether [`RetryPolicy::retry_on`] was set.
    pub(super) fn judges_by_itself(&self) -> bool {
        self.also.is_some()
    }

    /// Sets whether calls that are not idempotent and may have taken effect are retried too. Default: false.
    ///
    /// A call may then take effect twice, or fail because of its own first attempt (such as a folder that already exists).
    #[must_use]
    pub fn repeat_everything(mut self, everything: bool) -> Self {
        self.everything = everything;
        self
    }

    /// Sets whether awaiting a request restarts an operation that the server reports as failed, within the number of attempts.
    ///
    /// Default: false.
    #[must_use]
    pub fn restart_failed_operations(mut self, restart: bool) -> Self {
        self.failed_operations = restart;
        self
    }

    /// Puts the parts of its policy that the core needs into a client's options.
    ///
    /// The default policy adds nothing, which keeps calls small.
    pub(crate) fn put_into(&self, mut options: CallOptions) -> CallOptions {
        if self.failed_operations {
            options = options.with_extension(self.restarts());
        }
        if self.judges_by_itself() {
            options = options.with_extension(ChecksAnswers);
        }
        options
    }

    /// Returns the policy's setting for failed operations, for the options of a call.
    pub(crate) fn restarts(&self) -> Restarts {
        let attempts = match self.failed_operations {
            true => self.attempts,
            false => 1,
        };
        let backoff = self.backoff;
        Restarts::new(move |started| (started < attempts).then(|| backoff.delay(started)))
    }

    /// Sets a function that is called for every retry, before the wait.
    #[must_use]
    pub fn on_retry(mut self, observer: impl Fn(&RetryEvent<'_>) + Send + Sync + 'static) -> Self {
        self.observer = Some(Arc::new(observer));
        self
    }

    /// Sets other rules than those of the provider.
    #[must_use]
    pub fn rules(mut self, rules: RetryRules) -> Self {
        self.rules = Some(rules);
        self
    }

    /// Sets these rules, unless the policy has some.
    #[must_use]
    pub fn or_rules(mut self, rules: RetryRules) -> Self {
        self.rules = self.rules.or(Some(rules));
        self
    }

    /// Returns the wait after an attempt, if the server requests none.
    pub(crate) fn wait_after(&self, attempt: u32) -> Duration {
        self.backoff.delay(attempt)
    }

    /// Returns the number of attempts, the first one included.
    #[must_use]
    pub fn max_attempts(&self) -> u32 {
        self.attempts
    }

    /// Decides whether to retry after a failed attempt, and how long to wait before.
    ///
    /// The wait is that of the backoff, or longer if the server requested more (`Retry-After` in seconds, in milliseconds or as
    /// a date, or the provider's own header).
    #[must_use]
    pub fn next_delay(&self, attempt: &Attempt, error: &Error) -> Decision {
        if attempt.number >= self.attempts || attempt.repeat == Repeat::Never {
            return Decision::GiveUp;
        }
        let allowed = match self.verdict(error) {
            Verdict::Refused => true,
            Verdict::Unclear => attempt.repeat == Repeat::Always || self.everything,
            Verdict::Final => false,
        };
        if !allowed {
            return Decision::GiveUp;
        }
        let asked = self.asked(error);
        if asked > self.longest_wait {
            return Decision::GiveUp;
        }
        Decision::Retry(self.backoff.delay(attempt.number).max(asked))
    }

    /// Returns what a failure says about a retry, by the policy's rules.
    #[must_use]
    pub fn verdict(&self, error: &Error) -> Verdict {
        match self.rules.unwrap_or_default().verdict(error) {
            Verdict::Final if self.also.as_ref().is_some_and(|also| also(error)) => {
                Verdict::Unclear
            }
            verdict => verdict,
        }
    }

    /// Returns the wait that the server requested.
    fn asked(&self, error: &Error) -> Duration {
        let standard = error
            .retry_after()
            .map(|after| after.delay_from(SystemTime::now()));
        let spec = error.operation_info().and_then(|operation| {
            rate_limit::reset(operation.retry(), error.headers(), SystemTime::now())
        });
        standard.max(spec).unwrap_or_default()
    }

    /// Reports a retry to the observer of this policy.
    pub fn observe(&self, event: &RetryEvent<'_>) {
        crate::trace::retry(event.error, event.attempt, event.delay);
        if let Some(observer) = &self.observer {
            observer(event);
        }
    }
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for RetryPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RetryPolicy")
            .field("attempts", &self.attempts)
            .field("backoff", &self.backoff)
            .field("longest_wait", &self.longest_wait)
            .field("repeat_everything", &self.everything)
            .finish_non_exhaustive()
    }
}

/// Whether a call may be retried after it may have taken effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// Yes: it is idempotent.
    Always,
    /// Only if it certainly did not take effect.
    IfNotDone,
    /// No: its body can't be read twice.
    Never,
}

impl Repeat {
    /// Returns whether a request may be sent again.
    #[must_use]
    pub fn of(request: &Request) -> Self {
        if !request.is_replayable() {
            Self::Never
        } else if request.operation().is_idempotent() {
            Self::Always
        } else {
            Self::IfNotDone
        }
    }
}

/// A failed attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// Its number, from 1.
    pub number: u32,
    /// Time since the first attempt began.
    pub elapsed: Duration,
    /// Whether it may be retried.
    pub repeat: Repeat,
}

/// What to do after a failed attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Retry after this time.
    Retry(Duration),
    /// Give up.
    GiveUp,
}

/// A retry that is about to be made.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct RetryEvent<'a> {
    /// Number of the attempt that failed, from 1.
    pub attempt: u32,
    /// The error of the attempt; it names the operation.
    pub error: &'a Error,
    /// The wait before the next attempt.
    pub delay: Duration,
}

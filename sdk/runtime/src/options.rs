//! What a caller can ask for on one call, beyond what the core knows.

use std::time::Duration;

use cloud_drives_core::CallOptions;

use crate::retry::{Backoff, RetryPolicy, Streamed};

/// What a caller can ask for on one call, beyond what the core knows.
///
/// ```
/// use std::time::Duration;
/// use cloud_drives_runtime::{CallOptions, CallOptionsExt};
///
/// let options = CallOptions::new()
///     .with_retries(5, Duration::from_millis(200))
///     .with_deadline(Duration::from_secs(60));
/// # let _ = options;
/// ```
pub trait CallOptionsExt: Sized {
    /// The options with a retry policy in place of the client's.
    #[must_use]
    fn with_retry_policy(self, policy: RetryPolicy) -> Self;

    /// The options with so many repeats after the first attempt, this long apart.
    #[must_use]
    fn with_retries(self, repeats: u32, interval: Duration) -> Self {
        let policy = RetryPolicy::new()
            .attempts(repeats.saturating_add(1))
            .backoff(Backoff::fixed(interval));
        self.with_retry_policy(policy)
    }

    /// The options without repeats.
    #[must_use]
    fn without_retries(self) -> Self {
        self.with_retry_policy(RetryPolicy::none())
    }

    /// The retry policy that takes the place of the client's.
    #[must_use]
    fn retry_policy(&self) -> Option<&RetryPolicy>;
}

impl CallOptionsExt for CallOptions {
    fn with_retry_policy(self, policy: RetryPolicy) -> Self {
        self.with_extension(policy)
    }

    fn retry_policy(&self) -> Option<&RetryPolicy> {
        self.extension()
    }
}

/// The options of one attempt at a part of a transfer: whoever makes it tries again by himself, has the deadline of the whole, and wants
/// the contents as they come, whatever they are.
pub fn for_one_attempt(options: &CallOptions) -> CallOptions {
    let attempt = CallOptions::new()
        .with_headers(options.headers().clone())
        .with_extension(Streamed)
        .without_retries();
    match options.idle_timeout() {
        Some(idle_timeout) => attempt.with_idle_timeout(idle_timeout),
        None => attempt,
    }
}

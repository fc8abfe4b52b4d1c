//! What a caller can ask for on one call, beyond what the core knows.

use std::time::Duration;

use cloud_drives_core::CallOptions;

use crate::retry::{Backoff, RetryPolicy};

/// What a caller can ask for on one call, beyond what the core knows.
///
/// ```
/// use std::time::Duration;
/// use cloud_drives::{CallOptions, CallOptionsExt};
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

/// The options of a call, with the client's defaults where the call says nothing.
pub(crate) fn over_defaults(call: CallOptions, defaults: &CallOptions) -> CallOptions {
    let mut headers = defaults.headers().clone();
    for name in call.headers().keys() {
        headers.remove(name);
        for value in call.headers().get_all(name) {
            headers.append(name, value.clone());
        }
    }
    let mut options = call.with_headers(headers);
    if let (None, Some(idle_timeout)) = (options.idle_timeout(), defaults.idle_timeout()) {
        options = options.with_idle_timeout(idle_timeout);
    }
    if let (None, Some(deadline)) = (options.deadline(), defaults.deadline()) {
        options = options.with_deadline(deadline);
    }
    if let (None, Some(bytes)) = (options.max_response_bytes(), defaults.max_response_bytes()) {
        options = options.with_max_response_bytes(bytes);
    }
    if let (None, Some(policy)) = (options.retry_policy(), defaults.retry_policy()) {
        options = options.with_retry_policy(policy.clone());
    }
    options
}

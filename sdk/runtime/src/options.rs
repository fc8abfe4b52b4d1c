//! Options of a single call, in addition to those of the core.

use std::sync::Arc;
use std::time::Duration;

use cloud_drives_core::{CallOptions, Error, Request};

use crate::retry::{Backoff, RetryPolicy, Streamed};

/// An invalid argument detected by a facade.
///
/// Added as an extension to a typed request's options, it fails the request with
/// [`ErrorClass::InvalidInput`](cloud_drives_core::ErrorClass::InvalidInput) before anything is sent. So a method that checks its arguments
/// can return the typed request itself.
///
/// ```
/// use cloud_drives_core::CallOptions;
/// use cloud_drives_runtime::InvalidArgument;
///
/// let options = CallOptions::new().with_extension(InvalidArgument::new("path: must begin with a slash"));
/// # let _ = options;
/// ```
#[derive(Clone, Debug)]
pub struct InvalidArgument(Arc<str>);

impl InvalidArgument {
    /// Creates it from the error message: the name of the argument and the problem.
    #[must_use]
    pub fn new(message: impl Into<Arc<str>>) -> Self {
        Self(message.into())
    }

    pub(crate) fn error(&self, request: &Request) -> Error {
        Error::invalid_input(&*self.0).with_operation(request.operation())
    }
}

/// Options of a single call, in addition to those of the core.
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
    /// Replaces the client's retry policy, including its setting for failed operations.
    #[must_use]
    fn with_retry_policy(self, policy: RetryPolicy) -> Self;

    /// Sets the number of retries after the first attempt, and the time between them.
    #[must_use]
    fn with_retries(self, repeats: u32, interval: Duration) -> Self {
        let policy = RetryPolicy::new()
            .attempts(repeats.saturating_add(1))
            .backoff(Backoff::fixed(interval));
        self.with_retry_policy(policy)
    }

    /// Makes one attempt only.
    #[must_use]
    fn without_retries(self) -> Self {
        self.with_retry_policy(RetryPolicy::none())
    }

    /// Returns the retry policy that replaces the client's.
    #[must_use]
    fn retry_policy(&self) -> Option<&RetryPolicy>;

    /// Returns options for a single attempt of a typed call.
    ///
    /// For calls inside of [`send`](crate::transfer::upload::UploadProtocol::send) or
    /// [`fetch`](crate::transfer::download::DownloadProtocol::fetch).
    ///
    /// The transfer engine owns retries and the deadline; the body is streamed unbuffered. Headers and the idle timeout are kept,
    /// everything else is dropped, extensions included.
    #[must_use]
    fn single_attempt(&self) -> CallOptions;
}

impl CallOptionsExt for CallOptions {
    fn with_retry_policy(self, policy: RetryPolicy) -> Self {
        let options = policy.put_into(self);
        // Set even if it restarts nothing, because the client's policy may.
        options
            .with_extension(policy.restarts())
            .with_extension(policy)
    }

    fn retry_policy(&self) -> Option<&RetryPolicy> {
        self.extension()
    }

    fn single_attempt(&self) -> CallOptions {
        let attempt = CallOptions::new()
            .with_headers(self.headers().clone())
            .with_extension(Streamed)
            .without_retries();
        match self.idle_timeout() {
            Some(idle_timeout) => attempt.with_idle_timeout(idle_timeout),
            None => attempt,
        }
    }
}

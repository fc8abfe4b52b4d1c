//! The layers around the transport of the API.

use std::sync::Arc;

use ::frameio::Client;
use cloud_drives_core::{CallOptions, ClientCore};

use crate::auth::{AuthTransport, TokenSource};
use crate::connection::Transports;
use crate::options::CallOptionsExt;
use crate::rate_limit::{RateLimitTransport, RateLimiter};
use crate::retry::{RetryBudget, RetryPolicy, RetryTransport};

/// The transports, and the layers that go around that of the API.
pub(super) struct Stack {
    pub(super) transports: Transports,
    pub(super) policy: RetryPolicy,
    pub(super) budget: RetryBudget,
    pub(super) limiter: RateLimiter,
}

impl Stack {
    /// The typed client over the layers.
    ///
    /// Retry is outermost, so that each attempt carries a token that is good at its time and waits for its turn; the rate limit is
    /// innermost, so that the second try after a 401 is counted as well.
    pub(super) fn client(&self, core: &ClientCore, source: Option<Arc<dyn TokenSource>>) -> Client {
        // The token is for the API alone: the sign-in host takes it in the body where it wants it.
        let origins = core.base_url("api").map(url::Url::origin).ok();
        let limited =
            RateLimitTransport::new(Arc::clone(&self.transports.plain), self.limiter.clone());
        let signed = AuthTransport::new(limited, source, origins);
        let retried = RetryTransport::new(signed, self.policy.clone(), self.budget.clone());
        Client::from(core.with_transport(Arc::new(retried)))
    }

    /// The policy of the options, or else the client's.
    pub(super) fn policy(&self, options: &CallOptions) -> RetryPolicy {
        options.retry_policy().unwrap_or(&self.policy).clone()
    }
}

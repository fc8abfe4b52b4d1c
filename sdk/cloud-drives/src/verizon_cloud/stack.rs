//! The layers around the transport of the API.

use std::sync::Arc;

use ::verizon_cloud::Client;
use cloud_drives_core::{CallOptions, ClientCore, Transport};
use url::{Origin, Url};

use crate::auth::{AuthTransport, TokenSource};
use crate::connection::Transports;
use crate::options::CallOptionsExt;
use crate::rate_limit::{RateLimitTransport, RateLimiter};
use crate::retry::{Retrier, RetryBudget, RetryPolicy, RetryTransport};

/// The transports, and the layers that go around them.
pub(super) struct Stack {
    pub(super) transports: Transports,
    pub(super) policy: RetryPolicy,
    pub(super) budget: RetryBudget,
    pub(super) limiter: RateLimiter,
    pub(super) defaults: CallOptions,
    /// Where uploads may lead to, besides the API's own origin.
    pub(super) upload_origins: Vec<Origin>,
}

impl Stack {
    /// The typed client over the layers.
    ///
    /// Retry is outermost, so that each attempt carries a token that is good at its time and waits for its turn; the rate limit is
    /// innermost, so that the second try after a 401 is counted as well.
    pub(super) fn client(&self, core: &ClientCore, source: Option<Arc<dyn TokenSource>>) -> Client {
        let limited =
            RateLimitTransport::new(Arc::clone(&self.transports.plain), self.limiter.clone());
        // A 401 is final for its token (`wire.md §7`).
        let signed =
            AuthTransport::new(limited, source, own_origin(core)).only_with_another_token();
        let retried = RetryTransport::new(signed, self.policy.clone(), self.budget.clone());
        let core = core.with_default_options(self.defaults.clone());
        Client::from(core.with_transport(Arc::new(retried)))
    }

    /// The typed client for sign-in: no token, and of the default options the headers alone, since a renewal that is broken off at a
    /// deadline can lose the next refresh token.
    pub(super) fn sign_in(&self, core: &ClientCore) -> Client {
        let limited =
            RateLimitTransport::new(Arc::clone(&self.transports.plain), self.limiter.clone());
        let retried = RetryTransport::new(limited, self.policy.clone(), self.budget.clone());
        let headers = CallOptions::new().with_headers(self.defaults.headers().clone());
        let core = core.with_default_options(headers);
        Client::from(core.with_transport(Arc::new(retried)))
    }

    /// The way to addresses that the service hands out: one attempt, the token for the API's own origin and those that were named.
    pub(super) fn storage(
        &self,
        core: &ClientCore,
        source: Option<Arc<dyn TokenSource>>,
    ) -> Arc<dyn Transport> {
        let origins = own_origin(core)
            .into_iter()
            .chain(self.upload_origins.clone());
        let signed = AuthTransport::new(Arc::clone(&self.transports.storage), source, origins);
        Arc::new(signed.only_with_another_token())
    }

    /// Counts attempts by the policy of the options, or else the client's.
    pub(super) fn retrier(&self, options: &CallOptions) -> Retrier {
        let policy = options.retry_policy().unwrap_or(&self.policy).clone();
        Retrier::new(policy, self.budget.clone())
    }
}

/// The origin of the API, which is that of the sign-in as well.
pub(super) fn own_origin(core: &ClientCore) -> Option<Origin> {
    core.base_url("api").map(Url::origin).ok()
}

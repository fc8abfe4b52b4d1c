//! The layers around the transport of the API.

use std::sync::Arc;

use ::amazon_drive::Client;
use cloud_drives_core::{CallOptions, ClientCore, Transport};
use url::{Origin, Url};

use super::back_off::{BackOffTransport, Pause};
use crate::auth::{AuthTransport, TokenSource};
use crate::connection::Transports;
use crate::options::CallOptionsExt;
use crate::rate_limit::{RateLimitTransport, RateLimiter};
use crate::retry::{Retrier, RetryBudget, RetryPolicy, RetryTransport};

/// The transports, and the layers that go around that of the API.
#[derive(Clone)]
pub(super) struct Stack {
    pub(super) transports: Transports,
    /// For single calls, which all keep the same pause.
    pub(super) policy: RetryPolicy,
    /// For what takes more than one call, which can fail behind the head of an answer, where no pause is kept.
    pub(super) patient: RetryPolicy,
    pub(super) budget: RetryBudget,
    pub(super) limiter: RateLimiter,
    pub(super) pause: Pause,
}

impl Stack {
    /// The layers for some hosts; the token goes to these and to no other.
    ///
    /// Retry is outermost, so that each attempt carries a token that is good at its time and waits for its turn; the pause that all
    /// calls share is innermost, so that the second try after a 401 keeps it as well.
    pub(super) fn transport(
        &self,
        source: Option<Arc<dyn TokenSource>>,
        origins: impl IntoIterator<Item = Origin>,
    ) -> Arc<dyn Transport> {
        let paused = BackOffTransport::new(Arc::clone(&self.transports.plain), self.pause.clone());
        let limited = RateLimitTransport::new(paused, self.limiter.clone());
        let signed = AuthTransport::new(limited, source, origins);
        let retried = RetryTransport::new(signed, self.policy.clone(), self.budget.clone());
        Arc::new(retried)
    }

    /// The client for the hosts that need not be discovered: where one asks for the others, and where tokens come from.
    pub(super) fn fixed(&self, core: &ClientCore, source: Option<Arc<dyn TokenSource>>) -> Client {
        let origins = ["master", "oauth"]
            .into_iter()
            .filter_map(|server| core.base_url(server).map(Url::origin).ok());
        Client::from(core.with_transport(self.transport(source, origins)))
    }

    /// Counts attempts by the policy of the options, or else the client's.
    pub(super) fn retrier(&self, options: &CallOptions) -> Retrier {
        let policy = options.retry_policy().unwrap_or(&self.patient).clone();
        Retrier::new(policy, self.budget.clone())
    }
}

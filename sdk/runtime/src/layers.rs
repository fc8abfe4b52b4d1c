//! The layers around the transports of a client.

use std::sync::Arc;

use cloud_drives_core::{ClientCore, Transport, is_loopback};
use url::{Origin, Url};

use crate::auth::{AuthTransport, TokenSource};
use crate::provider::Provider;
use crate::rate_limit::{RateLimitTransport, RateLimiter, RateLimits};
use crate::retry::{
    PauseTransport, RetryBudget, RetryPolicy, RetryTransport, SettleTransport, SharedPause,
};
use crate::transfer::Storage;

/// The transports of a client, and the layers that go around them.
///
/// A look after a doubt is outermost, since it is a call of its own that goes through all other layers. Retries come next, so that each
/// attempt carries a token that is good at its time and waits for its turn. Limits and
/// pauses are inside the tokens, so that the second try after a 401 is counted as well.
///
/// Clones share limits and pauses; [`Layers::of_another_account`] shares the connections and the retry budget alone.
#[derive(Clone, Debug)]
pub struct Layers {
    pub(crate) provider: Provider,
    /// To the API.
    pub(crate) plain: Arc<dyn Transport>,
    /// To hosts that the API names.
    pub(crate) storage: Arc<dyn Transport>,
    /// Whether the API is on this machine, so that its links may lead here too.
    pub(crate) is_local: bool,
    pub(crate) policy: RetryPolicy,
    /// For what takes more than one call.
    pub(crate) patient: RetryPolicy,
    pub(crate) pause: SharedPause,
    pub(crate) budget: RetryBudget,
    pub(crate) limits: RateLimits,
    pub(crate) limiter: RateLimiter,
}

impl Layers {
    /// Returns the layers with limits and pauses of their own, over the same connections and the same retry budget.
    #[must_use]
    pub fn of_another_account(&self) -> Self {
        Self {
            limiter: RateLimiter::new(self.limits.clone()),
            pause: SharedPause::new(self.pause.policy()),
            ..self.clone()
        }
    }

    /// Returns the way to the API: looks after a doubt, then retries, then tokens, then limits, then pauses. A token goes to these origins and to no other.
    #[must_use]
    pub fn api(
        &self,
        source: Option<Arc<dyn TokenSource>>,
        origins: impl IntoIterator<Item = Origin>,
    ) -> Arc<dyn Transport> {
        let mut inner = Arc::clone(&self.plain);
        if !self.pause.policy().is_off() {
            let paused = PauseTransport::new(inner, self.pause.clone());
            inner = Arc::new(paused.leaving_out(self.provider.sign_in_servers()));
        }
        let limited = RateLimitTransport::new(inner, self.limiter.clone());
        let signed = self.signed(limited, source, origins);
        let rules = self.provider.rules();
        let retried = RetryTransport::new(signed, self.policy.clone(), self.budget.clone());
        let settled = SettleTransport::new(
            retried.rules(rules),
            self.patient.clone(),
            self.budget.clone(),
        );
        Arc::new(settled.rules(rules))
    }

    /// Returns the way to hosts that the API names: one attempt, no limits. A token goes to these origins and to no other.
    ///
    /// Where links need no token, [`Layers::storage`] is the way.
    #[must_use]
    pub fn storage_with_token(
        &self,
        source: Option<Arc<dyn TokenSource>>,
        origins: impl IntoIterator<Item = Origin>,
    ) -> Storage {
        let signed = self.signed(Arc::clone(&self.storage), source, origins);
        Storage::new(Arc::new(signed)).allow_loopback(self.is_local)
    }

    /// Returns the way to hosts that the API names: one attempt, no token, no limits.
    #[must_use]
    pub fn storage(&self) -> Storage {
        Storage::new(Arc::clone(&self.storage)).allow_loopback(self.is_local)
    }

    fn signed<T: Transport>(
        &self,
        inner: T,
        source: Option<Arc<dyn TokenSource>>,
        origins: impl IntoIterator<Item = Origin>,
    ) -> AuthTransport<T> {
        let signed = AuthTransport::new(inner, source, origins);
        if self.provider.sends_same_token_again() {
            signed
        } else {
            signed.only_with_another_token()
        }
    }

    /// Tells whether a client's servers that the access token is for are on this machine.
    pub(crate) fn are_local(provider: &Provider, core: &ClientCore) -> bool {
        let mut servers = provider.token_servers().iter();
        servers.any(|server| core.base_url(server).is_ok_and(is_loopback))
    }

    /// Returns the origins of a client's servers that the access token is for.
    #[must_use]
    pub fn token_origins(&self, core: &ClientCore) -> Vec<Origin> {
        let servers = self.provider.token_servers().iter();
        servers
            .filter_map(|server| core.base_url(server).map(Url::origin).ok())
            .collect()
    }

    /// Returns this policy, or else the client's for what takes more than one call, with the provider's rules.
    #[must_use]
    pub fn policy(&self, set: Option<&RetryPolicy>) -> RetryPolicy {
        let policy = set.unwrap_or(&self.patient).clone();
        policy.or_rules(self.provider.rules())
    }

    /// Returns the retry budget that all calls share.
    #[must_use]
    pub fn budget(&self) -> &RetryBudget {
        &self.budget
    }

    /// Returns the provider.
    #[must_use]
    pub fn provider(&self) -> &Provider {
        &self.provider
    }
}

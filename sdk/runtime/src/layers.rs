//! The layers around the transports of a client.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use cloud_drives_core::{ClientCore, PlainHttpHosts, Transport, is_loopback};
use http::HeaderValue;
use url::{Origin, Url};

use crate::auth::{AuthTransport, TokenSource};
use crate::provider::Provider;
use crate::rate_limit::{RateLimitTransport, RateLimiter, RateLimits};
use crate::retry::{
    PauseTransport, RetryBudget, RetryPolicy, RetryTransport, SettleTransport, SharedPause,
};
use crate::trace;
use crate::transfer::Storage;

/// The transports of a client, and the layers around them.
///
/// Settling is outermost, since a look-up is a call of its own that goes through all other layers. Retries come next,
/// so that each attempt carries a token that is valid at its time and waits for its turn. Limits and pauses are inside
/// the tokens, so that the second attempt after a 401 is counted as well.
///
/// Clones share limits and pauses; [`Layers::of_another_account`] shares the connections and the retry budget alone.
#[derive(Clone, Debug)]
pub struct Layers {
    pub(crate) provider: Provider,
    /// To the API.
    pub(crate) plain: Arc<dyn Transport>,
    /// To hosts that the API names.
    pub(crate) storage: Arc<dyn Transport>,
    /// Whether the API is on this machine, so that its links may lead to this machine too.
    pub(crate) is_local: bool,
    /// The hosts to which links may lead over plain http.
    pub(crate) plain_http: PlainHttpHosts,
    pub(crate) user_agent: HeaderValue,
    pub(crate) policy: RetryPolicy,
    /// The policy for what takes more than one call.
    pub(crate) patient: RetryPolicy,
    pub(crate) pause: SharedPause,
    pub(crate) budget: RetryBudget,
    pub(crate) limits: RateLimits,
    pub(crate) limiter: RateLimiter,
    pub(crate) accounts: Accounts,
}

/// Limits and pauses of accounts, by their ids.
#[derive(Clone, Debug, Default)]
pub(crate) struct Accounts(Arc<Mutex<Known>>);

#[derive(Debug, Default)]
struct Known {
    accounts: HashMap<String, (RateLimiter, SharedPause)>,
    /// The number of accounts from which on idle ones are forgotten.
    most: usize,
}

/// The initial number of accounts from which on idle ones are forgotten.
const MANY_ACCOUNTS: usize = 1000;

impl Known {
    /// Returns limits and pauses of an account.
    ///
    /// Those of accounts without a client are forgotten now and then, once they would hold no call back; each search
    /// waits until there are twice as many, so that ten thousand accounts are not searched for each new one.
    fn of(
        &mut self,
        id: &str,
        new: impl FnOnce() -> (RateLimiter, SharedPause),
    ) -> (RateLimiter, SharedPause) {
        if let Some((limiter, pause)) = self.accounts.get(id) {
            return (limiter.clone(), pause.clone());
        }
        if self.accounts.len() >= self.most.max(MANY_ACCOUNTS) {
            self.accounts.retain(|_, (limiter, pause)| {
                limiter.is_shared() || pause.is_shared() || limiter.counts() || pause.holds()
            });
            self.most = self.accounts.len() * 2;
        }
        let (limiter, pause) = new();
        self.accounts
            .insert(id.to_owned(), (limiter.clone(), pause.clone()));
        (limiter, pause)
    }
}

#[cfg(test)]
impl Accounts {
    pub(crate) fn know(&self, id: &str) -> bool {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.accounts.contains_key(id)
    }
}

impl Layers {
    /// Returns the layers with limits and pauses of their own, over the same connections and the same retry budget.
    #[must_use]
    pub fn of_another_account(&self) -> Self {
        Self {
            limiter: RateLimiter::new(self.limits.clone()),
            pause: SharedPause::new(self.pause.policy()),
            accounts: Accounts::default(),
            ..self.clone()
        }
    }

    /// Returns the layers with the limits and pauses of an account.
    ///
    /// Clones of these layers share them if they name the same id.
    #[must_use]
    pub(crate) fn of_account(&self, id: &str) -> Self {
        let known = &self.accounts.0;
        let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
        let (limiter, pause) = known.of(id, || {
            let pause = SharedPause::new(self.pause.policy());
            (RateLimiter::new(self.limits.clone()), pause)
        });
        Self {
            limiter,
            pause,
            ..self.clone()
        }
    }

    /// Returns the way to the API: a span, then looks after a doubt, then retries, then tokens, then limits, then pauses.
    ///
    /// A token goes to these origins and to no other.
    #[must_use]
    pub fn api(
        &self,
        source: Option<Arc<dyn TokenSource>>,
        origins: impl IntoIterator<Item = Origin>,
    ) -> Arc<dyn Transport> {
        let paused = PauseTransport::new(Arc::clone(&self.plain), self.pause.clone())
            .leaving_out(self.provider.sign_in_servers());
        let limited = RateLimitTransport::new(paused, self.limiter.clone());
        let signed = self.signed(limited, source, origins);
        let rules = self.provider.rules();
        let retried = RetryTransport::new(signed, self.policy.clone(), self.budget.clone());
        let settled = SettleTransport::new(
            retried.rules(rules),
            self.patient.clone(),
            self.budget.clone(),
        );
        trace::calls(settled.rules(rules), self.provider.name())
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
        self.storage_over(Arc::new(signed))
    }

    /// Returns the way to hosts that the API names: one attempt, no token, no limits.
    #[must_use]
    pub fn storage(&self) -> Storage {
        self.storage_over(Arc::clone(&self.storage))
    }

    fn storage_over(&self, transport: Arc<dyn Transport>) -> Storage {
        Storage::new(transport)
            .allow_loopback(self.is_local)
            .plain_http(self.plain_http.clone())
            .user_agent(self.user_agent.clone())
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

    /// Returns whether a client's servers that the access token is for are on this machine.
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

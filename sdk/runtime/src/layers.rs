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
/// Settling is outermost, because a look-up is a separate call through all other layers. Retries are next, so that each attempt carries a
/// token that is valid at that time and waits for the rate limit. Limits and pauses are inside the tokens, so that the second attempt after
/// a 401 is counted as well.
///
/// Clones share limits and pauses; [`Layers::of_another_account`] shares only the connections and the retry budget.
#[derive(Clone, Debug)]
pub struct Layers {
    pub(crate) provider: Provider,
    /// The transport to the API.
    pub(crate) plain: Arc<dyn Transport>,
    /// The transport to hosts that the API names.
    pub(crate) storage: Arc<dyn Transport>,
    /// Whether the API is on this machine, so that its links may point to this machine too.
    pub(crate) is_local: bool,
    /// The hosts to which links may point over plain http.
    pub(crate) plain_http: PlainHttpHosts,
    pub(crate) user_agent: HeaderValue,
    pub(crate) policy: RetryPolicy,
    /// The policy for everything that sends several requests.
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
    /// The number of accounts above which idle ones are dropped.
    most: usize,
}

/// The initial number of accounts above which idle ones are dropped.
const MANY_ACCOUNTS: usize = 1000;

impl Known {
    /// Returns limits and pauses of an account.
    ///
    /// Those of accounts without a client are dropped from time to time, once they would no longer delay a call. Each search waits until
    /// the number of accounts has doubled, so that ten thousand accounts are not searched for each new one.
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
    /// Returns the layers with their own limits and pauses, over the same connections and the same retry budget.
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
    /// Clones of these layers with the same id share them.
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

    /// Returns the transport to the API: a span, then look-ups, then retries, then tokens, then limits, then pauses.
    ///
    /// A token is sent only to these origins.
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

    /// Returns the access to hosts that the API names: one attempt, no limits. A token is sent only to these origins.
    ///
    /// If links require no token, use [`Layers::storage`].
    #[must_use]
    pub fn storage_with_token(
        &self,
        source: Option<Arc<dyn TokenSource>>,
        origins: impl IntoIterator<Item = Origin>,
    ) -> Storage {
        let signed = self.signed(Arc::clone(&self.storage), source, origins);
        self.storage_over(Arc::new(signed))
    }

    /// Returns the access to hosts that the API names: one attempt, no token, no limits.
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

    /// Returns whether the servers that may receive the access token are on this machine.
    pub(crate) fn are_local(provider: &Provider, core: &ClientCore) -> bool {
        let mut servers = provider.token_servers().iter();
        servers.any(|server| core.base_url(server).is_ok_and(is_loopback))
    }

    /// Returns the origins of the servers that may receive the access token.
    #[must_use]
    pub fn token_origins(&self, core: &ClientCore) -> Vec<Origin> {
        let servers = self.provider.token_servers().iter();
        servers
            .filter_map(|server| core.base_url(server).map(Url::origin).ok())
            .collect()
    }

    /// Returns this policy, or else the client's for everything that sends several requests, with the provider's rules.
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

//! The settings of every provider's builder.

mod configure;
mod connect;

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use cloud_drives_core::{CallOptions, Error, HttpOptions, PlainHttpHosts, Secret, Transport};

use crate::PollSettings;
use crate::auth::{AccessToken, Callback, Clock, TokenSource, TokenStore};
use crate::oauth::Application;
use crate::provider::Provider;
use crate::rate_limit::RateLimits;
use crate::retry::{PausePolicy, RetryBudget, RetryPolicy};

pub use configure::Configure;

/// The default user agent.
const USER_AGENT: &str = concat!("cloud-drives/", env!("CARGO_PKG_VERSION"));

/// The settings of every provider's builder; [`Configure`] has the setters.
///
/// A provider's builder embeds them, adds its own, and builds the client with [`Settings::connect`]. Clients built from clones share only
/// what was set explicitly: a transport, a token source, a retry budget.
#[derive(Clone)]
pub struct Settings {
    provider: &'static Provider,
    token: Option<Secret>,
    token_lifetime: Option<Duration>,
    token_source: Option<Arc<dyn TokenSource>>,
    token_file: Option<PathBuf>,
    token_store: Option<Arc<dyn TokenStore>>,
    refresh_token: Option<Secret>,
    on_refreshed: Option<Callback>,
    refresh_ahead: Option<Duration>,
    application: Option<Application>,
    redirect_uri: Option<String>,
    clock: Clock,
    base_urls: Vec<(String, String)>,
    transport: Option<Arc<dyn Transport>>,
    storage_transport: Option<Arc<dyn Transport>>,
    http: HttpOptions,
    storage_idle_timeout: Option<Duration>,
    retry_policy: Option<RetryPolicy>,
    /// The retry budget; each client has its own if `None`.
    retry_budget: Option<RetryBudget>,
    pause_policy: PausePolicy,
    rate_limits: RateLimits,
    poll: PollSettings,
    default_options: CallOptions,
    max_json_bytes: Option<u64>,
}

impl Settings {
    /// Creates the default settings of a provider.
    #[must_use]
    pub fn new(provider: &'static Provider) -> Self {
        let defaults = provider.defaults();
        Self {
            provider,
            token: None,
            token_lifetime: None,
            token_source: None,
            token_file: None,
            token_store: None,
            refresh_token: None,
            on_refreshed: None,
            refresh_ahead: None,
            application: None,
            redirect_uri: None,
            clock: Clock::default(),
            base_urls: Vec::new(),
            transport: None,
            storage_transport: None,
            http: HttpOptions::new()
                .user_agent(USER_AGENT)
                .connect_timeout(defaults.connect_timeout)
                .idle_timeout(defaults.idle_timeout),
            storage_idle_timeout: defaults.storage_idle_timeout,
            retry_policy: None,
            retry_budget: None,
            pause_policy: defaults.pause_policy,
            rate_limits: RateLimits::from_spec(),
            poll: defaults.poll,
            default_options: CallOptions::new(),
            max_json_bytes: None,
        }
    }

    /// Returns the application with its redirect address, if one was set.
    #[must_use]
    pub fn application(&self) -> Option<Application> {
        let application = self.application.clone()?;
        Some(match &self.redirect_uri {
            Some(redirect_uri) => application.with_redirect_uri(redirect_uri.as_str()),
            None => application,
        })
    }

    /// Returns the retry policy that was set, or else the provider's.
    #[must_use]
    pub fn retry_policy(&self) -> RetryPolicy {
        let set = self.retry_policy.clone();
        set.unwrap_or_else(self.provider.defaults().retry_policy)
    }

    /// Returns the retry policy that was set, or else the provider's for everything that sends several requests.
    fn transfer_retry_policy(&self) -> RetryPolicy {
        let defaults = self.provider.defaults();
        let default = defaults
            .transfer_retry_policy
            .unwrap_or(defaults.retry_policy);
        self.retry_policy.clone().unwrap_or_else(default)
    }

    /// Returns whether a token or a token source was set.
    #[must_use]
    pub fn tokens_are_set(&self) -> bool {
        self.token.is_some()
            || self.refresh_token.is_some()
            || self.token_source.is_some()
            || self.token_file.is_some()
            || self.token_store.is_some()
    }

    /// Returns whether a refresh token was set.
    #[must_use]
    pub fn refresh_token_is_set(&self) -> bool {
        self.refresh_token.is_some()
    }

    /// Returns the token file, if one was set.
    #[must_use]
    pub fn token_file(&self) -> Option<&PathBuf> {
        self.token_file.as_ref()
    }

    /// Returns the clock for token files.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Returns the servers whose addresses were set, with their addresses.
    pub fn base_urls(&self) -> impl Iterator<Item = (&str, &str)> {
        let urls = self.base_urls.iter();
        urls.map(|(server, url)| (server.as_str(), url.as_str()))
    }

    /// Returns the hosts that may be reached over plain http besides this machine.
    ///
    /// # Errors
    ///
    /// Fails with [`Error::is_invalid_input`] if an entry is not a host; the message names the first.
    pub fn plain_http(&self) -> Result<PlainHttpHosts, Error> {
        self.http.plain_http()
    }

    /// Returns how long before its expiry a token is renewed, if that was set or the provider recommends a value.
    fn ahead(&self) -> Option<Duration> {
        self.refresh_ahead.or(self.provider.oauth().refresh_ahead)
    }

    /// Takes the access token that was set, with its lifetime.
    #[must_use]
    pub fn take_token(&mut self) -> Option<AccessToken> {
        let access = AccessToken::new(self.token.take()?);
        Some(match self.token_lifetime {
            Some(lifetime) => access.expires_in(lifetime),
            None => access,
        })
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("token_is_set", &self.token.is_some())
            .field("refresh_token_is_set", &self.refresh_token.is_some())
            .field("token_file", &self.token_file)
            .field("application", &self.application)
            .field("base_urls", &self.base_urls)
            .field("http", &self.http)
            .field("retry_policy", &self.retry_policy)
            .finish_non_exhaustive()
    }
}

//! The settings that the builders of all providers have.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use cloud_drives_core::{
    CallOptions, ClientBuilder, ClientCore, Error, HttpTransport, Secret, Transport,
};

use crate::PollSettings;
use crate::auth::{
    AccessToken, Callback, Clock, KeepOutcome, StaticToken, TokenFile, TokenRefresher, TokenSource,
    Tokens, callback,
};
use crate::handle::{Handle, Shared};
use crate::layers::Layers;
use crate::oauth::Application;
use crate::provider::Provider;
use crate::rate_limit::{RateLimiter, RateLimits};
use crate::retry::{PausePolicy, RetryBudget, RetryPolicy, SharedPause};

/// What a client calls itself by default.
const USER_AGENT: &str = concat!("cloud-drives/", env!("CARGO_PKG_VERSION"));

/// The settings that the builders of all providers have; [`Configure`] has the setters.
///
/// A provider's builder embeds them, adds its own, and makes the client with [`Settings::connect`].
pub struct Settings {
    provider: &'static Provider,
    token: Option<Secret>,
    token_lifetime: Option<Duration>,
    token_source: Option<Arc<dyn TokenSource>>,
    token_file: Option<PathBuf>,
    refresh_token: Option<Secret>,
    on_refreshed: Option<Callback>,
    refresh_ahead: Option<Duration>,
    application: Option<Application>,
    redirect_uri: Option<String>,
    clock: Clock,
    base_urls: Vec<(String, String)>,
    transport: Option<Arc<dyn Transport>>,
    storage_transport: Option<Arc<dyn Transport>>,
    user_agent: String,
    connect_timeout: Duration,
    idle_timeout: Duration,
    storage_idle_timeout: Option<Duration>,
    retry_policy: Option<RetryPolicy>,
    retry_budget: RetryBudget,
    pause_policy: PausePolicy,
    rate_limits: RateLimits,
    poll: PollSettings,
    default_options: CallOptions,
    max_json_bytes: Option<u64>,
}

impl Settings {
    /// Creates the settings as they are by default for a provider.
    #[must_use]
    pub fn new(provider: &'static Provider) -> Self {
        let defaults = provider.defaults();
        Self {
            provider,
            token: None,
            token_lifetime: None,
            token_source: None,
            token_file: None,
            refresh_token: None,
            on_refreshed: None,
            refresh_ahead: None,
            application: None,
            redirect_uri: None,
            clock: Clock::default(),
            base_urls: Vec::new(),
            transport: None,
            storage_transport: None,
            user_agent: USER_AGENT.to_owned(),
            connect_timeout: defaults.connect_timeout,
            idle_timeout: defaults.idle_timeout,
            storage_idle_timeout: defaults.storage_idle_timeout,
            retry_policy: None,
            retry_budget: RetryBudget::default(),
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

    /// Returns the retry policy that was set, or else the provider's for what takes more than one call.
    fn transfer_retry_policy(&self) -> RetryPolicy {
        let defaults = self.provider.defaults();
        let default = defaults
            .transfer_retry_policy
            .unwrap_or(defaults.retry_policy);
        self.retry_policy.clone().unwrap_or_else(default)
    }

    /// Returns whether a token was set, or something that gives tokens.
    #[must_use]
    pub fn tokens_are_set(&self) -> bool {
        self.token.is_some()
            || self.refresh_token.is_some()
            || self.token_source.is_some()
            || self.token_file.is_some()
    }

    /// Returns whether a refresh token was set.
    #[must_use]
    pub fn refresh_token_is_set(&self) -> bool {
        self.refresh_token.is_some()
    }

    /// Returns the file of the tokens, if one was set.
    #[must_use]
    pub fn token_file(&self) -> Option<&PathBuf> {
        self.token_file.as_ref()
    }

    /// Returns what tells the time for files.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Returns the servers whose addresses were set, with these.
    pub fn base_urls(&self) -> impl Iterator<Item = (&str, &str)> {
        let urls = self.base_urls.iter();
        urls.map(|(server, url)| (server.as_str(), url.as_str()))
    }

    /// How long before its expiry a token is renewed, if that was set or the provider says it.
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

    /// Makes the handle of a client. Nothing is connected yet.
    ///
    /// # Errors
    ///
    /// [`ErrorClass::InvalidInput`](cloud_drives_core::ErrorClass::InvalidInput) with the name of the setting that can't be used.
    pub fn connect<C: From<ClientCore> + Clone + 'static>(
        self,
        client: ClientBuilder<C>,
    ) -> Result<Handle<C>, Error> {
        self.connect_with(client, |_| None)
    }

    /// Makes the handle of a client whose tokens something else may renew than the flow of the provider.
    ///
    /// `refresher` is given the client for sign-in, and gives what renews tokens, or nothing where the flow does.
    ///
    /// # Errors
    ///
    /// As [`Settings::connect`].
    pub fn connect_with<C: From<ClientCore> + Clone + 'static>(
        mut self,
        client: ClientBuilder<C>,
        refresher: impl FnOnce(&C) -> Option<Arc<dyn TokenRefresher>>,
    ) -> Result<Handle<C>, Error> {
        if self.storage_idle_timeout.is_some_and(|time| time.is_zero()) {
            return Err(Error::invalid_input(
                "storage_idle_timeout: must be longer than 0 s",
            ));
        }
        let plain = self.api_transport()?;
        let core = self.core(client, &plain)?;
        let storage = self.storage_transport.take();
        let layers = Layers {
            provider: *self.provider,
            storage: storage.unwrap_or_else(|| Arc::clone(&plain)),
            is_local: Layers::are_local(self.provider, &core),
            plain,
            policy: self.retry_policy(),
            patient: self.transfer_retry_policy(),
            pause: SharedPause::new(self.pause_policy),
            budget: self.retry_budget.clone(),
            limiter: RateLimiter::new(self.rate_limits.clone()),
            limits: self.rate_limits.clone(),
        };
        let shared = Shared {
            core,
            application: self.application(),
            refresher: None,
            default_options: self.default_options.clone(),
            poll: self.poll,
            storage_idle_timeout: self.storage_idle_timeout,
            refresh_ahead: self.ahead(),
            on_refreshed: self.on_refreshed.clone(),
        };
        let handle = Handle::new(layers, shared, refresher);
        self.with_tokens(handle)
    }

    /// The transport that was given, or HTTP.
    fn api_transport(&mut self) -> Result<Arc<dyn Transport>, Error> {
        if let Some(transport) = self.transport.take() {
            return Ok(transport);
        }
        let http = HttpTransport::builder()
            .connect_timeout(self.connect_timeout)
            .idle_timeout(self.idle_timeout)
            .user_agent(self.user_agent.as_str())
            .build()?;
        Ok(Arc::new(http))
    }

    /// The servers and limits, over the transport to the API.
    fn core<C: From<ClientCore>>(
        &self,
        mut client: ClientBuilder<C>,
        transport: &Arc<dyn Transport>,
    ) -> Result<ClientCore, Error> {
        client = client
            .transport(Arc::clone(transport))
            .user_agent(self.user_agent.as_str());
        for (server, url) in &self.base_urls {
            client = client.base_url(server, url.as_str());
        }
        if let Some(bytes) = self.max_json_bytes {
            client = client.max_json_bytes(bytes);
        }
        client.build_core()
    }

    /// The handle with the tokens that were set.
    fn with_tokens<C: From<ClientCore> + Clone + 'static>(
        mut self,
        handle: Handle<C>,
    ) -> Result<Handle<C>, Error> {
        let named = self.token.is_some() || self.refresh_token.is_some();
        if let Some(source) = self.token_source.take() {
            if named || self.token_file.is_some() {
                return Err(Error::invalid_input(
                    "token_source: replaces token, refresh_token and token_file; leave those out",
                ));
            }
            return Ok(handle.with_token_source(source));
        }
        if let Some(path) = self.token_file.take() {
            if named || self.on_refreshed.is_some() {
                return Err(Error::invalid_input(
                    "token_file: holds the tokens and keeps renewed ones; leave out token, refresh_token and on_refreshed",
                ));
            }
            let refresher = handle
                .refresher()
                .map_err(|_| lacks_application("token_file"))?;
            let mut file = TokenFile::with_clock(path, refresher, self.clock.clone());
            if let Some(ahead) = self.ahead() {
                file = file.refresh_ahead(ahead);
            }
            return Ok(handle.with_token_source(Arc::new(file)));
        }
        let access = self.take_token();
        match (self.refresh_token.take(), access) {
            (Some(refresh_token), access) => {
                handle
                    .refresher()
                    .map_err(|_| lacks_application("refresh_token"))?;
                handle.with_refresh_token(refresh_token, access)
            }
            (None, Some(access)) => {
                let source = StaticToken::new(access.secret().clone())?;
                Ok(handle.with_token_source(Arc::new(source)))
            }
            (None, None) => Ok(handle),
        }
    }
}

fn lacks_application(setting: &str) -> Error {
    Error::invalid_input(format!(
        "{setting}: can't be used without the application; set it with application(…)"
    ))
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("token_is_set", &self.token.is_some())
            .field("refresh_token_is_set", &self.refresh_token.is_some())
            .field("token_file", &self.token_file)
            .field("application", &self.application)
            .field("base_urls", &self.base_urls)
            .field("retry_policy", &self.retry_policy)
            .finish_non_exhaustive()
    }
}

/// The setters that the builders of all providers have.
///
/// A builder that embeds [`Settings`] implements [`Configure::settings`] and has them all:
///
/// ```
/// use cloud_drives_runtime::{Provider, Settings};
/// use cloud_drives_runtime::prelude::*;
///
/// static PROVIDER: Provider = Provider::new("Lagoon");
///
/// struct LagoonBuilder {
///     settings: Settings,
///     colour: Option<String>,
/// }
///
/// impl Configure for LagoonBuilder {
///     fn settings(&mut self) -> &mut Settings {
///         &mut self.settings
///     }
/// }
///
/// let builder = LagoonBuilder { settings: Settings::new(&PROVIDER), colour: None };
/// let builder = builder.token("…").user_agent("backup/1.0");
/// # let _ = builder.colour;
/// ```
pub trait Configure: Sized {
    /// Returns the settings that the setters change.
    fn settings(&mut self) -> &mut Settings;

    /// Sets the access token. Without one only calls that need none can be made.
    #[must_use]
    fn token(mut self, token: impl Into<Secret>) -> Self {
        self.settings().token = Some(token.into());
        self
    }

    /// Sets how long the access token is still good for, so that it is renewed in time.
    #[must_use]
    fn token_lifetime(mut self, lifetime: Duration) -> Self {
        self.settings().token_lifetime = Some(lifetime);
        self
    }

    /// Sets where tokens come from, in place of the other ways to name them.
    #[must_use]
    fn token_source(mut self, source: impl TokenSource) -> Self {
        self.settings().token_source = Some(Arc::new(source));
        self
    }

    /// Sets the file that holds the tokens, and to which renewed ones are written before they are used; see [`TokenFile`].
    ///
    /// It replaces [`token`](Configure::token), [`refresh_token`](Configure::refresh_token) and
    /// [`on_refreshed`](Configure::on_refreshed), and needs the [`application`](Configure::application).
    #[must_use]
    fn token_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.settings().token_file = Some(path.into());
        self
    }

    /// Sets the refresh token, with which access tokens are renewed before they expire and when the service refuses one.
    ///
    /// Needs the [`application`](Configure::application). Where the service replaces a refresh token by its use, keep the new one with
    /// [`on_refreshed`](Configure::on_refreshed).
    #[must_use]
    fn refresh_token(mut self, refresh_token: impl Into<Secret>) -> Self {
        self.settings().refresh_token = Some(refresh_token.into());
        self
    }

    /// Sets a function that keeps renewed tokens. It is awaited before they are used.
    ///
    /// It returns nothing, or a `Result` that says whether the tokens are kept. If it returns an error or panics, the call that wanted
    /// the token fails, unless the old one is still good; the new tokens stay in memory, and the function gets them again before they
    /// are used.
    #[must_use]
    fn on_refreshed<F, Fut>(mut self, keep: F) -> Self
    where
        F: Fn(Tokens) -> Fut + Send + Sync + 'static,
        Fut: Future + Send + 'static,
        Fut::Output: KeepOutcome,
    {
        self.settings().on_refreshed = Some(callback(keep));
        self
    }

    /// Sets how long before its expiry a token is renewed. Default: what the provider recommends, or else 5 minutes, and 2 minutes for those of a file.
    #[must_use]
    fn refresh_ahead(mut self, ahead: Duration) -> Self {
        self.settings().refresh_ahead = Some(ahead);
        self
    }

    /// Sets the application's id and secret, for sign-in, refresh and revocation.
    #[must_use]
    fn application(mut self, id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        self.settings().application = Some(Application::new(id, secret));
        self
    }

    /// Sets the id of an application that can keep no secret, and signs in with PKCE.
    #[must_use]
    fn public_application(mut self, id: impl Into<String>) -> Self {
        self.settings().application = Some(Application::public(id));
        self
    }

    /// Sets the address that browsers are sent back to by default, exactly as the application is registered with it.
    #[must_use]
    fn redirect_uri(mut self, redirect_uri: impl Into<String>) -> Self {
        self.settings().redirect_uri = Some(redirect_uri.into());
        self
    }

    /// Sets what tells the time for files of tokens. Default: the system's clock.
    #[must_use]
    fn clock(mut self, clock: Clock) -> Self {
        self.settings().clock = clock;
        self
    }

    /// Sets the address of a server, by its name in the spec (`api`, `oauth`): `https`, or `http` on this machine.
    #[must_use]
    fn base_url(mut self, server: &str, url: impl Into<String>) -> Self {
        let base_url = (server.to_owned(), url.into());
        self.settings().base_urls.push(base_url);
        self
    }

    /// Sets the transport for the API and, unless [`storage_transport`](Configure::storage_transport) sets another, for storage hosts.
    ///
    /// It makes one attempt; the layers go around it. The timeouts for connecting and idling are then its own.
    #[must_use]
    fn transport(mut self, transport: impl Transport) -> Self {
        self.settings().transport = Some(Arc::new(transport));
        self
    }

    /// Sets the transport for hosts that the API names. A token goes through it only where the provider wants one there.
    #[must_use]
    fn storage_transport(mut self, transport: impl Transport) -> Self {
        self.settings().storage_transport = Some(Arc::new(transport));
        self
    }

    /// Sets what the program calls itself.
    #[must_use]
    fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.settings().user_agent = user_agent.into();
        self
    }

    /// Sets the longest time for making a connection. Default: the provider's, 10 s or 30 s.
    #[must_use]
    fn connect_timeout(mut self, connect_timeout: Duration) -> Self {
        self.settings().connect_timeout = connect_timeout;
        self
    }

    /// Sets the longest time without a byte moving on a call. Default: the provider's, mostly 60 s.
    #[must_use]
    fn idle_timeout(mut self, idle_timeout: Duration) -> Self {
        self.settings().idle_timeout = idle_timeout;
        self
    }

    /// Sets the longest time without a byte moving on an upload and on storage hosts. Default: the provider's, mostly 5 minutes.
    ///
    /// It is longer than that of calls, since a service can take its time after the last byte of a large file.
    #[must_use]
    fn storage_idle_timeout(mut self, idle_timeout: Duration) -> Self {
        self.settings().storage_idle_timeout = Some(idle_timeout);
        self
    }

    /// Sets when calls are repeated, unless their options say otherwise. Default: the provider's.
    #[must_use]
    fn retry_policy(mut self, policy: RetryPolicy) -> Self {
        self.settings().retry_policy = Some(policy);
        self
    }

    /// Sets how many repeats all calls may make together. Default: that of [`RetryBudget::default`].
    #[must_use]
    fn retry_budget(mut self, budget: RetryBudget) -> Self {
        self.settings().retry_budget = budget;
        self
    }

    /// Sets how long all calls pause together while the service fails. Default: the provider's, mostly not at all.
    #[must_use]
    fn pause_policy(mut self, policy: PausePolicy) -> Self {
        self.settings().pause_policy = policy;
        self
    }

    /// Sets how often calls may be made. Default: what the provider documents for each operation, if it does.
    #[must_use]
    fn rate_limits(mut self, limits: RateLimits) -> Self {
        self.settings().rate_limits = limits;
        self
    }

    /// Sets how often to ask for background operations, and for how long. Default: the provider's, mostly once a second and without a
    /// timeout.
    #[must_use]
    fn poll(mut self, poll: PollSettings) -> Self {
        self.settings().poll = poll;
        self
    }

    /// Sets options for every call, those of the typed client included, under the options of the call itself.
    #[must_use]
    fn default_options(mut self, options: CallOptions) -> Self {
        self.settings().default_options = options;
        self
    }

    /// Sets the largest JSON answer, in bytes. Default: 64 MiB. A call can have its own limit
    /// ([`CallOptions::with_max_response_bytes`]).
    #[must_use]
    fn max_json_bytes(mut self, bytes: u64) -> Self {
        self.settings().max_json_bytes = Some(bytes);
        self
    }
}

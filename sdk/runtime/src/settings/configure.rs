//! The setters of every provider's builder.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use cloud_drives_core::{CallOptions, HttpOptions, Secret, Transport};

use super::Settings;
use crate::PollSettings;
use crate::auth::{Clock, KeepOutcome, TokenSource, TokenStore, Tokens, callback};
use crate::oauth::Application;
use crate::rate_limit::RateLimits;
use crate::retry::{PausePolicy, RetryBudget, RetryPolicy};

/// The setters of every provider's builder.
///
/// A builder that embeds [`Settings`] only implements [`Configure::settings`]:
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

    /// Sets the access token. Without it, only calls that need no token can be made.
    #[must_use]
    fn token(mut self, token: impl Into<Secret>) -> Self {
        self.settings().token = Some(token.into());
        self
    }

    /// Sets the remaining lifetime of the access token, so that it is renewed before it expires.
    #[must_use]
    fn token_lifetime(mut self, lifetime: Duration) -> Self {
        self.settings().token_lifetime = Some(lifetime);
        self
    }

    /// Sets the token source, in place of other token settings.
    #[must_use]
    fn token_source(mut self, source: impl TokenSource) -> Self {
        self.settings().token_source = Some(Arc::new(source));
        self
    }

    /// Sets the file that holds the tokens; see [`TokenFile`](crate::auth::TokenFile).
    ///
    /// Renewed tokens are written to the file before they are used.
    ///
    /// It replaces [`token`](Configure::token), [`refresh_token`](Configure::refresh_token) and
    /// [`on_refreshed`](Configure::on_refreshed), and requires the [`application`](Configure::application).
    #[must_use]
    fn token_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.settings().token_file = Some(path.into());
        self
    }

    /// Sets the store that holds the tokens, such as a database or a keyring; see [`TokenStore`].
    ///
    /// Renewed tokens are saved in it before they are used.
    ///
    /// It replaces the same setters as [`token_file`](Configure::token_file), and requires the [`application`](Configure::application).
    #[must_use]
    fn token_store(mut self, store: impl TokenStore) -> Self {
        self.settings().token_store = Some(Arc::new(store));
        self
    }

    /// Sets the refresh token, with which access tokens are renewed before they expire and after the service has refused one.
    ///
    /// Requires the [`application`](Configure::application). If the service issues a new refresh token with each refresh, store it with
    /// [`on_refreshed`](Configure::on_refreshed).
    #[must_use]
    fn refresh_token(mut self, refresh_token: impl Into<Secret>) -> Self {
        self.settings().refresh_token = Some(refresh_token.into());
        self
    }

    /// Sets a function that stores renewed tokens. It is awaited before they are used.
    ///
    /// The function returns nothing or a `Result`. If it returns an error or panics, the call that requested the token fails unless the old
    /// one is still valid. The new tokens stay in memory, and the function is called with them again before they are used.
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

    /// Sets how long before its expiry a token is renewed. A token is never renewed before half of its lifetime.
    ///
    /// Default: the provider's recommendation, or else 5 minutes; 2 minutes for tokens from a file or another store.
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

    /// Sets the id of an application without a secret, which signs in with PKCE.
    #[must_use]
    fn public_application(mut self, id: impl Into<String>) -> Self {
        self.settings().application = Some(Application::public(id));
        self
    }

    /// Sets the default redirect address of sign-ins, exactly as registered for the application.
    #[must_use]
    fn redirect_uri(mut self, redirect_uri: impl Into<String>) -> Self {
        self.settings().redirect_uri = Some(redirect_uri.into());
        self
    }

    /// Sets the clock for token files. Default: the system's clock.
    #[must_use]
    fn clock(mut self, clock: Clock) -> Self {
        self.settings().clock = clock;
        self
    }

    /// Sets the address of a server, by its name in the spec (`api`, `oauth`).
    ///
    /// It must be `https`, or `http` on this machine or on a host that [`HttpOptions::danger_accept_plain_http`] names.
    #[must_use]
    fn base_url(mut self, server: &str, url: impl Into<String>) -> Self {
        let base_url = (server.to_owned(), url.into());
        self.settings().base_urls.push(base_url);
        self
    }

    /// Sets the transport for the API and for storage hosts.
    ///
    /// [`storage_transport`](Configure::storage_transport) overrides it for storage hosts.
    ///
    /// It makes a single attempt per request; the layers wrap it. The settings for connections, connecting and idle timeouts then do not
    /// apply.
    #[must_use]
    fn transport(mut self, transport: impl Transport) -> Self {
        self.settings().transport = Some(Arc::new(transport));
        self
    }

    /// Sets the transport for hosts that the API names. It sends a token only if the provider requires one there.
    #[must_use]
    fn storage_transport(mut self, transport: impl Transport) -> Self {
        self.settings().storage_transport = Some(Arc::new(transport));
        self
    }

    /// Sets the options of the HTTP transport: proxy, certificates, connections, timeouts, plain http.
    ///
    /// Options that are not set keep their earlier values or the provider's defaults.
    ///
    /// With a [`transport`](Configure::transport) of the caller's, only the user agent and the hosts for plain http have an effect.
    ///
    /// ```
    /// use cloud_drives_runtime::prelude::*;
    /// use cloud_drives_runtime::{HttpOptions, Proxy};
    ///
    /// fn in_the_office(builder: impl Configure) -> impl Configure {
    ///     let proxy = Proxy::new("http://proxy.example:3128").credentials("build", "opensesame");
    ///     builder.http(HttpOptions::new().proxy(proxy))
    /// }
    /// ```
    #[must_use]
    fn http(mut self, options: HttpOptions) -> Self {
        let settings = self.settings();
        settings.http = options.with_defaults(&settings.http);
        self
    }

    /// Sets the user agent for the API and for storage hosts. Default: `cloud-drives/` and its version.
    #[must_use]
    fn user_agent(self, user_agent: impl Into<String>) -> Self {
        self.http(HttpOptions::new().user_agent(user_agent))
    }

    /// Sets the timeout for connecting. Default: the provider's, 10 s or 30 s.
    #[must_use]
    fn connect_timeout(self, connect_timeout: Duration) -> Self {
        self.http(HttpOptions::new().connect_timeout(connect_timeout))
    }

    /// Sets the idle timeout of calls. Default: the provider's, usually 60 s.
    #[must_use]
    fn idle_timeout(self, idle_timeout: Duration) -> Self {
        self.http(HttpOptions::new().idle_timeout(idle_timeout))
    }

    /// Sets how many idle connections to a host are kept for later calls; see [`HttpOptions::idle_connections`]. Default: 16.
    #[must_use]
    fn idle_connections(self, per_host: usize) -> Self {
        self.http(HttpOptions::new().idle_connections(per_host))
    }

    /// Sets the idle timeout of uploads and of requests to storage hosts.
    ///
    /// Default: the provider's, usually 5 minutes.
    ///
    /// It is longer than that of calls, because a service may take a while after the last byte of a large file.
    #[must_use]
    fn storage_idle_timeout(mut self, idle_timeout: Duration) -> Self {
        self.settings().storage_idle_timeout = Some(idle_timeout);
        self
    }

    /// Sets the retry policy. The options of a call take precedence. Default: the provider's.
    #[must_use]
    fn retry_policy(mut self, policy: RetryPolicy) -> Self {
        self.settings().retry_policy = Some(policy);
        self
    }

    /// Sets how many retries all calls may make together. Default: [`RetryBudget::default`].
    #[must_use]
    fn retry_budget(mut self, budget: RetryBudget) -> Self {
        self.settings().retry_budget = Some(budget);
        self
    }

    /// Sets how long all calls pause together while the service fails. Default: the provider's, usually no pause.
    #[must_use]
    fn pause_policy(mut self, policy: PausePolicy) -> Self {
        self.settings().pause_policy = policy;
        self
    }

    /// Sets how often calls may be made. Default: the limits that the provider documents for its operations.
    #[must_use]
    fn rate_limits(mut self, limits: RateLimits) -> Self {
        self.settings().rate_limits = limits;
        self
    }

    /// Sets how often to poll background operations, and for how long.
    ///
    /// Default: the provider's, usually once a second and without a timeout.
    #[must_use]
    fn poll(mut self, poll: PollSettings) -> Self {
        self.settings().poll = poll;
        self
    }

    /// Sets options for every call, including those of the typed client; the options of a call take precedence.
    #[must_use]
    fn default_options(mut self, options: CallOptions) -> Self {
        self.settings().default_options = options;
        self
    }

    /// Sets the largest JSON answer, in bytes.
    ///
    /// Default: 64 MiB. [`CallOptions::with_max_response_bytes`] overrides it for a call.
    #[must_use]
    fn max_json_bytes(mut self, bytes: u64) -> Self {
        self.settings().max_json_bytes = Some(bytes);
        self
    }
}

//! The description of a provider.

use std::fmt;
use std::time::Duration;

use cloud_drives_core::{
    ClientAuthentication, Error, OAuthEndpoint, OAuthFlow, OperationInfo, QuerySpace,
};

use crate::PollSettings;

use crate::retry::{PausePolicy, RetryPolicy, RetryRules};

/// The description of a provider: `'static` data held by the provider's module.
///
/// ```
/// use std::time::Duration;
/// use cloud_drives_runtime::retry::RetryRules;
/// use cloud_drives_runtime::retry::Verdict;
/// use cloud_drives_runtime::{Defaults, Provider};
///
/// const PROVIDER: Provider = Provider::new("Lagoon")
///     .with_token_servers(&["api"])
///     .with_rules(RetryRules::new(Verdict::of))
///     .with_defaults(Defaults {
///         idle_timeout: Duration::from_secs(30),
///         ..Defaults::COMMON
///     });
/// assert_eq!(PROVIDER.defaults().idle_timeout, Duration::from_secs(30));
/// ```
#[derive(Clone, Copy)]
pub struct Provider {
    name: &'static str,
    token_servers: &'static [&'static str],
    sign_in_servers: &'static [&'static str],
    oauth: &'static OAuthFlow,
    token_errors: Option<fn(Error) -> Error>,
    same_token_again: bool,
    rules: RetryRules,
    defaults: Defaults,
}

impl Provider {
    /// Creates the description of a provider. `name` is that of its client's type, for error messages.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            token_servers: &["api"],
            sign_in_servers: &["oauth"],
            oauth: &NO_SIGN_IN,
            token_errors: None,
            same_token_again: true,
            rules: RetryRules::of_http(),
            defaults: Defaults::COMMON,
        }
    }

    /// Sets the servers whose origins the access token may go to, by their names in the spec. Default: `api`.
    #[must_use]
    pub const fn with_token_servers(mut self, servers: &'static [&'static str]) -> Self {
        self.token_servers = servers;
        self
    }

    /// Sets the servers of the sign-in, by their names in the spec. Default: `oauth`.
    ///
    /// They are a separate service, so a pause while the API fails does not apply to them.
    #[must_use]
    pub const fn with_sign_in_servers(mut self, servers: &'static [&'static str]) -> Self {
        self.sign_in_servers = servers;
        self
    }

    /// Sets how users sign in: the `OAUTH` of the typed crate. Default: they can't.
    #[must_use]
    pub const fn with_oauth(mut self, flow: &'static OAuthFlow) -> Self {
        self.oauth = flow;
        self
    }

    /// Sets a function that maps each error of the token call, for providers with their own form of refusals.
    #[must_use]
    pub const fn with_token_errors(mut self, map: fn(Error) -> Error) -> Self {
        self.token_errors = Some(map);
        self
    }

    /// Makes a 401 final for its token: afterwards, a request is retried only with another token.
    ///
    /// By default, a request is sent once more even with the same token, because servers occasionally refuse valid tokens.
    #[must_use]
    pub const fn with_final_unauthorized(mut self) -> Self {
        self.same_token_again = false;
        self
    }

    /// Sets what failures say about a retry. Default: the general rules for HTTP.
    #[must_use]
    pub const fn with_rules(mut self, rules: RetryRules) -> Self {
        self.rules = rules;
        self
    }

    /// Sets the defaults of the clients' settings.
    #[must_use]
    pub const fn with_defaults(mut self, defaults: Defaults) -> Self {
        self.defaults = defaults;
        self
    }

    /// Returns the name of the client's type.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the servers whose origins the access token may go to.
    #[must_use]
    pub const fn token_servers(&self) -> &'static [&'static str] {
        self.token_servers
    }

    /// Returns what failures say about a retry.
    #[must_use]
    pub const fn rules(&self) -> RetryRules {
        self.rules
    }

    /// Returns the defaults of the clients' settings.
    #[must_use]
    pub const fn defaults(&self) -> &Defaults {
        &self.defaults
    }

    pub(crate) fn oauth(&self) -> &'static OAuthFlow {
        self.oauth
    }

    pub(crate) fn token_errors(&self) -> Option<fn(Error) -> Error> {
        self.token_errors
    }

    pub(crate) fn sign_in_servers(&self) -> &'static [&'static str] {
        self.sign_in_servers
    }

    pub(crate) fn sends_same_token_again(&self) -> bool {
        self.same_token_again
    }
}

impl fmt::Debug for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Provider")
            .field("name", &self.name)
            .field("token_servers", &self.token_servers)
            .field("defaults", &self.defaults)
            .finish_non_exhaustive()
    }
}

static NO_TOKEN_CALL: OperationInfo = OperationInfo::new("oauth.token", false);

/// The flow of a provider without one: every call of a sign-in fails with an error that says so.
static NO_SIGN_IN: OAuthFlow = OAuthFlow {
    authorize: None,
    token: OAuthEndpoint {
        operation: &NO_TOKEN_CALL,
        path: "/token",
        authentication: ClientAuthentication::Form,
    },
    grants: &[],
    device: None,
    revoke: None,
    scopes: &[],
    client_scopes: &[],
    pkce: true,
    implicit: false,
    rotates: false,
    lifetime: None,
    refresh_ahead: None,
    space: QuerySpace::Plus,
    max_state: None,
};

/// The defaults of a provider's clients.
#[derive(Clone, Copy, Debug)]
pub struct Defaults {
    /// Timeout for connecting.
    pub connect_timeout: Duration,
    /// Idle timeout of a call to the API.
    pub idle_timeout: Duration,
    /// Idle timeout of a transfer. `None`: each transfer has its own.
    pub storage_idle_timeout: Option<Duration>,
    /// Idle timeout of a call of the sign-in. `None`: that of the API.
    pub sign_in_idle_timeout: Option<Duration>,
    /// How often background operations are polled.
    pub poll: PollSettings,
    /// The retry policy of single calls.
    pub retry_policy: fn() -> RetryPolicy,
    /// The retry policy of everything that sends several requests, such as a transfer. `None`: that of single calls.
    pub transfer_retry_policy: Option<fn() -> RetryPolicy>,
    /// The shared pause of all calls while the service fails.
    pub pause_policy: PausePolicy,
}

impl Defaults {
    /// Values that suit most services.
    ///
    /// Timeouts: 10 s to connect, 60 s idle, 5 minutes idle on transfers. Polls once a second, retries by [`RetryPolicy::new`], and no
    /// shared pauses.
    pub const COMMON: Self = Self {
        connect_timeout: Duration::from_secs(10),
        idle_timeout: Duration::from_secs(60),
        storage_idle_timeout: Some(Duration::from_secs(300)),
        sign_in_idle_timeout: None,
        poll: PollSettings::every(Duration::from_secs(1)),
        retry_policy: RetryPolicy::new,
        transfer_retry_policy: None,
        pause_policy: PausePolicy::off(),
    };
}

impl Default for Defaults {
    fn default() -> Self {
        Self::COMMON
    }
}

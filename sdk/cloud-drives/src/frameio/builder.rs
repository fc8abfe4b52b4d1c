//! Settings of a [`FrameIo`].

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use ::frameio::Client;
use cloud_drives_core::{Error, Secret};

use super::ims::{SERVER_SCOPES, joined};
use super::rules::default_policy;
use super::stack::Stack;
use super::tokens::{Callback, Renewal, StoredTokens};
use super::{Application, FrameIo, Shared, Source};
use crate::auth::{AccessToken, KeepOutcome, StaticToken, TokenSource, Tokens, callback};
use crate::connection::Connection;
use crate::poll::PollSettings;
use crate::rate_limit::RateLimits;
use crate::retry::RetryPolicy;
use crate::setters::connection_setters;

/// Makes a [`FrameIo`]. What is wrong with a setting is said by [`FrameIoBuilder::build`].
///
/// ```
/// use std::time::Duration;
/// use cloud_drives::FrameIo;
/// use cloud_drives::retry::RetryPolicy;
///
/// let frame = FrameIo::builder()
///     .token("eyJ_EXAMPLE")
///     .retry_policy(RetryPolicy::new().attempts(6).deadline(Duration::from_secs(120)))
///     .build()?;
///
/// // A server on its own: it gets its tokens itself, and new ones before they end.
/// let server = FrameIo::builder().server_to_server("client-id", "client-secret").build()?;
/// # let _ = (frame, server);
/// # Ok::<(), cloud_drives::Error>(())
/// ```
#[must_use = "a builder does nothing until build() is called"]
pub struct FrameIoBuilder {
    token: Option<Secret>,
    token_lifetime: Option<Duration>,
    token_source: Option<Arc<dyn TokenSource>>,
    refresh_token: Option<Secret>,
    refresh_ahead: Duration,
    on_refreshed: Option<Callback>,
    application: Option<Application>,
    /// The rights of a server that signs itself in.
    server: Option<String>,
    storage_idle_timeout: Option<Duration>,
    retry_policy: RetryPolicy,
    poll: PollSettings,
    connection: Connection,
}

impl FrameIoBuilder {
    pub(super) fn new() -> Self {
        Self {
            token: None,
            token_lifetime: None,
            token_source: None,
            refresh_token: None,
            refresh_ahead: Duration::from_secs(60),
            on_refreshed: None,
            application: None,
            server: None,
            storage_idle_timeout: None,
            retry_policy: default_policy(),
            poll: PollSettings::every(Duration::from_secs(2)),
            connection: Connection::new(Duration::from_secs(30), Duration::from_secs(60)),
        }
    }

    /// The access token, one of Adobe IMS. Frame.io V4 takes no developer tokens (`wire.md §1`). Without one only sign-in can be
    /// used.
    pub fn token(mut self, token: impl Into<Secret>) -> Self {
        self.token = Some(token.into());
        self
    }

    /// How long the access token is still good for, so that it is renewed in time; for use with
    /// [`FrameIoBuilder::refresh_token`] or [`FrameIoBuilder::server_to_server`].
    pub fn token_lifetime(mut self, lifetime: Duration) -> Self {
        self.token_lifetime = Some(lifetime);
        self
    }

    /// The refresh token, with which access tokens are renewed before they end and when the service refuses one. Needs
    /// [`FrameIoBuilder::application`] or [`FrameIoBuilder::public_application`].
    pub fn refresh_token(mut self, refresh_token: impl Into<Secret>) -> Self {
        self.refresh_token = Some(refresh_token.into());
        self
    }

    /// Tokens that an earlier run kept, see [`FrameIo::export_tokens`]; in place of [`FrameIoBuilder::token`],
    /// [`FrameIoBuilder::token_lifetime`] and [`FrameIoBuilder::refresh_token`].
    pub fn import_tokens(mut self, tokens: StoredTokens) -> Self {
        self.token_lifetime = tokens.lifetime();
        self.token = Some(tokens.access_token);
        self.refresh_token = tokens.refresh_token;
        self
    }

    /// How long before its end a token is renewed; 60 s unless set, as in the vendor's own clients (`wire.md §1`).
    pub fn refresh_ahead(mut self, ahead: Duration) -> Self {
        self.refresh_ahead = ahead;
        self
    }

    /// A function that keeps renewed tokens, awaited before they are used.
    ///
    /// It gives nothing, or a `Result` that says whether they are kept. Those that are not, by an error or a panic, stay in memory, and
    /// the function gets them again before they are used.
    pub fn on_refreshed<F, Fut>(mut self, keep: F) -> Self
    where
        F: Fn(Tokens) -> Fut + Send + Sync + 'static,
        Fut: Future + Send + 'static,
        Fut::Output: KeepOutcome,
    {
        self.on_refreshed = Some(callback(keep));
        self
    }

    /// Where tokens come from, in place of [`FrameIoBuilder::token`] and [`FrameIoBuilder::refresh_token`].
    pub fn token_source(mut self, source: impl TokenSource) -> Self {
        self.token_source = Some(Arc::new(source));
        self
    }

    /// The id and secret of a web application, for sign-in, refresh and revocation.
    pub fn application(mut self, id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        self.application = Some(Application {
            id: id.into(),
            secret: Some(secret.into()),
        });
        self
    }

    /// The id of an application that can keep no secret, in a browser or on a desktop, and signs in with PKCE.
    pub fn public_application(mut self, id: impl Into<String>) -> Self {
        self.application = Some(Application {
            id: id.into(),
            secret: None,
        });
        self
    }

    /// The id and secret of a server that acts on its own behalf: it gets its tokens by itself, and new ones before they end.
    pub fn server_to_server(mut self, id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        let scope = self.server.take();
        self.server = Some(scope.unwrap_or_else(|| joined(SERVER_SCOPES)));
        self.application(id, secret)
    }

    /// The rights that a server asks for with [`FrameIoBuilder::server_to_server`]; `openid`, `AdobeID` and `frame.s2s.all` unless
    /// set.
    pub fn server_scope(mut self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.server = Some(joined(scopes));
        self
    }

    /// The address of a server, `api` or `ims`: `https`, or `http` on this machine.
    pub fn base_url(mut self, server: &str, url: impl Into<String>) -> Self {
        // The typed crate calls the sign-in host by its role, Adobe by its name.
        let server = if server == "ims" { "oauth" } else { server };
        self.connection
            .base_urls
            .push((server.to_owned(), url.into()));
        self
    }

    connection_setters!(
        "the hosts of parts and media",
        "It is used as it is: no token ever comes near it."
    );

    /// Longest time for making a connection; 30 s unless set.
    pub fn connect_timeout(mut self, connect_timeout: Duration) -> Self {
        self.connection.connect_timeout = connect_timeout;
        self
    }

    /// Longest time without a byte moving on a call; 60 s unless set, as in the vendor's own clients (`wire.md §8`). The sign-in host
    /// gets 30 s. A single call takes another one from its options.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.connection.idle_timeout = timeout;
        self
    }

    /// Longest time without a byte moving on the hosts of parts and media.
    ///
    /// Unless set, a part has 2 minutes, or 3 s for each MiB that it has if that is more, as with the vendor's own uploader
    /// (`wire.md §6`), and media have the [`timeout`](FrameIoBuilder::timeout) of calls.
    pub fn storage_idle_timeout(mut self, idle_timeout: Duration) -> Self {
        self.storage_idle_timeout = Some(idle_timeout);
        self
    }

    /// When calls and parts are repeated, unless their options say otherwise: 3 attempts, waits of 1 s and 2 s on average, unless set.
    pub fn retry_policy(mut self, policy: RetryPolicy) -> Self {
        self.retry_policy = policy;
        self
    }

    /// How often calls may be made; as `wire.md` documents for each operation unless set.
    pub fn rate_limits(mut self, limits: RateLimits) -> Self {
        self.connection.rate_limits = limits;
        self
    }

    /// How often to ask how far an upload is, and for how long; every 2 s, as long as it takes, unless set.
    pub fn poll(mut self, poll: PollSettings) -> Self {
        self.poll = poll;
        self
    }

    /// Makes the client. Nothing is connected yet.
    ///
    /// # Errors
    ///
    /// [`ErrorClass::InvalidInput`](cloud_drives_core::ErrorClass::InvalidInput) with the name of the setting that can't be used.
    pub fn build(mut self) -> Result<FrameIo, Error> {
        if self.storage_idle_timeout.is_some_and(|time| time.is_zero()) {
            return Err(Error::invalid_input(
                "storage_idle_timeout: must be longer than 0 s",
            ));
        }
        let transports = self.connection.transports()?;
        let mut client = self.connection.client(Client::builder(), &transports);
        // What the revocation of a token is signed with; no other operation takes it.
        if let Some(Application {
            id,
            secret: Some(secret),
        }) = &self.application
        {
            client = client.basic_auth(id.as_str(), secret.clone());
        }
        let plain = client.build()?;
        let stack = Stack {
            transports,
            policy: self.retry_policy.clone(),
            budget: self.connection.retry_budget.clone(),
            limiter: self.connection.limiter(),
        };
        let ims = stack.client(plain.core(), None);
        let source = self.source(&ims)?;
        let core = plain
            .core()
            .with_default_options(self.connection.defaults.clone());
        let api = stack.client(&core, source.as_ref().map(Source::tokens));
        Ok(FrameIo {
            api,
            ims,
            source,
            shared: Arc::new(Shared {
                stack,
                application: self.application,
                defaults: self.connection.defaults,
                poll: self.poll,
                storage_idle_timeout: self.storage_idle_timeout,
                refresh_ahead: self.refresh_ahead,
                on_refreshed: self.on_refreshed,
            }),
        })
    }

    fn source(&mut self, ims: &Client) -> Result<Option<Source>, Error> {
        let token = self.token.take();
        let refresh_token = self.refresh_token.take();
        if let Some(source) = self.token_source.take() {
            if token.is_some() || refresh_token.is_some() || self.server.is_some() {
                return Err(Error::invalid_input(
                    "token_source: takes the place of token, refresh_token and server_to_server; leave those out",
                ));
            }
            return Ok(Some(Source::Other(source)));
        }
        if refresh_token.is_none() && self.server.is_none() {
            return match token {
                Some(token) => Ok(Some(Source::Other(Arc::new(StaticToken::new(token)?)))),
                None => Ok(None),
            };
        }
        let Some(application) = self.application.clone() else {
            let what = match refresh_token {
                Some(_) => "refresh_token",
                None => "server_scope",
            };
            return Err(Error::invalid_input(format!(
                "{what}: can't be used without the application; set it with application(…), public_application(…) or server_to_server(…)"
            )));
        };
        let access = token.map(|token| {
            let access = AccessToken::new(token);
            match self.token_lifetime {
                Some(lifetime) => access.expires_in(lifetime),
                None => access,
            }
        });
        let renewal = Renewal {
            ims,
            application: application.clone(),
            policy: self.retry_policy.clone(),
            ahead: self.refresh_ahead,
            callback: self.on_refreshed.clone(),
        };
        let of_user = refresh_token.is_some();
        let token = match (refresh_token, self.server.take(), application.secret) {
            (Some(_), Some(_), _) => {
                return Err(Error::invalid_input(
                    "refresh_token: a server on its own has none; leave out either that or server_to_server",
                ));
            }
            (Some(refresh_token), None, _) => renewal.of_user(refresh_token, access)?,
            (None, Some(scope), Some(secret)) => renewal.of_server(secret, scope, access)?,
            _ => {
                return Err(Error::invalid_input(
                    "server_scope: needs the application's secret; set it with server_to_server(…)",
                ));
            }
        };
        Ok(Some(Source::Renewed { token, of_user }))
    }
}

impl fmt::Debug for FrameIoBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FrameIoBuilder")
            .field("token_is_set", &self.token.is_some())
            .field("refresh_token_is_set", &self.refresh_token.is_some())
            .field("application", &self.application)
            .field("base_urls", &self.connection.base_urls)
            .field("retry_policy", &self.retry_policy)
            .finish_non_exhaustive()
    }
}

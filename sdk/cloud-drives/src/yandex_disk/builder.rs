//! Settings of a [`YandexDisk`].

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use ::yandex_disk::Client;
use cloud_drives_core::{Error, Secret};

use super::stack::Stack;
use super::tokens::{Callback, refreshing};
use super::{Application, Shared, YandexDisk};
use crate::auth::{AccessToken, KeepOutcome, StaticToken, TokenSource, Tokens, callback};
use crate::connection::Connection;
use crate::poll::PollSettings;
use crate::rate_limit::RateLimits;
use crate::retry::RetryPolicy;
use crate::setters::connection_setters;

/// Makes a [`YandexDisk`]. What is wrong with a setting is said by [`YandexDiskBuilder::build`].
///
/// ```
/// use std::time::Duration;
/// use cloud_drives::YandexDisk;
/// use cloud_drives::retry::RetryPolicy;
///
/// let disk = YandexDisk::builder()
///     .token("y0_EXAMPLE")
///     .retry_policy(RetryPolicy::new().attempts(6).deadline(Duration::from_secs(120)))
///     .build()?;
/// # let _ = disk;
/// # Ok::<(), cloud_drives::Error>(())
/// ```
#[must_use = "a builder does nothing until build() is called"]
pub struct YandexDiskBuilder {
    token: Option<Secret>,
    token_lifetime: Option<Duration>,
    token_source: Option<Arc<dyn TokenSource>>,
    refresh_token: Option<Secret>,
    on_refreshed: Option<Callback>,
    application: Option<Application>,
    storage_idle_timeout: Duration,
    retry_policy: RetryPolicy,
    poll: PollSettings,
    spoof_user_agent: bool,
    connection: Connection,
}

impl YandexDiskBuilder {
    pub(super) fn new() -> Self {
        Self {
            token: None,
            token_lifetime: None,
            token_source: None,
            refresh_token: None,
            on_refreshed: None,
            application: None,
            storage_idle_timeout: Duration::from_secs(300),
            retry_policy: RetryPolicy::new(),
            poll: PollSettings::default(),
            spoof_user_agent: false,
            connection: Connection::new(Duration::from_secs(10), Duration::from_secs(15)),
        }
    }

    /// The access token. Without one only public resources and sign-in can be used.
    pub fn token(mut self, token: impl Into<Secret>) -> Self {
        self.token = Some(token.into());
        self
    }

    /// How long the access token is still good for, so that it is renewed in time; for use with
    /// [`YandexDiskBuilder::refresh_token`].
    pub fn token_lifetime(mut self, lifetime: Duration) -> Self {
        self.token_lifetime = Some(lifetime);
        self
    }

    /// The refresh token, with which access tokens are renewed before they end and when the service refuses one. Needs
    /// [`YandexDiskBuilder::application`].
    pub fn refresh_token(mut self, refresh_token: impl Into<Secret>) -> Self {
        self.refresh_token = Some(refresh_token.into());
        self
    }

    /// A function that keeps renewed tokens, awaited before they are used: a refresh token is replaced by its use
    /// (`wire.md §2.2`).
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

    /// Where tokens come from, in place of [`YandexDiskBuilder::token`] and [`YandexDiskBuilder::refresh_token`].
    pub fn token_source(mut self, source: impl TokenSource) -> Self {
        self.token_source = Some(Arc::new(source));
        self
    }

    /// The application's id and secret, for sign-in, refresh and revocation.
    pub fn application(mut self, id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        self.application = Some(Application {
            id: id.into(),
            secret: Some(secret.into()),
        });
        self
    }

    /// The application's id alone, for an application that can keep no secret and signs in with PKCE.
    pub fn public_application(mut self, id: impl Into<String>) -> Self {
        self.application = Some(Application {
            id: id.into(),
            secret: None,
        });
        self
    }

    /// The address of a server, `api` or `oauth`: `https`, or `http` on this machine.
    pub fn base_url(mut self, server: &str, url: impl Into<String>) -> Self {
        self.connection
            .base_urls
            .push((server.to_owned(), url.into()));
        self
    }

    connection_setters!(
        "storage hosts",
        "It is used as it is: no token ever comes near it."
    );

    /// Longest time for making a connection; 10 s unless set.
    pub fn connect_timeout(mut self, connect_timeout: Duration) -> Self {
        self.connection.connect_timeout = connect_timeout;
        self
    }

    /// Longest time without a byte moving on a call of the API; 15 s unless set.
    pub fn idle_timeout(mut self, idle_timeout: Duration) -> Self {
        self.connection.idle_timeout = idle_timeout;
        self
    }

    /// Longest time without a byte moving on an upload; 5 minutes unless set.
    ///
    /// After the last byte of a large file the service takes its time before it answers (`wire.md §6.1`), for which the 15 s of the
    /// Python client are too short.
    pub fn storage_idle_timeout(mut self, idle_timeout: Duration) -> Self {
        self.storage_idle_timeout = idle_timeout;
        self
    }

    /// When calls are repeated, unless their options say otherwise; see [`RetryPolicy::new`] for what holds without it.
    pub fn retry_policy(mut self, policy: RetryPolicy) -> Self {
        self.retry_policy = policy;
        self
    }

    /// How often calls may be made. The service publishes no limits (`wire.md §10`), so there are none unless set.
    pub fn rate_limits(mut self, limits: RateLimits) -> Self {
        self.connection.rate_limits = limits;
        self
    }

    /// How often to ask for operations in the background, and for how long; once a second, as long as it takes, unless set.
    pub fn poll(mut self, poll: PollSettings) -> Self {
        self.poll = poll;
        self
    }

    /// Whether upload links are asked for under the name of Yandex's own program; false unless set.
    ///
    /// The service slows uploads of archives, videos and unknown files down to about 128 KiB/s unless the link was asked for by its own
    /// program (`wire.md §6.3`). The Python client does that by default; here it is the user's decision.
    pub fn spoof_user_agent(mut self, spoof: bool) -> Self {
        self.spoof_user_agent = spoof;
        self
    }

    /// Makes the client. Nothing is connected yet.
    ///
    /// # Errors
    ///
    /// [`ErrorClass::InvalidInput`](cloud_drives_core::ErrorClass::InvalidInput) with the name of the setting that can't be used.
    pub fn build(mut self) -> Result<YandexDisk, Error> {
        if self.storage_idle_timeout.is_zero() {
            return Err(Error::invalid_input(
                "storage_idle_timeout: must be longer than 0 s",
            ));
        }
        let transports = self.connection.transports()?;
        let client = self.connection.client(Client::builder(), &transports);
        let plain = client.build()?;
        let stack = Stack {
            transports,
            policy: self.retry_policy.clone(),
            budget: self.connection.retry_budget.clone(),
            limiter: self.connection.limiter(),
        };
        let sign_in = stack.client(plain.core(), None);
        let source = self.source(&sign_in)?;
        let core = plain
            .core()
            .with_default_options(self.connection.defaults.clone());
        let api = stack.client(&core, source.clone());
        Ok(YandexDisk {
            api,
            sign_in,
            source,
            shared: Arc::new(Shared {
                stack,
                application: self.application,
                defaults: self.connection.defaults,
                poll: self.poll,
                storage_idle_timeout: self.storage_idle_timeout,
                spoof_user_agent: self.spoof_user_agent,
                on_refreshed: self.on_refreshed,
            }),
        })
    }

    fn source(&mut self, sign_in: &Client) -> Result<Option<Arc<dyn TokenSource>>, Error> {
        let token = self.token.take();
        let refresh_token = self.refresh_token.take();
        if let Some(source) = self.token_source.take() {
            if token.is_some() || refresh_token.is_some() {
                return Err(Error::invalid_input(
                    "token_source: takes the place of token and refresh_token; leave those out",
                ));
            }
            return Ok(Some(source));
        }
        let Some(refresh_token) = refresh_token else {
            let Some(token) = token else {
                return Ok(None);
            };
            return Ok(Some(Arc::new(StaticToken::new(token)?)));
        };
        let Some(application) = self.application.clone() else {
            return Err(Error::invalid_input(
                "refresh_token: can't be used without the application; set it with application(…)",
            ));
        };
        let access = token.map(|token| {
            let access = AccessToken::new(token);
            match self.token_lifetime {
                Some(lifetime) => access.expires_in(lifetime),
                None => access,
            }
        });
        let callback = self.on_refreshed.clone();
        let source = refreshing(sign_in, application, refresh_token, access, callback)?;
        Ok(Some(Arc::new(source)))
    }
}

impl fmt::Debug for YandexDiskBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("YandexDiskBuilder")
            .field("token_is_set", &self.token.is_some())
            .field("refresh_token_is_set", &self.refresh_token.is_some())
            .field("application", &self.application)
            .field("base_urls", &self.connection.base_urls)
            .field("retry_policy", &self.retry_policy)
            .finish_non_exhaustive()
    }
}

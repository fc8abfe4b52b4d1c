//! Settings of a [`YandexDisk`].

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use ::yandex_disk::Client;
use cloud_drives_core::{CallOptions, Error, HttpTransport, Secret, Transport};

use super::stack::Stack;
use super::tokens::{Callback, refreshing};
use super::{Application, Shared, YandexDisk};
use crate::auth::{AccessToken, KeepOutcome, StaticToken, TokenSource, Tokens, callback};
use crate::poll::PollSettings;
use crate::rate_limit::{RateLimiter, RateLimits};
use crate::retry::{RetryBudget, RetryPolicy};

/// What the Disk calls itself unless told otherwise.
const USER_AGENT: &str = concat!("cloud-drives/", env!("CARGO_PKG_VERSION"));

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
    base_urls: Vec<(String, String)>,
    transport: Option<Arc<dyn Transport>>,
    storage_transport: Option<Arc<dyn Transport>>,
    user_agent: String,
    connect_timeout: Duration,
    idle_timeout: Duration,
    storage_idle_timeout: Duration,
    retry_policy: RetryPolicy,
    retry_budget: RetryBudget,
    rate_limits: RateLimits,
    poll: PollSettings,
    defaults: CallOptions,
    spoof_user_agent: bool,
    max_json_bytes: Option<u64>,
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
            base_urls: Vec::new(),
            transport: None,
            storage_transport: None,
            user_agent: USER_AGENT.to_owned(),
            connect_timeout: Duration::from_secs(10),
            idle_timeout: Duration::from_secs(15),
            storage_idle_timeout: Duration::from_secs(300),
            retry_policy: RetryPolicy::new(),
            retry_budget: RetryBudget::default(),
            rate_limits: RateLimits::from_spec(),
            poll: PollSettings::default(),
            defaults: CallOptions::new(),
            spoof_user_agent: false,
            max_json_bytes: None,
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
        self.base_urls.push((server.to_owned(), url.into()));
        self
    }

    /// The transport for the API and, unless it has its own, for storage hosts. It makes one attempt; the layers of this crate go
    /// around it. The timeouts for connecting and idling are then its own.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// The transport for storage hosts. It is used as it is: no token ever comes near it.
    pub fn storage_transport(mut self, transport: impl Transport) -> Self {
        self.storage_transport = Some(Arc::new(transport));
        self
    }

    /// What the program calls itself.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = user_agent.into();
        self
    }

    /// Longest time for making a connection; 10 s unless set.
    pub fn connect_timeout(mut self, connect_timeout: Duration) -> Self {
        self.connect_timeout = connect_timeout;
        self
    }

    /// Longest time without a byte moving on a call of the API; 15 s unless set.
    pub fn idle_timeout(mut self, idle_timeout: Duration) -> Self {
        self.idle_timeout = idle_timeout;
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

    /// How many repeats all calls may make together; see [`RetryBudget::default`] for what holds without it.
    pub fn retry_budget(mut self, budget: RetryBudget) -> Self {
        self.retry_budget = budget;
        self
    }

    /// How often calls may be made. The service publishes no limits (`wire.md §10`), so there are none unless set.
    pub fn rate_limits(mut self, limits: RateLimits) -> Self {
        self.rate_limits = limits;
        self
    }

    /// How often to ask for operations in the background, and for how long; once a second, as long as it takes, unless set.
    pub fn poll(mut self, poll: PollSettings) -> Self {
        self.poll = poll;
        self
    }

    /// Options for every call, those of the typed client underneath included, under the options of the call itself.
    pub fn default_options(mut self, options: CallOptions) -> Self {
        self.defaults = options;
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

    /// The largest JSON answer, in bytes; 64 MiB unless set.
    pub fn max_json_bytes(mut self, bytes: u64) -> Self {
        self.max_json_bytes = Some(bytes);
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
        let transport = match self.transport.take() {
            Some(transport) => transport,
            None => Arc::new(
                HttpTransport::builder()
                    .connect_timeout(self.connect_timeout)
                    .idle_timeout(self.idle_timeout)
                    .user_agent(self.user_agent.as_str())
                    .build()?,
            ),
        };
        let storage = self
            .storage_transport
            .take()
            .unwrap_or_else(|| Arc::clone(&transport));
        let mut client = Client::builder()
            .transport(Arc::clone(&transport))
            .user_agent(std::mem::take(&mut self.user_agent));
        for (server, url) in &self.base_urls {
            client = client.base_url(server, url.as_str());
        }
        if let Some(bytes) = self.max_json_bytes {
            client = client.max_json_bytes(bytes);
        }
        let plain = client.build()?;
        let stack = Stack {
            plain: transport,
            storage,
            policy: self.retry_policy.clone(),
            budget: self.retry_budget.clone(),
            limiter: RateLimiter::new(self.rate_limits.clone()),
        };
        let sign_in = stack.client(plain.core(), None);
        let source = self.source(&sign_in)?;
        let core = plain.core().with_default_options(self.defaults.clone());
        let api = stack.client(&core, source.clone());
        Ok(YandexDisk {
            api,
            sign_in,
            source,
            shared: Arc::new(Shared {
                stack,
                application: self.application,
                defaults: self.defaults,
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
            .field("base_urls", &self.base_urls)
            .field("retry_policy", &self.retry_policy)
            .finish_non_exhaustive()
    }
}

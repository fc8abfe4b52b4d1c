//! Settings of an [`AmazonDrive`](super::AmazonDrive).

mod assemble;

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use cloud_drives_core::Secret;

use super::tokens::Callback;
use super::{Application, BackOff, Clock};
use crate::auth::{KeepOutcome, TokenSource, Tokens, callback};
use crate::connection::Connection;
use crate::rate_limit::RateLimits;
use crate::retry::RetryPolicy;
use crate::setters::connection_setters;

/// Longest time for making a connection: 30 s.
pub const CONN_TIMEOUT: Duration = Duration::from_secs(30);
/// Longest time without a byte moving: 60 s.
pub const IDLE_TIMEOUT: Duration = Duration::from_secs(60);
/// The two of them: connecting, idling.
pub const REQUESTS_TIMEOUT: (Duration, Duration) = (CONN_TIMEOUT, IDLE_TIMEOUT);
/// Makes an [`AmazonDrive`](super::AmazonDrive). What is wrong with a setting is said by [`AmazonDriveBuilder::build`].
///
/// ```
/// use cloud_drives::AmazonDrive;
///
/// let drive = AmazonDrive::builder()
///     .base_url("master", "http://127.0.0.1:8081/drive/v1/")
///     .token("Atza|EXAMPLE")
///     .build()?;
/// # let _ = drive;
/// # Ok::<(), cloud_drives::Error>(())
/// ```
#[must_use = "a builder does nothing until build() is called"]
pub struct AmazonDriveBuilder {
    token: Option<Secret>,
    token_lifetime: Option<Duration>,
    token_source: Option<Arc<dyn TokenSource>>,
    refresh_token: Option<Secret>,
    token_file: Option<PathBuf>,
    on_refreshed: Option<Callback>,
    application: Option<Application>,
    client_data: Option<PathBuf>,
    cache_path: Option<PathBuf>,
    relay: Option<String>,
    endpoint: Option<(String, String)>,
    endpoint_file: Option<PathBuf>,
    clock: Clock,
    upload_idle_timeout: Duration,
    retry_policy: Option<RetryPolicy>,
    back_off: BackOff,
    connection: Connection,
}

impl AmazonDriveBuilder {
    pub(super) fn new() -> Self {
        Self {
            token: None,
            token_lifetime: None,
            token_source: None,
            refresh_token: None,
            token_file: None,
            on_refreshed: None,
            application: None,
            client_data: None,
            cache_path: None,
            relay: None,
            endpoint: None,
            endpoint_file: None,
            clock: Clock::default(),
            upload_idle_timeout: Duration::from_secs(300),
            retry_policy: None,
            back_off: BackOff::new(),
            connection: Connection::new(CONN_TIMEOUT, IDLE_TIMEOUT),
        }
    }

    /// The access token. Without one only sign-in can be used.
    pub fn token(mut self, token: impl Into<Secret>) -> Self {
        self.token = Some(token.into());
        self
    }

    /// How long the access token is still good for, so that it is renewed in time; for use with
    /// [`AmazonDriveBuilder::refresh_token`].
    pub fn token_lifetime(mut self, lifetime: Duration) -> Self {
        self.token_lifetime = Some(lifetime);
        self
    }

    /// The refresh token, with which access tokens are renewed before they end and when the service refuses one. Needs
    /// [`AmazonDriveBuilder::application`] or [`AmazonDriveBuilder::relay`].
    pub fn refresh_token(mut self, refresh_token: impl Into<Secret>) -> Self {
        self.refresh_token = Some(refresh_token.into());
        self
    }

    /// The file in which the tokens are, and to which renewed ones are written; see [`TokenFile`](super::TokenFile). To renew them
    /// [`AmazonDriveBuilder::application`] or [`AmazonDriveBuilder::relay`] is needed.
    pub fn token_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.token_file = Some(path.into());
        self
    }

    /// A function that keeps renewed tokens, awaited before they are used; for use with [`AmazonDriveBuilder::refresh_token`].
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

    /// Where tokens come from, in place of the other ways to name them.
    pub fn token_source(mut self, source: impl TokenSource) -> Self {
        self.token_source = Some(Arc::new(source));
        self
    }

    /// The application's id (`amzn1.application-oa2-client.…`) and secret, for sign-in and refresh.
    pub fn application(mut self, id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        self.application = Some(Application {
            id: id.into(),
            secret: secret.into(),
        });
        self
    }

    /// The file with the application's id and secret: JSON with `CLIENT_ID` and `CLIENT_SECRET`. Read by
    /// [`AmazonDriveBuilder::build`].
    pub fn client_data_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.client_data = Some(path.into());
        self
    }

    /// A helper that renews tokens with the credentials of an application of its own, in place of
    /// [`AmazonDriveBuilder::application`].
    ///
    /// Whoever runs it gets the refresh token, so it has to be one that you trust. The Python client has one built in
    /// ([`APPSPOT_URL`](super::APPSPOT_URL), `wire.md §1.3`); here there is none unless set.
    pub fn relay(mut self, url: impl Into<String>) -> Self {
        self.relay = Some(url.into());
        self
    }

    /// The folder of a Python client: tokens in `oauth_data`, the account's hosts in `endpoint_data`, and the application in
    /// `client_data` if that is there.
    pub fn cache_path(mut self, folder: impl Into<PathBuf>) -> Self {
        self.cache_path = Some(folder.into());
        self
    }

    /// The address of a server that need not be discovered, `master` or `oauth`: `https`, or `http` on this machine.
    pub fn base_url(mut self, server: &str, url: impl Into<String>) -> Self {
        self.connection
            .base_urls
            .push((server.to_owned(), url.into()));
        self
    }

    /// The hosts of the account, where they are known: `metadataUrl` and `contentUrl`. Nobody is asked for them then.
    pub fn endpoint(
        mut self,
        metadata_url: impl Into<String>,
        content_url: impl Into<String>,
    ) -> Self {
        self.endpoint = Some((metadata_url.into(), content_url.into()));
        self
    }

    /// The file in which the account's hosts are kept, for three days; in memory unless set.
    ///
    /// A file that is missing, too old or of no use is replaced.
    pub fn endpoint_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.endpoint_file = Some(path.into());
        self
    }

    /// What tells the time for files: until when hosts and tokens in them are good. The system's unless set.
    pub fn clock(mut self, clock: Clock) -> Self {
        self.clock = clock;
        self
    }

    connection_setters!(
        "hosts that a `tempLink` or a redirect names",
        "It is used as it is: no token ever comes near it."
    );

    /// Longest time for making a connection; 30 s unless set.
    pub fn connect_timeout(mut self, connect_timeout: Duration) -> Self {
        self.connection.connect_timeout = connect_timeout;
        self
    }

    /// Longest time without a byte moving; 60 s unless set.
    pub fn idle_timeout(mut self, idle_timeout: Duration) -> Self {
        self.connection.idle_timeout = idle_timeout;
        self
    }

    /// Longest time without a byte moving on an upload; 5 minutes unless set.
    ///
    /// After the last byte of a large file the service takes its time before it answers (`wire.md §5.6`), for which the 60 s of the
    /// Python client are short.
    pub fn upload_idle_timeout(mut self, idle_timeout: Duration) -> Self {
        self.upload_idle_timeout = idle_timeout;
        self
    }

    /// When calls are repeated, unless their options say otherwise: four attempts unless set.
    ///
    /// The one that holds unless set has no waits of its own for single calls, since all of them keep the same pause
    /// ([`AmazonDriveBuilder::back_off`]). Transfers and changes, which can break behind the head of an answer, wait up to 2 s, 4 s and
    /// so on.
    pub fn retry_policy(mut self, policy: RetryPolicy) -> Self {
        self.retry_policy = Some(policy);
        self
    }

    /// The pause that all calls keep together while the service fails; [`BackOff::new`] unless set.
    pub fn back_off(mut self, back_off: BackOff) -> Self {
        self.back_off = back_off;
        self
    }

    /// How often calls may be made. The service has never published limits (`wire.md §8`), so there are none unless set.
    pub fn rate_limits(mut self, limits: RateLimits) -> Self {
        self.connection.rate_limits = limits;
        self
    }
}

impl fmt::Debug for AmazonDriveBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AmazonDriveBuilder")
            .field("token_is_set", &self.token.is_some())
            .field("refresh_token_is_set", &self.refresh_token.is_some())
            .field("token_file", &self.token_file)
            .field("endpoint_file", &self.endpoint_file)
            .field("application", &self.application)
            .field("base_urls", &self.connection.base_urls)
            .field("retry_policy", &self.retry_policy)
            .field("back_off", &self.back_off)
            .finish_non_exhaustive()
    }
}

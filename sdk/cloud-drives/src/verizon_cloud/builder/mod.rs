//! Settings of a [`VerizonCloud`].

mod assemble;

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use cloud_drives_core::Secret;

use super::Application;
use super::tokens::Callback;
use crate::auth::{KeepOutcome, TokenSource, Tokens, callback};
use crate::connection::Connection;
use crate::rate_limit::RateLimits;
use crate::retry::RetryPolicy;
use crate::setters::connection_setters;

/// Makes a [`VerizonCloud`](super::VerizonCloud). What is wrong with a setting is said by [`VerizonCloudBuilder::build`].
///
/// ```
/// use cloud_drives::VerizonCloud;
///
/// let cloud = VerizonCloud::builder()
///     .base_url("api", "http://127.0.0.1:8081/cloud/1")
///     .application("client-key", "client-secret", "https://app.example/callback")
///     .token("QX7_EXAMPLE")
///     .refresh_token("RT9_EXAMPLE")
///     .on_refreshed(|tokens| async move {
///         // Keep tokens.access_token and tokens.refresh_token: the ones before are void.
///         drop(tokens);
///     })
///     .build()?;
/// # let _ = cloud;
/// # Ok::<(), cloud_drives::Error>(())
/// ```
#[must_use = "a builder does nothing until build() is called"]
pub struct VerizonCloudBuilder {
    token: Option<Secret>,
    token_lifetime: Option<Duration>,
    token_source: Option<Arc<dyn TokenSource>>,
    refresh_token: Option<Secret>,
    token_file: Option<PathBuf>,
    refresh_ahead: Duration,
    on_refreshed: Option<Callback>,
    application: Option<Application>,
    upload_origins: Vec<String>,
    upload_idle_timeout: Duration,
    retry_policy: RetryPolicy,
    connection: Connection,
}

impl VerizonCloudBuilder {
    pub(super) fn new() -> Self {
        Self {
            token: None,
            token_lifetime: None,
            token_source: None,
            refresh_token: None,
            token_file: None,
            refresh_ahead: Duration::from_secs(300),
            on_refreshed: None,
            application: None,
            upload_origins: Vec::new(),
            upload_idle_timeout: Duration::from_secs(300),
            retry_policy: RetryPolicy::new(),
            connection: Connection::new(Duration::from_secs(30), Duration::from_secs(60)),
        }
    }

    /// The access token. Without one only sign-in can be used.
    pub fn token(mut self, token: impl Into<Secret>) -> Self {
        self.token = Some(token.into());
        self
    }

    /// How long the access token is still good for, so that it is renewed in time; for use with
    /// [`VerizonCloudBuilder::refresh_token`]. A new one is good for 9 hours (`wire.md §1.3`).
    pub fn token_lifetime(mut self, lifetime: Duration) -> Self {
        self.token_lifetime = Some(lifetime);
        self
    }

    /// The refresh token, with which access tokens are renewed before they end and when the service refuses one. Needs
    /// [`VerizonCloudBuilder::application`].
    ///
    /// It works once, and brings the next one: keep that with [`VerizonCloudBuilder::on_refreshed`].
    pub fn refresh_token(mut self, refresh_token: impl Into<Secret>) -> Self {
        self.refresh_token = Some(refresh_token.into());
        self
    }

    /// How long before its end a token is renewed; 5 minutes unless set. Those of a [`token_file`](VerizonCloudBuilder::token_file) are
    /// renewed 2 minutes ahead, whatever is set here.
    pub fn refresh_ahead(mut self, ahead: Duration) -> Self {
        self.refresh_ahead = ahead;
        self
    }

    /// A function that keeps renewed tokens, awaited before they are used: the refresh token before is void by then (`wire.md §1.3`).
    ///
    /// It gives nothing, or a `Result` that says whether the tokens are kept. Where it gives an error or panics, the call that wanted
    /// the token fails, unless the old one is still good; the new tokens stay in memory, and the function gets them again before they
    /// are used.
    pub fn on_refreshed<F, Fut>(mut self, keep: F) -> Self
    where
        F: Fn(Tokens) -> Fut + Send + Sync + 'static,
        Fut: Future + Send + 'static,
        Fut::Output: KeepOutcome,
    {
        self.on_refreshed = Some(callback(keep));
        self
    }

    /// The file in which the tokens are, and to which renewed ones are written before they are used; see
    /// [`TokenFile`](crate::auth::TokenFile). It takes the place of [`VerizonCloudBuilder::token`],
    /// [`VerizonCloudBuilder::refresh_token`] and [`VerizonCloudBuilder::on_refreshed`], and needs
    /// [`VerizonCloudBuilder::application`].
    ///
    /// ```no_run
    /// # async fn example(sign_in: cloud_drives::verizon_cloud::BrowserSignIn, back: &str) -> Result<(), cloud_drives::Error> {
    /// use cloud_drives::VerizonCloud;
    /// use cloud_drives::auth::TokenFile;
    ///
    /// TokenFile::store("tokens.json", cloud_drives::verizon_cloud::tokens(&sign_in.finish(back).await?)).await?;
    /// // … and in every run from then on:
    /// let cloud = VerizonCloud::builder()
    ///     .application("client-key", "client-secret", "https://app.example/callback")
    ///     .token_file("tokens.json")
    ///     .build()?;
    /// # drop(cloud);
    /// # Ok(()) }
    /// ```
    pub fn token_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.token_file = Some(path.into());
        self
    }

    /// Where tokens come from, in place of [`VerizonCloudBuilder::token`] and [`VerizonCloudBuilder::refresh_token`].
    pub fn token_source(mut self, source: impl TokenSource) -> Self {
        self.token_source = Some(Arc::new(source));
        self
    }

    /// The application: its key, its secret, and the callback URL exactly as it is registered, for sign-in and refresh.
    pub fn application(
        mut self,
        client_id: impl Into<String>,
        client_secret: impl Into<Secret>,
        redirect_uri: impl Into<String>,
    ) -> Self {
        self.application = Some(Application {
            id: client_id.into(),
            secret: client_secret.into(),
            redirect_uri: redirect_uri.into(),
        });
        self
    }

    /// The address of the server, `api`: `https`, or `http` on this machine. The sign-in is on it as well.
    pub fn base_url(mut self, server: &str, url: impl Into<String>) -> Self {
        self.connection
            .base_urls
            .push((server.to_owned(), url.into()));
        self
    }

    /// Another origin that uploads may lead to, and that gets the token then: `https://host`, or `http` on this machine.
    ///
    /// The service names the address of each upload, possibly one on another host, and wants the token there as well
    /// (`wire.md §6.2`). A token goes to the origin of the API and to those that are named here; an upload that leads elsewhere is
    /// refused before anything is sent.
    pub fn upload_origin(mut self, url: impl Into<String>) -> Self {
        self.upload_origins.push(url.into());
        self
    }

    connection_setters!(
        "the addresses of uploads",
        "The token goes through it to the origins that it is for."
    );

    /// Longest time for making a connection; 30 s unless set.
    pub fn connect_timeout(mut self, connect_timeout: Duration) -> Self {
        self.connection.connect_timeout = connect_timeout;
        self
    }

    /// Longest time without a byte moving; 60 s unless set. The Python client has none.
    pub fn idle_timeout(mut self, idle_timeout: Duration) -> Self {
        self.connection.idle_timeout = idle_timeout;
        self
    }

    /// Longest time without a byte moving on an upload; 5 minutes unless set, since the service may take its time behind the last
    /// byte.
    pub fn upload_idle_timeout(mut self, idle_timeout: Duration) -> Self {
        self.upload_idle_timeout = idle_timeout;
        self
    }

    /// When calls are repeated, unless their options say otherwise: 4 attempts unless set.
    pub fn retry_policy(mut self, policy: RetryPolicy) -> Self {
        self.retry_policy = policy;
        self
    }

    /// How often calls may be made. The service has limits and has never published them (`wire.md §8`), so none are held unless set.
    pub fn rate_limits(mut self, limits: RateLimits) -> Self {
        self.connection.rate_limits = limits;
        self
    }
}

impl fmt::Debug for VerizonCloudBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("VerizonCloudBuilder")
            .field("token_is_set", &self.token.is_some())
            .field("refresh_token_is_set", &self.refresh_token.is_some())
            .field("token_file", &self.token_file)
            .field("application", &self.application)
            .field("base_urls", &self.connection.base_urls)
            .field("upload_origins", &self.upload_origins)
            .field("retry_policy", &self.retry_policy)
            .finish_non_exhaustive()
    }
}

//! Where the access token comes from.

use std::fmt::Debug;
use std::sync::Arc;
use std::time::Duration;

use cloud_drives_core::{BoxFuture, Error, Secret};
use tokio::time::Instant;

/// An access token and when it ends.
#[derive(Clone, Debug)]
pub struct AccessToken {
    secret: Arc<Secret>,
    expires_at: Option<Instant>,
}

impl AccessToken {
    /// A token that nobody knows the end of.
    #[must_use]
    pub fn new(secret: impl Into<Secret>) -> Self {
        Self {
            secret: Arc::new(secret.into()),
            expires_at: None,
        }
    }

    /// The token with the time that it is still good for.
    #[must_use]
    pub fn expires_in(mut self, lifetime: Duration) -> Self {
        self.expires_at = Instant::now().checked_add(lifetime);
        self
    }

    /// The token itself. Do not print or log it.
    #[must_use]
    pub fn secret(&self) -> &Secret {
        &self.secret
    }

    /// How long the token is still good for, where that is known; zero when it has ended.
    #[must_use]
    pub fn lifetime(&self) -> Option<Duration> {
        let expires_at = self.expires_at?;
        Some(expires_at.saturating_duration_since(Instant::now()))
    }

    /// Whether the token has ended.
    #[must_use]
    pub fn is_expired(&self) -> bool {
        self.lifetime().is_some_and(|left| left.is_zero())
    }
}

/// What a sign-in or a refresh gives: an access token, and mostly a refresh token.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Tokens {
    /// The access token.
    pub access_token: Secret,
    /// The refresh token that takes the place of the one before; `None` when that one stays good.
    pub refresh_token: Option<Secret>,
    /// How long the access token is good for.
    pub expires_in: Option<Duration>,
}

impl Tokens {
    /// An access token alone.
    #[must_use]
    pub fn new(access_token: impl Into<Secret>) -> Self {
        Self {
            access_token: access_token.into(),
            refresh_token: None,
            expires_in: None,
        }
    }

    /// The tokens with a refresh token.
    #[must_use]
    pub fn refresh_token(mut self, refresh_token: impl Into<Secret>) -> Self {
        self.refresh_token = Some(refresh_token.into());
        self
    }

    /// The tokens with the time that the access token is good for.
    #[must_use]
    pub fn expires_in(mut self, lifetime: Duration) -> Self {
        self.expires_in = Some(lifetime);
        self
    }

    pub fn access(&self) -> AccessToken {
        let token = AccessToken::new(self.access_token.clone());
        match self.expires_in {
            Some(lifetime) => token.expires_in(lifetime),
            None => token,
        }
    }
}

/// Where the access token of each request comes from.
///
/// ```
/// use cloud_drives_runtime::auth::{AccessToken, TokenSource};
/// use cloud_drives_core::{BoxFuture, Error, ErrorClass};
///
/// /// Takes the token from the environment each time, so that something else can renew it.
/// #[derive(Debug)]
/// struct FromEnvironment;
///
/// impl TokenSource for FromEnvironment {
///     fn token(&self) -> BoxFuture<'_, Result<AccessToken, Error>> {
///         Box::pin(async {
///             std::env::var("DISK_TOKEN")
///                 .map(AccessToken::new)
///                 .map_err(|_| Error::new(ErrorClass::Auth, "DISK_TOKEN is not set"))
///         })
///     }
/// }
/// ```
pub trait TokenSource: Debug + Send + Sync + 'static {
    /// The token to use now.
    ///
    /// # Errors
    ///
    /// When none can be had.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future must not lose a token that the server has handed out already.
    fn token(&self) -> BoxFuture<'_, Result<AccessToken, Error>>;

    /// A server has refused this token: the next [`TokenSource::token`] should get another one if it can.
    ///
    /// It must not throw the token away, since servers refuse good ones now and then.
    fn invalidate(&self, stale: &AccessToken) {
        let _ = stale;
    }
}

impl<T: TokenSource + ?Sized> TokenSource for Arc<T> {
    fn token(&self) -> BoxFuture<'_, Result<AccessToken, Error>> {
        (**self).token()
    }

    fn invalidate(&self, stale: &AccessToken) {
        (**self).invalidate(stale);
    }
}

/// The same token every time.
#[derive(Clone, Debug)]
pub struct StaticToken(AccessToken);

impl StaticToken {
    /// This token.
    ///
    /// # Errors
    ///
    /// When it is empty, or holds white space or other characters that no token has.
    pub fn new(token: impl Into<Secret>) -> Result<Self, Error> {
        let token = token.into();
        check(&token, "token")?;
        Ok(Self(AccessToken::new(token)))
    }
}

impl TokenSource for StaticToken {
    fn token(&self) -> BoxFuture<'_, Result<AccessToken, Error>> {
        Box::pin(async { Ok(self.0.clone()) })
    }
}

/// Refuses what can't be a token; `what` names the setting.
pub fn check(token: &Secret, what: &str) -> Result<(), Error> {
    if token.is_empty() {
        return Err(Error::invalid_input(format!(
            "{what}: is empty; leave it out to call without one"
        )));
    }
    if !token.expose().bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(Error::invalid_input(format!(
            "{what}: holds white space, control or non-ASCII characters; is there a line end behind it?"
        )));
    }
    Ok(())
}

//! The source of access tokens.

use std::fmt::Debug;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use cloud_drives_core::{BoxFuture, Error, Secret};
use http::HeaderValue;
use tokio::time::Instant;

use super::Tokens;

/// An access token and its expiry.
#[derive(Clone, Debug)]
pub struct AccessToken {
    kept: Arc<Kept>,
    expires_at: Option<Instant>,
    /// Its total lifetime, if known.
    given: Option<Duration>,
}

#[derive(Debug)]
struct Kept {
    secret: Secret,
    /// The header with the token after the scheme that it was first sent with: created once for all requests.
    ///
    /// `Debug` does not show the token.
    header: OnceLock<(&'static str, HeaderValue)>,
}

impl AccessToken {
    /// Creates a token with unknown expiry.
    #[must_use]
    pub fn new(secret: impl Into<Secret>) -> Self {
        Self {
            kept: Arc::new(Kept {
                secret: secret.into(),
                header: OnceLock::new(),
            }),
            expires_at: None,
            given: None,
        }
    }

    /// Sets the remaining lifetime of the token.
    #[must_use]
    pub fn expires_in(mut self, lifetime: Duration) -> Self {
        self.expires_at = Instant::now().checked_add(lifetime);
        self.given = Some(lifetime);
        self
    }

    /// Sets the total lifetime of a token, part of which has passed.
    pub(crate) fn given_for(mut self, lifetime: Duration) -> Self {
        self.given = Some(lifetime);
        self
    }

    /// Returns the total lifetime, if known.
    pub(crate) fn given(&self) -> Option<Duration> {
        self.given
    }

    /// Returns the token itself. Do not print or log it.
    #[must_use]
    pub fn secret(&self) -> &Secret {
        &self.kept.secret
    }

    /// Returns the value of `Authorization` with this scheme; `None` if the token has characters that can't be sent.
    pub(super) fn header(&self, scheme: &'static str) -> Option<HeaderValue> {
        if let Some((_, header)) = self.kept.header.get().filter(|(word, _)| *word == scheme) {
            return Some(header.clone());
        }
        let text = [scheme, " ", self.secret().expose()].concat();
        let mut header = HeaderValue::try_from(text).ok()?;
        header.set_sensitive(true);
        // A second scheme is rare; its header is created each time.
        let _ = self.kept.header.set((scheme, header.clone()));
        Some(header)
    }

    /// Returns the remaining lifetime, if known; zero after the expiry.
    #[must_use]
    pub fn lifetime(&self) -> Option<Duration> {
        let expires_at = self.expires_at?;
        Some(expires_at.saturating_duration_since(Instant::now()))
    }

    /// Returns whether the token has expired.
    #[must_use]
    pub fn is_expired(&self) -> bool {
        self.lifetime().is_some_and(|left| left.is_zero())
    }
}

/// The source of the access token of each request.
///
/// ```
/// use cloud_drives_runtime::auth::{AccessToken, TokenSource};
/// use cloud_drives_core::{BoxFuture, Error, ErrorClass};
///
/// /// Reads the token from the environment each time, so that another program can renew it.
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
    /// Returns the token to use now.
    ///
    /// # Errors
    ///
    /// Returns an error if no token is available.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future must not lose a token that the server has already issued.
    fn token(&self) -> BoxFuture<'_, Result<AccessToken, Error>>;

    /// Returns the token to use now if it is available without waiting. Default: `None`.
    fn ready_token(&self) -> Option<AccessToken> {
        None
    }

    /// Records that a server has refused this token: the next call of [`TokenSource::token`] should return another one if possible.
    ///
    /// It must not discard the token, because servers occasionally refuse valid ones.
    fn invalidate(&self, stale: &AccessToken) {
        let _ = stale;
    }

    /// Records that a server has accepted this token.
    ///
    /// A new token that is refused before any server accepted it is not renewed: another one would be refused as well.
    fn accept(&self, token: &AccessToken) {
        let _ = token;
    }

    /// Returns the error of the last renewal, if it failed and none has succeeded since. Default: `None`.
    ///
    /// It becomes the source of the error if the service refuses a request's token.
    fn refresh_failure(&self) -> Option<Error> {
        None
    }

    /// Returns the current refresh token, if the source holds one in memory.
    fn refresh_token(&self) -> Option<Secret> {
        None
    }

    /// Returns the current tokens, for example to store them for the next run of the program.
    ///
    /// They are renewed first if they are due for renewal.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`TokenSource::token`].
    fn tokens(&self) -> BoxFuture<'_, Result<Tokens, Error>> {
        Box::pin(async {
            let tokens = Tokens::from(self.token().await?);
            Ok(match self.refresh_token() {
                Some(refresh_token) => tokens.refresh_token(refresh_token),
                None => tokens,
            })
        })
    }

    /// Renews the tokens now, even if the old ones are still valid, and returns them. Joins a renewal in flight.
    ///
    /// # Errors
    ///
    /// Fails with [`is_invalid_input`](Error::is_invalid_input) if the source can't renew tokens, the error of the sign-in host, or
    /// [`is_io`](Error::is_io) if the new tokens could not be stored.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future must not lose tokens that the server has already issued.
    fn refresh_now(&self) -> BoxFuture<'_, Result<Tokens, Error>> {
        Box::pin(async {
            Err(Error::invalid_input(
                "refresh: the client has no refresh token; set one with refresh_token(…), or sign in",
            ))
        })
    }
}

impl<T: TokenSource + ?Sized> TokenSource for Arc<T> {
    fn token(&self) -> BoxFuture<'_, Result<AccessToken, Error>> {
        (**self).token()
    }

    fn ready_token(&self) -> Option<AccessToken> {
        (**self).ready_token()
    }

    fn invalidate(&self, stale: &AccessToken) {
        (**self).invalidate(stale);
    }

    fn accept(&self, token: &AccessToken) {
        (**self).accept(token);
    }

    fn refresh_failure(&self) -> Option<Error> {
        (**self).refresh_failure()
    }

    fn refresh_token(&self) -> Option<Secret> {
        (**self).refresh_token()
    }

    fn tokens(&self) -> BoxFuture<'_, Result<Tokens, Error>> {
        (**self).tokens()
    }

    fn refresh_now(&self) -> BoxFuture<'_, Result<Tokens, Error>> {
        (**self).refresh_now()
    }
}

/// A source that always returns the same token.
#[derive(Clone, Debug)]
pub struct StaticToken(AccessToken);

impl StaticToken {
    /// Creates a source that returns this token.
    ///
    /// # Errors
    ///
    /// Returns an error if the token is empty, or holds white space or other characters that no token can have.
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

    fn ready_token(&self) -> Option<AccessToken> {
        Some(self.0.clone())
    }
}

/// Checks that a text can be a token; `what` names the setting.
pub(super) fn check(token: &Secret, what: &str) -> Result<(), Error> {
    if token.is_empty() {
        return Err(Error::invalid_input(format!(
            "{what}: is empty; leave it out to call without one"
        )));
    }
    if !token.expose().bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(Error::invalid_input(format!(
            "{what}: holds white space, control or non-ASCII characters; check for a trailing line break"
        )));
    }
    Ok(())
}

//! Exchanges a refresh token for new tokens.

use cloud_drives_core::{BoxFuture, Error, Secret};

use super::Tokens;

/// Exchanges a refresh token for new tokens at a provider's sign-in host.
///
/// Functions that return a boxed future implement it.
pub trait TokenRefresher: Send + Sync + 'static {
    /// Requests new tokens from the sign-in host, and retries if that is safe.
    ///
    /// # Errors
    ///
    /// Returns the error of the host, or of the connection to it.
    fn refresh(&self, refresh_token: Secret) -> BoxFuture<'static, Result<Tokens, Error>>;
}

impl<F> TokenRefresher for F
where
    F: Fn(Secret) -> BoxFuture<'static, Result<Tokens, Error>> + Send + Sync + 'static,
{
    fn refresh(&self, refresh_token: Secret) -> BoxFuture<'static, Result<Tokens, Error>> {
        self(refresh_token)
    }
}

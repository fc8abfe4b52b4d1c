//! Exchanges a refresh token for new tokens.

use cloud_drives_core::{BoxFuture, Error, Secret};

use super::Tokens;

/// Exchanges a refresh token for new tokens, in the way of a provider's sign-in host.
///
/// A function that returns a boxed future is one too.
pub trait TokenRefresher: Send + Sync + 'static {
    /// Asks the sign-in host once, with whatever retries are safe there.
    ///
    /// # Errors
    ///
    /// What the host answers, or why it can't be reached.
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

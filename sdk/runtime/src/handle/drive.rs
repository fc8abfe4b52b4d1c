//! The methods of every provider's client.

use std::sync::Arc;

use cloud_drives_core::{ClientCore, Error, Secret};

use super::Handle;
use crate::auth::{StaticToken, TokenSource, Tokens};
use crate::oauth::SignInClient;
use crate::retry::RetryBudget;

/// A client of a provider, with the methods common to all clients.
///
/// ```
/// use cloud_drives_core::{CallOptions, Secret};
/// use cloud_drives_runtime::Handle;
/// use cloud_drives_runtime::prelude::*;
///
/// #[derive(Clone)]
/// struct Lagoon<C> {
///     handle: Handle<C>,
/// }
///
/// impl<C: From<cloud_drives_core::ClientCore> + Clone + Send + Sync + 'static> Drive for Lagoon<C> {
///     type Client = C;
///
///     fn handle(&self) -> &Handle<C> {
///         &self.handle
///     }
///
///     fn with_handle(&self, handle: Handle<C>) -> Self {
///         Self { handle }
///     }
/// }
/// ```
pub trait Drive: Sized {
    /// The typed client of the provider.
    type Client: From<ClientCore> + Clone + Send + Sync + 'static;

    /// Returns the handle of the client.
    fn handle(&self) -> &Handle<Self::Client>;

    /// Returns the same client over another handle.
    fn with_handle(&self, handle: Handle<Self::Client>) -> Self;

    /// Returns the underlying typed client, with the same tokens, retries and limits.
    #[must_use]
    fn api(&self) -> &Self::Client {
        self.handle().api()
    }

    /// Returns the same client with another token.
    ///
    /// Connections, settings and the retry budget are shared; limits and pauses are not.
    ///
    /// # Errors
    /// Returns an error if the token is empty or holds characters that no token can have.
    fn with_token(&self, token: impl Into<Secret>) -> Result<Self, Error> {
        Ok(self.with_token_source(StaticToken::new(token)?))
    }

    /// Returns the same client with another token source.
    ///
    /// Connections, settings and the retry budget are shared; limits and pauses are not.
    #[must_use]
    fn with_token_source(&self, source: impl TokenSource) -> Self {
        self.with_handle(self.handle().with_token_source(Arc::new(source)))
    }

    /// Returns the same client with the limits and pauses of one account, for services that count calls by account.
    ///
    /// Clones with the same id share them; the tokens do not change.
    #[must_use]
    fn account(&self, id: impl AsRef<str>) -> Self {
        self.with_handle(self.handle().account(id))
    }

    /// Returns the same client with the tokens of a sign-in, renewed before they expire if they include a refresh token.
    ///
    /// The function given to [`on_refreshed`](crate::Configure::on_refreshed) is called with renewed tokens, not with these. To store these
    /// in a file, see [`TokenFile::store`](crate::auth::TokenFile::store).
    ///
    /// # Errors
    ///
    /// Returns an error if a token is empty or holds characters that no token can have, or if the application that renews them is missing.
    fn signed_in(&self, tokens: impl Into<Tokens>) -> Result<Self, Error> {
        Ok(self.with_handle(self.handle().signed_in(tokens.into())?))
    }

    /// Returns the client for sign-in: pages, codes, devices, revocation.
    #[must_use]
    fn oauth(&self) -> SignInClient {
        self.handle().oauth()
    }

    /// Returns the current tokens, for example to store them for the next run of the program.
    ///
    /// They are renewed first if they are due for renewal.
    ///
    /// # Errors
    ///
    /// Fails with [`Error::is_auth`] if no token is set or available.
    fn tokens(&self) -> impl Future<Output = Result<Tokens, Error>> + Send {
        let handle = self.handle().clone();
        async move { handle.tokens().await }
    }

    /// Returns the current refresh token, if the client holds one in memory. That of a token file is only in the file.
    #[must_use]
    fn refresh_token(&self) -> Option<Secret> {
        self.handle().token_source()?.refresh_token()
    }

    /// Renews the tokens, even if the old ones are still valid, and returns the new ones. Clones use them too.
    ///
    /// Calls do this automatically before a token expires and after the service has refused it. A renewal in flight is joined.
    ///
    /// # Errors
    ///
    /// Fails with [`Error::is_invalid_input`] without a refresh token, the error of the sign-in host, or [`Error::is_io`] if the new tokens
    /// could not be stored.
    ///
    /// # Cancel safety
    ///
    /// The renewal runs to completion even if its caller is dropped.
    fn refresh(&self) -> impl Future<Output = Result<Tokens, Error>> + Send {
        let handle = self.handle().clone();
        async move { handle.refresh().await }
    }

    /// Returns the retry budget that all calls share.
    #[must_use]
    fn retry_budget(&self) -> &RetryBudget {
        self.handle().retry_budget()
    }
}

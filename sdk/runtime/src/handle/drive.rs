//! The methods of every provider's client.

use std::sync::Arc;

use cloud_drives_core::{ClientCore, Error, Secret};

use super::Handle;
use crate::auth::{StaticToken, TokenSource, Tokens};
use crate::oauth::SignInClient;
use crate::retry::RetryBudget;

/// A client of a provider, with the methods that all of them have.
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

    /// Returns what the client is made of.
    fn handle(&self) -> &Handle<Self::Client>;

    /// Returns the same client over another handle.
    fn with_handle(&self, handle: Handle<Self::Client>) -> Self;

    /// Returns the typed client underneath, with the same tokens, retries and limits.
    #[must_use]
    fn api(&self) -> &Self::Client {
        self.handle().api()
    }

    /// Returns the same client with another token.
    ///
    /// Connections, settings and the retry budget are shared; limits and pauses are not.
    ///
    /// # Errors
    ///
    /// If the token is empty or holds characters that no token has.
    fn with_token(&self, token: impl Into<Secret>) -> Result<Self, Error> {
        Ok(self.with_token_source(StaticToken::new(token)?))
    }

    /// Returns the same client with tokens from elsewhere.
    ///
    /// Connections, settings and the retry budget are shared; limits and pauses are not.
    #[must_use]
    fn with_token_source(&self, source: impl TokenSource) -> Self {
        self.with_handle(self.handle().with_token_source(Arc::new(source)))
    }

    /// Returns the same client with the limits and pauses of one account, for services that count calls by account.
    ///
    /// Clones that name the same id share them; tokens stay the same.
    #[must_use]
    fn account(&self, id: impl AsRef<str>) -> Self {
        self.with_handle(self.handle().account(id))
    }

    /// Returns the same client with the tokens of a sign-in, renewed before they expire if there is a refresh token among them.
    ///
    /// The function given to [`on_refreshed`](crate::Configure::on_refreshed) gets the renewed ones, not these. To keep them in a file
    /// see [`TokenFile::store`](crate::auth::TokenFile::store).
    ///
    /// # Errors
    ///
    /// If a token is empty or holds characters that no token has, and if the application is missing that renews them.
    fn signed_in(&self, tokens: impl Into<Tokens>) -> Result<Self, Error> {
        Ok(self.with_handle(self.handle().signed_in(tokens.into())?))
    }

    /// Returns what signs users in: pages, codes, devices, revocation.
    #[must_use]
    fn oauth(&self) -> SignInClient {
        self.handle().oauth()
    }

    /// Returns the current tokens, to keep until the next run of the program.
    ///
    /// They are renewed first if they are too old.
    ///
    /// # Errors
    ///
    /// [`Error::is_auth`] if there is no token, or none can be had.
    fn tokens(&self) -> impl Future<Output = Result<Tokens, Error>> + Send {
        let handle = self.handle().clone();
        async move { handle.tokens().await }
    }

    /// Returns the refresh token as it is now, if the client holds one in memory. That of a file is in the file.
    #[must_use]
    fn refresh_token(&self) -> Option<Secret> {
        self.handle().token_source()?.refresh_token()
    }

    /// Renews the tokens, however long the old ones last, and returns the new ones; clones use them too.
    ///
    /// Calls do this by themselves before a token expires and when the service refuses it. A renewal in flight is awaited instead.
    ///
    /// # Errors
    ///
    /// [`Error::is_invalid_input`] without a refresh token; what the sign-in host answers; [`Error::is_io`] if the new tokens could
    /// not be kept.
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

//! Signing in (`wire.md §1.3`).

use ::verizon_cloud::OAUTH;
use cloud_drives_core::{ClientCore, Error, Secret};
use http::StatusCode;

use super::VerizonCloud;
use crate::auth::Tokens;
use crate::oauth::{Application, AuthorizationUrl, SignInClient, SignInParameters, TokenCall};
use crate::retry::RetryPolicy;

/// Returns what signs users in, over a client without a token.
pub(super) fn client(
    core: &ClientCore,
    application: Option<Application>,
    policy: &RetryPolicy,
) -> SignInClient {
    let client = SignInClient::new(core.clone(), &OAUTH)
        .with_retry_policy(policy.clone())
        .with_error_mapping(as_unauthorized);
    match application {
        Some(application) => client.with_application(application),
        None => client,
    }
}

/// Whatever status a bad code or refresh token is answered with, it is a case of `Unauthorized`, as the Python client has it
/// (`wire.md §7`). What can pass stays what it is.
fn as_unauthorized(error: Error) -> Error {
    let Some(status) = error.status().filter(|_| error.is_status()) else {
        return error;
    };
    let stays = matches!(status.as_u16(), 401 | 408 | 429 | 500..);
    if stays {
        return error;
    }
    let message = format!(
        "{} (the service answered {status}; the user has to sign in again)",
        error.message()
    );
    error
        .with_status(StatusCode::UNAUTHORIZED)
        .with_message(message)
}

impl VerizonCloud {
    /// Creates the page on which a user lets the application in. Setters of this provider are those of [`VerizonSignIn`].
    ///
    /// ```
    /// use cloud_drives::VerizonCloud;
    ///
    /// let cloud = VerizonCloud::builder().application("key", "secret", "https://app.example/cb").build()?;
    /// let url = cloud.authorization_url().url()?;
    /// assert_eq!(
    ///     url.as_str(),
    ///     "https://api.cloudapi.verizon.com/cloud/1/oauth2/authorize?client_id=key&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&response_type=code"
    /// );
    /// # Ok::<(), cloud_drives::Error>(())
    /// ```
    ///
    /// [`AuthorizationUrl::begin`] adds a state, which tells this sign-in from another one. The service knows no PKCE.
    ///
    /// ```no_run
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// let sign_in = cloud.authorization_url().begin()?;
    /// println!("Open {}", sign_in.url());
    /// // … and wait for the browser to come back with something like this:
    /// let tokens = sign_in.finish("https://app.example/cb?code=AbC123&state=…").await?;
    /// let cloud = cloud.signed_in(tokens)?;
    /// # drop(cloud);
    /// # Ok(()) }
    /// ```
    pub fn authorization_url(&self) -> AuthorizationUrl {
        self.oauth().authorization_url()
    }

    /// Trades the code that a sign-in in a browser has given for tokens. [`VerizonCloud::signed_in`] takes them.
    ///
    /// # Errors
    ///
    /// [`Unauthorized`](super::ErrorKind::Unauthorized) for a code that is wrong, used up or expired, whatever status the service
    /// answered with, as in the Python client.
    ///
    /// # Retries
    ///
    /// A code works once, so a call whose outcome is unknown is not repeated.
    pub fn exchange_code(&self, code: impl Into<Secret>) -> TokenCall {
        self.oauth().exchange_code(code)
    }

    /// Trades a refresh token for new tokens. The old refresh token is void afterwards.
    ///
    /// # Errors
    ///
    /// [`Unauthorized`](super::ErrorKind::Unauthorized) for one that has expired or was used.
    pub fn exchange_refresh_token(&self, refresh_token: impl Into<Secret>) -> TokenCall {
        self.oauth().refresh(refresh_token)
    }

    /// Renews the client's tokens, however long the old ones last, and returns the new ones; its clones use them too.
    ///
    /// The function given to [`on_refreshed`](super::VerizonCloudBuilder::on_refreshed) has kept them by then. Calls do this by
    /// themselves before a token expires and when the service refuses it; a renewal in flight is joined.
    ///
    /// ```no_run
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// let tokens = cloud.refresh().await?;
    /// println!("expires in {:?}", tokens.expires_in);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// [`is_invalid_input`](Error::is_invalid_input) without a refresh token; [`Unauthorized`](super::ErrorKind::Unauthorized) for one
    /// that has expired or was used: the user has to sign in again; [`is_io`](Error::is_io) when the new tokens could not be kept.
    ///
    /// # Cancel safety
    ///
    /// The renewal runs to completion even if the caller is dropped, and what it brings is kept.
    pub async fn refresh(&self) -> Result<Tokens, Error> {
        crate::sign_in::refresh(self.source.as_ref()).await
    }

    /// Returns the refresh token as it is now, if the client has one in memory. That of a file is in the file.
    #[must_use]
    pub fn refresh_token(&self) -> Option<Secret> {
        self.source.as_ref()?.refresh_token()
    }

    /// Returns the access token as it is now; it is renewed first if it is too old.
    ///
    /// # Errors
    ///
    /// [`is_auth`](Error::is_auth) when there is no token, or none to be had.
    pub async fn access_token(&self) -> Result<Secret, Error> {
        Ok(crate::sign_in::tokens(self.source.as_ref())
            .await?
            .access_token)
    }
}

/// Setters that only Verizon has; for the page of a sign-in.
pub trait VerizonSignIn: SignInParameters {
    /// Sets an id of the device, so that each device of a user has a refresh token of its own; without it they share one, and the
    /// renewal on one ends that of the others. The name of the parameter is a guess (`wire.md §1.3`).
    #[must_use]
    fn device_id(self, device_id: impl Into<String>) -> Self {
        self.parameter("device_id", device_id)
    }
}

impl VerizonSignIn for AuthorizationUrl {}

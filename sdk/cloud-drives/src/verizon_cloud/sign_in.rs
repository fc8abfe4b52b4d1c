//! Signing in (`wire.md §1.3`).

use cloud_drives_core::{Error, Secret};
use http::StatusCode;

use super::VerizonCloud;
use crate::oauth::{AuthorizationUrl, SignInParameters, TokenCall};

/// Converts the rejection of a code or refresh token, with any status, to `Unauthorized`.
///
/// The Python client does the same (`wire.md §7`). Temporary failures stay unchanged.
pub(super) fn as_unauthorized(error: Error) -> Error {
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
    /// Creates the URL of the authorization page. [`VerizonSignIn`] has the setters of this provider.
    ///
    /// ```
    /// use cloud_drives::VerizonCloud;
    /// use cloud_drives::prelude::*;
    ///
    /// let cloud = VerizonCloud::builder().application("key", "secret").redirect_uri("https://app.example/cb").build()?;
    /// let url = cloud.authorization_url().url()?;
    /// assert_eq!(
    ///     url.as_str(),
    ///     "https://api.cloudapi.verizon.com/cloud/1/oauth2/authorize?client_id=key&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&response_type=code"
    /// );
    /// # Ok::<(), cloud_drives::Error>(())
    /// ```
    ///
    /// [`AuthorizationUrl::begin`] adds a state, which identifies this sign-in. The service does not support PKCE.
    ///
    /// ```no_run
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// use cloud_drives::prelude::*;
    /// let sign_in = cloud.authorization_url().begin()?;
    /// println!("Open {}", sign_in.url());
    /// // … and wait for the browser to return with a URL like this:
    /// let tokens = sign_in.finish("https://app.example/cb?code=AbC123&state=…").await?;
    /// let cloud = cloud.signed_in(tokens)?;
    /// # drop(cloud);
    /// # Ok(()) }
    /// ```
    pub fn authorization_url(&self) -> AuthorizationUrl {
        self.handle.oauth().authorization_url()
    }

    /// Exchanges a code for tokens. Pass them to [`signed_in`](crate::Drive::signed_in).
    ///
    /// # Errors
    ///
    /// [`Unauthorized`](super::ErrorKind::Unauthorized) for a code that is invalid, used or expired, with any status of the answer, as in
    /// the Python client.
    ///
    /// # Retries
    ///
    /// A code works only once, so the call is not retried after an ambiguous outcome.
    pub fn exchange_code(&self, code: impl Into<Secret>) -> TokenCall {
        self.handle.oauth().exchange_code(code)
    }

    /// Exchanges a refresh token for new tokens. The old refresh token is invalid afterwards.
    ///
    /// # Errors
    ///
    /// [`Unauthorized`](super::ErrorKind::Unauthorized) for a refresh token that has expired or was used.
    pub fn exchange_refresh_token(&self, refresh_token: impl Into<Secret>) -> TokenCall {
        self.handle.oauth().refresh(refresh_token)
    }
}

/// Setters of this provider for authorization pages.
pub trait VerizonSignIn: SignInParameters {
    /// Sets the id of the device, so that each device of a user has its own refresh token.
    ///
    /// Without it the devices share one, and a renewal on one device invalidates the token of the others. The name of the
    /// parameter is a guess (`wire.md §1.3`).
    #[must_use]
    fn device_id(self, device_id: impl Into<String>) -> Self {
        self.parameter("device_id", device_id)
    }
}

impl VerizonSignIn for AuthorizationUrl {}

//! Signing in at Adobe IMS (`wire.md §1`).

use cloud_drives_core::Secret;

use super::FrameIo;
use crate::oauth::{AuthorizationUrl, Revoke, TokenCall};

impl FrameIo {
    /// Creates the URL of the authorization page.
    ///
    /// Requires a `redirect_uri` that the application is registered with. Without the scope `offline_access` no refresh
    /// token is issued.
    ///
    /// ```
    /// use cloud_drives::FrameIo;
    /// use cloud_drives::prelude::*;
    ///
    /// let frame = FrameIo::builder().application("id", "secret").build()?;
    /// let page = frame.authorization_url().redirect_uri("https://example.com/back");
    /// assert_eq!(
    ///     page.scope(["openid"]).url()?.as_str(),
    ///     "https://ims-na1.adobelogin.com/ims/authorize/v2?client_id=id&redirect_uri=https%3A%2F%2Fexample.com%2Fback&response_type=code&scope=openid"
    /// );
    /// # Ok::<(), cloud_drives::Error>(())
    /// ```
    ///
    /// [`AuthorizationUrl::begin`] adds a state and PKCE, which protect a sign-in:
    ///
    /// ```no_run
    /// # async fn example() -> Result<(), cloud_drives::Error> {
    /// use cloud_drives::FrameIo;
    /// use cloud_drives::prelude::*;
    ///
    /// let frame = FrameIo::builder().public_application("id").build()?;
    /// let sign_in = frame.authorization_url().redirect_uri("https://localhost:8000/done").begin()?;
    /// println!("Open {}", sign_in.url());
    /// // … and wait for the browser to return with a URL like this:
    /// let tokens = sign_in.finish("https://localhost:8000/done?code=1234567&state=…").await?;
    /// let frame = frame.signed_in(tokens)?;
    /// # let _ = frame;
    /// # Ok(())
    /// # }
    /// ```
    pub fn authorization_url(&self) -> AuthorizationUrl {
        self.handle.oauth().authorization_url()
    }

    /// Exchanges an authorization code for tokens. Requires the `redirect_uri` that received the code.
    ///
    /// # Errors
    ///
    /// [`InvalidGrant`](super::ErrorKind::InvalidGrant) for a code that is invalid, used or expired,
    /// [`InvalidClient`](super::ErrorKind::InvalidClient).
    ///
    /// # Retries
    ///
    /// A code works only once, so the call is not retried after an ambiguous outcome.
    pub fn exchange_code(&self, code: impl Into<Secret>) -> TokenCall {
        self.handle.oauth().exchange_code(code)
    }

    /// Exchanges a refresh token for new tokens.
    ///
    /// A client built with [`refresh_token`](crate::Configure::refresh_token) does this automatically.
    ///
    /// # Errors
    ///
    /// [`InvalidGrant`](super::ErrorKind::InvalidGrant), [`InvalidClient`](super::ErrorKind::InvalidClient).
    ///
    /// # Retries
    ///
    /// According to the client's retry policy, also after an ambiguous outcome: the refresh token is either still valid or
    /// already replaced, and a repeat cannot make it worse.
    pub fn exchange_refresh_token(&self, refresh_token: impl Into<Secret>) -> TokenCall {
        self.handle.oauth().refresh(refresh_token)
    }

    /// Requests tokens for the application itself, without a user.
    ///
    /// A client built with [`server_to_server`](super::FrameIoBuilder::server_to_server) does this automatically.
    ///
    /// # Errors
    ///
    /// [`InvalidClient`](super::ErrorKind::InvalidClient); an auth error if the application has no secret.
    ///
    /// # Retries
    ///
    /// According to the client's retry policy.
    pub fn client_credentials(&self) -> TokenCall {
        self.handle.oauth().client_credentials()
    }

    /// Revokes the client's access token and then its refresh token if there is one, or another token.
    ///
    /// # Errors
    ///
    /// As [`Revoke`].
    pub fn revoke(&self) -> Revoke {
        self.handle.oauth().revoke(self.handle.token_source())
    }
}

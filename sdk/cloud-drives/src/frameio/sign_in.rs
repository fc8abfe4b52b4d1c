//! Signing in at Adobe IMS (`wire.md §1`).

use std::time::Duration;

use ::frameio::OAUTH;
use cloud_drives_core::{CallOptions, ClientCore, Error, Secret};

use super::FrameIo;
use crate::auth::Tokens;
use crate::oauth::{Application, AuthorizationUrl, Revoke, SignInClient, TokenCall};
use crate::retry::RetryPolicy;

/// Longest time without a byte moving on the sign-in host.
const IDLE_TIMEOUT: Duration = Duration::from_secs(30);

/// Returns what signs users in, over a client without a token.
pub(super) fn client(
    core: &ClientCore,
    application: Option<Application>,
    policy: &RetryPolicy,
    options: CallOptions,
) -> SignInClient {
    let idle_timeout = options.idle_timeout().unwrap_or(IDLE_TIMEOUT);
    let client = SignInClient::new(core.clone(), &OAUTH)
        .with_retry_policy(policy.clone())
        .with_default_options(options.with_idle_timeout(idle_timeout));
    match application {
        Some(application) => client.with_application(application),
        None => client,
    }
}

impl FrameIo {
    /// Creates the page on which a user lets the application in. It needs a `redirect_uri`, one of those that the application is
    /// registered with. Without the scope `offline_access` there is no refresh token.
    ///
    /// ```
    /// use cloud_drives::FrameIo;
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
    /// [`AuthorizationUrl::begin`] adds what protects a sign-in, a state and PKCE:
    ///
    /// ```no_run
    /// # async fn example() -> Result<(), cloud_drives::Error> {
    /// use cloud_drives::FrameIo;
    ///
    /// let frame = FrameIo::builder().public_application("id").build()?;
    /// let sign_in = frame.authorization_url().redirect_uri("https://localhost:8000/done").begin()?;
    /// println!("Open {}", sign_in.url());
    /// // … and wait for the browser to come back with something like this:
    /// let tokens = sign_in.finish("https://localhost:8000/done?code=1234567&state=…").await?;
    /// let frame = frame.signed_in(tokens)?;
    /// # let _ = frame;
    /// # Ok(())
    /// # }
    /// ```
    pub fn authorization_url(&self) -> AuthorizationUrl {
        self.oauth().authorization_url()
    }

    /// Trades the code that a browser sign-in has given for tokens. It needs the `redirect_uri` that the code came to.
    ///
    /// # Errors
    ///
    /// [`InvalidGrant`](super::ErrorKind::InvalidGrant) for a code that is wrong, used up or expired,
    /// [`InvalidClient`](super::ErrorKind::InvalidClient).
    ///
    /// # Retries
    ///
    /// A code works once, so a call whose outcome is unknown is not repeated.
    pub fn exchange_code(&self, code: impl Into<Secret>) -> TokenCall {
        self.oauth().exchange_code(code)
    }

    /// Trades a refresh token for new tokens.
    ///
    /// A client that was built with [`refresh_token`](super::FrameIoBuilder::refresh_token) does this by itself.
    ///
    /// # Errors
    ///
    /// [`InvalidGrant`](super::ErrorKind::InvalidGrant), [`InvalidClient`](super::ErrorKind::InvalidClient).
    ///
    /// # Retries
    ///
    /// As the client's policy says, also after an answer that got lost: the refresh token is either still good, or lost already.
    pub fn exchange_refresh_token(&self, refresh_token: impl Into<Secret>) -> TokenCall {
        self.oauth().refresh(refresh_token)
    }

    /// Gets tokens for the application itself, without a user.
    ///
    /// A client that was built with [`server_to_server`](super::FrameIoBuilder::server_to_server) does this by itself.
    ///
    /// # Errors
    ///
    /// [`InvalidClient`](super::ErrorKind::InvalidClient); an auth error when the application has no secret.
    ///
    /// # Retries
    ///
    /// As the client's policy says.
    pub fn client_credentials(&self) -> TokenCall {
        self.oauth().client_credentials()
    }

    /// Renews the client's tokens, however long the old ones last, and returns the new ones; its clones use them too.
    ///
    /// # Errors
    ///
    /// [`is_invalid_input`](Error::is_invalid_input) without anything to renew them with; as
    /// [`FrameIo::exchange_refresh_token`].
    ///
    /// # Cancel safety
    ///
    /// The renewal runs to completion even if the caller is dropped.
    pub async fn refresh(&self) -> Result<Tokens, Error> {
        crate::sign_in::refresh(self.source.as_ref()).await
    }

    /// Revokes the client's tokens, first the access token, then the refresh token if there is one; or another token.
    ///
    /// # Errors
    ///
    /// As [`Revoke`].
    pub fn revoke(&self) -> Revoke {
        self.oauth().revoke(self.source.clone())
    }

    /// Returns the tokens as they are now, to be kept until the next run of the program.
    ///
    /// ```no_run
    /// # async fn example(frame: cloud_drives::FrameIo) -> Result<(), Box<dyn std::error::Error>> {
    /// use cloud_drives::FrameIo;
    /// use cloud_drives::auth::Tokens;
    ///
    /// let kept = serde_json::to_string(&frame.tokens().await?)?;
    /// // … and in the next run:
    /// let tokens: Tokens = serde_json::from_str(&kept)?;
    /// let frame = FrameIo::builder().application("id", "secret").build()?.signed_in(tokens)?;
    /// # let _ = frame;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`is_auth`](Error::is_auth) when there is no token, or when it has to be renewed and can't be.
    pub async fn tokens(&self) -> Result<Tokens, Error> {
        crate::sign_in::tokens(self.source.as_ref()).await
    }
}

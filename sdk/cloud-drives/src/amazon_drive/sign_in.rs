//! Login with Amazon (`wire.md §1.3`).

use ::amazon_drive::oauth::{ProfileRequest, TokenInfoRequest};
use cloud_drives_core::{Error, Secret};
use cloud_drives_runtime::CompositeCall;

use super::AmazonDrive;
use super::tokens::{NoRefresher, Relay};
use crate::auth::Tokens;
use crate::oauth::{AuthorizationUrl, TokenCall};

/// Authorization page, as in the Python client.
pub const AMAZON_OA_LOGIN_URL: &str = "https://amazon.com/ap/oa";
/// URL that exchanges codes and refresh tokens for tokens.
pub const AMAZON_OA_TOKEN_URL: &str = "https://api.amazon.com/auth/o2/token";
/// URL that returns the user and application of a token.
pub const TOKEN_INFO_URL: &str = "https://api.amazon.com/auth/o2/tokeninfo";
/// Redirect URI, as in the Python client.
pub const REDIRECT_URI: &str = "http://localhost";
/// Relay through which the Python client renews tokens. Its operator, a third party, receives the refresh token.
pub const APPSPOT_URL: &str = "https://tensile-runway-92512.appspot.com/";

impl AmazonDrive {
    /// Creates the URL of the authorization page. Default redirect URI: `http://localhost`.
    ///
    /// ```
    /// use cloud_drives::AmazonDrive;
    /// use cloud_drives::prelude::*;
    ///
    /// let drive = AmazonDrive::builder().application("amzn1.application-oa2-client.1", "secret").build()?;
    /// let url = drive.authorization_url().url()?;
    /// assert_eq!(
    ///     url.as_str(),
    ///     "https://www.amazon.com/ap/oa?client_id=amzn1.application-oa2-client.1&redirect_uri=http%3A%2F%2Flocalhost&response_type=code&scope=clouddrive%3Aread_all%20clouddrive%3Awrite"
    /// );
    /// # Ok::<(), cloud_drives::Error>(())
    /// ```
    ///
    /// [`AuthorizationUrl::begin`] adds a state and PKCE, which protect a sign-in:
    ///
    /// ```no_run
    /// # async fn example(drive: cloud_drives::AmazonDrive) -> Result<(), cloud_drives::Error> {
    /// use cloud_drives::prelude::*;
    /// use cloud_drives::amazon_drive::TokenFile;
    /// use cloud_drives::prelude::*;
    ///
    /// let sign_in = drive.authorization_url().begin()?;
    /// println!("Open {} and paste the address that you are sent to", sign_in.url());
    /// let tokens = sign_in.finish("http://localhost/?code=…&state=…").await?;
    /// TokenFile::store("oauth_data", &tokens).await?;
    /// let drive = drive.signed_in(tokens)?;
    /// # drop(drive);
    /// # Ok(()) }
    /// ```
    pub fn authorization_url(&self) -> AuthorizationUrl {
        self.handle.oauth().authorization_url()
    }

    /// Exchanges an authorization code for tokens.
    ///
    /// # Errors
    ///
    /// [`InvalidGrant`](super::ErrorKind::InvalidGrant), [`InvalidClient`](super::ErrorKind::InvalidClient).
    ///
    /// # Retries
    ///
    /// A code works only once, so the call is not retried after an ambiguous outcome.
    pub fn exchange_code(&self, code: impl Into<Secret>) -> TokenCall {
        self.handle.oauth().exchange_code(code)
    }

    /// Exchanges a refresh token for new tokens: with the application, or through the relay if there is none.
    ///
    /// A client with a refresh token or a token file does this automatically.
    ///
    /// # Errors
    ///
    /// [`InvalidGrant`](super::ErrorKind::InvalidGrant), [`InvalidClient`](super::ErrorKind::InvalidClient).
    pub fn exchange_refresh_token(
        &self,
        refresh_token: impl Into<Secret>,
    ) -> CompositeCall<Tokens> {
        let (drive, refresh_token) = (self.clone(), refresh_token.into());
        CompositeCall::new(move |options| async move {
            if drive.relays() {
                let relay = Relay(drive.handle.sign_in().clone());
                return relay.trade(refresh_token, options).await;
            }
            let oauth = drive.handle.oauth();
            if oauth.application().is_err() {
                return Err(NoRefresher::error());
            }
            oauth.refresh(refresh_token).with_options(options).await
        })
    }

    /// Returns the user, application and remaining lifetime of an access token.
    ///
    /// # Errors
    ///
    /// Presumably [`BadRequest`](super::ErrorKind::BadRequest) for an invalid token. The Python client ignores the status
    /// here.
    pub fn get_access_token_info(&self, access_token: impl Into<Secret>) -> TokenInfoRequest {
        self.handle.sign_in().oauth().token_info(access_token)
    }

    /// Returns the profile of the signed-in user.
    ///
    /// Each member is present only if its scope was granted: `profile`, `profile:user_id` or `postal_code`
    /// (`specs/amazon-drive/wire.md §1.3`).
    pub fn get_profile(&self) -> ProfileRequest {
        self.handle.api().oauth().profile()
    }

    /// Returns the value of the header `Authorization`: `Bearer` and the access token.
    ///
    /// An expired token is renewed first.
    ///
    /// # Errors
    ///
    /// [`is_auth`](Error::is_auth) without a token, or if it cannot be renewed.
    pub async fn get_auth_token(&self) -> Result<Secret, Error> {
        let tokens = self.handle.tokens().await?;
        Ok(Secret::new(format!(
            "Bearer {}",
            tokens.access_token.expose()
        )))
    }
}

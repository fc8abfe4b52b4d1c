//! Signing in (`wire.md §2`).

use cloud_drives_core::Secret;

use super::YandexDisk;
use crate::oauth::{
    AuthorizationUrl, DeviceCode, DeviceCodeCall, DeviceSignIn, Revoke, SignInParameters, TokenCall,
};

impl YandexDisk {
    /// Creates the URL of the authorization page.
    ///
    /// [`YandexSignIn`] has the setters of this provider.
    ///
    /// ```
    /// use cloud_drives::prelude::*;
    /// use cloud_drives::YandexDisk;
    /// use cloud_drives::prelude::*;
    ///
    /// let disk = YandexDisk::builder().application("id", "secret").build()?;
    /// let url = disk.authorization_url().scope(["cloud_api:disk.read"]).url()?;
    /// assert_eq!(
    ///     url.as_str(),
    ///     "https://oauth.yandex.ru/authorize?client_id=id&response_type=code&scope=cloud_api%3Adisk.read&force_confirm=yes"
    /// );
    /// # Ok::<(), cloud_drives::Error>(())
    /// ```
    ///
    /// [`AuthorizationUrl::begin`] adds a state and PKCE, which protect a sign-in:
    ///
    /// ```no_run
    /// # use cloud_drives::prelude::*;
    /// # async fn example(disk: cloud_drives::YandexDisk) -> Result<(), cloud_drives::Error> {
    /// use cloud_drives::prelude::*;
    /// let sign_in = disk.authorization_url().redirect_uri("http://127.0.0.1:8000/done").begin()?;
    /// println!("Open {}", sign_in.url());
    /// // … and wait for the browser to return with a URL like this:
    /// let tokens = sign_in.finish("http://127.0.0.1:8000/done?code=1234567&state=…").await?;
    /// let disk = disk.signed_in(tokens)?;
    /// # let _ = disk;
    /// # Ok(())
    /// # }
    /// ```
    pub fn authorization_url(&self) -> AuthorizationUrl {
        let page = self.handle.oauth().authorization_url();
        // As in the Python client (`wire.md §2.1`).
        page.force_confirm(true)
    }

    /// Exchanges a confirmation code for tokens.
    ///
    /// # Errors
    ///
    /// [`BadVerificationCode`](super::ErrorKind::BadVerificationCode), [`InvalidGrant`](super::ErrorKind::InvalidGrant),
    /// [`InvalidClient`](super::ErrorKind::InvalidClient).
    ///
    /// # Retries
    ///
    /// A code works only once, so the call is not retried after an ambiguous outcome.
    pub fn exchange_code(&self, code: impl Into<Secret>) -> TokenCall {
        self.handle.oauth().exchange_code(code)
    }

    /// Starts a sign-in on a device without a browser. Returns the code to show and the page to enter it on.
    ///
    /// # Errors
    ///
    /// [`InvalidClient`](super::ErrorKind::InvalidClient).
    pub fn device_code(&self) -> DeviceCodeCall {
        self.handle.oauth().device_code()
    }

    /// Exchanges a device code for tokens with a single request.
    ///
    /// [`YandexDisk::device_sign_in`] polls until the user has confirmed.
    ///
    /// # Errors
    ///
    /// [`AuthorizationPending`](super::ErrorKind::AuthorizationPending) until the user has confirmed,
    /// [`InvalidGrant`](super::ErrorKind::InvalidGrant) if the code has expired.
    pub fn exchange_device_code(&self, device_code: impl Into<Secret>) -> TokenCall {
        self.handle.oauth().exchange_device_code(device_code)
    }

    /// Signs in on a device without a browser: requests a code, passes it to `show`, and polls until the user has confirmed it.
    ///
    /// ```no_run
    /// # use cloud_drives::prelude::*;
    /// # async fn example() -> Result<(), cloud_drives::Error> {
    /// use cloud_drives::prelude::*;
    /// use cloud_drives::YandexDisk;
    /// use cloud_drives::yandex_disk::YandexSignIn as _;
    /// use cloud_drives::prelude::*;
    ///
    /// let disk = YandexDisk::builder().application("id", "secret").build()?;
    /// let tokens = disk
    ///     .device_sign_in(|code| println!("Open {} and type in {}", code.verification_url, code.user_code))
    ///     .device_id("my-device-1")
    ///     .await?;
    /// let disk = disk.signed_in(tokens)?;
    /// # let _ = disk;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As [`DeviceSignIn`]; [`InvalidClient`](super::ErrorKind::InvalidClient).
    pub fn device_sign_in(&self, show: impl FnOnce(&DeviceCode) + Send + 'static) -> DeviceSignIn {
        self.handle.oauth().device_sign_in(show)
    }

    /// Exchanges a refresh token for new tokens. The old refresh token is invalid afterwards.
    ///
    /// A client built with [`refresh_token`](crate::Configure::refresh_token) does this automatically.
    ///
    /// # Errors
    ///
    /// [`InvalidGrant`](super::ErrorKind::InvalidGrant), [`InvalidClient`](super::ErrorKind::InvalidClient).
    ///
    /// # Retries
    ///
    /// Each use replaces the refresh token, so the call is not retried after an ambiguous outcome.
    pub fn exchange_refresh_token(&self, refresh_token: impl Into<Secret>) -> TokenCall {
        self.handle.oauth().refresh(refresh_token)
    }

    /// Revokes the client's access token, or another one. Only tokens issued with a device id can be revoked.
    ///
    /// # Errors
    ///
    /// [`UnsupportedTokenType`](super::ErrorKind::UnsupportedTokenType) for a token without a device id,
    /// [`InvalidGrant`](super::ErrorKind::InvalidGrant) for one of another application.
    pub fn revoke(&self) -> Revoke {
        self.handle.oauth().revoke(self.handle.token_source())
    }
}

/// Setters of this provider for authorization pages, token calls and device sign-ins.
pub trait YandexSignIn: SignInParameters {
    /// Sets the id of the device that the token is for, 6 to 50 printable ASCII characters. A token without a device id cannot be
    /// revoked.
    #[must_use]
    fn device_id(self, device_id: impl Into<String>) -> Self {
        let device_id = device_id.into();
        let printable = device_id.bytes().all(|byte| (0x20..0x7f).contains(&byte));
        match printable && (6..=50).contains(&device_id.len()) {
            true => self.parameter("device_id", device_id),
            false => self.refuse("device_id: must be 6 to 50 printable ASCII characters"),
        }
    }

    /// Sets the device name that the user sees, up to 100 characters.
    #[must_use]
    fn device_name(self, device_name: impl Into<String>) -> Self {
        let device_name = device_name.into();
        match device_name.chars().count() <= 100 {
            true => self.parameter("device_name", device_name),
            false => self.refuse("device_name: must not be longer than 100 characters"),
        }
    }

    /// Sets whether the page asks again if the user has already granted access. Default: true.
    #[must_use]
    fn force_confirm(self, force_confirm: bool) -> Self {
        self.parameter("force_confirm", if force_confirm { "yes" } else { "no" })
    }

    /// Sets the login or email address that the page suggests.
    #[must_use]
    fn login_hint(self, login_hint: impl Into<String>) -> Self {
        self.parameter("login_hint", login_hint)
    }

    /// Sets optional scopes, which the user may refuse.
    #[must_use]
    fn optional_scope(self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let scopes: Vec<String> = scopes.into_iter().map(Into::into).collect();
        self.parameter("optional_scope", scopes.join(" "))
    }
}

impl<T: SignInParameters> YandexSignIn for T {}

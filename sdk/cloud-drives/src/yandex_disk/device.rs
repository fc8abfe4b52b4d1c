//! Signing in on a device without a browser.

use std::fmt;
use std::time::Duration;

use ::yandex_disk::types;
use cloud_drives_core::{BoxFuture, CallOptions, Error, ErrorClass, Secret};
use tokio::time::Instant;

use super::oauth::GetDeviceCode;
use super::{ErrorKind, YandexDisk};

/// Time between two questions where the service names none (RFC 8628 §3.5).
const INTERVAL: Duration = Duration::from_secs(5);

impl YandexDisk {
    /// Signs in on a device without a browser: gets a code, hands it to `show`, and asks until the user has confirmed it elsewhere.
    ///
    /// ```no_run
    /// # async fn example() -> Result<(), cloud_drives::Error> {
    /// use cloud_drives::YandexDisk;
    /// use cloud_drives::prelude::*;
    ///
    /// let disk = YandexDisk::builder().application("id", "secret").build()?;
    /// let token = disk
    ///     .device_sign_in(|code| println!("Open {} and type in {}", code.verification_url, code.user_code))
    ///     .device_id("my-device-1")
    ///     .await?;
    /// let disk = disk.signed_in(token)?;
    /// # let _ = disk;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`InvalidClient`](ErrorKind::InvalidClient), and an auth error when the code expires before the user confirms it.
    ///
    /// # Retries
    ///
    /// The service is asked as often as it wants to be. A question that gets no answer is asked again in its turn.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future leaves the code to expire. To be able to go on, use [`YandexDisk::get_device_code`] and
    /// [`YandexDisk::get_token_from_device_code`].
    pub fn device_sign_in(
        &self,
        show: impl FnOnce(&types::DeviceCode) + Send + 'static,
    ) -> DeviceSignIn {
        DeviceSignIn {
            disk: self.clone(),
            code: self.get_device_code(),
            code_verifier: None,
            options: CallOptions::new(),
            show: Box::new(show),
        }
    }
}

/// A call of [`YandexDisk::device_sign_in`].
#[must_use = "a call does nothing until it is awaited"]
pub struct DeviceSignIn {
    disk: YandexDisk,
    code: GetDeviceCode,
    code_verifier: Option<Secret>,
    options: CallOptions,
    show: Box<dyn FnOnce(&types::DeviceCode) + Send>,
}

impl DeviceSignIn {
    /// The device that the token is for, 6 to 50 printable ASCII characters. Without it the token can't be revoked.
    pub fn device_id(mut self, device_id: impl Into<String>) -> Self {
        self.code = self.code.device_id(device_id);
        self
    }

    /// The device's name as the user sees it, up to 100 characters.
    pub fn device_name(mut self, device_name: impl Into<String>) -> Self {
        self.code = self.code.device_name(device_name);
        self
    }

    /// The rights to ask for; all that the application has without it.
    pub fn scope(mut self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.code = self.code.scope(scopes);
        self
    }

    /// Rights that the user may refuse.
    pub fn optional_scope(mut self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.code = self.code.optional_scope(scopes);
        self
    }

    /// The random text of a PKCE challenge.
    pub fn code_verifier(mut self, code_verifier: impl Into<Secret>) -> Self {
        self.code_verifier = Some(code_verifier.into());
        self
    }

    /// Sets what holds for each of the calls: headers, time limits, a retry policy.
    pub fn options(mut self, options: CallOptions) -> Self {
        self.options = options;
        self
    }

    async fn run(self) -> Result<types::Token, Error> {
        let device = self.code.device.clone();
        let code = self.code.options(self.options.clone()).run().await?;
        let ends_at = Instant::now().checked_add(Duration::from_secs(code.expires_in));
        let mut interval = match code.interval {
            0 => INTERVAL,
            seconds => Duration::from_secs(seconds),
        };
        (self.show)(&code);
        let mut question = self
            .disk
            .get_token_from_device_code(code.device_code)
            .options(self.options);
        if let Some(id) = device.id {
            question = question.device_id(id);
        }
        if let Some(name) = device.name {
            question = question.device_name(name);
        }
        if let Some(code_verifier) = self.code_verifier {
            question = question.code_verifier(code_verifier);
        }
        loop {
            let next_at = Instant::now().checked_add(interval);
            if next_at.is_none() || ends_at.is_some_and(|ends_at| next_at >= Some(ends_at)) {
                return Err(expired());
            }
            tokio::time::sleep(interval).await;
            match question.clone().await {
                Ok(token) => return Ok(token),
                Err(error) if ErrorKind::of(&error) == ErrorKind::AuthorizationPending => {}
                Err(error) if error.code() == Some("slow_down") => interval += INTERVAL,
                Err(error) if error.is_transient() => {}
                Err(error) => return Err(error),
            }
        }
    }
}

fn expired() -> Error {
    let message = "the code expired before the user confirmed it; start the sign-in again";
    Error::new(ErrorClass::Auth, message).with_operation_name("oauth.token")
}

impl IntoFuture for DeviceSignIn {
    type Output = Result<types::Token, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl fmt::Debug for DeviceSignIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DeviceSignIn")
            .field("code", &self.code)
            .finish_non_exhaustive()
    }
}

//! Getting, renewing and revoking tokens (`wire.md §2`).

use ::yandex_disk::types;
use cloud_drives_core::{CallOptions, Error, ErrorClass, Secret};

use super::YandexDisk;
use super::call::{awaitable, setters};

impl YandexDisk {
    /// Trades the code that a browser sign-in has given for a token.
    ///
    /// ```no_run
    /// # async fn example() -> Result<(), cloud_drives::Error> {
    /// use cloud_drives::YandexDisk;
    /// use cloud_drives::prelude::*;
    ///
    /// let disk = YandexDisk::builder().application("id", "secret").build()?;
    /// println!("Open {} and copy the code", disk.get_code_url().url()?);
    /// let token = disk.get_token("1234567").device_id("my-device-1").await?;
    /// let disk = disk.signed_in(token)?;
    /// # let _ = disk;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`BadVerificationCode`](super::ErrorKind::BadVerificationCode), [`InvalidGrant`](super::ErrorKind::InvalidGrant),
    /// [`InvalidClient`](super::ErrorKind::InvalidClient).
    ///
    /// # Retries
    ///
    /// A code works once, so a call whose outcome is unknown is not repeated.
    pub fn get_token(&self, code: impl Into<Secret>) -> GetToken {
        GetToken {
            disk: self.clone(),
            code: code.into(),
            device: Device::default(),
            code_verifier: None,
            options: CallOptions::new(),
        }
    }

    /// Trades a device code for a token, once; [`YandexDisk::device_sign_in`] does it until the user has confirmed.
    ///
    /// # Errors
    ///
    /// [`AuthorizationPending`](super::ErrorKind::AuthorizationPending) until the user has confirmed,
    /// [`InvalidGrant`](super::ErrorKind::InvalidGrant) when the code has expired.
    ///
    /// # Retries
    ///
    /// As [`YandexDisk::get_token`].
    pub fn get_token_from_device_code(
        &self,
        device_code: impl Into<Secret>,
    ) -> GetTokenFromDeviceCode {
        GetTokenFromDeviceCode {
            disk: self.clone(),
            code: device_code.into(),
            device: Device::default(),
            code_verifier: None,
            options: CallOptions::new(),
        }
    }

    /// Starts a sign-in on a device without a browser: gives the code to show and the page to type it in.
    ///
    /// # Errors
    ///
    /// [`InvalidClient`](super::ErrorKind::InvalidClient).
    pub fn get_device_code(&self) -> GetDeviceCode {
        GetDeviceCode {
            disk: self.clone(),
            device: Device::default(),
            scope: None,
            optional_scope: None,
            options: CallOptions::new(),
        }
    }

    /// Trades a refresh token for a new pair. The old refresh token is void afterwards.
    ///
    /// A client that was built with [`refresh_token`](super::YandexDiskBuilder::refresh_token) does this by itself.
    ///
    /// # Errors
    ///
    /// [`InvalidGrant`](super::ErrorKind::InvalidGrant), [`InvalidClient`](super::ErrorKind::InvalidClient).
    ///
    /// # Retries
    ///
    /// As [`YandexDisk::get_token`].
    pub fn refresh_token(&self, refresh_token: impl Into<Secret>) -> RefreshToken {
        RefreshToken {
            disk: self.clone(),
            refresh_token: refresh_token.into(),
            options: CallOptions::new(),
        }
    }

    /// Revokes the client's token, or another one. Works for tokens that were issued with a device id.
    ///
    /// # Errors
    ///
    /// [`UnsupportedTokenType`](super::ErrorKind::UnsupportedTokenType) for a token without a device id,
    /// [`InvalidGrant`](super::ErrorKind::InvalidGrant) for one of another application.
    pub fn revoke_token(&self) -> RevokeToken {
        RevokeToken {
            disk: self.clone(),
            token: None,
            options: CallOptions::new(),
        }
    }
}

/// The device that a token is for.
#[derive(Clone, Debug, Default)]
pub(super) struct Device {
    pub(super) id: Option<String>,
    pub(super) name: Option<String>,
}

impl Device {
    /// Refuses what the service would (`wire.md §2.1`).
    pub(super) fn check(&self) -> Result<(), Error> {
        if let Some(id) = &self.id {
            let printable = id.bytes().all(|byte| (0x20..0x7f).contains(&byte));
            if !printable || !(6..=50).contains(&id.len()) {
                return Err(Error::invalid_input(
                    "device_id: has to be 6 to 50 printable ASCII characters",
                ));
            }
        }
        match &self.name {
            Some(name) if name.chars().count() > 100 => Err(Error::invalid_input(
                "device_name: can have 100 characters at most",
            )),
            _ => Ok(()),
        }
    }
}

/// The setters of calls that name the device.
macro_rules! device_setters {
    ($($field:ident).+) => {
        /// The device that the token is for, 6 to 50 printable ASCII characters. Without it the token can't be revoked.
        pub fn device_id(mut self, device_id: impl Into<String>) -> Self {
            self.$($field).+.id = Some(device_id.into());
            self
        }

        /// The device's name as the user sees it, up to 100 characters.
        pub fn device_name(mut self, device_name: impl Into<String>) -> Self {
            self.$($field).+.name = Some(device_name.into());
            self
        }
    };
}

/// The setters of calls that ask for rights.
macro_rules! scope_setters {
    () => {
        /// The rights to ask for, `cloud_api:disk.read` for example; all that the application has without it.
        pub fn scope(mut self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
            self.scope = Some(crate::yandex_disk::oauth::joined(scopes));
            self
        }

        /// Rights that the user may refuse.
        pub fn optional_scope(
            mut self,
            scopes: impl IntoIterator<Item = impl Into<String>>,
        ) -> Self {
            self.optional_scope = Some(crate::yandex_disk::oauth::joined(scopes));
            self
        }
    };
}
pub(super) use {device_setters, scope_setters};

pub(super) fn joined(scopes: impl IntoIterator<Item = impl Into<String>>) -> String {
    let scopes: Vec<String> = scopes.into_iter().map(Into::into).collect();
    scopes.join(" ")
}

/// The two calls that trade a code for a token.
macro_rules! code_call {
    ($(#[$doc:meta])* $call:ident trades $grant:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is awaited"]
        pub struct $call {
            disk: YandexDisk,
            code: Secret,
            device: Device,
            code_verifier: Option<Secret>,
            options: CallOptions,
        }

        impl $call {
            setters!(options);
            device_setters!(device);

            /// The random text whose challenge was sent with the authorization request (PKCE).
            pub fn code_verifier(mut self, code_verifier: impl Into<Secret>) -> Self {
                self.code_verifier = Some(code_verifier.into());
                self
            }

            async fn run(self) -> Result<types::Token, Error> {
                self.device.check()?;
                let application = self.disk.handle.application()?;
                let mut grant = types::$grant::new(self.code, application.id());
                grant.client_secret = application.secret().cloned();
                grant.device_id = self.device.id;
                grant.device_name = self.device.name;
                grant.code_verifier = self.code_verifier;
                let options = self.disk.handle.options(self.options);
                let request = self.disk.handle.sign_in().oauth().token(grant);
                Ok(request.with_options(options).send().await?.into_body())
            }
        }

        awaitable!($call => types::Token);
    };
}

code_call! {
    /// A call of [`YandexDisk::get_token`].
    GetToken trades AuthorizationCodeGrant
}
code_call! {
    /// A call of [`YandexDisk::get_token_from_device_code`].
    GetTokenFromDeviceCode trades DeviceCodeGrant
}

/// A call of [`YandexDisk::get_device_code`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct GetDeviceCode {
    disk: YandexDisk,
    pub(super) device: Device,
    scope: Option<String>,
    optional_scope: Option<String>,
    options: CallOptions,
}

impl GetDeviceCode {
    setters!(options);
    device_setters!(device);
    scope_setters!();

    pub(super) async fn run(self) -> Result<types::DeviceCode, Error> {
        self.device.check()?;
        let application = self.disk.handle.application()?;
        let mut body = types::DeviceCodeRequest::new(application.id());
        body.device_id = self.device.id;
        body.device_name = self.device.name;
        body.scope = self.scope;
        body.optional_scope = self.optional_scope;
        let options = self.disk.handle.options(self.options);
        let request = self.disk.handle.sign_in().oauth().device_code(body);
        Ok(request.with_options(options).send().await?.into_body())
    }
}

/// A call of [`YandexDisk::refresh_token`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct RefreshToken {
    disk: YandexDisk,
    refresh_token: Secret,
    options: CallOptions,
}

impl RefreshToken {
    setters!(options);

    async fn run(self) -> Result<types::Token, Error> {
        let application = self.disk.handle.application()?;
        let secret = application.secret().cloned().unwrap_or_default();
        let grant = types::RefreshTokenGrant::new(self.refresh_token, application.id(), secret);
        let options = self.disk.handle.options(self.options);
        let request = self.disk.handle.sign_in().oauth().token(grant);
        Ok(request.with_options(options).send().await?.into_body())
    }
}

/// A call of [`YandexDisk::revoke_token`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct RevokeToken {
    disk: YandexDisk,
    token: Option<Secret>,
    options: CallOptions,
}

impl RevokeToken {
    setters!(options);

    /// Another token than the client's.
    pub fn token(mut self, token: impl Into<Secret>) -> Self {
        self.token = Some(token.into());
        self
    }

    async fn run(self) -> Result<types::TokenRevokeStatus, Error> {
        let application = self.disk.handle.application()?;
        let token = match self.token {
            Some(token) => token,
            None => self.disk.current_token().await?.ok_or_else(|| {
                let message =
                    "there is no token to revoke: the client has none, and none was given";
                Error::new(ErrorClass::Auth, message)
            })?,
        };
        let secret = application.secret().cloned().unwrap_or_default();
        let body = types::RevokeRequest::new(token, application.id(), secret);
        let options = self.disk.handle.options(self.options);
        let request = self.disk.handle.sign_in().oauth().revoke(body);
        Ok(request.with_options(options).send().await?.into_body())
    }
}

awaitable! {
    GetDeviceCode => types::DeviceCode,
    RefreshToken => types::Token,
    RevokeToken => types::TokenRevokeStatus,
}

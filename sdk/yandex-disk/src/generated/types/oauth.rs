// Made by `cargo sdk generate` out of specs/yandex-disk. Change the specs, not this file.

use cloud_drives_core::{Secret, UnknownVariant, union};
use serde::{Deserialize, Serialize};

/// What is traded for a token.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum TokenRequest {
    /// `grant_type` is `authorization_code`.
    AuthorizationCode(AuthorizationCodeGrant),
    /// `grant_type` is `device_code`.
    DeviceCode(DeviceCodeGrant),
    /// `grant_type` is `refresh_token`.
    RefreshToken(RefreshTokenGrant),
    /// Another `grant_type`, which the specification does not describe, with the whole object.
    Unknown(UnknownVariant),
}

impl Serialize for TokenRequest {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::AuthorizationCode(value) => {
                union::serialize_tagged(
                    serializer,
                    "grant_type",
                    "authorization_code",
                    value,
                )
            }
            Self::DeviceCode(value) => {
                union::serialize_tagged(serializer, "grant_type", "device_code", value)
            }
            Self::RefreshToken(value) => {
                union::serialize_tagged(serializer, "grant_type", "refresh_token", value)
            }
            Self::Unknown(value) => value.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for TokenRequest {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        let value = union::Tagged::read(deserializer, "grant_type")?;
        match value.tag() {
            "authorization_code" => value.into_variant().map(Self::AuthorizationCode),
            "device_code" => value.into_variant().map(Self::DeviceCode),
            "refresh_token" => value.into_variant().map(Self::RefreshToken),
            _ => Ok(Self::Unknown(value.into_unknown())),
        }
    }
}

cloud_drives_core::union_schema!(TokenRequest);

impl From<AuthorizationCodeGrant> for TokenRequest {
    fn from(value: AuthorizationCodeGrant) -> Self {
        Self::AuthorizationCode(value)
    }
}

impl From<DeviceCodeGrant> for TokenRequest {
    fn from(value: DeviceCodeGrant) -> Self {
        Self::DeviceCode(value)
    }
}

impl From<RefreshTokenGrant> for TokenRequest {
    fn from(value: RefreshTokenGrant) -> Self {
        Self::RefreshToken(value)
    }
}

/// A confirmation code that the user was given in the browser.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AuthorizationCodeGrant {
    /// The confirmation code, seven digits as seen.
    pub code: Secret,
    /// The application's id.
    pub client_id: String,
    /// The application's secret. Whether it can be left out with a code verifier is uncertain (`wire.md §13`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret: Option<Secret>,
    /// The device that the token is for, 6 to 50 printable ASCII characters. Without it the token can't be revoked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_id: Option<String>,
    /// The device's name as the user sees it, up to 100 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_name: Option<String>,
    /// The random string whose challenge was sent with the authorization request (PKCE).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_verifier: Option<Secret>,
}

impl AuthorizationCodeGrant {
    /// One with what it cannot do without: `code`, `client_id`.
    #[must_use]
    pub fn new(code: impl Into<Secret>, client_id: impl Into<String>) -> Self {
        Self {
            code: code.into(),
            client_id: client_id.into(),
            client_secret: None,
            device_id: None,
            device_name: None,
            code_verifier: None,
        }
    }

    /// The application's secret. Whether it can be left out with a code verifier is uncertain (`wire.md §13`).
    #[must_use]
    pub fn client_secret(mut self, client_secret: impl Into<Secret>) -> Self {
        self.client_secret = Some(client_secret.into());
        self
    }

    /// The device that the token is for, 6 to 50 printable ASCII characters. Without it the token can't be revoked.
    #[must_use]
    pub fn device_id(mut self, device_id: impl Into<String>) -> Self {
        self.device_id = Some(device_id.into());
        self
    }

    /// The device's name as the user sees it, up to 100 characters.
    #[must_use]
    pub fn device_name(mut self, device_name: impl Into<String>) -> Self {
        self.device_name = Some(device_name.into());
        self
    }

    /// The random string whose challenge was sent with the authorization request (PKCE).
    #[must_use]
    pub fn code_verifier(mut self, code_verifier: impl Into<Secret>) -> Self {
        self.code_verifier = Some(code_verifier.into());
        self
    }
}

/// A device code, whether the user has confirmed it or not.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DeviceCodeGrant {
    /// The device code.
    pub code: Secret,
    /// The application's id.
    pub client_id: String,
    /// The application's secret.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret: Option<Secret>,
    /// The device that the token is for, 6 to 50 printable ASCII characters. Without it the token can't be revoked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_id: Option<String>,
    /// The device's name as the user sees it, up to 100 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_name: Option<String>,
    /// The random string of a PKCE challenge.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_verifier: Option<Secret>,
}

impl DeviceCodeGrant {
    /// One with what it cannot do without: `code`, `client_id`.
    #[must_use]
    pub fn new(code: impl Into<Secret>, client_id: impl Into<String>) -> Self {
        Self {
            code: code.into(),
            client_id: client_id.into(),
            client_secret: None,
            device_id: None,
            device_name: None,
            code_verifier: None,
        }
    }

    /// The application's secret.
    #[must_use]
    pub fn client_secret(mut self, client_secret: impl Into<Secret>) -> Self {
        self.client_secret = Some(client_secret.into());
        self
    }

    /// The device that the token is for, 6 to 50 printable ASCII characters. Without it the token can't be revoked.
    #[must_use]
    pub fn device_id(mut self, device_id: impl Into<String>) -> Self {
        self.device_id = Some(device_id.into());
        self
    }

    /// The device's name as the user sees it, up to 100 characters.
    #[must_use]
    pub fn device_name(mut self, device_name: impl Into<String>) -> Self {
        self.device_name = Some(device_name.into());
        self
    }

    /// The random string of a PKCE challenge.
    #[must_use]
    pub fn code_verifier(mut self, code_verifier: impl Into<Secret>) -> Self {
        self.code_verifier = Some(code_verifier.into());
        self
    }
}

/// A refresh token.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RefreshTokenGrant {
    /// The refresh token. The answer holds its replacement.
    pub refresh_token: Secret,
    /// The application's id.
    pub client_id: String,
    /// The application's secret.
    pub client_secret: Secret,
}

impl RefreshTokenGrant {
    /// One with what it cannot do without: `refresh_token`, `client_id`, `client_secret`.
    #[must_use]
    pub fn new(
        refresh_token: impl Into<Secret>,
        client_id: impl Into<String>,
        client_secret: impl Into<Secret>,
    ) -> Self {
        Self {
            refresh_token: refresh_token.into(),
            client_id: client_id.into(),
            client_secret: client_secret.into(),
        }
    }
}

/// An access token and what renews it.
///
/// After a refresh the access token may be the same as before, while the refresh token is a new one. An application can
/// hold about 30 tokens with a device id for a user; one more ends the oldest (`wire.md §2.5`).
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Token {
    /// The access token, opaque.
    pub access_token: Secret,
    /// The refresh token, opaque.
    pub refresh_token: Secret,
    /// Always `bearer`, although the Disk wants the word `OAuth` in its header.
    pub token_type: String,
    /// Seconds that the access token is still good for: a year at most, less where an existing token is handed out again.
    pub expires_in: u64,
    /// The rights that were granted, separated by spaces. Only if they are fewer than were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
}

/// What a sign-in on a device starts with.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DeviceCodeRequest {
    /// The application's id.
    pub client_id: String,
    /// The device that the token is for, 6 to 50 printable ASCII characters. Without it the token can't be revoked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_id: Option<String>,
    /// The device's name as the user sees it, up to 100 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_name: Option<String>,
    /// The rights to ask for, separated by spaces; all that the application has without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// Rights that the user may refuse, separated by spaces.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub optional_scope: Option<String>,
}

impl DeviceCodeRequest {
    /// One with what it cannot do without: `client_id`.
    #[must_use]
    pub fn new(client_id: impl Into<String>) -> Self {
        Self {
            client_id: client_id.into(),
            device_id: None,
            device_name: None,
            scope: None,
            optional_scope: None,
        }
    }

    /// The device that the token is for, 6 to 50 printable ASCII characters. Without it the token can't be revoked.
    #[must_use]
    pub fn device_id(mut self, device_id: impl Into<String>) -> Self {
        self.device_id = Some(device_id.into());
        self
    }

    /// The device's name as the user sees it, up to 100 characters.
    #[must_use]
    pub fn device_name(mut self, device_name: impl Into<String>) -> Self {
        self.device_name = Some(device_name.into());
        self
    }

    /// The rights to ask for, separated by spaces; all that the application has without it.
    #[must_use]
    pub fn scope(mut self, scope: impl Into<String>) -> Self {
        self.scope = Some(scope.into());
        self
    }

    /// Rights that the user may refuse, separated by spaces.
    #[must_use]
    pub fn optional_scope(mut self, optional_scope: impl Into<String>) -> Self {
        self.optional_scope = Some(optional_scope.into());
        self
    }
}

/// A sign-in that waits for its user.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DeviceCode {
    /// The code that is traded for the token; not for the user's eyes.
    pub device_code: Secret,
    /// The code that the user types in, eight letters and digits.
    pub user_code: String,
    /// The page on which the user types it in, such as `https://ya.ru/device`.
    pub verification_url: String,
    /// Seconds to wait between two attempts at the token; 5 as seen.
    pub interval: u64,
    /// Seconds that the codes are good for; 300 as seen, 600 in the reference (`wire.md §2.5`).
    pub expires_in: u64,
}

/// The token to revoke and the application that it was issued to.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RevokeRequest {
    /// The access token to revoke.
    pub access_token: Secret,
    /// The application's id.
    pub client_id: String,
    /// The application's secret.
    pub client_secret: Secret,
}

impl RevokeRequest {
    /// One with what it cannot do without: `access_token`, `client_id`, `client_secret`.
    #[must_use]
    pub fn new(
        access_token: impl Into<Secret>,
        client_id: impl Into<String>,
        client_secret: impl Into<Secret>,
    ) -> Self {
        Self {
            access_token: access_token.into(),
            client_id: client_id.into(),
            client_secret: client_secret.into(),
        }
    }
}

/// That a token was revoked.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TokenRevokeStatus {
    /// Always `ok`.
    pub status: String,
}

// Made by `cargo sdk generate` out of specs/oauth. Change the specs, not this file.

use cloud_drives_core::Secret;
use serde::{Deserialize, Serialize};

/// `TokenForm`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TokenForm {
    /// `grant_type` on the wire.
    pub grant_type: TokenFormGrantType,
    /// `code` on the wire.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<Secret>,
    /// `refresh_token` on the wire.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<Secret>,
    /// `device_code` on the wire.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_code: Option<Secret>,
    /// `redirect_uri` on the wire.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redirect_uri: Option<String>,
    /// `scope` on the wire.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
}

impl TokenForm {
    /// One with what it cannot do without: `grant_type`.
    #[must_use]
    pub fn new(grant_type: impl Into<TokenFormGrantType>) -> Self {
        Self {
            grant_type: grant_type.into(),
            code: None,
            refresh_token: None,
            device_code: None,
            redirect_uri: None,
            scope: None,
        }
    }

    /// Sets `code`.
    #[must_use]
    pub fn code(mut self, code: impl Into<Secret>) -> Self {
        self.code = Some(code.into());
        self
    }

    /// Sets `refresh_token`.
    #[must_use]
    pub fn refresh_token(mut self, refresh_token: impl Into<Secret>) -> Self {
        self.refresh_token = Some(refresh_token.into());
        self
    }

    /// Sets `device_code`.
    #[must_use]
    pub fn device_code(mut self, device_code: impl Into<Secret>) -> Self {
        self.device_code = Some(device_code.into());
        self
    }

    /// Sets `redirect_uri`.
    #[must_use]
    pub fn redirect_uri(mut self, redirect_uri: impl Into<String>) -> Self {
        self.redirect_uri = Some(redirect_uri.into());
        self
    }

    /// Sets `scope`.
    #[must_use]
    pub fn scope(mut self, scope: impl Into<String>) -> Self {
        self.scope = Some(scope.into());
        self
    }
}

/// `TokenFormGrantType`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum TokenFormGrantType {
    /// `authorization_code` on the wire.
    AuthorizationCode,
    /// `refresh_token` on the wire.
    RefreshToken,
    /// `client_credentials` on the wire.
    ClientCredentials,
    /// `urn:ietf:params:oauth:grant-type:device_code` on the wire.
    UrnIetfParamsOauthGrantTypeDeviceCode,
    /// `password` on the wire.
    Password,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl TokenFormGrantType {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::AuthorizationCode => "authorization_code",
            Self::RefreshToken => "refresh_token",
            Self::ClientCredentials => "client_credentials",
            Self::UrnIetfParamsOauthGrantTypeDeviceCode => {
                "urn:ietf:params:oauth:grant-type:device_code"
            }
            Self::Password => "password",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for TokenFormGrantType {
    fn from(value: String) -> Self {
        match value.as_str() {
            "authorization_code" => Self::AuthorizationCode,
            "refresh_token" => Self::RefreshToken,
            "client_credentials" => Self::ClientCredentials,
            "urn:ietf:params:oauth:grant-type:device_code" => {
                Self::UrnIetfParamsOauthGrantTypeDeviceCode
            }
            "password" => Self::Password,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(TokenFormGrantType);

/// `SignInDeviceBody`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SignInDeviceBody {
    /// `client_id` on the wire.
    pub client_id: String,
    /// `scope` on the wire.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
}

impl SignInDeviceBody {
    /// One with what it cannot do without: `client_id`.
    #[must_use]
    pub fn new(client_id: impl Into<String>) -> Self {
        Self {
            client_id: client_id.into(),
            scope: None,
        }
    }

    /// Sets `scope`.
    #[must_use]
    pub fn scope(mut self, scope: impl Into<String>) -> Self {
        self.scope = Some(scope.into());
        self
    }
}

/// `SignInRevokeBody`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SignInRevokeBody {
    /// `token` on the wire.
    pub token: Secret,
}

impl SignInRevokeBody {
    /// One with what it cannot do without: `token`.
    #[must_use]
    pub fn new(token: impl Into<Secret>) -> Self {
        Self { token: token.into() }
    }
}

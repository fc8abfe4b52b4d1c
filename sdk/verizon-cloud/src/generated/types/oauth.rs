// Made by `cargo sdk generate` out of specs/verizon-cloud. Change the specs, not this file.

use cloud_drives_core::{Secret, UnknownVariant, union};
use serde::{Deserialize, Serialize};

/// What a sign-in is to give.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ResponseType {
    /// `code` on the wire.
    Code,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl ResponseType {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Code => "code",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for ResponseType {
    fn from(value: String) -> Self {
        match value.as_str() {
            "code" => Self::Code,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(ResponseType);

/// What a token is asked for with.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum TokenRequest {
    /// `grant_type` is `authorization_code`.
    AuthorizationCode(AuthorizationCodeGrant),
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

impl From<RefreshTokenGrant> for TokenRequest {
    fn from(value: RefreshTokenGrant) -> Self {
        Self::RefreshToken(value)
    }
}

/// The code that the browser came back with.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AuthorizationCodeGrant {
    /// The code. It works once.
    pub code: Secret,
    /// The address that the browser came back to.
    pub redirect_uri: String,
    /// The application's key; needed unless the client has it for Basic authorization.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// The application's secret; needed unless the client has it for Basic authorization.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret: Option<Secret>,
}

impl AuthorizationCodeGrant {
    /// One with what it cannot do without: `code`, `redirect_uri`.
    #[must_use]
    pub fn new(code: impl Into<Secret>, redirect_uri: impl Into<String>) -> Self {
        Self {
            code: code.into(),
            redirect_uri: redirect_uri.into(),
            client_id: None,
            client_secret: None,
        }
    }

    /// The application's key; needed unless the client has it for Basic authorization.
    #[must_use]
    pub fn client_id(mut self, client_id: impl Into<String>) -> Self {
        self.client_id = Some(client_id.into());
        self
    }

    /// The application's secret; needed unless the client has it for Basic authorization.
    #[must_use]
    pub fn client_secret(mut self, client_secret: impl Into<Secret>) -> Self {
        self.client_secret = Some(client_secret.into());
        self
    }
}

/// A refresh token.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RefreshTokenGrant {
    /// The refresh token. It works once, within fourteen days.
    pub refresh_token: Secret,
    /// The address of the sign-in. The vendor's client sent it here as well.
    pub redirect_uri: String,
    /// The application's key; needed unless the client has it for Basic authorization.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// The application's secret; needed unless the client has it for Basic authorization.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret: Option<Secret>,
}

impl RefreshTokenGrant {
    /// One with what it cannot do without: `refresh_token`, `redirect_uri`.
    #[must_use]
    pub fn new(
        refresh_token: impl Into<Secret>,
        redirect_uri: impl Into<String>,
    ) -> Self {
        Self {
            refresh_token: refresh_token.into(),
            redirect_uri: redirect_uri.into(),
            client_id: None,
            client_secret: None,
        }
    }

    /// The application's key; needed unless the client has it for Basic authorization.
    #[must_use]
    pub fn client_id(mut self, client_id: impl Into<String>) -> Self {
        self.client_id = Some(client_id.into());
        self
    }

    /// The application's secret; needed unless the client has it for Basic authorization.
    #[must_use]
    pub fn client_secret(mut self, client_secret: impl Into<Secret>) -> Self {
        self.client_secret = Some(client_secret.into());
        self
    }
}

/// An access token, and what the next one is asked for with.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Token {
    /// The access token, good for nine hours.
    pub access_token: Secret,
    /// The refresh token, good for one renewal within fourteen days. Keep it in place of the one before.
    pub refresh_token: Secret,
    /// Seconds that the access token is good for, 32400; documented, and not in every answer (`wire.md §1.3`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_in: Option<u64>,
    /// Always `Bearer`; whether it is sent is not known (`wire.md §1.3`).
    #[serde(
        default = "default_token_token_type",
        deserialize_with = "read_token_token_type"
    )]
    pub token_type: String,
}

fn default_token_token_type() -> String {
    "Bearer".to_owned()
}

fn read_token_token_type<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<String, D::Error> {
    let value: Option<String> = serde::Deserialize::deserialize(deserializer)?;
    Ok(value.unwrap_or_else(default_token_token_type))
}

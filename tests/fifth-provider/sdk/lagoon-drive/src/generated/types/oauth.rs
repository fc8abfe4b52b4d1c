// Made by `cargo sdk generate` out of specs/lagoon-drive. Change the specs, not this file.

use cloud_drives_core::{Secret, UnknownVariant, union};
use serde::{Deserialize, Serialize};

/// What is traded for a token.
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

/// The code that a browser brought back.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AuthorizationCodeGrant {
    /// The application's id.
    pub client_id: String,
    /// The application's secret; public applications have none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret: Option<Secret>,
    /// The code.
    pub code: Secret,
    /// The address that the code came to.
    pub redirect_uri: String,
    /// The PKCE verifier.
    pub code_verifier: Secret,
}

impl AuthorizationCodeGrant {
    /// One with what it cannot do without: `client_id`, `code`, `redirect_uri`, `code_verifier`.
    #[must_use]
    pub fn new(
        client_id: impl Into<String>,
        code: impl Into<Secret>,
        redirect_uri: impl Into<String>,
        code_verifier: impl Into<Secret>,
    ) -> Self {
        Self {
            client_id: client_id.into(),
            client_secret: None,
            code: code.into(),
            redirect_uri: redirect_uri.into(),
            code_verifier: code_verifier.into(),
        }
    }

    /// The application's secret; public applications have none.
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
    /// The application's id.
    pub client_id: String,
    /// The application's secret; public applications have none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret: Option<Secret>,
    /// The refresh token.
    pub refresh_token: Secret,
}

impl RefreshTokenGrant {
    /// One with what it cannot do without: `client_id`, `refresh_token`.
    #[must_use]
    pub fn new(client_id: impl Into<String>, refresh_token: impl Into<Secret>) -> Self {
        Self {
            client_id: client_id.into(),
            client_secret: None,
            refresh_token: refresh_token.into(),
        }
    }

    /// The application's secret; public applications have none.
    #[must_use]
    pub fn client_secret(mut self, client_secret: impl Into<Secret>) -> Self {
        self.client_secret = Some(client_secret.into());
        self
    }
}

/// Tokens.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Token {
    /// The access token.
    pub access_token: Secret,
    /// Always `Bearer`.
    pub token_type: String,
    /// The access token's lifetime in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_in: Option<u64>,
    /// The refresh token.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<Secret>,
    /// The scopes, separated by spaces.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
}

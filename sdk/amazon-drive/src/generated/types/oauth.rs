// Made by `cargo sdk generate` out of specs/amazon-drive. Change the specs, not this file.

use cloud_drives_core::{Secret, UnknownVariant, union};
use serde::{Deserialize, Serialize};

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
    /// The application's id, `amzn1.application-oa2-client.` and 32 hexadecimal digits.
    pub client_id: String,
    /// The application's secret.
    pub client_secret: Secret,
    /// The address that the browser came back to, the same as in the authorization request.
    pub redirect_uri: String,
    /// The random string whose challenge was sent with the authorization request (PKCE).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_verifier: Option<Secret>,
}

impl AuthorizationCodeGrant {
    /// One with what it cannot do without: `code`, `client_id`, `client_secret`, `redirect_uri`.
    #[must_use]
    pub fn new(
        code: impl Into<Secret>,
        client_id: impl Into<String>,
        client_secret: impl Into<Secret>,
        redirect_uri: impl Into<String>,
    ) -> Self {
        Self {
            code: code.into(),
            client_id: client_id.into(),
            client_secret: client_secret.into(),
            redirect_uri: redirect_uri.into(),
            code_verifier: None,
        }
    }

    /// The random string whose challenge was sent with the authorization request (PKCE).
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
    /// The refresh token; it begins with `Atzr|`.
    pub refresh_token: Secret,
    /// The application's id.
    pub client_id: String,
    /// The application's secret.
    pub client_secret: Secret,
    /// The address of the authorization request. Some clients sent it, and it is not needed (`wire.md §1.3`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redirect_uri: Option<String>,
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
            redirect_uri: None,
        }
    }

    /// The address of the authorization request. Some clients sent it, and it is not needed (`wire.md §1.3`).
    #[must_use]
    pub fn redirect_uri(mut self, redirect_uri: impl Into<String>) -> Self {
        self.redirect_uri = Some(redirect_uri.into());
        self
    }
}

/// An access token and what renews it.
///
/// Amazon sends a refresh token with every renewal as well; keep the old one should it be missing (`wire.md §1.3`).
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Token {
    /// The access token; it begins with `Atza|` and has up to 2048 bytes.
    pub access_token: Secret,
    /// The refresh token; it begins with `Atzr|` and has up to 2048 bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<Secret>,
    /// Always `bearer`.
    #[serde(
        default = "default_token_token_type",
        deserialize_with = "read_token_token_type"
    )]
    pub token_type: String,
    /// Seconds that the access token is good for; 3600.
    pub expires_in: u64,
}

fn default_token_token_type() -> String {
    "bearer".to_owned()
}

fn read_token_token_type<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<String, D::Error> {
    let value: Option<String> = serde::Deserialize::deserialize(deserializer)?;
    Ok(value.unwrap_or_else(default_token_token_type))
}

/// What an access token is.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TokenInfo {
    /// The id of the application that it was issued to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aud: Option<String>,
    /// The user, `amzn1.account.` and an id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
    /// Who issued it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iss: Option<String>,
    /// The id of the application, as opposed to the client id in `aud`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub app_id: Option<String>,
    /// Seconds that it is still good for; no point in time, whatever the name says (`wire.md §1.3`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exp: Option<i64>,
    /// Seconds since it was issued, presumably; no point in time either (`wire.md §11`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iat: Option<i64>,
}

/// Who has signed in. Each member is there only if its scope was granted.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Profile {
    /// The user, `amzn1.account.` and an id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
    /// The e-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The postal code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
}

/// A refresh token for the helper.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RelayGrant {
    /// The refresh token. Whoever runs the helper gets to see it.
    pub refresh_token: Secret,
}

impl RelayGrant {
    /// One with what it cannot do without: `refresh_token`.
    #[must_use]
    pub fn new(refresh_token: impl Into<Secret>) -> Self {
        Self {
            refresh_token: refresh_token.into(),
        }
    }
}

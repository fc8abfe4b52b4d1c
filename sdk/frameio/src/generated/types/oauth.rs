// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

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
    /// `grant_type` is `client_credentials`.
    ClientCredentials(ClientCredentialsGrant),
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
            Self::ClientCredentials(value) => {
                union::serialize_tagged(
                    serializer,
                    "grant_type",
                    "client_credentials",
                    value,
                )
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
            "client_credentials" => value.into_variant().map(Self::ClientCredentials),
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

impl From<ClientCredentialsGrant> for TokenRequest {
    fn from(value: ClientCredentialsGrant) -> Self {
        Self::ClientCredentials(value)
    }
}

/// The code that a browser brought back. A web application gives its `client_secret`, a public one its
/// `code_verifier`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AuthorizationCodeGrant {
    /// The application's id.
    pub client_id: String,
    /// The code.
    pub code: Secret,
    /// The address that the code came to, exactly as in the call for it.
    pub redirect_uri: String,
    /// The application's secret. Web applications only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret: Option<Secret>,
    /// The random text whose challenge was sent when the code was asked for: 43 to 128 letters, digits, `-`, `.`, `_`
    /// and `~`. Public applications only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_verifier: Option<Secret>,
}

impl AuthorizationCodeGrant {
    /// One with what it cannot do without: `client_id`, `code`, `redirect_uri`.
    #[must_use]
    pub fn new(
        client_id: impl Into<String>,
        code: impl Into<Secret>,
        redirect_uri: impl Into<String>,
    ) -> Self {
        Self {
            client_id: client_id.into(),
            code: code.into(),
            redirect_uri: redirect_uri.into(),
            client_secret: None,
            code_verifier: None,
        }
    }

    /// The application's secret. Web applications only.
    #[must_use]
    pub fn client_secret(mut self, client_secret: impl Into<Secret>) -> Self {
        self.client_secret = Some(client_secret.into());
        self
    }

    /// The random text whose challenge was sent when the code was asked for: 43 to 128 letters, digits, `-`, `.`, `_`
    /// and `~`. Public applications only.
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
    /// The application's id.
    pub client_id: String,
    /// The refresh token.
    pub refresh_token: Secret,
    /// The application's secret. Public applications have none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret: Option<Secret>,
}

impl RefreshTokenGrant {
    /// One with what it cannot do without: `client_id`, `refresh_token`.
    #[must_use]
    pub fn new(client_id: impl Into<String>, refresh_token: impl Into<Secret>) -> Self {
        Self {
            client_id: client_id.into(),
            refresh_token: refresh_token.into(),
            client_secret: None,
        }
    }

    /// The application's secret. Public applications have none.
    #[must_use]
    pub fn client_secret(mut self, client_secret: impl Into<Secret>) -> Self {
        self.client_secret = Some(client_secret.into());
        self
    }
}

/// A server's own id and secret, which give it a token without a user.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ClientCredentialsGrant {
    /// The application's id.
    pub client_id: String,
    /// The application's secret.
    pub client_secret: Secret,
    /// The rights to ask for, separated by spaces, such as `openid AdobeID frame.s2s.all`.
    pub scope: String,
}

impl ClientCredentialsGrant {
    /// One with what it cannot do without: `client_id`, `client_secret`, `scope`.
    #[must_use]
    pub fn new(
        client_id: impl Into<String>,
        client_secret: impl Into<Secret>,
        scope: impl Into<String>,
    ) -> Self {
        Self {
            client_id: client_id.into(),
            client_secret: client_secret.into(),
            scope: scope.into(),
        }
    }
}

/// An access token, and perhaps what renews it.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Token {
    /// The access token.
    pub access_token: Secret,
    /// Always `bearer`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_type: Option<String>,
    /// Seconds that the access token is good for. May be missing; a day is assumed then (`wire.md §1`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_in: Option<u64>,
    /// What renews the access token. Only if the scope `offline_access` was granted, and never to a server on its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<Secret>,
    /// Who signed in, as a JWT. Possible with the scope `openid`; inferred (`wire.md §1`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_token: Option<Secret>,
}

/// The token to revoke.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RevokeRequest {
    /// An access token or a refresh token.
    pub token: Secret,
}

impl RevokeRequest {
    /// One with what it cannot do without: `token`.
    #[must_use]
    pub fn new(token: impl Into<Secret>) -> Self {
        Self { token: token.into() }
    }
}

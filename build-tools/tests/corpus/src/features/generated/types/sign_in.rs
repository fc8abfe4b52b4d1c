// Made by `cargo sdk generate` out of specs/features. Change the specs, not this file.

use cloud_drives_core::Secret;
use serde::{Deserialize, Serialize};

/// `Grant`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Grant {
    /// The code.
    pub code: Secret,
    /// The application.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// What is traded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grant_type: Option<GrantGrantType>,
}

impl Grant {
    /// One with what it cannot do without: `code`.
    #[must_use]
    pub fn new(code: impl Into<Secret>) -> Self {
        Self {
            code: code.into(),
            client_id: None,
            grant_type: None,
        }
    }

    /// The application.
    #[must_use]
    pub fn client_id(mut self, client_id: impl Into<String>) -> Self {
        self.client_id = Some(client_id.into());
        self
    }

    /// What is traded.
    #[must_use]
    pub fn grant_type(mut self, grant_type: impl Into<GrantGrantType>) -> Self {
        self.grant_type = Some(grant_type.into());
        self
    }
}

/// What is traded.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum GrantGrantType {
    /// `authorization_code` on the wire.
    AuthorizationCode,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl GrantGrantType {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::AuthorizationCode => "authorization_code",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for GrantGrantType {
    fn from(value: String) -> Self {
        match value.as_str() {
            "authorization_code" => Self::AuthorizationCode,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(GrantGrantType);

// Made by `cargo sdk generate` out of specs/bodies. Change the specs, not this file.

use chrono::{DateTime, Utc};
use cloud_drives_core::{Secret, UnknownVariant, union};
use serde::{Deserialize, Serialize};

/// What is traded for a token.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Grant {
    /// `grant_type` is `authorization_code`.
    AuthorizationCode(CodeGrant),
    /// `grant_type` is `refresh_token`.
    RefreshToken(RefreshGrant),
    /// Another `grant_type`, which the specification does not describe, with the whole object.
    Unknown(UnknownVariant),
}

impl Serialize for Grant {
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

impl<'de> Deserialize<'de> for Grant {
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

cloud_drives_core::union_schema!(Grant);

impl From<CodeGrant> for Grant {
    fn from(value: CodeGrant) -> Self {
        Self::AuthorizationCode(value)
    }
}

impl From<RefreshGrant> for Grant {
    fn from(value: RefreshGrant) -> Self {
        Self::RefreshToken(value)
    }
}

/// A code.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CodeGrant {
    /// The code.
    pub code: Secret,
    /// The device.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
}

impl CodeGrant {
    /// One with what it cannot do without: `code`.
    #[must_use]
    pub fn new(code: impl Into<Secret>) -> Self {
        Self {
            code: code.into(),
            device: None,
        }
    }

    /// The device.
    #[must_use]
    pub fn device(mut self, device: impl Into<String>) -> Self {
        self.device = Some(device.into());
        self
    }
}

/// A refresh token.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RefreshGrant {
    /// The token.
    pub refresh_token: Secret,
}

impl RefreshGrant {
    /// One with what it cannot do without: `refresh_token`.
    #[must_use]
    pub fn new(refresh_token: impl Into<Secret>) -> Self {
        Self {
            refresh_token: refresh_token.into(),
        }
    }
}

/// A flat form.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Fields {
    /// Any text.
    pub text: String,
    /// A check box.
    pub agreed: bool,
    /// A number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<i32>,
    /// A secret.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret: Option<Secret>,
    /// A choice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mood: Option<FieldsMood>,
    /// A time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moment: Option<DateTime<Utc>>,
}

impl Fields {
    /// One with what it cannot do without: `text`, `agreed`.
    #[must_use]
    pub fn new(text: impl Into<String>, agreed: bool) -> Self {
        Self {
            text: text.into(),
            agreed,
            count: None,
            secret: None,
            mood: None,
            moment: None,
        }
    }

    /// A number.
    #[must_use]
    pub fn count(mut self, count: i32) -> Self {
        self.count = Some(count);
        self
    }

    /// A secret.
    #[must_use]
    pub fn secret(mut self, secret: impl Into<Secret>) -> Self {
        self.secret = Some(secret.into());
        self
    }

    /// A choice.
    #[must_use]
    pub fn mood(mut self, mood: impl Into<FieldsMood>) -> Self {
        self.mood = Some(mood.into());
        self
    }

    /// A time.
    #[must_use]
    pub fn moment(mut self, moment: DateTime<Utc>) -> Self {
        self.moment = Some(moment);
        self
    }
}

/// A choice.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum FieldsMood {
    /// `good` on the wire.
    Good,
    /// `bad` on the wire.
    Bad,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl FieldsMood {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Good => "good",
            Self::Bad => "bad",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for FieldsMood {
    fn from(value: String) -> Self {
        match value.as_str() {
            "good" => Self::Good,
            "bad" => Self::Bad,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(FieldsMood);

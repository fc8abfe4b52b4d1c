// Made by `cargo sdk generate` out of specs/multipart. Change the specs, not this file.

use cloud_drives_core::{UnknownVariant, union};
use serde::{Deserialize, Serialize};

/// What is known of the file.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Metadata {
    /// The name.
    pub name: String,
    /// Folders.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parents: Option<Vec<String>>,
}

impl Metadata {
    /// One with what it cannot do without: `name`.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            parents: None,
        }
    }

    /// Folders.
    #[must_use]
    pub fn parents(
        mut self,
        parents: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.parents = Some(parents.into_iter().map(Into::into).collect());
        self
    }
}

/// A choice.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum FilesUploadBodyMood {
    /// `good` on the wire.
    Good,
    /// `bad` on the wire.
    Bad,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl FilesUploadBodyMood {
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

impl From<String> for FilesUploadBodyMood {
    fn from(value: String) -> Self {
        match value.as_str() {
            "good" => Self::Good,
            "bad" => Self::Bad,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(FilesUploadBodyMood);

/// What to do when the name is taken; one way so far.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Action {
    /// `action` is `rename`.
    Rename(Rename),
    /// Another `action`, which the specification does not describe, with the whole object.
    Unknown(UnknownVariant),
}

impl Serialize for Action {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Rename(value) => {
                union::serialize_tagged(serializer, "action", "rename", value)
            }
            Self::Unknown(value) => value.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Action {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        let value = union::Tagged::read(deserializer, "action")?;
        match value.tag() {
            "rename" => value.into_variant().map(Self::Rename),
            _ => Ok(Self::Unknown(value.into_unknown())),
        }
    }
}

cloud_drives_core::union_schema!(Action);

impl From<Rename> for Action {
    fn from(value: Rename) -> Self {
        Self::Rename(value)
    }
}

/// Stores it under another name.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Rename {
    /// What the name gets behind it.
    pub suffix: String,
}

impl Rename {
    /// One with what it cannot do without: `suffix`.
    #[must_use]
    pub fn new(suffix: impl Into<String>) -> Self {
        Self { suffix: suffix.into() }
    }
}

// Made by `cargo sdk generate` out of specs/multipart. Change the specs, not this file.

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

// Made by `cargo sdk generate` out of specs/features. Change the specs, not this file.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use super::super::Person;

/// A type of two groups, with a member of one of three.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Entry {
    /// A type of two groups.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// A type of three groups.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<Person>,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub made: Option<DateTime<Utc>>,
}

/// A type of two groups.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Kind {
    /// `file` on the wire.
    File,
    /// `folder` on the wire.
    Folder,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl Kind {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::File => "file",
            Self::Folder => "folder",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for Kind {
    fn from(value: String) -> Self {
        match value.as_str() {
            "file" => Self::File,
            "folder" => Self::Folder,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(Kind);

// Made by `cargo sdk generate` out of specs/compositions. Change the specs, not this file.

use chrono::{DateTime, Utc};
use cloud_drives_core::Field;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// A part alone, under another name.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NewFile {
    /// The name.
    pub name: String,
    /// Some words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The folder.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub parent: Field<String>,
}

impl NewFile {
    /// One with what it cannot do without: `name`.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            note: None,
            parent: Field::Absent,
        }
    }

    /// Some words.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// The folder.
    #[must_use]
    pub fn parent(mut self, parent: impl Into<String>) -> Self {
        self.parent = Field::Value(parent.into());
        self
    }

    /// Sends `null` for `parent`.
    #[must_use]
    pub fn clear_parent(mut self) -> Self {
        self.parent = Field::Null;
        self
    }
}

/// Parts of parts; it says more of a member, and requires what was optional.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct File {
    /// Some words.
    pub note: String,
    /// When it was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created: Option<DateTime<Utc>>,
    /// Words.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub labels: Vec<String>,
    /// The id.
    pub id: String,
    /// Bytes.
    pub size: u64,
    /// The name with its extension.
    pub name: String,
    /// A reference with words of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<Named>,
    /// Members that the specification does not describe.
    #[serde(flatten)]
    pub extra: BTreeMap<String, Value>,
}

/// Has a name.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Named {
    /// The name.
    pub name: String,
    /// Some words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

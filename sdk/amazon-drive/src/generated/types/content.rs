// Made by `cargo sdk generate` out of specs/amazon-drive. Change the specs, not this file.

use cloud_drives_core::{UnknownVariant, union};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A check that an upload can do without.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Suppress {
    /// `deduplication` on the wire.
    Deduplication,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl Suppress {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Deduplication => "deduplication",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for Suppress {
    fn from(value: String) -> Self {
        match value.as_str() {
            "deduplication" => Self::Deduplication,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(Suppress);

/// What is uploaded; the content host takes files only. A `NewFile` can be handed over in its place.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum UploadMetadata {
    /// `kind` is `FILE`.
    File(NewFile),
    /// Another `kind`, which the specification does not describe, with the whole object.
    Unknown(UnknownVariant),
}

impl Serialize for UploadMetadata {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::File(value) => {
                union::serialize_tagged(serializer, "kind", "FILE", value)
            }
            Self::Unknown(value) => value.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for UploadMetadata {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        let value = union::Tagged::read(deserializer, "kind")?;
        match value.tag() {
            "FILE" => value.into_variant().map(Self::File),
            _ => Ok(Self::Unknown(value.into_unknown())),
        }
    }
}

cloud_drives_core::union_schema!(UploadMetadata);

impl From<NewFile> for UploadMetadata {
    fn from(value: NewFile) -> Self {
        Self::File(value)
    }
}

/// Name and place of a file to upload.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NewFile {
    /// Its name, up to 256 characters; slashes mean nothing in it. Unique in its parent whatever the case.
    pub name: String,
    /// The id of the folder that it goes into; the root folder without it. A list, though only a single parent was ever
    /// sent (`wire.md §11`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parents: Option<Vec<String>>,
    /// Words to find it by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub labels: Option<Vec<String>>,
    /// Properties of applications, by owner and key; values have up to 500 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub properties: Option<BTreeMap<String, BTreeMap<String, String>>>,
}

impl NewFile {
    /// One with what it cannot do without: `name`.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            parents: None,
            labels: None,
            properties: None,
        }
    }

    /// The id of the folder that it goes into; the root folder without it. A list, though only a single parent was ever
    /// sent (`wire.md §11`).
    #[must_use]
    pub fn parents(
        mut self,
        parents: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.parents = Some(parents.into_iter().map(Into::into).collect());
        self
    }

    /// Words to find it by.
    #[must_use]
    pub fn labels(
        mut self,
        labels: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.labels = Some(labels.into_iter().map(Into::into).collect());
        self
    }

    /// Properties of applications, by owner and key; values have up to 500 characters.
    #[must_use]
    pub fn properties(
        mut self,
        properties: BTreeMap<String, BTreeMap<String, String>>,
    ) -> Self {
        self.properties = Some(properties);
        self
    }
}

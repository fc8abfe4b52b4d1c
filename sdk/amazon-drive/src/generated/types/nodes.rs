// Made by `cargo sdk generate` out of specs/amazon-drive. Change the specs, not this file.

use cloud_drives_core::{UnknownVariant, union};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use super::NodeStatus;

/// A node to make on the metadata host, which makes folders only; files are made by uploading them. A `NewFolder` can be
/// handed over in its place.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum CreateNode {
    /// `kind` is `FOLDER`.
    Folder(NewFolder),
    /// Another `kind`, which the specification does not describe, with the whole object.
    Unknown(UnknownVariant),
}

impl Serialize for CreateNode {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Folder(value) => {
                union::serialize_tagged(serializer, "kind", "FOLDER", value)
            }
            Self::Unknown(value) => value.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for CreateNode {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        let value = union::Tagged::read(deserializer, "kind")?;
        match value.tag() {
            "FOLDER" => value.into_variant().map(Self::Folder),
            _ => Ok(Self::Unknown(value.into_unknown())),
        }
    }
}

cloud_drives_core::union_schema!(CreateNode);

impl From<NewFolder> for CreateNode {
    fn from(value: NewFolder) -> Self {
        Self::Folder(value)
    }
}

/// A folder to make.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NewFolder {
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

impl NewFolder {
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

/// What to change about a node. What is not set stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NodePatch {
    /// The new name, up to 256 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The new description, up to 500 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// All labels; they replace the old ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub labels: Option<Vec<String>>,
    /// The ids of all parents; they replace the old ones, which moves the node. To replace one of several, use
    /// `children().move_()`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parents: Option<Vec<String>>,
    /// The new status. Only `AVAILABLE`, to take a node out of `PENDING`, was ever sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<NodeStatus>,
    /// Properties by owner and key. Sent by one client only (`wire.md §2.7`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub properties: Option<BTreeMap<String, BTreeMap<String, String>>>,
}

impl NodePatch {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            name: None,
            description: None,
            labels: None,
            parents: None,
            status: None,
            properties: None,
        }
    }

    /// The new name, up to 256 characters.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// The new description, up to 500 characters.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// All labels; they replace the old ones.
    #[must_use]
    pub fn labels(
        mut self,
        labels: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.labels = Some(labels.into_iter().map(Into::into).collect());
        self
    }

    /// The ids of all parents; they replace the old ones, which moves the node. To replace one of several, use
    /// `children().move_()`.
    #[must_use]
    pub fn parents(
        mut self,
        parents: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.parents = Some(parents.into_iter().map(Into::into).collect());
        self
    }

    /// The new status. Only `AVAILABLE`, to take a node out of `PENDING`, was ever sent.
    #[must_use]
    pub fn status(mut self, status: impl Into<NodeStatus>) -> Self {
        self.status = Some(status.into());
        self
    }

    /// Properties by owner and key. Sent by one client only (`wire.md §2.7`).
    #[must_use]
    pub fn properties(
        mut self,
        properties: BTreeMap<String, BTreeMap<String, String>>,
    ) -> Self {
        self.properties = Some(properties);
        self
    }
}

// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use super::{Links, ProjectWithDescription, Share, User};

/// A page of a project's collections.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CollectionsResponse {
    /// Where the listing goes on.
    pub links: Links,
    /// How many items all pages have together. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// The collections of this page.
    pub data: Vec<Collection>,
}

/// A collection: things of a project, chosen one by one or by rules.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Collection {
    /// The collection's id.
    pub id: String,
    /// The project that it belongs to.
    pub project_id: String,
    /// The project.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project: Option<ProjectWithDescription>,
    /// The folder that it starts from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub root_folder_id: Option<String>,
    /// The name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Whether things are chosen one by one or by rules.
    pub aggregation_mode: CollectionAggregationMode,
    /// Whether the service made it by itself.
    pub auto_generated: bool,
    /// Whether it is hidden from others.
    pub private: bool,
    /// Who made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<User>,
    /// The shares that show it. Only if the call asked for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shares: Option<Vec<Share>>,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Whether the things in a collection are chosen one by one or by rules.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum CollectionAggregationMode {
    /// `static` on the wire.
    Static,
    /// `dynamic` on the wire.
    Dynamic,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl CollectionAggregationMode {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Static => "static",
            Self::Dynamic => "dynamic",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for CollectionAggregationMode {
    fn from(value: String) -> Self {
        match value.as_str() {
            "static" => Self::Static,
            "dynamic" => Self::Dynamic,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(CollectionAggregationMode);

/// A collection in an envelope.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CollectionResponse {
    /// The collection.
    pub data: Collection,
}

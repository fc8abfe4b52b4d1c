// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use super::super::{AssetType, FileStatus};

/// A file.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct File {
    /// The id, a UUID, or for what is in Adobe storage `adobe:` and the asset.
    pub id: String,
    /// The id at Adobe. Only in Adobe storage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adobe_id: Option<String>,
    /// Whether it is a file, a folder or a version stack.
    #[serde(rename = "type")]
    pub type_: AssetType,
    /// The name.
    pub name: String,
    /// The folder or version stack that it is in; null for the folder at the top of a project.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<String>,
    /// The project that it belongs to.
    pub project_id: String,
    /// Its page in the web application.
    pub view_url: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// The version's id at Adobe: opaque, although it looks like a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adobe_version_id: Option<String>,
    /// Bytes.
    pub file_size: u64,
    /// The media type, such as `video/mp4`. Null until the upload is finished and the type is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
    /// How far the file has come.
    pub status: FileStatus,
}

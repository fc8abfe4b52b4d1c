// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use chrono::{DateTime, Utc};
use cloud_drives_core::{UnknownVariant, union};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use super::{FileStatus, Links, ProjectStatus, ProjectWithIncludes};

/// What a project can bring along.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ProjectInclude {
    /// `owner` on the wire.
    Owner,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl ProjectInclude {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Owner => "owner",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for ProjectInclude {
    fn from(value: String) -> Self {
        match value.as_str() {
            "owner" => Self::Owner,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(ProjectInclude);

/// A project, with what the call asked to bring along, in an envelope.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ProjectWithIncludesResponse {
    /// The project.
    pub data: ProjectWithIncludes,
}

/// What is to change about a project; the rest stays.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ProjectUpdateParamsData {
    /// The new name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Whether only its own members are to see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub restricted: Option<bool>,
    /// Whether it can be worked with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<ProjectStatus>,
}

impl ProjectUpdateParamsData {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            name: None,
            restricted: None,
            status: None,
        }
    }

    /// The new name.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Whether only its own members are to see it.
    #[must_use]
    pub fn restricted(mut self, restricted: bool) -> Self {
        self.restricted = Some(restricted);
        self
    }

    /// Whether it can be worked with.
    #[must_use]
    pub fn status(mut self, status: impl Into<ProjectStatus>) -> Self {
        self.status = Some(status.into());
        self
    }
}

/// A project in an envelope.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ProjectResponse {
    /// The project.
    pub data: Project,
}

/// A project: a tree of folders and files, with members of its own.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Project {
    /// The project's id, a UUID or `adobe:` and an asset.
    pub id: String,
    /// The project's id at Adobe. Only in Adobe storage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adobe_id: Option<String>,
    /// The workspace that it belongs to.
    pub workspace_id: String,
    /// The folder at the top of the tree, which uploads and folders go into.
    pub root_folder_id: String,
    /// The name.
    pub name: String,
    /// Where the project's picture is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// Whether only its own members see it, rather than all of the workspace.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub restricted: Option<bool>,
    /// Whether it can be worked with.
    pub status: ProjectStatus,
    /// Bytes that it holds.
    pub storage: u64,
    /// Its page in the web application.
    pub view_url: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// What a list of projects is ordered by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ProjectSort {
    /// `name_asc` on the wire.
    NameAsc,
    /// `created_at_asc` on the wire.
    CreatedAtAsc,
    /// `name_desc` on the wire.
    NameDesc,
    /// `created_at_desc` on the wire.
    CreatedAtDesc,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl ProjectSort {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::NameAsc => "name_asc",
            Self::CreatedAtAsc => "created_at_asc",
            Self::NameDesc => "name_desc",
            Self::CreatedAtDesc => "created_at_desc",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for ProjectSort {
    fn from(value: String) -> Self {
        match value.as_str() {
            "name_asc" => Self::NameAsc,
            "created_at_asc" => Self::CreatedAtAsc,
            "name_desc" => Self::NameDesc,
            "created_at_desc" => Self::CreatedAtDesc,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(ProjectSort);

/// A page of projects.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ProjectsWithIncludesResponse {
    /// Where the listing goes on.
    pub links: Links,
    /// How many items all pages have together. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// The projects of this page.
    pub data: Vec<ProjectWithIncludes>,
}

/// What a project is made of.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ProjectParamsData {
    /// The name.
    pub name: String,
    /// Whether only its own members are to see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub restricted: Option<bool>,
}

impl ProjectParamsData {
    /// One with what it cannot do without: `name`.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            restricted: None,
        }
    }

    /// Whether only its own members are to see it.
    #[must_use]
    pub fn restricted(mut self, restricted: bool) -> Self {
        self.restricted = Some(restricted);
        self
    }
}

/// What a list of deleted things is ordered by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum RecentlyDeletedSort {
    /// `deleted_at_asc` on the wire.
    DeletedAtAsc,
    /// `deleted_at_desc` on the wire.
    DeletedAtDesc,
    /// `name_asc` on the wire.
    NameAsc,
    /// `name_desc` on the wire.
    NameDesc,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl RecentlyDeletedSort {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::DeletedAtAsc => "deleted_at_asc",
            Self::DeletedAtDesc => "deleted_at_desc",
            Self::NameAsc => "name_asc",
            Self::NameDesc => "name_desc",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for RecentlyDeletedSort {
    fn from(value: String) -> Self {
        match value.as_str() {
            "deleted_at_asc" => Self::DeletedAtAsc,
            "deleted_at_desc" => Self::DeletedAtDesc,
            "name_asc" => Self::NameAsc,
            "name_desc" => Self::NameDesc,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(RecentlyDeletedSort);

/// A page of what was deleted from a project. It tells no total.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RecentlyDeletedResponse {
    /// Where the listing goes on.
    pub links: Links,
    /// The deleted things of this page.
    pub data: Vec<DeletedAsset>,
}

/// Something that was deleted not long ago.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum DeletedAsset {
    /// `type` is `file`.
    File(DeletedFile),
    /// `type` is `folder`.
    Folder(DeletedFolder),
    /// `type` is `version_stack`.
    VersionStack(DeletedVersionStack),
    /// Another `type`, which the specification does not describe, with the whole object.
    Unknown(UnknownVariant),
}

impl Serialize for DeletedAsset {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::File(value) => {
                union::serialize_tagged(serializer, "type", "file", value)
            }
            Self::Folder(value) => {
                union::serialize_tagged(serializer, "type", "folder", value)
            }
            Self::VersionStack(value) => {
                union::serialize_tagged(serializer, "type", "version_stack", value)
            }
            Self::Unknown(value) => value.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for DeletedAsset {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        let value = union::Tagged::read(deserializer, "type")?;
        match value.tag() {
            "file" => value.into_variant().map(Self::File),
            "folder" => value.into_variant().map(Self::Folder),
            "version_stack" => value.into_variant().map(Self::VersionStack),
            _ => Ok(Self::Unknown(value.into_unknown())),
        }
    }
}

cloud_drives_core::union_schema!(DeletedAsset);

impl From<DeletedFile> for DeletedAsset {
    fn from(value: DeletedFile) -> Self {
        Self::File(value)
    }
}

impl From<DeletedFolder> for DeletedAsset {
    fn from(value: DeletedFolder) -> Self {
        Self::Folder(value)
    }
}

impl From<DeletedVersionStack> for DeletedAsset {
    fn from(value: DeletedVersionStack) -> Self {
        Self::VersionStack(value)
    }
}

/// A deleted file.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DeletedFile {
    /// The id that it had.
    pub id: String,
    /// Its id at Adobe. Only in Adobe storage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adobe_id: Option<String>,
    /// The name.
    pub name: String,
    /// The folder or version stack that it was in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<String>,
    /// The project.
    pub project_id: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// When it was deleted.
    pub deleted_at: DateTime<Utc>,
    /// The version's id at Adobe.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adobe_version_id: Option<String>,
    /// Bytes.
    pub file_size: u64,
    /// The media type, such as `video/mp4`.
    pub media_type: String,
    /// How far it had come.
    pub status: FileStatus,
}

/// A deleted folder.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DeletedFolder {
    /// The id that it had.
    pub id: String,
    /// Its id at Adobe. Only in Adobe storage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adobe_id: Option<String>,
    /// The name.
    pub name: String,
    /// The folder or version stack that it was in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<String>,
    /// The project.
    pub project_id: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// When it was deleted.
    pub deleted_at: DateTime<Utc>,
    /// The file whose picture stood for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cover_file_id: Option<String>,
    /// Whether only its own members saw it.
    pub restricted: bool,
}

/// A deleted version stack.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DeletedVersionStack {
    /// The id that it had.
    pub id: String,
    /// Its id at Adobe. Only in Adobe storage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adobe_id: Option<String>,
    /// The name.
    pub name: String,
    /// The folder or version stack that it was in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<String>,
    /// The project.
    pub project_id: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// When it was deleted.
    pub deleted_at: DateTime<Utc>,
    /// The newest file in it. The fields are not published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head_version: Option<BTreeMap<String, Value>>,
}

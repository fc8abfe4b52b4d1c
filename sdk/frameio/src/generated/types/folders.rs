// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use serde::{Deserialize, Serialize};
use super::{AssetWithIncludes, Folder, FolderWithIncludes, Links};

/// Which folders are to be copied or moved, and where to.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct BulkFolderCopyMoveParamsData {
    /// The folders, 1 to 100 different ones.
    pub folder_ids: Vec<String>,
    /// The folder to put them into.
    pub parent_id: String,
}

impl BulkFolderCopyMoveParamsData {
    /// One with what it cannot do without: `folder_ids`, `parent_id`.
    #[must_use]
    pub fn new(
        folder_ids: impl IntoIterator<Item = impl Into<String>>,
        parent_id: impl Into<String>,
    ) -> Self {
        Self {
            folder_ids: folder_ids.into_iter().map(Into::into).collect(),
            parent_id: parent_id.into(),
        }
    }
}

/// Copies of folders, in an envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct BulkFolderCopyResponse {
    /// The copies.
    pub data: Vec<BulkFolderCopyResult>,
}

/// A copy of a folder, and what it is a copy of.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct BulkFolderCopyResult {
    /// The folder that was copied.
    pub source_folder_id: String,
    /// The copy.
    pub folder: Folder,
}

/// What a folder can bring along.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum AssetInclude {
    /// `creator` on the wire.
    Creator,
    /// `project` on the wire.
    Project,
    /// `metadata` on the wire.
    Metadata,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl AssetInclude {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Creator => "creator",
            Self::Project => "project",
            Self::Metadata => "metadata",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for AssetInclude {
    fn from(value: String) -> Self {
        match value.as_str() {
            "creator" => Self::Creator,
            "project" => Self::Project,
            "metadata" => Self::Metadata,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(AssetInclude);

/// A folder, with what the call asked to bring along, in an envelope.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FolderWithIncludesResponse {
    /// The folder.
    pub data: FolderWithIncludes,
}

/// What is to change about a folder; the rest stays.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FolderUpdateParamsData {
    /// The new name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

impl FolderUpdateParamsData {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self { name: None }
    }

    /// The new name.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }
}

/// A folder in an envelope.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FolderResponse {
    /// The folder.
    pub data: Folder,
}

/// A page of all that is in a folder.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FolderAssetsWithIncludesResponse {
    /// Where the listing goes on.
    pub links: Links,
    /// How many items all pages have together. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// The files, folders and version stacks of this page.
    pub data: Vec<AssetWithIncludes>,
}

/// Where a folder is to go.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FolderMoveParamsData {
    /// The folder to move it into.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<String>,
}

impl FolderMoveParamsData {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self { parent_id: None }
    }

    /// The folder to move it into.
    #[must_use]
    pub fn parent_id(mut self, parent_id: impl Into<String>) -> Self {
        self.parent_id = Some(parent_id.into());
        self
    }
}

/// The folders that were moved, in an envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct BulkFolderMoveResponse {
    /// The folders in their new place.
    pub data: Vec<Folder>,
}

/// A page of folders.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FoldersWithIncludesResponse {
    /// Where the listing goes on.
    pub links: Links,
    /// How many items all pages have together. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// The folders of this page.
    pub data: Vec<FolderWithIncludes>,
}

/// What a folder is made of.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FolderCreateParamsData {
    /// The name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

impl FolderCreateParamsData {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self { name: None }
    }

    /// The name.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }
}

/// Where a copy of a folder is to go.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FolderCopyParamsData {
    /// The folder to copy it into; next to the original without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<String>,
}

impl FolderCopyParamsData {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self { parent_id: None }
    }

    /// The folder to copy it into; next to the original without it.
    #[must_use]
    pub fn parent_id(mut self, parent_id: impl Into<String>) -> Self {
        self.parent_id = Some(parent_id.into());
        self
    }
}

/// A copy of a folder, in an envelope.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FolderCopyResponse {
    /// The copy.
    pub data: Folder,
}

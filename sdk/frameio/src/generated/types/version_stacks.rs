// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use serde::{Deserialize, Serialize};
use super::{AssetWithIncludes, Links, VersionStack, VersionStackWithIncludes};

/// Where a version stack is to go.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct VersionStackMoveParamsData {
    /// The folder to move it into.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<String>,
}

impl VersionStackMoveParamsData {
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

/// A version stack in an envelope.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct VersionStackResponse {
    /// The version stack.
    pub data: VersionStack,
}

/// What a list of version stacks is ordered by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum VersionStackSortList {
    /// `name_asc` on the wire.
    NameAsc,
    /// `created_at_asc` on the wire.
    CreatedAtAsc,
    /// `updated_at_asc` on the wire.
    UpdatedAtAsc,
    /// `name_desc` on the wire.
    NameDesc,
    /// `created_at_desc` on the wire.
    CreatedAtDesc,
    /// `updated_at_desc` on the wire.
    UpdatedAtDesc,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl VersionStackSortList {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::NameAsc => "name_asc",
            Self::CreatedAtAsc => "created_at_asc",
            Self::UpdatedAtAsc => "updated_at_asc",
            Self::NameDesc => "name_desc",
            Self::CreatedAtDesc => "created_at_desc",
            Self::UpdatedAtDesc => "updated_at_desc",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for VersionStackSortList {
    fn from(value: String) -> Self {
        match value.as_str() {
            "name_asc" => Self::NameAsc,
            "created_at_asc" => Self::CreatedAtAsc,
            "updated_at_asc" => Self::UpdatedAtAsc,
            "name_desc" => Self::NameDesc,
            "created_at_desc" => Self::CreatedAtDesc,
            "updated_at_desc" => Self::UpdatedAtDesc,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(VersionStackSortList);

/// A page of a folder's version stacks.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct VersionStacksWithIncludesResponse {
    /// Where the listing goes on.
    pub links: Links,
    /// How many items all pages have together. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// The version stacks of this page.
    pub data: Vec<VersionStackWithIncludes>,
}

/// The versions of a new version stack.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct VersionStackCreateParamsData {
    /// The files, 2 to 10, from the oldest version to the newest. All have to be in the folder already.
    pub file_ids: Vec<String>,
}

impl VersionStackCreateParamsData {
    /// One with what it cannot do without: `file_ids`.
    #[must_use]
    pub fn new(file_ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self {
            file_ids: file_ids.into_iter().map(Into::into).collect(),
        }
    }
}

/// A version stack, with what the call asked to bring along, in an envelope.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct VersionStackWithIncludesResponse {
    /// The version stack.
    pub data: VersionStackWithIncludes,
}

/// What the versions in a version stack are ordered by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum VersionStackSortIndex {
    /// `name_asc` on the wire.
    NameAsc,
    /// `file_size_asc` on the wire.
    FileSizeAsc,
    /// `created_at_asc` on the wire.
    CreatedAtAsc,
    /// `updated_at_asc` on the wire.
    UpdatedAtAsc,
    /// `name_desc` on the wire.
    NameDesc,
    /// `file_size_desc` on the wire.
    FileSizeDesc,
    /// `created_at_desc` on the wire.
    CreatedAtDesc,
    /// `updated_at_desc` on the wire.
    UpdatedAtDesc,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl VersionStackSortIndex {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::NameAsc => "name_asc",
            Self::FileSizeAsc => "file_size_asc",
            Self::CreatedAtAsc => "created_at_asc",
            Self::UpdatedAtAsc => "updated_at_asc",
            Self::NameDesc => "name_desc",
            Self::FileSizeDesc => "file_size_desc",
            Self::CreatedAtDesc => "created_at_desc",
            Self::UpdatedAtDesc => "updated_at_desc",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for VersionStackSortIndex {
    fn from(value: String) -> Self {
        match value.as_str() {
            "name_asc" => Self::NameAsc,
            "file_size_asc" => Self::FileSizeAsc,
            "created_at_asc" => Self::CreatedAtAsc,
            "updated_at_asc" => Self::UpdatedAtAsc,
            "name_desc" => Self::NameDesc,
            "file_size_desc" => Self::FileSizeDesc,
            "created_at_desc" => Self::CreatedAtDesc,
            "updated_at_desc" => Self::UpdatedAtDesc,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(VersionStackSortIndex);

/// A page of the versions in a version stack.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct VersionStackAssetsWithIncludesResponse {
    /// Where the listing goes on.
    pub links: Links,
    /// How many items all pages have together. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// The files of this page, as the type that lists of all sorts of things have.
    pub data: Vec<AssetWithIncludes>,
}

/// Where a copy of a version stack is to go.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct VersionStackCopyParamsData {
    /// The folder to copy it into; next to the original without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<String>,
}

impl VersionStackCopyParamsData {
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

/// A copy of a version stack, in an envelope.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct VersionStackCopyResponse {
    /// The copy.
    pub data: VersionStack,
}

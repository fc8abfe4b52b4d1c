// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use super::{Links, User};

/// What a workspace can bring along.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum WorkspaceInclude {
    /// `creator` on the wire.
    Creator,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl WorkspaceInclude {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Creator => "creator",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for WorkspaceInclude {
    fn from(value: String) -> Self {
        match value.as_str() {
            "creator" => Self::Creator,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(WorkspaceInclude);

/// What a list of workspaces is ordered by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum WorkspaceSort {
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

impl WorkspaceSort {
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

impl From<String> for WorkspaceSort {
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

cloud_drives_core::open_enum!(WorkspaceSort);

/// A page of workspaces.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct WorkspacesWithIncludesResponse {
    /// Where the listing goes on.
    pub links: Links,
    /// How many items all pages have together. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// The workspaces of this page.
    pub data: Vec<WorkspaceWithIncludes>,
}

/// A workspace with what the call asked to bring along.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct WorkspaceWithIncludes {
    /// The workspace's id.
    pub id: String,
    /// The account that it belongs to.
    pub account_id: String,
    /// The name.
    pub name: String,
    /// Where the workspace's picture is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Who made it. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<User>,
}

/// What a workspace is made of, or what is to change.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct WorkspaceParamsData {
    /// The name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

impl WorkspaceParamsData {
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

/// A workspace in an envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct WorkspaceResponse {
    /// The workspace.
    pub data: Workspace,
}

/// A workspace: projects of an account that belong together, with members of their own.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Workspace {
    /// The workspace's id.
    pub id: String,
    /// The account that it belongs to.
    pub account_id: String,
    /// The name.
    pub name: String,
    /// Where the workspace's picture is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// A workspace, with what the call asked to bring along, in an envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct WorkspaceWithIncludesResponse {
    /// The workspace.
    pub data: WorkspaceWithIncludes,
}

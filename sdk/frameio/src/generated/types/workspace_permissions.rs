// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use serde::{Deserialize, Serialize};
use super::{Links, User, UserRoleRole};

/// The role to give in a workspace.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UpdateWorkspaceRoleParamsData {
    /// The role.
    pub role: WorkspaceRole,
}

impl UpdateWorkspaceRoleParamsData {
    /// One with what it cannot do without: `role`.
    #[must_use]
    pub fn new(role: impl Into<WorkspaceRole>) -> Self {
        Self { role: role.into() }
    }
}

/// The roles that can be given in a workspace.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum WorkspaceRole {
    /// `workspace_admin` on the wire.
    WorkspaceAdmin,
    /// `full_access` on the wire.
    FullAccess,
    /// `editor` on the wire.
    Editor,
    /// `edit_only` on the wire.
    EditOnly,
    /// `commenter` on the wire.
    Commenter,
    /// `viewer` on the wire.
    Viewer,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl WorkspaceRole {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::WorkspaceAdmin => "workspace_admin",
            Self::FullAccess => "full_access",
            Self::Editor => "editor",
            Self::EditOnly => "edit_only",
            Self::Commenter => "commenter",
            Self::Viewer => "viewer",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for WorkspaceRole {
    fn from(value: String) -> Self {
        match value.as_str() {
            "workspace_admin" => Self::WorkspaceAdmin,
            "full_access" => Self::FullAccess,
            "editor" => Self::Editor,
            "edit_only" => Self::EditOnly,
            "commenter" => Self::Commenter,
            "viewer" => Self::Viewer,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(WorkspaceRole);

/// The role that a member of a workspace now has, in an envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UpdateWorkspaceRoleResponse {
    /// The role.
    pub data: UpdateWorkspaceRoleResponseData,
}

/// The role that a member of a workspace now has.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UpdateWorkspaceRoleResponseData {
    /// The role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<WorkspaceRole>,
}

/// A page of a workspace's members.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct WorkspaceUserRolesResponse {
    /// Where the listing goes on.
    pub links: Links,
    /// How many items all pages have together. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// The members of this page.
    pub data: Vec<WorkspaceUserRole>,
}

/// A member of a workspace.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct WorkspaceUserRole {
    /// What the member may do in the workspace.
    pub role: UserRoleRole,
    /// The member.
    pub user: User,
}

// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use serde::{Deserialize, Serialize};
use super::super::{User, UserRoleRole};

/// The role to give in a project or folder.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UpdateUserRolesParamsData {
    /// The role.
    pub role: AssignableRole,
}

impl UpdateUserRolesParamsData {
    /// One with what it cannot do without: `role`.
    #[must_use]
    pub fn new(role: impl Into<AssignableRole>) -> Self {
        Self { role: role.into() }
    }
}

/// The roles that can be given in a project or folder.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum AssignableRole {
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

impl AssignableRole {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::FullAccess => "full_access",
            Self::Editor => "editor",
            Self::EditOnly => "edit_only",
            Self::Commenter => "commenter",
            Self::Viewer => "viewer",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for AssignableRole {
    fn from(value: String) -> Self {
        match value.as_str() {
            "full_access" => Self::FullAccess,
            "editor" => Self::Editor,
            "edit_only" => Self::EditOnly,
            "commenter" => Self::Commenter,
            "viewer" => Self::Viewer,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(AssignableRole);

/// The role that a member of a project or folder now has, in an envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UpdateUserRolesResponse {
    /// The role.
    pub data: UpdateUserRolesResponseData,
}

/// The role that a member of a project or folder now has.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UpdateUserRolesResponseData {
    /// The role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<AssignableRole>,
}

/// A member of a project or a restricted folder.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UserRole {
    /// What the member may do there.
    pub role: UserRoleRole,
    /// The member.
    pub user: User,
}

// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

/// What a member may do.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum UserRoleRole {
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
    /// `admin` on the wire.
    Admin,
    /// `owner` on the wire.
    Owner,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl UserRoleRole {
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
            Self::Admin => "admin",
            Self::Owner => "owner",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for UserRoleRole {
    fn from(value: String) -> Self {
        match value.as_str() {
            "workspace_admin" => Self::WorkspaceAdmin,
            "full_access" => Self::FullAccess,
            "editor" => Self::Editor,
            "edit_only" => Self::EditOnly,
            "commenter" => Self::Commenter,
            "viewer" => Self::Viewer,
            "admin" => Self::Admin,
            "owner" => Self::Owner,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(UserRoleRole);

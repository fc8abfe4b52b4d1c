// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

/// What can be chosen in a field for users.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum MemberType {
    /// `user` on the wire.
    User,
    /// `account_user_group` on the wire.
    AccountUserGroup,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl MemberType {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::User => "user",
            Self::AccountUserGroup => "account_user_group",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for MemberType {
    fn from(value: String) -> Self {
        match value.as_str() {
            "user" => Self::User,
            "account_user_group" => Self::AccountUserGroup,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(MemberType);

/// Who can be chosen in a field for users: a list of its own, or everyone in the project.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum MemberOptionsType {
    /// `custom` on the wire.
    Custom,
    /// `all_project_members` on the wire.
    AllProjectMembers,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl MemberOptionsType {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Custom => "custom",
            Self::AllProjectMembers => "all_project_members",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for MemberOptionsType {
    fn from(value: String) -> Self {
        match value.as_str() {
            "custom" => Self::Custom,
            "all_project_members" => Self::AllProjectMembers,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(MemberOptionsType);

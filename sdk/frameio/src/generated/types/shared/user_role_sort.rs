// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

/// What a list of members is ordered by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum UserRoleSort {
    /// `role_asc` on the wire.
    RoleAsc,
    /// `role_desc` on the wire.
    RoleDesc,
    /// `name_asc` on the wire.
    NameAsc,
    /// `name_desc` on the wire.
    NameDesc,
    /// `email_asc` on the wire.
    EmailAsc,
    /// `email_desc` on the wire.
    EmailDesc,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl UserRoleSort {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::RoleAsc => "role_asc",
            Self::RoleDesc => "role_desc",
            Self::NameAsc => "name_asc",
            Self::NameDesc => "name_desc",
            Self::EmailAsc => "email_asc",
            Self::EmailDesc => "email_desc",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for UserRoleSort {
    fn from(value: String) -> Self {
        match value.as_str() {
            "role_asc" => Self::RoleAsc,
            "role_desc" => Self::RoleDesc,
            "name_asc" => Self::NameAsc,
            "name_desc" => Self::NameDesc,
            "email_asc" => Self::EmailAsc,
            "email_desc" => Self::EmailDesc,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(UserRoleSort);

// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

/// What somebody may do in an account as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum AccountRole {
    /// `owner` on the wire.
    Owner,
    /// `admin` on the wire.
    Admin,
    /// `member` on the wire.
    Member,
    /// `reviewer` on the wire.
    Reviewer,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl AccountRole {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Owner => "owner",
            Self::Admin => "admin",
            Self::Member => "member",
            Self::Reviewer => "reviewer",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for AccountRole {
    fn from(value: String) -> Self {
        match value.as_str() {
            "owner" => Self::Owner,
            "admin" => Self::Admin,
            "member" => Self::Member,
            "reviewer" => Self::Reviewer,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(AccountRole);

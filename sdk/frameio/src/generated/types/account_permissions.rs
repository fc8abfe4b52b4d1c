// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use serde::{Deserialize, Serialize};

/// The role that a member of an account has been given, or is to be given.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AccountRoleData {
    /// The role.
    pub role: AccountRoleDataRole,
}

impl AccountRoleData {
    /// One with what it cannot do without: `role`.
    #[must_use]
    pub fn new(role: impl Into<AccountRoleDataRole>) -> Self {
        Self { role: role.into() }
    }
}

/// The account roles that can be given to others.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum AccountRoleDataRole {
    /// `member` on the wire.
    Member,
    /// `admin` on the wire.
    Admin,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl AccountRoleDataRole {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Member => "member",
            Self::Admin => "admin",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for AccountRoleDataRole {
    fn from(value: String) -> Self {
        match value.as_str() {
            "member" => Self::Member,
            "admin" => Self::Admin,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(AccountRoleDataRole);

/// The role that a member now has, in an envelope.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UpdateAccountRolesResponse {
    /// The role.
    pub data: AccountRoleData,
}

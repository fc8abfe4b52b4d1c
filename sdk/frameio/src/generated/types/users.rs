// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use serde::{Deserialize, Serialize};
use super::{AccountRole, Links, User};

/// The user whom the token belongs to, in an envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ProfileResponse {
    /// The user.
    pub data: Profile,
}

/// The user whom the token belongs to.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Profile {
    /// The user's id.
    pub id: String,
    /// The name to show.
    pub name: String,
    /// The e-mail address.
    pub email: String,
    /// Where the picture is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub avatar_url: Option<String>,
}

/// A page of an account's members.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AccountUserRolesResponse {
    /// Where the listing goes on.
    pub links: Links,
    /// How many items all pages have together. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// The members of this page.
    pub data: Vec<AccountUserRole>,
}

/// A member of an account.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AccountUserRole {
    /// What the member may do in the account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<AccountRole>,
    /// The member.
    pub user: User,
}

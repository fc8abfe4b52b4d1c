// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use serde::{Deserialize, Serialize};
use super::{Links, UserRole};

/// A page of a project's members.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ProjectUserRolesResponse {
    /// Where the listing goes on.
    pub links: Links,
    /// How many items all pages have together. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// The members of this page.
    pub data: Vec<UserRole>,
}

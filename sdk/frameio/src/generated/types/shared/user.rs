// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use serde::{Deserialize, Serialize};

/// A person, as accounts, comments and permissions name one.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct User {
    /// The user's id. Null for someone who was invited and has no account yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The user's id at Adobe.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adobe_user_id: Option<String>,
    /// The name to show.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The e-mail address.
    pub email: String,
    /// Where the picture is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub avatar_url: Option<String>,
    /// Whether the user can work with the account, or has been deactivated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
}

// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use super::super::{ProjectStatus, User};

/// A project with what the call asked to bring along.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ProjectWithIncludes {
    /// The project's id, a UUID or `adobe:` and an asset.
    pub id: String,
    /// The project's id at Adobe. Only in Adobe storage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adobe_id: Option<String>,
    /// The workspace that it belongs to.
    pub workspace_id: String,
    /// The folder at the top of the tree, which uploads and folders go into.
    pub root_folder_id: String,
    /// The name.
    pub name: String,
    /// Where the project's picture is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// Whether only its own members see it, rather than all of the workspace.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub restricted: Option<bool>,
    /// Whether it can be worked with.
    pub status: ProjectStatus,
    /// Bytes that it holds.
    pub storage: u64,
    /// Its page in the web application.
    pub view_url: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// What the project is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Who owns it. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<User>,
}

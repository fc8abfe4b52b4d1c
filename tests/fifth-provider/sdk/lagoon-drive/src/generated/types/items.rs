// Made by `cargo sdk generate` out of specs/lagoon-drive. Change the specs, not this file.

use serde::{Deserialize, Serialize};
use super::Item;

/// A page of a folder's items.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ItemPage {
    /// The items of this page.
    pub items: Vec<Item>,
    /// The address of the next page; missing on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_link: Option<String>,
}

/// A folder to be created.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NewFolder {
    /// The name.
    pub name: String,
}

impl NewFolder {
    /// One with what it cannot do without: `name`.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into() }
    }
}

/// Where a copy goes.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CopyTarget {
    /// The folder.
    pub parent_id: String,
    /// The name of the copy; that of the item by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

impl CopyTarget {
    /// One with what it cannot do without: `parent_id`.
    #[must_use]
    pub fn new(parent_id: impl Into<String>) -> Self {
        Self {
            parent_id: parent_id.into(),
            name: None,
        }
    }

    /// The name of the copy; that of the item by default.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }
}

/// An operation that was started.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Monitor {
    /// The address that tells how far it is.
    pub monitor: String,
}

// Made by `cargo sdk generate` out of specs/verizon-cloud. Change the specs, not this file.

use serde::{Deserialize, Serialize};

/// The tags of an item, in their envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TagsAnswer {
    /// The tags. The name begins with a capital letter, as no other does (`wire.md §9`, 11).
    #[serde(rename = "Tags")]
    pub tags: String,
}

/// A file or folder, and the tags that it shall have.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TagItem {
    /// The file or folder, by its `uri`.
    pub uri: String,
    /// The tags, several of them presumably with commas in between (`wire.md §3.15`).
    pub tags: String,
    /// Whether to make a new version of the item; not without it.
    #[serde(rename = "createversion", skip_serializing_if = "Option::is_none")]
    pub create_version: Option<bool>,
}

impl TagItem {
    /// One with what it cannot do without: `uri`, `tags`.
    #[must_use]
    pub fn new(uri: impl Into<String>, tags: impl Into<String>) -> Self {
        Self {
            uri: uri.into(),
            tags: tags.into(),
            create_version: None,
        }
    }

    /// Whether to make a new version of the item; not without it.
    #[must_use]
    pub fn create_version(mut self, create_version: bool) -> Self {
        self.create_version = Some(create_version);
        self
    }
}

// Made by `cargo sdk generate` out of specs/lagoon-drive. Change the specs, not this file.

use serde::{Deserialize, Serialize};

/// A file to be uploaded.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NewUpload {
    /// The name within the folder.
    pub name: String,
    /// Size in bytes.
    pub size: u64,
    /// Whether a file of that name is replaced.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replace: Option<bool>,
}

impl NewUpload {
    /// One with what it cannot do without: `name`, `size`.
    #[must_use]
    pub fn new(name: impl Into<String>, size: u64) -> Self {
        Self {
            name: name.into(),
            size,
            replace: None,
        }
    }

    /// Whether a file of that name is replaced.
    #[must_use]
    pub fn replace(mut self, replace: bool) -> Self {
        self.replace = Some(replace);
        self
    }
}

/// How far an upload session is.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UploadSession {
    /// The session's id.
    pub id: String,
    /// The first byte that has not arrived.
    pub next_offset: u64,
    /// The size of each chunk but the last.
    pub chunk_size: u64,
}

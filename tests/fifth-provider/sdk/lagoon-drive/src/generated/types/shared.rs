// Made by `cargo sdk generate` out of specs/lagoon-drive. Change the specs, not this file.

use cloud_drives_core::Secret;
use serde::{Deserialize, Serialize};

/// A file or a folder.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Item {
    /// The item's id.
    pub id: String,
    /// The name within its folder.
    pub name: String,
    /// What it is.
    pub kind: ItemKind,
    /// The folder that it is in; the top folder has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<String>,
    /// Size in bytes; files only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
    /// SHA-256 of the contents in hexadecimal; files only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// Where the contents are, without a token; files only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub download_url: Option<Secret>,
}

/// The kinds of items.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ItemKind {
    /// `file` on the wire.
    File,
    /// `folder` on the wire.
    Folder,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl ItemKind {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::File => "file",
            Self::Folder => "folder",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for ItemKind {
    fn from(value: String) -> Self {
        match value.as_str() {
            "file" => Self::File,
            "folder" => Self::Folder,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(ItemKind);

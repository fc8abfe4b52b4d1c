// Made by `cargo sdk generate` out of specs/verizon-cloud. Change the specs, not this file.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// Files and folders. Lists that would be empty are left out of the answer (`wire.md §3.7`).
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Found {
    /// How many there are; whether on this page or in all is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u64>,
    /// The files.
    #[serde(
        rename = "file",
        default,
        deserialize_with = "cloud_drives_core::de::one_or_many"
    )]
    pub files: Vec<CloudFile>,
    /// The folders.
    #[serde(
        rename = "folder",
        default,
        deserialize_with = "cloud_drives_core::de::one_or_many"
    )]
    pub folders: Vec<CloudFolder>,
}

/// A file.
///
/// Name, folder and size are always there; in the full view and in metadata so are the `uri` and the system attributes
/// (`wire.md §3.2`).
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CloudFile {
    /// The name, without the folders above it.
    pub name: String,
    /// The path of the folder that it is in, such as `/VZMOBILE/photos`.
    #[serde(rename = "parentPath")]
    pub parent_path: String,
    /// Bytes.
    pub size: u64,
    /// The SHA-256 of the content, 64 lower-case hexadecimal digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checksum: Option<String>,
    /// What comes after the last dot of the name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extension: Option<String>,
    /// What `files.thumbnail` takes. Opaque and long.
    #[serde(rename = "contentToken", skip_serializing_if = "Option::is_none")]
    pub content_token: Option<String>,
    /// Whether the content can be read.
    #[serde(rename = "contentAccessible", skip_serializing_if = "Option::is_none")]
    pub content_accessible: Option<bool>,
    /// Whether it is in the trash.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub deleted: bool,
    /// The number of its version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    /// When this version was made, such as `2017-05-25T06:50:39.000Z`.
    #[serde(rename = "versionCreated", skip_serializing_if = "Option::is_none")]
    pub version_created: Option<String>,
    /// What favorites, tags and shares know it by, such as `dv-file://`, 32 hexadecimal digits and
    /// `:VZMOBILE/photos/sea.jpg`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
    /// What the service has found out about it.
    #[serde(
        rename = "systemAttributes",
        default,
        deserialize_with = "cloud_drives_core::de::null_as_default"
    )]
    pub system_attributes: BTreeMap<String, Value>,
    /// Its ids in views of the service.
    #[serde(
        rename = "viewUid",
        default,
        deserialize_with = "cloud_drives_core::de::one_or_many"
    )]
    pub view_uids: Vec<ViewUid>,
}

/// The id of a file in a view of the service.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ViewUid {
    /// The type.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub type_: Option<String>,
    /// The type of the view.
    #[serde(rename = "viewType", skip_serializing_if = "Option::is_none")]
    pub view_type: Option<String>,
    /// The id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uid: Option<String>,
}

/// A folder, virtual folders included.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CloudFolder {
    /// The name, without the folders above it.
    pub name: String,
    /// The path of the folder that it is in. Of a virtual folder it is `/` or empty; which was never seen
    /// (`wire.md §3.3`).
    #[serde(
        rename = "parentPath",
        default,
        deserialize_with = "cloud_drives_core::de::null_as_default"
    )]
    pub parent_path: String,
    /// Bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
    /// The number of its version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    /// When this version was made, such as `2017-05-25T06:50:39.000Z`.
    #[serde(rename = "versionCreated", skip_serializing_if = "Option::is_none")]
    pub version_created: Option<String>,
    /// How many files and folders are in it, presumably; the only sample is cut off here (`wire.md §3.3`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u64>,
    /// Whether it is in the trash.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub deleted: bool,
    /// What favorites, tags and shares know it by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
    /// What the service has found out about it.
    #[serde(
        rename = "systemAttributes",
        default,
        deserialize_with = "cloud_drives_core::de::null_as_default"
    )]
    pub system_attributes: BTreeMap<String, Value>,
    /// Whether it cannot be changed; seen on virtual folders.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub immutable: bool,
    /// The files in it, in answers of `files.metadata` and `files.root` only.
    #[serde(
        rename = "file",
        default,
        deserialize_with = "cloud_drives_core::de::one_or_many"
    )]
    pub files: Vec<CloudFile>,
    /// The folders in it, in answers of `files.metadata` and `files.root` only.
    #[serde(
        rename = "folder",
        default,
        deserialize_with = "cloud_drives_core::de::one_or_many"
    )]
    pub folders: Vec<CloudFolder>,
}

/// Files or folders.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ItemType {
    /// `file` on the wire.
    File,
    /// `folder` on the wire.
    Folder,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl ItemType {
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

impl From<String> for ItemType {
    fn from(value: String) -> Self {
        match value.as_str() {
            "file" => Self::File,
            "folder" => Self::Folder,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(ItemType);

/// A folder, in its envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FolderAnswer {
    /// The folder.
    pub folder: CloudFolder,
}

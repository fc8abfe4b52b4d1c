// Made by `cargo sdk generate` out of specs/verizon-cloud. Change the specs, not this file.

use serde::{Deserialize, Serialize};
use super::{CloudFile, CloudFolder, Found};

/// Which favorites to list.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum FavoriteType {
    /// `file&folder` on the wire.
    FileAndFolder,
    /// `file` on the wire.
    File,
    /// `folder` on the wire.
    Folder,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl FavoriteType {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::FileAndFolder => "file&folder",
            Self::File => "file",
            Self::Folder => "folder",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for FavoriteType {
    fn from(value: String) -> Self {
        match value.as_str() {
            "file&folder" => Self::FileAndFolder,
            "file" => Self::File,
            "folder" => Self::Folder,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(FavoriteType);

/// A sort of files.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum FavoriteFileType {
    /// `all` on the wire.
    All,
    /// `documents` on the wire.
    Documents,
    /// `image` on the wire.
    Image,
    /// `music` on the wire.
    Music,
    /// `video` on the wire.
    Video,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl FavoriteFileType {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::All => "all",
            Self::Documents => "documents",
            Self::Image => "image",
            Self::Music => "music",
            Self::Video => "video",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for FavoriteFileType {
    fn from(value: String) -> Self {
        match value.as_str() {
            "all" => Self::All,
            "documents" => Self::Documents,
            "image" => Self::Image,
            "music" => Self::Music,
            "video" => Self::Video,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(FavoriteFileType);

/// The favorites, in one of the envelopes that are likely (`wire.md §3.9`). `into_found` of this type looks into all of
/// them.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Favorites {
    /// The lists, in the envelope of a search. The most likely form.
    #[serde(rename = "searchResults", skip_serializing_if = "Option::is_none")]
    pub search_results: Option<Found>,
    /// The lists, in an envelope of their own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub favorites: Option<Found>,
    /// How many there are, without an envelope.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u64>,
    /// The files, without an envelope.
    #[serde(
        rename = "file",
        default,
        deserialize_with = "cloud_drives_core::de::one_or_many"
    )]
    pub files: Vec<CloudFile>,
    /// The folders, without an envelope.
    #[serde(
        rename = "folder",
        default,
        deserialize_with = "cloud_drives_core::de::one_or_many"
    )]
    pub folders: Vec<CloudFolder>,
}

/// What to mark.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FavoriteItems {
    /// The files or folders, by their `uri`.
    #[serde(rename = "uri")]
    pub uris: Vec<String>,
    /// Whether to make a new version of the item; not without it.
    #[serde(rename = "createversion", skip_serializing_if = "Option::is_none")]
    pub create_version: Option<bool>,
}

impl FavoriteItems {
    /// One with what it cannot do without: `uris`.
    #[must_use]
    pub fn new(uris: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self {
            uris: uris.into_iter().map(Into::into).collect(),
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

// Made by `cargo sdk generate` out of specs/verizon-cloud. Change the specs, not this file.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// What a playlist is made of.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum PlaylistType {
    /// `image` on the wire.
    Image,
    /// `music` on the wire.
    Music,
    /// `video` on the wire.
    Video,
    /// `image-video` on the wire.
    ImageVideo,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl PlaylistType {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Image => "image",
            Self::Music => "music",
            Self::Video => "video",
            Self::ImageVideo => "image-video",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for PlaylistType {
    fn from(value: String) -> Self {
        match value.as_str() {
            "image" => Self::Image,
            "music" => Self::Music,
            "video" => Self::Video,
            "image-video" => Self::ImageVideo,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(PlaylistType);

/// What playlists are ordered by, and which way (`wire.md §1.4`).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum PlaylistSort {
    /// `name+asc` on the wire.
    NameAsc,
    /// `name+desc` on the wire.
    NameDesc,
    /// `creationDate+asc` on the wire.
    CreationDateAsc,
    /// `creationDate+desc` on the wire.
    CreationDateDesc,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl PlaylistSort {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::NameAsc => "name+asc",
            Self::NameDesc => "name+desc",
            Self::CreationDateAsc => "creationDate+asc",
            Self::CreationDateDesc => "creationDate+desc",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for PlaylistSort {
    fn from(value: String) -> Self {
        match value.as_str() {
            "name+asc" => Self::NameAsc,
            "name+desc" => Self::NameDesc,
            "creationDate+asc" => Self::CreationDateAsc,
            "creationDate+desc" => Self::CreationDateDesc,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(PlaylistSort);

/// A page of playlists, as it is sent.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PlaylistsPage {
    /// The envelope.
    #[serde(rename = "playlistDefinitions", skip_serializing_if = "Option::is_none")]
    pub playlist_definitions: Option<PlaylistDefinitions>,
}

/// The envelope around the list.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PlaylistDefinitions {
    /// The playlists.
    #[serde(
        rename = "playlistDefinition",
        default,
        deserialize_with = "cloud_drives_core::de::one_or_many"
    )]
    pub playlist_definition: Vec<Playlist>,
}

/// A playlist, without its items.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Playlist {
    /// The id.
    pub uid: String,
    /// The name.
    pub name: String,
    /// What it is made of.
    #[serde(rename = "type")]
    pub type_: PlaylistType,
    /// The paths of the files in it, in some answers.
    #[serde(default, deserialize_with = "cloud_drives_core::de::one_or_many")]
    pub paths: Vec<String>,
    /// What the media types of its files match.
    #[serde(rename = "mimeTypeRegex", skip_serializing_if = "Option::is_none")]
    pub mime_type_regex: Option<String>,
    /// When it was made, such as `2017-05-25T06:50:39.000Z`.
    #[serde(rename = "creationDate", skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<String>,
    /// When it was last changed.
    #[serde(rename = "lastModifiedDate", skip_serializing_if = "Option::is_none")]
    pub last_modified_date: Option<String>,
    /// What shares know it by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
    /// The shares that it is in.
    #[serde(
        rename = "shareAssociation",
        default,
        deserialize_with = "cloud_drives_core::de::one_or_many"
    )]
    pub share_associations: Vec<ShareAssociation>,
}

/// A share that a playlist is in.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ShareAssociation {
    /// The share's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uid: Option<String>,
    /// Who can see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visibility: Option<String>,
    /// The share's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The type.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub type_: Option<String>,
}

/// A playlist and the files in it.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NewPlaylist {
    /// The name.
    pub name: String,
    /// What it is made of.
    #[serde(rename = "type")]
    pub type_: PlaylistType,
    /// The paths of the files, such as `/VZMOBILE/song.mp3`.
    pub paths: Vec<String>,
}

impl NewPlaylist {
    /// One with what it cannot do without: `name`, `type_`, `paths`.
    #[must_use]
    pub fn new(
        name: impl Into<String>,
        type_: impl Into<PlaylistType>,
        paths: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self {
            name: name.into(),
            type_: type_.into(),
            paths: paths.into_iter().map(Into::into).collect(),
        }
    }
}

/// A playlist, in its envelope.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PlaylistAnswer {
    /// The playlist.
    #[serde(rename = "playlistDefinition")]
    pub playlist_definition: Playlist,
}

/// The name and type that a playlist shall have.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PlaylistUpdate {
    /// The name.
    pub name: String,
    /// What it is made of.
    #[serde(rename = "type")]
    pub type_: PlaylistType,
}

impl PlaylistUpdate {
    /// One with what it cannot do without: `name`, `type_`.
    #[must_use]
    pub fn new(name: impl Into<String>, type_: impl Into<PlaylistType>) -> Self {
        Self {
            name: name.into(),
            type_: type_.into(),
        }
    }
}

/// What the items of a playlist are ordered by, and which way; fewer fields than files have (`wire.md §1.4`).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum PlaylistItemSort {
    /// `name+asc` on the wire.
    NameAsc,
    /// `name+desc` on the wire.
    NameDesc,
    /// `versionCreated+asc` on the wire.
    VersionCreatedAsc,
    /// `versionCreated+desc` on the wire.
    VersionCreatedDesc,
    /// `size+asc` on the wire.
    SizeAsc,
    /// `size+desc` on the wire.
    SizeDesc,
    /// `extension+asc` on the wire.
    ExtensionAsc,
    /// `extension+desc` on the wire.
    ExtensionDesc,
    /// `album+asc` on the wire.
    AlbumAsc,
    /// `album+desc` on the wire.
    AlbumDesc,
    /// `artist+asc` on the wire.
    ArtistAsc,
    /// `artist+desc` on the wire.
    ArtistDesc,
    /// `captureDate+asc` on the wire.
    CaptureDateAsc,
    /// `captureDate+desc` on the wire.
    CaptureDateDesc,
    /// `contentType+asc` on the wire.
    ContentTypeAsc,
    /// `contentType+desc` on the wire.
    ContentTypeDesc,
    /// `creationDate+asc` on the wire.
    CreationDateAsc,
    /// `creationDate+desc` on the wire.
    CreationDateDesc,
    /// `genre+asc` on the wire.
    GenreAsc,
    /// `genre+desc` on the wire.
    GenreDesc,
    /// `height+asc` on the wire.
    HeightAsc,
    /// `height+desc` on the wire.
    HeightDesc,
    /// `priority+asc` on the wire.
    PriorityAsc,
    /// `priority+desc` on the wire.
    PriorityDesc,
    /// `title+asc` on the wire.
    TitleAsc,
    /// `title+desc` on the wire.
    TitleDesc,
    /// `timelineDate+asc` on the wire.
    TimelineDateAsc,
    /// `timelineDate+desc` on the wire.
    TimelineDateDesc,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl PlaylistItemSort {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::NameAsc => "name+asc",
            Self::NameDesc => "name+desc",
            Self::VersionCreatedAsc => "versionCreated+asc",
            Self::VersionCreatedDesc => "versionCreated+desc",
            Self::SizeAsc => "size+asc",
            Self::SizeDesc => "size+desc",
            Self::ExtensionAsc => "extension+asc",
            Self::ExtensionDesc => "extension+desc",
            Self::AlbumAsc => "album+asc",
            Self::AlbumDesc => "album+desc",
            Self::ArtistAsc => "artist+asc",
            Self::ArtistDesc => "artist+desc",
            Self::CaptureDateAsc => "captureDate+asc",
            Self::CaptureDateDesc => "captureDate+desc",
            Self::ContentTypeAsc => "contentType+asc",
            Self::ContentTypeDesc => "contentType+desc",
            Self::CreationDateAsc => "creationDate+asc",
            Self::CreationDateDesc => "creationDate+desc",
            Self::GenreAsc => "genre+asc",
            Self::GenreDesc => "genre+desc",
            Self::HeightAsc => "height+asc",
            Self::HeightDesc => "height+desc",
            Self::PriorityAsc => "priority+asc",
            Self::PriorityDesc => "priority+desc",
            Self::TitleAsc => "title+asc",
            Self::TitleDesc => "title+desc",
            Self::TimelineDateAsc => "timelineDate+asc",
            Self::TimelineDateDesc => "timelineDate+desc",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for PlaylistItemSort {
    fn from(value: String) -> Self {
        match value.as_str() {
            "name+asc" => Self::NameAsc,
            "name+desc" => Self::NameDesc,
            "versionCreated+asc" => Self::VersionCreatedAsc,
            "versionCreated+desc" => Self::VersionCreatedDesc,
            "size+asc" => Self::SizeAsc,
            "size+desc" => Self::SizeDesc,
            "extension+asc" => Self::ExtensionAsc,
            "extension+desc" => Self::ExtensionDesc,
            "album+asc" => Self::AlbumAsc,
            "album+desc" => Self::AlbumDesc,
            "artist+asc" => Self::ArtistAsc,
            "artist+desc" => Self::ArtistDesc,
            "captureDate+asc" => Self::CaptureDateAsc,
            "captureDate+desc" => Self::CaptureDateDesc,
            "contentType+asc" => Self::ContentTypeAsc,
            "contentType+desc" => Self::ContentTypeDesc,
            "creationDate+asc" => Self::CreationDateAsc,
            "creationDate+desc" => Self::CreationDateDesc,
            "genre+asc" => Self::GenreAsc,
            "genre+desc" => Self::GenreDesc,
            "height+asc" => Self::HeightAsc,
            "height+desc" => Self::HeightDesc,
            "priority+asc" => Self::PriorityAsc,
            "priority+desc" => Self::PriorityDesc,
            "title+asc" => Self::TitleAsc,
            "title+desc" => Self::TitleDesc,
            "timelineDate+asc" => Self::TimelineDateAsc,
            "timelineDate+desc" => Self::TimelineDateDesc,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(PlaylistItemSort);

/// A page of items, as it is sent.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PlaylistItemsPage {
    /// The envelope.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub playlist: Option<PlaylistElements>,
}

/// The envelope around the list.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PlaylistElements {
    /// The items.
    #[serde(
        rename = "playlistElement",
        default,
        deserialize_with = "cloud_drives_core::de::one_or_many"
    )]
    pub playlist_element: Vec<PlaylistItem>,
}

/// An item of a playlist.
///
/// Only the id is sure; what is told of the file is presumably what files have (`wire.md §3.12`). Anything else is kept in
/// `extra`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PlaylistItem {
    /// The id of the item, in this playlist.
    #[serde(rename = "itemuid")]
    pub item_uid: String,
    /// The file's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The path of the folder that the file is in.
    #[serde(rename = "parentPath", skip_serializing_if = "Option::is_none")]
    pub parent_path: Option<String>,
    /// The file's bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
    /// The SHA-256 of the content, 64 lower-case hexadecimal digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checksum: Option<String>,
    /// What comes after the last dot of the name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extension: Option<String>,
    /// What `files.thumbnail` takes.
    #[serde(rename = "contentToken", skip_serializing_if = "Option::is_none")]
    pub content_token: Option<String>,
    /// What favorites, tags and shares know the file by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
    /// What the service has found out about the file.
    #[serde(
        rename = "systemAttributes",
        default,
        deserialize_with = "cloud_drives_core::de::null_as_default"
    )]
    pub system_attributes: BTreeMap<String, Value>,
    /// Members that the specification does not describe.
    #[serde(flatten)]
    pub extra: BTreeMap<String, Value>,
}

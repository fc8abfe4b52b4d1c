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

/// What files and folders are ordered by, and which way (`wire.md §1.4`).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum FileSort {
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
    /// `compilation+asc` on the wire.
    CompilationAsc,
    /// `compilation+desc` on the wire.
    CompilationDesc,
    /// `contentType+asc` on the wire.
    ContentTypeAsc,
    /// `contentType+desc` on the wire.
    ContentTypeDesc,
    /// `creationDate+asc` on the wire.
    CreationDateAsc,
    /// `creationDate+desc` on the wire.
    CreationDateDesc,
    /// `favorite+asc` on the wire.
    FavoriteAsc,
    /// `favorite+desc` on the wire.
    FavoriteDesc,
    /// `genre+asc` on the wire.
    GenreAsc,
    /// `genre+desc` on the wire.
    GenreDesc,
    /// `height+asc` on the wire.
    HeightAsc,
    /// `height+desc` on the wire.
    HeightDesc,
    /// `modificationDate+asc` on the wire.
    ModificationDateAsc,
    /// `modificationDate+desc` on the wire.
    ModificationDateDesc,
    /// `priority+asc` on the wire.
    PriorityAsc,
    /// `priority+desc` on the wire.
    PriorityDesc,
    /// `source+asc` on the wire.
    SourceAsc,
    /// `source+desc` on the wire.
    SourceDesc,
    /// `tags+asc` on the wire.
    TagsAsc,
    /// `tags+desc` on the wire.
    TagsDesc,
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

impl FileSort {
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
            Self::CompilationAsc => "compilation+asc",
            Self::CompilationDesc => "compilation+desc",
            Self::ContentTypeAsc => "contentType+asc",
            Self::ContentTypeDesc => "contentType+desc",
            Self::CreationDateAsc => "creationDate+asc",
            Self::CreationDateDesc => "creationDate+desc",
            Self::FavoriteAsc => "favorite+asc",
            Self::FavoriteDesc => "favorite+desc",
            Self::GenreAsc => "genre+asc",
            Self::GenreDesc => "genre+desc",
            Self::HeightAsc => "height+asc",
            Self::HeightDesc => "height+desc",
            Self::ModificationDateAsc => "modificationDate+asc",
            Self::ModificationDateDesc => "modificationDate+desc",
            Self::PriorityAsc => "priority+asc",
            Self::PriorityDesc => "priority+desc",
            Self::SourceAsc => "source+asc",
            Self::SourceDesc => "source+desc",
            Self::TagsAsc => "tags+asc",
            Self::TagsDesc => "tags+desc",
            Self::TitleAsc => "title+asc",
            Self::TitleDesc => "title+desc",
            Self::TimelineDateAsc => "timelineDate+asc",
            Self::TimelineDateDesc => "timelineDate+desc",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for FileSort {
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
            "compilation+asc" => Self::CompilationAsc,
            "compilation+desc" => Self::CompilationDesc,
            "contentType+asc" => Self::ContentTypeAsc,
            "contentType+desc" => Self::ContentTypeDesc,
            "creationDate+asc" => Self::CreationDateAsc,
            "creationDate+desc" => Self::CreationDateDesc,
            "favorite+asc" => Self::FavoriteAsc,
            "favorite+desc" => Self::FavoriteDesc,
            "genre+asc" => Self::GenreAsc,
            "genre+desc" => Self::GenreDesc,
            "height+asc" => Self::HeightAsc,
            "height+desc" => Self::HeightDesc,
            "modificationDate+asc" => Self::ModificationDateAsc,
            "modificationDate+desc" => Self::ModificationDateDesc,
            "priority+asc" => Self::PriorityAsc,
            "priority+desc" => Self::PriorityDesc,
            "source+asc" => Self::SourceAsc,
            "source+desc" => Self::SourceDesc,
            "tags+asc" => Self::TagsAsc,
            "tags+desc" => Self::TagsDesc,
            "title+asc" => Self::TitleAsc,
            "title+desc" => Self::TitleDesc,
            "timelineDate+asc" => Self::TimelineDateAsc,
            "timelineDate+desc" => Self::TimelineDateDesc,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(FileSort);

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

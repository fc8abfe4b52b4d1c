// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use chrono::{DateTime, Utc};
use cloud_drives_core::{UnknownVariant, union};
use serde::{Deserialize, Serialize};
use super::super::{AssetType, FileStatus, MetadataField, ProjectWithIncludes, User};

/// A folder with what the call asked to bring along.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FolderWithIncludes {
    /// The id, a UUID, or for what is in Adobe storage `adobe:` and the asset.
    pub id: String,
    /// The id at Adobe. Only in Adobe storage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adobe_id: Option<String>,
    /// Whether it is a file, a folder or a version stack.
    #[serde(rename = "type")]
    pub type_: AssetType,
    /// The name.
    pub name: String,
    /// The folder or version stack that it is in; null for the folder at the top of a project.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<String>,
    /// The project that it belongs to.
    pub project_id: String,
    /// Its page in the web application.
    pub view_url: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Who made it. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<User>,
    /// The project. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project: Option<ProjectWithIncludes>,
    /// The values of its metadata fields. Only if the call asked for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Vec<MetadataField>>,
    /// The file whose picture stands for the folder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cover_file_id: Option<String>,
    /// Whether only its own members see it, rather than all of the project.
    pub restricted: bool,
}

/// What files, and lists that have files in them, can bring along.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum FileWithMediaLinksInclude {
    /// `media_links.original` on the wire.
    MediaLinksOriginal,
    /// `media_links.thumbnail` on the wire.
    MediaLinksThumbnail,
    /// `media_links.thumbnail_high_quality` on the wire.
    MediaLinksThumbnailHighQuality,
    /// `media_links.video_h264_180` on the wire.
    MediaLinksVideoH264180,
    /// `media_links.high_quality` on the wire.
    MediaLinksHighQuality,
    /// `media_links.efficient` on the wire.
    MediaLinksEfficient,
    /// `media_links.scrub_sheet` on the wire.
    MediaLinksScrubSheet,
    /// `creator` on the wire.
    Creator,
    /// `project` on the wire.
    Project,
    /// `metadata` on the wire.
    Metadata,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl FileWithMediaLinksInclude {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::MediaLinksOriginal => "media_links.original",
            Self::MediaLinksThumbnail => "media_links.thumbnail",
            Self::MediaLinksThumbnailHighQuality => "media_links.thumbnail_high_quality",
            Self::MediaLinksVideoH264180 => "media_links.video_h264_180",
            Self::MediaLinksHighQuality => "media_links.high_quality",
            Self::MediaLinksEfficient => "media_links.efficient",
            Self::MediaLinksScrubSheet => "media_links.scrub_sheet",
            Self::Creator => "creator",
            Self::Project => "project",
            Self::Metadata => "metadata",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for FileWithMediaLinksInclude {
    fn from(value: String) -> Self {
        match value.as_str() {
            "media_links.original" => Self::MediaLinksOriginal,
            "media_links.thumbnail" => Self::MediaLinksThumbnail,
            "media_links.thumbnail_high_quality" => Self::MediaLinksThumbnailHighQuality,
            "media_links.video_h264_180" => Self::MediaLinksVideoH264180,
            "media_links.high_quality" => Self::MediaLinksHighQuality,
            "media_links.efficient" => Self::MediaLinksEfficient,
            "media_links.scrub_sheet" => Self::MediaLinksScrubSheet,
            "creator" => Self::Creator,
            "project" => Self::Project,
            "metadata" => Self::Metadata,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(FileWithMediaLinksInclude);

/// A file, folder or version stack. Lists of files are made of this too.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum AssetWithIncludes {
    /// `type` is `file`.
    File(FileWithIncludes),
    /// `type` is `folder`.
    Folder(FolderWithIncludes),
    /// `type` is `version_stack`.
    VersionStack(VersionStackWithIncludes),
    /// Another `type`, which the specification does not describe, with the whole object.
    Unknown(UnknownVariant),
}

impl Serialize for AssetWithIncludes {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::File(value) => {
                union::serialize_tagged(serializer, "type", "file", value)
            }
            Self::Folder(value) => {
                union::serialize_tagged(serializer, "type", "folder", value)
            }
            Self::VersionStack(value) => {
                union::serialize_tagged(serializer, "type", "version_stack", value)
            }
            Self::Unknown(value) => value.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for AssetWithIncludes {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        let value = union::Tagged::read(deserializer, "type")?;
        match value.tag() {
            "file" => value.into_variant().map(Self::File),
            "folder" => value.into_variant().map(Self::Folder),
            "version_stack" => value.into_variant().map(Self::VersionStack),
            _ => Ok(Self::Unknown(value.into_unknown())),
        }
    }
}

cloud_drives_core::union_schema!(AssetWithIncludes);

impl From<FileWithIncludes> for AssetWithIncludes {
    fn from(value: FileWithIncludes) -> Self {
        Self::File(value)
    }
}

impl From<FolderWithIncludes> for AssetWithIncludes {
    fn from(value: FolderWithIncludes) -> Self {
        Self::Folder(value)
    }
}

impl From<VersionStackWithIncludes> for AssetWithIncludes {
    fn from(value: VersionStackWithIncludes) -> Self {
        Self::VersionStack(value)
    }
}

/// A file with what the call asked to bring along.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FileWithIncludes {
    /// The id, a UUID, or for what is in Adobe storage `adobe:` and the asset.
    pub id: String,
    /// The id at Adobe. Only in Adobe storage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adobe_id: Option<String>,
    /// Whether it is a file, a folder or a version stack.
    #[serde(rename = "type")]
    pub type_: AssetType,
    /// The name.
    pub name: String,
    /// The folder or version stack that it is in; null for the folder at the top of a project.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<String>,
    /// The project that it belongs to.
    pub project_id: String,
    /// Its page in the web application.
    pub view_url: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Who made it. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<User>,
    /// The project. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project: Option<ProjectWithIncludes>,
    /// The values of its metadata fields. Only if the call asked for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Vec<MetadataField>>,
    /// The version's id at Adobe: opaque, although it looks like a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adobe_version_id: Option<String>,
    /// Bytes.
    pub file_size: u64,
    /// The media type, such as `video/mp4`. Null until the upload is finished and the type is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
    /// How far the file has come.
    pub status: FileStatus,
    /// Links to the file's bytes and renditions. Only those that the call asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media_links: Option<MediaLinksCollection>,
}

/// Links to a file's bytes and renditions. A link that was asked for is null while there is nothing that it could
/// lead to.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MediaLinksCollection {
    /// The bytes as they were uploaded. Asking for it without the right to download is refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original: Option<OriginalMediaLink>,
    /// A still, in PNG.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thumbnail: Option<RenditionMediaLink>,
    /// A larger still.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thumbnail_high_quality: Option<RenditionMediaLink>,
    /// A video of 180 lines, in H.264.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub video_h264_180: Option<RenditionMediaLink>,
    /// The best rendition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high_quality: Option<TranscodeMediaLink>,
    /// The smallest rendition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub efficient: Option<TranscodeMediaLink>,
    /// A sheet of stills for scrubbing, in WebP.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scrub_sheet: Option<RenditionMediaLink>,
}

/// A link to the bytes as they were uploaded.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct OriginalMediaLink {
    /// Sends the bytes as an attachment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub download_url: Option<String>,
    /// Sends the bytes for display.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inline_url: Option<String>,
}

/// A link to a rendition.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RenditionMediaLink {
    /// Sends the bytes as an attachment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub download_url: Option<String>,
    /// Sends the bytes and says nothing about their use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A link to a playable rendition.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TranscodeMediaLink {
    /// Sends the bytes as an attachment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub download_url: Option<String>,
    /// Sends the bytes and says nothing about their use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A version stack with what the call asked to bring along.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct VersionStackWithIncludes {
    /// The id, a UUID, or for what is in Adobe storage `adobe:` and the asset.
    pub id: String,
    /// The id at Adobe. Only in Adobe storage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adobe_id: Option<String>,
    /// Whether it is a file, a folder or a version stack.
    #[serde(rename = "type")]
    pub type_: AssetType,
    /// The name.
    pub name: String,
    /// The folder or version stack that it is in; null for the folder at the top of a project.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<String>,
    /// The project that it belongs to.
    pub project_id: String,
    /// Its page in the web application.
    pub view_url: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Who made it. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<User>,
    /// The project. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project: Option<ProjectWithIncludes>,
    /// The values of its metadata fields. Only if the call asked for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Vec<MetadataField>>,
    /// The newest version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head_version: Option<FileWithIncludes>,
}

// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use super::{AssetType, AssetWithIncludes, File, FileStatus, FileWithIncludes, Links};

/// Which files are to be copied or moved, and where to.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct BulkFileCopyMoveParamsData {
    /// The files, 1 to 100 different ones.
    pub file_ids: Vec<String>,
    /// The folder to put them into.
    pub parent_id: String,
}

impl BulkFileCopyMoveParamsData {
    /// One with what it cannot do without: `file_ids`, `parent_id`.
    #[must_use]
    pub fn new(
        file_ids: impl IntoIterator<Item = impl Into<String>>,
        parent_id: impl Into<String>,
    ) -> Self {
        Self {
            file_ids: file_ids.into_iter().map(Into::into).collect(),
            parent_id: parent_id.into(),
        }
    }
}

/// Copies of files, in an envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct BulkFileCopyResponse {
    /// The copies.
    pub data: Vec<BulkFileCopyResult>,
}

/// A copy of a file, and what it is a copy of.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct BulkFileCopyResult {
    /// The file that was copied.
    pub source_file_id: String,
    /// The copy.
    pub file: File,
}

/// Where a file is to go.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FileMoveParamsData {
    /// The folder or version stack to move it into.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<String>,
}

impl FileMoveParamsData {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self { parent_id: None }
    }

    /// The folder or version stack to move it into.
    #[must_use]
    pub fn parent_id(mut self, parent_id: impl Into<String>) -> Self {
        self.parent_id = Some(parent_id.into());
        self
    }
}

/// A file in an envelope.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FileResponse {
    /// The file.
    pub data: File,
}

/// A file, with what the call asked to bring along, in an envelope.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FileWithIncludesResponse {
    /// The file.
    pub data: FileWithIncludes,
}

/// What is to change about a file; the rest stays.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FileUpdateParamsData {
    /// The new name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

impl FileUpdateParamsData {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self { name: None }
    }

    /// The new name.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }
}

/// What a list of files is ordered by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum FileSort {
    /// `name_asc` on the wire.
    NameAsc,
    /// `created_at_asc` on the wire.
    CreatedAtAsc,
    /// `updated_at_asc` on the wire.
    UpdatedAtAsc,
    /// `file_size_asc` on the wire.
    FileSizeAsc,
    /// `name_desc` on the wire.
    NameDesc,
    /// `created_at_desc` on the wire.
    CreatedAtDesc,
    /// `updated_at_desc` on the wire.
    UpdatedAtDesc,
    /// `file_size_desc` on the wire.
    FileSizeDesc,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl FileSort {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::NameAsc => "name_asc",
            Self::CreatedAtAsc => "created_at_asc",
            Self::UpdatedAtAsc => "updated_at_asc",
            Self::FileSizeAsc => "file_size_asc",
            Self::NameDesc => "name_desc",
            Self::CreatedAtDesc => "created_at_desc",
            Self::UpdatedAtDesc => "updated_at_desc",
            Self::FileSizeDesc => "file_size_desc",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for FileSort {
    fn from(value: String) -> Self {
        match value.as_str() {
            "name_asc" => Self::NameAsc,
            "created_at_asc" => Self::CreatedAtAsc,
            "updated_at_asc" => Self::UpdatedAtAsc,
            "file_size_asc" => Self::FileSizeAsc,
            "name_desc" => Self::NameDesc,
            "created_at_desc" => Self::CreatedAtDesc,
            "updated_at_desc" => Self::UpdatedAtDesc,
            "file_size_desc" => Self::FileSizeDesc,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(FileSort);

/// A page of a folder's files.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FileAssetsWithIncludesResponse {
    /// Where the listing goes on.
    pub links: Links,
    /// How many items all pages have together. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// The files of this page, as the type that lists of all sorts of things have.
    pub data: Vec<AssetWithIncludes>,
}

/// The files that were moved, in an envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct BulkFileMoveResponse {
    /// The files in their new place.
    pub data: Vec<File>,
}

/// Where a copy of a file is to go.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FileCopyParamsData {
    /// The folder to copy it into; next to the original without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<String>,
}

impl FileCopyParamsData {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self { parent_id: None }
    }

    /// The folder to copy it into; next to the original without it.
    #[must_use]
    pub fn parent_id(mut self, parent_id: impl Into<String>) -> Self {
        self.parent_id = Some(parent_id.into());
        self
    }
}

/// A copy of a file, in an envelope.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FileCopyResponse {
    /// The copy.
    pub data: File,
}

/// A file that the service is to fetch.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FileCreateRemoteUploadParamsData {
    /// The name.
    pub name: String,
    /// Where the service finds the bytes; it has to be public.
    pub source_url: String,
}

impl FileCreateRemoteUploadParamsData {
    /// One with what it cannot do without: `name`, `source_url`.
    #[must_use]
    pub fn new(name: impl Into<String>, source_url: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            source_url: source_url.into(),
        }
    }
}

/// A file that is being fetched.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FileRemoteUploadResponse {
    /// The file, whose status is `created`.
    pub data: File,
    /// Links about it.
    pub links: RemoteUploadLinks,
}

/// Links about a file that is being fetched.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RemoteUploadLinks {
    /// The path of the call that tells whether the file has arrived.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// Members that the specification does not describe.
    #[serde(flatten)]
    pub extra: BTreeMap<String, Value>,
}

/// A file that is going to be uploaded.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FileCreateLocalUploadParamsData {
    /// The name. Its ending tells the service the media type.
    pub name: String,
    /// Bytes, up to 5 TB. What is uploaded has to have exactly this size.
    pub file_size: u64,
}

impl FileCreateLocalUploadParamsData {
    /// One with what it cannot do without: `name`, `file_size`.
    #[must_use]
    pub fn new(name: impl Into<String>, file_size: u64) -> Self {
        Self {
            name: name.into(),
            file_size,
        }
    }
}

/// A file that waits for its bytes, in an envelope.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FileWithUploadUrlsResponse {
    /// The file.
    pub data: FileWithUploadUrls,
}

/// A file that waits for its bytes.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FileWithUploadUrls {
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
    /// Where the parts go, in the order of the file. The sizes add up to `file_size`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upload_urls: Option<Vec<UploadUrl>>,
}

/// Where one part of a file is sent.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UploadUrl {
    /// Exactly as many bytes as the part has.
    pub size: u64,
    /// The address, signed and good for a while. Send the part with `PUT`, the headers `Content-Type` (the file's
    /// `media_type`) and `x-amz-acl: private`, and no token (`wire.md §6`).
    pub url: String,
}

/// How far an upload has come, in an envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FileUploadStatusResponse {
    /// The state.
    pub data: FileUploadStatus,
}

/// How far an upload has come.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FileUploadStatus {
    /// The file's id.
    pub id: String,
    /// The media type.
    pub filetype: String,
    /// Whether all bytes have arrived; the upload is over then.
    pub upload_complete: bool,
    /// Whether the upload has failed; it is over then, too.
    pub upload_failed: bool,
    /// When the bytes had arrived.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uploaded_at: Option<DateTime<Utc>>,
    /// When the service was done with them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upload_completed_at: Option<DateTime<Utc>>,
}

/// A file that is to be imported from connected storage.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FileImportParamsData {
    /// The name.
    pub name: String,
    /// The file's path in the connected storage.
    pub key: String,
    /// The account's UUID, alone or as a prefix.
    pub storage_location: String,
}

impl FileImportParamsData {
    /// One with what it cannot do without: `name`, `key`, `storage_location`.
    #[must_use]
    pub fn new(
        name: impl Into<String>,
        key: impl Into<String>,
        storage_location: impl Into<String>,
    ) -> Self {
        Self {
            name: name.into(),
            key: key.into(),
            storage_location: storage_location.into(),
        }
    }
}

/// A file that is going to be uploaded, in the old way.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FileCreateParamsData {
    /// The name.
    pub name: String,
    /// Bytes, up to 5 TB.
    pub file_size: u64,
    /// The media type, such as `image/gif`. The parts have to be sent with the same one.
    pub media_type: String,
    /// Where the service finds the bytes, in place of an upload.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_url: Option<String>,
}

impl FileCreateParamsData {
    /// One with what it cannot do without: `name`, `file_size`, `media_type`.
    #[must_use]
    pub fn new(
        name: impl Into<String>,
        file_size: u64,
        media_type: impl Into<String>,
    ) -> Self {
        Self {
            name: name.into(),
            file_size,
            media_type: media_type.into(),
            source_url: None,
        }
    }

    /// Where the service finds the bytes, in place of an upload.
    #[must_use]
    pub fn source_url(mut self, source_url: impl Into<String>) -> Self {
        self.source_url = Some(source_url.into());
        self
    }
}

// Made by `cargo sdk generate` out of specs/yandex-disk. Change the specs, not this file.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use super::{
    CommentIds, Exif, MediaType, PreviewLink, PublicSettingsInput, ResourceType,
    ShareInfo,
};

/// A file or folder on the Disk.
///
/// With `fields`, members that were not asked for are missing; `name` and `path` are then empty strings.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Resource {
    /// Whether it is a file or a folder.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub type_: Option<ResourceType>,
    /// The name, without the folders above it. Empty if `fields` left it out.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub name: String,
    /// The whole path with its area: `disk:/a/b.txt`, `trash:/b.txt_` and a suffix for what is in the trash, `/b.txt`
    /// counted from the published folder for what is public. Empty if `fields` left it out.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub path: String,
    /// When it was created.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created: Option<DateTime<Utc>>,
    /// When it was last modified.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modified: Option<DateTime<Utc>>,
    /// An id that stays with the resource, the owner's number and 64 hexadecimal digits around a colon.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_id: Option<String>,
    /// The number of the change that made this state, about the microseconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revision: Option<i64>,
    /// Where comments on it are kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment_ids: Option<CommentIds>,
    /// What the camera noted. Folders and nearly all files have it too, with nothing in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exif: Option<Exif>,
    /// Size in bytes. Files only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
    /// MD5 of the contents, 32 lower-case hexadecimal digits. Files only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub md5: Option<String>,
    /// SHA-256 of the contents, 64 lower-case hexadecimal digits. Files only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// MIME type as the service decides it; what an upload says is ignored. Files only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mime_type: Option<String>,
    /// What sort of file it is. Files only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media_type: Option<MediaType>,
    /// The virus scanner's finding, any JSON: the string `clean` was seen, the reference has an object
    /// (`wire.md §5.3`). Files only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub antivirus_status: Option<Value>,
    /// A direct download link, good for a limited time. Files only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// A link to a preview picture, to be fetched with the owner's token. Only where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preview: Option<String>,
    /// Links to the preview in its several sizes. Only where there is a preview.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub sizes: Vec<PreviewLink>,
    /// The key of the public link. Published resources only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public_key: Option<String>,
    /// The public link for people. Published resources only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public_url: Option<String>,
    /// How the folder is shared. Shared folders only; never seen in an answer (`wire.md §5.3`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<ShareInfo>,
    /// When a photo or video was taken. Never seen in an answer (`wire.md §5.3`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub photoslice_time: Option<DateTime<Utc>>,
    /// The custom properties. Missing if there never were any, null once all have been deleted (`wire.md §4.4`);
    /// both read as none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_properties: Option<BTreeMap<String, PropertyValue>>,
    /// A page of what is in the folder. Only where the folder itself was asked for: not in lists, nor in the answer
    /// to a change.
    #[serde(rename = "_embedded", skip_serializing_if = "Option::is_none")]
    pub embedded: Option<ResourceList>,
}

/// The value of a custom property. Lists and objects are not allowed.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(untagged)]
#[non_exhaustive]
pub enum PropertyValue {
    /// As boolean.
    Boolean(bool),
    /// As integer.
    Integer(i64),
    /// As number.
    Number(f64),
    /// As text.
    Text(String),
    /// Anything else, as the server sent it.
    Other(Value),
}

impl From<bool> for PropertyValue {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

impl From<i64> for PropertyValue {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl From<f64> for PropertyValue {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}

impl From<String> for PropertyValue {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<&str> for PropertyValue {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

/// A page of a folder's contents.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ResourceList {
    /// The files and folders of this page, folders first.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub items: Vec<Resource>,
    /// The largest number of items that the page could hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// How many items come before this page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
    /// How many items the folder has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<u64>,
    /// The folder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// What the items are ordered by; empty if no order was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort: Option<String>,
}

/// A change of custom properties.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ResourcePatch {
    /// The keys to set, and with null those to delete; keys that are not named stay. All properties of a resource
    /// together may take 1024 characters, counted as JSON.
    pub custom_properties: BTreeMap<String, Option<PropertyValue>>,
}

impl ResourcePatch {
    /// One with what it cannot do without: `custom_properties`.
    #[must_use]
    pub fn new(custom_properties: BTreeMap<String, Option<PropertyValue>>) -> Self {
        Self { custom_properties }
    }
}

/// A link to upload a file to, and the operation that stores it. With `fields`, `href` has to be among them.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UploadLink {
    /// The address. A link to an operation was seen with `http` now and then: call it over `https` all the same. The
    /// download link of a public file may be empty if the owner forbids downloading.
    pub href: String,
    /// The HTTP method to use, `GET` or, for an upload, `PUT`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// Whether `href` is a template of RFC 6570; only false was ever seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub templated: Option<bool>,
    /// The operation to ask about once the bytes are sent. Missing if `fields` left it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation_id: Option<String>,
}

/// A page of the flat list of files.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FilesResourceList {
    /// The files of this page.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub items: Vec<Resource>,
    /// The largest number of items that the page could hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// How many items come before this page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
}

/// The files that were uploaded last.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LastUploadedResourceList {
    /// The files, newest first.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub items: Vec<Resource>,
    /// The largest number of items that the answer could hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// A page of what the user has published.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PublicResourcesList {
    /// The files and folders of this page, with `public_key` and `public_url`. The number of views and the owner were
    /// not seen here (`wire.md §4.13`).
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub items: Vec<Resource>,
    /// The largest number of items that the page could hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// How many items come before this page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
    /// The filter of the request, if there was one.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub type_: Option<ResourceType>,
}

/// What goes along with publishing.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PublishRequest {
    /// Settings of the new link. One other client found them ignored here and changes them after publishing
    /// (`wire.md §4.14`), which is the safe way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public_settings: Option<PublicSettingsInput>,
}

impl PublishRequest {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self { public_settings: None }
    }

    /// Settings of the new link. One other client found them ignored here and changes them after publishing
    /// (`wire.md §4.14`), which is the safe way.
    #[must_use]
    pub fn public_settings(
        mut self,
        public_settings: impl Into<PublicSettingsInput>,
    ) -> Self {
        self.public_settings = Some(public_settings.into());
        self
    }
}

/// What a list of the trash is ordered by; a leading minus means descending.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum TrashSort {
    /// `deleted` on the wire.
    Deleted,
    /// `created` on the wire.
    Created,
    /// `-deleted` on the wire.
    MinusDeleted,
    /// `-created` on the wire.
    MinusCreated,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl TrashSort {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Deleted => "deleted",
            Self::Created => "created",
            Self::MinusDeleted => "-deleted",
            Self::MinusCreated => "-created",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for TrashSort {
    fn from(value: String) -> Self {
        match value.as_str() {
            "deleted" => Self::Deleted,
            "created" => Self::Created,
            "-deleted" => Self::MinusDeleted,
            "-created" => Self::MinusCreated,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(TrashSort);

/// A file or folder in the trash. `name` is its old name; `path` has a suffix, and is what restoring and deleting take.
///
/// With `fields`, members that were not asked for are missing; `name` and `path` are then empty strings.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TrashResource {
    /// Whether it is a file or a folder.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub type_: Option<ResourceType>,
    /// The name, without the folders above it. Empty if `fields` left it out.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub name: String,
    /// The whole path with its area: `disk:/a/b.txt`, `trash:/b.txt_` and a suffix for what is in the trash, `/b.txt`
    /// counted from the published folder for what is public. Empty if `fields` left it out.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub path: String,
    /// When it was created.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created: Option<DateTime<Utc>>,
    /// When it was last modified.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modified: Option<DateTime<Utc>>,
    /// An id that stays with the resource, the owner's number and 64 hexadecimal digits around a colon.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_id: Option<String>,
    /// The number of the change that made this state, about the microseconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revision: Option<i64>,
    /// Where comments on it are kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment_ids: Option<CommentIds>,
    /// What the camera noted. Folders and nearly all files have it too, with nothing in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exif: Option<Exif>,
    /// Size in bytes. Files only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
    /// MD5 of the contents, 32 lower-case hexadecimal digits. Files only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub md5: Option<String>,
    /// SHA-256 of the contents, 64 lower-case hexadecimal digits. Files only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// MIME type as the service decides it; what an upload says is ignored. Files only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mime_type: Option<String>,
    /// What sort of file it is. Files only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media_type: Option<MediaType>,
    /// The virus scanner's finding, any JSON: the string `clean` was seen, the reference has an object
    /// (`wire.md §5.3`). Files only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub antivirus_status: Option<Value>,
    /// A direct download link, good for a limited time. Files only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// A link to a preview picture, to be fetched with the owner's token. Only where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preview: Option<String>,
    /// Links to the preview in its several sizes. Only where there is a preview.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub sizes: Vec<PreviewLink>,
    /// The key of the public link. Published resources only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public_key: Option<String>,
    /// The public link for people. Published resources only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public_url: Option<String>,
    /// How the folder is shared. Shared folders only; never seen in an answer (`wire.md §5.3`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<ShareInfo>,
    /// When a photo or video was taken. Never seen in an answer (`wire.md §5.3`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub photoslice_time: Option<DateTime<Utc>>,
    /// The custom properties; missing or null if there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_properties: Option<BTreeMap<String, PropertyValue>>,
    /// Where it was, such as `disk:/photos/old.jpg`. Missing on the trash itself (`wire.md §13`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin_path: Option<String>,
    /// When it was deleted. Missing on the trash itself (`wire.md §13`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deleted: Option<DateTime<Utc>>,
    /// A page of what is in the folder. Only where the folder itself was asked for.
    #[serde(rename = "_embedded", skip_serializing_if = "Option::is_none")]
    pub embedded: Option<TrashResourceList>,
}

/// A page of the trash, or of a folder in it.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TrashResourceList {
    /// The files and folders of this page.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub items: Vec<TrashResource>,
    /// The largest number of items that the page could hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// How many items come before this page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
    /// How many items there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<u64>,
    /// The folder in the trash.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// What the items are ordered by; empty if no order was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort: Option<String>,
}

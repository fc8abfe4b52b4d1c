// Made by `cargo sdk generate` out of specs/verizon-cloud. Change the specs, not this file.

use cloud_drives_core::{UnknownVariant, union};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// Which shares to list; `outbound` are those that the user has made.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ShareFilter {
    /// `outbound` on the wire.
    Outbound,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl ShareFilter {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Outbound => "outbound",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for ShareFilter {
    fn from(value: String) -> Self {
        match value.as_str() {
            "outbound" => Self::Outbound,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(ShareFilter);

/// A page of shares, in its envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SharesAnswer {
    /// The page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shares: Option<Shares>,
}

/// A page of shares.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Shares {
    /// The shares.
    #[serde(
        rename = "share",
        default,
        deserialize_with = "cloud_drives_core::de::one_or_many"
    )]
    pub shares: Vec<Share>,
    /// The neighbouring pages, `next` and `prev`.
    #[serde(default, deserialize_with = "cloud_drives_core::de::one_or_many")]
    pub links: Vec<Link>,
}

/// Something that others may see.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Share {
    /// The id.
    pub uid: String,
    /// The name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Addresses, the one to hand on among them.
    #[serde(default, deserialize_with = "cloud_drives_core::de::one_or_many")]
    pub links: Vec<Link>,
    /// Whom it belongs to. What is in here was never seen.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub owner: BTreeMap<String, Value>,
    /// Who shares it. What is in here was never seen.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub sharer: BTreeMap<String, Value>,
    /// How many files, folders and playlists are shared.
    #[serde(rename = "totalResourceCount", skip_serializing_if = "Option::is_none")]
    pub total_resource_count: Option<u64>,
    /// Seconds that it is good for.
    #[serde(rename = "expiresIn", skip_serializing_if = "Option::is_none")]
    pub expires_in: Option<u64>,
    /// When it ends, such as `2017-05-25T06:50:39.000Z`. Missing if it does not, presumably (`wire.md §3.14`).
    #[serde(rename = "expirationDate", skip_serializing_if = "Option::is_none")]
    pub expiration_date: Option<String>,
    /// When it was made.
    #[serde(rename = "creationDate", skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<String>,
    /// When it was last changed.
    #[serde(rename = "lastModifiedDate", skip_serializing_if = "Option::is_none")]
    pub last_modified_date: Option<String>,
    /// When it was last changed, as seen by those whom it is shared with.
    #[serde(rename = "inboundLastModifiedDate", skip_serializing_if = "Option::is_none")]
    pub inbound_last_modified_date: Option<String>,
    /// A key in the address to hand on.
    #[serde(rename = "publicInviteKey", skip_serializing_if = "Option::is_none")]
    pub public_invite_key: Option<String>,
    /// What is shared.
    #[serde(default, deserialize_with = "cloud_drives_core::de::one_or_many")]
    pub resources: Vec<SharedResource>,
}

/// An address, and what is there.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Link {
    /// What is there, such as `next` or `public`.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub rel: String,
    /// The address.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub link: String,
}

/// Something in a share.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SharedResource {
    /// Its id in the share.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uid: Option<String>,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it is.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub type_: Option<SharedType>,
    /// What sort of file it is, or what a list is made of.
    #[serde(rename = "subType", skip_serializing_if = "Option::is_none")]
    pub sub_type: Option<SharedSubType>,
    /// Its `uri`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// Bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
    /// Addresses; the only sample is cut off here (`wire.md §3.14`).
    #[serde(default, deserialize_with = "cloud_drives_core::de::one_or_many")]
    pub links: Vec<Link>,
}

/// What is shared.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum SharedType {
    /// `file` on the wire.
    File,
    /// `folder` on the wire.
    Folder,
    /// `playlist` on the wire.
    Playlist,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl SharedType {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::File => "file",
            Self::Folder => "folder",
            Self::Playlist => "playlist",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for SharedType {
    fn from(value: String) -> Self {
        match value.as_str() {
            "file" => Self::File,
            "folder" => Self::Folder,
            "playlist" => Self::Playlist,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(SharedType);

/// What sort of content it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum SharedSubType {
    /// `image` on the wire.
    Image,
    /// `video` on the wire.
    Video,
    /// `audio` on the wire.
    Audio,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl SharedSubType {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Image => "image",
            Self::Video => "video",
            Self::Audio => "audio",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for SharedSubType {
    fn from(value: String) -> Self {
        match value.as_str() {
            "image" => Self::Image,
            "video" => Self::Video,
            "audio" => Self::Audio,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(SharedSubType);

/// What to share, and for how long.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NewShare {
    /// What to share.
    pub resources: Vec<ShareRequest>,
    /// A name for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Seconds that it shall be good for, at least 300, or 0 for ever; a day (86400) without it (`wire.md §5.9`).
    #[serde(rename = "expiresIn", skip_serializing_if = "Option::is_none")]
    pub expires_in: Option<u64>,
}

impl NewShare {
    /// One with what it cannot do without: `resources`.
    #[must_use]
    pub fn new(resources: impl IntoIterator<Item = impl Into<ShareRequest>>) -> Self {
        Self {
            resources: resources.into_iter().map(Into::into).collect(),
            name: None,
            expires_in: None,
        }
    }

    /// A name for it.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Seconds that it shall be good for, at least 300, or 0 for ever; a day (86400) without it (`wire.md §5.9`).
    #[must_use]
    pub fn expires_in(mut self, expires_in: u64) -> Self {
        self.expires_in = Some(expires_in);
        self
    }
}

/// Something to share.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ShareRequest {
    /// `type` is `file`.
    File(ShareFile),
    /// `type` is `folder`.
    Folder(ShareFolder),
    /// `type` is `playlist`.
    Playlist(SharePlaylist),
    /// Another `type`, which the specification does not describe, with the whole object.
    Unknown(UnknownVariant),
}

impl Serialize for ShareRequest {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::File(value) => {
                union::serialize_tagged(serializer, "type", "file", value)
            }
            Self::Folder(value) => {
                union::serialize_tagged(serializer, "type", "folder", value)
            }
            Self::Playlist(value) => {
                union::serialize_tagged(serializer, "type", "playlist", value)
            }
            Self::Unknown(value) => value.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for ShareRequest {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        let value = union::Tagged::read(deserializer, "type")?;
        match value.tag() {
            "file" => value.into_variant().map(Self::File),
            "folder" => value.into_variant().map(Self::Folder),
            "playlist" => value.into_variant().map(Self::Playlist),
            _ => Ok(Self::Unknown(value.into_unknown())),
        }
    }
}

cloud_drives_core::union_schema!(ShareRequest);

impl From<ShareFile> for ShareRequest {
    fn from(value: ShareFile) -> Self {
        Self::File(value)
    }
}

impl From<ShareFolder> for ShareRequest {
    fn from(value: ShareFolder) -> Self {
        Self::Folder(value)
    }
}

impl From<SharePlaylist> for ShareRequest {
    fn from(value: SharePlaylist) -> Self {
        Self::Playlist(value)
    }
}

/// A file to share.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ShareFile {
    /// The file's `uri`.
    pub location: String,
    /// The file's bytes.
    pub size: u64,
    /// A name for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What sort of file it is.
    #[serde(rename = "subType", skip_serializing_if = "Option::is_none")]
    pub sub_type: Option<SharedSubType>,
}

impl ShareFile {
    /// One with what it cannot do without: `location`, `size`.
    #[must_use]
    pub fn new(location: impl Into<String>, size: u64) -> Self {
        Self {
            location: location.into(),
            size,
            name: None,
            sub_type: None,
        }
    }

    /// A name for it.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// What sort of file it is.
    #[must_use]
    pub fn sub_type(mut self, sub_type: impl Into<SharedSubType>) -> Self {
        self.sub_type = Some(sub_type.into());
        self
    }
}

/// A folder to share.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ShareFolder {
    /// The folder's `uri`.
    pub location: String,
    /// A name for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What sort of files is in it.
    #[serde(rename = "subType", skip_serializing_if = "Option::is_none")]
    pub sub_type: Option<SharedSubType>,
}

impl ShareFolder {
    /// One with what it cannot do without: `location`.
    #[must_use]
    pub fn new(location: impl Into<String>) -> Self {
        Self {
            location: location.into(),
            name: None,
            sub_type: None,
        }
    }

    /// A name for it.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// What sort of files is in it.
    #[must_use]
    pub fn sub_type(mut self, sub_type: impl Into<SharedSubType>) -> Self {
        self.sub_type = Some(sub_type.into());
        self
    }
}

/// A playlist to share.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SharePlaylist {
    /// The playlist's `uri`.
    pub location: String,
    /// A name for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it is made of.
    #[serde(rename = "subType", skip_serializing_if = "Option::is_none")]
    pub sub_type: Option<SharedSubType>,
}

impl SharePlaylist {
    /// One with what it cannot do without: `location`.
    #[must_use]
    pub fn new(location: impl Into<String>) -> Self {
        Self {
            location: location.into(),
            name: None,
            sub_type: None,
        }
    }

    /// A name for it.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// What it is made of.
    #[must_use]
    pub fn sub_type(mut self, sub_type: impl Into<SharedSubType>) -> Self {
        self.sub_type = Some(sub_type.into());
        self
    }
}

/// A share, in its envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ShareAnswer {
    /// The share.
    pub share: Share,
}

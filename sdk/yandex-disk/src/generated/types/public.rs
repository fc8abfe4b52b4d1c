// Made by `cargo sdk generate` out of specs/yandex-disk. Change the specs, not this file.

use chrono::{DateTime, Utc};
use cloud_drives_core::Secret;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use super::{
    AccessId, AccessMacro, AccessRight, AccessType, AvailableUntilVerbose, CommentIds,
    Exif, ExternalOrganizationIdVerbose, MediaType, PasswordVerbose, PreviewLink,
    ResourceType, ShareInfo,
};

/// A file or folder as others see it through a public link.
///
/// With `fields`, members that were not asked for are missing; `name` and `path` are then empty strings.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PublicResource {
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
    /// How often the link was opened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub views_count: Option<u64>,
    /// Who published it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<UserPublicInfo>,
    /// A page of what is in the folder. Only where the folder itself was asked for.
    #[serde(rename = "_embedded", skip_serializing_if = "Option::is_none")]
    pub embedded: Option<PublicResourceList>,
}

/// What the public may know of the owner.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UserPublicInfo {
    /// The login name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login: Option<String>,
    /// The name shown to others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// The user's number, as a string of digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uid: Option<String>,
}

/// A page of a published folder's contents.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PublicResourceList {
    /// The files and folders of this page, folders first.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub items: Vec<PublicResource>,
    /// The largest number of items that the page could hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// How many items come before this page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
    /// How many items the folder has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<u64>,
    /// The folder, counted from the published one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// What the items are ordered by; empty if no order was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort: Option<String>,
    /// The key of the published folder. Comes back even if `fields` does not name it (`wire.md §1.7`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public_key: Option<String>,
}

/// Settings of a public link, as they come back. In practice that is `available_until` alone, or nothing
/// (`wire.md §5.9`); the rest is the reference's.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PublicSettings {
    /// When the link expires, in seconds since 1970. The reference calls it a lifetime (`wire.md §13`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub available_until: Option<i64>,
    /// The expiry in its longer form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub available_until_verbose: Option<AvailableUntilVerbose>,
    /// Whether visitors may only look, not change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_only: Option<bool>,
    /// The password. Never seen in an answer, even where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password: Option<Secret>,
    /// The password in its longer form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password_verbose: Option<PasswordVerbose>,
    /// The organisation whose members may open the link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_organization_id: Option<String>,
    /// The organisation in its longer form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_organization_id_verbose: Option<ExternalOrganizationIdVerbose>,
    /// Who may do what. Only with `allow_address_access`.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub accesses: Vec<PublicAccess>,
    /// Members that the specification does not describe.
    #[serde(flatten)]
    pub extra: BTreeMap<String, Value>,
}

/// Who may do what with a public link, as it comes back. Never seen in an answer (`wire.md §13`).
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PublicAccess {
    /// What sort of visitor it is.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub type_: Option<AccessType>,
    /// A group by its meaning.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub macros: Vec<AccessMacro>,
    /// The organisation's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub org_id: Option<i64>,
    /// Who it is, together with `type`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<AccessId>,
    /// What they may do.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub rights: Vec<AccessRight>,
    /// Groups of the organisation by their ids.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub group_ids: Vec<i64>,
    /// Departments of the organisation by their ids.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub department_ids: Vec<i64>,
    /// Members that the specification does not describe.
    #[serde(flatten)]
    pub extra: BTreeMap<String, Value>,
}

/// Which settings a public link could have. Never seen in an answer (`wire.md §5.10`).
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PublicAvailableSettings {
    /// The rights that can be given.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub permissions: Vec<String>,
    /// To whom access can be given by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address_access_sharing: Option<SharingScope>,
    /// Whether sharing is possible at all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub use_sharing: Option<bool>,
    /// To which groups access can be given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub macro_sharing: Option<SharingScope>,
    /// The accesses that a new link starts with.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub default: Vec<DefaultAccess>,
    /// Members that the specification does not describe.
    #[serde(flatten)]
    pub extra: BTreeMap<String, Value>,
}

/// How far sharing may go, to anyone or within the organisation.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum SharingScope {
    /// `all` on the wire.
    All,
    /// `inner` on the wire.
    Inner,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl SharingScope {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::All => "all",
            Self::Inner => "inner",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for SharingScope {
    fn from(value: String) -> Self {
        match value.as_str() {
            "all" => Self::All,
            "inner" => Self::Inner,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(SharingScope);

/// An access that a new public link starts with.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DefaultAccess {
    /// A group by its meaning.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub macros: Vec<AccessMacro>,
    /// The organisation's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub org_id: Option<i64>,
    /// What they may do.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub rights: Vec<AccessRight>,
}

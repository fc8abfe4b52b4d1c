// Made by `cargo sdk generate` out of specs/pages. Change the specs, not this file.

use serde::{Deserialize, Serialize};

/// `ListsByOffsetResponse`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ListsByOffsetResponse {
    /// The page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub embedded: Option<ListsByOffsetResponseEmbedded>,
}

/// The page.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ListsByOffsetResponseEmbedded {
    /// The entries.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub items: Vec<Entry>,
    /// All of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<i64>,
    /// The size that the server applied.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// A file.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Entry {
    /// The id.
    pub id: u64,
}

/// `ListsByShortPageResponse`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ListsByShortPageResponse {
    /// The names.
    pub items: Vec<String>,
    /// The size that the server applied.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
}

/// `ListsByNumberResponse`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ListsByNumberResponse {
    /// The entries.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub entries: Vec<Entry>,
    /// All of them.
    pub count: u32,
}

/// `ListsByTokenResponse`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ListsByTokenResponse {
    /// The entries.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub data: Vec<Entry>,
    /// Where the next page begins.
    #[serde(rename = "nextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    /// All of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<i64>,
}

/// `ListsByCursorResponse`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ListsByCursorResponse {
    /// The entries.
    pub data: Option<Vec<Entry>>,
    /// Where to go from here.
    pub links: ListsByCursorResponseLinks,
}

/// Where to go from here.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ListsByCursorResponseLinks {
    /// The next page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// `ListsSeveralListsResponse`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ListsSeveralListsResponse {
    /// Where the next page begins; empty on the last.
    pub next: String,
    /// The links.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub links: Option<Vec<String>>,
    /// What was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub found: Option<ListsSeveralListsResponseFound>,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ListsSeveralListsResponseFound {
    /// The folders.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub folders: Vec<Folder>,
    /// The files.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub files: Option<Vec<Entry>>,
}

/// A folder.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Folder {
    /// The name.
    pub name: String,
}

/// `ListsSizedResponse`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ListsSizedResponse {
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<ListsSizedResponseKind>,
    /// The page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listing: Option<ListsSizedResponseListing>,
}

/// What it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ListsSizedResponseKind {
    /// `file` on the wire.
    File,
    /// `folder` on the wire.
    Folder,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl ListsSizedResponseKind {
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

impl From<String> for ListsSizedResponseKind {
    fn from(value: String) -> Self {
        match value.as_str() {
            "file" => Self::File,
            "folder" => Self::Folder,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(ListsSizedResponseKind);

/// The page.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ListsSizedResponseListing {
    /// The entries.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub entries: Vec<Entry>,
}

/// `ListsUnwrappedResponse`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ListsUnwrappedResponse {
    /// The page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<ListsUnwrappedResponseResult>,
}

/// The page.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ListsUnwrappedResponseResult {
    /// The entries.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub entries: Vec<Entry>,
    /// Where the next page begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// `ListsWholeUnlessLimitedResponse`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ListsWholeUnlessLimitedResponse {
    /// The folder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub folder: Option<ListsWholeUnlessLimitedResponseFolder>,
}

/// The folder.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ListsWholeUnlessLimitedResponseFolder {
    /// The files.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub files: Vec<Entry>,
    /// The folders.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub folders: Vec<Folder>,
}

/// `ListsByEntryResponse`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ListsByEntryResponse {
    /// The page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shares: Option<ListsByEntryResponseShares>,
}

/// The page.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ListsByEntryResponseShares {
    /// The shares.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub share: Vec<Entry>,
    /// To other pages.
    #[serde(default, deserialize_with = "cloud_drives_core::de::null_as_default")]
    pub links: Vec<Link>,
}

/// A link.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Link {
    /// What it leads to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rel: Option<String>,
    /// The address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

/// `ListsByRequiredEntryResponse`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ListsByRequiredEntryResponse {
    /// The names.
    pub data: Vec<String>,
    /// To other pages.
    pub links: Vec<TypedLink>,
}

/// A link.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TypedLink {
    /// What it leads to.
    #[serde(rename = "type")]
    pub type_: String,
    /// The place.
    pub href: String,
}

/// `ListsByNullableEntryResponse`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ListsByNullableEntryResponse {
    /// The names.
    pub data: Vec<String>,
    /// Where to go from here.
    pub nav: ListsByNullableEntryResponseNav,
}

/// Where to go from here.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ListsByNullableEntryResponseNav {
    /// To other pages.
    pub links: Option<Vec<Link>>,
}

// Made by `cargo sdk generate` out of specs/verizon-cloud. Change the specs, not this file.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// What contacts are ordered by, and which way. The fields are those of files, and the type (`wire.md §1.4`).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ContactSort {
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
    /// `type+asc` on the wire.
    TypeAsc,
    /// `type+desc` on the wire.
    TypeDesc,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl ContactSort {
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
            Self::TypeAsc => "type+asc",
            Self::TypeDesc => "type+desc",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for ContactSort {
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
            "type+asc" => Self::TypeAsc,
            "type+desc" => Self::TypeDesc,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(ContactSort);

/// A page of contacts, as it is sent.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ContactsPage {
    /// The first of five envelopes.
    #[serde(rename = "contactsResponse", skip_serializing_if = "Option::is_none")]
    pub contacts_response: Option<ContactsResponse>,
}

/// An envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ContactsResponse {
    /// The account, as an envelope.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<ContactsAccount>,
}

/// An envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ContactsAccount {
    /// The address book, as an envelope.
    #[serde(rename = "addrbook", skip_serializing_if = "Option::is_none")]
    pub address_book: Option<AddressBook>,
}

/// An envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AddressBook {
    /// The last envelope.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contacts: Option<ContactList>,
}

/// The envelope around the list.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ContactList {
    /// The contacts. A single one might come without a list around it (`wire.md §3.16`).
    #[serde(default, deserialize_with = "cloud_drives_core::de::one_or_many")]
    pub contact: Vec<Contact>,
}

/// A contact: two members that are known, and the rest as it came.
///
/// Names, addresses, e-mail addresses and the like are among what is kept in `extra`; their form was never seen
/// (`wire.md §3.16`). Change what you understand and send the whole back.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Contact {
    /// The id, given by the server.
    pub id: String,
    /// The version, one more after each update.
    pub version: i64,
    /// Members that the specification does not describe.
    #[serde(flatten)]
    pub extra: BTreeMap<String, Value>,
}

impl Contact {
    /// One with what it cannot do without: `id`, `version`.
    #[must_use]
    pub fn new(id: impl Into<String>, version: i64) -> Self {
        Self {
            id: id.into(),
            version,
            extra: BTreeMap::new(),
        }
    }
}

/// A contact that was written.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ContactRef {
    /// The contact's id.
    pub id: String,
    /// Its version, which the next update has to name.
    pub version: i64,
}

// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use chrono::{DateTime, Utc};
use cloud_drives_core::{UnknownVariant, union};
use serde::{Deserialize, Serialize};
use super::{Links, User};

/// What a group can bring along.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum GroupInclude {
    /// `creator` on the wire.
    Creator,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl GroupInclude {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Creator => "creator",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for GroupInclude {
    fn from(value: String) -> Self {
        match value.as_str() {
            "creator" => Self::Creator,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(GroupInclude);

/// What a list of groups is ordered by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum GroupSort {
    /// `creator_asc` on the wire.
    CreatorAsc,
    /// `creator_desc` on the wire.
    CreatorDesc,
    /// `name_asc` on the wire.
    NameAsc,
    /// `name_desc` on the wire.
    NameDesc,
    /// `created_at_asc` on the wire.
    CreatedAtAsc,
    /// `created_at_desc` on the wire.
    CreatedAtDesc,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl GroupSort {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::CreatorAsc => "creator_asc",
            Self::CreatorDesc => "creator_desc",
            Self::NameAsc => "name_asc",
            Self::NameDesc => "name_desc",
            Self::CreatedAtAsc => "created_at_asc",
            Self::CreatedAtDesc => "created_at_desc",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for GroupSort {
    fn from(value: String) -> Self {
        match value.as_str() {
            "creator_asc" => Self::CreatorAsc,
            "creator_desc" => Self::CreatorDesc,
            "name_asc" => Self::NameAsc,
            "name_desc" => Self::NameDesc,
            "created_at_asc" => Self::CreatedAtAsc,
            "created_at_desc" => Self::CreatedAtDesc,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(GroupSort);

/// A page of an account's groups.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct GroupsWithIncludesResponse {
    /// Where the listing goes on.
    pub links: Links,
    /// How many items all pages have together. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// The groups of this page.
    pub data: Vec<GroupWithIncludes>,
}

/// A group, by where it is kept.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum GroupWithIncludes {
    /// `source` is `adobe`.
    Adobe(SyncGroupWithIncludes),
    /// `source` is `frame`.
    Frame(GroupCommonWithIncludes),
    /// `source` is `workfront`.
    Workfront(GroupCommonWithIncludes),
    /// Another `source`, which the specification does not describe, with the whole object.
    Unknown(UnknownVariant),
}

impl Serialize for GroupWithIncludes {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Adobe(value) => {
                union::serialize_tagged(serializer, "source", "adobe", value)
            }
            Self::Frame(value) => {
                union::serialize_tagged(serializer, "source", "frame", value)
            }
            Self::Workfront(value) => {
                union::serialize_tagged(serializer, "source", "workfront", value)
            }
            Self::Unknown(value) => value.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for GroupWithIncludes {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        let value = union::Tagged::read(deserializer, "source")?;
        match value.tag() {
            "adobe" => value.into_variant().map(Self::Adobe),
            "frame" => value.into_variant().map(Self::Frame),
            "workfront" => value.into_variant().map(Self::Workfront),
            _ => Ok(Self::Unknown(value.into_unknown())),
        }
    }
}

cloud_drives_core::union_schema!(GroupWithIncludes);

impl From<SyncGroupWithIncludes> for GroupWithIncludes {
    fn from(value: SyncGroupWithIncludes) -> Self {
        Self::Adobe(value)
    }
}

/// A group that is kept elsewhere and copied from there.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SyncGroupWithIncludes {
    /// The group's id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The sign that stands for it.
    pub emoji: String,
    /// How many members it has.
    pub member_count: u64,
    /// Who made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator_id: Option<String>,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Who made it. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<User>,
    /// How far the copying has come.
    pub sync_status: GroupSyncStatus,
}

/// How far the copying of a group has come.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum GroupSyncStatus {
    /// `not_started` on the wire.
    NotStarted,
    /// `in_progress` on the wire.
    InProgress,
    /// `completed` on the wire.
    Completed,
    /// `error` on the wire.
    Error,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl GroupSyncStatus {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::NotStarted => "not_started",
            Self::InProgress => "in_progress",
            Self::Completed => "completed",
            Self::Error => "error",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for GroupSyncStatus {
    fn from(value: String) -> Self {
        match value.as_str() {
            "not_started" => Self::NotStarted,
            "in_progress" => Self::InProgress,
            "completed" => Self::Completed,
            "error" => Self::Error,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(GroupSyncStatus);

/// A group with what the call asked to bring along.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct GroupCommonWithIncludes {
    /// The group's id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The sign that stands for it.
    pub emoji: String,
    /// How many members it has.
    pub member_count: u64,
    /// Who made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator_id: Option<String>,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Who made it. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<User>,
}

/// A group that is to be made.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CreateGroupParamsData {
    /// The name.
    pub name: String,
    /// The sign that stands for it.
    pub emoji: String,
}

impl CreateGroupParamsData {
    /// One with what it cannot do without: `name`, `emoji`.
    #[must_use]
    pub fn new(name: impl Into<String>, emoji: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            emoji: emoji.into(),
        }
    }
}

/// A group in an envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct GroupResponse {
    /// The group.
    pub data: GroupCommon,
}

/// A group of members of an account.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct GroupCommon {
    /// The group's id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The sign that stands for it.
    pub emoji: String,
    /// How many members it has.
    pub member_count: u64,
    /// Who made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator_id: Option<String>,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// A group, with what the call asked to bring along, in an envelope.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct GroupWithIncludesResponse {
    /// The group.
    pub data: GroupWithIncludes,
}

/// What is to change about a group; the rest stays.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UpdateGroupParamsData {
    /// The new name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The new sign.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub emoji: Option<String>,
}

impl UpdateGroupParamsData {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self { name: None, emoji: None }
    }

    /// The new name.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// The new sign.
    #[must_use]
    pub fn emoji(mut self, emoji: impl Into<String>) -> Self {
        self.emoji = Some(emoji.into());
        self
    }
}

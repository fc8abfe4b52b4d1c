// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use chrono::{DateTime, Utc};
use cloud_drives_core::Secret;
use serde::{Deserialize, Serialize};
use super::{Links, User};

/// What a webhook can bring along.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum WebhookInclude {
    /// `creator` on the wire.
    Creator,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl WebhookInclude {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Creator => "creator",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for WebhookInclude {
    fn from(value: String) -> Self {
        match value.as_str() {
            "creator" => Self::Creator,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(WebhookInclude);

/// What a list of webhooks is ordered by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum WebhookSort {
    /// `name_asc` on the wire.
    NameAsc,
    /// `created_at_asc` on the wire.
    CreatedAtAsc,
    /// `name_desc` on the wire.
    NameDesc,
    /// `created_at_desc` on the wire.
    CreatedAtDesc,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl WebhookSort {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::NameAsc => "name_asc",
            Self::CreatedAtAsc => "created_at_asc",
            Self::NameDesc => "name_desc",
            Self::CreatedAtDesc => "created_at_desc",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for WebhookSort {
    fn from(value: String) -> Self {
        match value.as_str() {
            "name_asc" => Self::NameAsc,
            "created_at_asc" => Self::CreatedAtAsc,
            "name_desc" => Self::NameDesc,
            "created_at_desc" => Self::CreatedAtDesc,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(WebhookSort);

/// A page of a workspace's webhooks.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct WebhooksWithIncludesResponse {
    /// Where the listing goes on.
    pub links: Links,
    /// How many items all pages have together. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// The webhooks of this page.
    pub data: Vec<WebhookWithIncludes>,
}

/// A webhook with what the call asked to bring along.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct WebhookWithIncludes {
    /// The webhook's id.
    pub id: String,
    /// The workspace that it listens to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workspace_id: Option<String>,
    /// The name.
    pub name: String,
    /// The address that events are sent to.
    pub url: String,
    /// The events that are sent.
    pub events: Vec<WebhookEvent>,
    /// Whether events are sent at the moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Who made it. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<User>,
}

/// What a webhook can hear of. On the wire any text is allowed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum WebhookEvent {
    /// `file.created` on the wire.
    FileCreated,
    /// `file.deleted` on the wire.
    FileDeleted,
    /// `file.ready` on the wire.
    FileReady,
    /// `file.updated` on the wire.
    FileUpdated,
    /// `file.upload.completed` on the wire.
    FileUploadCompleted,
    /// `file.versioned` on the wire.
    FileVersioned,
    /// `file.copied` on the wire.
    FileCopied,
    /// `folder.created` on the wire.
    FolderCreated,
    /// `folder.deleted` on the wire.
    FolderDeleted,
    /// `folder.updated` on the wire.
    FolderUpdated,
    /// `folder.copied` on the wire.
    FolderCopied,
    /// `comment.created` on the wire.
    CommentCreated,
    /// `comment.updated` on the wire.
    CommentUpdated,
    /// `comment.deleted` on the wire.
    CommentDeleted,
    /// `comment.completed` on the wire.
    CommentCompleted,
    /// `comment.uncompleted` on the wire.
    CommentUncompleted,
    /// `customfield.created` on the wire.
    CustomfieldCreated,
    /// `customfield.updated` on the wire.
    CustomfieldUpdated,
    /// `customfield.deleted` on the wire.
    CustomfieldDeleted,
    /// `metadata.value.updated` on the wire.
    MetadataValueUpdated,
    /// `project.created` on the wire.
    ProjectCreated,
    /// `project.updated` on the wire.
    ProjectUpdated,
    /// `project.deleted` on the wire.
    ProjectDeleted,
    /// `collection.created` on the wire.
    CollectionCreated,
    /// `collection.updated` on the wire.
    CollectionUpdated,
    /// `collection.deleted` on the wire.
    CollectionDeleted,
    /// `share.created` on the wire.
    ShareCreated,
    /// `share.updated` on the wire.
    ShareUpdated,
    /// `share.deleted` on the wire.
    ShareDeleted,
    /// `share.viewed` on the wire.
    ShareViewed,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl WebhookEvent {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::FileCreated => "file.created",
            Self::FileDeleted => "file.deleted",
            Self::FileReady => "file.ready",
            Self::FileUpdated => "file.updated",
            Self::FileUploadCompleted => "file.upload.completed",
            Self::FileVersioned => "file.versioned",
            Self::FileCopied => "file.copied",
            Self::FolderCreated => "folder.created",
            Self::FolderDeleted => "folder.deleted",
            Self::FolderUpdated => "folder.updated",
            Self::FolderCopied => "folder.copied",
            Self::CommentCreated => "comment.created",
            Self::CommentUpdated => "comment.updated",
            Self::CommentDeleted => "comment.deleted",
            Self::CommentCompleted => "comment.completed",
            Self::CommentUncompleted => "comment.uncompleted",
            Self::CustomfieldCreated => "customfield.created",
            Self::CustomfieldUpdated => "customfield.updated",
            Self::CustomfieldDeleted => "customfield.deleted",
            Self::MetadataValueUpdated => "metadata.value.updated",
            Self::ProjectCreated => "project.created",
            Self::ProjectUpdated => "project.updated",
            Self::ProjectDeleted => "project.deleted",
            Self::CollectionCreated => "collection.created",
            Self::CollectionUpdated => "collection.updated",
            Self::CollectionDeleted => "collection.deleted",
            Self::ShareCreated => "share.created",
            Self::ShareUpdated => "share.updated",
            Self::ShareDeleted => "share.deleted",
            Self::ShareViewed => "share.viewed",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for WebhookEvent {
    fn from(value: String) -> Self {
        match value.as_str() {
            "file.created" => Self::FileCreated,
            "file.deleted" => Self::FileDeleted,
            "file.ready" => Self::FileReady,
            "file.updated" => Self::FileUpdated,
            "file.upload.completed" => Self::FileUploadCompleted,
            "file.versioned" => Self::FileVersioned,
            "file.copied" => Self::FileCopied,
            "folder.created" => Self::FolderCreated,
            "folder.deleted" => Self::FolderDeleted,
            "folder.updated" => Self::FolderUpdated,
            "folder.copied" => Self::FolderCopied,
            "comment.created" => Self::CommentCreated,
            "comment.updated" => Self::CommentUpdated,
            "comment.deleted" => Self::CommentDeleted,
            "comment.completed" => Self::CommentCompleted,
            "comment.uncompleted" => Self::CommentUncompleted,
            "customfield.created" => Self::CustomfieldCreated,
            "customfield.updated" => Self::CustomfieldUpdated,
            "customfield.deleted" => Self::CustomfieldDeleted,
            "metadata.value.updated" => Self::MetadataValueUpdated,
            "project.created" => Self::ProjectCreated,
            "project.updated" => Self::ProjectUpdated,
            "project.deleted" => Self::ProjectDeleted,
            "collection.created" => Self::CollectionCreated,
            "collection.updated" => Self::CollectionUpdated,
            "collection.deleted" => Self::CollectionDeleted,
            "share.created" => Self::ShareCreated,
            "share.updated" => Self::ShareUpdated,
            "share.deleted" => Self::ShareDeleted,
            "share.viewed" => Self::ShareViewed,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(WebhookEvent);

/// A webhook that is to be made.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct WebhookCreateParamsData {
    /// The name.
    pub name: String,
    /// The address that events are to be sent to.
    pub url: String,
    /// The events to send.
    pub events: Vec<WebhookEvent>,
}

impl WebhookCreateParamsData {
    /// One with what it cannot do without: `name`, `url`, `events`.
    #[must_use]
    pub fn new(
        name: impl Into<String>,
        url: impl Into<String>,
        events: impl IntoIterator<Item = impl Into<WebhookEvent>>,
    ) -> Self {
        Self {
            name: name.into(),
            url: url.into(),
            events: events.into_iter().map(Into::into).collect(),
        }
    }
}

/// A new webhook in an envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct WebhookCreateResponse {
    /// The webhook with its secret.
    pub data: WebhookCreateResponseData,
}

/// A new webhook with its secret.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct WebhookCreateResponseData {
    /// The webhook's id.
    pub id: String,
    /// The workspace that it listens to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workspace_id: Option<String>,
    /// The name.
    pub name: String,
    /// The address that events are sent to.
    pub url: String,
    /// The events that are sent.
    pub events: Vec<WebhookEvent>,
    /// Whether events are sent at the moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// What deliveries are signed with. Told here and never again.
    pub secret: Secret,
}

/// A webhook, with what the call asked to bring along, in an envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct WebhookWithIncludesResponse {
    /// The webhook.
    pub data: WebhookWithIncludes,
}

/// What is to change about a webhook; the rest stays.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct WebhookUpdateParamsData {
    /// The new name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The new address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The events to send, in place of those before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub events: Option<Vec<WebhookEvent>>,
    /// Whether events are to be sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
}

impl WebhookUpdateParamsData {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            name: None,
            url: None,
            events: None,
            active: None,
        }
    }

    /// The new name.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// The new address.
    #[must_use]
    pub fn url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into());
        self
    }

    /// The events to send, in place of those before.
    #[must_use]
    pub fn events(
        mut self,
        events: impl IntoIterator<Item = impl Into<WebhookEvent>>,
    ) -> Self {
        self.events = Some(events.into_iter().map(Into::into).collect());
        self
    }

    /// Whether events are to be sent.
    #[must_use]
    pub fn active(mut self, active: bool) -> Self {
        self.active = Some(active);
        self
    }
}

/// A webhook in an envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct WebhookResponse {
    /// The webhook.
    pub data: Webhook,
}

/// An address that hears of what happens in a workspace.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Webhook {
    /// The webhook's id.
    pub id: String,
    /// The workspace that it listens to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workspace_id: Option<String>,
    /// The name.
    pub name: String,
    /// The address that events are sent to.
    pub url: String,
    /// The events that are sent.
    pub events: Vec<WebhookEvent>,
    /// Whether events are sent at the moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

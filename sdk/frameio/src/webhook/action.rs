//! Deliveries of custom actions, and the replies to them.

use std::collections::BTreeMap;

use crate::types::{AccountId, ActionId, ProjectId, UserId, WorkspaceId};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{WebhookReference, WebhookResource};

/// A delivery to a custom action: a user chose the action in a menu, or filled in the form of an earlier reply.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct ActionDelivery {
    /// The account.
    #[serde(default)]
    pub account_id: Option<AccountId>,
    /// The action.
    pub action_id: ActionId,
    /// Id shared by the deliveries of one choice and its forms.
    pub interaction_id: String,
    /// The event key that the action was created with.
    #[serde(rename = "type")]
    pub event: String,
    /// The file, folder or version stack that the action was chosen for.
    pub resource: WebhookResource,
    /// The project.
    #[serde(default)]
    pub project: Option<WebhookReference<ProjectId>>,
    /// The user who chose the action.
    #[serde(default)]
    pub user: Option<WebhookReference<UserId>>,
    /// The workspace.
    #[serde(default)]
    pub workspace: Option<WebhookReference<WorkspaceId>>,
    /// The values of the form, by the names of its fields; absent before a form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data: Option<BTreeMap<String, Value>>,
}

/// A reply to a custom action, sent as JSON with status 200. An empty body shows nothing.
///
/// ```
/// use frameio::{ActionField, ActionFieldType, ActionReply};
///
/// let ask = ActionReply::form("Publish", "Where to?")
///     .field(ActionField::new(ActionFieldType::Text, "channel", "Channel").value("dailies"));
/// let json = serde_json::to_string(&ask)?;
/// assert!(json.contains(r#""type":"text""#));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ActionReply {
    /// The heading.
    pub title: String,
    /// The text under it.
    pub description: String,
    /// The fields of a form; a message has none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<ActionField>,
}

impl ActionReply {
    /// Creates a message to the user who chose the action.
    #[must_use]
    pub fn message(title: impl Into<String>, description: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            description: description.into(),
            fields: Vec::new(),
        }
    }

    /// Creates a form without fields.
    #[must_use]
    pub fn form(title: impl Into<String>, description: impl Into<String>) -> Self {
        Self::message(title, description)
    }

    /// Adds a field to the form.
    #[must_use]
    pub fn field(mut self, field: ActionField) -> Self {
        self.fields.push(field);
        self
    }
}

/// A field of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ActionField {
    /// Its kind.
    #[serde(rename = "type")]
    pub type_: ActionFieldType,
    /// The name in [`ActionDelivery::data`].
    pub name: String,
    /// The label next to it.
    pub label: String,
    /// The initial value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// The options to choose from, for [`ActionFieldType::Select`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<ActionOption>,
}

impl ActionField {
    /// Creates an empty field.
    #[must_use]
    pub fn new(type_: ActionFieldType, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            type_,
            name: name.into(),
            label: label.into(),
            value: None,
            options: Vec::new(),
        }
    }

    /// Sets the initial value.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = Some(value.into());
        self
    }

    /// Adds an option to choose from.
    #[must_use]
    pub fn option(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.options.push(ActionOption {
            name: name.into(),
            value: value.into(),
        });
        self
    }
}

/// The kind of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum ActionFieldType {
    /// A line of text.
    Text,
    /// Several lines of text.
    TextArea,
    /// One of several options.
    Select,
    /// Yes or no.
    Boolean,
    /// A link to follow.
    Link,
}

/// An option to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ActionOption {
    /// The displayed text.
    pub name: String,
    /// The value to send.
    pub value: String,
}

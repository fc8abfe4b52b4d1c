//! What a custom action is told, and what it can say.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{WebhookReference, WebhookResource};

/// What a custom action is told: that somebody chose it in the menu of something, or filled in the form that it answered with.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct ActionDelivery {
    /// The account.
    #[serde(default)]
    pub account_id: Option<String>,
    /// The action.
    pub action_id: String,
    /// What all deliveries from one choice to the end of its forms have in common.
    pub interaction_id: String,
    /// The event key that the action was made with.
    #[serde(rename = "type")]
    pub event: String,
    /// The file, folder or version stack that it was chosen for.
    pub resource: WebhookResource,
    /// The project.
    #[serde(default)]
    pub project: Option<WebhookReference>,
    /// Who chose it.
    #[serde(default)]
    pub user: Option<WebhookReference>,
    /// The workspace.
    #[serde(default)]
    pub workspace: Option<WebhookReference>,
    /// What was filled in, by the names of the form's fields; absent before a form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data: Option<BTreeMap<String, Value>>,
}

/// What a custom action can answer with, to be sent as JSON with status 200; an empty answer says nothing.
///
/// ```
/// use cloud_drives::frameio::{ActionField, ActionFieldType, ActionReply};
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
    /// A message to whoever chose the action.
    #[must_use]
    pub fn message(title: impl Into<String>, description: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            description: description.into(),
            fields: Vec::new(),
        }
    }

    /// A form, to be given fields.
    #[must_use]
    pub fn form(title: impl Into<String>, description: impl Into<String>) -> Self {
        Self::message(title, description)
    }

    /// The form with one more field.
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
    /// What it is called in [`ActionDelivery::data`].
    pub name: String,
    /// What is written next to it.
    pub label: String,
    /// What it holds at first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// What can be chosen from, for [`ActionFieldType::Select`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<ActionOption>,
}

impl ActionField {
    /// An empty field.
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

    /// The field with what it holds at first.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = Some(value.into());
        self
    }

    /// The field with one more thing to choose.
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

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ActionOption {
    /// What is shown.
    pub name: String,
    /// What is sent.
    pub value: String,
}

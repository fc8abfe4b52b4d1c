// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use chrono::{DateTime, Utc};
use cloud_drives_core::Secret;
use serde::{Deserialize, Serialize};
use super::{Links, User};

/// What a custom action can bring along.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ActionInclude {
    /// `creator` on the wire.
    Creator,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl ActionInclude {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Creator => "creator",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for ActionInclude {
    fn from(value: String) -> Self {
        match value.as_str() {
            "creator" => Self::Creator,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(ActionInclude);

/// A custom action, with what the call asked to bring along, in an envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ActionWithIncludesResponse {
    /// The action.
    pub data: ActionWithIncludes,
}

/// A custom action with what the call asked to bring along.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ActionWithIncludes {
    /// The action's id.
    pub id: String,
    /// The workspace whose menus it is in.
    pub workspace_id: String,
    /// The name in the menu.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// The word that calls carry as their type.
    pub event: String,
    /// The address that is called.
    pub url: String,
    /// Seconds that the address has to answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timeout: Option<u64>,
    /// Whether it can be used on several things at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub multi_asset: Option<bool>,
    /// Whether it is in the menus.
    pub active: bool,
    /// Who made it.
    pub creator_id: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// When it was deleted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deleted_at: Option<DateTime<Utc>>,
    /// Who made it. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<User>,
}

/// What is to change about a custom action; the rest stays.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ActionUpdateParamsData {
    /// The new name in the menu.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The word that calls are to carry as their type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
    /// The new address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Seconds that the address has to answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timeout: Option<u64>,
    /// Whether it can be used on several things at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub multi_asset: Option<bool>,
    /// Whether it is in the menus.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
}

impl ActionUpdateParamsData {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            name: None,
            description: None,
            event: None,
            url: None,
            timeout: None,
            multi_asset: None,
            active: None,
        }
    }

    /// The new name in the menu.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// What it is for.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// The word that calls are to carry as their type.
    #[must_use]
    pub fn event(mut self, event: impl Into<String>) -> Self {
        self.event = Some(event.into());
        self
    }

    /// The new address.
    #[must_use]
    pub fn url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into());
        self
    }

    /// Seconds that the address has to answer.
    #[must_use]
    pub fn timeout(mut self, timeout: u64) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Whether it can be used on several things at once.
    #[must_use]
    pub fn multi_asset(mut self, multi_asset: bool) -> Self {
        self.multi_asset = Some(multi_asset);
        self
    }

    /// Whether it is in the menus.
    #[must_use]
    pub fn active(mut self, active: bool) -> Self {
        self.active = Some(active);
        self
    }
}

/// A custom action in an envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ActionResponse {
    /// The action.
    pub data: Action,
}

/// A custom action: an entry in the menus of a workspace that calls an address.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Action {
    /// The action's id.
    pub id: String,
    /// The workspace whose menus it is in.
    pub workspace_id: String,
    /// The name in the menu.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// The word that calls carry as their type.
    pub event: String,
    /// The address that is called.
    pub url: String,
    /// Seconds that the address has to answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timeout: Option<u64>,
    /// Whether it can be used on several things at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub multi_asset: Option<bool>,
    /// Whether it is in the menus.
    pub active: bool,
    /// Who made it.
    pub creator_id: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// When it was deleted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deleted_at: Option<DateTime<Utc>>,
}

/// A page of a workspace's custom actions.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ActionsWithIncludesResponse {
    /// Where the listing goes on.
    pub links: Links,
    /// How many items all pages have together. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// The actions of this page.
    pub data: Vec<ActionWithIncludes>,
}

/// A custom action that is to be made.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ActionCreateParamsData {
    /// The name in the menu.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// The word that calls are to carry as their type.
    pub event: String,
    /// The address to call.
    pub url: String,
    /// Seconds that the address has to answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timeout: Option<u64>,
    /// Whether it can be used on several things at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub multi_asset: Option<bool>,
}

impl ActionCreateParamsData {
    /// One with what it cannot do without: `name`, `description`, `event`, `url`.
    #[must_use]
    pub fn new(
        name: impl Into<String>,
        description: impl Into<String>,
        event: impl Into<String>,
        url: impl Into<String>,
    ) -> Self {
        Self {
            name: name.into(),
            description: description.into(),
            event: event.into(),
            url: url.into(),
            timeout: None,
            multi_asset: None,
        }
    }

    /// Seconds that the address has to answer.
    #[must_use]
    pub fn timeout(mut self, timeout: u64) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Whether it can be used on several things at once.
    #[must_use]
    pub fn multi_asset(mut self, multi_asset: bool) -> Self {
        self.multi_asset = Some(multi_asset);
        self
    }
}

/// A new custom action in an envelope.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ActionCreateResponse {
    /// The action with its secret.
    pub data: ActionCreateResponseData,
}

/// A new custom action with its secret.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ActionCreateResponseData {
    /// The action's id.
    pub id: String,
    /// The workspace whose menus it is in.
    pub workspace_id: String,
    /// The name in the menu.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// The word that calls carry as their type.
    pub event: String,
    /// The address that is called.
    pub url: String,
    /// Seconds that the address has to answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timeout: Option<u64>,
    /// Whether it can be used on several things at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub multi_asset: Option<bool>,
    /// Whether it is in the menus.
    pub active: bool,
    /// Who made it.
    pub creator_id: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// When it was deleted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deleted_at: Option<DateTime<Utc>>,
    /// What calls are signed with. Told here and never again.
    pub secret: Secret,
}

//! What a webhook is told.

use ::frameio::types::WebhookEvent;
use serde::{Deserialize, Serialize};

/// What a webhook is told: that something happened to something. Nothing more about it is sent; ask the API.
///
/// Members that came later than this code are left out, and events that it does not know keep their name
/// ([`WebhookEvent::Unknown`]).
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct WebhookDelivery {
    /// What happened.
    #[serde(rename = "type")]
    pub event: WebhookEvent,
    /// What it happened to.
    pub resource: WebhookResource,
    /// The account that it belongs to.
    #[serde(default)]
    pub account: Option<WebhookReference>,
    /// The workspace that it belongs to.
    #[serde(default)]
    pub workspace: Option<WebhookReference>,
    /// The project that it belongs to, where it belongs to one.
    #[serde(default)]
    pub project: Option<WebhookReference>,
    /// Who did it, where somebody did.
    #[serde(default)]
    pub user: Option<WebhookReference>,
}

/// What a delivery is about.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct WebhookResource {
    /// Its id.
    pub id: String,
    /// Its kind: `file`, `folder`, `comment`, `project` and so on.
    #[serde(rename = "type")]
    pub type_: String,
}

/// Something that a delivery names.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct WebhookReference {
    /// Its id; absent for what has none, a user who is not signed in for example.
    #[serde(default)]
    pub id: Option<String>,
}

impl WebhookDelivery {
    /// Id of the account.
    #[must_use]
    pub fn account_id(&self) -> Option<&str> {
        self.account.as_ref()?.id.as_deref()
    }

    /// Id of the workspace.
    #[must_use]
    pub fn workspace_id(&self) -> Option<&str> {
        self.workspace.as_ref()?.id.as_deref()
    }

    /// Id of the project.
    #[must_use]
    pub fn project_id(&self) -> Option<&str> {
        self.project.as_ref()?.id.as_deref()
    }

    /// Id of the user.
    #[must_use]
    pub fn user_id(&self) -> Option<&str> {
        self.user.as_ref()?.id.as_deref()
    }
}

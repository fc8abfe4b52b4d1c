//! Deliveries of webhooks.

use crate::types::{AccountId, ProjectId, UserId, WebhookEvent, WorkspaceId};
use serde::{Deserialize, Serialize};

/// A delivery to a webhook: an event and the ids of its subject. Request any other details from the API.
///
/// Unknown members are ignored, and unknown events keep their name
/// ([`WebhookEvent::Unknown`]).
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct WebhookDelivery {
    /// The event.
    #[serde(rename = "type")]
    pub event: WebhookEvent,
    /// The subject of the event.
    pub resource: WebhookResource,
    /// The account that it belongs to.
    #[serde(default)]
    pub account: Option<WebhookReference<AccountId>>,
    /// The workspace that it belongs to.
    #[serde(default)]
    pub workspace: Option<WebhookReference<WorkspaceId>>,
    /// The project that it belongs to, if any.
    #[serde(default)]
    pub project: Option<WebhookReference<ProjectId>>,
    /// The user who caused the event, if any.
    #[serde(default)]
    pub user: Option<WebhookReference<UserId>>,
}

/// The subject of a delivery.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct WebhookResource {
    /// Its id.
    pub id: String,
    /// Its kind: `file`, `folder`, `comment`, `project` and so on.
    #[serde(rename = "type")]
    pub type_: String,
}

/// A reference to an item in a delivery.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct WebhookReference<Id> {
    /// Its id; absent for a user who is not signed in, for example.
    #[serde(default = "Option::default")]
    pub id: Option<Id>,
}

impl WebhookDelivery {
    /// Returns the id of the account.
    #[must_use]
    pub fn account_id(&self) -> Option<&AccountId> {
        self.account.as_ref()?.id.as_ref()
    }

    /// Returns the id of the workspace.
    #[must_use]
    pub fn workspace_id(&self) -> Option<&WorkspaceId> {
        self.workspace.as_ref()?.id.as_ref()
    }

    /// Returns the id of the project.
    #[must_use]
    pub fn project_id(&self) -> Option<&ProjectId> {
        self.project.as_ref()?.id.as_ref()
    }

    /// Returns the id of the user.
    #[must_use]
    pub fn user_id(&self) -> Option<&UserId> {
        self.user.as_ref()?.id.as_ref()
    }
}

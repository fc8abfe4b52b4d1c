//! Webhooks of a workspace.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::call::{Call, date};
use super::errors::ApiError;
use super::operation::{Operation, delete, get, patch, post};
use super::people::Role;
use super::rates::per_minute;
use super::shape::{Shape, may, needs};
use super::workspaces::NAMED_SORTS;
use crate::answer::Answer;

#[derive(Clone, Debug)]
pub(crate) struct Webhook {
    pub(crate) workspace_id: String,
    pub(crate) creator_id: String,
    pub(crate) name: String,
    pub(crate) url: String,
    pub(crate) events: Vec<String>,
    pub(crate) active: bool,
    pub(crate) secret: String,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) updated_at: DateTime<Utc>,
}

const EVENTS: Shape = Shape::List(&Shape::Name, 1, usize::MAX);
const CREATE: Shape = Shape::Object(&[&[
    needs("events", EVENTS),
    needs("name", Shape::Name),
    needs("url", Shape::Url),
]]);
const UPDATE: Shape = Shape::Object(&[&[
    may("active", Shape::Flag),
    may("events", EVENTS),
    may("name", Shape::Name),
    may("url", Shape::Url),
]]);

const IN_WORKSPACE: &str = "/v4/accounts/{account_id}/workspaces/{workspace_id}/webhooks";
const ONE: &str = "/v4/accounts/{account_id}/webhooks/{webhook_id}";

pub(crate) static OPERATIONS: &[Operation] = &[
    get("webhooks.index", IN_WORKSPACE, per_minute(100), index)
        .include(&["creator"])
        .sort(NAMED_SORTS)
        .pages(100),
    post("webhooks.create", IN_WORKSPACE, per_minute(10), create).data(&CREATE),
    get("webhooks.show", ONE, per_minute(100), show).include(&["creator"]),
    delete("webhooks.delete", ONE, per_minute(60), remove),
    patch("webhooks.update", ONE, per_minute(10), update).data(&UPDATE),
];

impl Call<'_> {
    /// Returns a webhook of this account, in a workspace that the user may administer.
    fn webhook(&self) -> Result<String, ApiError> {
        let id = self.id("webhook_id").to_owned();
        let hook = self.state.webhooks.get(&id);
        let workspace = hook.map(|hook| hook.workspace_id.as_str());
        self.administered(workspace, "webhook")?;
        Ok(id)
    }

    /// Errors unless a thing's workspace is one of this account, which the user administers.
    pub(crate) fn administered(&self, workspace: Option<&str>, what: &str) -> Result<(), ApiError> {
        let workspace = workspace.ok_or_else(|| ApiError::not_found(what))?;
        let known = self.state.workspaces.get(workspace);
        let here = known.is_some_and(|known| known.account_id == self.account_id());
        match self.state.workspace_role(workspace, &self.user) {
            Some(role) if here && role >= Role::WorkspaceAdmin => Ok(()),
            Some(_) if here => {
                let detail = format!("The {what} needs an administrator of its workspace");
                Err(ApiError::forbidden(detail))
            }
            _ => Err(ApiError::not_found(what)),
        }
    }

    fn webhook_json(&self, id: &str) -> Value {
        let Some(hook) = self.state.webhooks.get(id) else {
            return Value::Null;
        };
        let mut shown = json!({
            "id": id,
            "name": hook.name,
            "url": hook.url,
            "events": hook.events,
            "active": hook.active,
            "workspace_id": hook.workspace_id,
            "created_at": date(hook.created_at),
            "updated_at": date(hook.updated_at),
        });
        if self.includes("creator") {
            shown["creator"] = self.state.user_json(&hook.creator_id);
        }
        shown
    }
}

fn index(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let workspace = call.workspace(Role::WorkspaceAdmin)?;
    let mut ids = call
        .state
        .webhooks
        .ids(|hook| hook.workspace_id == workspace);
    call.sort(&mut ids, |field, id| {
        let hook = call.state.webhooks.get(id);
        hook.map_or(Value::Null, |hook| match field {
            "name" => json!(hook.name),
            _ => json!(date(hook.created_at)),
        })
    });
    call.page(&ids, Call::webhook_json)
}

/// Creates a webhook. Only this answer has the secret in it.
fn create(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let workspace_id = call.workspace(Role::WorkspaceAdmin)?;
    let hook = Webhook {
        workspace_id,
        creator_id: call.user.clone(),
        name: call.owned("name"),
        url: call.owned("url"),
        events: call.texts("events"),
        active: true,
        secret: call.state.hex(48),
        created_at: call.now,
        updated_at: call.now,
    };
    let (secret, place) = (
        hook.secret.clone(),
        call.state.place_of_workspace(&hook.workspace_id),
    );
    let id = call.state.uuid();
    call.state.webhooks.insert(&id, hook);
    call.note("webhook_created", "webhook", &id, &place);
    let mut shown = call.webhook_json(&id);
    shown["secret"] = json!(secret);
    Ok(Call::data(201, shown))
}

fn show(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.webhook()?;
    Ok(Call::data(200, call.webhook_json(&id)))
}

fn update(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.webhook()?;
    let (data, events, now) = (call.data.clone(), call.texts("events"), call.now);
    let mut place = None;
    if let Some(hook) = call.state.webhooks.get_mut(&id) {
        let text = |name: &str, old: &str| {
            data.get(name)
                .and_then(Value::as_str)
                .unwrap_or(old)
                .to_owned()
        };
        hook.name = text("name", &hook.name);
        hook.url = text("url", &hook.url);
        if !events.is_empty() {
            hook.events = events;
        }
        if let Some(active) = data.get("active").and_then(Value::as_bool) {
            hook.active = active;
        }
        hook.updated_at = now;
        place = Some(hook.workspace_id.clone());
    }
    let place = call.state.place_of_workspace(&place.unwrap_or_default());
    call.note("webhook_updated", "webhook", &id, &place);
    Ok(Call::data(200, call.webhook_json(&id)))
}

fn remove(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.webhook()?;
    let hook = call.state.webhooks.remove(&id);
    let workspace = hook.map(|hook| hook.workspace_id).unwrap_or_default();
    let place = call.state.place_of_workspace(&workspace);
    call.note("webhook_deleted", "webhook", &id, &place);
    Ok(Call::no_content())
}

//! Custom actions: entries in the web application's menus that call somebody's server.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::call::{Call, date, maybe_date};
use super::errors::ApiError;
use super::operation::{Operation, delete, get, patch, post};
use super::people::Role;
use super::rates::per_minute;
use super::shape::{Shape, may, needs};
use crate::answer::Answer;

#[derive(Clone, Debug)]
pub(crate) struct Action {
    pub(crate) workspace_id: String,
    creator_id: String,
    name: String,
    description: String,
    pub(crate) event: String,
    pub(crate) url: String,
    active: bool,
    multi_asset: bool,
    timeout: Option<i64>,
    pub(crate) secret: String,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

const SECONDS: Shape = Shape::Whole(1, i64::MAX);
const CREATE: Shape = Shape::Object(&[&[
    needs("description", Shape::Text),
    needs("event", Shape::Name),
    may("multi_asset", Shape::Flag),
    needs("name", Shape::Name),
    may("timeout", SECONDS),
    needs("url", Shape::Url),
]]);
const UPDATE: Shape = Shape::Object(&[&[
    may("active", Shape::Flag),
    may("description", Shape::Text),
    may("event", Shape::Name),
    may("multi_asset", Shape::Flag),
    may("name", Shape::Name),
    may("timeout", SECONDS),
    may("url", Shape::Url),
]]);

const ONE: &str = "/v4/accounts/{account_id}/actions/{action_id}";
const IN_WORKSPACE: &str = "/v4/accounts/{account_id}/workspaces/{workspace_id}/actions";

pub(crate) static OPERATIONS: &[Operation] = &[
    get("custom_actions.actions_show", ONE, per_minute(100), show).include(&["creator"]),
    delete("custom_actions.actions_delete", ONE, per_minute(60), remove),
    patch("custom_actions.actions_update", ONE, per_minute(10), update).data(&UPDATE),
    get(
        "custom_actions.actions_index",
        IN_WORKSPACE,
        per_minute(100),
        index,
    )
    .include(&["creator"])
    .pages(100),
    post(
        "custom_actions.actions_create",
        IN_WORKSPACE,
        per_minute(10),
        create,
    )
    .data(&CREATE),
];

impl Call<'_> {
    fn action(&self) -> Result<String, ApiError> {
        let id = self.id("action_id").to_owned();
        let workspace = self.state.actions.get(&id);
        let workspace = workspace.map(|action| action.workspace_id.as_str());
        self.administered(workspace, "custom action")?;
        Ok(id)
    }

    fn action_json(&self, id: &str) -> Value {
        let Some(action) = self.state.actions.get(id) else {
            return Value::Null;
        };
        let mut shown = json!({
            "id": id,
            "name": action.name,
            "description": action.description,
            "event": action.event,
            "url": action.url,
            "active": action.active,
            "multi_asset": action.multi_asset,
            "timeout": action.timeout,
            "creator_id": action.creator_id,
            "workspace_id": action.workspace_id,
            "created_at": date(action.created_at),
            "updated_at": date(action.updated_at),
            "deleted_at": maybe_date(None),
        });
        if self.includes("creator") {
            shown["creator"] = self.state.user_json(&action.creator_id);
        }
        shown
    }
}

fn index(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let workspace = call.workspace(Role::WorkspaceAdmin)?;
    let ids = call
        .state
        .actions
        .ids(|action| action.workspace_id == workspace);
    call.page(&ids, Call::action_json)
}

/// Creates a custom action. Only this answer has the secret in it.
fn create(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let workspace_id = call.workspace(Role::WorkspaceAdmin)?;
    let action = Action {
        workspace_id,
        creator_id: call.user.clone(),
        name: call.owned("name"),
        description: call.owned("description"),
        event: call.owned("event"),
        url: call.owned("url"),
        active: true,
        multi_asset: call.data.get("multi_asset") == Some(&Value::Bool(true)),
        timeout: call.data.get("timeout").and_then(Value::as_i64),
        secret: call.state.hex(48),
        created_at: call.now,
        updated_at: call.now,
    };
    let place = call.state.place_of_workspace(&action.workspace_id);
    let (id, secret) = (call.state.uuid(), action.secret.clone());
    call.state.actions.insert(&id, action);
    call.note("action_created", "action", &id, &place);
    let mut shown = call.action_json(&id);
    shown["secret"] = json!(secret);
    Ok(Call::data(201, shown))
}

fn show(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.action()?;
    Ok(Call::data(200, call.action_json(&id)))
}

fn update(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.action()?;
    let (data, now) = (call.data.clone(), call.now);
    let mut workspace = String::new();
    if let Some(action) = call.state.actions.get_mut(&id) {
        let text = |name: &str, old: &str| {
            data.get(name)
                .and_then(Value::as_str)
                .unwrap_or(old)
                .to_owned()
        };
        let flag = |name: &str, old| data.get(name).and_then(Value::as_bool).unwrap_or(old);
        action.name = text("name", &action.name);
        action.description = text("description", &action.description);
        action.event = text("event", &action.event);
        action.url = text("url", &action.url);
        action.active = flag("active", action.active);
        action.multi_asset = flag("multi_asset", action.multi_asset);
        action.timeout = data
            .get("timeout")
            .and_then(Value::as_i64)
            .or(action.timeout);
        action.updated_at = now;
        workspace.clone_from(&action.workspace_id);
    }
    let place = call.state.place_of_workspace(&workspace);
    call.note("action_updated", "action", &id, &place);
    Ok(Call::data(200, call.action_json(&id)))
}

fn remove(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.action()?;
    let action = call.state.actions.remove(&id);
    let workspace = action.map(|action| action.workspace_id).unwrap_or_default();
    let place = call.state.place_of_workspace(&workspace);
    call.note("action_deleted", "action", &id, &place);
    Ok(Call::no_content())
}

//! Tests of the typed calls for workspaces and their users.

use serde_json::{Value, json};

use super::accounts::PEOPLE_SORTS;
use super::call::{Call, date};
use super::errors::ApiError;
use super::operation::{Operation, delete, get, patch, post};
use super::people::{Members, Role};
use super::rates::per_minute;
use super::shape::{Shape, may, needs};
use super::state::Workspace;
use crate::answer::Answer;

const PARAMS: Shape = Shape::Object(&[&[may("name", Shape::Name)]]);
pub(crate) const ROLE: Shape = Shape::Object(&[&[needs(
    "role",
    Shape::OneOf(&[
        "workspace_admin",
        "full_access",
        "editor",
        "edit_only",
        "commenter",
        "viewer",
    ]),
)]]);

/// How lists of named things that stay can be sorted.
pub(crate) const NAMED_SORTS: &[&str] =
    &["name_asc", "created_at_asc", "name_desc", "created_at_desc"];

const ALL: &str = "/v4/accounts/{account_id}/workspaces";
const ONE: &str = "/v4/accounts/{account_id}/workspaces/{workspace_id}";
const USER: &str = "/v4/accounts/{account_id}/workspaces/{workspace_id}/users/{user_id}";

pub(crate) static OPERATIONS: &[Operation] = &[
    get("workspaces.index", ALL, per_minute(100), index)
        .include(&["creator"])
        .sort(NAMED_SORTS)
        .pages(100),
    post("workspaces.create", ALL, per_minute(10), create).data(&PARAMS),
    get("workspaces.show", ONE, per_minute(100), show).include(&["creator"]),
    delete("workspaces.delete", ONE, per_minute(60), remove),
    patch("workspaces.update", ONE, per_minute(10), update).data(&PARAMS),
    delete(
        "workspace_permissions.workspace_user_roles_delete",
        USER,
        per_minute(60),
        remove_user,
    ),
    patch(
        "workspace_permissions.workspace_user_roles_update",
        USER,
        per_minute(10),
        update_user,
    )
    .data(&ROLE),
    get(
        "workspace_permissions.index",
        "/v4/accounts/{account_id}/workspaces/{workspace_id}/users",
        per_minute(100),
        users,
    )
    .flags(&["include_deactivated"])
    .sort(PEOPLE_SORTS)
    .pages(100),
];

impl Call<'_> {
    fn workspace_json(&self, id: &str) -> Value {
        let Some(workspace) = self.state.workspaces.get(id) else {
            return Value::Null;
        };
        let mut shown = json!({
            "id": id,
            "account_id": workspace.account_id,
            "name": workspace.name,
            "image": null,
            "created_at": date(workspace.created_at),
            "updated_at": date(workspace.updated_at),
        });
        if self.includes("creator") {
            shown["creator"] = self.state.user_json(&workspace.creator_id);
        }
        shown
    }
}

fn index(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let account = call.account(Role::Reviewer)?;
    let mut ids = call
        .state
        .workspaces
        .ids(|known| known.account_id == account);
    ids.retain(|id| call.state.workspace_role(id, &call.user).is_some());
    call.sort(&mut ids, |field, id| {
        let workspace = call.state.workspaces.get(id);
        workspace.map_or(Value::Null, |workspace| match field {
            "name" => json!(workspace.name),
            _ => json!(date(workspace.created_at)),
        })
    });
    call.page(&ids, Call::workspace_json)
}

fn create(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let account_id = call.account(Role::Admin)?;
    let id = call.state.uuid();
    let workspace = Workspace {
        account_id,
        name: call.text("name").unwrap_or("Untitled workspace").to_owned(),
        creator_id: call.user.clone(),
        created_at: call.now,
        updated_at: call.now,
        members: Members::from([(call.user.clone(), Role::WorkspaceAdmin)]),
    };
    call.state.workspaces.insert(&id, workspace);
    let place = call.state.place_of_workspace(&id);
    call.note("team_created", "team", &id, &place);
    Ok(Call::data(201, call.workspace_json(&id)))
}

fn show(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.workspace(Role::Viewer)?;
    Ok(Call::data(200, call.workspace_json(&id)))
}

fn update(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.workspace(Role::WorkspaceAdmin)?;
    let (name, now) = (call.text("name").map(str::to_owned), call.now);
    if let Some(workspace) = call.state.workspaces.get_mut(&id) {
        workspace.name = name.unwrap_or_else(|| workspace.name.clone());
        workspace.updated_at = now;
    }
    let place = call.state.place_of_workspace(&id);
    call.note("team_updated", "team", &id, &place);
    Ok(Call::data(200, call.workspace_json(&id)))
}

/// Takes everything in the workspace with it.
fn remove(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.workspace(Role::WorkspaceAdmin)?;
    let place = call.state.place_of_workspace(&id);
    for project in call.state.projects.ids(|known| known.workspace_id == id) {
        call.delete_project(&project);
    }
    call.state
        .webhooks
        .remove_all(|_, hook| hook.workspace_id == id);
    call.state
        .actions
        .remove_all(|_, action| action.workspace_id == id);
    call.state.workspaces.remove(&id);
    call.note("team_deleted", "team", &id, &place);
    Ok(Call::no_content())
}

fn users(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.workspace(Role::Viewer)?;
    let workspace = call.state.workspaces.get(&id);
    let members = workspace.map(|known| known.members.clone());
    call.people(&members.unwrap_or_default())
}

/// Adds the user who is not a member yet.
fn update_user(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.workspace(Role::WorkspaceAdmin)?;
    let user = call.named_user()?;
    let role = call
        .text("role")
        .and_then(Role::parse)
        .unwrap_or(Role::Viewer);
    if let Some(workspace) = call.state.workspaces.get_mut(&id) {
        workspace.members.insert(user.clone(), role);
    }
    let place = call.state.place_of_workspace(&id);
    call.note(
        "workspace_permissions_granted_to_user",
        "user",
        &user,
        &place,
    );
    Ok(Call::data(200, json!({ "role": role.name() })))
}

fn remove_user(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.workspace(Role::WorkspaceAdmin)?;
    let user = call.id("user_id").to_owned();
    let workspace = call.state.workspaces.get_mut(&id);
    let removed = workspace.and_then(|workspace| workspace.members.remove(&user));
    removed.ok_or_else(|| ApiError::not_found("user"))?;
    let place = call.state.place_of_workspace(&id);
    call.note("role_removed", "user", &user, &place);
    Ok(Call::no_content())
}

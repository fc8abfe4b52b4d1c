//! Roles of groups in projects and workspaces.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::answer::Answer;
use crate::frameio::call::{Call, date};
use crate::frameio::errors::ApiError;
use crate::frameio::events::Place;
use crate::frameio::operation::{Operation, delete, get, patch};
use crate::frameio::people::Role;
use crate::frameio::projects::ROLE;
use crate::frameio::rates::per_minute;
use crate::frameio::workspaces;

const SORTS: &[&str] = &[
    "name_asc",
    "name_desc",
    "created_at_asc",
    "created_at_desc",
    "role_asc",
    "role_desc",
];

const PROJECT: &str = "/v4/accounts/{account_id}/projects/{project_id}/groups/{group_id}";
const WORKSPACE: &str = "/v4/accounts/{account_id}/workspaces/{workspace_id}/groups/{group_id}";

pub(crate) static OPERATIONS: &[Operation] = &[
    get(
        "project_permissions.project_group_roles_index",
        "/v4/accounts/{account_id}/projects/{project_id}/groups",
        per_minute(100),
        of_project,
    )
    .sort(SORTS)
    .pages(100)
    .preview(),
    patch(
        "project_permissions.project_group_roles_update",
        PROJECT,
        per_minute(10),
        update_in_project,
    )
    .data(&ROLE)
    .preview(),
    delete(
        "project_permissions.project_group_roles_delete",
        PROJECT,
        per_minute(60),
        remove_from_project,
    )
    .preview(),
    get(
        "workspace_permissions.workspace_group_roles_index",
        "/v4/accounts/{account_id}/workspaces/{workspace_id}/groups",
        per_minute(100),
        of_workspace,
    )
    .sort(SORTS)
    .pages(100)
    .preview(),
    patch(
        "workspace_permissions.workspace_group_roles_update",
        WORKSPACE,
        per_minute(10),
        update_in_workspace,
    )
    .data(&workspaces::ROLE)
    .preview(),
    delete(
        "workspace_permissions.workspace_group_roles_delete",
        WORKSPACE,
        per_minute(60),
        remove_from_workspace,
    )
    .preview(),
];

impl Call<'_> {
    /// Returns the roles that groups were given in a project or workspace.
    fn roles_in(&self, place: &str) -> BTreeMap<String, Role> {
        let all = self.state.group_roles.iter();
        all.filter(|((known, _), _)| known == place)
            .map(|((_, group), role)| (group.clone(), *role))
            .collect()
    }

    fn group_roles(&self, roles: &BTreeMap<String, Role>) -> Result<Answer, ApiError> {
        let mut ids: Vec<String> = roles.keys().cloned().collect();
        self.sort(&mut ids, |field, id| {
            let group = self.state.groups.get(id);
            match (field, group) {
                ("name", Some(group)) => json!(group.name),
                ("created_at", Some(group)) => json!(date(group.created_at)),
                _ => json!(roles.get(id).map(|role| *role as u8)),
            }
        });
        self.page(&ids, |call, id| {
            let role = roles.get(id).map(|role| role.name());
            json!({"group": call.group_with_source(id), "role": role})
        })
    }

    /// Returns a group and where it is kept.
    fn group_with_source(&self, id: &str) -> Value {
        let mut shown = self.group_json(id);
        if let Some(group) = self.state.groups.get(id) {
            shown["source"] = json!(group.source);
            if let Some(status) = &group.sync_status {
                shown["sync_status"] = json!(status);
            }
        }
        shown
    }

    /// Gives the group in the path the role in the body.
    fn give_role(&mut self, to: &str, place: &Place) -> Result<Answer, ApiError> {
        let group = self.group(Role::Reviewer)?;
        let role = self.text("role").and_then(Role::parse);
        let role = role.unwrap_or(Role::Viewer);
        let key = (to.to_owned(), group.clone());
        self.state.group_roles.insert(key, role);
        self.note("role_added", "account_user_group", &group, place);
        Ok(Call::data(200, json!({ "role": role.name() })))
    }

    fn take_role(&mut self, from: &str, place: &Place) -> Result<Answer, ApiError> {
        let group = self.group(Role::Reviewer)?;
        let key = (from.to_owned(), group.clone());
        let gone = self.state.group_roles.remove(&key);
        gone.ok_or_else(|| ApiError::not_found("group"))?;
        self.note("role_removed", "account_user_group", &group, place);
        Ok(Call::no_content())
    }
}

/// Returns the roles of a project: those of its workspace apply unless it has others.
fn of_project(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.project(Role::Viewer)?;
    let project = call.state.projects.get(&id);
    let above = project.filter(|project| !project.restricted);
    let mut roles = above.map_or_else(BTreeMap::new, |above| call.roles_in(&above.workspace_id));
    roles.extend(call.roles_in(&id));
    call.group_roles(&roles)
}

fn of_workspace(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.workspace(Role::Viewer)?;
    call.group_roles(&call.roles_in(&id))
}

fn update_in_project(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.project(Role::FullAccess)?;
    let place = call.state.place_of_project(&id);
    call.give_role(&id, &place)
}

fn update_in_workspace(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.workspace(Role::WorkspaceAdmin)?;
    let place = call.state.place_of_workspace(&id);
    call.give_role(&id, &place)
}

fn remove_from_project(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.project(Role::FullAccess)?;
    let place = call.state.place_of_project(&id);
    call.take_role(&id, &place)
}

fn remove_from_workspace(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.workspace(Role::WorkspaceAdmin)?;
    let place = call.state.place_of_workspace(&id);
    call.take_role(&id, &place)
}

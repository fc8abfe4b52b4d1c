//! Tests of the typed calls for projects and their users.

use serde_json::{Value, json};

use super::accounts::PEOPLE_SORTS;
use super::assets::{Asset, Folder, Kind};
use super::call::{Call, date};
use super::errors::ApiError;
use super::operation::{Operation, delete, get, patch, post};
use super::people::{Members, Role};
use super::rates::{per_minute, per_second};
use super::shape::{Shape, may, needs};
use super::state::Project;
use super::workspaces::NAMED_SORTS;
use crate::answer::Answer;

const CREATE: Shape =
    Shape::Object(&[&[needs("name", Shape::Name), may("restricted", Shape::Flag)]]);
const UPDATE: Shape = Shape::Object(&[&[
    may("name", Shape::Name),
    may("restricted", Shape::Flag),
    may("status", Shape::OneOf(&["active", "inactive"])),
]]);

/// The body that gives a user a role in a project or a folder.
pub(crate) const ROLE: Shape = Shape::Object(&[&[needs(
    "role",
    Shape::OneOf(&["full_access", "editor", "edit_only", "commenter", "viewer"]),
)]]);

const ONE: &str = "/v4/accounts/{account_id}/projects/{project_id}";
const IN_WORKSPACE: &str = "/v4/accounts/{account_id}/workspaces/{workspace_id}/projects";
const USER: &str = "/v4/accounts/{account_id}/projects/{project_id}/users/{user_id}";

pub(crate) static OPERATIONS: &[Operation] = &[
    get("projects.show", ONE, per_minute(100), show).include(&["owner"]),
    delete("projects.delete", ONE, per_minute(60), remove),
    patch("projects.update", ONE, per_minute(10), update).data(&UPDATE),
    get(
        "projects.recently_deleted",
        "/v4/accounts/{account_id}/projects/{project_id}/recently_deleted",
        per_second(5),
        recently_deleted,
    )
    .sort(&["deleted_at_asc", "deleted_at_desc", "name_asc", "name_desc"])
    .pages(100),
    get(
        "projects.account_projects_index",
        "/v4/accounts/{account_id}/projects",
        per_minute(100),
        of_account,
    )
    .include(&["owner"])
    .sort(NAMED_SORTS)
    .pages(100),
    get(
        "projects.index",
        IN_WORKSPACE,
        per_minute(100),
        of_workspace,
    )
    .include(&["owner"])
    .sort(NAMED_SORTS)
    .pages(100),
    post("projects.create", IN_WORKSPACE, per_minute(10), create).data(&CREATE),
    get(
        "projects.invited_projects_index",
        "/v4/accounts/{account_id}/invited_projects",
        per_minute(100),
        invited,
    )
    .include(&["owner"])
    .sort(NAMED_SORTS)
    .pages(100),
    delete(
        "project_permissions.delete",
        USER,
        per_minute(60),
        remove_user,
    ),
    patch(
        "project_permissions.project_user_roles_update",
        USER,
        per_minute(10),
        update_user,
    )
    .data(&ROLE),
    get(
        "project_permissions.index",
        "/v4/accounts/{account_id}/projects/{project_id}/users",
        per_minute(100),
        users,
    )
    .flags(&["include_deactivated"])
    .sort(PEOPLE_SORTS)
    .pages(100),
];

fn show(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.project(Role::Viewer)?;
    Ok(Call::data(200, call.project_with_includes(&id)))
}

fn list(call: &Call<'_>, fits: impl Fn(&str, &Project) -> bool) -> Result<Answer, ApiError> {
    let known = call.state.projects.iter();
    let fitting = known.filter(|(id, project)| fits(id, project));
    let mut ids: Vec<String> = fitting.map(|(id, _)| id.to_owned()).collect();
    call.sort(&mut ids, |field, id| {
        let project = call.state.projects.get(id);
        project.map_or(Value::Null, |project| match field {
            "name" => json!(project.name),
            _ => json!(date(project.created_at)),
        })
    });
    call.page(&ids, Call::project_with_includes)
}

fn of_account(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let account = call.account(Role::Reviewer)?;
    list(call, |id, _| {
        call.state.account_of_project(id).as_ref() == Some(&account)
            && call.state.project_role(id, &call.user).is_some()
    })
}

fn of_workspace(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let workspace = call.workspace(Role::Viewer)?;
    list(call, |id, project| {
        project.workspace_id == workspace && call.state.project_role(id, &call.user).is_some()
    })
}

/// Projects that the user was let into without belonging to their workspaces.
fn invited(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let account = call.account(Role::Reviewer)?;
    list(call, |id, project| {
        let workspace = call.state.workspace_role(&project.workspace_id, &call.user);
        call.state.account_of_project(id).as_ref() == Some(&account)
            && project.members.contains_key(&call.user)
            && workspace.is_none()
    })
}

impl super::state::State {
    /// Creates a project with its root folder, and returns its id.
    pub(crate) fn create_project(
        &mut self,
        workspace_id: &str,
        name: &str,
        restricted: bool,
        owner_id: &str,
        now: chrono::DateTime<chrono::Utc>,
    ) -> String {
        let (id, root_folder_id) = (self.uuid(), self.uuid());
        let root = Asset {
            name: "root".to_owned(),
            project_id: id.clone(),
            parent_id: None,
            creator_id: owner_id.to_owned(),
            created_at: now,
            updated_at: now,
            deleted_at: None,
            adobe_id: None,
            kind: Kind::Folder(Folder::default()),
        };
        self.assets.insert(&root_folder_id, root);
        let project = Project {
            workspace_id: workspace_id.to_owned(),
            name: name.to_owned(),
            description: None,
            restricted,
            active: true,
            root_folder_id,
            owner_id: owner_id.to_owned(),
            created_at: now,
            updated_at: now,
            adobe_id: None,
            members: Members::from([(owner_id.to_owned(), Role::FullAccess)]),
        };
        self.projects.insert(&id, project);
        id
    }
}

fn create(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let workspace = call.workspace(Role::FullAccess)?;
    let name = call.owned("name");
    let restricted = call.data.get("restricted") == Some(&Value::Bool(true));
    let (user, now) = (call.user.clone(), call.now);
    let id = call
        .state
        .create_project(&workspace, &name, restricted, &user, now);
    let place = call.state.place_of_project(&id);
    call.note("project_created", "project", &id, &place);
    call.announce("project.created", "project", &id, &place);
    Ok(Call::data(201, call.project_json(&id)))
}

fn update(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.project(Role::FullAccess)?;
    let (data, now) = (call.data.clone(), call.now);
    if let Some(project) = call.state.projects.get_mut(&id) {
        if let Some(name) = data.get("name").and_then(Value::as_str) {
            name.clone_into(&mut project.name);
        }
        if let Some(restricted) = data.get("restricted").and_then(Value::as_bool) {
            project.restricted = restricted;
        }
        if let Some(status) = data.get("status").and_then(Value::as_str) {
            project.active = status == "active";
        }
        project.updated_at = now;
    }
    let place = call.state.place_of_project(&id);
    call.note("project_updated", "project", &id, &place);
    call.announce("project.updated", "project", &id, &place);
    Ok(Call::data(200, call.project_json(&id)))
}

impl Call<'_> {
    /// Deletes a project and everything in it.
    pub(crate) fn delete_project(&mut self, id: &str) {
        let place = self.state.place_of_project(id);
        let Some(project) = self.state.projects.remove(id) else {
            return;
        };
        let gone = self.state.assets.delete(&project.root_folder_id, self.now);
        self.state.forget_around(&gone);
        self.state
            .shares
            .remove_all(|_, share| share.project_id == id);
        self.state.forget_invited();
        self.state
            .collections
            .remove_all(|_, known| known.project_id == id);
        self.note("project_deleted", "project", id, &place);
        self.announce("project.deleted", "project", id, &place);
    }
}

fn remove(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.project(Role::FullAccess)?;
    call.delete_project(&id);
    Ok(Call::no_content())
}

/// Lists everything that was deleted in one flat list, including what went with a folder.
fn recently_deleted(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let project = call.project(Role::Viewer)?;
    let deleted = call.state.assets.iter().rev();
    let deleted =
        deleted.filter(|(_, asset)| asset.project_id == project && asset.deleted_at.is_some());
    let mut ids: Vec<String> = deleted.map(|(id, _)| id.to_owned()).collect();
    let when = |id: &str| call.state.assets.any(id).and_then(|asset| asset.deleted_at);
    ids.sort_by_key(|id| std::cmp::Reverse(when(id)));
    call.sort(&mut ids, |field, id| match field {
        "name" => json!(call.state.assets.any(id).map(|asset| &asset.name)),
        _ => json!(when(id).map(date)),
    });
    let page = call.page_json(&ids, Call::deleted_json)?;
    Ok(Call::json(200, &page))
}

fn users(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.project(Role::Viewer)?;
    let project = call.state.projects.get(&id);
    let members = project.map(|known| known.members.clone());
    call.people(&members.unwrap_or_default())
}

/// Adds the user who is not a member yet.
fn update_user(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.project(Role::FullAccess)?;
    let user = call.named_user()?;
    let role = call
        .text("role")
        .and_then(Role::parse)
        .unwrap_or(Role::Viewer);
    if let Some(project) = call.state.projects.get_mut(&id) {
        project.members.insert(user.clone(), role);
    }
    let place = call.state.place_of_project(&id);
    call.note("project_permissions_granted_to_user", "user", &user, &place);
    Ok(Call::data(200, json!({ "role": role.name() })))
}

fn remove_user(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.project(Role::FullAccess)?;
    let user = call.id("user_id").to_owned();
    let project = call.state.projects.get_mut(&id);
    let removed = project.and_then(|project| project.members.remove(&user));
    removed.ok_or_else(|| ApiError::not_found("user"))?;
    let place = call.state.place_of_project(&id);
    call.note("collaborator_deleted", "collaborator", &user, &place);
    Ok(Call::no_content())
}

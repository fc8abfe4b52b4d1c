//! The memberships of a user of an account.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::answer::Answer;
use crate::frameio::call::Call;
use crate::frameio::errors::ApiError;
use crate::frameio::operation::{Operation, get};
use crate::frameio::people::Role;
use crate::frameio::rates::per_minute;

pub(crate) static OPERATIONS: &[Operation] = &[get(
    "users.account_user_roles_memberships",
    "/v4/accounts/{account_id}/users/{user_id}/memberships",
    per_minute(100),
    memberships,
)
.choices(&[("type", &["group", "project", "workspace"])])
.sort(&[
    "name_asc",
    "name_desc",
    "type_asc",
    "type_desc",
    "role_asc",
    "role_desc",
])
.pages(100)
.preview()];

fn memberships(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let account = call.account(Role::Reviewer)?;
    let user = call.id("user_id").to_owned();
    if call.state.account_role(&account, &user).is_none() {
        return Err(ApiError::not_found("user"));
    }
    let mut all = of_user(call, &account, &user);
    if let Some(wanted) = call.head.query("type") {
        all.retain(|_, (membership, _)| membership["type"] == wanted);
    }
    let mut ids: Vec<String> = all.keys().cloned().collect();
    call.sort(&mut ids, |field, id| match (field, all.get(id)) {
        ("role", Some((_, role))) => json!(role.map(|role| role as u8)),
        (field, Some((membership, _))) => membership[field].clone(),
        (_, None) => Value::Null,
    });
    call.page(&ids, |_, id| {
        all.get(id)
            .map_or(Value::Null, |(membership, _)| membership.clone())
    })
}

/// Returns the memberships by what they are in, with the role that the user has there.
fn of_user(call: &Call<'_>, account: &str, user: &str) -> BTreeMap<String, (Value, Option<Role>)> {
    let mut all = BTreeMap::new();
    for (id, group) in call.state.groups.iter() {
        if group.account_id == account && group.member_ids.iter().any(|member| member == user) {
            let membership = json!({"type": "group", "id": id, "name": group.name});
            all.insert(id.to_owned(), (membership, None));
        }
    }
    for (id, workspace) in call.state.workspaces.iter() {
        let role = workspace.members.get(user).copied();
        if let Some(role) = role.filter(|_| workspace.account_id == account) {
            let membership = with_role("workspace", id, &workspace.name, role);
            all.insert(id.to_owned(), (membership, Some(role)));
        }
    }
    for (id, project) in call.state.projects.iter() {
        let here = call.state.account_of_project(id).as_deref() == Some(account);
        let role = project.members.get(user).copied();
        if let Some(role) = role.filter(|_| here) {
            let membership = with_role("project", id, &project.name, role);
            all.insert(id.to_owned(), (membership, Some(role)));
        }
    }
    all
}

fn with_role(kind: &str, id: &str, name: &str, role: Role) -> Value {
    json!({"type": kind, "id": id, "name": name, "role": role.name()})
}

//! Accounts, the signed-in user, and who belongs to an account.

use serde_json::{Value, json};

use super::audit;
use super::call::{Call, date};
use super::errors::ApiError;
use super::operation::{Operation, get, patch};
use super::people::{Members, Role};
use super::rates::per_minute;
use super::shape::{Shape, needs};
use crate::answer::Answer;

const ROLE: Shape = Shape::Object(&[&[needs("role", Shape::OneOf(&["member", "admin"]))]]);

/// How lists of people can be sorted.
pub(crate) const PEOPLE_SORTS: &[&str] = &[
    "role_asc",
    "role_desc",
    "name_asc",
    "name_desc",
    "email_asc",
    "email_desc",
];

pub(crate) static OPERATIONS: &[Operation] = &[
    get("accounts.index", "/v4/accounts", per_minute(100), index)
        .sort(&[
            "display_name_asc",
            "created_at_asc",
            "display_name_desc",
            "created_at_desc",
        ])
        .pages(100),
    get(
        "accounts.auditlog_index",
        "/v4/accounts/{account_id}/audit_logs",
        per_minute(100),
        audit::index,
    )
    .include(&["user"])
    .filtered()
    .pages(100),
    get(
        "accounts.show",
        "/v4/accounts/{account_id}",
        per_minute(100),
        show,
    )
    .preview(),
    get(
        "users.account_user_roles_show",
        "/v4/accounts/{account_id}/users/{user_id}",
        per_minute(100),
        show_user,
    )
    .preview(),
    get("users.show", "/v4/me", per_minute(100), me),
    get(
        "users.account_permissions_index",
        "/v4/accounts/{account_id}/users",
        per_minute(100),
        users,
    )
    .flags(&["include_deactivated"])
    .sort(PEOPLE_SORTS)
    .pages(100),
    patch(
        "account_permissions.account_user_roles_update",
        "/v4/accounts/{account_id}/users/{user_id}",
        per_minute(10),
        update_role,
    )
    .data(&ROLE),
];

fn index(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let user = call.user.clone();
    let mut ids = call
        .state
        .accounts
        .ids(|account| account.members.contains_key(&user));
    call.sort(&mut ids, |field, id| {
        let account = call.state.accounts.get(id);
        account.map_or(Value::Null, |account| match field {
            "display_name" => json!(account.display_name),
            _ => json!(date(account.created_at)),
        })
    });
    call.page(&ids, Call::account_json)
}

impl Call<'_> {
    fn account_json(&self, id: &str) -> Value {
        let Some(account) = self.state.accounts.get(id) else {
            return Value::Null;
        };
        let role = account.members.get(&self.user).copied();
        let workspaces = self.state.workspaces.ids(|known| known.account_id == id);
        let projects = self.state.projects.iter();
        let projects = projects.filter(|(_, known)| workspaces.contains(&known.workspace_id));
        let usage: u64 = projects.map(|(id, _)| self.state.assets.storage(id)).sum();
        let mut shown = json!({
            "id": id,
            "display_name": account.display_name,
            "image": null,
            "roles": role.map(Role::name).into_iter().collect::<Vec<_>>(),
            "storage_limit": account.storage_limit,
            "storage_usage": usage,
            "mounted_storage_enabled": false,
            "v4_migrated_at": null,
            "created_at": date(account.created_at),
            "updated_at": date(account.created_at),
        });
        if let (true, Some(members)) = (self.is_preview(), shown.as_object_mut()) {
            members.remove("mounted_storage_enabled");
        }
        if let Some(adobe_id) = &account.adobe_id {
            shown["adobe_id"] = json!(adobe_id);
        }
        shown
    }

    /// Returns a user with the details that the preview tells of an account's members.
    fn member_json(&self, id: &str) -> Value {
        let mut shown = self.state.user_json(id);
        let of_account = self.operation.name.starts_with("users.account_");
        if of_account && self.is_preview() {
            let account = self.state.accounts.get(&self.account_id());
            let joined_at = account.map(|account| date(account.created_at));
            shown["joined_at"] = json!(joined_at);
            shown["last_active_at"] = json!(date(self.now));
            shown["timezone"] = json!("Etc/UTC");
        }
        shown
    }

    /// Returns the page of a list of people and their roles.
    pub(crate) fn people(&self, members: &Members) -> Result<Answer, ApiError> {
        let all = self.flag("include_deactivated");
        let active = |id: &&String| {
            let user = self.state.users.get(id);
            user.is_some_and(|user| all || user.active)
        };
        let mut ids: Vec<String> = members.keys().filter(active).cloned().collect();
        self.sort(&mut ids, |field, id| {
            let user = self.state.users.get(id);
            match (field, user) {
                ("name", Some(user)) => json!(user.name),
                ("email", Some(user)) => json!(user.email),
                _ => json!(members.get(id).map(|role| *role as u8)),
            }
        });
        self.page(&ids, |call, id| {
            let role = members.get(id).map(|role| role.name());
            json!({"role": role, "user": call.member_json(id)})
        })
    }

    /// Returns the user in the path, who gets a role; a user who is new to the account becomes its member.
    pub(crate) fn named_user(&mut self) -> Result<String, ApiError> {
        let (id, account) = (self.id("user_id").to_owned(), self.account_id());
        if self.state.users.get(&id).is_none() {
            return Err(ApiError::not_found("user"));
        }
        if let Some(account) = self.state.accounts.get_mut(&account) {
            account.members.entry(id.clone()).or_insert(Role::Member);
        }
        Ok(id)
    }
}

fn show(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.account(Role::Reviewer)?;
    Ok(Call::data(200, call.account_json(&id)))
}

fn show_user(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let account = call.account(Role::Reviewer)?;
    let user = call.id("user_id").to_owned();
    let role = call.state.account_role(&account, &user);
    let role = role.ok_or_else(|| ApiError::not_found("user"))?;
    let shown = json!({"role": role.name(), "user": call.member_json(&user)});
    Ok(Call::data(200, shown))
}

fn me(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let user = call.state.users.get(&call.user);
    let user = user.ok_or_else(|| ApiError::not_found("user"))?;
    Ok(Call::data(
        200,
        json!({"id": call.user, "name": user.name, "email": user.email, "avatar_url": null}),
    ))
}

fn users(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let account = call.account(Role::Reviewer)?;
    let account = call.state.accounts.get(&account);
    let members = account.map(|account| account.members.clone());
    call.people(&members.unwrap_or_default())
}

fn update_role(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.account(Role::Admin)?;
    let user = call.id("user_id").to_owned();
    let role = call
        .text("role")
        .and_then(Role::parse)
        .unwrap_or(Role::Member);
    let account = call.state.accounts.get_mut(&id);
    let known = account.and_then(|account| account.members.get_mut(&user));
    let known = known.ok_or_else(|| ApiError::not_found("user"))?;
    if *known == Role::Owner {
        return Err(ApiError::forbidden("The owner's role can't be changed"));
    }
    *known = role;
    let place = super::events::Place {
        account: id,
        ..Default::default()
    };
    call.note("account_member_updated", "account_member", &user, &place);
    Ok(Call::data(200, json!({ "role": role.name() })))
}

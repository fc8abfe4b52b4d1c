//! Members of groups, and groups that come from Adobe.

use serde_json::{Value, json};

use crate::answer::Answer;
use crate::frameio::call::Call;
use crate::frameio::errors::ApiError;
use crate::frameio::events::Place;
use crate::frameio::groups::Group;
use crate::frameio::operation::{Operation, delete, get, post};
use crate::frameio::people::Role;
use crate::frameio::rates::per_minute;
use crate::frameio::shape::{Shape, needs};

const ADD: Shape = Shape::Object(&[&[needs("user_ids", Shape::List(&Shape::Id, 1, usize::MAX))]]);
const ADD_ADOBE: Shape = Shape::Object(&[&[needs("adobe_group_id", Shape::Name)]]);

const USERS: &str = "/v4/accounts/{account_id}/groups/{group_id}/users";
const ADOBE: &str = "/v4/accounts/{account_id}/adobe_groups";

pub(crate) static OPERATIONS: &[Operation] = &[
    get("groups.users", USERS, per_minute(200), users)
        .sort(&["name_asc", "name_desc", "email_asc", "email_desc"])
        .pages(100)
        .preview(),
    post("groups.add_users", USERS, per_minute(10), add_users)
        .data(&ADD)
        .preview(),
    delete(
        "groups.remove_member",
        "/v4/accounts/{account_id}/groups/{group_id}/users/{user_id}",
        per_minute(200),
        remove_member,
    )
    .preview(),
    get(
        "groups.list_adobe_groups",
        ADOBE,
        per_minute(60),
        list_adobe,
    )
    .pages(100)
    .preview(),
    post(
        "groups.add_adobe_group_to_account",
        ADOBE,
        per_minute(10),
        add_adobe,
    )
    .data(&ADD_ADOBE)
    .preview(),
];

impl Call<'_> {
    /// Returns a group whose members are kept here.
    fn own_group(&self) -> Result<String, ApiError> {
        let id = self.group(Role::Admin)?;
        let group = self.state.groups.get(&id);
        if group.is_some_and(|group| group.source != "frame") {
            let detail =
                "The members of a group that is managed elsewhere can only be changed there";
            return Err(ApiError::forbidden(detail));
        }
        Ok(id)
    }
}

fn users(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.group(Role::Reviewer)?;
    let group = call.state.groups.get(&id);
    let mut ids = group.map_or_else(Vec::new, |group| group.member_ids.clone());
    call.sort(&mut ids, |field, id| {
        let user = call.state.users.get(id);
        user.map_or(Value::Null, |user| match field {
            "email" => json!(user.email),
            _ => json!(user.name),
        })
    });
    call.page(&ids, |call, id| call.state.user_json(id))
}

/// Adds all of them, or none when one of them does not belong to the account.
fn add_users(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let (id, account) = (call.own_group()?, call.account_id());
    let users = call.texts("user_ids");
    for (place, user) in users.iter().enumerate() {
        if call.state.account_role(&account, user).is_none() {
            let pointer = format!("/data/user_ids/{place}");
            let detail = "The user is not in the account";
            return Err(ApiError::invalid(&pointer, detail));
        }
    }
    let now = call.now;
    if let Some(group) = call.state.groups.get_mut(&id) {
        for user in users {
            if !group.member_ids.contains(&user) {
                group.member_ids.push(user);
            }
        }
        group.updated_at = now;
    }
    changed(call, &id);
    Ok(Call::no_content())
}

fn remove_member(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let (id, user) = (call.own_group()?, call.id("user_id").to_owned());
    let now = call.now;
    let group = call.state.groups.get_mut(&id);
    let group = group.filter(|group| group.member_ids.contains(&user));
    let group = group.ok_or_else(|| ApiError::not_found("user"))?;
    group.member_ids.retain(|member| *member != user);
    group.updated_at = now;
    changed(call, &id);
    Ok(Call::no_content())
}

fn changed(call: &mut Call<'_>, id: &str) {
    let place = Place {
        account: call.account_id(),
        ..Place::default()
    };
    call.note(
        "account_user_group_updated",
        "account_user_group",
        id,
        &place,
    );
}

fn list_adobe(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let account = call.account(Role::Reviewer)?;
    let ids = call
        .state
        .groups
        .ids(|group| group.account_id == account && group.adobe_group_id.is_some());
    call.page(&ids, |call, id| {
        let group = call.state.groups.get(id);
        group.map_or(
            Value::Null,
            |group| json!({"adobe_group_id": group.adobe_group_id, "name": group.name}),
        )
    })
}

/// Adds a group of Adobe; an existing one is shown, with a message.
fn add_adobe(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let account_id = call.account(Role::Admin)?;
    let adobe_group_id = call.owned("adobe_group_id");
    if !adobe_group_id.bytes().all(|byte| byte.is_ascii_digit()) {
        let detail = "Expected: number of a group of Adobe's";
        return Err(ApiError::invalid("/data/adobe_group_id", detail));
    }
    let known = call.state.groups.ids(|group| {
        group.account_id == account_id && group.adobe_group_id.as_ref() == Some(&adobe_group_id)
    });
    if let Some(id) = known.first() {
        let message = "The group already belongs to the account";
        let body = json!({"data": synchronised(call, id), "message": message});
        return Ok(Call::json(200, &body));
    }
    let group = Group {
        account_id,
        creator_id: Some(call.user.clone()),
        name: format!("Adobe group {adobe_group_id}"),
        emoji: "👥".to_owned(),
        member_ids: Vec::new(),
        source: "adobe".to_owned(),
        sync_status: Some("in_progress".to_owned()),
        adobe_group_id: Some(adobe_group_id),
        created_at: call.now,
        updated_at: call.now,
    };
    let id = call.state.uuid();
    call.state.groups.insert(&id, group);
    changed(call, &id);
    let body = json!({ "data": synchronised(call, &id) });
    // Copying the members takes until the next call.
    if let Some(group) = call.state.groups.get_mut(&id) {
        group.sync_status = Some("completed".to_owned());
    }
    Ok(Call::json(200, &body))
}

fn synchronised(call: &Call<'_>, id: &str) -> Value {
    let mut shown = call.group_json(id);
    let group = call.state.groups.get(id);
    shown["sync_status"] = json!(group.and_then(|group| group.sync_status.as_deref()));
    shown
}

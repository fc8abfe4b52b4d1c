//! Groups of an account's users.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::call::{Call, date};
use super::errors::ApiError;
use super::events::Place;
use super::operation::{Operation, delete, get, patch, post};
use super::people::Role;
use super::rates::per_minute;
use super::shape::{Shape, may, needs};
use crate::answer::Answer;

#[derive(Clone, Debug)]
pub(crate) struct Group {
    pub(crate) account_id: String,
    pub(crate) creator_id: Option<String>,
    pub(crate) name: String,
    pub(crate) emoji: String,
    pub(crate) member_ids: Vec<String>,
    /// `frame`, `adobe` or `workfront`.
    pub(crate) source: String,
    /// How far the synchronisation is of a group that comes from Adobe.
    pub(crate) sync_status: Option<String>,
    /// Its id at Adobe, of a group that comes from there.
    pub(crate) adobe_group_id: Option<String>,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) updated_at: DateTime<Utc>,
}

const CREATE: Shape = Shape::Object(&[&[needs("emoji", Shape::Name), needs("name", Shape::Name)]]);
const UPDATE: Shape = Shape::Object(&[&[may("emoji", Shape::Name), may("name", Shape::Name)]]);

const ALL: &str = "/v4/accounts/{account_id}/groups";
const ONE: &str = "/v4/accounts/{account_id}/groups/{group_id}";

pub(crate) static OPERATIONS: &[Operation] = &[
    get("groups.index", ALL, per_minute(100), index)
        .include(&["creator"])
        .sort(&[
            "creator_asc",
            "creator_desc",
            "name_asc",
            "name_desc",
            "created_at_asc",
            "created_at_desc",
        ])
        .pages(100),
    post("groups.create", ALL, per_minute(10), create).data(&CREATE),
    get("groups.show", ONE, per_minute(100), show).include(&["creator"]),
    patch("groups.update", ONE, per_minute(10), update).data(&UPDATE),
    delete("groups.delete", ONE, per_minute(60), remove).preview(),
];

impl Call<'_> {
    /// Returns a group of this account.
    pub(super) fn group(&self, needed: Role) -> Result<String, ApiError> {
        let account = self.account(needed)?;
        let id = self.id("group_id").to_owned();
        let group = self.state.groups.get(&id);
        let here = group.is_some_and(|group| group.account_id == account);
        here.then_some(id)
            .ok_or_else(|| ApiError::not_found("group"))
    }

    pub(super) fn group_json(&self, id: &str) -> Value {
        let Some(group) = self.state.groups.get(id) else {
            return Value::Null;
        };
        json!({
            "id": id,
            "name": group.name,
            "emoji": group.emoji,
            "creator_id": group.creator_id,
            "member_count": group.member_ids.len(),
            "created_at": date(group.created_at),
            "updated_at": date(group.updated_at),
        })
    }

    fn group_with_includes(&self, id: &str) -> Value {
        let mut shown = self.group_json(id);
        if let Some(group) = self.state.groups.get(id) {
            shown["source"] = json!(group.source);
            if let Some(status) = &group.sync_status {
                shown["sync_status"] = json!(status);
            }
            if self.includes("creator") {
                let creator = group.creator_id.as_deref();
                shown["creator"] = creator.map_or(Value::Null, |id| self.state.user_json(id));
            }
        }
        shown
    }
}

fn index(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let account = call.account(Role::Reviewer)?;
    let mut ids = call.state.groups.ids(|group| group.account_id == account);
    call.sort(&mut ids, |field, id| {
        let group = call.state.groups.get(id);
        group.map_or(Value::Null, |group| match field {
            "name" => json!(group.name),
            "creator" => {
                let creator = group.creator_id.as_deref();
                let creator = creator.and_then(|id| call.state.users.get(id));
                json!(creator.map(|creator| &creator.name))
            }
            _ => json!(date(group.created_at)),
        })
    });
    call.page(&ids, Call::group_with_includes)
}

fn create(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let account_id = call.account(Role::Admin)?;
    let place = Place {
        account: account_id.clone(),
        ..Place::default()
    };
    let group = Group {
        account_id,
        creator_id: Some(call.user.clone()),
        name: call.owned("name"),
        emoji: call.owned("emoji"),
        member_ids: Vec::new(),
        source: "frame".to_owned(),
        sync_status: None,
        adobe_group_id: None,
        created_at: call.now,
        updated_at: call.now,
    };
    let id = call.state.uuid();
    call.state.groups.insert(&id, group);
    call.note(
        "account_user_group_created",
        "account_user_group",
        &id,
        &place,
    );
    Ok(Call::data(201, call.group_json(&id)))
}

fn show(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.group(Role::Reviewer)?;
    Ok(Call::data(200, call.group_with_includes(&id)))
}

fn update(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.group(Role::Admin)?;
    let (data, now) = (call.data.clone(), call.now);
    let mut place = Place::default();
    if let Some(group) = call.state.groups.get_mut(&id) {
        if group.source != "frame" {
            let detail = "A group that is managed elsewhere can only be changed there";
            return Err(ApiError::forbidden(detail));
        }
        let text = |name: &str, old: &str| {
            data.get(name)
                .and_then(Value::as_str)
                .unwrap_or(old)
                .to_owned()
        };
        group.name = text("name", &group.name);
        group.emoji = text("emoji", &group.emoji);
        group.updated_at = now;
        place.account.clone_from(&group.account_id);
    }
    call.note(
        "account_user_group_updated",
        "account_user_group",
        &id,
        &place,
    );
    Ok(Call::data(200, call.group_json(&id)))
}

/// Deletes a group with its roles in projects and workspaces.
fn remove(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.group(Role::Admin)?;
    let place = Place {
        account: call.account_id(),
        ..Place::default()
    };
    call.state.group_roles.retain(|(_, group), _| *group != id);
    call.state.groups.remove(&id);
    call.note(
        "account_user_group_deleted",
        "account_user_group",
        &id,
        &place,
    );
    Ok(Call::no_content())
}

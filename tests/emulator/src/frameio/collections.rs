//! Collections; the API only shows them, each share has one of its own.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::call::{Call, date};
use super::errors::ApiError;
use super::operation::{Operation, get};
use super::people::Role;
use super::rates::per_minute;
use crate::answer::Answer;

#[derive(Clone, Debug)]
pub(crate) struct Collection {
    pub(crate) project_id: String,
    pub(crate) creator_id: String,
    pub(crate) name: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) dynamic: bool,
    pub(crate) auto_generated: bool,
    pub(crate) private: bool,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) updated_at: DateTime<Utc>,
}

pub(crate) static OPERATIONS: &[Operation] = &[
    get(
        "collections.index",
        "/v4/accounts/{account_id}/projects/{project_id}/collections",
        per_minute(100),
        index,
    )
    .include_any()
    .pages(100),
    get(
        "collections.show",
        "/v4/accounts/{account_id}/collections/{collection_id}",
        per_minute(100),
        show,
    )
    .include_any(),
];

impl Call<'_> {
    fn collection_json(&self, id: &str) -> Value {
        let Some(collection) = self.state.collections.get(id) else {
            return Value::Null;
        };
        let project = self.state.projects.get(&collection.project_id);
        let mut shown = json!({
            "id": id,
            "name": collection.name,
            "description": collection.description,
            "aggregation_mode": if collection.dynamic { "dynamic" } else { "static" },
            "auto_generated": collection.auto_generated,
            "private": collection.private,
            "project_id": collection.project_id,
            "root_folder_id": project.map(|project| &project.root_folder_id),
            "created_at": date(collection.created_at),
            "updated_at": date(collection.updated_at),
        });
        if self.includes("creator") {
            shown["creator"] = self.state.user_json(&collection.creator_id);
        }
        if self.includes("project") {
            shown["project"] = self.project_with_includes(&collection.project_id);
        }
        if self.includes("shares") {
            let shares = self.state.shares.ids(|share| share.collection_id == id);
            shown["shares"] = shares.iter().map(|share| self.share_json(share)).collect();
        }
        shown
    }
}

fn index(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let project = call.project(Role::Viewer)?;
    let ids = call
        .state
        .collections
        .ids(|known| known.project_id == project);
    call.page(&ids, Call::collection_json)
}

fn show(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.id("collection_id").to_owned();
    let known = call.state.collections.get(&id);
    let project = known
        .map(|known| known.project_id.clone())
        .unwrap_or_default();
    let here = call.state.account_of_project(&project) == Some(call.account_id());
    let role = call.state.project_role(&project, &call.user);
    if !here || role.is_none() {
        return Err(ApiError::not_found("collection"));
    }
    Ok(Call::data(200, call.collection_json(&id)))
}

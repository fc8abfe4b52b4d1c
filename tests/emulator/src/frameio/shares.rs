//! Shares: what is in them, who reviews it, what was done with it.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};

use super::call::{Call, date, maybe_date, texts};
use super::collections::Collection;
use super::errors::ApiError;
use super::folders::ASSET_SORTS;
use super::operation::{Operation, delete, get, patch, post};
use super::people::Role;
use super::rates::per_minute;
use super::represent::{FILE_INCLUDES, PREVIEW_INCLUDES};
use super::reviewers;
use super::shape::{Shape, needs};
use super::share_fields::{self, CREATE, PREVIEW_CREATE, PREVIEW_UPDATE, UPDATE};
use super::workspaces::NAMED_SORTS;
use crate::answer::Answer;

#[derive(Clone, Debug)]
pub(crate) struct Share {
    pub(crate) project_id: String,
    pub(crate) collection_id: String,
    pub(crate) settings: Map<String, Value>,
    pub(crate) asset_ids: Vec<String>,
    /// Ids of users, those included who were invited by their address only.
    pub(crate) reviewers: Vec<String>,
    pub(crate) activities: Vec<Activity>,
    pub(crate) last_viewed_at: Option<DateTime<Utc>>,
    pub(crate) short_url: String,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) updated_at: DateTime<Utc>,
}

/// An activity in a share.
#[derive(Clone, Debug)]
pub(crate) struct Activity {
    pub(crate) id: String,
    pub(crate) kind: String,
    pub(crate) asset_id: Option<String>,
    pub(crate) user_id: Option<String>,
    pub(crate) inserted_at: DateTime<Utc>,
}

const ASSET: Shape = Shape::Object(&[&[needs("asset_id", Shape::Id)]]);

/// Values of `include` for a share, in the preview alone.
const SHARE_INCLUDES: &[&str] = &["featured_field_definition", "visible_field_definitions"];

const ONE: &str = "/v4/accounts/{account_id}/shares/{share_id}";
const ASSETS: &str = "/v4/accounts/{account_id}/shares/{share_id}/assets";
const IN_PROJECT: &str = "/v4/accounts/{account_id}/projects/{project_id}/shares";

pub(crate) static OPERATIONS: &[Operation] = &[
    get("shares.list_assets", ASSETS, per_minute(100), assets)
        .include(FILE_INCLUDES)
        .preview_include(PREVIEW_INCLUDES)
        .sort(ASSET_SORTS)
        .pages(100),
    post("shares.add_asset", ASSETS, per_minute(10), add_asset).data(&ASSET),
    delete(
        "shares.remove_asset",
        "/v4/accounts/{account_id}/shares/{share_id}/assets/{asset_id}",
        per_minute(10),
        remove_asset,
    ),
    get("shares.show", ONE, per_minute(100), show).preview_include(SHARE_INCLUDES),
    delete("shares.delete", ONE, per_minute(60), remove),
    patch("shares.update", ONE, per_minute(10), update)
        .data(&UPDATE)
        .preview_data(&PREVIEW_UPDATE),
    get(
        "shares.list_reviewers",
        reviewers::PATH,
        per_minute(10),
        reviewers::list,
    )
    .sort(&["name_asc", "active", "name_desc", "inactive"])
    .pages(100),
    post(
        "shares.add_reviewers",
        reviewers::PATH,
        per_minute(10),
        reviewers::add,
    )
    .data(&reviewers::ADD),
    delete(
        "shares.remove_reviewers",
        reviewers::PATH,
        per_minute(10),
        reviewers::remove,
    )
    .data(&reviewers::REMOVE),
    get(
        "shares.list_activities",
        "/v4/accounts/{account_id}/shares/{share_id}/activities",
        per_minute(100),
        activities,
    )
    .include(&["user"])
    .pages(100),
    get("shares.index", IN_PROJECT, per_minute(100), index)
        .preview_include(SHARE_INCLUDES)
        .sort(NAMED_SORTS)
        .pages(100),
    post("shares.create", IN_PROJECT, per_minute(10), create)
        .data(&CREATE)
        .preview_data(&PREVIEW_CREATE),
];

impl Call<'_> {
    /// Returns a share of this account, in a project where the user has at least this role.
    pub(crate) fn share(&self, needed: Role) -> Result<String, ApiError> {
        let id = self.id("share_id").to_owned();
        let share = self.state.shares.get(&id);
        let share = share.ok_or_else(|| ApiError::not_found("share"))?;
        let here = self.state.account_of_project(&share.project_id) == Some(self.account_id());
        let role = self.state.project_role(&share.project_id, &self.user);
        match role.filter(|_| here) {
            None => Err(ApiError::not_found("share")),
            Some(role) if role < needed => {
                let detail = format!("The share needs the role {}", needed.name());
                Err(ApiError::forbidden(detail))
            }
            Some(_) => Ok(id),
        }
    }

    pub(crate) fn share_json(&self, id: &str) -> Value {
        let Some(share) = self.state.shares.get(id) else {
            return Value::Null;
        };
        let mut shown = share.settings.clone();
        let template = shown.remove("watermark_template_id");
        if self.is_preview() {
            let template = template.unwrap_or(Value::Null);
            shown.insert("watermark_template_id".to_owned(), template);
            self.share_fields(&mut shown);
        }
        let own = json!({
            "id": id,
            "collection_id": share.collection_id,
            "short_url": share.short_url,
            "last_viewed_at": maybe_date(share.last_viewed_at),
            "created_at": date(share.created_at),
            "updated_at": date(share.updated_at),
        });
        if let Value::Object(own) = own {
            shown.extend(own);
        }
        Value::Object(shown)
    }

    /// Adds the definitions that `include` asks for.
    fn share_fields(&self, shown: &mut Map<String, Value>) {
        if self.includes("featured_field_definition") {
            let id = shown.get("featured_field_definition_id");
            let id = id.and_then(Value::as_str).unwrap_or_default();
            let field = self.definition_json(id);
            shown.insert("featured_field_definition".to_owned(), field);
        }
        if self.includes("visible_field_definitions") {
            let ids = texts(shown.get("visible_field_definition_ids"));
            let fields = ids.iter().map(|id| self.definition_json(id)).collect();
            shown.insert("visible_field_definitions".to_owned(), fields);
        }
    }

    /// Checks that the account has the watermark template that the body names.
    fn check_template(&self) -> Result<(), ApiError> {
        let Some(id) = self.text("watermark_template_id") else {
            return Ok(());
        };
        let known = self.state.watermark_templates.get(id);
        if known.is_some_and(|known| known.account_id == self.account_id()) {
            return Ok(());
        }
        let detail = "The watermark template does not exist";
        Err(ApiError::invalid("/data/watermark_template_id", detail))
    }

    /// Writes down that a share was changed.
    pub(crate) fn share_changed(&mut self, note: &str, event: Option<&str>, id: &str) {
        let now = self.now;
        let mut project = String::new();
        if let Some(share) = self.state.shares.get_mut(id) {
            share.updated_at = now;
            project.clone_from(&share.project_id);
        }
        let place = self.state.place_of_project(&project);
        self.note(note, "share", id, &place);
        if let Some(event) = event {
            self.announce(event, "share", id, &place);
        }
    }

    /// Returns an asset of the share's project.
    fn shareable(&self, name: &str, project: &str, pointer: &str) -> Result<String, ApiError> {
        let id = self.asset(name, Role::Editor, "asset")?;
        let here = self
            .state
            .assets
            .get(&id)
            .is_some_and(|asset| asset.project_id == project);
        if here {
            return Ok(id);
        }
        Err(ApiError::invalid(
            pointer,
            "The asset is not in the project of the share",
        ))
    }
}

fn index(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let project = call.project(Role::Viewer)?;
    let mut ids = call.state.shares.ids(|share| share.project_id == project);
    call.sort(&mut ids, |field, id| {
        let share = call.state.shares.get(id);
        share.map_or(Value::Null, |share| match field {
            "name" => share.settings.get("name").cloned().unwrap_or(Value::Null),
            _ => json!(date(share.created_at)),
        })
    });
    call.page(&ids, Call::share_json)
}

fn create(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let project_id = call.project(Role::Editor)?;
    call.check_template()?;
    let mut asset_ids = Vec::new();
    for (place, name) in call.distinct("asset_ids")?.iter().enumerate() {
        let pointer = format!("/data/asset_ids/{place}");
        asset_ids.push(call.shareable(name, &project_id, &pointer)?);
    }
    let mut settings = share_fields::defaults();
    let own = |name: &str| !matches!(name, "type" | "asset_ids");
    let given = call.data.iter().filter(|(name, _)| own(name));
    settings.extend(given.map(|(name, value)| (name.clone(), value.clone())));
    let (id, collection_id) = (call.state.uuid(), call.state.uuid());
    let collection = Collection {
        project_id: project_id.clone(),
        creator_id: call.user.clone(),
        name: call.text("name").map(str::to_owned),
        description: None,
        dynamic: false,
        auto_generated: true,
        private: true,
        created_at: call.now,
        updated_at: call.now,
    };
    call.state.collections.insert(&collection_id, collection);
    let share = Share {
        project_id,
        collection_id,
        settings,
        asset_ids,
        reviewers: Vec::new(),
        activities: Vec::new(),
        last_viewed_at: None,
        short_url: format!("https://f.io/{}", call.state.hex(8)),
        created_at: call.now,
        updated_at: call.now,
    };
    call.state.shares.insert(&id, share);
    call.share_changed("share_created", Some("share.created"), &id);
    Ok(Call::data(201, call.share_json(&id)))
}

fn show(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.share(Role::Viewer)?;
    Ok(Call::data(200, call.share_json(&id)))
}

fn update(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.share(Role::Editor)?;
    share_fields::check_layout(&call.data)?;
    call.check_template()?;
    let data = call.data.clone();
    if let Some(share) = call.state.shares.get_mut(&id) {
        share.settings.extend(data);
    }
    call.share_changed("share_updated", Some("share.updated"), &id);
    Ok(Call::data(200, call.share_json(&id)))
}

/// Deletes a share with the collection that was made for it.
fn remove(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.share(Role::Editor)?;
    call.share_changed("share_deleted", Some("share.deleted"), &id);
    if let Some(share) = call.state.shares.remove(&id) {
        call.state.collections.remove(&share.collection_id);
    }
    call.state.forget_invited();
    Ok(Call::no_content())
}

/// Returns everything in a share, in one flat list.
fn assets(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.share(Role::Viewer)?;
    let share = call.state.shares.get(&id);
    let mut ids: Vec<String> = Vec::new();
    for asset in share.map_or(&[][..], |share| share.asset_ids.as_slice()) {
        let mut reachable = vec![asset.clone()];
        reachable.extend(call.state.assets.below(asset));
        for id in reachable {
            if !ids.contains(&id) && call.state.assets.get(&id).is_some() {
                ids.push(id);
            }
        }
    }
    call.check_originals(&ids)?;
    call.sort(&mut ids, |field, id| call.asset_key(field, id));
    call.page(&ids, Call::asset_with_includes)
}

fn add_asset(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.share(Role::Editor)?;
    let share = call.state.shares.get(&id);
    let project = share
        .map(|share| share.project_id.clone())
        .unwrap_or_default();
    let asset = call.shareable(&call.owned("asset_id"), &project, "/data/asset_id")?;
    if let Some(share) = call.state.shares.get_mut(&id) {
        if share.asset_ids.contains(&asset) {
            return Err(ApiError::conflict("The asset is already in the share"));
        }
        share.asset_ids.push(asset.clone());
    }
    call.share_changed("share_updated", Some("share.updated"), &id);
    let mut shown = call.share_json(&id);
    shown["asset_added"] = json!(asset);
    Ok(Call::data(200, shown))
}

/// Answers 200 with the share, unlike other deletions (`wire.md` §9, 14).
fn remove_asset(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.share(Role::Editor)?;
    let asset = call.state.assets.named(call.id("asset_id"));
    let asset = asset.ok_or_else(|| ApiError::not_found("asset"))?;
    let share = call.state.shares.get_mut(&id);
    let place = share
        .as_ref()
        .and_then(|share| share.asset_ids.iter().position(|known| *known == asset));
    let (Some(share), Some(place)) = (share, place) else {
        return Err(ApiError::not_found("asset in the share"));
    };
    share.asset_ids.remove(place);
    call.share_changed("share_updated", Some("share.updated"), &id);
    let mut shown = call.share_json(&id);
    shown["asset_removed"] = json!(asset);
    Ok(Call::data(200, shown))
}

/// Lists activities, the newest first, and never with a total (`wire.md` §4).
fn activities(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.share(Role::Viewer)?;
    let share = call.state.shares.get(&id);
    let known = share.map_or(&[][..], |share| share.activities.as_slice());
    let ids: Vec<String> = known
        .iter()
        .rev()
        .map(|activity| activity.id.clone())
        .collect();
    let page = call.page_json(&ids, |call, id| {
        let activity = known.iter().find(|activity| activity.id == id);
        let Some(activity) = activity else {
            return Value::Null;
        };
        let mut shown = json!({
            "id": id,
            "type": activity.kind,
            "asset_id": activity.asset_id,
            "user_id": activity.user_id,
            "inserted_at": date(activity.inserted_at),
        });
        if call.includes("user") {
            let user = activity.user_id.as_deref();
            shown["user"] = user.map_or(Value::Null, |user| call.state.user_json(user));
        }
        shown
    })?;
    Ok(Call::json(200, &page))
}

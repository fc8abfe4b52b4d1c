//! Folders, what is in them, and who may see restricted ones.

use serde_json::{Value, json};

use super::assets::{Asset, Folder, Kind};
use super::call::Call;
use super::copies::Kinds;
use super::errors::ApiError;
use super::operation::{Operation, delete, get, patch, post};
use super::people::Role;
use super::projects::ROLE;
use super::rates::{per_minute, per_second};
use super::represent::{ASSET_INCLUDES, FILE_INCLUDES, PREVIEW_INCLUDES};
use super::shape::{Shape, may, needs};
use crate::answer::Answer;

/// The body that may give something a name.
pub(crate) const NAME: Shape = Shape::Object(&[&[may("name", Shape::Name)]]);
/// The same, of a folder in the preview.
const RESTRICTABLE: Shape =
    Shape::Object(&[&[may("name", Shape::Name), may("restricted", Shape::Flag)]]);
/// The body that may say where something goes.
pub(crate) const PARENT: Shape = Shape::Object(&[&[may("parent_id", Shape::Id)]]);
const BULK: Shape = Shape::Object(&[&[
    needs("folder_ids", Shape::List(&Shape::Id, 1, 100)),
    needs("parent_id", Shape::Id),
]]);

/// How lists of assets can be sorted.
pub(crate) const ASSET_SORTS: &[&str] = &[
    "name_asc",
    "created_at_asc",
    "updated_at_asc",
    "name_desc",
    "created_at_desc",
    "updated_at_desc",
];
/// Which comments a copy takes along.
pub(crate) const COPY_COMMENTS: &[(&str, &[&str])] =
    &[("copy_comments", &["none", "internal", "public", "all"])];

const ONE: &str = "/v4/accounts/{account_id}/folders/{folder_id}";
const USER: &str = "/v4/accounts/{account_id}/folders/{folder_id}/users/{user_id}";
const FOLDERS: &str = "/v4/accounts/{account_id}/folders/{folder_id}/folders";

pub(crate) static OPERATIONS: &[Operation] = &[
    post(
        "folders.bulk_copy",
        "/v4/accounts/{account_id}/folders/copy",
        per_minute(10),
        bulk_copy,
    )
    .flags(&["copy_metadata"])
    .choices(COPY_COMMENTS)
    .data(&BULK),
    get("folders.show", ONE, per_minute(100), show).include(ASSET_INCLUDES),
    delete("folders.delete", ONE, per_minute(60), remove),
    patch("folders.update", ONE, per_minute(10), update)
        .data(&NAME)
        .preview_data(&RESTRICTABLE),
    get(
        "folders.index",
        "/v4/accounts/{account_id}/folders/{folder_id}/children",
        per_minute(100),
        children,
    )
    .include(FILE_INCLUDES)
    .preview_include(PREVIEW_INCLUDES)
    .sort(ASSET_SORTS)
    .choices(&[("type", &["file", "folder", "version_stack"])])
    .pages(500),
    patch(
        "folders.move",
        "/v4/accounts/{account_id}/folders/{folder_id}/move",
        per_minute(10),
        relocate,
    )
    .data(&PARENT),
    patch(
        "folders.bulk_move",
        "/v4/accounts/{account_id}/folders/move",
        per_minute(10),
        bulk_move,
    )
    .data(&BULK),
    get("folders.list", FOLDERS, per_second(5), list)
        .include(ASSET_INCLUDES)
        .sort(ASSET_SORTS)
        .pages(500),
    post("folders.create", FOLDERS, per_second(3), create)
        .data(&NAME)
        .preview_data(&RESTRICTABLE),
    post(
        "folders.copy",
        "/v4/accounts/{account_id}/folders/{folder_id}/copy",
        per_minute(10),
        copy,
    )
    .flags(&["copy_metadata"])
    .optional_data(&PARENT),
    get(
        "folder_permissions.folder_user_roles_index",
        "/v4/accounts/{account_id}/folders/{folder_id}/users",
        per_minute(100),
        users,
    )
    .flags(&["include_deactivated"])
    .pages(100),
    delete(
        "folder_permissions.delete",
        USER,
        per_minute(60),
        remove_user,
    ),
    patch(
        "folder_permissions.folder_user_roles_update",
        USER,
        per_minute(10),
        update_user,
    )
    .data(&ROLE),
];

fn show(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.folder(Role::Viewer)?;
    Ok(Call::data(200, call.asset_with_includes(&id)))
}

fn remove(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.folder(Role::Editor)?;
    call.erase(&id)?;
    Ok(Call::no_content())
}

fn update(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.folder(Role::EditOnly)?;
    call.rename(&id);
    call.restrict(&id);
    Ok(Call::data(200, call.asset_json(&id)))
}

fn children(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.folder(Role::Viewer)?;
    let kind = call.head.query("type").map(|kind| match kind {
        "folder" => Kinds::Folders,
        "file" => Kinds::Files,
        _ => Kinds::VersionStacks,
    });
    call.assets_page(&id, kind)
}

fn list(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.folder(Role::Viewer)?;
    call.assets_page(&id, Some(Kinds::Folders))
}

impl Call<'_> {
    /// Lets only a folder's own members see it, or all of the project, as the body says.
    fn restrict(&mut self, id: &str) {
        let wanted = self.data.get("restricted").and_then(Value::as_bool);
        let (user, folder) = (self.user.clone(), self.state.assets.folder_mut(id));
        if let (Some(wanted), Some(folder)) = (wanted, folder) {
            folder.restricted = wanted;
            folder.members.entry(user).or_insert(Role::FullAccess);
        }
    }

    /// Lists the direct children of a folder or stack.
    pub(crate) fn assets_page(&self, id: &str, kind: Option<Kinds>) -> Result<Answer, ApiError> {
        let mut ids = self.visible_children(id, kind);
        self.check_originals(&ids)?;
        self.sort(&mut ids, |field, id| self.asset_key(field, id));
        self.page(&ids, Call::asset_with_includes)
    }
}

impl super::state::State {
    pub(crate) fn create_folder(
        &mut self,
        parent: &str,
        name: &str,
        creator_id: &str,
        now: chrono::DateTime<chrono::Utc>,
    ) -> String {
        let project = self
            .assets
            .get(parent)
            .map(|parent| parent.project_id.clone());
        let id = self.uuid();
        let folder = Asset {
            name: name.to_owned(),
            project_id: project.unwrap_or_default(),
            parent_id: Some(parent.to_owned()),
            creator_id: creator_id.to_owned(),
            created_at: now,
            updated_at: now,
            deleted_at: None,
            adobe_id: None,
            kind: Kind::Folder(Folder::default()),
        };
        self.assets.insert(&id, folder);
        id
    }
}

fn create(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let parent = call.folder(Role::EditOnly)?;
    let name = call.text("name").unwrap_or("New Folder").to_owned();
    let (user, now) = (call.user.clone(), call.now);
    let id = call.state.create_folder(&parent, &name, &user, now);
    call.restrict(&id);
    let place = call.state.place_of_asset(&id);
    call.note("asset_created", "asset", &id, &place);
    call.announce("folder.created", "folder", &id, &place);
    Ok(Call::data(201, call.asset_json(&id)))
}

fn relocate(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.folder(Role::EditOnly)?;
    let parent = call.text("parent_id").map(str::to_owned);
    call.relocate(&id, parent.as_deref())?;
    Ok(Call::data(200, call.asset_json(&id)))
}

fn copy(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.folder(Role::Viewer)?;
    let parent = call.text("parent_id").map(str::to_owned);
    let copy = call.duplicate(&id, parent.as_deref())?;
    Ok(Call::data(200, call.asset_json(&copy)))
}

/// Returns all folders of a bulk call, or the error of the first missing one.
fn bulk(call: &Call<'_>, needed: Role) -> Result<(Vec<String>, String), ApiError> {
    let parent = call.owned("parent_id");
    let mut ids = Vec::new();
    for (place, name) in call.distinct("folder_ids")?.iter().enumerate() {
        let id = call.asset(name, needed, "folder")?;
        let pointer = format!("/data/folder_ids/{place}");
        if call.state.assets.folder(&id).is_none() {
            return Err(ApiError::invalid(&pointer, "Expected: id of a folder"));
        }
        call.target(&id, "/data/parent_id", &parent)?;
        ids.push(id);
    }
    Ok((ids, parent))
}

fn bulk_copy(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let (ids, parent) = bulk(call, Role::Viewer)?;
    let mut copied = Vec::new();
    for id in ids {
        let copy = call.duplicate(&id, Some(&parent))?;
        copied.push(json!({"source_folder_id": id, "folder": call.asset_json(&copy)}));
    }
    Ok(Call::data(200, copied.into()))
}

fn bulk_move(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let (ids, parent) = bulk(call, Role::EditOnly)?;
    for id in &ids {
        call.relocate(id, Some(&parent))?;
    }
    let moved: Value = ids.iter().map(|id| call.asset_json(id)).collect();
    Ok(Call::data(200, moved))
}

fn users(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.folder(Role::Viewer)?;
    let folder = call.state.assets.folder(&id);
    let members = folder.map(|folder| folder.members.clone());
    call.people(&members.unwrap_or_default())
}

/// Adds the user who is not a member yet.
fn update_user(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.folder(Role::FullAccess)?;
    let user = call.named_user()?;
    let role = call
        .text("role")
        .and_then(Role::parse)
        .unwrap_or(Role::Viewer);
    if let Some(folder) = call.state.assets.folder_mut(&id) {
        folder.members.insert(user.clone(), role);
    }
    let place = call.state.place_of_asset(&id);
    call.note("role_added", "user", &user, &place);
    Ok(Call::data(200, json!({ "role": role.name() })))
}

fn remove_user(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.folder(Role::FullAccess)?;
    let user = call.id("user_id").to_owned();
    let folder = call.state.assets.folder_mut(&id);
    let removed = folder.and_then(|folder| folder.members.remove(&user));
    removed.ok_or_else(|| ApiError::not_found("user"))?;
    let place = call.state.place_of_asset(&id);
    call.note("role_removed", "user", &user, &place);
    Ok(Call::no_content())
}

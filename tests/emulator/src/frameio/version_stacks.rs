//! Version stacks: files that are versions of one thing.

use super::assets::{Asset, Kind};
use super::call::Call;
use super::copies::{Kinds, VERSIONS};
use super::errors::ApiError;
use super::files::FILE_SORTS;
use super::folders::{ASSET_SORTS, PARENT};
use super::operation::{Operation, get, patch, post};
use super::people::Role;
use super::rates::{per_minute, per_second};
use super::represent::{FILE_INCLUDES, PREVIEW_INCLUDES};
use super::shape::{Shape, clears, needs};
use crate::answer::Answer;

const CREATE: Shape = Shape::Object(&[&[needs("file_ids", Shape::List(&Shape::Id, 2, VERSIONS))]]);

const REORDER: Shape = Shape::Object(&[&[
    needs("target_file_id", Shape::Id),
    clears("move_above_file_id", Shape::Id),
    clears("move_below_file_id", Shape::Id),
    clears("move_to", Shape::OneOf(&["top", "bottom"])),
]]);

const IN_FOLDER: &str = "/v4/accounts/{account_id}/folders/{folder_id}/version_stacks";

pub(crate) static OPERATIONS: &[Operation] = &[
    patch(
        "version_stacks.move",
        "/v4/accounts/{account_id}/version_stacks/{version_stack_id}/move",
        per_minute(10),
        relocate,
    )
    .data(&PARENT),
    get("version_stacks.list", IN_FOLDER, per_second(5), list)
        .include(FILE_INCLUDES)
        .preview_include(PREVIEW_INCLUDES)
        .sort(ASSET_SORTS)
        .pages(500),
    post("version_stacks.create", IN_FOLDER, per_minute(10), create).data(&CREATE),
    get(
        "version_stacks.show",
        "/v4/accounts/{account_id}/version_stacks/{version_stack_id}",
        per_minute(100),
        show,
    )
    .include(FILE_INCLUDES)
    .preview_include(PREVIEW_INCLUDES),
    get(
        "version_stacks.index",
        "/v4/accounts/{account_id}/version_stacks/{version_stack_id}/children",
        per_minute(100),
        children,
    )
    .include(FILE_INCLUDES)
    .preview_include(PREVIEW_INCLUDES)
    .sort(FILE_SORTS)
    .pages(100),
    post(
        "version_stacks.copy",
        "/v4/accounts/{account_id}/version_stacks/{version_stack_id}/copy",
        per_minute(10),
        copy,
    )
    .flags(&["copy_metadata"])
    .optional_data(&PARENT),
    patch(
        "version_stacks.reorder",
        "/v4/accounts/{account_id}/version_stacks/{version_stack_id}/versions",
        per_minute(10),
        reorder,
    )
    .data(&REORDER)
    .preview(),
];

impl Call<'_> {
    pub(super) fn version_stack(&self, needed: Role) -> Result<String, ApiError> {
        let id = self.asset(self.id("version_stack_id"), needed, "version stack")?;
        let known = self.state.assets.is_stack(&id);
        known
            .then_some(id)
            .ok_or_else(|| ApiError::not_found("version stack"))
    }
}

fn list(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.folder(Role::Viewer)?;
    call.assets_page(&id, Some(Kinds::VersionStacks))
}

fn show(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.version_stack(Role::Viewer)?;
    call.check_originals(std::slice::from_ref(&id))?;
    Ok(Call::data(200, call.asset_with_includes(&id)))
}

fn children(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.version_stack(Role::Viewer)?;
    call.assets_page(&id, None)
}

/// Creates a stack of files that lie in the folder already; the last one named is the newest.
fn create(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let folder = call.folder(Role::EditOnly)?;
    let mut files = Vec::new();
    for (place, name) in call.distinct("file_ids")?.iter().enumerate() {
        let id = call.file_named(name, Role::EditOnly)?;
        let parent = call
            .state
            .assets
            .get(&id)
            .and_then(|asset| asset.parent_id.as_ref());
        if parent != Some(&folder) {
            let pointer = format!("/data/file_ids/{place}");
            return Err(ApiError::invalid(
                &pointer,
                "The file is not in the folder of the path",
            ));
        }
        files.push(id);
    }
    let id = call.state.uuid();
    let (user, now) = (call.user.clone(), call.now);
    let id = call.state.create_stack(&id, &folder, &files, &user, now);
    let place = call.state.place_of_asset(&id);
    for file in &files {
        call.note("asset_versioned", "asset", file, &place);
        call.announce("file.versioned", "file", file, &place);
    }
    Ok(Call::data(201, call.asset_with_includes(&id)))
}

impl super::state::State {
    pub(crate) fn create_stack(
        &mut self,
        id: &str,
        folder: &str,
        files: &[String],
        creator_id: &str,
        now: chrono::DateTime<chrono::Utc>,
    ) -> String {
        let newest = files.last().and_then(|file| self.assets.get(file));
        let stack = Asset {
            name: newest.map_or_else(String::new, |file| file.name.clone()),
            project_id: newest.map_or_else(String::new, |file| file.project_id.clone()),
            parent_id: Some(folder.to_owned()),
            creator_id: creator_id.to_owned(),
            created_at: now,
            updated_at: now,
            deleted_at: None,
            adobe_id: None,
            kind: Kind::VersionStack,
        };
        self.assets.insert(id, stack);
        for file in files {
            self.assets.relocate(file, id, now);
        }
        id.to_owned()
    }
}

fn relocate(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.version_stack(Role::EditOnly)?;
    let parent = call.text("parent_id").map(str::to_owned);
    call.relocate(&id, parent.as_deref())?;
    Ok(Call::data(200, call.asset_json(&id)))
}

fn copy(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.version_stack(Role::Viewer)?;
    let parent = call.text("parent_id").map(str::to_owned);
    let copy = call.duplicate(&id, parent.as_deref())?;
    Ok(Call::data(200, call.asset_json(&copy)))
}

/// Moves one version; the newest is at the top, which is the end of the children.
fn reorder(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.version_stack(Role::EditOnly)?;
    let mut versions = call.state.assets.children(&id).to_vec();
    let version = |name: &str, pointer: &str| {
        let known = call.state.assets.named(name);
        let known = known.and_then(|id| versions.iter().position(|version| *version == id));
        known.ok_or_else(|| ApiError::invalid(pointer, "The file is not a version of the stack"))
    };
    let from = version(&call.owned("target_file_id"), "/data/target_file_id")?;
    let target = versions.get(from).cloned().unwrap_or_default();
    let beside = |name: &str| {
        let wanted = call.text(name);
        wanted.map(|wanted| version(wanted, &format!("/data/{name}")))
    };
    let above = beside("move_above_file_id").transpose()?;
    let below = beside("move_below_file_id").transpose()?;
    let neighbour = |place: Option<usize>| place.and_then(|place| versions.get(place).cloned());
    let (above, below) = (neighbour(above), neighbour(below));
    let end = call.text("move_to").map(str::to_owned);
    let named = [above.is_some(), below.is_some(), end.is_some()];
    if named.iter().filter(|named| **named).count() != 1 {
        let detail = "Name one of move_above_file_id, move_below_file_id and move_to";
        return Err(ApiError::invalid("/data", detail));
    }
    versions.retain(|version| *version != target);
    let place_of = |wanted: &Option<String>| {
        let wanted = wanted.as_ref()?;
        versions.iter().position(|version| version == wanted)
    };
    let place = match (place_of(&above), place_of(&below), end.as_deref()) {
        (Some(above), _, _) => above + 1,
        (_, Some(below), _) => below,
        (_, _, Some("bottom")) => 0,
        _ => versions.len(),
    };
    versions.insert(place, target.clone());
    let shown: serde_json::Value = versions.iter().map(|id| call.asset_json(id)).collect();
    call.state.assets.reorder(&id, versions);
    let place = call.state.place_of_asset(&id);
    call.note("asset_versioned", "asset", &target, &place);
    Ok(Call::data(200, shown))
}

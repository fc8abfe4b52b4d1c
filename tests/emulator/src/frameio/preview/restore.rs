//! Restoring what was deleted: the thing itself at once, what was in it in the background.

use crate::answer::Answer;
use crate::frameio::assets::Kind;
use crate::frameio::call::Call;
use crate::frameio::errors::ApiError;
use crate::frameio::operation::{Operation, patch};
use crate::frameio::people::Role;
use crate::frameio::rates::per_minute;
use crate::frameio::state::State;

/// How many requests come to the service, the next one included, before what was in a folder is back.
const REQUESTS: u32 = 2;

/// An asset that is still to be restored.
#[derive(Debug)]
pub(crate) struct Restoring {
    ids: Vec<String>,
    requests: u32,
}

pub(crate) static OPERATIONS: &[Operation] = &[
    patch(
        "files.restore",
        "/v4/accounts/{account_id}/files/{file_id}/restore",
        per_minute(100),
        file,
    )
    .preview(),
    patch(
        "folders.restore",
        "/v4/accounts/{account_id}/folders/{folder_id}/restore",
        per_minute(100),
        folder,
    )
    .preview(),
    patch(
        "version_stacks.restore",
        "/v4/accounts/{account_id}/version_stacks/{version_stack_id}/restore",
        per_minute(100),
        version_stack,
    )
    .preview(),
];

impl State {
    /// Goes on with what is restored in the background, once a request.
    pub(crate) fn go_on_restoring(&mut self) {
        for mut restoring in std::mem::take(&mut self.restoring) {
            restoring.requests = restoring.requests.saturating_sub(1);
            if restoring.requests > 0 {
                self.restoring.push(restoring);
                continue;
            }
            for id in &restoring.ids {
                // What has lost its place in the meantime stays deleted.
                let parent = self.assets.deleted_one(id);
                let parent = parent.and_then(|asset| asset.parent_id.clone());
                if parent.is_some_and(|parent| self.assets.get(&parent).is_some()) {
                    self.assets.restore(id);
                }
            }
        }
    }
}

fn file(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    restore(call, "file_id", "file")
}

fn folder(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    restore(call, "folder_id", "folder")
}

fn version_stack(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    restore(call, "version_stack_id", "version_stack")
}

fn restore(call: &mut Call<'_>, name: &str, kind: &str) -> Result<Answer, ApiError> {
    let not_found = || ApiError::not_found(&format!("deleted {}", kind.replace('_', " ")));
    let id = call.state.assets.deleted_named(call.id(name));
    let id = id.ok_or_else(not_found)?;
    let asset = call.state.assets.deleted_one(&id).ok_or_else(not_found)?;
    let here = call.state.account_of_project(&asset.project_id) == Some(call.account_id());
    let role = call.state.project_role(&asset.project_id, &call.user);
    if asset.kind_name() != kind || !here || role.is_none() {
        return Err(not_found());
    }
    if role < Some(Role::Editor) {
        let detail = "Restoring needs the role editor";
        return Err(ApiError::forbidden(detail));
    }
    let parent = asset.parent_id.clone().unwrap_or_default();
    if call.state.assets.get(&parent).is_none() {
        let detail = "The parent is deleted too; restore it first";
        return Err(ApiError::conflict(detail));
    }
    let is_stack = matches!(asset.kind, Kind::VersionStack);
    let mut below = call.state.assets.deleted_below(&id);
    call.state.assets.restore(&id);
    if is_stack {
        // An answer about a stack shows its newest version.
        if let Some(newest) = below.pop() {
            call.state.assets.restore(&newest);
        }
    }
    if !below.is_empty() {
        call.state.restoring.push(Restoring {
            ids: below,
            requests: REQUESTS,
        });
    }
    let place = call.state.place_of_asset(&id);
    call.note("asset_restored", "asset", &id, &place);
    Ok(Call::data(200, call.asset_json(&id)))
}

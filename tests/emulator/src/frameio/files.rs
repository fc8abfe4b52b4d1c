//! Files: uploads that begin, statuses, copies and moves.

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};

use super::assets::{Asset, File, Kind};
use super::call::Call;
use super::copies::Kinds;
use super::errors::ApiError;
use super::folders::{ASSET_SORTS, COPY_COMMENTS, NAME, PARENT};
use super::operation::{Operation, delete, get, patch, post};
use super::people::Role;
use super::processing::{Poll, Stage};
use super::rates::{per_minute, per_second};
use super::represent::{FILE_INCLUDES, PREVIEW_INCLUDES};
use super::shape::{Shape, may, needs};
use super::state::State;
use crate::answer::Answer;
use crate::media_type;

/// The largest file: 5 TB (`wire.md` §6).
const LARGEST: i64 = 5_000_000_000_000;

const LOCAL_UPLOAD: Shape = Shape::Object(&[&[
    needs("name", Shape::Name),
    needs("file_size", Shape::Whole(0, LARGEST)),
]]);
const REMOTE_UPLOAD: Shape =
    Shape::Object(&[&[needs("name", Shape::Name), needs("source_url", Shape::Url)]]);
const OLD_CREATE: Shape = Shape::Object(&[&[
    needs("name", Shape::Name),
    needs("file_size", Shape::Whole(0, LARGEST)),
    needs("media_type", Shape::Name),
    may("source_url", Shape::Url),
]]);
const IMPORT: Shape = Shape::Object(&[&[
    needs("name", Shape::Name),
    needs("key", Shape::Text),
    needs("storage_location", Shape::Text),
]]);
const BULK: Shape = Shape::Object(&[&[
    needs("file_ids", Shape::List(&Shape::Id, 1, 100)),
    needs("parent_id", Shape::Id),
]]);
const BULK_GET: Shape = Shape::Object(&[&[needs("file_ids", Shape::List(&Shape::Id, 1, 50))]]);
/// How lists of files can be sorted.
pub(crate) const FILE_SORTS: &[&str] = &[
    ASSET_SORTS[0],
    ASSET_SORTS[1],
    ASSET_SORTS[2],
    "file_size_asc",
    ASSET_SORTS[3],
    ASSET_SORTS[4],
    ASSET_SORTS[5],
    "file_size_desc",
];

const ONE: &str = "/v4/accounts/{account_id}/files/{file_id}";
const IN_FOLDER: &str = "/v4/accounts/{account_id}/folders/{folder_id}/files";

pub(crate) static OPERATIONS: &[Operation] = &[
    post(
        "files.create_remote_upload",
        "/v4/accounts/{account_id}/folders/{folder_id}/files/remote_upload",
        per_second(5),
        remote_upload,
    )
    .data(&REMOTE_UPLOAD),
    post(
        "files.create_local_upload",
        "/v4/accounts/{account_id}/folders/{folder_id}/files/local_upload",
        per_second(5),
        local_upload,
    )
    .data(&LOCAL_UPLOAD),
    get(
        "files.show_file_upload_status",
        "/v4/accounts/{account_id}/files/{file_id}/status",
        per_second(5),
        status,
    ),
    post(
        "files.bulk_copy",
        "/v4/accounts/{account_id}/files/copy",
        per_minute(60),
        bulk_copy,
    )
    .flags(&["copy_metadata"])
    .choices(COPY_COMMENTS)
    .data(&BULK),
    patch(
        "files.move",
        "/v4/accounts/{account_id}/files/{file_id}/move",
        per_minute(100),
        relocate,
    )
    .data(&PARENT),
    post(
        "files.import_file",
        "/v4/accounts/{account_id}/folders/{folder_id}/files/import",
        per_second(5),
        import,
    )
    .data(&IMPORT),
    get("files.show", ONE, per_second(10), show)
        .include(FILE_INCLUDES)
        .preview_include(&["media_links.hls_manifest", "parent"])
        .preview_rate(per_second(5)),
    post(
        "files.bulk_get",
        "/v4/accounts/{account_id}/files/bulk_get",
        per_minute(60),
        bulk_get,
    )
    .include(FILE_INCLUDES)
    .preview_include(PREVIEW_INCLUDES)
    .data(&BULK_GET)
    .preview(),
    delete("files.delete", ONE, per_minute(100), remove),
    patch("files.update", ONE, per_minute(100), update).data(&NAME),
    get("files.list", IN_FOLDER, per_second(5), list)
        .include(FILE_INCLUDES)
        .preview_include(PREVIEW_INCLUDES)
        .sort(FILE_SORTS)
        .pages(500),
    post("files.create", IN_FOLDER, per_second(5), old_create).data(&OLD_CREATE),
    patch(
        "files.bulk_move",
        "/v4/accounts/{account_id}/files/move",
        per_minute(60),
        bulk_move,
    )
    .data(&BULK),
    post(
        "files.copy",
        "/v4/accounts/{account_id}/files/{file_id}/copy",
        per_minute(100),
        copy,
    )
    .flags(&["copy_metadata"])
    .choices(COPY_COMMENTS)
    .optional_data(&PARENT),
];

impl State {
    /// Creates a file whose bytes are still to come.
    pub(crate) fn create_file(
        &mut self,
        parent: &str,
        name: &str,
        size: u64,
        media_type: Option<String>,
        creator_id: &str,
        now: DateTime<Utc>,
    ) -> String {
        let project = self
            .assets
            .get(parent)
            .map(|parent| parent.project_id.clone());
        let id = self.uuid();
        let file = File {
            size,
            media_type,
            stage: Stage::Waiting,
            content: None,
            uploaded_at: None,
            completed_at: None,
            download_denied: false,
        };
        let asset = Asset {
            name: name.to_owned(),
            project_id: project.unwrap_or_default(),
            parent_id: Some(parent.to_owned()),
            creator_id: creator_id.to_owned(),
            created_at: now,
            updated_at: now,
            deleted_at: None,
            adobe_id: None,
            kind: Kind::File(Box::new(file)),
        };
        self.assets.insert(&id, asset);
        id
    }
}

impl Call<'_> {
    fn new_file(&mut self, size: u64, media_type: Option<String>) -> Result<String, ApiError> {
        let parent = self.folder(Role::EditOnly)?;
        let account = self.account_id();
        if self
            .state
            .accounts
            .get(&account)
            .is_some_and(|known| known.locked)
        {
            return Err(ApiError::forbidden("The account is locked"));
        }
        let name = self.owned("name");
        let (user, now) = (self.user.clone(), self.now);
        let id = self
            .state
            .create_file(&parent, &name, size, media_type, &user, now);
        let place = self.state.place_of_asset(&id);
        self.note("asset_created", "asset", &id, &place);
        self.announce("file.created", "file", &id, &place);
        Ok(id)
    }

    /// Creates a file that the service fetches by itself; one that can't be fetched fails.
    fn fetched(&mut self, source: &str, media_type: Option<String>) -> Result<String, ApiError> {
        let content = self.state.hosted.get(source).cloned();
        let size = content.as_ref().map_or(0, |content| content.size());
        let id = self.new_file(size, media_type)?;
        self.fill(&id, content);
        Ok(id)
    }

    fn fill(&mut self, id: &str, content: Option<crate::content::Content>) {
        match content {
            Some(content) => self.state.received(id, content, self.settings, self.now),
            None => {
                if let Some(file) = self.state.assets.file_mut(id) {
                    file.stage = Stage::Failed;
                }
            }
        }
    }

    /// Returns the announced size, which the service has to be able to take.
    fn file_size(&self) -> Result<u64, ApiError> {
        let size = self
            .data
            .get("file_size")
            .and_then(Value::as_u64)
            .unwrap_or(0);
        if size == 0 {
            let detail = "Expected: integer greater than 0";
            return Err(ApiError::invalid("/data/file_size", detail));
        }
        Ok(size)
    }

    /// Returns a new file with the URLs that its parts go to.
    fn with_upload_urls(&mut self, id: &str) -> Answer {
        self.await_parts(id);
        let mut shown = self.asset_json(id);
        shown["upload_urls"] = self.upload_urls(id);
        Self::data(201, shown)
    }
}

fn local_upload(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let size = call.file_size()?;
    let media_type = media_type::of(&call.owned("name")).map(str::to_owned);
    let id = call.new_file(size, media_type)?;
    Ok(call.with_upload_urls(&id))
}

fn old_create(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let media_type = Some(call.owned("media_type"));
    if let Some(source) = call.text("source_url").map(str::to_owned) {
        let id = call.fetched(&source, media_type)?;
        return Ok(Call::data(201, call.asset_json(&id)));
    }
    let size = call.file_size()?;
    let id = call.new_file(size, media_type)?;
    Ok(call.with_upload_urls(&id))
}

fn remote_upload(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let media_type = media_type::of(&call.owned("name")).map(str::to_owned);
    let id = call.fetched(&call.owned("source_url"), media_type)?;
    let status = format!("/v4/accounts/{}/files/{id}/status", call.account_id());
    let answer = json!({"data": call.asset_json(&id), "links": {"status": status}});
    Ok(Call::json(202, &answer))
}

fn import(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let key = (call.owned("storage_location"), call.owned("key"));
    if !call
        .state
        .connected
        .keys()
        .any(|(location, _)| *location == key.0)
    {
        let detail = "No storage is connected under this location";
        return Err(ApiError::forbidden(detail));
    }
    let Some(content) = call.state.connected.get(&key).cloned() else {
        return Err(ApiError::not_found("key in the connected storage"));
    };
    let media_type = media_type::of(&call.owned("name")).map(str::to_owned);
    let id = call.new_file(content.size(), media_type)?;
    call.fill(&id, Some(content));
    Ok(Call::data(202, call.asset_json(&id)))
}

fn status(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.file(Role::Viewer)?;
    call.state.poll(&id, Poll::Upload, call.settings, call.now);
    let file = call.state.assets.file(&id);
    let file = file.ok_or_else(|| ApiError::not_found("file"))?;
    let date =
        |at: Option<DateTime<Utc>>| at.map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true));
    let media_type = file.media_type.as_deref();
    Ok(Call::data(
        200,
        json!({
            "id": id,
            "filetype": media_type.unwrap_or("application/octet-stream"),
            "upload_complete": file.completed_at.is_some(),
            "upload_failed": file.stage == Stage::Failed,
            "uploaded_at": date(file.uploaded_at),
            "upload_completed_at": date(file.completed_at),
        }),
    ))
}

fn show(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.file(Role::Viewer)?;
    call.check_originals(std::slice::from_ref(&id))?;
    call.state.poll(&id, Poll::File, call.settings, call.now);
    Ok(Call::data(200, call.asset_with_includes(&id)))
}

/// Answers for each file by itself: one that can't be shown has an error in its place.
fn bulk_get(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    call.account(Role::Reviewer)?;
    let names = call.distinct("file_ids")?;
    let found: Vec<Result<String, ApiError>> = names
        .iter()
        .map(|name| {
            let id = call.file_named(name, Role::Viewer)?;
            call.check_originals(std::slice::from_ref(&id))?;
            Ok(id)
        })
        .collect();
    let mut projects = found
        .iter()
        .filter_map(|id| call.state.assets.get(id.as_ref().ok()?))
        .map(|asset| &asset.project_id);
    if let Some(first) = projects.next()
        && projects.any(|project| project != first)
    {
        let detail = "The files must be of one project";
        return Err(ApiError::invalid("/data/file_ids", detail));
    }
    let results = names.iter().zip(found).map(|(name, found)| match found {
        Ok(id) => json!({"id": name, "status": 200, "file": call.asset_with_includes(&id)}),
        Err(error) => {
            let problem = error
                .problems()
                .first()
                .map(|problem| problem.detail.clone());
            json!({
                "id": name,
                "status": error.status,
                "error": {"title": error.title(), "detail": problem},
            })
        }
    });
    let results: Value = results.collect();
    Ok(Call::data(200, results))
}

fn list(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.folder(Role::Viewer)?;
    call.assets_page(&id, Some(Kinds::Files))
}

fn remove(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.file(Role::Editor)?;
    call.erase(&id)?;
    Ok(Call::no_content())
}

fn update(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.file(Role::EditOnly)?;
    call.rename(&id);
    Ok(Call::data(200, call.asset_json(&id)))
}

fn relocate(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.file(Role::EditOnly)?;
    let parent = call.text("parent_id").map(str::to_owned);
    call.relocate(&id, parent.as_deref())?;
    Ok(Call::data(200, call.asset_json(&id)))
}

fn copy(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let id = call.file(Role::Viewer)?;
    let parent = call.text("parent_id").map(str::to_owned);
    let copy = call.duplicate(&id, parent.as_deref())?;
    Ok(Call::data(200, call.asset_json(&copy)))
}

/// Returns all files of a bulk call, or the error of the first missing one.
fn bulk(call: &Call<'_>, needed: Role) -> Result<(Vec<String>, String), ApiError> {
    let parent = call.owned("parent_id");
    let mut ids = Vec::new();
    for name in call.distinct("file_ids")? {
        let id = call.file_named(&name, needed)?;
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
        copied.push(json!({"source_file_id": id, "file": call.asset_json(&copy)}));
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

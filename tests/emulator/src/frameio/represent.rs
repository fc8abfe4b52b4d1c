//! Projects and assets as the API shows them.

use serde_json::{Map, Value, json};

use super::assets::{Asset, Kind};
use super::call::{Call, date};
use super::errors::ApiError;

/// The address of the web application; links into it are shown, never followed.
const WEB: &str = "https://next.frame.io";

/// Values of `include` for folders.
pub(crate) const ASSET_INCLUDES: &[&str] = &["creator", "project", "metadata"];
/// Values of `include` for files, version stacks and mixed lists.
pub(crate) const FILE_INCLUDES: &[&str] = &[
    "media_links.original",
    "media_links.thumbnail",
    "media_links.thumbnail_high_quality",
    "media_links.video_h264_180",
    "media_links.high_quality",
    "media_links.efficient",
    "media_links.scrub_sheet",
    "creator",
    "project",
    "metadata",
];

/// Values of `include` for files, version stacks and mixed lists in the preview alone.
pub(crate) const PREVIEW_INCLUDES: &[&str] = &["media_links.hls_manifest"];

impl Call<'_> {
    pub(crate) fn project_json(&self, id: &str) -> Value {
        let Some(project) = self.state.projects.get(id) else {
            return Value::Null;
        };
        let mut shown = json!({
            "id": id,
            "name": project.name,
            "restricted": project.restricted,
            "status": if project.active { "active" } else { "inactive" },
            "root_folder_id": project.root_folder_id,
            "workspace_id": project.workspace_id,
            "storage": self.state.assets.storage(id),
            "image": null,
            "created_at": date(project.created_at),
            "updated_at": date(project.updated_at),
            "view_url": format!("{WEB}/project/{id}/{}", project.root_folder_id),
        });
        if let Some(adobe_id) = &project.adobe_id {
            shown["adobe_id"] = json!(adobe_id);
        }
        shown
    }

    /// Returns the richer form of a project, with the owner if requested.
    pub(crate) fn project_with_includes(&self, id: &str) -> Value {
        let mut shown = self.project_json(id);
        if let Some(project) = self.state.projects.get(id) {
            shown["description"] = json!(project.description);
            if self.includes("owner") {
                shown["owner"] = self.state.user_json(&project.owner_id);
            }
        }
        shown
    }

    /// Returns a folder, file or version stack without includes.
    pub(crate) fn asset_json(&self, id: &str) -> Value {
        self.state.assets.get(id).map_or(Value::Null, |asset| {
            let mut shown = common(id, asset);
            match &asset.kind {
                Kind::Folder(_) | Kind::File(_) => {}
                Kind::VersionStack => {
                    let head = self.state.assets.children(id).last();
                    let head = head.map(|head| self.asset_json(head));
                    shown.insert("head_version".to_owned(), json!(head));
                }
            }
            Value::Object(shown)
        })
    }

    /// Returns an asset with the parts that `include` asks for.
    pub(crate) fn asset_with_includes(&self, id: &str) -> Value {
        let Some(asset) = self.state.assets.get(id) else {
            return Value::Null;
        };
        let mut shown = common(id, asset);
        if self.includes("creator") {
            let creator = self.state.user_json(&asset.creator_id);
            shown.insert("creator".to_owned(), creator);
        }
        if self.includes("project") {
            let project = self.project_with_includes(&asset.project_id);
            shown.insert("project".to_owned(), project);
        }
        if self.includes("metadata") {
            let metadata = self.metadata_of(id, false);
            shown.insert("metadata".to_owned(), metadata);
        }
        match &asset.kind {
            Kind::Folder(_) => {}
            Kind::File(file) => {
                if self.includes("parent") {
                    let parent = asset.parent_id.as_deref();
                    let parent = parent.map(|parent| self.asset_json(parent));
                    shown.insert("parent".to_owned(), json!(parent));
                }
                if let Some(links) = self.media_links(id, asset, file) {
                    shown.insert("media_links".to_owned(), links);
                }
            }
            Kind::VersionStack => {
                let head = self.state.assets.children(id).last();
                let head = head.map(|head| self.asset_with_includes(head));
                shown.insert("head_version".to_owned(), json!(head));
            }
        }
        Value::Object(shown)
    }

    /// Errors when originals are asked for and one of them may not be fetched.
    pub(crate) fn check_originals(&self, ids: &[String]) -> Result<(), ApiError> {
        if !self.includes("media_links.original") {
            return Ok(());
        }
        let denied = |id: &str| {
            let head = self.state.assets.children(id).last().map(String::as_str);
            let head = head.filter(|_| self.state.assets.is_stack(id));
            let file = self.state.assets.file(head.unwrap_or(id));
            file.is_some_and(|file| file.download_denied)
        };
        if ids.iter().any(|id| denied(id)) {
            let detail = "media_links.original needs permission to download the file";
            return Err(ApiError::forbidden(detail));
        }
        Ok(())
    }

    /// Returns the key that an asset is sorted by.
    pub(crate) fn asset_key(&self, field: &str, id: &str) -> Value {
        let Some(asset) = self.state.assets.get(id) else {
            return Value::Null;
        };
        match (field, &asset.kind) {
            ("name", _) => json!(asset.name),
            ("created_at", _) => json!(date(asset.created_at)),
            ("updated_at", _) => json!(date(asset.updated_at)),
            ("file_size", Kind::File(file)) => json!(file.size),
            _ => Value::Null,
        }
    }

    /// Returns a deleted asset, which is no longer in the web application.
    pub(crate) fn deleted_json(&self, id: &str) -> Value {
        let Some(asset) = self.state.assets.any(id) else {
            return Value::Null;
        };
        let mut shown = common(id, asset);
        shown.remove("view_url");
        let deleted_at = asset.deleted_at.map(date);
        shown.insert("deleted_at".to_owned(), json!(deleted_at));
        match &asset.kind {
            Kind::Folder(_) => {}
            Kind::File(file) => {
                // Not nullable here, unlike in a living file.
                let media_type = file.media_type.as_deref();
                let media_type = media_type.unwrap_or("application/octet-stream");
                shown.insert("media_type".to_owned(), media_type.into());
            }
            Kind::VersionStack => {
                shown.insert("head_version".to_owned(), Value::Null);
            }
        }
        Value::Object(shown)
    }
}

fn common(id: &str, asset: &Asset) -> Map<String, Value> {
    let mut shown = json!({
        "type": asset.kind_name(),
        "id": id,
        "name": asset.name,
        "parent_id": asset.parent_id,
        "project_id": asset.project_id,
        "created_at": date(asset.created_at),
        "updated_at": date(asset.updated_at),
    });
    let place = match asset.kind {
        Kind::Folder(_) => id.to_owned(),
        Kind::File(_) | Kind::VersionStack => format!("view/{id}"),
    };
    shown["view_url"] = json!(format!("{WEB}/project/{}/{place}", asset.project_id));
    if let Some(adobe_id) = &asset.adobe_id {
        // Of a file it names a version too, as in a path (`wire.md` §3, `FrameOrAdobeId`).
        let (adobe_id, version) = adobe_id.split_once('|').unzip();
        shown["adobe_id"] = json!(adobe_id.or(asset.adobe_id.as_deref()));
        if let Some(version) = version {
            shown["adobe_version_id"] = json!(version);
        }
    }
    match &asset.kind {
        Kind::Folder(folder) => {
            shown["restricted"] = json!(folder.restricted);
            shown["cover_file_id"] = json!(folder.cover_file_id);
        }
        Kind::File(file) => {
            shown["file_size"] = json!(file.size);
            shown["media_type"] = json!(file.media_type);
            shown["status"] = json!(file.stage.status());
        }
        Kind::VersionStack => {}
    }
    match shown {
        Value::Object(shown) => shown,
        _ => Map::new(),
    }
}

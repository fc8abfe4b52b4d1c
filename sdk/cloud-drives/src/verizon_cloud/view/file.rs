//! The file of a saved view: JSON with its kind and version.

use std::path::Path;

use ::verizon_cloud::types::{CloudFile, CloudFolder};
use cloud_drives_core::{Error, ErrorClass};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::FullViewCache;
use super::tree::Tree;
use crate::private_file;

/// The kind of the file.
const KIND: &str = "verizon-cloud full view";
/// The version of the format.
const VERSION: u64 = 1;
const WHAT: &str = "the full view";

#[derive(Deserialize)]
struct Stored {
    virtualfolder: Option<String>,
    etag: Option<String>,
    files: Vec<CloudFile>,
    empty_folders: Vec<CloudFolder>,
}

#[derive(Serialize)]
struct Storing<'a> {
    kind: &'static str,
    version: u64,
    virtualfolder: &'a Option<String>,
    etag: &'a Option<String>,
    files: Vec<&'a CloudFile>,
    empty_folders: Vec<&'a CloudFolder>,
}

pub(super) async fn load(path: &Path) -> Result<Option<FullViewCache>, Error> {
    let Some(json) = private_file::read(path, WHAT).await? else {
        return Ok(None);
    };
    let refuse = |what: String| {
        let message = format!(
            "{}: {what}; remove it to start with a new view",
            path.display()
        );
        Error::new(ErrorClass::Io, message)
    };
    let value: Value = serde_json::from_slice(&json)
        .map_err(|error| refuse(format!("not a full view, or damaged ({error})")))?;
    if value.get("kind").and_then(Value::as_str) != Some(KIND) {
        return Err(refuse("not a full view".to_owned()));
    }
    match value.get("version").and_then(Value::as_u64) {
        Some(VERSION) => {}
        Some(version) => {
            return Err(refuse(format!(
                "unsupported version {version} of a full view; expected {VERSION}"
            )));
        }
        None => {
            return Err(refuse("full view without a version".to_owned()));
        }
    }
    let stored: Stored = serde_json::from_value(value)
        .map_err(|error| refuse(format!("damaged full view ({error})")))?;
    let mut tree = Tree::default();
    tree.put(stored.files, stored.empty_folders);
    Ok(Some(FullViewCache {
        virtualfolder: stored.virtualfolder,
        etag: stored.etag,
        tree,
        max_bytes: None,
    }))
}

pub(super) async fn save(view: &FullViewCache, path: &Path) -> Result<(), Error> {
    let storing = Storing {
        kind: KIND,
        version: VERSION,
        virtualfolder: &view.virtualfolder,
        etag: &view.etag,
        files: view.files().collect(),
        empty_folders: view.empty_folders().collect(),
    };
    let json = serde_json::to_vec(&storing).map_err(|error| {
        Error::new(ErrorClass::Io, "the full view cannot be written as JSON").with_source(error)
    })?;
    private_file::replace(path, json, WHAT).await
}

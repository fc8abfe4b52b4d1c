//! A node: a file, a folder or an asset of a file.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::{Map, Value};

use crate::content::Content;

/// Properties of a node: owner, then key, then value.
pub(crate) type Properties = BTreeMap<String, BTreeMap<String, String>>;

#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) id: String,
    pub(crate) kind: Kind,
    /// The root folder has none.
    pub(crate) name: Option<String>,
    pub(crate) status: Status,
    /// Whether it is in the trash only because all its parents are.
    pub(crate) trashed_with_parent: bool,
    pub(crate) version: u64,
    pub(crate) parents: Vec<String>,
    pub(crate) labels: Vec<String>,
    pub(crate) created: DateTime<Utc>,
    pub(crate) modified: DateTime<Utc>,
    pub(crate) created_by: String,
    pub(crate) description: Option<String>,
    pub(crate) etag: String,
    pub(crate) properties: Properties,
    pub(crate) file: Option<File>,
    /// Stored, but not to be seen yet.
    pub(crate) hidden: bool,
    /// How many more polls see it pending.
    pub(crate) pending: u32,
    /// Folders that it has left and how long they still list it.
    pub(crate) left: Vec<(String, DateTime<Utc>)>,
    /// The place in the order of creation.
    pub(crate) order: u64,
    /// The place of its last change in the order of all changes.
    pub(crate) sequence: u64,
}

/// The additional members of a file or an asset.
#[derive(Clone, Debug)]
pub(crate) struct File {
    pub(crate) content: Content,
    pub(crate) content_type: String,
    pub(crate) version: u64,
    /// Properties that the service found in the content (`image`, `contentDate`, …).
    pub(crate) found: Map<String, Value>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    File,
    Folder,
    Asset,
}

impl Kind {
    pub(crate) fn text(self) -> &'static str {
        match self {
            Self::File => "FILE",
            Self::Folder => "FOLDER",
            Self::Asset => "ASSET",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    Available,
    Pending,
    Trash,
    Purged,
}

impl Status {
    pub(crate) fn text(self) -> &'static str {
        match self {
            Self::Available => "AVAILABLE",
            Self::Pending => "PENDING",
            Self::Trash => "TRASH",
            Self::Purged => "PURGED",
        }
    }
}

impl Node {
    pub(crate) fn is_folder(&self) -> bool {
        self.kind == Kind::Folder
    }

    pub(crate) fn is_root(&self) -> bool {
        self.name.is_none()
    }

    /// Returns whether its name is taken in its folders.
    pub(crate) fn occupies(&self) -> bool {
        matches!(self.status, Status::Available | Status::Pending)
    }

    /// Returns the part of the name after its last dot.
    pub(crate) fn extension(&self) -> Option<&str> {
        let (stem, extension) = self.name.as_deref()?.rsplit_once('.')?;
        (!stem.is_empty() && !extension.is_empty()).then_some(extension)
    }

    pub(crate) fn size(&self) -> u64 {
        self.file.as_ref().map_or(0, |file| file.content.size())
    }
}

/// Returns the form of a name that is compared inside a folder.
pub(crate) fn folded(name: &str) -> String {
    name.to_lowercase()
}

/// Writes date and time as the service does.
pub(crate) fn date(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
}

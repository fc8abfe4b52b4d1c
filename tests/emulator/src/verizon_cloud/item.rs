//! A file or folder.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value};

use super::media;
use crate::content::Content;
use crate::picture;

pub(crate) type Key = u64;

/// The root, which holds the virtual folders.
pub(crate) const ROOT: Key = 0;

/// A file or folder, virtual folders and the root among them.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub(crate) key: Key,
    /// The folder that it is in; the root's own key for the root.
    pub(crate) parent: Key,
    pub(crate) name: String,
    /// None for a folder.
    pub(crate) file: Option<File>,
    pub(crate) version: u64,
    pub(crate) version_created: DateTime<Utc>,
    pub(crate) created: DateTime<Utc>,
    pub(crate) modified: DateTime<Utc>,
    pub(crate) favorite: bool,
    /// All tags in one text.
    pub(crate) tags: String,
    /// The act that put it into the trash; it keeps its place there.
    pub(crate) deleted: Option<u64>,
    /// A virtual folder that is there from the start.
    pub(crate) immutable: bool,
    /// The number of its latest change.
    pub(crate) changed: u64,
}

/// The additional members of a file.
#[derive(Clone, Debug)]
pub(crate) struct File {
    pub(crate) content: Content,
    /// Names the content, for thumbnails.
    pub(crate) token: String,
    /// Properties that the service found in it, by search fields such as `width` (`wire.md` §3.4).
    pub(crate) found: Map<String, Value>,
}

impl File {
    pub(crate) fn new(content: Content, token: String) -> Self {
        let mut found = Map::new();
        if let Some((_, width, height)) = picture::read(&content) {
            found.insert("width".to_owned(), width.into());
            found.insert("height".to_owned(), height.into());
        }
        Self {
            content,
            token,
            found,
        }
    }
}

impl Item {
    pub(crate) fn is_folder(&self) -> bool {
        self.file.is_none()
    }

    pub(crate) fn is_live(&self) -> bool {
        self.deleted.is_none()
    }

    pub(crate) fn is_virtual_folder(&self) -> bool {
        self.parent == ROOT && self.key != ROOT
    }

    /// Returns bytes in a file; 0 for a folder.
    pub(crate) fn size(&self) -> u64 {
        self.file.as_ref().map_or(0, |file| file.content.size())
    }

    pub(crate) fn extension(&self) -> Option<&str> {
        self.file.as_ref()?;
        let (before, extension) = self.name.rsplit_once('.')?;
        (!before.is_empty() && !extension.is_empty()).then_some(extension)
    }

    pub(crate) fn media_type(&self) -> &'static str {
        media::media_type(&self.name)
    }
}

/// Returns a date as the service writes it (`wire.md` §1.4).
pub(crate) fn date(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
}

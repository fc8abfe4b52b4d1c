//! The tree of a project: folders, files and version stacks.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::people::Members;
use super::processing::Stage;
use super::table::Table;
use crate::content::Content;
use crate::latest::Latest;

/// A folder, a file or a version stack.
#[derive(Clone, Debug)]
pub(crate) struct Asset {
    pub(crate) name: String,
    pub(crate) project_id: String,
    /// None for the root folder of a project.
    pub(crate) parent_id: Option<String>,
    pub(crate) creator_id: String,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) updated_at: DateTime<Utc>,
    pub(crate) deleted_at: Option<DateTime<Utc>>,
    pub(crate) adobe_id: Option<String>,
    pub(crate) kind: Kind,
}

#[derive(Clone, Debug)]
pub(crate) enum Kind {
    Folder(Folder),
    File(Box<File>),
    /// Its versions are its children, the oldest first.
    VersionStack,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Folder {
    pub(crate) restricted: bool,
    pub(crate) cover_file_id: Option<String>,
    pub(crate) members: Members,
}

#[derive(Clone, Debug)]
pub(crate) struct File {
    pub(crate) size: u64,
    /// Unknown until the upload is finished when the name does not tell it.
    pub(crate) media_type: Option<String>,
    pub(crate) stage: Stage,
    /// The uploaded contents, once they are complete.
    pub(crate) content: Option<Content>,
    /// When the last byte arrived.
    pub(crate) uploaded_at: Option<DateTime<Utc>>,
    /// When the parts were joined.
    pub(crate) completed_at: Option<DateTime<Utc>>,
    /// Whether nobody may fetch the original.
    pub(crate) download_denied: bool,
}

impl Asset {
    /// Returns `file`, `folder` or `version_stack`.
    pub(crate) fn kind_name(&self) -> &'static str {
        match self.kind {
            Kind::Folder(_) => "folder",
            Kind::File(_) => "file",
            Kind::VersionStack => "version_stack",
        }
    }
}

/// All assets, and who is below whom.
#[derive(Debug)]
pub(crate) struct Assets {
    table: Table<Asset>,
    /// Not deleted ones only, the oldest first.
    children: HashMap<String, Vec<String>>,
    /// The former contents of deleted assets, the oldest first.
    former: HashMap<String, Vec<String>>,
    /// Deleted assets that are remembered.
    deleted: Latest<()>,
}

impl Assets {
    /// Creates an empty set of assets that remembers so many deleted ones.
    pub(crate) fn new(deleted: usize) -> Self {
        Self {
            table: Table::default(),
            children: HashMap::new(),
            former: HashMap::new(),
            deleted: Latest::new(deleted),
        }
    }

    /// Returns how many deleted ones are remembered.
    pub(crate) fn deleted(&self) -> usize {
        self.deleted.len()
    }

    /// Returns an asset, deleted or not.
    pub(crate) fn any(&self, id: &str) -> Option<&Asset> {
        self.table.get(id)
    }

    pub(crate) fn get(&self, id: &str) -> Option<&Asset> {
        self.table
            .get(id)
            .filter(|asset| asset.deleted_at.is_none())
    }

    pub(crate) fn get_mut(&mut self, id: &str) -> Option<&mut Asset> {
        self.table
            .get_mut(id)
            .filter(|asset| asset.deleted_at.is_none())
    }

    /// Returns the own id of an asset that a path names: a UUID, or an `adobe:` id.
    pub(crate) fn named(&self, name: &str) -> Option<String> {
        if self.get(name).is_some() {
            return Some(name.to_owned());
        }
        let adobe = name.strip_prefix("adobe:")?;
        let mut known = self.table.iter();
        let found = known.find(|(_, asset)| {
            asset.deleted_at.is_none() && asset.adobe_id.as_deref() == Some(adobe)
        });
        found.map(|(id, _)| id.to_owned())
    }

    pub(crate) fn folder(&self, id: &str) -> Option<&Folder> {
        match &self.get(id)?.kind {
            Kind::Folder(folder) => Some(folder),
            Kind::File(_) | Kind::VersionStack => None,
        }
    }

    pub(crate) fn folder_mut(&mut self, id: &str) -> Option<&mut Folder> {
        match &mut self.get_mut(id)?.kind {
            Kind::Folder(folder) => Some(folder),
            Kind::File(_) | Kind::VersionStack => None,
        }
    }

    pub(crate) fn file(&self, id: &str) -> Option<&File> {
        match &self.get(id)?.kind {
            Kind::File(file) => Some(file),
            Kind::Folder(_) | Kind::VersionStack => None,
        }
    }

    pub(crate) fn file_mut(&mut self, id: &str) -> Option<&mut File> {
        match &mut self.get_mut(id)?.kind {
            Kind::File(file) => Some(file),
            Kind::Folder(_) | Kind::VersionStack => None,
        }
    }

    pub(crate) fn is_stack(&self, id: &str) -> bool {
        self.get(id)
            .is_some_and(|asset| matches!(asset.kind, Kind::VersionStack))
    }

    pub(crate) fn children(&self, id: &str) -> &[String] {
        self.children.get(id).map_or(&[], Vec::as_slice)
    }

    /// Returns an asset and everything around it, the root folder last.
    pub(crate) fn lineage<'a>(&'a self, id: &'a str) -> Vec<&'a str> {
        let mut lineage = Vec::new();
        let mut next = Some(id);
        while let Some(id) = next {
            lineage.push(id);
            next = self
                .table
                .get(id)
                .and_then(|asset| asset.parent_id.as_deref());
        }
        lineage
    }

    /// Returns the ids of everything below an asset, parents before children.
    pub(crate) fn below(&self, id: &str) -> Vec<String> {
        let mut below: Vec<String> = self.children(id).to_vec();
        let mut next = 0;
        while let Some(id) = below.get(next) {
            below.extend_from_slice(self.children(id));
            next += 1;
        }
        below
    }

    pub(crate) fn insert(&mut self, id: &str, asset: Asset) {
        if let Some(parent) = &asset.parent_id {
            let children = self.children.entry(parent.clone()).or_default();
            children.push(id.to_owned());
        }
        self.table.insert(id, asset);
    }

    /// Puts an asset into another folder or stack, as the newest there.
    pub(crate) fn relocate(&mut self, id: &str, parent: &str, now: DateTime<Utc>) {
        self.detach(id);
        let project = self.get(parent).map(|parent| parent.project_id.clone());
        self.children
            .entry(parent.to_owned())
            .or_default()
            .push(id.to_owned());
        if let Some(asset) = self.table.get_mut(id) {
            asset.parent_id = Some(parent.to_owned());
            asset.updated_at = now;
        }
        let Some(project) = project else { return };
        let mut moved = self.below(id);
        moved.push(id.to_owned());
        for id in moved {
            if let Some(asset) = self.table.get_mut(&id) {
                asset.project_id.clone_from(&project);
            }
        }
    }

    fn detach(&mut self, id: &str) {
        let parent = self
            .table
            .get(id)
            .and_then(|asset| asset.parent_id.as_ref());
        if let Some(children) = parent.and_then(|parent| self.children.get_mut(parent)) {
            children.retain(|child| child != id);
        }
    }

    /// Deletes an asset and everything below it; their ids.
    pub(crate) fn delete(&mut self, id: &str, now: DateTime<Utc>) -> Vec<String> {
        let mut gone = vec![id.to_owned()];
        gone.extend(self.below(id));
        self.detach(id);
        for id in &gone {
            if let Some(children) = self.children.remove(id) {
                self.former.insert(id.clone(), children);
            }
            if let Some(asset) = self.table.get_mut(id) {
                asset.deleted_at = Some(now);
            }
            if let Some((oldest, ())) = self.deleted.insert(id.clone(), ()) {
                self.table.remove(&oldest);
                self.former.remove(&oldest);
            }
        }
        gone
    }

    /// Returns a deleted asset that is remembered.
    pub(crate) fn deleted_one(&self, id: &str) -> Option<&Asset> {
        self.table
            .get(id)
            .filter(|asset| asset.deleted_at.is_some())
    }

    /// Returns the deleted asset that a path names.
    pub(crate) fn deleted_named(&self, name: &str) -> Option<String> {
        if self.deleted_one(name).is_some() {
            return Some(name.to_owned());
        }
        let adobe = name.strip_prefix("adobe:")?;
        let mut known = self.table.iter();
        let found = known.find(|(_, asset)| {
            asset.deleted_at.is_some() && asset.adobe_id.as_deref() == Some(adobe)
        });
        found.map(|(id, _)| id.to_owned())
    }

    /// Returns the ids of what was deleted together with an asset and lay below it, parents before children.
    pub(crate) fn deleted_below(&self, id: &str) -> Vec<String> {
        let Some(deleted_at) = self.deleted_one(id).map(|asset| asset.deleted_at) else {
            return Vec::new();
        };
        let mut below = vec![id.to_owned()];
        let mut next = 0;
        while let Some(parent) = below.get(next).cloned() {
            let here = self.former.get(&parent).into_iter().flatten();
            let together = here.filter(|id| {
                let asset = self.deleted_one(id);
                asset.is_some_and(|asset| asset.deleted_at == deleted_at)
            });
            below.extend(together.cloned());
            next += 1;
        }
        below.remove(0);
        below
    }

    /// Takes an asset back: as the newest in its folder, or among those that it was deleted with in its old place.
    pub(crate) fn restore(&mut self, id: &str) {
        let Some(asset) = self.table.get_mut(id) else {
            return;
        };
        asset.deleted_at = None;
        self.deleted.remove(id);
        let Some(parent) = asset.parent_id.clone() else {
            return;
        };
        let former = self.former.get(&parent).map_or(&[][..], Vec::as_slice);
        let place = |id: &String| former.iter().position(|known| known == id);
        let children = self.children.entry(parent.clone()).or_default();
        children.push(id.to_owned());
        children.sort_by_key(|id| place(id).unwrap_or(usize::MAX));
    }

    /// Puts the versions of a stack into this order, the oldest first.
    pub(crate) fn reorder(&mut self, stack: &str, versions: Vec<String>) {
        self.children.insert(stack.to_owned(), versions);
    }

    /// Forgets a stack that has no versions any more.
    pub(crate) fn forget(&mut self, id: &str) {
        self.detach(id);
        self.children.remove(id);
        self.table.remove(id);
    }

    /// Ids and assets, deleted ones too.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = (&str, &Asset)> {
        self.table.iter()
    }

    /// Returns the bytes that a project's files take.
    pub(crate) fn storage(&self, project: &str) -> u64 {
        let sizes = self
            .table
            .iter()
            .filter_map(|(_, asset)| match &asset.kind {
                Kind::File(file) if asset.project_id == project && asset.deleted_at.is_none() => {
                    Some(file.size)
                }
                _ => None,
            });
        sizes.sum()
    }
}

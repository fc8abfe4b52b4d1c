//! The end of a download that mirrors a folder: local entries without a remote counterpart are deleted.
//!
//! Nothing outside the target folder is deleted: links are kept, and a folder is entered only if its real path is the expected one. This is
//! checked again right before each deletion, because other programs may change folders meanwhile. Nothing is deleted in a folder whose file
//! system treats different names as equal, because the entry may be a file that was just downloaded.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::local::below_path;
use super::names::{self, Rules};
use super::settings::EntryFilter;
use super::{FailedEntry, LocalEntry};
use crate::transfer::download::failed;

/// Folders with a remote counterpart, by their paths relative to the first one, with the keys of the names to keep.
pub(super) type KeptNames = Vec<(String, HashSet<String>)>;

/// The deletion of local entries that the service no longer has.
pub(super) struct Unwanted {
    pub(super) root: PathBuf,
    pub(super) wanted: Option<EntryFilter>,
    pub(super) dry: bool,
    /// Set if the caller drops the future.
    pub(super) stop: Arc<AtomicBool>,
    pub(super) disk: Disk,
    pub(super) deleted: Vec<LocalEntry>,
    pub(super) failed: Vec<FailedEntry>,
}

/// What the file system says about a path.
#[derive(Clone, Copy)]
pub(super) struct Disk {
    /// Its real path.
    pub(super) real: fn(&Path) -> io::Result<PathBuf>,
    /// Whether something exists there.
    pub(super) has: fn(&Path) -> bool,
}

impl Default for Disk {
    fn default() -> Self {
        Self {
            real: |path| fs::canonicalize(path),
            has: |path| fs::symlink_metadata(path).is_ok(),
        }
    }
}

struct FoundEntry {
    name: String,
    parent: String,
    entry: LocalEntry,
    is_link: bool,
}

/// Where a folder is.
enum Place {
    /// At its path.
    Inside,
    /// It is missing, or its path contains a link.
    NotOurs,
}

impl Unwanted {
    /// Returns the folders that contain something to delete.
    pub(super) fn candidates(&mut self, folders: KeptNames) -> KeptNames {
        let mut candidates = folders;
        candidates.retain(|(path, kept)| {
            self.is_inside(path)
                && self
                    .entries(path)
                    .iter()
                    .any(|found| !kept.contains(&names::key(&found.name)) && self.may_go(found))
        });
        candidates
    }

    /// Deletes the entries whose names are not to be kept.
    pub(super) fn delete(&mut self, folders: KeptNames) {
        for (path, kept) in folders {
            if !self.is_inside(&path) {
                continue;
            }
            let found = self.entries(&path);
            if self.has_one_by_two_names(&path, &found, &kept) {
                let error = io::Error::other(
                    "the file system ignores case or composition of names; nothing is deleted in this folder",
                );
                self.fail_folder(path, "can't be cleared", error);
                continue;
            }
            for found in found {
                if !kept.contains(&names::key(&found.name)) {
                    self.delete_one(found);
                }
            }
        }
    }

    /// Returns whether the real path of a folder is the expected one. If it should be but is not, records a failure.
    fn is_inside(&mut self, path: &str) -> bool {
        match self.place(path) {
            Ok(place) => matches!(place, Place::Inside),
            Err(error) => {
                self.fail_folder(path.to_owned(), "can't be cleared", error);
                false
            }
        }
    }

    fn place(&self, path: &str) -> io::Result<Place> {
        let real = |path: &Path| match (self.disk.real)(path) {
            // In a dry run, the folder may not exist yet; then there is nothing to delete.
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            found => found.map(Some),
        };
        let (Some(root), Some(folder)) = (real(&self.root)?, real(&self.root.join(path))?) else {
            return Ok(Place::NotOurs);
        };
        if folder == root.join(path) {
            return Ok(Place::Inside);
        }
        let mut on_the_way = self.root.clone();
        for name in path.split('/') {
            on_the_way.push(name);
            if fs::symlink_metadata(&on_the_way)?.is_symlink() {
                return Ok(Place::NotOurs);
            }
        }
        Err(io::Error::other(
            "it has a different name locally than at the service; nothing is deleted in this folder",
        ))
    }

    /// Returns whether a name to keep refers to an entry that the folder lists under another name.
    fn has_one_by_two_names(
        &self,
        folder: &str,
        found: &[FoundEntry],
        kept: &HashSet<String>,
    ) -> bool {
        let listed: HashSet<String> = found.iter().map(|found| names::key(&found.name)).collect();
        let folder = self.root.join(folder);
        kept.difference(&listed).any(|name| {
            names::fault(name, Rules::HERE).is_none() && (self.disk.has)(&folder.join(name))
        })
    }

    /// Lists a folder; a folder that can't be read is treated as empty and stays unchanged.
    fn entries(&mut self, folder: &str) -> Vec<FoundEntry> {
        let read = || -> io::Result<Vec<FoundEntry>> {
            let mut all = Vec::new();
            for entry in fs::read_dir(self.root.join(folder))? {
                let entry = entry?;
                let kind = entry.file_type()?;
                // An entry whose name is not Unicode can't come from the service, and is kept.
                let Ok(name) = entry.file_name().into_string() else {
                    continue;
                };
                let path = below_path(folder, &name);
                let local = self.root.join(&path);
                let mut local = LocalEntry::folder(path, local);
                if !kind.is_dir() {
                    let metadata = entry.metadata().ok();
                    local.is_file = true;
                    local.size = metadata.as_ref().map(fs::Metadata::len);
                    local.modified = metadata.and_then(|metadata| metadata.modified().ok());
                }
                all.push(FoundEntry {
                    name,
                    parent: folder.to_owned(),
                    entry: local,
                    is_link: !kind.is_dir() && !kind.is_file(),
                });
            }
            all.sort_by(|one, other| one.name.cmp(&other.name));
            Ok(all)
        };
        match read() {
            Ok(all) => all,
            Err(error) => {
                self.fail_folder(folder.to_owned(), "can't be read", error);
                Vec::new()
            }
        }
    }

    /// Returns whether it is a file or folder that the filter includes.
    fn may_go(&self, found: &FoundEntry) -> bool {
        let wanted = self.wanted.as_ref();
        !found.is_link && wanted.is_none_or(|wanted| wanted(&found.entry))
    }

    /// Deletes a file, or a folder with its contents except links and entries that a filter excludes. Returns whether it is gone.
    fn delete_one(&mut self, found: FoundEntry) -> bool {
        if self.is_stopped() || !self.may_go(&found) {
            return false;
        }
        let entry = found.entry;
        let before = self.deleted.len();
        if !entry.is_file {
            let failures = self.failed.len();
            let (inside, mut is_empty) = (self.entries(&entry.path), true);
            if has_others(&entry.local, inside.len()) || self.failed.len() > failures {
                is_empty = false;
            }
            for inner in inside {
                is_empty &= self.delete_one(inner);
            }
            if !is_empty {
                return false;
            }
        }
        if self.is_stopped() {
            return false;
        }
        match self.remove(&found.parent, &entry) {
            Ok(()) => {
                // The folder's entry includes its contents.
                self.deleted.truncate(before);
                self.deleted.push(entry);
                true
            }
            Err(error) => {
                let error = failed(&entry.local, "can't be deleted", error);
                self.failed.push(FailedEntry::new(entry, error));
                false
            }
        }
    }

    fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    fn remove(&self, parent: &str, entry: &LocalEntry) -> io::Result<()> {
        if self.dry {
            return Ok(());
        }
        if !matches!(self.place(parent), Ok(Place::Inside)) {
            return Err(io::Error::other("another program changed its folder"));
        }
        match entry.is_file {
            true => fs::remove_file(&entry.local),
            false => fs::remove_dir(&entry.local),
        }
    }

    fn fail_folder(&mut self, path: String, what: &str, error: io::Error) {
        let local = self.root.join(&path);
        let error = failed(&local, what, error);
        let entry = LocalEntry::folder(path, local);
        self.failed.push(FailedEntry::new(entry, error));
    }
}

/// Returns whether a folder has entries whose names are not Unicode, which were ignored.
fn has_others(folder: &Path, known: usize) -> bool {
    fs::read_dir(folder).map_or(true, |entries| entries.count() != known)
}

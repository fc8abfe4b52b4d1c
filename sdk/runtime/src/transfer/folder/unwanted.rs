//! The end of a download that mirrors a folder: what is gone at the service is deleted here.
//!
//! Nothing outside of the target folder is deleted: links stay, and a folder is only looked into if its real place is where its names say
//! that it is. That is compared again right before each deletion, since other programs may change folders meanwhile.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::local::below_path;
use super::place::not_written;
use super::{FailedEntry, LocalEntry, names};

type Wanted = dyn Fn(&LocalEntry) -> bool + Send + Sync;

/// Deletes what has none of the names that belong in the folders (by their paths below `root`). Returns what was deleted, and what failed.
pub(super) fn delete(
    root: &Path,
    folders: Vec<(String, HashSet<String>)>,
    wanted: Option<&Wanted>,
    dry: bool,
) -> (Vec<LocalEntry>, Vec<FailedEntry>) {
    let mut run = Run {
        root,
        // In a dry run there may be no folder yet, and so nothing to delete.
        real: fs::canonicalize(root).unwrap_or_default(),
        wanted,
        dry,
        deleted: Vec::new(),
        failed: Vec::new(),
    };
    for (path, kept) in folders {
        if !run.is_inside(&path) {
            continue;
        }
        for found in run.entries(&path) {
            if !kept.contains(&names::key(&found.name)) {
                run.delete(found);
            }
        }
    }
    (run.deleted, run.failed)
}

struct Run<'a> {
    root: &'a Path,
    real: PathBuf,
    wanted: Option<&'a Wanted>,
    dry: bool,
    deleted: Vec<LocalEntry>,
    failed: Vec<FailedEntry>,
}

struct Found {
    name: String,
    parent: String,
    entry: LocalEntry,
    is_link: bool,
}

impl Run<'_> {
    /// Whether a folder is really where its path says.
    fn is_inside(&self, path: &str) -> bool {
        fs::canonicalize(self.root.join(path)).is_ok_and(|real| real == self.real.join(path))
    }

    /// What is in a folder; nothing if that can't be read, which then stays as it is.
    fn entries(&mut self, folder: &str) -> Vec<Found> {
        let read = || -> io::Result<Vec<Found>> {
            let mut all = Vec::new();
            for entry in fs::read_dir(self.root.join(folder))? {
                let entry = entry?;
                let kind = entry.file_type()?;
                // A name that is not Unicode is none of the service's, and stays.
                let Ok(name) = entry.file_name().into_string() else {
                    continue;
                };
                let path = below_path(folder, &name);
                let local = self.root.join(&path);
                let mut local = LocalEntry::folder(path, local);
                if !kind.is_dir() {
                    local.is_file = true;
                    local.size = entry.metadata().ok().map(|metadata| metadata.len());
                }
                all.push(Found {
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
                let local = self.root.join(folder);
                let error = not_written(&local, "can't be read", error);
                let entry = LocalEntry::folder(folder.to_owned(), local);
                self.failed.push(FailedEntry::new(entry, error));
                Vec::new()
            }
        }
    }

    /// Deletes a file, or a folder with all that is in it but for links and what a filter leaves out. Tells whether it is gone.
    fn delete(&mut self, found: Found) -> bool {
        let entry = found.entry;
        if found.is_link || self.wanted.is_some_and(|wanted| !wanted(&entry)) {
            return false;
        }
        let before = self.deleted.len();
        if !entry.is_file {
            let failures = self.failed.len();
            let (inside, mut is_empty) = (self.entries(&entry.path), true);
            if self.has_others(&entry.local, inside.len()) || self.failed.len() > failures {
                is_empty = false;
            }
            for inner in inside {
                is_empty &= self.delete(inner);
            }
            if !is_empty {
                return false;
            }
        }
        match self.remove(&found.parent, &entry) {
            Ok(()) => {
                // It stands for all that was in it.
                self.deleted.truncate(before);
                self.deleted.push(entry);
                true
            }
            Err(error) => {
                let error = not_written(&entry.local, "can't be deleted", error);
                self.failed.push(FailedEntry::new(entry, error));
                false
            }
        }
    }

    /// Whether a folder has entries whose names are not Unicode, which were not looked at.
    fn has_others(&self, folder: &Path, known: usize) -> bool {
        fs::read_dir(folder).map_or(true, |entries| entries.count() != known)
    }

    fn remove(&self, parent: &str, entry: &LocalEntry) -> io::Result<()> {
        if self.dry {
            return Ok(());
        }
        if !self.is_inside(parent) {
            return Err(io::Error::other(
                "another program changed the folder it is in",
            ));
        }
        match entry.is_file {
            true => fs::remove_file(&entry.local),
            false => fs::remove_dir(&entry.local),
        }
    }
}

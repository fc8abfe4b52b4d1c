//! The end of an upload that mirrors a folder: entries without a local counterpart are deleted at the service.

use std::collections::{HashMap, HashSet};

use cloud_drives_core::{BoxFuture, Result};
use futures_util::{FutureExt as _, StreamExt as _};

use super::engine::FolderUploadRun;
use super::local::below_path;
use super::{FailedEntry, LocalEntry};
use crate::tree::{EntryKind, FolderTarget, RemoteEntry};

/// An entry to be deleted at the service.
struct GoneEntry<I> {
    parent: String,
    remote: RemoteEntry<I>,
    entry: LocalEntry,
}

/// The entries to be deleted.
struct Collected<I> {
    all: Vec<GoneEntry<I>>,
    /// The ids of the folders that have a local path or were listed.
    ///
    /// Folders can have several parents, and can even contain themselves.
    entered: HashSet<String>,
}

impl<T: FolderTarget> FolderUploadRun<'_, T> {
    /// Deletes the remote entries without a local counterpart. Everything else has succeeded by now.
    pub(super) async fn delete_what_is_gone(&mut self) {
        let folders = std::mem::take(&mut self.folders);
        let mut paths: HashMap<String, usize> = HashMap::new();
        for folder in folders.values().flatten() {
            *paths.entry(folder.id.clone()).or_default() += 1;
        }
        let mut collected = Collected {
            all: Vec::new(),
            entered: paths.keys().cloned().collect(),
        };
        for (path, folder) in folders {
            let Ok(folder) = folder else { continue };
            // An entry that is missing under one of several paths may exist under another.
            if paths.get(&folder.id).is_some_and(|paths| *paths > 1) {
                continue;
            }
            for remote in folder.gone {
                let entry = self.entry(below_path(&path, &remote.name), &remote);
                let found = self.collect(&folder.id, remote, &entry, &mut collected);
                if let Err(error) = found.await {
                    // A folder that can't be listed may contain entries to keep, so nothing is deleted.
                    self.report.failed.push(FailedEntry::new(entry, error));
                    return;
                }
            }
        }
        let mut all = collected.all;
        all.sort_by(|one, other| one.entry.path.cmp(&other.entry.path));
        let this = &*self;
        let work: Vec<BoxFuture<'_, (LocalEntry, Result<()>)>> = all
            .into_iter()
            .map(|gone| {
                async move {
                    let delete = || this.target.delete(&gone.parent, &gone.remote);
                    let deleted = match this.settings.dry {
                        true => Ok(()),
                        false => this.together.call(delete).await,
                    };
                    (gone.entry, deleted)
                }
                .boxed()
            })
            .collect();
        let done: Vec<_> = futures_util::stream::iter(work)
            .buffered(this.settings.concurrency)
            .collect()
            .await;
        for (entry, deleted) in done {
            match deleted {
                Err(error) if !error.is_not_found() => {
                    self.report.failed.push(FailedEntry::new(entry, error));
                }
                _ => self.report.deleted.push(entry),
            }
        }
    }

    fn entry(&self, path: String, remote: &RemoteEntry<T::Item>) -> LocalEntry {
        let is_file = remote.kind != EntryKind::Folder;
        LocalEntry {
            local: self.local.join(&path),
            path,
            size: remote.kind.size(),
            modified: self.target.modified(remote).filter(|_| is_file),
            is_file,
        }
    }

    /// Collects the parts of an entry to delete: all of it, unless a filter excludes something. Returns whether it is all.
    fn collect<'a>(
        &'a self,
        parent: &'a str,
        remote: RemoteEntry<T::Item>,
        entry: &'a LocalEntry,
        collected: &'a mut Collected<T::Item>,
    ) -> BoxFuture<'a, Result<bool>> {
        Box::pin(async move {
            let is_folder = remote.kind == EntryKind::Folder;
            if is_folder && collected.entered.contains(&remote.id) {
                return Ok(false);
            }
            let Some(wanted) = &self.settings.wanted else {
                collected.all.push(GoneEntry {
                    parent: parent.to_owned(),
                    remote,
                    entry: entry.clone(),
                });
                return Ok(true);
            };
            if remote.kind == EntryKind::Other || !wanted(entry) {
                return Ok(false);
            }
            let (before, mut is_all) = (collected.all.len(), true);
            if is_folder {
                collected.entered.insert(remote.id.clone());
                let mut listing = self.target.list(&remote.id);
                while let Some(inner) = listing.try_next().await? {
                    let below = self.entry(below_path(&entry.path, &inner.name), &inner);
                    is_all &= self.collect(&remote.id, inner, &below, collected).await?;
                }
                is_all &= listing.left_out() == 0;
            }
            if is_all {
                // Including everything in it.
                collected.all.truncate(before);
                collected.all.push(GoneEntry {
                    parent: parent.to_owned(),
                    remote,
                    entry: entry.clone(),
                });
            }
            Ok(is_all)
        })
    }
}

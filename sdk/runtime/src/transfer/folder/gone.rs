//! The end of an upload that mirrors a folder: what is gone here is deleted at the service.

use cloud_drives_core::{BoxFuture, Result};
use futures_util::{FutureExt as _, StreamExt as _};

use super::engine::Run;
use super::local::below_path;
use super::{FailedEntry, LocalEntry};
use crate::tree::{EntryKind, FolderTarget, RemoteEntry};

/// An entry of the service that is to be deleted.
struct Gone<I> {
    parent: String,
    remote: RemoteEntry<I>,
    entry: LocalEntry,
}

impl<T: FolderTarget> Run<'_, T> {
    /// Deletes the entries of the service that are not here. Everything else has succeeded by now.
    pub(super) async fn delete_what_is_gone(&mut self) {
        let mut all = Vec::new();
        for (path, folder) in std::mem::take(&mut self.folders) {
            let Ok(folder) = folder else { continue };
            for remote in folder.gone {
                let entry = self.entry(below_path(&path, &remote.name), &remote);
                if let Err(error) = self.collect(&folder.id, remote, &entry, &mut all).await {
                    // What can't be listed may hold something that is to stay: nothing at all is deleted then.
                    self.report.failed.push(FailedEntry::new(entry, error));
                    return;
                }
            }
        }
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
        LocalEntry {
            local: self.local.join(&path),
            path,
            size: remote.kind.size(),
            modified: None,
            is_file: remote.kind != EntryKind::Folder,
        }
    }

    /// Collects what of an entry is to be deleted: all of it, unless a filter leaves something out. Tells whether it is all.
    fn collect<'a>(
        &'a self,
        parent: &'a str,
        remote: RemoteEntry<T::Item>,
        entry: &'a LocalEntry,
        all: &'a mut Vec<Gone<T::Item>>,
    ) -> BoxFuture<'a, Result<bool>> {
        Box::pin(async move {
            let Some(wanted) = &self.settings.wanted else {
                all.push(Gone {
                    parent: parent.to_owned(),
                    remote,
                    entry: entry.clone(),
                });
                return Ok(true);
            };
            if remote.kind == EntryKind::Other || !wanted(entry) {
                return Ok(false);
            }
            let (before, mut is_all) = (all.len(), true);
            if remote.kind == EntryKind::Folder {
                let mut listing = self.target.list(&remote.id);
                while let Some(inner) = listing.try_next().await? {
                    let below = self.entry(below_path(&entry.path, &inner.name), &inner);
                    is_all &= self.collect(&remote.id, inner, &below, all).await?;
                }
            }
            if is_all {
                // With all that is in it.
                all.truncate(before);
                all.push(Gone {
                    parent: parent.to_owned(),
                    remote,
                    entry: entry.clone(),
                });
            }
            Ok(is_all)
        })
    }
}

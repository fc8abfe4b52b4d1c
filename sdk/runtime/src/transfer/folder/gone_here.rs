//! The end of a download that mirrors a folder: the remote side.
//!
//! Folders are listed again before entries that are missing remotely are deleted locally.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use cloud_drives_core::BoxFuture;
use futures_util::{FutureExt as _, StreamExt as _};

use super::download::{FolderDownloadRun, Listed};
use super::local::blocking;
use super::unwanted::{Disk, KeptNames, Unwanted};
use super::{LocalEntry, names};
use crate::transfer::download::failed;
use crate::tree::FolderSource;

/// A folder that is listed again, with the names that were in it before.
type RepeatedListing<I> = (HashSet<String>, Listed<I>);

/// Stops the deletion if the caller drops the future.
struct StopOnDrop(Arc<AtomicBool>);

impl Drop for StopOnDrop {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl<T: FolderSource> FolderDownloadRun<'_, T> {
    /// Deletes the local entries without a remote counterpart. Everything else has succeeded by now.
    pub(super) async fn delete_what_is_gone(&mut self) {
        let names = std::mem::take(&mut self.names);
        let folders = names
            .into_iter()
            .filter(|(path, _)| self.folders.contains_key(path));
        let mut folders: KeptNames = folders.collect();
        folders.sort_by(|one, other| one.0.cmp(&other.0));
        let stop = StopOnDrop(Arc::default());
        let mut unwanted = Unwanted {
            root: self.root.to_owned(),
            wanted: self.settings.wanted.clone(),
            dry: self.settings.dry,
            stop: Arc::clone(&stop.0),
            disk: Disk::default(),
            deleted: Vec::new(),
            failed: Vec::new(),
        };
        let looked = blocking(move || {
            let candidates = unwanted.candidates(folders);
            Ok((unwanted, candidates))
        });
        let done = async {
            let (mut unwanted, candidates) = looked.await?;
            let folders = self.listed_again(candidates).await;
            let done = blocking(move || {
                unwanted.delete(folders);
                Ok(unwanted)
            });
            done.await
        };
        match done.await {
            Ok(unwanted) => {
                self.report.deleted = unwanted.deleted;
                self.report.failed.extend(unwanted.failed);
            }
            Err(error) => {
                let error = failed(self.root, "can't be cleared", error);
                let entry = LocalEntry::folder(String::new(), self.root.to_owned());
                self.fail(entry, error);
            }
        }
    }

    /// Lists folders again and adds new names. A folder that can't be listed again is a failure, and nothing is deleted in it.
    async fn listed_again(&mut self, folders: KeptNames) -> KeptNames {
        let this = &*self;
        let work: Vec<BoxFuture<'_, RepeatedListing<T::Item>>> = folders
            .into_iter()
            .filter_map(|(path, kept)| {
                let id = this.ids.get(&path)?.clone();
                Some(async { (kept, this.entries(path, id).await) }.boxed())
            })
            .collect();
        let listed: Vec<_> = futures_util::stream::iter(work)
            .buffered(this.settings.concurrency)
            .collect()
            .await;
        let mut again = KeptNames::new();
        for (mut kept, (path, entries)) in listed {
            match entries {
                Ok(entries) => {
                    kept.extend(entries.iter().map(|remote| names::key(&remote.name)));
                    again.push((path, kept));
                }
                Err(error) => {
                    let local = self.root.join(&path);
                    self.fail(LocalEntry::folder(path, local), error);
                }
            }
        }
        again
    }
}

//! A download of a folder: the remote folders are listed, created locally, and filled.
//!
//! ```text
//! list all folders ──► create them ──► download the files ──► all succeeded? ──► delete the rest (a mirror)
//! ```
//!
//! Everything is listed before anything is written, so that a mirror knows the whole source before it deletes.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use cloud_drives_core::{BoxFuture, Error, ErrorClass, Result};
use futures_util::{FutureExt as _, StreamExt as _};

use super::engine::in_the_way;
use super::local::{below_path, blocking};
use super::names::{self, Rules};
use super::place::{self, Place};
use super::progress::Meter;
use super::same::{LocalFile, Times, is_same};
use super::settings::FolderSettings;
use super::together::{Together, Untried};
use super::{
    DownloadedFolder, FailedEntry, FileDownload, LocalEntry, PlacedEntry, SkipReason, SkippedEntry,
};
use crate::transfer::ProgressCallback;
use crate::transfer::download::failed;
use crate::tree::{EntryKind, FolderSource, Listing, RemoteEntry};

/// Downloads the contents of a remote folder into the local folder `root`.
pub(super) async fn download_folder<T: FolderSource>(
    tree: &T,
    folder: &str,
    root: &Path,
    settings: FolderSettings,
) -> Result<DownloadedFolder> {
    let mut run = FolderDownloadRun {
        tree,
        root,
        settings,
        together: Together::default(),
        names: HashMap::new(),
        ids: HashMap::new(),
        folders: HashMap::new(),
        report: DownloadedFolder::default(),
    };
    let (folders, files) = run.list(folder).await?;
    run.settings
        .check_source(run.names.get("").is_none_or(HashSet::is_empty))?;
    if !run.settings.dry {
        let path = root.to_owned();
        let made = blocking(move || std::fs::create_dir_all(path)).await;
        made.map_err(|error| failed(root, "can't be created", error))?;
    }
    run.folders.insert(String::new(), Ok(()));
    run.create(folders).await;
    run.download(files).await;
    if run.settings.mirror && run.report.is_complete() {
        run.delete_what_is_gone().await;
    }
    Ok(run.report)
}

pub(super) struct FolderDownloadRun<'a, T: FolderSource> {
    tree: &'a T,
    pub(super) root: &'a Path,
    pub(super) settings: FolderSettings,
    together: Together,
    /// The names in each remote folder by their local keys, including entries that are skipped or failed.
    pub(super) names: HashMap<String, HashSet<String>>,
    /// The ids of the remote folders.
    pub(super) ids: HashMap<String, String>,
    /// The local folders, or why they are missing.
    pub(super) folders: HashMap<String, std::result::Result<(), Untried>>,
    pub(super) report: DownloadedFolder,
}

/// A file to be downloaded.
struct File<I> {
    entry: LocalEntry,
    remote: RemoteEntry<I>,
}

/// A listed remote folder: its path below the first one, and its entries.
pub(super) type Listed<I> = (String, Result<Vec<RemoteEntry<I>>>);

type ListedTree<I> = (Vec<(LocalEntry, String)>, Vec<File<I>>);

/// The outcome of a file or folder.
enum Outcome {
    Placed,
    Replaced,
    Skipped(SkipReason),
    Failed(Error),
}

impl<T: FolderSource> FolderDownloadRun<'_, T> {
    /// Lists everything, level by level: folders with their ids, parents before children, and files.
    async fn list(&mut self, folder: &str) -> Result<ListedTree<T::Item>> {
        let id = self.tree.resolve(folder).await?;
        let (mut folders, mut files) = (Vec::new(), Vec::new());
        let mut entered = HashSet::from([id.clone()]);
        let mut level = vec![(String::new(), id)];
        while !level.is_empty() {
            self.ids.extend(level.iter().cloned());
            let this = &*self;
            let work: Vec<BoxFuture<'_, Listed<T::Item>>> = level
                .drain(..)
                .map(|(path, id)| this.entries(path, id).boxed())
                .collect();
            let listed: Vec<_> = futures_util::stream::iter(work)
                .buffered(this.settings.concurrency)
                .collect()
                .await;
            for (path, entries) in listed {
                match entries {
                    Ok(entries) => {
                        let found = self.take(&path, entries, &mut files);
                        for (entry, remote) in found {
                            if !entered.insert(remote.id.clone()) {
                                self.skip(entry, SkipReason::Repeated, Some(remote.id));
                                continue;
                            }
                            level.push((entry.path.clone(), remote.id.clone()));
                            folders.push((entry, remote.id));
                        }
                    }
                    Err(error) if path.is_empty() => return Err(error),
                    Err(error) => {
                        let place = folders
                            .iter()
                            .rposition(|(entry, _): &(LocalEntry, _)| entry.path == path);
                        if let Some(place) = place {
                            let (entry, _) = folders.remove(place);
                            self.fail(entry, error);
                        }
                    }
                }
            }
        }
        Ok((folders, files))
    }

    /// Lists a folder. An incomplete listing is a failure: a mirror would delete the entries that it lacks.
    pub(super) async fn entries(&self, path: String, id: String) -> Listed<T::Item> {
        let list = || async {
            let mut listing: Listing<T::Item> = self.tree.list(&id);
            let mut entries = Vec::new();
            while let Some(entry) = listing.try_next().await? {
                entries.push(entry);
            }
            listing.check_complete()?;
            Ok(entries)
        };
        (path, self.together.call(list).await)
    }

    /// Records the entries of a folder, and returns the folders among them.
    fn take(
        &mut self,
        folder: &str,
        entries: Vec<RemoteEntry<T::Item>>,
        files: &mut Vec<File<T::Item>>,
    ) -> Vec<(LocalEntry, RemoteEntry<T::Item>)> {
        let keys = entries.iter().map(|remote| names::key(&remote.name));
        self.names.insert(folder.to_owned(), keys.collect());
        let mut taken = HashSet::new();
        let mut folders = Vec::new();
        for remote in entries {
            let path = below_path(folder, &remote.name);
            let is_file = remote.kind != EntryKind::Folder;
            let fault = names::fault(&remote.name, Rules::HERE);
            let entry = LocalEntry {
                // An invalid name has no local path.
                local: self.root.join(if fault.is_some() { folder } else { &path }),
                path,
                size: remote.kind.size(),
                modified: self.tree.modified(&remote).filter(|_| is_file),
                is_file,
            };
            let wanted = self.settings.wanted.as_ref();
            if wanted.is_some_and(|wanted| !wanted(&entry)) {
                continue;
            }
            if let Some(fault) = fault {
                let message = format!("{:?} can't be downloaded: {fault}", remote.name);
                self.fail(entry, Error::invalid_input(message));
                continue;
            }
            if remote.kind == EntryKind::Other {
                self.skip(entry, SkipReason::NotAFile, Some(remote.id));
                continue;
            }
            if !taken.insert(names::key(&remote.name)) {
                let what = "another entry has the same local name; rename one of them";
                self.fail(entry, in_the_way(what));
                continue;
            }
            match is_file {
                true => files.push(File { entry, remote }),
                false => folders.push((entry, remote)),
            }
        }
        folders
    }

    async fn create(&mut self, folders: Vec<(LocalEntry, String)>) {
        for (entry, id) in folders {
            let made = match self.parent(&entry) {
                Ok(()) => self.create_one(&entry).await,
                Err(error) => Err(error),
            };
            let missing = |error: &Error| Untried::since(error, "its folder is missing");
            let state = made.as_ref().map(|_| ()).map_err(missing);
            self.folders.insert(entry.path.clone(), state);
            match made {
                Ok(true) => self.report.folders.push(PlacedEntry::new(entry, id)),
                Ok(false) => self.skip(entry, SkipReason::FolderExists, Some(id)),
                Err(error) => self.fail(entry, error),
            }
        }
    }

    /// Creates a folder. Returns whether it did not exist.
    async fn create_one(&self, entry: &LocalEntry) -> Result<bool> {
        match place::look(&entry.local, self.settings.symlinks).await? {
            Place::Folder => Ok(false),
            Place::File { .. } => Err(in_the_way("a file has that name")),
            Place::Free if self.settings.dry => Ok(true),
            Place::Free => {
                let path = entry.local.clone();
                let made = blocking(move || std::fs::create_dir(path)).await;
                made.map_err(|error| failed(&entry.local, "can't be created", error))?;
                Ok(true)
            }
        }
    }

    async fn download(&mut self, files: Vec<File<T::Item>>) {
        let this = &*self;
        let entries: Vec<_> = files.iter().map(|file| file.entry.clone()).collect();
        let meter = Meter::new(&entries, this.settings.progress.clone());
        let work: Vec<BoxFuture<'_, (File<T::Item>, Outcome)>> = files
            .into_iter()
            .map(|file| {
                let meter = meter.file(&file.entry);
                async move {
                    let outcome = this.file(&file, meter.callback()).await;
                    let outcome = outcome.unwrap_or_else(Outcome::Failed);
                    match outcome {
                        Outcome::Failed(_) => meter.failed(),
                        _ => meter.done(),
                    }
                    (file, outcome)
                }
                .boxed()
            })
            .collect();
        let done: Vec<(File<T::Item>, Outcome)> = futures_util::stream::iter(work)
            .buffer_unordered(this.settings.concurrency)
            .collect()
            .await;
        for (File { entry, remote }, outcome) in done {
            let id = remote.id;
            match outcome {
                Outcome::Placed => self.report.files.push(PlacedEntry::new(entry, id)),
                Outcome::Replaced => self.report.files.push(PlacedEntry::replacing(entry, id)),
                Outcome::Skipped(reason) => self.skip(entry, reason, Some(id)),
                Outcome::Failed(error) => self.fail(entry, error),
            }
        }
    }

    async fn file(&self, file: &File<T::Item>, progress: ProgressCallback) -> Result<Outcome> {
        let entry = &file.entry;
        self.parent(entry)?;
        let outcome = match place::look(&entry.local, self.settings.symlinks).await? {
            Place::Free => Outcome::Placed,
            Place::Folder => return Err(in_the_way("a folder has that name")),
            Place::File { size, modified } => {
                let here = LocalFile {
                    path: &entry.local,
                    size: Some(size),
                };
                let times = Times {
                    original: entry.modified,
                    copy: modified,
                };
                if is_same(self.settings.match_by, here, &file.remote.kind, times).await? {
                    return Ok(Outcome::Skipped(SkipReason::SameContents));
                }
                if !self.settings.overwrite {
                    return Err(in_the_way(
                        "a file with other contents has that name; overwrite(true) replaces it",
                    ));
                }
                Outcome::Replaced
            }
        };
        if self.settings.dry {
            return Ok(outcome);
        }
        let resume = match self.could_be_taken_for_another(entry) {
            true => Some(false),
            false => self.settings.resume_partial,
        };
        let download = || {
            let file_download = FileDownload {
                path: entry.local.clone(),
                progress: progress.clone(),
                resume_partial: resume,
            };
            self.tree.download(&file.remote, file_download)
        };
        self.together.call(download).await?;
        Ok(outcome)
    }

    /// Returns whether the unfinished file could have the name of another file, such as that of `a` the name `a.part`.
    fn could_be_taken_for_another(&self, entry: &LocalEntry) -> bool {
        let begins = format!("{}.", names::key(entry.name()));
        let names = self.names.get(entry.parent());
        names.is_some_and(|names| names.iter().any(|name| name.starts_with(&begins)))
    }

    /// Fails if the local folder of an entry is missing, or if the transfer has been abandoned.
    fn parent(&self, entry: &LocalEntry) -> Result<()> {
        self.together.check()?;
        match self.folders.get(entry.parent()) {
            Some(Err(missing)) => Err(missing.error()),
            Some(Ok(())) => Ok(()),
            None => Err(Error::new(
                ErrorClass::Io,
                "not tried: its folder is missing",
            )),
        }
    }

    fn skip(&mut self, entry: LocalEntry, reason: SkipReason, id: Option<String>) {
        self.report.skipped.push(SkippedEntry { entry, reason, id });
    }

    pub(super) fn fail(&mut self, entry: LocalEntry, error: Error) {
        self.report.failed.push(FailedEntry::new(entry, error));
    }
}

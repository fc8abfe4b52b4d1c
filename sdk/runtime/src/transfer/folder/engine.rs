//! An upload of a folder: the local tree is read, created at the service, and filled.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use cloud_drives_core::{BoxFuture, Error, ErrorClass, Result};
use futures_util::StreamExt as _;
use http::StatusCode;

use super::existing::{Existing, RemoteFolder, wanted};
use super::local::{self, LocalTree};
use super::progress::Meter;
use super::same::{LocalFile, Times, composed, is_same};
use super::settings::FolderSettings;
use super::states::States;
use super::together::{Together, Untried};
use super::{
    FailedEntry, FileUpload, LocalEntry, PlacedEntry, SkipReason, SkippedEntry, UploadedFolder,
};
use crate::transfer::ProgressCallback;
use crate::tree::{EntryKind, FolderTarget, RemoteEntry};

/// Uploads the contents of a local folder into the remote folder `into`.
pub(super) async fn upload_folder<T: FolderTarget>(
    target: &T,
    root: &Path,
    into: &str,
    settings: FolderSettings,
) -> Result<UploadedFolder> {
    let LocalTree {
        folders,
        files,
        left_out,
        failed,
        names,
    } = local::read(root, target, &settings).await?;
    settings.check_source(names.get("").is_none_or(HashSet::is_empty))?;
    let mut run = FolderUploadRun {
        target,
        local: root,
        states: None,
        names,
        wanted: wanted(target, folders.iter().chain(&files)),
        folders: HashMap::new(),
        meter: Meter::new(&files, settings.progress.clone()),
        settings,
        together: Together::default(),
        report: UploadedFolder {
            skipped: left_out,
            failed,
            ..UploadedFolder::default()
        },
    };
    if let Some(folder) = run.settings.states.as_deref().filter(|_| !run.settings.dry) {
        run.states = Some(States::create(folder, root, into).await?);
    }
    let root = run.begin(into).await?;
    run.folders.insert(String::new(), Ok(root));
    run.create_folders(folders).await;
    run.files(files).await;
    if let Some(states) = run.states.take() {
        states.close().await;
    }
    if run.settings.mirror && run.report.is_complete() {
        run.delete_what_is_gone().await;
    }
    Ok(run.report)
}

pub(super) struct FolderUploadRun<'a, T: FolderTarget> {
    pub(super) target: &'a T,
    /// The local folder.
    pub(super) local: &'a Path,
    pub(super) settings: FolderSettings,
    /// The states of the uploads, if they are resumable.
    states: Option<States>,
    /// The names in each local folder.
    names: HashMap<String, HashSet<String>>,
    wanted: HashMap<String, HashSet<String>>,
    /// The remote folders by their local paths, or why they are missing.
    pub(super) folders: HashMap<String, FolderResult<T>>,
    meter: Meter,
    /// The state that all calls share.
    pub(super) together: Together,
    pub(super) report: UploadedFolder,
}

pub(super) type FolderResult<T> =
    std::result::Result<RemoteFolder<<T as crate::tree::Tree>::Item>, Untried>;

/// The outcome of a file or folder; ids are those of the service.
enum Outcome {
    Created(String),
    Replaced(String),
    Skipped(SkipReason, String),
    Failed(Error),
}

impl<T: FolderTarget> FolderUploadRun<'_, T> {
    async fn create_folders(&mut self, folders: Vec<LocalEntry>) {
        for level in levels(folders) {
            let this = &*self;
            let work: Vec<BoxFuture<'_, _>> = level
                .into_iter()
                .map(|folder| this.folder(folder))
                .collect();
            let done: Vec<_> = futures_util::stream::iter(work)
                .buffered(this.settings.concurrency)
                .collect()
                .await;
            for (folder, outcome, remote) in done {
                self.folders.insert(folder.path.clone(), remote);
                self.note(folder, outcome);
            }
        }
    }

    async fn files(&mut self, files: Vec<LocalEntry>) {
        let this = &*self;
        let work = files.into_iter().map(|file| this.file(file));
        let done: Vec<_> = futures_util::stream::iter(work)
            .buffer_unordered(this.settings.concurrency)
            .collect()
            .await;
        for (file, outcome) in done {
            self.note(file, outcome);
        }
    }

    fn note(&mut self, entry: LocalEntry, outcome: Outcome) {
        let report = &mut self.report;
        match outcome {
            Outcome::Created(id) => match entry.is_file() {
                true => report.files.push(PlacedEntry::new(entry, id)),
                false => report.folders.push(PlacedEntry::new(entry, id)),
            },
            Outcome::Replaced(id) => report.files.push(PlacedEntry::replacing(entry, id)),
            Outcome::Skipped(reason, id) => {
                report
                    .skipped
                    .push(SkippedEntry::existing(entry, reason, id));
            }
            Outcome::Failed(error) => report.failed.push(FailedEntry::new(entry, error)),
        }
    }

    fn folder(&self, folder: LocalEntry) -> BoxFuture<'_, (LocalEntry, Outcome, FolderResult<T>)> {
        Box::pin(async move {
            match self.try_folder(&folder).await {
                Ok((remote, existed)) => {
                    let id = remote.id.clone();
                    let outcome = match existed {
                        true => Outcome::Skipped(SkipReason::FolderExists, id),
                        false => Outcome::Created(id),
                    };
                    (folder, outcome, Ok(remote))
                }
                Err(error) => {
                    let missing = Untried::since(&error, "its folder is missing");
                    (folder, Outcome::Failed(error), Err(missing))
                }
            }
        })
    }

    /// Returns a remote folder, and whether it existed before.
    async fn try_folder(&self, folder: &LocalEntry) -> Result<(RemoteFolder<T::Item>, bool)> {
        let parent = self.parent(folder)?;
        let existing = parent.existing(self.target, folder);
        let mut entries = existing.entries().iter();
        let same_kind = entries.find(|entry| entry.kind == EntryKind::Folder);
        if let Some(taken) = same_kind {
            let remote = self
                .together
                .call(|| self.look_into(taken.id.clone(), &folder.path));
            return Ok((remote.await?, true));
        }
        if existing.taken().is_some() && self.target.names_are_unique() {
            return Err(in_the_way("a file has that name"));
        }
        if self.settings.dry {
            return Ok((RemoteFolder::new(String::new()), false));
        }
        let create = || self.target.create_folder(&parent.id, folder.name());
        let created = self.together.call(create).await?;
        if created.existed {
            let look = || self.look_into(created.id.clone(), &folder.path);
            return Ok((self.together.call(look).await?, true));
        }
        Ok((RemoteFolder::new(created.id), false))
    }

    /// Prepares the remote folder, and lists its contents.
    async fn begin(&self, into: &str) -> Result<RemoteFolder<T::Item>> {
        if !self.settings.dry {
            let id = self.target.prepare(into).await?;
            return self.look_into(id, "").await;
        }
        let look = async {
            let id = self.target.resolve(into).await?;
            self.look_into(id, "").await
        };
        match look.await {
            Err(error) if error.is_not_found() => Ok(RemoteFolder::new(String::new())),
            looked => looked,
        }
    }

    /// Lists a folder, if its entries matter.
    async fn look_into(&self, id: String, path: &str) -> Result<RemoteFolder<T::Item>> {
        let mut folder = RemoteFolder::new(id.clone());
        let wanted = self.wanted.get(path);
        // The top folder is always listed, to find out whether it exists.
        if wanted.is_some() || path.is_empty() || self.settings.mirror {
            let here = self.names.get(path);
            let mut listing = self.target.list(&id);
            while let Some(entry) = listing.try_next().await? {
                let key = composed(&self.target.key(&entry.name));
                let is_wanted = wanted.is_some_and(|names| names.contains(&key));
                if entry.kind == EntryKind::Other {
                    continue;
                }
                if is_wanted {
                    folder.entries.entry(key).or_default().push(entry);
                } else if self.settings.mirror && !here.is_some_and(|here| here.contains(&key)) {
                    folder.gone.push(entry);
                }
            }
            listing.check_complete()?;
        }
        Ok(folder)
    }

    fn file(&self, file: LocalEntry) -> BoxFuture<'_, (LocalEntry, Outcome)> {
        Box::pin(async move {
            let meter = self.meter.file(&file);
            let outcome = match self.try_file(&file, meter.callback()).await {
                Ok(outcome) => outcome,
                Err(error) => Outcome::Failed(error),
            };
            match outcome {
                Outcome::Failed(_) => meter.failed(),
                _ => meter.done(),
            }
            (file, outcome)
        })
    }

    async fn try_file(&self, file: &LocalEntry, progress: ProgressCallback) -> Result<Outcome> {
        let parent = self.parent(file)?;
        let existing = parent.existing(self.target, file);
        for entry in existing.entries() {
            let (here, times) = (
                LocalFile {
                    path: &file.local,
                    size: file.size,
                },
                Times {
                    original: file.modified,
                    copy: self.target.modified(entry),
                },
            );
            if is_same(self.settings.match_by, here, &entry.kind, times).await? {
                return Ok(Outcome::Skipped(SkipReason::SameContents, entry.id.clone()));
            }
        }
        let replaces = match existing.taken() {
            Some(taken) if self.target.names_are_unique() => match taken.kind {
                EntryKind::Folder => return Err(in_the_way("a folder has that name")),
                _ if self.settings.overwrite => Some(taken),
                _ => {
                    return Err(in_the_way(
                        "a file with other contents has that name; overwrite(true) replaces it",
                    ));
                }
            },
            _ => None,
        };
        let done = |id| match replaces {
            Some(_) => Outcome::Replaced(id),
            None => Outcome::Created(id),
        };
        if self.settings.dry {
            return Ok(done(String::new()));
        }
        let sent = self.send(parent, file, replaces, &progress).await;
        let in_the_way = match &existing {
            Existing::Equivalent(entries) => entries
                .iter()
                .find(|entry| matches!(entry.kind, EntryKind::File { .. })),
            Existing::Same(_) => None,
        };
        match (sent, in_the_way) {
            // The service composes names, and it is that file that has the name.
            (Err(error), Some(taken)) if error.is_conflict() && self.settings.overwrite => {
                let sent = self.send(parent, file, Some(*taken), &progress).await;
                Ok(Outcome::Replaced(sent?))
            }
            (sent, _) => sent.map(done),
        }
    }

    async fn send(
        &self,
        parent: &RemoteFolder<T::Item>,
        file: &LocalEntry,
        replaces: Option<&RemoteEntry<T::Item>>,
        progress: &ProgressCallback,
    ) -> Result<String> {
        let upload = || {
            let upload = FileUpload {
                entry: file,
                progress: progress.clone(),
                state_file: self.states.as_ref().and_then(|states| states.of(file)),
            };
            self.target.upload(&parent.id, upload, replaces)
        };
        self.together.call(upload).await
    }

    /// Returns the remote folder of an entry, unless the transfer has been abandoned.
    fn parent(&self, entry: &LocalEntry) -> Result<&RemoteFolder<T::Item>> {
        self.together.check()?;
        match self.folders.get(entry.parent()) {
            Some(Ok(folder)) => Ok(folder),
            Some(Err(missing)) => Err(missing.error()),
            None => Err(Error::new(
                ErrorClass::Source,
                "its folder could not be read",
            )),
        }
    }
}

/// Groups folders by their depth.
fn levels(folders: Vec<LocalEntry>) -> Vec<Vec<LocalEntry>> {
    let mut levels: Vec<Vec<LocalEntry>> = Vec::new();
    let mut depth = None;
    for folder in folders {
        let here = folder.path.matches('/').count();
        match levels.last_mut().filter(|_| depth == Some(here)) {
            Some(level) => level.push(folder),
            None => levels.push(vec![folder]),
        }
        depth = Some(here);
    }
    levels
}

pub(super) fn in_the_way(what: &str) -> Error {
    Error::new(ErrorClass::Status, what).with_status(StatusCode::CONFLICT)
}

//! One upload of a folder: the local tree is read, created on the service, and filled.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::PoisonError;

use cloud_drives_core::{BoxFuture, Error, ErrorClass, Result};
use futures_util::StreamExt as _;
use http::StatusCode;

use super::existing::{Existing, RemoteFolder, composed, wanted};
use super::local::{self, LocalTree};
use super::progress::Meter;
use super::settings::FolderSettings;
use super::together::{Together, Untried};
use super::{
    FailedEntry, LocalEntry, MatchBy, SkipReason, SkippedEntry, UploadedEntry, UploadedFolder,
};
use crate::retry::{RetryBudget, RetryPolicy};
use crate::transfer::attempts::Attempts;
use crate::transfer::checksum::SharedFingerprinter;
use crate::transfer::source::ReadOptions;
use crate::transfer::upload::Expected;
use crate::transfer::{ProgressCallback, UploadSource};
use crate::tree::{EntryKind, FolderTarget, RemoteEntry};

/// Uploads what is in a folder on this machine into the folder `into` of the service.
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
    } = local::read(root, target, &settings).await?;
    let mut run = Run {
        target,
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
    let into = target.prepare(into).await?;
    let root = run.look_into(into, "").await?;
    run.folders.insert(String::new(), Ok(root));
    run.create_folders(folders).await;
    run.files(files).await;
    Ok(run.report)
}

struct Run<'a, T: FolderTarget> {
    target: &'a T,
    settings: FolderSettings,
    wanted: HashMap<String, HashSet<String>>,
    /// The folders of the service by their local paths, or why they are missing.
    folders: HashMap<String, FolderResult<T>>,
    meter: Meter,
    /// What all calls do as one.
    together: Together,
    report: UploadedFolder,
}

type FolderResult<T> = std::result::Result<RemoteFolder<<T as crate::tree::Tree>::Item>, Untried>;

/// What came of a file or folder; ids are those of the service.
enum Outcome {
    Created(String),
    Skipped(SkipReason, String),
    Failed(Error),
}

impl<T: FolderTarget> Run<'_, T> {
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
                true => report.files.push(UploadedEntry::new(entry, id)),
                false => report.folders.push(UploadedEntry::new(entry, id)),
            },
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

    /// Returns a folder of the service, and whether it existed before.
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
        let create = || self.target.create_folder(&parent.id, folder.name());
        let created = self.together.call(create).await?;
        if created.existed {
            let look = || self.look_into(created.id.clone(), &folder.path);
            return Ok((self.together.call(look).await?, true));
        }
        let remote = RemoteFolder {
            id: created.id,
            entries: HashMap::new(),
        };
        Ok((remote, false))
    }

    /// Lists a folder, as far as its entries matter.
    async fn look_into(&self, id: String, path: &str) -> Result<RemoteFolder<T::Item>> {
        let mut entries: HashMap<String, Vec<RemoteEntry<T::Item>>> = HashMap::new();
        let wanted = self.wanted.get(path);
        if wanted.is_some() || path.is_empty() {
            let mut listing = self.target.list(&id);
            while let Some(entry) = listing.try_next().await? {
                let key = composed(&self.target.key(&entry.name));
                let is_wanted = wanted.is_some_and(|names| names.contains(&key));
                if is_wanted && entry.kind != EntryKind::Other {
                    entries.entry(key).or_default().push(entry);
                }
            }
        }
        Ok(RemoteFolder { id, entries })
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
            if self.is_same(file, &entry.kind).await? {
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
        let sent = self.send(parent, file, replaces, &progress).await;
        let in_the_way = match &existing {
            Existing::Equivalent(entries) => entries
                .iter()
                .find(|entry| matches!(entry.kind, EntryKind::File { .. })),
            Existing::Same(_) => None,
        };
        match (sent, in_the_way) {
            // The service composes names, and it is that file which has the name.
            (Err(error), Some(taken)) if error.is_conflict() && self.settings.overwrite => {
                let sent = self.send(parent, file, Some(*taken), &progress).await;
                Ok(Outcome::Created(sent?))
            }
            (sent, _) => Ok(Outcome::Created(sent?)),
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
            let progress = progress.clone();
            self.target.upload(&parent.id, file, replaces, progress)
        };
        self.together.call(upload).await
    }

    /// Tells whether an existing file has the contents of a local one, which is read only where size and checksums leave that open.
    async fn is_same(&self, file: &LocalEntry, existing: &EntryKind) -> Result<bool> {
        let EntryKind::File { size, md5, sha256 } = existing else {
            return Ok(false);
        };
        // Files that are made as they are read have no size beforehand.
        let local = file
            .size
            .filter(|size| *size > 0 || self.settings.match_by == MatchBy::Size);
        let same_size = local.zip(*size).map(|(local, remote)| local == remote);
        match self.settings.match_by {
            MatchBy::Size => Ok(same_size == Some(true)),
            MatchBy::Checksum if same_size == Some(false) => Ok(false),
            MatchBy::Checksum if md5.is_none() && sha256.is_none() => Ok(false),
            MatchBy::Checksum => {
                let expected = sums(&file.local).await?;
                Ok(expected.matches(*size, md5.as_deref(), sha256.as_deref()))
            }
        }
    }

    /// Returns the folder of the service that something goes to, unless there is no point in going on.
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

/// Folders by how deep they are.
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

/// Size and sums of a file here.
async fn sums(path: &Path) -> Result<Expected> {
    let reading = ReadOptions {
        ignores_mtime: false,
        attempts: Attempts::new(RetryPolicy::new(), RetryBudget::default()),
    };
    let source = UploadSource::path(path).prepare(reading).await?;
    let fingerprinter = SharedFingerprinter::default();
    let mut stream = source.open(0, Some(fingerprinter.clone())).await?;
    let mut size = 0;
    while let Some(chunk) = stream.next_chunk().await? {
        size += chunk.len() as u64;
    }
    let sums = fingerprinter
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .complete(size);
    Ok(Expected {
        size: Some(size),
        md5: sums.as_ref().map(|sums| sums.md5.clone()),
        sha256: sums.map(|sums| sums.sha256),
    })
}

fn in_the_way(what: &str) -> Error {
    Error::new(ErrorClass::Status, what).with_status(StatusCode::CONFLICT)
}

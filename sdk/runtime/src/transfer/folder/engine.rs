//! One upload of a folder: what is read here, is made there, and what is there already is left alone.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use cloud_drives_core::{BoxFuture, Error, ErrorClass, Result};
use futures_util::StreamExt as _;
use http::StatusCode;

use super::local::{self, LocalTree};
use super::progress::Meter;
use super::{
    FailedEntry, FolderSettings, FolderTarget, LocalEntry, Sameness, SkipReason, SkippedEntry,
    There, UploadedEntry, UploadedFolder, What,
};
use crate::transfer::checksum::SharedFingerprinter;
use crate::transfer::upload::Expected;
use crate::transfer::{ProgressCallback, UploadSource};

/// Uploads what is in a folder on this machine into a folder of the service, `into`.
///
/// First the folders level by level, then the files, several at once. What fails does not keep back the rest, except when no token is
/// to be had: then nothing else can work.
///
/// # Errors
///
/// When either of the two folders can't be read.
///
/// # Cancel safety
///
/// Dropping the future ends what is under way; what is there stays.
pub async fn upload_folder<T: FolderTarget>(
    target: &T,
    root: &Path,
    into: String,
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
        places: HashMap::new(),
        meter: Meter::new(&files, settings.progress.clone()),
        settings,
        given_up: Mutex::default(),
        report: UploadedFolder {
            skipped: left_out,
            failed,
            ..UploadedFolder::default()
        },
    };
    let root = run.look_into(into, "").await?;
    run.places.insert(String::new(), Ok(root));
    run.folders(folders).await;
    run.files(files).await;
    Ok(run.report)
}

/// The names that are wanted in each folder, by their keys.
fn wanted<'a, T: FolderTarget>(
    target: &T,
    entries: impl Iterator<Item = &'a LocalEntry>,
) -> HashMap<String, HashSet<String>> {
    let mut wanted: HashMap<String, HashSet<String>> = HashMap::new();
    for entry in entries {
        let names = wanted.entry(entry.parent().to_owned()).or_default();
        names.insert(target.key(entry.name()));
    }
    wanted
}

struct Run<'a, T> {
    target: &'a T,
    settings: FolderSettings,
    wanted: HashMap<String, HashSet<String>>,
    /// The folders by their paths here: where they are, or why they are not.
    places: HashMap<String, std::result::Result<Place, Untried>>,
    meter: Meter,
    /// Why nothing else is tried.
    given_up: Mutex<Option<Untried>>,
    report: UploadedFolder,
}

/// A folder of the service.
struct Place {
    address: String,
    /// What is in it under names that are wanted, by their keys.
    there: HashMap<String, Vec<There>>,
}

/// Why something is not tried: the failure of something else, as far as it says the same of both.
struct Untried {
    reason: String,
    class: ErrorClass,
    status: Option<StatusCode>,
}

impl Untried {
    fn since(error: &Error, reason: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
            class: error.class(),
            status: error.status(),
        }
    }

    fn error(&self) -> Error {
        let error = Error::new(self.class, format!("not tried, since {}", self.reason));
        match self.status {
            Some(status) => error.with_status(status),
            None => error,
        }
    }
}

/// What came of a file or folder.
enum Outcome {
    Made(String),
    WasThere(SkipReason, String),
    Failed(Error),
}

impl<T: FolderTarget> Run<'_, T> {
    async fn folders(&mut self, folders: Vec<LocalEntry>) {
        for level in levels(folders) {
            let this = &*self;
            let work: Vec<BoxFuture<'_, _>> = level
                .into_iter()
                .map(|folder| this.folder(folder))
                .collect();
            let done: Vec<_> = futures_util::stream::iter(work)
                .buffered(this.settings.at_once)
                .collect()
                .await;
            for (folder, outcome, place) in done {
                self.places.insert(folder.path.clone(), place);
                self.note(folder, outcome);
            }
        }
    }

    async fn files(&mut self, files: Vec<LocalEntry>) {
        let this = &*self;
        let work = files.into_iter().map(|file| this.file(file));
        let done: Vec<_> = futures_util::stream::iter(work)
            .buffer_unordered(this.settings.at_once)
            .collect()
            .await;
        for (file, outcome) in done {
            self.note(file, outcome);
        }
    }

    fn note(&mut self, entry: LocalEntry, outcome: Outcome) {
        let report = &mut self.report;
        match outcome {
            Outcome::Made(address) => match entry.is_file() {
                true => report.files.push(UploadedEntry::new(entry, address)),
                false => report.folders.push(UploadedEntry::new(entry, address)),
            },
            Outcome::WasThere(reason, address) => {
                let skipped = SkippedEntry::there(entry, reason, address);
                report.skipped.push(skipped);
            }
            Outcome::Failed(error) => report.failed.push(FailedEntry::new(entry, error)),
        }
    }

    fn folder(
        &self,
        folder: LocalEntry,
    ) -> BoxFuture<'_, (LocalEntry, Outcome, std::result::Result<Place, Untried>)> {
        Box::pin(async move {
            match self.try_folder(&folder).await {
                Ok((place, was_there)) => {
                    let address = place.address.clone();
                    let outcome = match was_there {
                        true => Outcome::WasThere(SkipReason::FolderIsThere, address),
                        false => Outcome::Made(address),
                    };
                    (folder, outcome, Ok(place))
                }
                Err(error) => {
                    let missing = Untried::since(&error, "its folder is not there");
                    (folder, Outcome::Failed(error), Err(missing))
                }
            }
        })
    }

    /// A folder, and whether it was there.
    async fn try_folder(&self, folder: &LocalEntry) -> Result<(Place, bool)> {
        let parent = self.parent(folder)?;
        let there = self.there(parent, folder);
        if let Some(taken) = there.iter().find(|there| there.what == What::Folder) {
            let place = self.look_into(taken.address.clone(), &folder.path).await;
            return Ok((self.unless_hopeless(place)?, true));
        }
        if !there.is_empty() && self.target.names_are_unique() {
            return Err(in_the_way("a file is there under that name"));
        }
        let made = self.target.make(&parent.address, folder.name()).await;
        let made = self.unless_hopeless(made)?;
        if made.was_there {
            let place = self.look_into(made.address, &folder.path).await;
            return Ok((self.unless_hopeless(place)?, true));
        }
        let place = Place {
            address: made.address,
            there: HashMap::new(),
        };
        Ok((place, false))
    }

    /// Looks what a folder holds, as far as it matters.
    async fn look_into(&self, address: String, path: &str) -> Result<Place> {
        let mut there: HashMap<String, Vec<There>> = HashMap::new();
        let wanted = self.wanted.get(path);
        if wanted.is_some() || path.is_empty() {
            let mut found = |child: There| {
                let key = self.target.key(&child.name);
                if wanted.is_some_and(|names| names.contains(&key)) {
                    there.entry(key).or_default().push(child);
                }
            };
            self.target.list(&address, &mut found).await?;
        }
        Ok(Place { address, there })
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
        let there = self.there(parent, file);
        for taken in there {
            if self.is_same(file, taken).await? {
                let address = taken.address.clone();
                return Ok(Outcome::WasThere(SkipReason::SameContents, address));
            }
        }
        let instead_of = match there {
            [taken, ..] if self.target.names_are_unique() => match taken.what {
                What::File { .. } if self.settings.overwrite => Some(taken),
                What::File { .. } => {
                    return Err(in_the_way(
                        "a file with other contents is there under that name; overwrite(true) replaces it",
                    ));
                }
                What::Folder => return Err(in_the_way("a folder is there under that name")),
            },
            _ => None,
        };
        let address = &parent.address;
        let sent = self
            .target
            .upload(address, file, instead_of, progress)
            .await;
        Ok(Outcome::Made(self.unless_hopeless(sent)?))
    }

    /// Whether a file that is there is the one that is here, which is read only where sizes leave that open.
    async fn is_same(&self, file: &LocalEntry, there: &There) -> Result<bool> {
        let What::File { size, md5, sha256 } = &there.what else {
            return Ok(false);
        };
        let is_size = |here: Option<u64>| here.zip(*size).map(|(here, there)| here == there);
        match self.target.sameness() {
            Sameness::Sums if is_size(file.size) == Some(false) => Ok(false),
            Sameness::Sums if md5.is_none() && sha256.is_none() => Ok(false),
            Sameness::Sums => {
                let expected = sums(&file.local).await?;
                Ok(expected.matches(*size, md5.as_deref(), sha256.as_deref()))
            }
            Sameness::Size => Ok(is_size(file.size) == Some(true)),
            Sameness::Unknown => Ok(false),
        }
    }

    /// The place of something, if its folder is there and there is a point in going on.
    fn parent(&self, entry: &LocalEntry) -> Result<&Place> {
        if let Some(untried) = &*self.given_up() {
            return Err(untried.error());
        }
        match self.places.get(entry.parent()) {
            Some(Ok(place)) => Ok(place),
            Some(Err(missing)) => Err(missing.error()),
            None => Err(Error::new(
                ErrorClass::Source,
                "its folder could not be read",
            )),
        }
    }

    /// What a folder of the service holds under the name of something.
    fn there<'a>(&self, parent: &'a Place, entry: &LocalEntry) -> &'a [There] {
        let there = parent.there.get(&self.target.key(entry.name()));
        there.map_or(&[], Vec::as_slice)
    }

    /// Takes note of a failure that everything else would meet too.
    fn unless_hopeless<R>(&self, result: Result<R>) -> Result<R> {
        if let Err(error) = &result
            && error.is_unauthorized()
        {
            let reason = format!("the service lets nobody in: {}", error.message());
            let untried = Untried::since(error, reason);
            self.given_up().get_or_insert(untried);
        }
        result
    }

    fn given_up(&self) -> MutexGuard<'_, Option<Untried>> {
        self.given_up.lock().unwrap_or_else(PoisonError::into_inner)
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
    let source = UploadSource::path(path).prepare().await?;
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

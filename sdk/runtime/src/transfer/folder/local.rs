//! The contents of a local folder.

use std::collections::{HashMap, HashSet, VecDeque};
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use cloud_drives_core::{Error, ErrorClass, Result};
use serde::{Serialize, Serializer};
use tokio::task::spawn_blocking;

use super::same::composed;
use super::settings::FolderSettings;
use super::{FailedEntry, SkipReason, SkippedEntry, Symlinks};
use crate::tree::FolderTarget;

/// A local file or folder of a folder transfer; it may not exist yet.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct LocalEntry {
    /// Its path relative to the folder, with `/` as the separator on every system.
    pub path: String,
    /// Its local path.
    #[serde(serialize_with = "lossy")]
    pub local: PathBuf,
    /// Its size in bytes; only for files, and for remote files only if the service reports it.
    pub size: Option<u64>,
    /// When its contents last changed at the source; only for files.
    #[serde(skip)]
    pub modified: Option<SystemTime>,
    pub(super) is_file: bool,
}

/// Serializes a path as text, for reports.
fn lossy<S: Serializer>(path: &Path, serializer: S) -> std::result::Result<S::Ok, S::Error> {
    serializer.collect_str(&path.display())
}

impl LocalEntry {
    pub(super) fn folder(path: String, local: PathBuf) -> Self {
        Self {
            path,
            local,
            size: None,
            modified: None,
            is_file: false,
        }
    }

    /// Returns its name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.path
            .rsplit_once('/')
            .map_or(self.path.as_str(), |(_, name)| name)
    }

    /// Returns the path of its folder; empty for entries directly in the transferred folder.
    #[must_use]
    pub fn parent(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(parent, _)| parent)
    }

    /// Returns whether it is a file.
    #[must_use]
    pub fn is_file(&self) -> bool {
        self.is_file
    }
}

/// Everything below a folder.
#[derive(Debug, Default)]
pub(super) struct LocalTree {
    /// Level by level, parents before children.
    pub(super) folders: Vec<LocalEntry>,
    pub(super) files: Vec<LocalEntry>,
    pub(super) left_out: Vec<SkippedEntry>,
    pub(super) failed: Vec<FailedEntry>,
    /// The names in each folder, by their composed keys, including entries that are skipped or failed.
    pub(super) names: HashMap<String, HashSet<String>>,
}

/// A folder to be read.
struct Waiting {
    path: String,
    local: PathBuf,
    /// The real paths of the folder and its ancestors; only if links are followed.
    above: Option<Arc<Above>>,
}

struct Above {
    real: PathBuf,
    above: Option<Arc<Above>>,
}

/// An entry of a folder.
struct FoundEntry {
    name: OsString,
    local: PathBuf,
    kind: Kind,
}

enum Kind {
    Folder {
        /// Its real path, if it is a link.
        real: Option<PathBuf>,
    },
    File {
        size: u64,
        modified: Option<SystemTime>,
    },
    Symlink,
    Other,
    Unreadable(io::Error),
}

/// Reads a folder and all its subfolders.
///
/// # Errors
///
/// Returns an error if the folder itself can't be read. Entries that can't be read are in [`LocalTree::failed`].
pub(super) async fn read<T: FolderTarget>(
    root: &Path,
    target: &T,
    settings: &FolderSettings,
) -> Result<LocalTree> {
    let follow = settings.symlinks == Symlinks::Follow;
    let mut reader = FolderReader {
        target,
        settings,
        tree: LocalTree::default(),
        waiting: VecDeque::from([start(root, follow).await?]),
    };
    while let Some(folder) = reader.waiting.pop_front() {
        match entries(folder.local.clone(), follow).await {
            Ok(found) => reader.take(&folder, found),
            Err(error) if folder.path.is_empty() => return Err(error),
            Err(error) => reader.tree.folder_failed(&folder.path, error),
        }
    }
    Ok(reader.tree)
}

/// A folder that is being read.
struct FolderReader<'a, T> {
    target: &'a T,
    settings: &'a FolderSettings,
    tree: LocalTree,
    waiting: VecDeque<Waiting>,
}

impl<T: FolderTarget> FolderReader<'_, T> {
    /// Records the entries of a folder.
    fn take(&mut self, folder: &Waiting, found: Vec<FoundEntry>) {
        // The names in use, by their keys at the service.
        let mut taken: HashMap<String, String> = HashMap::new();
        let names = found.iter().map(|found| found.name.to_string_lossy());
        let keys = names
            .map(|name| composed(&self.target.key(&name)))
            .collect();
        self.tree.names.insert(folder.path.clone(), keys);
        for found in found {
            let (path, is_unicode) = path_of(&folder.path, &found.name);
            let (size, modified) = match found.kind {
                Kind::File { size, modified } => (Some(size), modified),
                _ => (None, None),
            };
            let entry = LocalEntry {
                path,
                local: found.local,
                size,
                modified,
                is_file: size.is_some(),
            };
            if let Some(wanted) = &self.settings.wanted
                && !wanted(&entry)
            {
                continue;
            }
            match found.kind {
                Kind::Symlink => self.skip(entry, SkipReason::Symlink),
                Kind::Other => self.skip(entry, SkipReason::NotAFile),
                Kind::Unreadable(error) => self.fail(entry, "can't be read", Some(error)),
                _ if !is_unicode => self.fail(entry, "has a name that is not Unicode", None),
                Kind::Folder {
                    real: Some(ref real),
                } if leads_back(real, &folder.above) => {
                    let what = "is a link to a folder that contains it; leave it out";
                    self.fail(entry, what, None);
                }
                kind => {
                    let key = self.target.key(entry.name());
                    if let Some(other) = taken.get(&key) {
                        let what = format!(
                            "has the same name as {other} for the service; rename one of them"
                        );
                        self.fail(entry, &what, None);
                        continue;
                    }
                    taken.insert(key, entry.name().to_owned());
                    if let Kind::Folder { real } = kind {
                        self.waiting.push_back(below(folder, &entry, real));
                        self.tree.folders.push(entry);
                    } else {
                        self.tree.files.push(entry);
                    }
                }
            }
        }
    }

    fn skip(&mut self, entry: LocalEntry, reason: SkipReason) {
        let skipped = SkippedEntry::left_out(entry, reason);
        self.tree.left_out.push(skipped);
    }

    fn fail(&mut self, entry: LocalEntry, what: &str, source: Option<io::Error>) {
        let message = format!("{}: {what}", entry.local.display());
        let mut error = Error::new(ErrorClass::Source, message);
        if let Some(source) = source {
            error = error.with_source(source);
        }
        self.tree.failed.push(FailedEntry::new(entry, error));
    }
}

impl LocalTree {
    /// Records a folder that turned out to be unreadable.
    fn folder_failed(&mut self, path: &str, error: Error) {
        if let Some(place) = self.folders.iter().rposition(|folder| folder.path == path) {
            let entry = self.folders.remove(place);
            self.failed.push(FailedEntry::new(entry, error));
        }
    }
}

async fn start(root: &Path, follow: bool) -> Result<Waiting> {
    let local = root.to_owned();
    let real = match follow {
        false => None,
        true => {
            let path = local.clone();
            let real = blocking(move || fs::canonicalize(&path)).await;
            Some(real.map_err(|error| unreadable(&local, error))?)
        }
    };
    Ok(Waiting {
        path: String::new(),
        local,
        above: real.map(|real| Arc::new(Above { real, above: None })),
    })
}

fn below(folder: &Waiting, entry: &LocalEntry, real: Option<PathBuf>) -> Waiting {
    let above = folder.above.as_ref().map(|above| {
        Arc::new(Above {
            real: real.unwrap_or_else(|| above.real.join(entry.name())),
            above: Some(Arc::clone(above)),
        })
    });
    Waiting {
        path: entry.path.clone(),
        local: entry.local.clone(),
        above,
    }
}

/// Returns whether a folder is an ancestor of a link to it.
fn leads_back(real: &Path, above: &Option<Arc<Above>>) -> bool {
    let mut next = above.as_deref();
    while let Some(folder) = next {
        if folder.real == real {
            return true;
        }
        next = folder.above.as_deref();
    }
    false
}

/// Lists a folder, sorted by name.
async fn entries(folder: PathBuf, follow: bool) -> Result<Vec<FoundEntry>> {
    let path = folder.clone();
    let found = blocking(move || {
        let mut found = Vec::new();
        for entry in fs::read_dir(&path)? {
            let entry = entry?;
            let local = entry.path();
            let kind = kind(&entry, &local, follow).unwrap_or_else(Kind::Unreadable);
            found.push(FoundEntry {
                name: entry.file_name(),
                local,
                kind,
            });
        }
        found.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(found)
    });
    found.await.map_err(|error| unreadable(&folder, error))
}

fn kind(entry: &fs::DirEntry, local: &Path, follow: bool) -> io::Result<Kind> {
    let kind = entry.file_type()?;
    if !kind.is_symlink() {
        return match () {
            () if kind.is_dir() => Ok(Kind::Folder { real: None }),
            () if kind.is_file() => entry.metadata().map(file),
            () => Ok(Kind::Other),
        };
    }
    if !follow {
        return Ok(Kind::Symlink);
    }
    let metadata = fs::metadata(local)?;
    match () {
        () if metadata.is_dir() => Ok(Kind::Folder {
            real: Some(fs::canonicalize(local)?),
        }),
        () if metadata.is_file() => Ok(file(metadata)),
        () => Ok(Kind::Other),
    }
}

fn file(metadata: fs::Metadata) -> Kind {
    Kind::File {
        size: metadata.len(),
        modified: metadata.modified().ok(),
    }
}

/// Returns the path of an entry of a folder, and whether its name is Unicode.
fn path_of(folder: &str, name: &OsString) -> (String, bool) {
    let text = name.to_string_lossy();
    (below_path(folder, &text), name.to_str().is_some())
}

/// Returns the path of a name in a folder.
pub(super) fn below_path(folder: &str, name: &str) -> String {
    match folder {
        "" => name.to_owned(),
        folder => format!("{folder}/{name}"),
    }
}

fn unreadable(folder: &Path, error: io::Error) -> Error {
    let what = match error.kind() {
        io::ErrorKind::NotFound => "folder not found",
        io::ErrorKind::NotADirectory => {
            "is not a folder; upload single files with the call for files"
        }
        _ => "the folder can't be read",
    };
    Error::new(ErrorClass::Source, format!("{}: {what}", folder.display())).with_source(error)
}

pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    spawn_blocking(work)
        .await
        .unwrap_or_else(|error| Err(io::Error::other(error)))
}

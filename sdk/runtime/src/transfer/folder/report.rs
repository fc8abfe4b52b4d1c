//! The result of a folder transfer.

use std::fmt;

use cloud_drives_core::{Error, Result};
use serde::{Serialize, Serializer};

use super::LocalEntry;

/// The result of an upload of a folder.
pub type UploadedFolder = FolderReport;

/// The result of a download of a folder.
pub type DownloadedFolder = FolderReport;

/// The result of an upload or a download of a folder. It can be serialized, for example for a backup log.
///
/// Each file and folder is in one of the lists, unless a filter excluded it or its folder was not entered. A failure does not stop the
/// other files, so check [`failed`](FolderReport::failed), or call [`complete`](FolderReport::complete).
#[derive(Debug, Default, Serialize)]
#[must_use = "some files may have failed: check `failed`, or call complete()"]
#[non_exhaustive]
pub struct FolderReport {
    /// Folders that were created, parents before children.
    pub folders: Vec<PlacedEntry>,
    /// Files that were transferred, in the order of their completion.
    pub files: Vec<PlacedEntry>,
    /// Entries that already existed, and entries that are neither a file nor a folder.
    pub skipped: Vec<SkippedEntry>,
    /// Entries that could not be transferred, with their errors.
    pub failed: Vec<FailedEntry>,
    /// Entries that a mirror deleted because the source no longer has them. A folder includes its contents.
    pub deleted: Vec<LocalEntry>,
}

impl FolderReport {
    /// Returns whether nothing failed.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.failed.is_empty()
    }

    /// Returns the report if nothing failed.
    ///
    /// ```no_run
    /// # async fn example(report: cloud_drives_runtime::transfer::UploadedFolder) -> Result<(), cloud_drives_runtime::Error> {
    /// // The result of an upload of a folder.
    /// let sent = report.complete()?;
    /// println!("{} new, {} as before", sent.files.len(), sent.skipped.len());
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// Returns the first failure. Its message names the file and the number of further failures.
    pub fn complete(mut self) -> Result<Self> {
        if self.failed.is_empty() {
            return Ok(self);
        }
        let count = self.failed.len();
        let first = self.failed.swap_remove(0);
        let others = match count - 1 {
            0 => String::new(),
            1 => " (and one more failed)".to_owned(),
            others => format!(" (and {others} more failed)"),
        };
        let (path, what) = (&first.entry.path, first.error.message());
        let message = match what.contains(&*first.entry.local.to_string_lossy()) {
            true => format!("{what}{others}"),
            false => format!("{path}: {what}{others}"),
        };
        Err(first.error.with_message(message))
    }

    /// Returns everything that now exists at the service: paths relative to the folder, and remote ids (or paths).
    pub fn placed(&self) -> impl Iterator<Item = (&str, &str)> {
        let new = self.folders.iter().chain(&self.files);
        let new = new.map(|done| (done.entry.path.as_str(), done.id.as_str()));
        let existing = self.skipped.iter();
        let existing =
            existing.filter_map(|done| Some((done.entry.path.as_str(), done.id.as_deref()?)));
        new.chain(existing)
    }
}

/// A folder that was created, or a file that was transferred.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PlacedEntry {
    /// The local file or folder.
    pub entry: LocalEntry,
    /// Its id at the service, or its path if the service has no ids.
    pub id: String,
    /// Whether it replaced a file with other contents.
    pub replaced: bool,
}

impl PlacedEntry {
    pub(super) fn new(entry: LocalEntry, id: String) -> Self {
        Self {
            entry,
            id,
            replaced: false,
        }
    }

    pub(super) fn replacing(entry: LocalEntry, id: String) -> Self {
        Self {
            replaced: true,
            ..Self::new(entry, id)
        }
    }
}

/// A skipped entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct SkippedEntry {
    /// The local file or folder.
    pub entry: LocalEntry,
    /// Why it was skipped.
    pub reason: SkipReason,
    /// Its remote id if it exists there, or its path if the service has no ids.
    pub id: Option<String>,
}

impl SkippedEntry {
    pub(super) fn left_out(entry: LocalEntry, reason: SkipReason) -> Self {
        Self {
            entry,
            reason,
            id: None,
        }
    }

    pub(super) fn existing(entry: LocalEntry, reason: SkipReason, id: String) -> Self {
        Self {
            entry,
            reason,
            id: Some(id),
        }
    }
}

/// Why it was skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SkipReason {
    /// A folder of that name exists.
    FolderExists,
    /// A file of that name with the same contents exists.
    SameContents,
    /// It is a symbolic link, and the settings exclude these.
    Symlink,
    /// It is neither a file nor a folder: a pipe, a socket, a device.
    NotAFile,
    /// The folder has several parents, and was downloaded into another one.
    Repeated,
}

impl SkipReason {
    /// Returns a description.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::FolderExists => "the folder exists",
            Self::SameContents => "a file with the same contents exists",
            Self::Symlink => "a symbolic link",
            Self::NotAFile => "neither a file nor a folder",
            Self::Repeated => "downloaded in another folder that it is in",
        }
    }
}

impl fmt::Display for SkipReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// An entry that could not be transferred.
#[derive(Debug, Serialize)]
#[non_exhaustive]
pub struct FailedEntry {
    /// The local file or folder.
    pub entry: LocalEntry,
    /// The error, serialized as text.
    #[serde(serialize_with = "text")]
    pub error: Error,
}

impl FailedEntry {
    pub(super) fn new(entry: LocalEntry, error: Error) -> Self {
        Self { entry, error }
    }
}

fn text<S: Serializer>(error: &Error, serializer: S) -> std::result::Result<S::Ok, S::Error> {
    serializer.collect_str(error)
}

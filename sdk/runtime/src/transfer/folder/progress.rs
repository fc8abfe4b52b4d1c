//! The progress of a folder transfer.

use serde::Serialize;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::LocalEntry;
use crate::transfer::{ProgressCallback, TransferProgress};

/// The progress of a folder transfer.
///
/// The numbers never decrease. Files that are skipped because their contents exist count as done; the bytes of a failed file stay counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct FolderProgress {
    /// Number of finished files: transferred, skipped, or failed.
    pub files: usize,
    /// Total number of files.
    pub total_files: usize,
    /// Number of transferred bytes.
    pub bytes: u64,
    /// Total number of bytes.
    pub total_bytes: u64,
    /// The file of this report, by its path relative to the folder.
    pub path: String,
}

impl FolderProgress {
    /// Returns the finished fraction, from 0 to 1: by bytes, or by files if no size is known.
    #[must_use]
    pub fn fraction(&self) -> f64 {
        match (self.total_bytes, self.total_files) {
            (0, 0) => 1.0,
            (0, files) => (self.files as f64 / files as f64).min(1.0),
            (bytes, _) => (self.bytes as f64 / bytes as f64).min(1.0),
        }
    }
}

/// The count over all files.
#[derive(Clone)]
pub(super) struct Meter(Option<Arc<Counted>>);

struct Counted {
    so_far: Mutex<FolderProgress>,
    callback: ProgressCallback<FolderProgress>,
}

impl Meter {
    pub(super) fn new(
        files: &[LocalEntry],
        callback: Option<ProgressCallback<FolderProgress>>,
    ) -> Self {
        Self(callback.map(|callback| {
            let so_far = Mutex::new(FolderProgress {
                files: 0,
                total_files: files.len(),
                bytes: 0,
                total_bytes: files
                    .iter()
                    .filter_map(|file| file.size)
                    .fold(0, u64::saturating_add),
                path: String::new(),
            });
            Arc::new(Counted { so_far, callback })
        }))
    }

    /// Returns the meter of one file.
    pub(super) fn file(&self, file: &LocalEntry) -> FileMeter {
        FileMeter {
            all: self.clone(),
            path: file.path.clone(),
            size: file.size.unwrap_or_default(),
            bytes: Arc::default(),
        }
    }
}

/// The count of one file.
pub(super) struct FileMeter {
    all: Meter,
    path: String,
    size: u64,
    /// Number of its bytes counted so far.
    bytes: Arc<Mutex<u64>>,
}

impl FileMeter {
    /// Returns the callback for the transfer of the file.
    pub(super) fn callback(&self) -> ProgressCallback {
        let (all, path, size, bytes) = (
            self.all.clone(),
            self.path.clone(),
            self.size,
            Arc::clone(&self.bytes),
        );
        ProgressCallback::new(move |progress: TransferProgress| {
            // Another attempt starts at zero again, and a file that grows fails.
            advance(&all, &path, &bytes, progress.bytes.min(size), 0);
        })
    }

    /// Counts the whole file as done.
    pub(super) fn done(self) {
        advance(&self.all, &self.path, &self.bytes, self.size, 1);
    }

    /// Counts the file as failed.
    pub(super) fn failed(self) {
        advance(&self.all, &self.path, &self.bytes, 0, 1);
    }
}

fn advance(all: &Meter, path: &str, counted: &Mutex<u64>, bytes: u64, files: usize) {
    let Some(all) = &all.0 else {
        return;
    };
    let mut counted = lock(counted);
    let more = bytes.saturating_sub(*counted);
    *counted += more;
    let mut so_far = lock(&all.so_far);
    so_far.bytes = so_far.bytes.saturating_add(more);
    so_far.files += files;
    path.clone_into(&mut so_far.path);
    // While the lock is held, so that the reports arrive in order.
    all.callback.report(so_far.clone());
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

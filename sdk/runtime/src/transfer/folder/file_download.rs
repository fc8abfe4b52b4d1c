//! A single download of a folder transfer.

use std::path::{Path, PathBuf};

use cloud_drives_core::Result;

use crate::transfer::{DownloadOptions, Downloaded, ProgressCallback};

/// A single download of a folder transfer: its target and settings.
#[derive(Debug)]
pub struct FileDownload {
    pub(super) path: PathBuf,
    pub(super) progress: ProgressCallback,
    pub(super) resume_partial: Option<bool>,
}

impl FileDownload {
    /// Returns the local path of the file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Starts a download to [`path`](FileDownload::path), with the settings of the folder transfer.
    pub fn start<D>(self, download: D) -> D::IntoFuture
    where
        D: DownloadOptions + IntoFuture<Output = Result<Downloaded>>,
    {
        let progress = self.progress;
        let download = download.on_progress(move |so_far| progress.report(so_far));
        match self.resume_partial {
            Some(resume) => download.resume_partial(resume).into_future(),
            None => download.into_future(),
        }
    }
}

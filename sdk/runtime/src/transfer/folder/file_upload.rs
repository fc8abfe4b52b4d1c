//! A single upload of a folder transfer.

use std::path::{Path, PathBuf};

use cloud_drives_core::Result;

use super::LocalEntry;
use crate::transfer::{ProgressCallback, UploadOptions, Uploaded};

/// A single upload of a folder transfer: its source and settings.
#[derive(Debug)]
pub struct FileUpload<'a> {
    pub(super) entry: &'a LocalEntry,
    pub(super) progress: ProgressCallback,
    /// The state file of the upload, if it is resumable.
    pub(super) state_file: Option<PathBuf>,
}

impl<'a> FileUpload<'a> {
    /// Returns the local path of the file.
    #[must_use]
    pub fn path(&self) -> &'a Path {
        &self.entry.local
    }

    /// Returns its name.
    #[must_use]
    pub fn name(&self) -> &'a str {
        self.entry.name()
    }

    /// Starts an upload of [`path`](FileUpload::path), with the settings of the folder transfer.
    pub fn start<U, R>(self, upload: U) -> U::IntoFuture
    where
        U: UploadOptions + IntoFuture<Output = Result<Uploaded<R>>>,
    {
        let progress = self.progress;
        let upload = upload.on_progress(move |so_far| progress.report(so_far));
        match self.state_file {
            Some(state) => upload.resumable(state).into_future(),
            None => upload.into_future(),
        }
    }
}

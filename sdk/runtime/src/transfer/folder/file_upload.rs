//! A single upload among those of a folder.

use std::path::{Path, PathBuf};

use cloud_drives_core::Result;

use super::LocalEntry;
use crate::transfer::{ProgressCallback, UploadOptions, Uploaded};

/// A file of a folder that is uploaded: its source and settings.
#[derive(Debug)]
pub struct FileUpload<'a> {
    pub(super) entry: &'a LocalEntry,
    pub(super) progress: ProgressCallback,
    /// The file with the state of the upload, if it is resumable.
    pub(super) state_file: Option<PathBuf>,
}

impl<'a> FileUpload<'a> {
    /// Returns where the file is on this machine.
    #[must_use]
    pub fn path(&self) -> &'a Path {
        &self.entry.local
    }

    /// Returns its name.
    #[must_use]
    pub fn name(&self) -> &'a str {
        self.entry.name()
    }

    /// Starts an upload of [`path`](FileUpload::path), with what was set for the folder.
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

//! An upload of a folder, as a caller sets it up.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use cloud_drives_core::{BoxFuture, CallOptions, Error, Result};

use super::{FolderProgress, LocalEntry, UploadedFolder, engine};
use crate::retry::Deadline;
use crate::transfer::ProgressCallback;
use crate::tree::FolderTarget;

/// How many files are in flight at once by default.
const CONCURRENCY: usize = 4;

/// What becomes of symbolic links in a folder that is uploaded. The folder itself may be one in either case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Symlinks {
    /// They are left out, and listed as [`skipped`](super::UploadedFolder::skipped).
    #[default]
    Skip,
    /// What they lead to is uploaded under their name, even if it is elsewhere. One that leads to nothing has failed, and so has one
    /// that leads to a folder that it is in.
    Follow,
}

/// How an existing file is known to have the contents of a local one with the same name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MatchBy {
    /// By a checksum. Where the service tells none, no file matches.
    #[default]
    Checksum,
    /// By the size alone. Quick, and wrong for contents of the same size.
    Size,
}

type Wanted = Arc<dyn Fn(&LocalEntry) -> bool + Send + Sync>;

/// What a caller has set for an upload of a folder.
#[derive(Clone)]
pub(super) struct FolderSettings {
    pub(super) concurrency: usize,
    pub(super) symlinks: Symlinks,
    pub(super) wanted: Option<Wanted>,
    pub(super) progress: Option<ProgressCallback<FolderProgress>>,
    pub(super) overwrite: bool,
    pub(super) match_by: MatchBy,
}

impl Default for FolderSettings {
    fn default() -> Self {
        Self {
            concurrency: CONCURRENCY,
            symlinks: Symlinks::default(),
            wanted: None,
            progress: None,
            overwrite: false,
            match_by: MatchBy::default(),
        }
    }
}

/// An upload of a folder of this machine, with all folders in it, into a folder of a service. Await it.
///
/// First the folders are created level by level, then the files are uploaded, several at once. Existing folders are used as they are;
/// empty ones are created too. An existing file with the same contents is skipped, so that an upload that was interrupted can be run
/// again. One with other contents is a conflict, unless [`overwrite`](UploadFolder::overwrite) is set. Nothing is ever deleted.
///
/// A failure keeps back only what is inside of the folder that failed, and is listed in [`failed`](UploadedFolder::failed): a file
/// that can't be read or is refused, a folder where a file is in the way, a name that is not Unicode. Without a token, and where the
/// service has no space left (507), the rest is not tried. When the service asks to wait (429 or 503 with a `Retry-After` of at most
/// 15 min), all files wait as one; it may ask up to five times in a row.
///
/// Names that differ only in how their characters are composed (`é` as one character or as two) are the same where the service says so:
/// an existing file with the same contents is skipped, an existing folder is used.
///
/// # Errors
///
/// When nothing could begin: [`is_source`](Error::is_source) when the local folder can't be read, and the answers of the service about
/// its own folder.
///
/// # Cancel safety
///
/// Dropping the future ends the files in flight; what was uploaded stays.
#[must_use = "an upload does nothing until it is awaited"]
pub struct UploadFolder<T> {
    tree: T,
    local: PathBuf,
    folder: String,
    options: CallOptions,
    settings: FolderSettings,
}

impl<T: FolderTarget> UploadFolder<T> {
    pub(crate) fn new(tree: T, local: PathBuf, folder: String) -> Self {
        Self {
            tree,
            local,
            folder,
            options: CallOptions::new(),
            settings: FolderSettings::default(),
        }
    }

    /// Sets how many files are in flight at once, and folders while these are created. Default: 4.
    pub fn concurrency(mut self, files: usize) -> Self {
        self.settings.concurrency = files.max(1);
        self
    }

    /// Sets what becomes of symbolic links. Default: they are skipped.
    pub fn symlinks(mut self, symlinks: Symlinks) -> Self {
        self.settings.symlinks = symlinks;
        self
    }

    /// Leaves out what the function returns false for; a folder with all that is in it. It is called for each file and folder before
    /// anything is sent.
    pub fn only(mut self, wanted: impl Fn(&LocalEntry) -> bool + Send + Sync + 'static) -> Self {
        self.settings.wanted = Some(Arc::new(wanted));
        self
    }

    /// Calls a function with the progress of all files together, for every piece that is handed to the network.
    ///
    /// The function runs in between, so it should be quick.
    pub fn on_progress(mut self, callback: impl FnMut(FolderProgress) + Send + 'static) -> Self {
        self.settings.progress = Some(ProgressCallback::new(callback));
        self
    }

    /// Sets whether existing files with other contents are replaced. Default: false, they are conflicts.
    ///
    /// Where names are not unique, as in Frame.io, every file becomes a new one, and this is refused as
    /// [`is_invalid_input`](Error::is_invalid_input).
    pub fn overwrite(mut self, overwrite: bool) -> Self {
        self.settings.overwrite = overwrite;
        self
    }

    /// Sets how an existing file is known to have the same contents. Default: [`MatchBy::Checksum`].
    pub fn match_by(mut self, match_by: MatchBy) -> Self {
        self.settings.match_by = match_by;
        self
    }

    /// Adds options for each of the requests: headers, a retry policy, time limits. They come before those set so far. A deadline bounds
    /// all files together, from when the upload is first polled.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options.with_defaults(&self.options);
        self
    }

    async fn run(mut self) -> Result<UploadedFolder> {
        let deadline = Deadline::of(&self.options);
        self.tree
            .set_options(self.options.clone().without_deadline());
        if self.settings.overwrite && !self.tree.names_are_unique() {
            return Err(Error::invalid_input(
                "overwrite: names are not unique in this service, so that every file becomes a new one; leave it out",
            ));
        }
        let uploaded = engine::upload_folder(&self.tree, &self.local, &self.folder, self.settings);
        deadline.bound("the upload of the folder", uploaded).await
    }
}

impl<T: FolderTarget + 'static> IntoFuture for UploadFolder<T> {
    type Output = Result<UploadedFolder>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl<T> fmt::Debug for UploadFolder<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UploadFolder")
            .field("local", &self.local)
            .field("folder", &self.folder)
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for FolderSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FolderSettings")
            .field("concurrency", &self.concurrency)
            .field("symlinks", &self.symlinks)
            .field("overwrite", &self.overwrite)
            .field("match_by", &self.match_by)
            .finish_non_exhaustive()
    }
}

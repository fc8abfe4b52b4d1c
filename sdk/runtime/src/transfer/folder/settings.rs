//! The settings of a folder transfer.

use std::fmt;
use std::marker::PhantomData;
use std::path::PathBuf;
use std::sync::Arc;

use cloud_drives_core::{BoxFuture, CallOptions, Error, Result};

use super::{DownloadedFolder, FolderPlan, FolderProgress, LocalEntry, UploadedFolder};
use super::{download, engine};
use crate::retry::Deadline;
use crate::transfer::ProgressCallback;
use crate::tree::{FolderSource, FolderTarget, Tree};

/// How many files are in flight at once by default.
const CONCURRENCY: usize = 4;

/// How to treat symbolic links in a local folder. The folder itself may always be one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Symlinks {
    /// An upload skips them, and lists them as [`skipped`](super::FolderReport::skipped).
    ///
    /// A download writes nothing through them: an entry with the name of a link fails.
    #[default]
    Skip,
    /// An upload sends the targets of links under the links' names, even if they are elsewhere.
    ///
    /// A link without a target fails, and so does one to a folder that contains it. A download writes to the targets of
    /// links, even if they are elsewhere.
    Follow,
}

/// How a file is matched with an existing one of the same name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MatchBy {
    /// By a checksum. If the service reports none, no file matches.
    #[default]
    Checksum,
    /// Only by size. Fast, but wrong for different contents of the same size.
    Size,
    /// By size, provided that the copy was made after the last change of the original.
    ///
    /// This relies on the clocks of this machine and of the service. If the service reports no time, no file matches.
    SizeAndTime,
}

/// A caller's filter.
pub(super) type EntryFilter = Arc<dyn Fn(&LocalEntry) -> bool + Send + Sync>;

/// The settings of a folder transfer.
#[derive(Clone)]
pub(super) struct FolderSettings {
    pub(super) concurrency: usize,
    pub(super) symlinks: Symlinks,
    pub(super) wanted: Option<EntryFilter>,
    pub(super) progress: Option<ProgressCallback<FolderProgress>>,
    pub(super) overwrite: bool,
    pub(super) match_by: MatchBy,
    pub(super) mirror: bool,
    pub(super) mirror_empty: bool,
    pub(super) resume_partial: Option<bool>,
    /// The folder for states of uploads.
    pub(super) states: Option<PathBuf>,
    /// Whether this is a dry run, which writes nothing.
    pub(super) dry: bool,
}

impl FolderSettings {
    /// Fails if everything would be deleted because of an empty source, which may merely be unavailable.
    pub(super) fn check_source(&self, is_empty: bool) -> Result<()> {
        match is_empty && self.mirror && !self.mirror_empty {
            true => Err(Error::invalid_input(
                "mirror: the source folder is empty, so everything would be deleted; set mirror_empty(true) if that is intended",
            )),
            false => Ok(()),
        }
    }
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
            mirror: false,
            mirror_empty: false,
            resume_partial: None,
            states: None,
            dry: false,
        }
    }
}

/// An upload of a local folder and its subfolders into a remote folder. Await it.
///
/// First, the folders are created level by level; then, the files are uploaded, several at once. Existing folders are reused; empty ones
/// are created too. An existing file with the same contents is skipped, so an interrupted upload can be run again;
/// [`resumable`](FolderTransfer::resumable) also completes the files in flight. An existing file with other contents is a conflict unless
/// [`overwrite`](FolderTransfer::overwrite) is set. Nothing is deleted unless [`mirror`](FolderTransfer::mirror) is set.
///
/// A failed file does not affect others; a failed folder affects only its contents. Failures are listed in
/// [`failed`](super::FolderReport::failed): a file that can't be read or is refused, a folder whose name belongs to a file, a name that is
/// not Unicode. Without a token, and if the service has no space left (507), the rest is not tried. If the service requests a delay (429 or
/// 503 with a `Retry-After` of at most 15 min), all files wait together, up to five times in a row.
///
/// Names that differ only in Unicode composition (`é` as one character or as two) are equal if the service treats them as equal: an
/// existing file with the same contents is skipped, an existing folder is reused.
///
/// # Errors
///
/// Returns an error only if the transfer can't begin: [`is_source`](Error::is_source) if the local folder can't be read, and the service's
/// errors about the remote folder.
///
/// # Cancel safety
///
/// Dropping the future cancels the files in flight; uploaded files remain. Deletions of a [`mirror`](FolderTransfer::mirror) that are in
/// flight may still take effect.
pub type UploadFolder<T> = FolderTransfer<T, UploadDirection>;

/// A download of a remote folder and its subfolders into a local folder. Await it.
///
/// The local folder is created if it does not exist.
///
/// First, all folders are listed; then, they are created; then, the files are downloaded, several at once. Like a single download, each is
/// verified and moved to its path once it is complete. An existing file with the same contents is skipped, so an interrupted download can
/// be run again. An existing file with other contents is a conflict unless [`overwrite`](FolderTransfer::overwrite) is set. Nothing is
/// deleted unless [`mirror`](FolderTransfer::mirror) is set.
///
/// Nothing is written outside the folder, and nothing through links in it unless they are [followed](Symlinks::Follow). An entry fails if
/// its name is invalid locally (`..`, one with a slash; on Windows also `a:b` or `CON`), and so does the second of two entries with the
/// same name.
///
/// A failed file does not affect others; a failed folder affects only its contents. Failures are listed in
/// [`failed`](super::FolderReport::failed). Without a token, and if the disk is full, the rest is not tried. If the service requests a
/// delay (429 or 503 with a `Retry-After` of at most 15 min), all files wait together, up to five times in a row.
///
/// If folders can have several parents, each is downloaded once, into the first one found.
///
/// # Errors
///
/// Returns an error only if the transfer can't begin: [`is_io`](Error::is_io) if the local folder can't be created, and the service's
/// errors about the remote folder.
///
/// # Cancel safety
///
/// Dropping the future cancels the files in flight; downloaded files remain. A [`mirror`](FolderTransfer::mirror) that is deleting stops
/// before the next file; files already deleted are not restored.
pub type DownloadFolder<T> = FolderTransfer<T, DownloadDirection>;

/// The direction of an [`UploadFolder`].
#[derive(Debug)]
pub enum UploadDirection {}

/// The direction of a [`DownloadFolder`].
#[derive(Debug)]
pub enum DownloadDirection {}

/// A transfer of a whole folder: an [`UploadFolder`] or a [`DownloadFolder`].
#[must_use = "a transfer does nothing until it is awaited"]
pub struct FolderTransfer<T, D> {
    tree: T,
    local: PathBuf,
    folder: String,
    options: CallOptions,
    settings: FolderSettings,
    direction: PhantomData<fn() -> D>,
}

impl<T: Tree, D> FolderTransfer<T, D> {
    pub(crate) fn new(tree: T, local: PathBuf, folder: String) -> Self {
        Self {
            tree,
            local,
            folder,
            options: CallOptions::new(),
            settings: FolderSettings::default(),
            direction: PhantomData,
        }
    }

    /// Sets how many files are transferred at once, and how many folders are listed or created at once. Default: 4.
    pub fn concurrency(mut self, files: usize) -> Self {
        self.settings.concurrency = files.max(1);
        self
    }

    /// Sets how symbolic links are treated. Default: [`Symlinks::Skip`].
    pub fn symlinks(mut self, symlinks: Symlinks) -> Self {
        self.settings.symlinks = symlinks;
        self
    }

    /// Excludes entries for which the function returns false; for a folder, including its contents.
    ///
    /// It is called for each file and folder; in a mirror, also for entries to delete, which are kept if excluded.
    pub fn only(mut self, wanted: impl Fn(&LocalEntry) -> bool + Send + Sync + 'static) -> Self {
        self.settings.wanted = Some(Arc::new(wanted));
        self
    }

    /// Sets a function that is called with the progress of all files together.
    ///
    /// It is called for every transferred piece, and at the end of each file.
    ///
    /// It delays the transfer, so it should be fast.
    pub fn on_progress(mut self, callback: impl FnMut(FolderProgress) + Send + 'static) -> Self {
        self.settings.progress = Some(ProgressCallback::new(callback));
        self
    }

    /// Sets whether existing files with other contents are replaced. Default: false; they are conflicts.
    ///
    /// If names are not unique at the service, as in Frame.io, an upload with this setting fails with
    /// [`is_invalid_input`](Error::is_invalid_input): every file becomes a new one there.
    pub fn overwrite(mut self, overwrite: bool) -> Self {
        self.settings.overwrite = overwrite;
        self
    }

    /// Sets how the contents of an existing file are compared. Default: [`MatchBy::Checksum`].
    pub fn match_by(mut self, match_by: MatchBy) -> Self {
        self.settings.match_by = match_by;
        self
    }

    /// Adds options for each of the requests: headers, a retry policy, time limits.
    ///
    /// They take precedence over those set so far. A deadline limits the total time of all files, counted from when the transfer is first
    /// polled.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options.with_defaults(&self.options);
        self
    }

    /// Sets whether the target becomes a mirror of the source. Default: false.
    ///
    /// Files with other contents are replaced, and entries that the source does not have are deleted.
    ///
    /// An upload deletes remote entries, into the trash if there is one. A download deletes local files and folders, only inside the target
    /// folder; links there are kept, and nothing is deleted through them.
    ///
    /// Deletions come last, and only if everything else has succeeded: nothing is deleted if a folder could not be listed or a file failed.
    /// An empty source is [`is_invalid_input`](Error::is_invalid_input) unless [`mirror_empty`](FolderTransfer::mirror_empty) is set.
    /// Entries that [`only`](FolderTransfer::only) excludes are kept.
    ///
    /// A download lists each remote folder again before it deletes entries, and deletes only entries that were missing both times. If a
    /// remote name refers to a local file with another name (for example because the disk ignores case), nothing is deleted in that folder,
    /// and it is reported as failed. An upload deletes nothing in a remote folder that has several paths.
    ///
    /// If names are not unique at the service, as in Frame.io, an upload can't be a mirror and fails with
    /// [`is_invalid_input`](Error::is_invalid_input).
    pub fn mirror(mut self, mirror: bool) -> Self {
        self.settings.mirror = mirror;
        self
    }

    /// Sets whether a mirror of an empty source deletes everything in the target. Default: false; it is an error.
    pub fn mirror_empty(mut self, mirror_empty: bool) -> Self {
        self.settings.mirror_empty = mirror_empty;
        self
    }

    /// Starts the deadline, and resolves settings that imply others.
    fn begin(&mut self) -> Deadline {
        self.tree
            .set_options(self.options.clone().without_deadline());
        self.settings.overwrite |= self.settings.mirror;
        Deadline::of(&self.options)
    }
}

impl<T: FolderTarget> FolderTransfer<T, UploadDirection> {
    /// Makes uploads of files of at least 8 MiB resumable by the next run with the same folders and the same `state_folder`.
    ///
    /// Default: an interrupted file is sent again from the beginning.
    ///
    /// `state_folder` is created if it does not exist, and removed at the end if it is empty. It must not be inside the uploaded folder. It
    /// contains a [state file](crate::transfer::UploadOptions::resumable) for each file in flight; those of failed uploads are kept.
    /// Concurrent runs must not share it for the same folders.
    ///
    /// Fails with [`is_invalid_input`](Error::is_invalid_input) if the provider can't resume uploads.
    pub fn resumable(mut self, state_folder: impl Into<PathBuf>) -> Self {
        self.settings.states = Some(state_folder.into());
        self
    }

    async fn run(mut self) -> Result<UploadedFolder> {
        let deadline = self.begin();
        if self.settings.overwrite && !self.tree.names_are_unique() {
            let setting = match self.settings.mirror {
                true => "mirror",
                false => "overwrite",
            };
            return Err(Error::invalid_input(format!(
                "{setting}: not supported, because names are not unique at this service and every file becomes a new one; leave it out",
            )));
        }
        if self.settings.states.is_some() && !self.tree.uploads_are_resumable() {
            return Err(Error::invalid_input(
                "resumable: uploads to this service can't be resumed; leave it out",
            ));
        }
        let uploaded = engine::upload_folder(&self.tree, &self.local, &self.folder, self.settings);
        deadline.bound("the upload of the folder", uploaded).await
    }

    /// Returns a plan of what the upload would do, without doing it.
    ///
    /// # Errors
    ///
    /// Returns the errors of the upload.
    pub async fn dry_run(mut self) -> Result<FolderPlan> {
        self.settings.dry = true;
        self.run().await.map(FolderPlan::of)
    }
}

impl<T: FolderSource> FolderTransfer<T, DownloadDirection> {
    /// Sets whether an unfinished file is kept next to its target and resumed by the next download.
    ///
    /// Default: that of the provider's single downloads.
    ///
    /// A file is not resumed if the folder has another file whose name begins with its name and a dot, which could be mistaken for the
    /// unfinished file.
    pub fn resume_partial(mut self, resume: bool) -> Self {
        self.settings.resume_partial = Some(resume);
        self
    }

    async fn run(mut self) -> Result<DownloadedFolder> {
        let deadline = self.begin();
        let downloaded =
            download::download_folder(&self.tree, &self.folder, &self.local, self.settings);
        deadline
            .bound("the download of the folder", downloaded)
            .await
    }

    /// Returns a plan of what the download would do, without doing it.
    ///
    /// # Errors
    ///
    /// Returns the errors of the download.
    pub async fn dry_run(mut self) -> Result<FolderPlan> {
        self.settings.dry = true;
        self.run().await.map(FolderPlan::of)
    }
}

impl<T: FolderTarget + 'static> IntoFuture for FolderTransfer<T, UploadDirection> {
    type Output = Result<UploadedFolder>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl<T: FolderSource + 'static> IntoFuture for FolderTransfer<T, DownloadDirection> {
    type Output = Result<DownloadedFolder>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl<T, D> fmt::Debug for FolderTransfer<T, D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FolderTransfer")
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
            .field("mirror", &self.mirror)
            .finish_non_exhaustive()
    }
}

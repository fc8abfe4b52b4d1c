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

/// How symbolic links in a local folder are treated. The folder itself may be one in either case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Symlinks {
    /// An upload leaves them out, and lists them as [`skipped`](super::FolderReport::skipped).
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
    /// By a checksum. If the service tells none, no file matches.
    #[default]
    Checksum,
    /// By the size alone. Quick, and wrong for other contents of the same size.
    Size,
    /// By the size, if the copy was made after the original last changed.
    ///
    /// It relies on the clocks of this machine and of the service. If the service tells no time, no file matches.
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
    /// Fails if everything would be deleted for a source that may just not be there.
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

/// An upload of a folder of this machine, with all folders in it, into a folder of a service. Await it.
///
/// First the folders are created level by level, then the files are uploaded, several at once. Existing folders are
/// used as they are; empty ones are created too. An existing file with the same contents is skipped, so that an upload
/// that was interrupted can be run again; [`resumable`](FolderTransfer::resumable) also completes the files in flight.
/// One with other contents is a conflict, unless [`overwrite`](FolderTransfer::overwrite) is set. Nothing is deleted,
/// unless [`mirror`](FolderTransfer::mirror) is set.
///
/// A failure keeps back only what is inside of the folder that failed, and is listed in [`failed`](super::FolderReport::failed): a file
/// that can't be read or is refused, a folder where a file is in the way, a name that is not Unicode. Without a token, and where the
/// service has no space left (507), the rest is not tried. When the service asks to wait (429 or 503 with a `Retry-After` of at most
/// 15 min), all files wait as one; it may ask up to five times in a row.
///
/// Names that differ only in how their characters are composed (`é` as one character or as two) are the same where the service says so:
/// an existing file with the same contents is skipped, an existing folder is used.
///
/// # Errors
///
/// Returns an error if nothing could begin: [`is_source`](Error::is_source) when the local folder can't be read, and the service's errors
/// about its own folder.
///
/// # Cancel safety
///
/// Dropping the future ends the files in flight; what was uploaded stays. Of the deletions of a [`mirror`](FolderTransfer::mirror), those
/// in flight may still be done.
pub type UploadFolder<T> = FolderTransfer<T, UploadDirection>;

/// A download of a folder of a service, with all its folders, into a local folder. Await it.
///
/// The local folder is created if it does not exist.
///
/// First all folders are listed, then they are created, then the files are downloaded, several at once, each as a single download is:
/// verified, and put in place when it is complete. An existing file with the same contents is skipped, so that a download that was
/// interrupted can be run again. One with other contents is a conflict, unless [`overwrite`](FolderTransfer::overwrite) is set. Nothing is
/// deleted, unless [`mirror`](FolderTransfer::mirror) is set.
///
/// Nothing is written outside of the folder, and nothing through links in it unless they are [followed](Symlinks::Follow). A name that no
/// file here can have (`..`, one with a slash; on Windows also `a:b` or `CON`) is a failure of its entry, and so is the second of two
/// entries with one name.
///
/// A failure keeps back only what is inside of the folder that failed, and is listed in [`failed`](super::FolderReport::failed). Without a
/// token, and when the disk is full, the rest is not tried. When the service asks to wait (429 or 503 with a `Retry-After` of at most
/// 15 min), all files wait as one; it may ask up to five times in a row.
///
/// Where folders can be in several folders, each is downloaded once, to the first place that is found.
///
/// # Errors
///
/// Returns an error if nothing could begin: [`is_io`](Error::is_io) when the local folder can't be created, and the service's errors about
/// its own folder.
///
/// # Cancel safety
///
/// Dropping the future ends the files in flight; what was downloaded stays. A [`mirror`](FolderTransfer::mirror) that is deleting ends
/// before the next file; what it has deleted is gone.
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

    /// Sets how many files are in flight at once, and folders while these are listed or created. Default: 4.
    pub fn concurrency(mut self, files: usize) -> Self {
        self.settings.concurrency = files.max(1);
        self
    }

    /// Sets what becomes of symbolic links. Default: they are skipped.
    pub fn symlinks(mut self, symlinks: Symlinks) -> Self {
        self.settings.symlinks = symlinks;
        self
    }

    /// Leaves out what the function returns false for; a folder with all that is in it.
    ///
    /// It is called for each file and folder that is found; for a mirror also for entries to delete, which stay if left
    /// out.
    pub fn only(mut self, wanted: impl Fn(&LocalEntry) -> bool + Send + Sync + 'static) -> Self {
        self.settings.wanted = Some(Arc::new(wanted));
        self
    }

    /// Calls a function with the progress of all files together.
    ///
    /// It is called for every piece that goes through, and at the end of each file.
    ///
    /// The function runs in between, so it should be quick.
    pub fn on_progress(mut self, callback: impl FnMut(FolderProgress) + Send + 'static) -> Self {
        self.settings.progress = Some(ProgressCallback::new(callback));
        self
    }

    /// Sets whether existing files with other contents are replaced. Default: false, they are conflicts.
    ///
    /// An upload where names are not unique, as in Frame.io, refuses this as [`is_invalid_input`](Error::is_invalid_input): every file
    /// becomes a new one there.
    pub fn overwrite(mut self, overwrite: bool) -> Self {
        self.settings.overwrite = overwrite;
        self
    }

    /// Sets how an existing file is known to have the same contents. Default: [`MatchBy::Checksum`].
    pub fn match_by(mut self, match_by: MatchBy) -> Self {
        self.settings.match_by = match_by;
        self
    }

    /// Adds options for each of the requests: headers, a retry policy, time limits.
    ///
    /// They come before those set so far. A deadline bounds all files together, from when the transfer is first polled.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options.with_defaults(&self.options);
        self
    }

    /// Sets whether the target becomes a mirror of the source. Default: false.
    ///
    /// Files with other contents are replaced, and what the source does not have is deleted.
    ///
    /// An upload deletes at the service, to the trash where there is one. A download deletes files and folders of this machine, only inside
    /// of the target folder; links there stay, and nothing is deleted through them.
    ///
    /// Deletion comes last, and only if everything else has succeeded: nothing is deleted when a folder could not be listed or a file
    /// failed. An empty source is [`is_invalid_input`](Error::is_invalid_input), unless [`mirror_empty`](FolderTransfer::mirror_empty) is
    /// set. What [`only`](FolderTransfer::only) leaves out stays.
    ///
    /// A download lists each folder again before it deletes there, and deletes only what was absent both times. Where a name of the service
    /// leads to a file that has another name here (the disk ignores case, for example), nothing is deleted in that folder, which is a
    /// failure. An upload deletes nothing in a folder of the service that is reached by several paths.
    ///
    /// An upload where names are not unique, as in Frame.io, can't be a mirror, and is [`is_invalid_input`](Error::is_invalid_input).
    pub fn mirror(mut self, mirror: bool) -> Self {
        self.settings.mirror = mirror;
        self
    }

    /// Sets whether a mirror of an empty source deletes everything in the target. Default: false, it is an error.
    pub fn mirror_empty(mut self, mirror_empty: bool) -> Self {
        self.settings.mirror_empty = mirror_empty;
        self
    }

    /// Starts the clock, and puts the settings in order.
    fn begin(&mut self) -> Deadline {
        self.tree
            .set_options(self.options.clone().without_deadline());
        self.settings.overwrite |= self.settings.mirror;
        Deadline::of(&self.options)
    }
}

impl<T: FolderTarget> FolderTransfer<T, UploadDirection> {
    /// Makes uploads of files of at least 8 MiB resumable: by the next run with the same folders and the same `state_folder`.
    ///
    /// Default: a file in flight is sent again.
    ///
    /// The folder is created if it does not exist, and removed at the end if it is empty. It must not be inside of the
    /// folder that is uploaded. It holds a [state file](crate::transfer::UploadOptions::resumable) for each file in
    /// flight; files whose upload is given up stay there. Two runs at once must not share it for the same folders.
    ///
    /// Fails as [`is_invalid_input`](Error::is_invalid_input) where the provider can't resume uploads.
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
                "{setting}: names are not unique in this service, so that every file becomes a new one; leave it out",
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
    /// As the upload.
    pub async fn dry_run(mut self) -> Result<FolderPlan> {
        self.settings.dry = true;
        self.run().await.map(FolderPlan::of)
    }
}

impl<T: FolderSource> FolderTransfer<T, DownloadDirection> {
    /// Sets whether an unfinished file stays next to its target, and is resumed by the next download.
    ///
    /// Default: as for single downloads of the provider.
    ///
    /// A file is not resumed if the folder has another whose name begins with its own and a dot: it could be mistaken
    /// for the unfinished one.
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
    /// As the download.
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

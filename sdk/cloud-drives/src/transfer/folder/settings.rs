//! How a folder is to be uploaded.

use std::fmt;
use std::sync::Arc;

use super::{FolderProgress, LocalEntry};
use crate::transfer::ProgressCallback;

/// How many files are under way at once unless told otherwise.
const AT_ONCE: usize = 4;

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

type Wanted = Arc<dyn Fn(&LocalEntry) -> bool + Send + Sync>;

/// How a folder is to be uploaded.
#[derive(Clone)]
pub(crate) struct FolderSettings {
    pub(crate) at_once: usize,
    pub(crate) symlinks: Symlinks,
    pub(crate) wanted: Option<Wanted>,
    pub(crate) progress: Option<ProgressCallback<FolderProgress>>,
    /// Whether files that are there with other contents are replaced.
    pub(crate) overwrite: bool,
}

impl Default for FolderSettings {
    fn default() -> Self {
        Self {
            at_once: AT_ONCE,
            symlinks: Symlinks::default(),
            wanted: None,
            progress: None,
            overwrite: false,
        }
    }
}

impl fmt::Debug for FolderSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FolderSettings")
            .field("at_once", &self.at_once)
            .field("symlinks", &self.symlinks)
            .field("overwrite", &self.overwrite)
            .finish_non_exhaustive()
    }
}

/// The setters that every upload of a folder has.
macro_rules! folder_setters {
    () => {
        /// How many files are under way at once, and folders while these are made; 4 unless set.
        pub fn at_once(mut self, files: usize) -> Self {
            self.settings.at_once = files.max(1);
            self
        }

        /// What becomes of symbolic links; they are left out unless set.
        pub fn symlinks(mut self, symlinks: crate::transfer::Symlinks) -> Self {
            self.settings.symlinks = symlinks;
            self
        }

        /// Leaves out what the function says no to; a folder with all that is in it. It is asked for each file and folder before
        /// anything is sent.
        pub fn only(
            mut self,
            wanted: impl Fn(&crate::transfer::LocalEntry) -> bool + Send + Sync + 'static,
        ) -> Self {
            self.settings.wanted = Some(std::sync::Arc::new(wanted));
            self
        }

        /// Calls a function with how far all files together are, for every piece that is handed to the network.
        ///
        /// It runs in between, so it should be quick.
        pub fn on_progress(
            mut self,
            callback: impl FnMut(crate::transfer::FolderProgress) + Send + 'static,
        ) -> Self {
            self.settings.progress = Some(crate::transfer::ProgressCallback::new(callback));
            self
        }

        /// Sets what holds for each of the calls: headers, a retry policy, time limits. A deadline is for each file.
        pub fn options(mut self, options: cloud_drives_core::CallOptions) -> Self {
            self.options = options;
            self
        }
    };
}

/// The setter where a service can replace files.
macro_rules! overwrite_setter {
    () => {
        /// Whether files that are there with other contents are replaced; false unless set, and they have failed with a conflict then.
        pub fn overwrite(mut self, overwrite: bool) -> Self {
            self.settings.overwrite = overwrite;
            self
        }
    };
}

pub(crate) use {folder_setters, overwrite_setter};

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
pub struct FolderSettings {
    pub at_once: usize,
    pub symlinks: Symlinks,
    pub wanted: Option<Wanted>,
    pub progress: Option<ProgressCallback<FolderProgress>>,
    /// Whether files that are there with other contents are replaced.
    pub overwrite: bool,
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

//! A progress bar, on terminals only.

use std::sync::atomic::{AtomicU64, Ordering};

use cloud_drives::transfer::{FolderProgress, TransferProgress};
use indicatif::{ProgressBar, ProgressStyle};

use crate::Failure;
use crate::folder::LocalFile;

/// Progress over several files, drawn on one line that is cleared at the end.
pub(crate) struct Bar {
    drawn: ProgressBar,
    /// Bytes of the completed files.
    before: AtomicU64,
}

impl Bar {
    pub(crate) fn new(total: u64) -> Result<Self, Failure> {
        let style = "     [{bar:24}] {binary_bytes} of {binary_total_bytes}  {wide_msg}";
        Ok(Self {
            drawn: ProgressBar::new(total).with_style(ProgressStyle::with_template(style)?),
            before: AtomicU64::new(0),
        })
    }

    /// Returns a callback that draws the progress of a file.
    pub(crate) fn of(&self, file: &LocalFile) -> impl FnMut(TransferProgress) + Send + use<> {
        let (bar, before) = (self.drawn.clone(), self.before.load(Ordering::Relaxed));
        bar.set_message(file.name.clone());
        move |progress| bar.set_position(before + progress.bytes)
    }

    /// Returns a callback that draws the progress of a folder.
    pub(crate) fn of_folder(self) -> impl FnMut(FolderProgress) + Send {
        move |progress| {
            self.drawn.set_message(progress.path);
            self.drawn.set_position(progress.bytes);
        }
    }

    /// Counts a file as completed.
    pub(crate) fn done(&self, file: &LocalFile) {
        self.before.fetch_add(file.size, Ordering::Relaxed);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.drawn.finish_and_clear();
    }
}

//! A bar that shows how far a transfer is, on a terminal only.

use std::sync::atomic::{AtomicU64, Ordering};

use cloud_drives::transfer::{FolderProgress, TransferProgress};
use indicatif::{ProgressBar, ProgressStyle};

use crate::Failure;
use crate::folder::LocalFile;

/// Progress over several files, drawn on one line that goes away with it.
pub(crate) struct Bar {
    drawn: ProgressBar,
    /// Bytes of the files that are through.
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

    /// Returns what draws the progress of a file.
    pub(crate) fn of(&self, file: &LocalFile) -> impl FnMut(TransferProgress) + Send + use<> {
        let (bar, before) = (self.drawn.clone(), self.before.load(Ordering::Relaxed));
        bar.set_message(file.name.clone());
        move |progress| bar.set_position(before + progress.bytes)
    }

    /// Returns what draws the progress of a whole folder.
    pub(crate) fn of_folder(self) -> impl FnMut(FolderProgress) + Send {
        move |progress| {
            self.drawn.set_message(progress.path);
            self.drawn.set_position(progress.bytes);
        }
    }

    /// Counts a file as through.
    pub(crate) fn done(&self, file: &LocalFile) {
        self.before.fetch_add(file.size, Ordering::Relaxed);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.drawn.finish_and_clear();
    }
}

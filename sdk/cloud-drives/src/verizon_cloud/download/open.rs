//! Opening files for reading.

use super::Download;
use super::subject::Subject;
#[cfg(doc)]
use crate::transfer::OpenOptions;
use crate::transfer::OpenTarget;
use crate::verizon_cloud::{ItemPath, VerizonCloud};

impl VerizonCloud {
    /// Opens a file for reading: the whole file, or a [`range`](OpenOptions::range).
    ///
    /// ```no_run
    /// use cloud_drives::prelude::*;
    ///
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// let note = cloud.open("/VZMOBILE/note.txt").await?.collect(1024 * 1024).await?;
    /// let start = cloud.open("/VZMOBILE/film.mov").read_range(..4096).await?;
    /// # drop((note, start));
    /// # Ok(()) }
    /// ```
    ///
    /// It is undocumented whether the service supports ranges (`wire.md §6.3`). If it does not, the bytes before a range
    /// are received and discarded.
    ///
    /// # Errors
    ///
    /// As [`VerizonCloud::download`], here or later while reading; status 416 for a range that begins after the end of
    /// the file.
    ///
    /// # Retries
    ///
    /// As [`VerizonCloud::download`].
    pub fn open(&self, path: impl Into<ItemPath>) -> Download<OpenTarget> {
        let path = path.into();
        let subject = path.check_item("path").map(|()| path.as_str().to_owned());
        self.downloading(subject.map(Subject::File), OpenTarget::default())
    }
}

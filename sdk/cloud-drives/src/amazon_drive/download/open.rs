//! Opening files for reading.

use ::amazon_drive::types::NodeId;

use super::protocol::Subject;
use super::{Contents, Download};
use crate::amazon_drive::AmazonDrive;
#[cfg(doc)]
use crate::transfer::OpenOptions;
use crate::transfer::OpenTarget;

impl AmazonDrive {
    /// Opens a file for reading: the whole file, or a [`range`](OpenOptions::range).
    ///
    /// ```no_run
    /// use cloud_drives::prelude::*;
    ///
    /// # async fn example(drive: cloud_drives::AmazonDrive, id: &str) -> Result<(), cloud_drives::Error> {
    /// let note = drive.open(id).await?.collect(1024 * 1024).await?;
    /// let start = drive.open(id).read_range(..4096).await?;
    /// # drop((note, start));
    /// # Ok(()) }
    /// ```
    ///
    /// A request returns at most [`chunk_size`](Download::chunk_size) bytes; a longer file takes several, one after the other.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::download`], here or later while reading; status 416 for a range that begins after the end of
    /// the file.
    ///
    /// # Retries
    ///
    /// As [`AmazonDrive::download`].
    pub fn open(&self, node_id: impl Into<NodeId>) -> Download<OpenTarget> {
        let contents = Contents::of(node_id.into(), Subject::Contents);
        self.downloading(contents, OpenTarget::default())
    }
}

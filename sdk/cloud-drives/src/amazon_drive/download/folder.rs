//! Downloading folders.

use std::path::PathBuf;

use ::amazon_drive::types::{Node, NodeId};
use cloud_drives_core::{BoxFuture, Result};

use crate::amazon_drive::{AmazonDrive, DriveTree};
use crate::transfer::{DownloadFolder, Downloaded, FileDownload, TransferOptions};
use crate::tree::{FolderSource, RemoteEntry};

impl AmazonDrive {
    /// Downloads a folder with its subfolders into a local folder, which is created if it does not exist.
    ///
    /// ```no_run
    /// # async fn example(drive: cloud_drives::AmazonDrive) -> Result<(), cloud_drives::Error> {
    /// let folder = drive.resolve_path("/photos").await?;
    /// let got = drive.download_folder(&folder.id, "photos").await?.complete()?;
    /// println!("{} new, {} as before", got.files.len(), got.skipped.len());
    /// # Ok(()) }
    /// ```
    ///
    /// See [`DownloadFolder`] for how existing files and failures are treated. A folder can be in several folders: it is
    /// downloaded once, and [skipped](crate::transfer::SkipReason::Repeated) elsewhere. A file in several folders is
    /// downloaded into each.
    ///
    /// # Errors
    ///
    /// As [`DownloadFolder`]; [`NotFound`](crate::amazon_drive::ErrorKind::NotFound).
    ///
    /// # Retries
    ///
    /// Each file as [`AmazonDrive::download`].
    pub fn download_folder(
        &self,
        folder_id: impl Into<NodeId>,
        local: impl Into<PathBuf>,
    ) -> DownloadFolder<DriveTree> {
        DriveTree::new(self).download_folder(folder_id.into(), local)
    }
}

impl FolderSource for DriveTree {
    fn download<'a>(
        &'a self,
        entry: &'a RemoteEntry<Node>,
        file: FileDownload,
    ) -> BoxFuture<'a, Result<Downloaded>> {
        let download = self.drive.download(&entry.id, file.path().to_owned());
        file.start(download.with_options(self.options.clone()))
    }
}

//! Downloading folders.

use std::path::PathBuf;

use cloud_drives_core::{BoxFuture, Result};

use crate::transfer::{DownloadFolder, Downloaded, FileDownload, TransferOptions};
use crate::tree::{FolderSource, RemoteEntry};
use crate::verizon_cloud::tree::PAGE;
use crate::verizon_cloud::{CloudItem, CloudTree, ItemPath, VerizonCloud};

impl VerizonCloud {
    /// Downloads a folder with its subfolders into a local folder, which is created if it does not exist.
    ///
    /// ```no_run
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// let got = cloud.download_folder("/VZMOBILE/photos", "photos").await?.complete()?;
    /// println!("{} new, {} as before", got.files.len(), got.skipped.len());
    /// # Ok(()) }
    /// ```
    ///
    /// See [`DownloadFolder`] for how existing files and failures are treated. Files of the service have checksums, but no
    /// modification time, so no file matches by [size and time](crate::transfer::MatchBy::SizeAndTime).
    ///
    /// # Errors
    ///
    /// As [`DownloadFolder`]; [`NotFound`](crate::verizon_cloud::ErrorKind::NotFound).
    ///
    /// # Retries
    ///
    /// Each file as [`download`](VerizonCloud::download).
    pub fn download_folder(
        &self,
        folder: impl Into<ItemPath>,
        local: impl Into<PathBuf>,
    ) -> DownloadFolder<CloudTree> {
        let tree = self.tree().count(PAGE);
        tree.download_folder(folder.into().as_str(), local)
    }
}

impl FolderSource for CloudTree {
    fn download<'a>(
        &'a self,
        entry: &'a RemoteEntry<CloudItem>,
        file: FileDownload,
    ) -> BoxFuture<'a, Result<Downloaded>> {
        let download = self
            .cloud
            .download(entry.id.as_str(), file.path().to_owned());
        file.start(download.with_options(self.options.clone()))
    }
}

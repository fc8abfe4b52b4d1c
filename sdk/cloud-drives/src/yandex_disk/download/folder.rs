//! Downloading folders.

use std::path::PathBuf;

use ::yandex_disk::types::Resource;
use cloud_drives_core::{BoxFuture, Result};

use crate::transfer::{DownloadFolder, Downloaded, FileDownload, TransferOptions};
use crate::tree::{FolderSource, RemoteEntry};
use crate::yandex_disk::paths::on_disk;
use crate::yandex_disk::{DiskTree, YandexDisk};

impl YandexDisk {
    /// Downloads a folder with its subfolders into a local folder, which is created if it does not exist.
    ///
    /// ```no_run
    /// # async fn example(disk: cloud_drives::YandexDisk) -> Result<(), cloud_drives::Error> {
    /// let backup = || disk.download_folder("disk:/photos", "photos").mirror(true);
    /// println!("{}", backup().dry_run().await?);
    /// let got = backup().await?.complete()?;
    /// println!("{} new, {} as before, {} deleted", got.files.len(), got.skipped.len(), got.deleted.len());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// See [`DownloadFolder`] for how existing files and failures are treated.
    ///
    /// # Errors
    ///
    /// As [`DownloadFolder`]; [`PathNotFound`](crate::yandex_disk::ErrorKind::PathNotFound).
    ///
    /// # Retries
    ///
    /// Each file as [`download`](YandexDisk::download).
    pub fn download_folder(
        &self,
        path: impl AsRef<str>,
        local: impl Into<PathBuf>,
    ) -> DownloadFolder<DiskTree> {
        DiskTree::new(self, true).download_folder(on_disk(path), local)
    }
}

impl FolderSource for DiskTree {
    fn download<'a>(
        &'a self,
        entry: &'a RemoteEntry<Resource>,
        file: FileDownload,
    ) -> BoxFuture<'a, Result<Downloaded>> {
        let download = self.disk.download(&entry.id, file.path().to_owned());
        file.start(download.with_options(self.options.clone()))
    }
}

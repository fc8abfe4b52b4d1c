//! Downloading folders.

use std::path::PathBuf;

use ::frameio::types::{AccountId, AssetWithIncludes, FolderId};
use cloud_drives_core::{BoxFuture, Result};

use crate::frameio::{FrameIo, FrameTree};
use crate::transfer::{DownloadFolder, Downloaded, FileDownload, TransferOptions};
use crate::tree::{FolderSource, RemoteEntry};

impl FrameIo {
    /// Downloads a folder with its subfolders into a local folder, which is created if it does not exist.
    ///
    /// ```no_run
    /// use cloud_drives::transfer::MatchBy;
    ///
    /// # async fn example(frame: cloud_drives::FrameIo) -> Result<(), cloud_drives::Error> {
    /// let (account, folder) = ("6f70f1bd-7e89-4a7e-b4d3-7e576585a181", "e183c7ba-07d9-425a-9467-ebdf0223d9ce");
    /// let got = frame
    ///     .download_folder(account, folder, "Day 1")
    ///     .match_by(MatchBy::SizeAndTime)
    ///     .await?;
    /// for failed in &got.failed {
    ///     eprintln!("{}: {}", failed.entry.path, failed.error);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Downloads originals, and skips version stacks. See [`DownloadFolder`] for how existing files and failures are
    /// treated. The service has no checksums (`wire.md §6`), so an existing file is a conflict unless files are matched by
    /// [size](crate::transfer::MatchBy::Size), or [size and time](crate::transfer::MatchBy::SizeAndTime). Names are not
    /// unique: the second file of a name in a folder fails.
    ///
    /// # Errors
    ///
    /// As [`DownloadFolder`].
    ///
    /// # Retries
    ///
    /// Each file as [`download`](FrameIo::download).
    pub fn download_folder(
        &self,
        account_id: impl Into<AccountId>,
        folder_id: impl Into<FolderId>,
        local: impl Into<PathBuf>,
    ) -> DownloadFolder<FrameTree> {
        let tree = self.tree(account_id);
        tree.download_folder(String::from(folder_id.into()), local)
    }
}

impl FolderSource for FrameTree {
    fn download<'a>(
        &'a self,
        entry: &'a RemoteEntry<AssetWithIncludes>,
        file: FileDownload,
    ) -> BoxFuture<'a, Result<Downloaded>> {
        let path = file.path().to_owned();
        let download = self
            .frame
            .download(&self.account_id, entry.id.as_str(), path);
        file.start(download.with_options(self.call_options()))
    }
}

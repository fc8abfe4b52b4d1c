//! Downloads from a cloud (`wire.md §6.3`).

mod folder;
mod open;
mod protocol;
mod subject;
mod thumbnail;
mod url;

use std::sync::atomic::AtomicBool;

use ::verizon_cloud::types::{PlaylistId, PlaylistItemId};
use cloud_drives_core::{CallOptions, Error, Result};

use protocol::FromCloud;
use subject::Subject;
pub use thumbnail::Thumbnail;
pub use url::DownloadUrl;

use super::{ItemPath, VerizonCloud};
use crate::options::CallOptionsExt;
#[cfg(doc)]
use crate::transfer::DownloadOptions;
use crate::transfer::{DownloadSettings, DownloadTarget, TransferContext};
use crate::{Drive, calls};

impl VerizonCloud {
    /// Downloads a file to a path or a writer, and verifies its size and SHA-256.
    ///
    /// ```no_run
    /// use cloud_drives::transfer::{DownloadOptions, DownloadTarget, TransferOptions};
    ///
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// let film = cloud
    ///     .download("/VZMOBILE/films/a.mov", "films/a.mov")
    ///     .create_parents(true)
    ///     .on_progress(|progress| println!("{:?}", progress.fraction()))
    ///     .await?;
    /// println!("{} bytes, verified: {}", film.size, film.verified);
    ///
    /// let mut memory = Vec::new();
    /// cloud.download("/VZMOBILE/note.txt", DownloadTarget::writer(&mut memory)).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// An existing file at the target path is replaced once the download is complete and verified. The caller chooses the name: one that
    /// the service sends is never used. A writer receives each byte once.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound); [`is_wrong_resource_type`](Error::is_wrong_resource_type) for a
    /// folder; [`is_integrity`](Error::is_integrity) if the contents differ from their description; [`is_io`](Error::is_io)
    /// if the target cannot be written.
    ///
    /// # Retries
    ///
    /// According to the client's retry policy. After an interruption the rest is requested; it is undocumented whether the
    /// service supports that (`wire.md §6.3`). If it sends the whole file again, a file is rewritten, and a writer receives
    /// the missing bytes after the beginning was found unchanged. An interruption after at least 1 MiB of progress does not
    /// count as an attempt.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future stops the download and removes the unfinished file, unless [`resume_partial`](DownloadOptions::resume_partial)
    /// is set. A writer keeps the bytes it received.
    pub fn download<'a>(
        &self,
        path: impl Into<ItemPath>,
        target: impl Into<DownloadTarget<'a>>,
    ) -> Download<DownloadTarget<'a>> {
        self.downloading(Subject::file(&path.into()), target.into())
    }

    /// Downloads from a URL of [`download_url`](VerizonCloud::download_url).
    ///
    /// Verifies only the length. The client's token is not sent.
    ///
    /// # Errors
    ///
    /// As [`VerizonCloud::download`]; [`Unauthorized`](super::ErrorKind::Unauthorized) if the token in the URL has expired.
    ///
    /// # Retries
    ///
    /// As [`VerizonCloud::download`].
    ///
    /// # Cancel safety
    ///
    /// As [`VerizonCloud::download`].
    pub fn download_by_url<'a>(
        &self,
        url: DownloadUrl,
        target: impl Into<DownloadTarget<'a>>,
    ) -> Download<DownloadTarget<'a>> {
        self.downloading(Ok(Subject::Url(url)), target.into())
    }

    /// Downloads the file of an item of a playlist.
    ///
    /// ```no_run
    /// # async fn example(cloud: cloud_drives::VerizonCloud, playlist_uid: &str) -> Result<(), cloud_drives::Error> {
    /// let mut items = cloud.playlist_items(playlist_uid).items();
    /// let mut number = 0;
    /// while let Some(item) = items.try_next().await? {
    ///     number += 1;
    ///     cloud.download_playlist_item(playlist_uid, &item.item_uid, format!("{number}.mp3")).await?;
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// Verifies only the length.
    ///
    /// # Errors
    ///
    /// As [`VerizonCloud::download`].
    ///
    /// # Retries
    ///
    /// As [`VerizonCloud::download`].
    ///
    /// # Cancel safety
    ///
    /// As [`VerizonCloud::download`].
    pub fn download_playlist_item<'a>(
        &self,
        playlist_uid: impl Into<PlaylistId>,
        item_uid: impl Into<PlaylistItemId>,
        target: impl Into<DownloadTarget<'a>>,
    ) -> Download<DownloadTarget<'a>> {
        let subject = Subject::PlaylistItem {
            playlist: playlist_uid.into(),
            item: item_uid.into(),
        };
        self.downloading(Ok(subject), target.into())
    }

    fn downloading<S, D>(&self, subject: S, destination: D) -> calls::Download<Self, S, D> {
        calls::Download {
            drive: self.clone(),
            subject,
            destination,
            settings: DownloadSettings::default(),
        }
    }
}

/// A download prepared by [`VerizonCloud::download`] or a sibling.
///
/// Await it: a download to a [`DownloadTarget`] returns [`Downloaded`](crate::transfer::Downloaded), one from `open` a
/// [`RemoteFile`](crate::transfer::RemoteFile).
pub type Download<D> = calls::Download<VerizonCloud, Result<Subject, String>, D>;

impl calls::Subject<VerizonCloud> for Result<Subject, String> {
    type Protocol = FromCloud;

    fn protocol(
        self,
        drive: &VerizonCloud,
        _: &CallOptions,
        context: &TransferContext,
    ) -> cloud_drives_core::Result<FromCloud> {
        let subject = self.map_err(|message| {
            Error::invalid_input(message).with_operation_name("files.download")
        })?;
        Ok(FromCloud {
            api: drive.api().clone(),
            storage: drive.storage(),
            subject,
            fetching: context.options.single_attempt(),
            options: context.options.clone(),
            refuses_ranges: AtomicBool::new(false),
        })
    }
}

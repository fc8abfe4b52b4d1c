//! Downloads of originals and renditions (`wire.md §6`).

mod folder;
mod open;
mod protocol;

use ::frameio::Rendition;
use ::frameio::types::{AccountId, FileId};
use cloud_drives_core::{CallOptions, ErrorClass, Result, Secret};

use protocol::{FromMedia, GET, Subject};

use super::FrameIo;
#[cfg(doc)]
use crate::transfer::DownloadOptions;
use crate::transfer::{DownloadSettings, DownloadTarget, TransferContext, TransferSettings};
use crate::{Drive, calls};

impl FrameIo {
    /// Downloads a file to a path or a writer: the original, or a rendition ([`rendition`](Download::rendition)).
    ///
    /// ```no_run
    /// use cloud_drives::frameio::Rendition;
    /// use cloud_drives::transfer::{DownloadOptions, DownloadTarget, TransferOptions};
    ///
    /// # async fn example(frame: cloud_drives::FrameIo) -> Result<(), cloud_drives::Error> {
    /// let (account, file) = ("6f70f1bd-7e89-4a7e-b4d3-7e576585a181", "22222222-2222-4222-8222-222222222222");
    /// let film = frame
    ///     .download(account, file, "films/film.mov")
    ///     .create_parents(true)
    ///     .on_progress(|progress| println!("{} bytes", progress.bytes))
    ///     .await?;
    /// println!("{} bytes", film.size);
    ///
    /// let mut still = Vec::new();
    /// frame
    ///     .download(account, file, DownloadTarget::writer(&mut still))
    ///     .rendition(Rendition::Thumbnail)
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// An existing file at the target path is replaced once the download is complete. A writer receives each byte once. The length is
    /// verified. The service has no checksums to compare with, so computing them is off by default.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound), [`Forbidden`](super::ErrorKind::Forbidden) for an original that the
    /// user may not download, and the service's other errors; [`is_protocol`](cloud_drives_core::Error::is_protocol) if the
    /// rendition does not exist (yet); [`is_integrity`](cloud_drives_core::Error::is_integrity) if the number of received
    /// bytes differs from the file's size; [`is_io`](cloud_drives_core::Error::is_io) if the target cannot be written, for
    /// example because its folder does not exist.
    ///
    /// # Retries
    ///
    /// According to the client's retry policy. An interrupted download resumes if the file is still the same. An
    /// interruption after at least 1 MiB of progress does not count as an attempt. An expired link is replaced.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future stops the download and removes the unfinished file, unless
    /// [`resume_partial`](DownloadOptions::resume_partial) is set. A writer keeps the bytes it received.
    pub fn download<'a>(
        &self,
        account_id: impl Into<AccountId>,
        file_id: impl Into<FileId>,
        target: impl Into<DownloadTarget<'a>>,
    ) -> Download<DownloadTarget<'a>> {
        let subject = Subject::file(account_id.into(), file_id.into());
        self.downloading(subject, target.into())
    }

    /// Downloads the target of a media link, for example one of a listing.
    ///
    /// # Errors
    ///
    /// As [`download`](FrameIo::download); status 403 if the link has expired.
    ///
    /// # Retries
    ///
    /// As [`download`](FrameIo::download), except that an expired link is not replaced.
    ///
    /// # Cancel safety
    ///
    /// As [`download`](FrameIo::download).
    pub fn download_by_link<'a>(
        &self,
        link: impl Into<Secret>,
        target: impl Into<DownloadTarget<'a>>,
    ) -> Download<DownloadTarget<'a>> {
        self.downloading(Subject::Link(link.into()), target.into())
    }

    fn downloading<D>(&self, subject: Subject, destination: D) -> Download<D> {
        let transfer = TransferSettings {
            checksums: false,
            ..TransferSettings::default()
        };
        Download {
            drive: self.clone(),
            subject,
            destination,
            settings: DownloadSettings {
                transfer,
                ..DownloadSettings::default()
            },
        }
    }
}

/// A download prepared by [`FrameIo::download`] or a sibling.
///
/// Await it: a download to a [`DownloadTarget`] returns [`Downloaded`](crate::transfer::Downloaded), one from `open` a
/// [`RemoteFile`](crate::transfer::RemoteFile).
pub type Download<D> = calls::Download<FrameIo, Subject, D>;

impl<D> Download<D> {
    /// Sets the rendition to download. Default: the original. No effect for a link.
    pub fn rendition(mut self, wanted: Rendition) -> Self {
        if let Subject::File { rendition, .. } = &mut self.subject {
            *rendition = wanted;
        }
        self
    }
}

impl calls::Subject<FrameIo> for Subject {
    type Protocol = FromMedia;

    fn protocol(
        self,
        drive: &FrameIo,
        call: &CallOptions,
        context: &TransferContext,
    ) -> Result<FromMedia> {
        if let Self::Link(link) = &self {
            drive
                .handle
                .storage()
                .parse_link(link.expose(), "link", &GET)
                .map_err(|error| error.with_class(ErrorClass::InvalidInput))?;
        }
        Ok(FromMedia {
            api: drive.api().clone(),
            storage: drive.handle.storage(),
            idle_timeout: call.idle_timeout().or(drive.handle.storage_idle_timeout()),
            options: context.options.clone(),
            subject: self,
        })
    }
}

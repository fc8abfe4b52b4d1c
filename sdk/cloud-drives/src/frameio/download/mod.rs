//! Downloads of originals and renditions (`wire.md §6`).

mod folder;
mod open;
mod protocol;
mod rendition;

use std::fmt;

use ::frameio::types::{AccountId, FileId};
use cloud_drives_core::{ErrorClass, Result, Secret};

use protocol::{FromMedia, GET, Subject};
pub use rendition::Rendition;

use super::FrameIo;
use crate::Drive;
use crate::transfer::{
    Destination, DownloadOptions, DownloadSettings, DownloadTarget, TransferContext,
    TransferOptions, TransferSettings, parse_link,
};

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
    /// A file at the target path is replaced, once the download is complete; until then it stays as it is. A writer gets each byte
    /// once. The service has no checksums to compare with, so they are off by default, and it is the length that is verified.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound), [`Forbidden`](super::ErrorKind::Forbidden) for an original that the user may not
    /// download, and the other answers of the service; [`is_protocol`](cloud_drives_core::Error::is_protocol) when there is no such
    /// rendition, or not yet; [`is_integrity`](cloud_drives_core::Error::is_integrity) when another number of bytes came than the
    /// file has; [`is_io`](cloud_drives_core::Error::is_io) when it can't be written, into a folder that does not exist for example.
    ///
    /// # Retries
    ///
    /// According to the client's retry policy. A download that breaks goes on where it broke, under the condition that the file is
    /// still the same. Breaks after which at least 1 MiB came do not count. An expired link is replaced.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future ends the download and removes the unfinished file, unless
    /// [`resume_partial`](DownloadOptions::resume_partial) is set. A writer keeps what it got.
    pub fn download<'a>(
        &self,
        account_id: impl Into<AccountId>,
        file_id: impl Into<FileId>,
        target: impl Into<DownloadTarget<'a>>,
    ) -> Download<DownloadTarget<'a>> {
        let subject = Subject::File {
            account_id: account_id.into(),
            file_id: file_id.into(),
            rendition: Rendition::Original,
        };
        Download::new(self, subject, target.into())
    }

    /// Downloads what a media link leads to, one out of a listing for example.
    ///
    /// # Errors
    ///
    /// As [`download`](FrameIo::download); status 403 when the link has expired.
    ///
    /// # Retries
    ///
    /// As [`download`](FrameIo::download), except that an expired link stays expired.
    ///
    /// # Cancel safety
    ///
    /// As [`download`](FrameIo::download).
    pub fn download_by_link<'a>(
        &self,
        link: impl Into<Secret>,
        target: impl Into<DownloadTarget<'a>>,
    ) -> Download<DownloadTarget<'a>> {
        Download::new(self, Subject::Link(link.into()), target.into())
    }
}

/// A download that [`FrameIo::download`] or a sibling prepared. Await it: to a [`DownloadTarget`] it gives
/// [`Downloaded`](crate::transfer::Downloaded), from [`FrameIo::open`] a [`RemoteFile`](crate::transfer::RemoteFile).
#[must_use = "a download does nothing until it is awaited"]
pub struct Download<D> {
    frame: FrameIo,
    subject: Subject,
    destination: D,
    settings: DownloadSettings,
}

impl<D> Download<D> {
    fn new(frame: &FrameIo, subject: Subject, destination: D) -> Self {
        let transfer = TransferSettings {
            checksums: false,
            ..TransferSettings::default()
        };
        Self {
            frame: frame.clone(),
            subject,
            destination,
            settings: DownloadSettings {
                transfer,
                ..DownloadSettings::default()
            },
        }
    }

    /// Sets which form of the file to download. Default: the original. No effect for a link.
    pub fn rendition(mut self, wanted: Rendition) -> Self {
        if let Subject::File { rendition, .. } = &mut self.subject {
            *rendition = wanted;
        }
        self
    }

    fn protocol(&self, context: &TransferContext) -> Result<FromMedia> {
        if let Subject::Link(link) = &self.subject {
            parse_link(link.expose(), "link", &GET)
                .map_err(|error| error.with_class(ErrorClass::InvalidInput))?;
        }
        let of_call = self.settings.transfer.options.idle_timeout();
        Ok(FromMedia {
            api: self.frame.api().clone(),
            storage: self.frame.handle.storage(),
            idle_timeout: of_call.or(self.frame.handle.storage_idle_timeout()),
            options: context.options.clone(),
            subject: self.subject.clone(),
        })
    }
}

impl<D> TransferOptions for Download<D> {
    fn transfer_settings(&mut self) -> &mut TransferSettings {
        &mut self.settings.transfer
    }
}

impl DownloadOptions for Download<DownloadTarget<'_>> {
    fn download_settings(&mut self) -> &mut DownloadSettings {
        &mut self.settings
    }
}

impl<D: Destination> IntoFuture for Download<D> {
    type Output = Result<D::Output>;
    type IntoFuture = D::Future;

    fn into_future(self) -> Self::IntoFuture {
        let context = self.frame.handle.transfer(&self.settings.transfer.options);
        let protocol = self.protocol(&context);
        self.destination.start(protocol, self.settings, context)
    }
}

impl<D: fmt::Debug> fmt::Debug for Download<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Download");
        match &self.subject {
            Subject::File {
                file_id, rendition, ..
            } => out.field("file_id", file_id).field("rendition", rendition),
            Subject::Link(_) => out.field("subject", &"a link"),
        };
        out.field("destination", &self.destination)
            .finish_non_exhaustive()
    }
}

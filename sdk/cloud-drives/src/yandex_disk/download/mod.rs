//! Downloads from a Disk (`wire.md §6.2`).

#[cfg(feature = "object-store")]
mod described;
mod folder;
mod link;
mod open;
mod protocol;

use std::sync::Mutex;

use cloud_drives_core::{CallOptions, ErrorClass, Result, Secret};

#[cfg(feature = "object-store")]
pub(super) use described::DescribedFile;
pub use link::PublicDownloadLink;
use protocol::{FromDisk, GET, Subject};

use super::YandexDisk;
use super::paths::on_disk;
#[cfg(doc)]
use crate::transfer::{DownloadOptions, TransferOptions};
use crate::transfer::{DownloadSettings, DownloadTarget, TransferContext};
use crate::{Drive, calls};

impl YandexDisk {
    /// Downloads a file, or a folder as a zip archive, to a path or a writer.
    ///
    /// ```no_run
    /// use cloud_drives::transfer::{DownloadOptions, DownloadTarget, TransferOptions};
    ///
    /// # async fn example(disk: cloud_drives::YandexDisk) -> Result<(), cloud_drives::Error> {
    /// let film = disk
    ///     .download("disk:/film.mov", "films/film.mov")
    ///     .create_parents(true)
    ///     .on_progress(|progress| println!("{} bytes", progress.bytes))
    ///     .await?;
    /// assert!(film.verified);
    ///
    /// let mut memory = Vec::new();
    /// disk.download("disk:/note.txt", DownloadTarget::writer(&mut memory)).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// An existing file at the target path is replaced once the download is complete and verified. A writer receives each byte once.
    ///
    /// # Errors
    ///
    /// [`PathNotFound`](super::ErrorKind::PathNotFound) and the service's other errors;
    /// [`is_integrity`](cloud_drives_core::Error::is_integrity) if the contents differ from their description;
    /// [`is_io`](cloud_drives_core::Error::is_io) if the target cannot be written, for example because its folder does not
    /// exist.
    ///
    /// # Retries
    ///
    /// According to the client's retry policy. An interrupted download resumes if the file is still the same; one that
    /// cannot resume (the archive of a folder) restarts if the target allows it. An interruption after at least 1 MiB of
    /// progress does not count as an attempt. An expired link is replaced.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future stops the download and removes the unfinished file, unless
    /// [`resume_partial`](DownloadOptions::resume_partial) is set. A writer keeps the bytes it received.
    pub fn download<'a>(
        &self,
        path: impl AsRef<str>,
        target: impl Into<DownloadTarget<'a>>,
    ) -> Download<DownloadTarget<'a>> {
        self.downloading(Subject::Path(on_disk(path)), target.into())
    }

    /// Downloads the target of a link, for example one of [`get_download_link`](YandexDisk::get_download_link).
    ///
    /// Verifies only the length: the checksums are not known.
    ///
    /// # Errors
    ///
    /// As [`download`](YandexDisk::download); status 410 or 500 if the link has expired (`wire.md §6.2`).
    ///
    /// # Retries
    ///
    /// As [`download`](YandexDisk::download), except that an expired link is not replaced.
    ///
    /// # Cancel safety
    ///
    /// As [`download`](YandexDisk::download).
    pub fn download_by_link<'a>(
        &self,
        link: impl Into<Secret>,
        target: impl Into<DownloadTarget<'a>>,
    ) -> Download<DownloadTarget<'a>> {
        self.downloading(Subject::Link(link.into()), target.into())
    }

    /// Downloads a public file or folder, by its key or public link.
    ///
    /// [`path`](Download::path) selects an item of a public folder.
    ///
    /// ```no_run
    /// # async fn example(disk: cloud_drives::YandexDisk) -> Result<(), cloud_drives::Error> {
    /// disk.download_public("https://yadi.sk/d/…", "photo.jpg").path("/2024/photo.jpg").await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As [`download`](YandexDisk::download), and [`PasswordRequired`](super::ErrorKind::PasswordRequired).
    ///
    /// # Retries
    ///
    /// As [`download`](YandexDisk::download).
    ///
    /// # Cancel safety
    ///
    /// As [`download`](YandexDisk::download).
    pub fn download_public<'a>(
        &self,
        public_key: impl Into<Secret>,
        target: impl Into<DownloadTarget<'a>>,
    ) -> Download<DownloadTarget<'a>> {
        let public = Subject::Public {
            key: public_key.into(),
            path: None,
        };
        self.downloading(public, target.into())
    }

    fn downloading<D>(&self, subject: Subject, destination: D) -> Download<D> {
        Download {
            drive: self.clone(),
            subject,
            destination,
            settings: DownloadSettings::default(),
        }
    }
}

/// A download prepared by [`YandexDisk::download`] or a sibling.
///
/// Await it: a download to a [`DownloadTarget`] returns [`Downloaded`](crate::transfer::Downloaded), one from `open` a
/// [`RemoteFile`](crate::transfer::RemoteFile).
pub type Download<D> = calls::Download<YandexDisk, Subject, D>;

impl<D> Download<D> {
    /// Sets a path inside the public folder, from its root (`/photos/a.jpg`); sent unchanged.
    ///
    /// Only for [`YandexDisk::download_public`] and [`YandexDisk::open_public`].
    pub fn path(mut self, path: impl Into<String>) -> Self {
        self.subject.set_path(path.into());
        self
    }
}

impl calls::Subject<YandexDisk> for Subject {
    type Protocol = FromDisk;

    fn protocol(
        self,
        drive: &YandexDisk,
        _: &CallOptions,
        context: &TransferContext,
    ) -> Result<FromDisk> {
        if let Self::Link(link) = &self {
            drive
                .handle
                .storage()
                .parse_link(link.expose(), "link", &GET)
                .map_err(|error| error.with_class(ErrorClass::InvalidInput))?;
        }
        Ok(FromDisk {
            api: drive.api().clone(),
            storage: drive.handle.storage(),
            options: context.options.clone(),
            subject: self,
            located: Mutex::new(None),
        })
    }
}

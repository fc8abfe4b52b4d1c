//! Downloads from a Disk (`wire.md §6.2`).

mod link;
mod protocol;

use std::sync::Arc;

use cloud_drives_core::{ErrorClass, Result};

pub use link::GetDownloadLink;
use protocol::{From, FromDisk, GET};

use super::{YandexDisk, disk_path};
use crate::setters::{awaitable_download, download_setters, opened_download};
pub use crate::transfer::Downloaded;
use crate::transfer::download::{DownloadPlan, PartialFile, Prepared};
use crate::transfer::{DownloadTarget, Storage, parse_link};

impl YandexDisk {
    /// Downloads a file, or a folder as a zip archive, to a path or a writer.
    ///
    /// ```no_run
    /// use cloud_drives::transfer::DownloadTarget;
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
    /// A file at the target path is replaced, once the download is complete and verified; until then it stays as it is. A writer
    /// gets each byte once.
    ///
    /// # Errors
    ///
    /// [`PathNotFound`](super::ErrorKind::PathNotFound) and the other answers of the service;
    /// [`is_integrity`](cloud_drives_core::Error::is_integrity) when what came is not what the Disk says it is; [`is_io`](cloud_drives_core::Error::is_io) when it can't
    /// be written, into a folder that does not exist for example.
    ///
    /// # Retries
    ///
    /// As the client's retry policy says. A download that breaks goes on where it broke, under the condition that the file is
    /// still the same; one that can't (the archive of a folder) starts again where the target allows. Breaks after which at least
    /// 1 MiB came do not count. An expired link is replaced.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future ends the download and removes the unfinished file, unless
    /// [`resume_partial`](Download::resume_partial) is set. A writer keeps what it got.
    pub fn download<'a>(
        &self,
        path: impl AsRef<str>,
        target: impl Into<DownloadTarget<'a>>,
    ) -> Download<'a> {
        Download::new(self, From::Path(disk_path(path.as_ref())), target.into())
    }

    /// Downloads what a link leads to, one of [`get_download_link`](YandexDisk::get_download_link) for example.
    ///
    /// Only its length is known, so only that is verified, and checksums are not.
    ///
    /// # Errors
    ///
    /// As [`download`](YandexDisk::download); status 410 when the link has expired (`wire.md §6.2`).
    ///
    /// # Retries
    ///
    /// As [`download`](YandexDisk::download), except that an expired link stays expired.
    ///
    /// # Cancel safety
    ///
    /// As [`download`](YandexDisk::download).
    pub fn download_by_link<'a>(
        &self,
        link: impl Into<String>,
        target: impl Into<DownloadTarget<'a>>,
    ) -> Download<'a> {
        Download::new(self, From::Link(link.into()), target.into())
    }

    /// Downloads what somebody published, by its key or public link. [`path`](Download::path) says what of a folder.
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
        public_key: impl Into<String>,
        target: impl Into<DownloadTarget<'a>>,
    ) -> Download<'a> {
        let public = From::Public {
            key: public_key.into(),
            path: None,
        };
        Download::new(self, public, target.into())
    }

    /// Downloads a file, or a folder as a zip archive, as a stream that is verified at its end.
    ///
    /// ```no_run
    /// # async fn example(disk: cloud_drives::YandexDisk) -> Result<(), cloud_drives::Error> {
    /// let note = disk.download_stream("disk:/note.txt").await?;
    /// let text = note.collect(1024 * 1024).await?;
    /// # let _ = text;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As [`download`](YandexDisk::download), here or later from the stream.
    ///
    /// # Retries
    ///
    /// As [`download`](YandexDisk::download).
    pub fn download_stream(&self, path: impl AsRef<str>) -> OpenDownload {
        OpenDownload(self.download(path, ""))
    }
}

/// A download that [`YandexDisk::download`] or a sibling prepared. Await it.
#[derive(Debug)]
#[must_use = "a download does nothing until it is awaited"]
pub struct Download<'a> {
    disk: YandexDisk,
    from: From,
    target: DownloadTarget<'a>,
    plan: DownloadPlan,
}

impl<'a> Download<'a> {
    fn new(disk: &YandexDisk, from: From, target: DownloadTarget<'a>) -> Self {
        Self {
            disk: disk.clone(),
            from,
            target,
            plan: DownloadPlan::new(),
        }
    }

    /// A path inside the public folder, from its root (`/photos/a.jpg`); used as it is. Only for
    /// [`YandexDisk::download_public`].
    pub fn path(mut self, path: impl Into<String>) -> Self {
        self.from.set_path(path.into());
        self
    }

    download_setters!();

    /// Whether MD5 and SHA-256 are computed on the way and held against those of the Disk; true unless set. Without it the call
    /// that asks for them is saved.
    pub fn checksums(mut self, checksums: bool) -> Self {
        self.plan.checksums = checksums;
        self
    }

    /// Whether an unfinished download to a path stays as `<name>.part`, with `<name>.part.json` next to it, and is gone on with
    /// by the next download to that path; false unless set.
    ///
    /// The file of the earlier try is used if checksums or the version say that it is of the same contents, and replaced if not.
    /// Two downloads to the same path must not run at once then.
    pub fn resume_partial(mut self, resume: bool) -> Self {
        self.plan.resume = resume;
        self
    }

    fn prepare(&self) -> Result<Prepared<FromDisk>> {
        let options = self.disk.options(self.plan.options.clone());
        if let From::Link(link) = &self.from {
            parse_link(link, "link", &GET)
                .map_err(|error| error.with_class(ErrorClass::InvalidInput))?;
        }
        let policy = self.disk.retrier(&options).policy().clone();
        let budget = self.disk.retry_budget().clone();
        let protocol = FromDisk {
            api: self.disk.api().clone(),
            storage: Storage::new(self.disk.storage().clone()),
            options: options.clone(),
            from: self.from.clone(),
            with_sums: self.plan.checksums,
        };
        Ok(Prepared {
            protocol: Arc::new(protocol),
            settings: self.plan.settings(PartialFile::default(), policy, budget),
            options,
        })
    }
}

awaitable_download!(Download);

opened_download! {
    /// A download that [`YandexDisk::download_stream`] prepared. Await it.
    OpenDownload,
}

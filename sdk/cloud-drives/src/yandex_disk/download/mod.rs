//! Downloads from a Disk (`wire.md §6.2`).

mod link;
mod protocol;

use std::future::IntoFuture;
use std::sync::Arc;

use cloud_drives_core::{BoxFuture, CallOptions, ErrorClass, Result};

pub use link::GetDownloadLink;
use protocol::{From, FromDisk, GET};

use super::call::awaitable;
use super::{YandexDisk, disk_path};
use crate::transfer::download::{DownloadSettings, Fetched, PartialFile, download, open};
use crate::transfer::{
    DownloadStream, DownloadTarget, ProgressCallback, Storage, TransferProgress, parse_link,
    within_deadline,
};

/// Size of a part in bytes, where several come at once.
const PART_SIZE: u64 = 8 * 1024 * 1024;

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
    options: CallOptions,
    progress: Option<ProgressCallback>,
    checksums: bool,
    concurrency: usize,
    create_parents: bool,
    resume_partial: bool,
    sync: bool,
}

impl<'a> Download<'a> {
    fn new(disk: &YandexDisk, from: From, target: DownloadTarget<'a>) -> Self {
        Self {
            disk: disk.clone(),
            from,
            target,
            options: CallOptions::new(),
            progress: None,
            checksums: true,
            concurrency: 1,
            create_parents: false,
            resume_partial: false,
            sync: false,
        }
    }

    /// A path inside the public folder, from its root (`/photos/a.jpg`); used as it is. Only for
    /// [`YandexDisk::download_public`].
    pub fn path(mut self, path: impl Into<String>) -> Self {
        self.from.set_path(path.into());
        self
    }

    /// Calls a function with how far it is, for every piece that comes.
    ///
    /// It runs in between, so it should be quick.
    pub fn on_progress(mut self, callback: impl FnMut(TransferProgress) + Send + 'static) -> Self {
        self.progress = Some(ProgressCallback::new(callback));
        self
    }

    /// Whether MD5 and SHA-256 are computed on the way and held against those of the Disk; true unless set. Without it the call
    /// that asks for them is saved.
    pub fn checksums(mut self, checksums: bool) -> Self {
        self.checksums = checksums;
        self
    }

    /// How many parts of a file come at once; 1 unless set, at most 16. Each takes up to 8 MiB of memory.
    ///
    /// Pays where a single connection is slower than the line. Archives of folders come in one piece.
    pub fn concurrency(mut self, parts: usize) -> Self {
        self.concurrency = parts.clamp(1, 16);
        self
    }

    /// Whether folders that the target path lacks are made; false unless set.
    pub fn create_parents(mut self, create: bool) -> Self {
        self.create_parents = create;
        self
    }

    /// Whether an unfinished download to a path stays as `<name>.part`, with `<name>.part.json` next to it, and is gone on with
    /// by the next download to that path; false unless set.
    ///
    /// The file of the earlier try is used if checksums or the version say that it is of the same contents, and replaced if not.
    /// Two downloads to the same path must not run at once then.
    pub fn resume_partial(mut self, resume: bool) -> Self {
        self.resume_partial = resume;
        self
    }

    /// Whether the file is forced to the disk before it takes its name, so that a loss of power leaves either all of it or what was
    /// there before; false unless set, since it takes time.
    pub fn sync(mut self, sync: bool) -> Self {
        self.sync = sync;
        self
    }

    /// Sets what holds for this call only: a retry policy, headers for the API, a deadline for the whole. An idle timeout holds
    /// for the storage host too. No header goes to the storage host.
    pub fn options(mut self, options: CallOptions) -> Self {
        self.options = options;
        self
    }

    fn prepare(&self) -> Result<(Arc<FromDisk>, DownloadSettings)> {
        let options = self.disk.options(self.options.clone());
        if let From::Link(link) = &self.from {
            parse_link(link, "link", &GET)
                .map_err(|error| error.with_class(ErrorClass::InvalidInput))?;
        }
        let settings = DownloadSettings {
            progress: self.progress.clone(),
            checksums: self.checksums,
            concurrency: self.concurrency,
            part_size: PART_SIZE,
            create_parents: self.create_parents,
            partial: self.resume_partial.then(PartialFile::default),
            sync: self.sync,
            policy: self.disk.retrier(&options).policy().clone(),
            budget: self.disk.retry_budget().clone(),
        };
        let protocol = FromDisk {
            api: self.disk.api().clone(),
            storage: Storage::new(self.disk.storage().clone()),
            idle_timeout: options.idle_timeout(),
            options,
            from: self.from.clone(),
            with_sums: self.checksums,
        };
        Ok((Arc::new(protocol), settings))
    }

    async fn run(self) -> Result<Downloaded> {
        let (protocol, settings) = self.prepare()?;
        let deadline = protocol.options.deadline();
        let fetched = download(protocol, self.target, settings);
        let fetched = within_deadline(deadline, "the download", fetched).await?;
        Ok(Downloaded::new(fetched))
    }
}

impl<'a> IntoFuture for Download<'a> {
    type Output = Result<Downloaded>;
    type IntoFuture = BoxFuture<'a, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

/// A file that was downloaded.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Downloaded {
    /// Bytes that it has.
    pub size: u64,
    /// MD5 of what came, unless checksums were not wanted.
    pub md5: Option<String>,
    /// SHA-256 of what came, unless checksums were not wanted.
    pub sha256: Option<String>,
    /// Whether the sums were held against those of the Disk. Those of an archive, and of what a mere link leads to, are not known.
    pub verified: bool,
    /// How many attempts it took.
    pub attempts: u32,
}

impl Downloaded {
    fn new(fetched: Fetched) -> Self {
        let (md5, sha256) = match fetched.fingerprint {
            Some(print) => (Some(print.md5), Some(print.sha256)),
            None => (None, None),
        };
        Self {
            size: fetched.size,
            md5,
            sha256,
            verified: fetched.verified,
            attempts: fetched.attempts,
        }
    }
}

/// A download that [`YandexDisk::download_stream`] prepared. Await it.
#[derive(Debug)]
#[must_use = "a download does nothing until it is awaited"]
pub struct OpenDownload(Download<'static>);

impl OpenDownload {
    /// See [`Download::on_progress`].
    pub fn on_progress(self, callback: impl FnMut(TransferProgress) + Send + 'static) -> Self {
        Self(self.0.on_progress(callback))
    }

    /// See [`Download::checksums`].
    pub fn checksums(self, checksums: bool) -> Self {
        Self(self.0.checksums(checksums))
    }

    /// See [`Download::concurrency`].
    pub fn concurrency(self, parts: usize) -> Self {
        Self(self.0.concurrency(parts))
    }

    /// See [`Download::options`]. A deadline holds for opening.
    pub fn options(self, options: CallOptions) -> Self {
        Self(self.0.options(options))
    }

    async fn run(self) -> Result<DownloadStream> {
        let (protocol, settings) = self.0.prepare()?;
        let deadline = protocol.options.deadline();
        within_deadline(deadline, "the download", open(protocol, &settings)).await
    }
}

awaitable! {
    OpenDownload => DownloadStream,
}

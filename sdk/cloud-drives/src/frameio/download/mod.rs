//! Downloads of originals and renditions (`wire.md §6`).

mod protocol;
mod rendition;

use std::fmt;
use std::future::IntoFuture;
use std::sync::Arc;

use cloud_drives_core::{BoxFuture, CallOptions, Result};

use protocol::{From, FromMedia, GET};
pub use rendition::Rendition;

use super::FrameIo;
use super::call::awaitable;
use crate::transfer::download::{DownloadSettings, Fetched, PartialFile, download, open};
use crate::transfer::{
    DownloadStream, DownloadTarget, ProgressCallback, Storage, TransferProgress, parse_link,
    within_deadline,
};

/// Size of a part in bytes, where several come at once.
const PART_SIZE: u64 = 8 * 1024 * 1024;

impl FrameIo {
    /// Downloads a file to a path or a writer: the original, or a rendition ([`rendition`](Download::rendition)).
    ///
    /// ```no_run
    /// use cloud_drives::frameio::Rendition;
    /// use cloud_drives::transfer::DownloadTarget;
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
    /// once. The service has no checksums to compare with, so it is the length that is verified.
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
    /// As the client's retry policy says. A download that breaks goes on where it broke, under the condition that the file is
    /// still the same. Breaks after which at least 1 MiB came do not count. An expired link is replaced.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future ends the download and removes the unfinished file, unless
    /// [`resume_partial`](Download::resume_partial) is set. A writer keeps what it got.
    pub fn download<'a>(
        &self,
        account_id: impl Into<String>,
        file_id: impl Into<String>,
        target: impl Into<DownloadTarget<'a>>,
    ) -> Download<'a> {
        let from = From::File {
            account_id: account_id.into(),
            file_id: file_id.into(),
            rendition: Rendition::Original,
        };
        Download::new(self, from, target.into())
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
        link: impl Into<String>,
        target: impl Into<DownloadTarget<'a>>,
    ) -> Download<'a> {
        Download::new(self, From::Link(link.into()), target.into())
    }

    /// Opens a download as a stream of bytes; otherwise as [`download`](FrameIo::download).
    ///
    /// # Errors
    ///
    /// As [`download`](FrameIo::download): those of the request at once, the others when the stream comes to them.
    ///
    /// # Retries
    ///
    /// As [`download`](FrameIo::download).
    pub fn download_stream(
        &self,
        account_id: impl Into<String>,
        file_id: impl Into<String>,
    ) -> OpenDownload {
        OpenDownload(self.download(account_id, file_id, DownloadTarget::path("")))
    }
}

/// A download that [`FrameIo::download`] prepared. Await it.
#[must_use = "a download does nothing until it is awaited"]
pub struct Download<'a> {
    frame: FrameIo,
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
    fn new(frame: &FrameIo, from: From, target: DownloadTarget<'a>) -> Self {
        Self {
            frame: frame.clone(),
            from,
            target,
            options: CallOptions::new(),
            progress: None,
            checksums: false,
            concurrency: 1,
            create_parents: false,
            resume_partial: false,
            sync: false,
        }
    }

    /// Which form of the file to download; the original unless set. Of no effect for a link.
    pub fn rendition(mut self, wanted: Rendition) -> Self {
        if let From::File { rendition, .. } = &mut self.from {
            *rendition = wanted;
        }
        self
    }

    /// Calls a function with how far it is, for every piece that comes.
    ///
    /// It runs in between, so it should be quick.
    pub fn on_progress(mut self, callback: impl FnMut(TransferProgress) + Send + 'static) -> Self {
        self.progress = Some(ProgressCallback::new(callback));
        self
    }

    /// Whether MD5 and SHA-256 are computed on the way; false unless set.
    pub fn checksums(mut self, checksums: bool) -> Self {
        self.checksums = checksums;
        self
    }

    /// How many parts of a file come at once; 1 unless set, at most 16. Each takes up to 8 MiB of memory.
    ///
    /// Pays where a single connection is slower than the line. Hosts that send everything anyway are asked for one piece.
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
    /// The file of the earlier try is used if the version that the host names says that it is of the same contents, and replaced if
    /// not. Two downloads to the same path must not run at once then.
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
    /// for the host of the media too. No header goes to that.
    pub fn options(mut self, options: CallOptions) -> Self {
        self.options = options;
        self
    }

    fn prepare(&self) -> Result<(Arc<FromMedia>, DownloadSettings)> {
        let options = self.frame.options(self.options.clone());
        if let From::Link(link) = &self.from {
            parse_link(link, "link", &GET)
                .map_err(|error| error.with_class(cloud_drives_core::ErrorClass::InvalidInput))?;
        }
        let shared = &self.frame.shared;
        let settings = DownloadSettings {
            progress: self.progress.clone(),
            checksums: self.checksums,
            concurrency: self.concurrency,
            part_size: PART_SIZE,
            create_parents: self.create_parents,
            partial: self.resume_partial.then(PartialFile::default),
            sync: self.sync,
            policy: shared.stack.policy(&options),
            budget: self.frame.retry_budget().clone(),
        };
        let protocol = FromMedia {
            api: self.frame.api().clone(),
            storage: Storage::new(self.frame.storage().clone()),
            idle_timeout: self.options.idle_timeout().or(shared.storage_idle_timeout),
            options,
            from: self.from.clone(),
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

impl fmt::Debug for Download<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Download");
        match &self.from {
            From::File {
                file_id, rendition, ..
            } => out.field("file_id", file_id).field("rendition", rendition),
            From::Link(_) => out.field("from", &"a link"),
        };
        out.field("target", &self.target).finish_non_exhaustive()
    }
}

/// A file that was downloaded.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Downloaded {
    /// Bytes that it has.
    pub size: u64,
    /// MD5 of what came, if checksums were wanted.
    pub md5: Option<String>,
    /// SHA-256 of what came, if checksums were wanted.
    pub sha256: Option<String>,
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
            attempts: fetched.attempts,
        }
    }
}

/// A download that [`FrameIo::download_stream`] prepared. Await it.
#[derive(Debug)]
#[must_use = "a download does nothing until it is awaited"]
pub struct OpenDownload(Download<'static>);

impl OpenDownload {
    /// See [`Download::rendition`].
    pub fn rendition(self, rendition: Rendition) -> Self {
        Self(self.0.rendition(rendition))
    }

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

//! Downloads of originals and renditions (`wire.md §6`).

mod protocol;
mod rendition;

use std::fmt;
use std::sync::Arc;

use cloud_drives_core::{ErrorClass, Result};

use protocol::{From, FromMedia, GET};
pub use rendition::Rendition;

use super::FrameIo;
use crate::setters::{awaitable_download, download_setters, opened_download};
pub use crate::transfer::Downloaded;
use crate::transfer::download::{DownloadPlan, PartialFile, Prepared};
use crate::transfer::{DownloadTarget, Storage, parse_link};

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
    plan: DownloadPlan,
}

impl<'a> Download<'a> {
    fn new(frame: &FrameIo, from: From, target: DownloadTarget<'a>) -> Self {
        Self {
            frame: frame.clone(),
            from,
            target,
            plan: DownloadPlan {
                checksums: false,
                ..DownloadPlan::new()
            },
        }
    }

    /// Which form of the file to download; the original unless set. Of no effect for a link.
    pub fn rendition(mut self, wanted: Rendition) -> Self {
        if let From::File { rendition, .. } = &mut self.from {
            *rendition = wanted;
        }
        self
    }

    download_setters!();

    /// Whether MD5 and SHA-256 are computed on the way; false unless set.
    pub fn checksums(mut self, checksums: bool) -> Self {
        self.plan.checksums = checksums;
        self
    }

    /// Whether an unfinished download to a path stays as `<name>.part`, with `<name>.part.json` next to it, and is gone on with
    /// by the next download to that path; false unless set.
    ///
    /// The file of the earlier try is used if the version that the host names says that it is of the same contents, and replaced if
    /// not. Two downloads to the same path must not run at once then.
    pub fn resume_partial(mut self, resume: bool) -> Self {
        self.plan.resume = resume;
        self
    }

    fn prepare(&self) -> Result<Prepared<FromMedia>> {
        let options = self.frame.options(self.plan.options.clone());
        if let From::Link(link) = &self.from {
            parse_link(link, "link", &GET)
                .map_err(|error| error.with_class(ErrorClass::InvalidInput))?;
        }
        let shared = &self.frame.shared;
        let policy = shared.stack.policy(&options);
        let budget = self.frame.retry_budget().clone();
        let of_call = self.plan.options.idle_timeout();
        let protocol = FromMedia {
            api: self.frame.api().clone(),
            storage: Storage::new(self.frame.storage().clone()),
            idle_timeout: of_call.or(shared.storage_idle_timeout),
            options: options.clone(),
            from: self.from.clone(),
        };
        Ok(Prepared {
            protocol: Arc::new(protocol),
            settings: self.plan.settings(PartialFile::default(), policy, budget),
            options,
        })
    }
}

awaitable_download!(Download);

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

opened_download! {
    /// A download that [`FrameIo::download_stream`] prepared. Await it.
    OpenDownload,
    rendition: Rendition,
}

//! Downloads from a cloud (`wire.md §6.3`).

mod protocol;
mod thumbnail;
mod url;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use cloud_drives_core::{Error, Result};

use protocol::{FromCloud, What};
pub use thumbnail::{Thumbnail, ThumbnailSize};
pub use url::{DownloadUrl, GetDownloadUrl};

use super::{ItemPath, VerizonCloud};
use crate::options::for_one_attempt;
use crate::setters::{awaitable_download, download_setters, opened_download};
use crate::transfer::DownloadTarget;
pub use crate::transfer::Downloaded;
use crate::transfer::download::{DownloadPlan, PartialFile, Prepared};

impl VerizonCloud {
    /// Downloads a file to a path or a writer, and holds it against its size and SHA-256.
    ///
    /// ```no_run
    /// use cloud_drives::transfer::DownloadTarget;
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
    /// A file at the target path is replaced, once the download is complete and verified; until then it stays as it is. Its name is
    /// always the caller's, never one that the service sent. A writer gets each byte once.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound); [`is_wrong_resource_type`](Error::is_wrong_resource_type) for a folder;
    /// [`is_integrity`](Error::is_integrity) when what came is not what it should be; [`is_io`](Error::is_io) when it can't be written.
    ///
    /// # Retries
    ///
    /// As the client's retry policy says. After a break the rest is asked for, which the service is not known to give (`wire.md §6.3`):
    /// where it sends everything again, a file is begun again, and a writer gets what it lacks once the beginning has turned out to be
    /// the same. Breaks after which at least 1 MiB came do not count.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future ends the download and removes the unfinished file, unless [`resume_partial`](Download::resume_partial) is
    /// set. A writer keeps what it got.
    pub fn download<'a>(
        &self,
        path: impl Into<ItemPath>,
        target: impl Into<DownloadTarget<'a>>,
    ) -> Download<'a> {
        let path = path.into();
        let what = path.check_item("path").map(|()| path.as_str().to_owned());
        Download::new(self, what.map(What::File), target.into())
    }

    /// Downloads what an address of [`download_url`](VerizonCloud::download_url) leads to.
    ///
    /// Only its length is known, so only that is verified. The token in the address is the only one that goes there.
    ///
    /// # Errors
    ///
    /// As [`VerizonCloud::download`]; [`Unauthorized`](super::ErrorKind::Unauthorized) when the token in the address has ended.
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
    ) -> Download<'a> {
        Download::new(self, Ok(What::Url(url)), target.into())
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
    /// Only its length is known, so only that is verified.
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
        playlist_uid: impl Into<String>,
        item_uid: impl Into<String>,
        target: impl Into<DownloadTarget<'a>>,
    ) -> Download<'a> {
        let what = What::PlaylistItem {
            playlist: playlist_uid.into(),
            item: item_uid.into(),
        };
        Download::new(self, Ok(what), target.into())
    }

    /// Downloads a file as a stream that is verified at its end.
    ///
    /// ```no_run
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// let note = cloud.download_stream("/VZMOBILE/note.txt").await?.collect(1024 * 1024).await?;
    /// # drop(note);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// As [`VerizonCloud::download`], here or later from the stream.
    ///
    /// # Retries
    ///
    /// As [`VerizonCloud::download`].
    ///
    /// # Cancel safety
    ///
    /// Dropping the future or the stream ends the download.
    pub fn download_stream(&self, path: impl Into<ItemPath>) -> OpenDownload {
        OpenDownload(self.download(path, ""))
    }
}

/// A download that [`VerizonCloud::download`] or a sibling prepared. Await it.
#[derive(Debug)]
#[must_use = "a download does nothing until it is awaited"]
pub struct Download<'a> {
    cloud: VerizonCloud,
    /// What is downloaded, or what is wrong with it.
    what: Result<What, String>,
    target: DownloadTarget<'a>,
    plan: DownloadPlan,
}

impl<'a> Download<'a> {
    fn new(cloud: &VerizonCloud, what: Result<What, String>, target: DownloadTarget<'a>) -> Self {
        Self {
            cloud: cloud.clone(),
            what,
            target,
            plan: DownloadPlan::new(),
        }
    }

    download_setters!();

    /// Whether sums are computed on the way and held against what the service knows; true unless set.
    pub fn checksums(mut self, checksums: bool) -> Self {
        self.plan.checksums = checksums;
        self
    }

    /// Whether an unfinished download to a path stays as `<name>.part`, with `<name>.part.json` next to it, and is gone on with by the
    /// next download to that path; false unless set.
    ///
    /// It is used if its SHA-256 or version says that it is of the same contents and the service gives the rest, which it is not known to
    /// do; otherwise it is replaced. Two downloads to the same path must not run at once then.
    pub fn resume_partial(mut self, resume: bool) -> Self {
        self.plan.resume = resume;
        self
    }

    fn prepare(&self) -> Result<Prepared<FromCloud>> {
        let what = self.what.clone().map_err(|message| {
            Error::invalid_input(message).with_operation_name("files.download")
        })?;
        let options = self.cloud.options(self.plan.options.clone());
        let policy = self.cloud.retrier(&options).policy().clone();
        let budget = self.cloud.retry_budget().clone();
        let protocol = FromCloud {
            api: self.cloud.api().clone(),
            storage: self.cloud.storage(),
            what,
            fetching: for_one_attempt(&options),
            options: options.clone(),
            refuses_ranges: AtomicBool::new(false),
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
    /// A download that [`VerizonCloud::download_stream`] prepared. Await it.
    OpenDownload,
}

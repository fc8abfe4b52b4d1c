//! Downloads from a Drive (`wire.md §5.7` to `§5.9`).

mod chunk;
mod chunked;
mod protocol;
mod thumbnail;

use std::sync::Arc;

use cloud_drives_core::Result;

pub use chunk::{DownloadChunk, ResponseChunk};
pub use chunked::ChunkedDownload;
use protocol::{FromDrive, What};
pub use thumbnail::DownloadThumbnail;

use super::AmazonDrive;
use crate::options::for_one_attempt;
use crate::setters::{awaitable_download, download_setters, opened_download};
use crate::transfer::DownloadTarget;
pub use crate::transfer::Downloaded;
use crate::transfer::download::{DownloadPlan, PartialFile, Prepared};

/// The most bytes that one request asks for: 500 MiB.
pub const CHUNK_SIZE: u64 = 524_288_000;
/// How often a chunk of [`AmazonDrive::chunked_download`] may fail.
pub const CHUNK_MAX_RETRY: u32 = 5;
/// What the name of an unfinished download ends in.
pub const PARTIAL_SUFFIX: &str = ".__incomplete";
/// What the Python client writes at once, in bytes. So much, and one byte, of an unfinished download is fetched again.
pub const FS_RW_CHUNK_SZ: u64 = 131_072;

/// The unfinished download as the Python client leaves it, so that the one can go on with that of the other.
const PARTIAL: PartialFile = PartialFile {
    suffix: PARTIAL_SUFFIX,
    cut_back: FS_RW_CHUNK_SZ + 1,
    sidecar: false,
};

impl AmazonDrive {
    /// Downloads a file to a path or a writer, and holds it against its size and MD5.
    ///
    /// ```no_run
    /// # async fn example(drive: cloud_drives::AmazonDrive, id: &str) -> Result<(), cloud_drives::Error> {
    /// let film = drive
    ///     .download(id, "film.mov")
    ///     .on_progress(|progress| println!("{:?}", progress.fraction()))
    ///     .await?;
    /// println!("{} bytes, verified: {}", film.size, film.verified);
    /// # Ok(()) }
    /// ```
    ///
    /// On its way to a path it is in a file next to the target, whose name ends in `.__incomplete`. What is left of a download that
    /// failed is gone on with by the next to the same path: its last 128 KiB are fetched again, the rest is taken as it is, and if the
    /// sum of the whole is wrong in the end, everything is fetched again. The target is replaced when all is there.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound); [`is_wrong_resource_type`](cloud_drives_core::Error::is_wrong_resource_type) for a
    /// folder; [`is_integrity`](cloud_drives_core::Error::is_integrity) when what came is not what it should be;
    /// [`is_io`](cloud_drives_core::Error::is_io) when the target can't be written.
    ///
    /// # Retries
    ///
    /// A download that breaks goes on where it was, as often as the client's policy says; what it gets ahead in between starts the count
    /// anew.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future leaves the unfinished file for the next download, unless [`resume`](Download::resume) says otherwise. A
    /// writer keeps what it got.
    pub fn download<'a>(
        &self,
        node_id: impl Into<String>,
        target: impl Into<DownloadTarget<'a>>,
    ) -> Download<'a> {
        Download {
            drive: self.clone(),
            node_id: node_id.into(),
            target: target.into(),
            what: What::Contents,
            chunk_size: CHUNK_SIZE,
            plan: DownloadPlan {
                resume: true,
                ..DownloadPlan::new()
            },
        }
    }

    /// Downloads a file to a path; see [`AmazonDrive::download`]. The name is the caller's: the node's own never becomes a path.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::download`].
    pub fn download_file(
        &self,
        node_id: impl Into<String>,
        path: impl AsRef<std::path::Path>,
    ) -> Download<'static> {
        self.download(node_id, path.as_ref())
    }

    /// Downloads a file as a stream that is verified at its end.
    ///
    /// ```no_run
    /// # async fn example(drive: cloud_drives::AmazonDrive, id: &str) -> Result<(), cloud_drives::Error> {
    /// let note = drive.download_stream(id).await?.collect(1024 * 1024).await?;
    /// # drop(note);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::download`], here or later from the stream.
    ///
    /// # Retries
    ///
    /// As [`AmazonDrive::download`].
    pub fn download_stream(&self, node_id: impl Into<String>) -> OpenDownload {
        OpenDownload(self.download(node_id, ""))
    }
}

/// A download that [`AmazonDrive::download`] or a sibling prepared. Await it.
#[derive(Debug)]
#[must_use = "a download does nothing until it is awaited"]
pub struct Download<'a> {
    drive: AmazonDrive,
    node_id: String,
    target: DownloadTarget<'a>,
    what: What,
    chunk_size: u64,
    plan: DownloadPlan,
}

impl<'a> Download<'a> {
    download_setters!();

    /// Whether the bytes come over a link that the service makes for this one download, without the token; false unless set.
    ///
    /// Files of more than about 10 GB could be had in one piece in this way only (`wire.md §5.7`).
    pub fn temp_link(mut self, temp_link: bool) -> Self {
        self.what = match temp_link {
            true => What::ByTempLink,
            false => What::Contents,
        };
        self
    }

    /// Whether sums are computed on the way and held against those of the Drive; true unless set. Without them what an earlier download
    /// has left is not used.
    pub fn checksums(mut self, checksums: bool) -> Self {
        self.plan.checksums = checksums;
        self
    }

    /// The most bytes that one request asks for; [`CHUNK_SIZE`] unless set.
    pub fn chunk_size(mut self, bytes: u64) -> Self {
        self.chunk_size = bytes.max(1);
        self
    }

    /// Whether an unfinished download to a path stays as `<name>.__incomplete`, and what an earlier one left there is used; true unless
    /// set. Two downloads to the same path must not run at once then.
    pub fn resume(mut self, resume: bool) -> Self {
        self.plan.resume = resume;
        self
    }

    fn prepare(&self) -> Result<Prepared<FromDrive>> {
        let options = self.drive.options(self.plan.options.clone());
        let policy = self.drive.retrier(&options).policy().clone();
        let budget = self.drive.retry_budget().clone();
        let protocol = FromDrive {
            api: self.drive.api().clone(),
            storage: self.drive.storage(),
            node_id: self.node_id.clone(),
            what: self.what,
            chunk_size: self.chunk_size,
            fetching: for_one_attempt(&options),
            options: options.clone(),
        };
        Ok(Prepared {
            protocol: Arc::new(protocol),
            settings: self.plan.settings(PARTIAL, policy, budget),
            options,
        })
    }
}

awaitable_download!(Download);

opened_download! {
    /// A download that [`AmazonDrive::download_stream`] prepared. Await it.
    OpenDownload,
    temp_link: bool,
}

//! Downloads from a Drive (`wire.md §5.7` to `§5.9`).

mod chunk;
mod chunked;
mod protocol;
mod thumbnail;

use std::sync::Arc;

use cloud_drives_core::{BoxFuture, CallOptions, Result};

pub use chunk::{DownloadChunk, ResponseChunk};
pub use chunked::ChunkedDownload;
use protocol::{FromDrive, What};
pub use thumbnail::DownloadThumbnail;

use super::AmazonDrive;
use super::call::awaitable;
use crate::options::for_one_attempt;
use crate::transfer::download::{DownloadSettings, Fetched, PartialFile, download, open};
use crate::transfer::{
    DownloadStream, DownloadTarget, ProgressCallback, TransferProgress, within_deadline,
};

/// The most bytes that one request asks for: 500 MiB.
pub const CHUNK_SIZE: u64 = 524_288_000;
/// How often a chunk of [`AmazonDrive::chunked_download`] may fail.
pub const CHUNK_MAX_RETRY: u32 = 5;
/// What the name of an unfinished download ends in.
pub const PARTIAL_SUFFIX: &str = ".__incomplete";
/// What the Python client writes at once, in bytes. So much, and one byte, of an unfinished download is fetched again.
pub const FS_RW_CHUNK_SZ: u64 = 131_072;

/// Size of a part where several come at once, in bytes.
const PART_SIZE: u64 = 8 * 1024 * 1024;
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
            options: CallOptions::new(),
            progress: None,
            checksums: true,
            concurrency: 1,
            chunk_size: CHUNK_SIZE,
            create_parents: false,
            resume: true,
            sync: false,
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
    options: CallOptions,
    progress: Option<ProgressCallback>,
    checksums: bool,
    concurrency: usize,
    chunk_size: u64,
    create_parents: bool,
    resume: bool,
    sync: bool,
}

impl<'a> Download<'a> {
    /// Calls a function with how far it is, for every piece that comes.
    ///
    /// It runs in between, so it should be quick.
    pub fn on_progress(mut self, callback: impl FnMut(TransferProgress) + Send + 'static) -> Self {
        self.progress = Some(ProgressCallback::new(callback));
        self
    }

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
        self.checksums = checksums;
        self
    }

    /// How many parts come at once; 1 unless set, at most 16. Each takes up to 8 MiB of memory.
    pub fn concurrency(mut self, parts: usize) -> Self {
        self.concurrency = parts.clamp(1, 16);
        self
    }

    /// The most bytes that one request asks for; [`CHUNK_SIZE`] unless set.
    pub fn chunk_size(mut self, bytes: u64) -> Self {
        self.chunk_size = bytes.max(1);
        self
    }

    /// Whether folders that the target path lacks are made; false unless set.
    pub fn create_parents(mut self, create: bool) -> Self {
        self.create_parents = create;
        self
    }

    /// Whether an unfinished download to a path stays as `<name>.__incomplete`, and what an earlier one left there is used; true unless
    /// set. Two downloads to the same path must not run at once then.
    pub fn resume(mut self, resume: bool) -> Self {
        self.resume = resume;
        self
    }

    /// Whether the file is forced to the disk before it takes its name; false unless set, since it takes time.
    pub fn sync(mut self, sync: bool) -> Self {
        self.sync = sync;
        self
    }

    /// Sets what holds for this call only: a retry policy, headers, a deadline for the whole. No header goes to other hosts than the
    /// account's.
    pub fn options(mut self, options: CallOptions) -> Self {
        self.options = options;
        self
    }

    fn prepare(&self) -> (Arc<FromDrive>, DownloadSettings) {
        let options = self.drive.options(self.options.clone());
        let settings = DownloadSettings {
            progress: self.progress.clone(),
            checksums: self.checksums,
            concurrency: self.concurrency,
            part_size: PART_SIZE,
            create_parents: self.create_parents,
            partial: self.resume.then_some(PARTIAL),
            sync: self.sync,
            policy: self.drive.retrier(&options).policy().clone(),
            budget: self.drive.retry_budget().clone(),
        };
        let protocol = FromDrive {
            api: self.drive.api().clone(),
            storage: self.drive.storage(),
            node_id: self.node_id.clone(),
            what: self.what,
            chunk_size: self.chunk_size,
            fetching: for_one_attempt(&options),
            options,
        };
        (Arc::new(protocol), settings)
    }

    async fn run(self) -> Result<Downloaded> {
        let (protocol, settings) = self.prepare();
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
    /// Whether the MD5 was held against that of the Drive.
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

/// A download that [`AmazonDrive::download_stream`] prepared. Await it.
#[derive(Debug)]
#[must_use = "a download does nothing until it is awaited"]
pub struct OpenDownload(Download<'static>);

impl OpenDownload {
    /// See [`Download::on_progress`].
    pub fn on_progress(self, callback: impl FnMut(TransferProgress) + Send + 'static) -> Self {
        Self(self.0.on_progress(callback))
    }

    /// See [`Download::temp_link`].
    pub fn temp_link(self, temp_link: bool) -> Self {
        Self(self.0.temp_link(temp_link))
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
        let (protocol, settings) = self.0.prepare();
        let deadline = protocol.options.deadline();
        within_deadline(deadline, "the download", open(protocol, &settings)).await
    }
}

awaitable!(OpenDownload => DownloadStream);

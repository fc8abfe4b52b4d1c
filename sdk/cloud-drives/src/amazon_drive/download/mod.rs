//! Downloads from a Drive (`wire.md §5.7` to `§5.9`).

mod folder;
mod open;
mod protocol;
mod thumbnail;

use ::amazon_drive::types::NodeId;
use cloud_drives_core::{CallOptions, Result};

use protocol::{FromDrive, Subject};
pub use thumbnail::DownloadThumbnail;

use super::AmazonDrive;
use crate::options::CallOptionsExt;
#[cfg(doc)]
use crate::transfer::DownloadOptions;
use crate::transfer::download::PartialFile;
use crate::transfer::{DownloadSettings, DownloadTarget, TransferContext};
use crate::{Drive, calls};

/// Default maximum number of bytes of one request: 500 MiB.
pub const CHUNK_SIZE: u64 = 524_288_000;
/// The suffix of an unfinished download.
pub const PARTIAL_SUFFIX: &str = ".__incomplete";
/// Write size of the Python client in bytes. A resumed download fetches this many bytes and one more again.
pub const FS_RW_CHUNK_SZ: u64 = 131_072;

/// The unfinished download as the Python client leaves it, so that each client can resume the other's.
const PARTIAL: PartialFile = PartialFile {
    suffix: PARTIAL_SUFFIX,
    cut_back: FS_RW_CHUNK_SZ + 1,
    sidecar: false,
};

impl AmazonDrive {
    /// Downloads a file to a path or a writer, and verifies its size and MD5.
    ///
    /// ```no_run
    /// # async fn example(drive: cloud_drives::AmazonDrive, id: &str) -> Result<(), cloud_drives::Error> {
    /// use cloud_drives::transfer::TransferOptions;
    ///
    /// let film = drive
    ///     .download(id, "film.mov")
    ///     .on_progress(|progress| println!("{:?}", progress.fraction()))
    ///     .await?;
    /// println!("{} bytes, verified: {}", film.size, film.verified);
    /// # Ok(()) }
    /// ```
    ///
    /// A download to a path is written to a file next to the target whose name ends in `.__incomplete`, and replaces the target once it is
    /// complete. The next download to the same path resumes a failed one: it fetches the last 128 KiB again and keeps the rest. If the
    /// checksum of the complete file is wrong, everything is fetched again; without checksums nothing is resumed.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound);
    /// [`is_wrong_resource_type`](cloud_drives_core::Error::is_wrong_resource_type) for a folder;
    /// [`is_integrity`](cloud_drives_core::Error::is_integrity) if the contents differ from their description;
    /// [`is_io`](cloud_drives_core::Error::is_io) if the target cannot be written.
    ///
    /// # Retries
    ///
    /// An interrupted download resumes according to the client's retry policy; progress resets the count.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future keeps the unfinished file for the next download, unless
    /// [`resume_partial`](DownloadOptions::resume_partial) is off. A writer keeps the bytes it received.
    pub fn download<'a>(
        &self,
        node_id: impl Into<NodeId>,
        target: impl Into<DownloadTarget<'a>>,
    ) -> Download<DownloadTarget<'a>> {
        let contents = Contents::of(node_id.into(), Subject::Contents);
        self.downloading(contents, target.into())
    }

    /// Downloads a file to a path; see [`AmazonDrive::download`].
    ///
    /// The caller chooses the name: the node's own never becomes a path.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::download`].
    pub fn download_file(
        &self,
        node_id: impl Into<NodeId>,
        path: impl AsRef<std::path::Path>,
    ) -> Download<DownloadTarget<'static>> {
        self.download(node_id, path.as_ref())
    }

    fn downloading<S, D>(&self, subject: S, destination: D) -> calls::Download<Self, S, D> {
        calls::Download {
            drive: self.clone(),
            subject,
            destination,
            settings: DownloadSettings {
                resume_partial: true,
                partial: PARTIAL,
                ..DownloadSettings::default()
            },
        }
    }
}

/// A download prepared by [`AmazonDrive::download`] or a sibling.
///
/// Await it: a download to a [`DownloadTarget`] returns [`Downloaded`](crate::transfer::Downloaded), one from `open` a
/// [`RemoteFile`](crate::transfer::RemoteFile).
///
/// An unfinished download is kept by default ([`resume_partial`](DownloadOptions::resume_partial)), under the name that the Python client
/// uses.
pub type Download<D> = calls::Download<AmazonDrive, Contents, D>;

/// The contents of a node, and how they are fetched.
#[derive(Clone, Debug)]
pub struct Contents {
    node_id: NodeId,
    subject: Subject,
    chunk_size: u64,
}

impl Contents {
    fn of(node_id: NodeId, subject: Subject) -> Self {
        Self {
            node_id,
            subject,
            chunk_size: CHUNK_SIZE,
        }
    }

    fn of_drive(self, drive: &AmazonDrive, options: CallOptions) -> FromDrive {
        FromDrive {
            api: drive.api().clone(),
            storage: drive.handle.storage(),
            node_id: self.node_id,
            subject: self.subject,
            chunk_size: self.chunk_size,
            fetching: options.single_attempt(),
            options,
        }
    }
}

impl<D> Download<D> {
    /// Sets whether to download over a `temp_link`, without the token. Default: false.
    ///
    /// Only a `temp_link` allowed single downloads of more than about 10 GB (`wire.md §5.7`).
    pub fn temp_link(mut self, temp_link: bool) -> Self {
        self.subject.subject = match temp_link {
            true => Subject::ByTempLink,
            false => Subject::Contents,
        };
        self
    }

    /// Sets the maximum number of bytes of one request. Default: [`CHUNK_SIZE`].
    pub fn chunk_size(mut self, bytes: u64) -> Self {
        self.subject.chunk_size = bytes.max(1);
        self
    }
}

impl calls::Subject<AmazonDrive> for Contents {
    type Protocol = FromDrive;

    fn protocol(
        self,
        drive: &AmazonDrive,
        _: &CallOptions,
        context: &TransferContext,
    ) -> Result<FromDrive> {
        Ok(self.of_drive(drive, context.options.clone()))
    }
}

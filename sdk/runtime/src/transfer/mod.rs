//! Uploads and downloads, of files and of whole folders.
//!
//! The engines here know no provider. A provider hands them a protocol that tells where bytes go or come from
//! ([`upload::UploadProtocol`], [`download::DownloadProtocol`]); the engine does the rest: it reads the source once, counts and sums it,
//! retries where that is safe, looks before it sends again where it is not, resumes, verifies, and cleans up. Memory is bounded by what
//! is in flight, whatever the size of the file.
//!
//! Programs meet them through the calls of a provider. These carry the same setters everywhere: those of [`TransferOptions`], and of
//! [`UploadOptions`] or [`DownloadOptions`]. A whole folder goes up in one call and gives an [`UploadedFolder`].

mod attempts;
mod call;
mod checksum;
pub mod download;
pub mod folder;
mod panics;
mod progress;
mod settings;
mod source;
mod storage;
#[cfg(test)]
mod tests;
pub mod upload;

pub use call::{DownloadCall, UploadCall};
pub use checksum::Fingerprint;
pub use download::{
    AsFile, Destination, DownloadOptions, DownloadSettings, DownloadTarget, Downloaded, Known,
    OpenOptions, RemoteFile,
};
pub use folder::{
    FailedEntry, FolderProgress, LocalEntry, MatchBy, SkipReason, SkippedEntry, Symlinks,
    UploadFolder, UploadedEntry, UploadedFolder,
};
pub use progress::{ProgressCallback, TransferProgress};
pub use settings::{TransferContext, TransferOptions, TransferSettings};
pub use source::UploadSource;
pub use storage::{Storage, parse_link};
pub use upload::{UploadOptions, UploadSettings, Uploaded};

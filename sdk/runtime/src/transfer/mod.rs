//! Uploads and downloads of files and whole folders.
//!
//! The engines are independent of the provider. A provider implements a protocol for sending or fetching bytes ([`upload::UploadProtocol`],
//! [`download::DownloadProtocol`]). The engine does the rest: it reads the source once and computes its size and checksums, retries if that
//! is safe, otherwise looks up the outcome before it sends anything again, resumes, verifies, and cleans up. Memory use depends on the
//! bytes in flight, not on the size of the file.
//!
//! Programs use them through the calls of a provider, which all have the same setters: those of [`TransferOptions`], and of
//! [`UploadOptions`] or [`DownloadOptions`]. A call for a whole folder returns a [`FolderReport`].

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
mod worker;

pub use call::{DownloadCall, UploadCall};
pub use checksum::Fingerprint;
pub use download::{
    Destination, DownloadOptions, DownloadSettings, DownloadTarget, Downloaded, Known, OpenOptions,
    OpenTarget, RemoteFile,
};
pub use folder::{
    DownloadFolder, DownloadedFolder, FailedEntry, FileDownload, FileUpload, FolderPlan,
    FolderProgress, FolderReport, FolderTransfer, LocalEntry, MatchBy, PlacedEntry, PlanAction,
    PlanStep, SkipReason, SkippedEntry, Symlinks, UploadFolder, UploadedFolder,
};
pub use progress::{ProgressCallback, TransferProgress};
pub use settings::{TransferContext, TransferOptions, TransferSettings};
pub use source::UploadSource;
pub use storage::{Storage, parse_link};
pub use upload::{UploadOptions, UploadSettings, Uploaded};

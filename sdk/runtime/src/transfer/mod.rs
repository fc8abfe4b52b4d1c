//! Uploads and downloads, of files and of whole folders.
//!
//! The engines here know no provider. A provider hands them a protocol that tells where bytes go or come from
//! ([`upload::UploadProtocol`], [`download::DownloadProtocol`]); the engine does the rest: it reads the source once, counts and sums it,
//! retries where that is safe, looks before it sends again where it is not, resumes, verifies, and cleans up. Memory is bounded by what
//! is in flight, whatever the size of the file.
//!
//! Programs meet them through the calls of a provider. These carry the same setters everywhere: those of [`TransferOptions`], and of
//! [`UploadOptions`] or [`DownloadOptions`]. A whole folder goes up or down in one call and gives a
//! [`FolderReport`].

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

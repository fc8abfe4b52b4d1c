//! Uploads and downloads, of files and of whole folders.
//!
//! The engines here know no provider. A provider hands them a protocol that says where bytes go or come from; the engine does the
//! rest: it reads the source once, counts and sums it up, tries again where that is safe, looks before it sends again where it is
//! not, resumes, verifies, and cleans up behind itself. Memory is bounded by what is under way, whatever the size of the file.
//!
//! Programs meet them through the calls of a provider. A whole folder goes up in one call and gives an [`UploadedFolder`].

mod attempts;
mod checksum;
pub mod download;
pub mod folder;
mod progress;
mod source;
mod storage;
pub mod upload;

pub use checksum::Fingerprint;
pub use checksum::{Fingerprinter, Summing};
pub use download::{DownloadStream, DownloadTarget, Downloaded, Known};
pub use folder::{
    FailedEntry, FolderProgress, LocalEntry, SkipReason, SkippedEntry, Symlinks, UploadedEntry,
    UploadedFolder,
};
pub use progress::ProgressCallback;
pub use progress::TransferProgress;
pub use source::UploadSource;
pub use storage::{Storage, parse_link, within_deadline};

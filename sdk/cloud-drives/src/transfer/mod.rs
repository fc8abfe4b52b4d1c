//! Uploads and downloads, of files and of whole folders.
//!
//! The engines here know no provider. A provider hands them a protocol that says where bytes go or come from; the engine does the
//! rest: it reads the source once, counts and sums it up, tries again where that is safe, looks before it sends again where it is
//! not, resumes, verifies, and cleans up behind itself. Memory is bounded by what is under way, whatever the size of the file.
//!
//! Programs meet them through a provider's facade, [`YandexDisk::upload`](crate::yandex_disk::YandexDisk::upload) and
//! [`YandexDisk::download`](crate::yandex_disk::YandexDisk::download) for example. A whole folder goes up in one call, as with
//! [`AmazonDrive::upload_folder`](crate::amazon_drive::AmazonDrive::upload_folder), and gives an [`UploadedFolder`].

mod attempts;
mod checksum;
pub(crate) mod download;
pub(crate) mod folder;
mod progress;
mod source;
mod storage;
#[cfg(all(test, feature = "yandex-disk"))]
mod testing;
pub(crate) mod upload;

pub use checksum::Fingerprint;
pub(crate) use checksum::{Fingerprinter, Summing};
pub use download::{DownloadStream, DownloadTarget, Downloaded, Known};
pub use folder::{
    FailedEntry, FolderProgress, LocalEntry, SkipReason, SkippedEntry, Symlinks, UploadedEntry,
    UploadedFolder,
};
pub(crate) use progress::ProgressCallback;
pub use progress::TransferProgress;
pub use source::UploadSource;
pub(crate) use storage::{Storage, parse_link, within_deadline};

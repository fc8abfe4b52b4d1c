//! Uploads and downloads of whole folders.
//!
//! A provider implements [`FolderTarget`](crate::tree::FolderTarget) to list and create folders and to upload files, and
//! [`FolderSource`](crate::tree::FolderSource) to download files. Everything else is shared.

mod download;
mod engine;
mod existing;
mod file_download;
mod file_upload;
mod gone;
mod gone_here;
mod local;
mod names;
mod place;
mod plan;
mod progress;
mod report;
mod same;
mod settings;
mod states;
#[cfg(test)]
mod tests;
mod together;
mod unwanted;

pub use file_download::FileDownload;
pub use file_upload::FileUpload;
pub use local::LocalEntry;
pub use plan::{FolderPlan, PlanAction, PlanStep};
pub use progress::FolderProgress;
pub use report::{
    DownloadedFolder, FailedEntry, FolderReport, PlacedEntry, SkipReason, SkippedEntry,
    UploadedFolder,
};
pub use settings::{
    DownloadDirection, DownloadFolder, FolderTransfer, MatchBy, Symlinks, UploadDirection,
    UploadFolder,
};

//! Whole folders of this machine, put below a folder of a service.
//!
//! Nothing here knows a provider: [`FolderTarget`] says how a service lists and makes folders and takes files, the rest is the same
//! for all.

mod engine;
mod local;
mod progress;
mod report;
mod settings;
mod target;
#[cfg(test)]
mod tests;

pub use engine::upload_folder;
pub use local::LocalEntry;
pub use progress::FolderProgress;
pub use report::{FailedEntry, SkipReason, SkippedEntry, UploadedEntry, UploadedFolder};
pub use settings::FolderSettings;
pub use settings::Symlinks;
pub use target::{FolderTarget, Made, Sameness, There, What};

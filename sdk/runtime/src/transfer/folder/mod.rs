//! Uploads of whole folders of this machine into a folder of a service.
//!
//! [`FolderTarget`](crate::tree::FolderTarget) tells how a service lists and creates folders and takes files; the rest is the same for
//! all.

mod engine;
mod existing;
mod local;
mod progress;
mod report;
mod settings;
#[cfg(test)]
mod tests;
mod together;

pub use local::LocalEntry;
pub use progress::FolderProgress;
pub use report::{FailedEntry, SkipReason, SkippedEntry, UploadedEntry, UploadedFolder};
pub use settings::{MatchBy, Symlinks, UploadFolder};

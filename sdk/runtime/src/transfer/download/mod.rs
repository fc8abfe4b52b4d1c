//! Downloads of files: the engine, and what a provider implements for it.
//!
//! A provider implements [`DownloadProtocol`] and passes it to [`download`] or [`open`] with the caller's [`DownloadSettings`]. The engine
//! requests ranges, resumes after breaks, renews links, verifies length and checksums, and moves the complete file to its target.

mod answer;
mod asking;
mod body;
mod contents;
mod engine;
mod finish;
mod local_target;
mod own_file;
mod part_file;
mod protocol;
mod ranges;
mod remote_file;
mod setbacks;
mod settings;
mod sidecar;
mod target;
mod to_path;
mod verify;
mod window;

pub(super) use part_file::failed;

pub use engine::{Destination, OpenOptions, OpenTarget, download, open};
pub use protocol::{ByteRange, DownloadProtocol, Known, Located, RangeSupport};
pub use remote_file::RemoteFile;
pub use settings::{DownloadOptions, DownloadSettings, Downloaded, PartialFile};
pub use target::DownloadTarget;

#[cfg(test)]
mod tests;

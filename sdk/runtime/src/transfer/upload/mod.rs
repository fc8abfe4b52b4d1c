//! Uploads of files: the engine, and what a provider implements for it.
//!
//! A provider implements [`UploadProtocol`] and passes it to [`upload`] with the caller's [`UploadSettings`]. The engine reads the source
//! once and computes its size and checksums, retries, looks up the file if an outcome is unknown, resumes, and cleans up.

mod doubt;
mod engine;
mod judge;
mod kept;
mod look;
mod parts;
mod protocol;
mod resume;
mod session;
mod settings;

pub use engine::upload;
pub use look::{Look, look};
pub use protocol::{Expected, FindUpload, Layout, Part, ResumeParts, ResumeUpload, UploadProtocol};
pub use settings::{UploadOptions, UploadSettings, Uploaded};

#[cfg(test)]
mod tests;

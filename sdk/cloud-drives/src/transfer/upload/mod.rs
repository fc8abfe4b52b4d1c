//! Uploads, whoever the provider is.

mod engine;
mod look;
mod protocol;

pub(crate) use engine::{Stored, UploadSettings, upload};
pub use protocol::{Expected, UploadProtocol};

#[cfg(test)]
mod tests;

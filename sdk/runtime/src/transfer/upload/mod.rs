//! Uploads, whoever the provider is.

mod engine;
mod judge;
mod kept;
mod look;
mod parts;
mod protocol;
mod resume;

pub use engine::{Stored, UploadSettings, upload};
pub use look::{Look, look};
pub use protocol::{Expected, Layout, Part, UploadProtocol};

#[cfg(test)]
mod tests;

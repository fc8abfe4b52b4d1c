//! Uploads, whoever the provider is.

mod engine;
mod judge;
mod kept;
mod look;
mod parts;
mod protocol;
mod resume;

pub(crate) use engine::{Stored, UploadSettings, upload};
pub(crate) use protocol::{Expected, Layout, Part, UploadProtocol};

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_parts;

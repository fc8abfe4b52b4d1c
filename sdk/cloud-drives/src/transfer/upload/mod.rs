//! Uploads, whoever the provider is.

mod engine;
mod judge;
mod kept;
mod look;
mod parts;
mod protocol;
mod resume;

pub(crate) use engine::{Stored, UploadSettings, upload};
pub(crate) use look::{Look, look};
pub(crate) use protocol::{Expected, Layout, Part, UploadProtocol};

#[cfg(all(test, feature = "yandex-disk"))]
mod tests;
#[cfg(all(test, feature = "yandex-disk"))]
mod tests_of_parts;

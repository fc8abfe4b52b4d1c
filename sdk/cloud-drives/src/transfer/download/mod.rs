//! Downloads, whoever the provider is.

mod answer;
mod body;
mod contents;
mod engine;
mod part_file;
mod plan;
mod protocol;
mod ranges;
mod sidecar;
mod stream;
mod target;
mod to_path;
mod verify;

pub(crate) use engine::PartialFile;
pub use plan::Downloaded;
pub(crate) use plan::{
    DownloadPlan, Prepared, awaitable_download, download_setters, opened_download,
};
pub use protocol::Known;
pub(crate) use protocol::{ByteRange, DownloadProtocol, Located};
pub use stream::DownloadStream;
pub use target::DownloadTarget;

#[cfg(all(test, feature = "yandex-disk"))]
mod tests;

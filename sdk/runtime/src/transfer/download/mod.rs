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

pub use engine::PartialFile;
pub use plan::Downloaded;
pub use plan::{DownloadPlan, Prepared};
pub use protocol::Known;
pub use protocol::{ByteRange, DownloadProtocol, Located};
pub use stream::DownloadStream;
pub use target::DownloadTarget;

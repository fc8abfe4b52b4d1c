//! The traits with the methods that all providers have.
//!
//! ```
//! use cloud_drives_runtime::prelude::*;
//! ```

pub use crate::CallOptionsExt;
pub use crate::transfer::{DownloadOptions, TransferOptions, UploadOptions};
pub use crate::tree::{FolderTarget, Tree};

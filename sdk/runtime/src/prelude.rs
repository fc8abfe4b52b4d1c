//! The traits with the methods common to all providers.
//!
//! ```
//! use cloud_drives_runtime::prelude::*;
//! ```

pub use crate::transfer::{DownloadOptions, OpenOptions, TransferOptions, UploadOptions};
pub use crate::tree::{FolderSource, FolderTarget, Tree};
pub use crate::{CallOptionsExt, Configure, Drive, SendCall};

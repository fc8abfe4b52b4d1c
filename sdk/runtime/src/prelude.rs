//! The traits with the methods that all providers have.
//!
//! ```
//! use cloud_drives_runtime::prelude::*;
//! ```

pub use crate::{CallOptionsExt, Configure, Drive};

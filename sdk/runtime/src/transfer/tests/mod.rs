//! What the tests of uploads, downloads and folders share.

pub(crate) mod fixtures;
pub(crate) mod memory;

//! The shared parts of the tests of uploads, downloads and folders.

pub(crate) mod fixtures;
pub(crate) mod memory;

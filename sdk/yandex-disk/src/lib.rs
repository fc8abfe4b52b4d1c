//! Typed client for the Yandex Disk REST API.
#![forbid(unsafe_code)]

#[rustfmt::skip]
mod generated;

pub use generated::*;

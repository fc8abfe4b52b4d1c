//! Typed client, generated from `specs`.
//!
//! Start with [`Client::builder`]; the calls are grouped by area, and `lagoon-drive` adds no behaviour of
//! its own: one attempt a call.
#![forbid(unsafe_code)]

#[rustfmt::skip]
mod generated;

pub use generated::*;

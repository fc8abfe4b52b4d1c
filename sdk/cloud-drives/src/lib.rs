//! Cloud storage with retries, rate limits, sign-in, polling and transfers, on top of the typed SDK crates.
#![forbid(unsafe_code)]

pub mod auth;
pub mod poll;
pub mod rate_limit;
pub mod retry;
pub mod transfer;
pub mod yandex_disk;

//! Cloud storage with retries, rate limits, sign-in, polling and transfers, on top of the typed SDK crates.
//!
//! ```no_run
//! use cloud_drives::YandexDisk;
//!
//! # async fn example() -> Result<(), cloud_drives::Error> {
//! let disk = YandexDisk::builder().token("y0_…").build()?;
//! disk.mkdir("disk:/photos").await?;
//! disk.copy("disk:/a.jpg", "disk:/photos/a.jpg").await?;
//! # Ok(())
//! # }
//! ```
//!
//! ```no_run
//! use cloud_drives::FrameIo;
//!
//! # async fn example(account: &str, folder: &str) -> Result<(), cloud_drives::Error> {
//! let frame = FrameIo::builder().server_to_server("client-id", "client-secret").build()?;
//! frame.upload(account, folder, "film.mov").resumable("film.mov.upload").await?;
//! # Ok(())
//! # }
//! ```
//!
//! A provider's module ([`yandex_disk`], [`amazon_drive`], [`frameio`](mod@frameio)) has a method for each thing that one does with it.
//! The typed client underneath is at hand too, with the same token and retries ([`YandexDisk::api`]). What a provider's module is made
//! of knows no provider: [`retry`], [`rate_limit`], [`auth`], [`poll`] and [`transfer`].
#![forbid(unsafe_code)]

pub mod amazon_drive;
pub mod auth;
pub mod frameio;
mod options;
pub mod poll;
pub mod rate_limit;
pub mod retry;
#[cfg(test)]
mod testing;
pub mod transfer;
pub mod yandex_disk;

pub use amazon_drive::AmazonDrive;
pub use cloud_drives_core::{
    Body, CallOptions, Continuation, Error, ErrorClass, ErrorKinds, HttpTransport, Items, Pages,
    PollState, RawResponse, Response, Secret, Transport,
};
pub use frameio::FrameIo;
pub use options::CallOptionsExt;
pub use yandex_disk::YandexDisk;

/// The examples of the workspace's README, held to compile.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
pub struct Readme;

/// The examples of the table for those who come from the Python client, held to compile.
#[cfg(doctest)]
#[doc = include_str!("../../yandex-disk/MIGRATING.md")]
pub struct Migrating;

/// The same for Frame.io.
#[cfg(doctest)]
#[doc = include_str!("../../frameio/MIGRATING.md")]
pub struct MigratingFrameIo;

//! Cloud storage with retries, rate limits, sign-in, polling and transfers, on top of the typed SDK crates.
//!
#![cfg_attr(feature = "yandex-disk", doc = "```no_run")]
#![cfg_attr(not(feature = "yandex-disk"), doc = "```ignore")]
//! use cloud_drives::YandexDisk;
//! use cloud_drives::prelude::*;
//!
//! # async fn example() -> Result<(), cloud_drives::Error> {
//! let disk = YandexDisk::builder().token("y0_…").build()?;
//! disk.mkdir("disk:/photos").await?;
//! disk.copy("disk:/a.jpg", "disk:/photos/a.jpg").await?;
//! # Ok(())
//! # }
//! ```
//!
#![cfg_attr(feature = "frameio-files", doc = "```no_run")]
#![cfg_attr(not(feature = "frameio-files"), doc = "```ignore")]
//! use cloud_drives::FrameIo;
//! use cloud_drives::prelude::*;
//!
//! # async fn example(account: &str, folder: &str) -> Result<(), cloud_drives::Error> {
//! let frame = FrameIo::builder().server_to_server("client-id", "client-secret").build()?;
//! frame.upload(account, folder, "film.mov").resumable("film.mov.upload").await?;
//! # Ok(())
//! # }
//! ```
//!
//! A provider's module ([`yandex_disk`], [`amazon_drive`], [`frameio`](mod@frameio), [`verizon_cloud`]) has a method for each thing that
//! one does with it. The typed client underneath is at hand too, with the same token and retries ([`YandexDisk::api`]). What a
//! provider's module is made of knows no provider: [`retry`], [`rate_limit`], [`auth`], [`poll`] and [`transfer`].
//!
//! # A transport of your own
//!
//! Everything goes through a [`Transport`]: [`HttpTransport`] unless the builder of a provider gets another one, which makes one
//! attempt a call and knows nothing of tokens, limits and retries. That is the place for a proxy, a recorder, a log, or a test without
//! a network:
//!
//! ```
//! use cloud_drives::{BoxFuture, Error, HttpTransport, Request, StreamResponse, Transport};
//!
//! /// Says what goes out and what comes back.
//! #[derive(Debug)]
//! struct Told<T>(T);
//!
//! impl<T: Transport> Transport for Told<T> {
//!     fn send(&self, request: Request) -> BoxFuture<'_, Result<StreamResponse, Error>> {
//!         Box::pin(async move {
//!             let operation = request.operation().name();
//!             let answer = self.0.send(request).await?;
//!             println!("{operation}: {}", answer.status());
//!             Ok(answer)
//!         })
//!     }
//! }
//!
//! // What the `transport` of a provider's builder takes.
//! let transport = Told(HttpTransport::builder().build()?);
//! # let _ = transport;
//! # Ok::<(), Error>(())
//! ```
//!
//! # Features
//!
//! A feature a provider, all on by default; without a provider its module, its typed crate and what only that needs are not compiled:
//!
//! ```toml
//! cloud-drives = { version = "0.1", default-features = false, features = ["http", "tls-ring", "yandex-disk"] }
//! ```
//!
//! - `amazon-drive`, `verizon-cloud`, `yandex-disk`: the provider.
//! - `frameio`: Frame.io, with every group of calls in the typed client.
//! - `frameio-files`: Frame.io with the groups that its module calls itself: comments, custom actions, files, folders, projects,
//!   version stacks, webhooks and sign-in. Other groups come with features of the crate `frameio`, as named there.
//! - `frameio-experimental`: the vendor's preview of Frame.io, off by default: the feature `experimental` of the crate `frameio`, and
//!   `restore_file`, `restore_folder` and `restore_version_stack` of [`FrameIo`]. It may change in any release.
//! - `blocking`: calls without `async`, off by default: `.wait()` in place of `.await`, `.iter()` on listings.
//! - `http`: [`HttpTransport`], on by default. Without it `build()` asks for a [`transport`](Configure::transport), and no HTTP client
//!   is compiled.
//! - `schemars`: JSON Schemas of the types of the typed clients.
//! - `tls-ring` (on by default), `tls-aws-lc`: the cryptography of TLS. With neither, the program installs a provider of `rustls`.
//! - `tracing`: spans and events, on by default; see [`trace`].
#![forbid(unsafe_code)]
// Each engine does what some provider needs: what is left over without that one is no mistake. With all of them nothing is left over.
#![cfg_attr(
    not(all(
        feature = "amazon-drive",
        feature = "frameio",
        feature = "verizon-cloud",
        feature = "yandex-disk"
    )),
    allow(
        dead_code,
        unused_imports,
        unused_macros,
        rustdoc::broken_intra_doc_links
    )
)]

#[cfg(feature = "amazon-drive")]
pub mod amazon_drive;
pub mod calls;
#[cfg(feature = "frameio-files")]
pub mod frameio;
pub mod poll {
    //! Waiting for what a server does in the background; the types are those of the core.

    pub use cloud_drives_core::{PollSettings, Poller};
}
#[cfg(feature = "verizon-cloud")]
pub mod verizon_cloud;
#[cfg(feature = "yandex-disk")]
pub mod yandex_disk;

#[cfg(feature = "amazon-drive")]
pub use amazon_drive::AmazonDrive;
#[cfg(feature = "http")]
pub use cloud_drives_core::HttpTransport;
pub use cloud_drives_core::{
    Body, BoxFuture, ByteStream, CallOptions, Continuation, Effect, Error, ErrorClass, ErrorKinds,
    Items, OperationInfo, Pages, PollState, RawResponse, Request, Response, Secret, StreamResponse,
    Transport, transport_fn,
};
#[cfg(feature = "blocking")]
pub use cloud_drives_runtime::blocking;
pub(crate) use cloud_drives_runtime::private_file;
#[cfg(test)]
pub(crate) use cloud_drives_runtime::testing;
pub use cloud_drives_runtime::{
    CallOptionsExt, Configure, Drive, InvalidArgument, auth, oauth, prelude, rate_limit, retry,
    trace, transfer, tree, walk,
};
#[cfg(feature = "frameio-files")]
pub use frameio::FrameIo;
#[cfg(all(
    test,
    feature = "amazon-drive",
    feature = "frameio",
    feature = "verizon-cloud",
    feature = "yandex-disk"
))]
mod tests;

/// Options of calls, by the name that the modules here use.
pub(crate) mod options {
    pub(crate) use cloud_drives_runtime::CallOptionsExt;
}
#[cfg(feature = "verizon-cloud")]
pub use verizon_cloud::VerizonCloud;
#[cfg(feature = "yandex-disk")]
pub use yandex_disk::YandexDisk;

/// The examples of the workspace's README, held to compile.
#[cfg(all(doctest, feature = "http", feature = "yandex-disk"))]
#[doc = include_str!("../../../README.md")]
pub struct Readme;

/// The examples of the table for those who come from the Python client, held to compile.
#[cfg(all(doctest, feature = "yandex-disk"))]
#[doc = include_str!("../../yandex-disk/MIGRATING.md")]
pub struct Migrating;

/// The same for Frame.io.
#[cfg(all(doctest, feature = "frameio"))]
#[doc = include_str!("../../frameio/MIGRATING.md")]
pub struct MigratingFrameIo;

/// The same for Amazon Drive.
#[cfg(all(doctest, feature = "amazon-drive"))]
#[doc = include_str!("../../amazon-drive/MIGRATING.md")]
pub struct MigratingAmazonDrive;

/// The same for Verizon's cloud.
#[cfg(all(doctest, feature = "verizon-cloud"))]
#[doc = include_str!("../../verizon-cloud/MIGRATING.md")]
pub struct MigratingVerizonCloud;

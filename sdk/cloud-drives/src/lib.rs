//! Cloud storage clients with retries, rate limits, sign-in, polling and transfers, on top of the typed SDK crates.
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
//! # Where to find what
//!
//! | client | provider | module |
//! | --- | --- | --- |
//! | [`YandexDisk`] | Yandex Disk: paths, trash, public links | [`yandex_disk`] |
//! | [`FrameIo`] | Frame.io V4: accounts, projects, review, uploads in parts | [`frameio`](mod@frameio) |
//! | [`AmazonDrive`] | Amazon Cloud Drive, which has been shut down: nodes, changes, discovered hosts | [`amazon_drive`] |
//! | [`VerizonCloud`] | Verizon's Personal Cloud, which has been shut down: paths, full view, playlists, shares | [`verizon_cloud`] |
//!
//! Create a client with its `builder()`. [`Configure`] has the setters that all builders share, [`Drive`] the methods that all clients
//! share; the [`prelude`] imports both. A method for a single operation returns the typed request of the provider's crate, with retries,
//! limits and tokens; a method that sends several requests returns a type of this crate. [`api()`](Drive::api) returns the typed client.
//!
//! | to | see |
//! | --- | --- |
//! | sign users in, save and renew tokens | [`oauth`], [`auth`]; `authorization_url()` and `device_sign_in()` of a client |
//! | upload, download and open files and folders | [`transfer`]; [`tree`] and [`walk`] for the contents of folders |
//! | wait for background operations | [`poll`] |
//! | understand an error | [`troubleshooting`], [`Error`], [`ErrorClass`], [`Effect`] |
//! | set retries and rate limits | [`retry`], [`rate_limit`] |
//! | see what is sent | [`trace`] |
//! | test a program | [below](#testing) |
//! | migrate from a Python SDK | `migrating` of [Yandex Disk](yandex_disk::migrating), [Frame.io](mod@frameio::migrating), [Amazon Drive](amazon_drive::migrating), [Verizon Cloud](verizon_cloud::migrating) |
//!
//! Calls run in a [tokio](https://tokio.rs) runtime with timers and I/O, such as that of `#[tokio::main]`, or through the feature
//! `blocking`.
//!
//! # Testing
//!
//! The crate `cloud-drives-emulator` emulates each service in the process. It keeps state, validates requests strictly, and injects faults
//! on demand. With its transport and tokio's paused clock, a test needs no sockets and does not wait:
//!
#![cfg_attr(feature = "yandex-disk", doc = "```")]
#![cfg_attr(not(feature = "yandex-disk"), doc = "```ignore")]
//! use cloud_drives::prelude::*;
//! use cloud_drives::{YandexDisk, transport_fn};
//! use cloud_drives_emulator::{Fault, YandexDisk as Emulator};
//!
//! # tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build()?.block_on(async {
//! let emulator = Emulator::in_process();
//! let disk = YandexDisk::builder()
//!     .token(emulator.sign_in())
//!     .base_url("api", emulator.api_url())
//!     .transport(transport_fn(emulator.transport()))
//!     .build()?;
//!
//! let busy = emulator.faults().add("PUT /v1/disk/resources 503 x2".parse::<Fault>()?);
//! disk.mkdir("disk:/photos").await?; // waits twice on the paused clock
//! assert_eq!(busy.used(), 2);
//! assert_eq!(emulator.paths(), ["disk:/photos"]);
//! assert!(emulator.complaints().is_empty());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! # })?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Spawning calls
//!
//! A call can be awaited, but is not a future itself. `tokio::spawn`, `join!` and `select!` require futures: [`send`](SendCall::send)
//! converts a call to a future that is `Send` and borrows nothing from the client.
//!
#![cfg_attr(feature = "yandex-disk", doc = "```no_run")]
#![cfg_attr(not(feature = "yandex-disk"), doc = "```ignore")]
//! use cloud_drives::prelude::*;
//!
//! # async fn example(disk: cloud_drives::YandexDisk) -> Result<(), Box<dyn std::error::Error>> {
//! let upload = tokio::spawn(disk.upload("film.mov", "disk:/film.mov").send());
//! let (photo, note) = tokio::try_join!(
//!     disk.download("disk:/photo.jpg", "photo.jpg").send(),
//!     disk.download("disk:/note.txt", "note.txt").send(),
//! )?;
//! upload.await??;
//! # drop((photo, note));
//! # Ok(())
//! # }
//! ```
//!
//! The typed requests that most methods return have a `send` of their own, which sends one request and returns the whole response. To
//! spawn what `.await` does, use `request.into_future()`.
//!
//! # Custom transports
//!
//! Every request is sent by a [`Transport`], which makes a single attempt, below tokens, limits and retries. Default: [`HttpTransport`];
//! the builder of a provider accepts another one. Use it for a proxy, a recorder, a log, or a test without a network:
//!
//! ```
//! use cloud_drives::{BoxFuture, Error, HttpTransport, Request, StreamResponse, Transport};
//!
//! /// Prints each operation with the status of its answer.
//! #[derive(Debug)]
//! struct Printed<T>(T);
//!
//! impl<T: Transport> Transport for Printed<T> {
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
//! // Pass it to `transport` of a provider's builder.
//! let transport = Printed(HttpTransport::builder().build()?);
//! # let _ = transport;
//! # Ok::<(), Error>(())
//! ```
//!
//! # Features
//!
//! Each provider has a feature, on by default. Without it, the provider's module, its typed crate and their dependencies are not compiled:
//!
//! ```toml
//! [dependencies.cloud-drives]
//! version = "0.1"
//! default-features = false
//! features = ["http", "tls-ring", "yandex-disk"]
//! ```
//!
//! - `amazon-drive`, `verizon-cloud`, `yandex-disk`: the provider.
//! - `frameio`: Frame.io, with every group of operations in the typed client.
//! - `frameio-files`: Frame.io with the groups that its module uses: comments, custom actions, files, folders, projects,
//!   version stacks, webhooks and sign-in. Features of the crate `frameio` add other groups.
//! - `frameio-experimental`: the vendor's preview of Frame.io, off by default: the feature `experimental` of the crate `frameio`, and
//!   `restore_file`, `restore_folder` and `restore_version_stack` of [`FrameIo`]. It may change in any release.
//! - `blocking`: calls without `async`, off by default: `.wait()` in place of `.await`, `.iter()` on listings.
//! - `http`: [`HttpTransport`], on by default. Without it `build()` requires a [`transport`](Configure::transport), and no HTTP client
//!   is compiled.
//! - `object-store`: `YandexDisk::object_store` for programs written against the crate `object_store`, off by default.
//! - `reqwest-client`: `HttpOptions::reqwest_client`, a client of `reqwest` in place of the transport's own; off by default.
//! - `schemars`: JSON Schemas of the types of the typed clients.
//! - `tower`: `tower_transport`, a service of `tower` as the transport; off by default.
//! - `tls-ring` (on by default), `tls-aws-lc`: the cryptography of TLS. With neither, the program must install a provider of `rustls`.
//! - `tracing`: spans and events, on by default; see [`trace`].
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]
// Each engine serves some provider and is unused without it. With all providers enabled, nothing is unused.
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
    //! Waiting for background operations; the types are those of the core.

    pub use cloud_drives_core::{PollSettings, Poller};
}
#[doc = include_str!("troubleshooting.md")]
pub mod troubleshooting {}
#[cfg(feature = "verizon-cloud")]
pub mod verizon_cloud;
#[cfg(feature = "yandex-disk")]
pub mod yandex_disk;

#[cfg(feature = "amazon-drive")]
pub use amazon_drive::AmazonDrive;
#[cfg(feature = "http")]
pub use cloud_drives_core::HttpTransport;
#[cfg(feature = "tower")]
pub use cloud_drives_core::tower_transport;
pub use cloud_drives_core::{
    Body, BoxFuture, ByteStream, CallOptions, Continuation, Effect, Error, ErrorClass, ErrorKinds,
    HttpOptions, HttpVersion, Items, OperationInfo, Pages, PollState, Proxy, RawResponse, Request,
    Response, Secret, StreamResponse, Transport, UnknownName, transport_fn,
};
#[cfg(feature = "blocking")]
pub use cloud_drives_runtime::blocking;
pub(crate) use cloud_drives_runtime::private_file;
#[cfg(test)]
pub(crate) use cloud_drives_runtime::testing;
pub use cloud_drives_runtime::{
    CallOptionsExt, Configure, Drive, InvalidArgument, SendCall, auth, oauth, prelude, rate_limit,
    retry, trace, transfer, tree, walk,
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

/// Call options, under the name that the modules of this crate use.
pub(crate) mod options {
    pub(crate) use cloud_drives_runtime::CallOptionsExt;
}
#[cfg(feature = "verizon-cloud")]
pub use verizon_cloud::VerizonCloud;
#[cfg(feature = "yandex-disk")]
pub use yandex_disk::YandexDisk;

/// The examples of the README, which are compiled.
#[cfg(all(doctest, feature = "yandex-disk"))]
#[doc = include_str!("../README.md")]
pub struct Readme;

//! Typed client for the Yandex Disk REST API.
//!
//! Every operation of the API and of its sign-in host, one attempt a call, nothing hidden. For retries, uploads, downloads and
//! waiting see the crate [`cloud-drives`](https://docs.rs/cloud-drives), which builds on this one. The code is made by `cargo sdk generate` out of
//! `specs/yandex-disk`.
//!
//! Programs are tested against `cloud-drives-emulator`, which has the service in the process. Those who come from its Python client find
//! the methods of that in [`migrating`].
//!
//! A reference such as `wire.md §7` leads to that section of
//! [specs/yandex-disk/wire.md](https://github.com/cloud-drives/cloud-drives/blob/main/specs/yandex-disk/wire.md), which has the sources of each fact.
//!
//! ```no_run
//! # async fn example() -> Result<(), yandex_disk::Error> {
//! let disk = yandex_disk::Client::builder().token("y0_…").build()?;
//!
//! // What a call cannot do without is an argument; the rest are setters.
//! let made = disk.resources().create_folder("disk:/photos").send().await?;
//! println!("{} {}", made.status(), made.href);
//!
//! let folder = disk.resources().get("disk:/photos").fields(["name", "type"]).send().await?;
//! println!("{} {:?}", folder.name, folder.type_);
//! # Ok(()) }
//! ```
//!
//! `send()` is exactly one request and gives status, headers and body. Awaiting the request gives the body alone:
//!
//! ```no_run
//! # async fn example(disk: yandex_disk::Client) -> Result<(), yandex_disk::Error> {
//! let link = disk.resources().create_folder("disk:/photos").await?;
//! println!("{}", link.href);
//! # Ok(()) }
//! ```
//!
//! # Work in the background
//!
//! The service may finish a copy, a move or a deletion in the background. Awaiting the request waits for the end; `poller()` starts
//! the operation and tells its id, from which it can be followed again later; the answer of `send()` may still be running:
//!
//! ```no_run
//! use yandex_disk::resources::DeleteOutcome;
//!
//! # async fn example(disk: yandex_disk::Client) -> Result<(), yandex_disk::Error> {
//! let done = disk.resources().copy("disk:/a", "disk:/b").overwrite(true).await?;
//! println!("{}", done.answer.link().href);
//!
//! let running = disk.resources().copy("disk:/a", "disk:/c").poller().await?;
//! if let Some(id) = running.id() {
//!     disk.operations().status(id).poller().await?;   // in another process, for example
//! }
//!
//! match disk.resources().delete("disk:/old").permanently(true).send().await?.into_body() {
//!     DeleteOutcome::Accepted(operation) => println!("still running: {}", operation.href),
//!     _ => println!("deleted"),
//! }
//! # Ok(()) }
//! ```
//!
//! # Pages
//!
//! Item by item or page by page; the pager owns its client, is `Send`, and can be left and taken up again:
//!
//! ```no_run
//! # async fn example(disk: yandex_disk::Client) -> Result<(), yandex_disk::Error> {
//! let mut files = disk.resources().files().limit(200).items();
//! while let Some(file) = files.try_next().await? {
//!     println!("{}", file.path);
//! }
//! let place = files.continuation().to_string();   // text: store it, go on in another process
//! let mut rest = disk.resources().files().limit(200).items().resume(place.parse()?)?;
//! # let _ = rest.try_next().await?;
//! # Ok(()) }
//! ```
//!
//! # Raw answers
//!
//! ```no_run
//! # async fn example(disk: yandex_disk::Client) -> Result<(), yandex_disk::Error> {
//! let raw = disk.resources().get("disk:/photos").send_raw().await?;
//! println!("{} {} bytes", raw.status(), raw.bytes().len());
//! let typed: yandex_disk::types::Resource = raw.json()?;
//! # drop(typed);
//! # Ok(()) }
//! ```
//!
//! # Errors
//!
//! One [`Error`] type with predicates, and [`ErrorKind`] for what Yandex Disk itself tells apart:
//!
//! ```no_run
//! use yandex_disk::ErrorKind;
//!
//! # async fn example(disk: yandex_disk::Client) -> Result<(), yandex_disk::Error> {
//! match disk.resources().create_folder("disk:/photos").send().await {
//!     Ok(_) => println!("made"),
//!     Err(error) => match ErrorKind::of(&error) {
//!         ErrorKind::DirectoryExists => println!("was there"),
//!         kind if kind.is(ErrorKind::Conflict) => println!("in the way: {error}"),
//!         _ => return Err(error),
//!     },
//! }
//! # Ok(()) }
//! ```
//!
//! # Features
//!
//! - `schemars`: `schemars::JsonSchema` for every type.
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]

#[rustfmt::skip]
mod generated;
// Its examples are compiled where `cloud-drives` is at hand.
#[cfg(not(doctest))]
#[doc = include_str!("../MIGRATING.md")]
pub mod migrating {}

#[cfg(feature = "http")]
pub use cloud_drives_core::HttpTransport;
pub use cloud_drives_core::{
    Body, BoxFuture, ByteStream, CallOptions, Completed, Continuation, Error, ErrorClass,
    ErrorKinds, Field, HttpOptions, HttpVersion, Items, Pages, PollSettings, PollState, Poller,
    Progress, Proxy, RawResponse, Request, Response, Secret, Started, StartedResponse,
    StreamResponse, Transport,
};
pub use generated::*;

/// The examples of the README, which are compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;

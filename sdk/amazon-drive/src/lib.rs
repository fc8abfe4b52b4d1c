//! Typed client for the REST API of Amazon Drive (Amazon Cloud Drive, API v1) and of Login with Amazon.
//!
//! **The service has ended.** Nothing answers at the addresses that are built in. This crate serves those who keep archives
//! of that API's traffic, proxies and replacements that speak it, or tests of programs that were written for it: set the
//! servers with [`ClientBuilder::base_url`](cloud_drives_core::ClientBuilder::base_url).
//!
//! Every operation that the API offered to applications, one attempt a call, nothing hidden. For retries, cached discovery,
//! resumed transfers and following changes see the crate [`cloud-drives`](https://docs.rs/cloud-drives), which builds on this one. The code is made by
//! `cargo sdk generate` out of `specs/amazon-drive`.
//!
//! Programs are tested against `cloud-drives-emulator`, which has the service in the process. Those who come from its Python client find
//! the methods of that in [`migrating`].
//!
//! A reference such as `wire.md §7` leads to that section of
//! [specs/amazon-drive/wire.md](https://github.com/cloud-drives/cloud-drives/blob/main/specs/amazon-drive/wire.md), which has the sources of each fact.
//!
//! # Hosts
//!
//! An account lives on a metadata host and a content host, which only the service knows. Ask once, and keep the answer for
//! some days:
//!
//! ```no_run
//! # async fn example() -> Result<(), amazon_drive::Error> {
//! let start = amazon_drive::Client::builder()
//!     .base_url("master", "http://127.0.0.1:8081/drive/v1/")
//!     .token("Atza|…")
//!     .build()?;
//! let hosts = start.account().endpoint().send().await?;
//! let drive = start.with_endpoint(&hosts)?;
//! # drop(drive);
//! # Ok(()) }
//! ```
//!
//! The servers are `master` (discovery), `metadata`, `content`, `oauth` (tokens and the user's profile), and `relay`, a third
//! party's helper that renewed tokens.
//!
//! # Calls
//!
//! What a call cannot do without is an argument; the rest are setters. A node is addressed by its id, and may have several
//! parents:
//!
//! ```no_run
//! use amazon_drive::types::{NewFile, NewFolder, NodePatch, Suppress};
//! use amazon_drive::FilePart;
//!
//! # async fn example(drive: amazon_drive::Client) -> Result<(), amazon_drive::Error> {
//! let roots = drive.nodes().list().filters("isRoot:true").send().await?;
//! let Some(root) = roots.data.first() else { return Ok(()) };
//!
//! let folder = NewFolder::new("Reports").parents([&root.id]);
//! let folder = drive.nodes().create_folder(folder).send().await?;
//! let file = drive
//!     .content()
//!     .upload(
//!         NewFile::new("a.txt").parents([&folder.id]),
//!         FilePart::new("hello").content_type("text/plain"),
//!     )
//!     .suppress(Suppress::Deduplication)
//!     .send()
//!     .await?;
//! println!("{} {}", file.status(), file.id);
//!
//! drive.nodes().update(&file.id, NodePatch::new().name("b.txt")).send().await?;
//! drive.properties().set(&file.id, "demo-profile-user1", "mtime", "1454320860").send().await?;
//! drive.trash().add(&file.id).send().await?;
//! # Ok(()) }
//! ```
//!
//! # Pages
//!
//! Item by item or page by page; the pager owns its client, is `Send`, and can be left and taken up again. A place in a
//! listing expires after about ten minutes; then the listing has to be restarted:
//!
//! ```no_run
//! # async fn example(drive: amazon_drive::Client) -> Result<(), amazon_drive::Error> {
//! let mut files = drive.nodes().list().filters("kind:FILE").sort(r#"["name ASC"]"#).items();
//! while let Some(file) = files.try_next().await? {
//!     println!("{} {:?}", file.name.as_deref().unwrap_or_default(), file.created());
//! }
//! # Ok(()) }
//! ```
//!
//! # Changes
//!
//! A stream of JSON documents, one a line, read as they come:
//!
//! ```no_run
//! use amazon_drive::types::{BooleanText, ChangesRequest, NodeStatus};
//!
//! # async fn example(drive: amazon_drive::Client, mut checkpoint: String) -> Result<(), amazon_drive::Error> {
//! let since = ChangesRequest::new().checkpoint(&checkpoint).include_purged(BooleanText::True);
//! let mut lines = drive.changes().list(since).send().await?;
//! while let Some(line) = lines.try_next().await? {
//!     for node in &line.nodes {
//!         match node.status {
//!             NodeStatus::Purged => println!("gone: {}", node.id),
//!             _ => println!("changed: {}", node.id),
//!         }
//!     }
//!     if let Some(reached) = line.checkpoint {
//!         checkpoint = reached;   // store it, now that the line has been dealt with
//!     }
//! }
//! # Ok(()) }
//! ```
//!
//! # Bytes
//!
//! Whole files, ranges and thumbnails come as a stream; the status tells a range (206) from a whole file (200):
//!
//! ```no_run
//! use amazon_drive::content::DownloadHeaders;
//!
//! # async fn example(drive: amazon_drive::Client) -> Result<(), amazon_drive::Error> {
//! let file = "FileCCCCCCCCCCCCCCCCC2";
//! let mut part = drive.content().download(file).range("bytes=0-1023").send().await?;
//! let headers: DownloadHeaders = part.typed_headers()?;
//! println!("{} {:?}", part.status(), headers.content_range);
//! while let Some(chunk) = part.next_chunk().await? {
//!     println!("{} bytes", chunk.len());
//! }
//!
//! let thumbnail = drive.content().download(file).view_box(128).send().await?;
//! let image = thumbnail.into_body().collect(1024 * 1024).await?;
//! # drop(image);
//! # Ok(()) }
//! ```
//!
//! # Outcomes and raw answers
//!
//! An operation that answers in several ways has a type that says so, and every answer can be had as it came:
//!
//! ```no_run
//! use amazon_drive::children::RemoveOutcome;
//!
//! # async fn example(drive: amazon_drive::Client) -> Result<(), amazon_drive::Error> {
//! let (folder, file) = ("FoldBBBBBBBBBBBBBBBBB1", "FileCCCCCCCCCCCCCCCCC2");
//! match drive.children().remove(folder, file).send().await?.into_body() {
//!     RemoveOutcome::Removed(node) => println!("left in {:?}", node.parents),
//!     _ => println!("removed"),
//! }
//!
//! let raw = drive.nodes().get("FileCCCCCCCCCCCCCCCCC2").send_raw().await?;
//! println!("{} {} bytes", raw.status(), raw.bytes().len());
//! let typed: amazon_drive::types::Node = raw.json()?;
//! # drop(typed);
//! # Ok(()) }
//! ```
//!
//! # Errors
//!
//! One [`Error`] type with predicates, and [`ErrorKind`] for what the service itself tells apart, which is little more than
//! the status. A conflict names the node that is in the way:
//!
//! ```no_run
//! use amazon_drive::{ErrorKind, conflicting_node, types::NewFolder};
//!
//! # async fn example(drive: amazon_drive::Client) -> Result<(), amazon_drive::Error> {
//! let folder = match drive.nodes().create_folder(NewFolder::new("Reports")).send().await {
//!     Ok(made) => made.into_body().id,
//!     Err(error) => match (ErrorKind::of(&error), conflicting_node(&error)) {
//!         (ErrorKind::NameAlreadyExists, Some(there)) => there,
//!         _ => return Err(error),
//!     },
//! };
//! # drop(folder);
//! # Ok(()) }
//! ```
//!
//! # Tokens
//!
//! ```no_run
//! use amazon_drive::types::RefreshTokenGrant;
//!
//! # async fn example(login: amazon_drive::Client) -> Result<(), amazon_drive::Error> {
//! let grant = RefreshTokenGrant::new("Atzr|…", "amzn1.application-oa2-client.…", "secret");
//! let token = login.oauth().token(grant).send().await?;
//! println!("good for {} s", token.expires_in);
//! # Ok(()) }
//! ```
//!
//! # Features
//!
//! - `schemars`: `schemars::JsonSchema` for every type.
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]

mod change_set;
mod codes;
mod conflict;
mod endpoint;
mod filter;
#[rustfmt::skip]
mod generated;
mod node;
mod sort;
mod usage_table;
// Its examples are compiled where `cloud-drives` is at hand.
#[cfg(not(doctest))]
#[doc = include_str!("../MIGRATING.md")]
pub mod migrating {}

pub use change_set::{ChangeSet, Changes};
#[cfg(feature = "http")]
pub use cloud_drives_core::HttpTransport;
pub use cloud_drives_core::{
    Body, BoxFuture, ByteStream, CallOptions, Continuation, Error, ErrorClass, ErrorKinds, Field,
    FilePart, HttpOptions, HttpVersion, Items, JsonLines, Pages, Proxy, RawResponse, Request,
    Response, Secret, StreamResponse, Transport,
};
pub use codes::PseudoCode;
pub use conflict::conflicting_node;
pub use filter::{DateRange, Filter};
pub use generated::*;
pub use node::is_valid_id;
pub use sort::{Sort, SortField};
pub use usage_table::UsageTable;

/// The examples of the README, which are compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;

//! Typed client for the REST API of Verizon ThingSpace Personal Cloud Storage (Verizon Cloud, API v1).
//!
//! **The service has ended.** Nothing answers at the address that is built in. This crate serves those who keep programs that
//! were written for it, test them, or run something that speaks its API: set the server with
//! [`ClientBuilder::base_url`](cloud_drives_core::ClientBuilder::base_url). What it says about the service was gathered from
//! the vendor's documents and programs, and could not be tried; descriptions say where a reading is uncertain.
//!
//! Every operation that the API offered to applications, one attempt a call, nothing hidden. For retries, tokens that renew
//! themselves, whole uploads and a full view that is kept up to date see the crate [`cloud-drives`](https://docs.rs/cloud-drives), which builds on this one.
//! The code is made by `cargo sdk generate` out of `specs/verizon-cloud`.
//!
//! Programs are tested against `cloud-drives-emulator`, which has the service in the process. Those who come from its Python client find
//! the methods of that in [`migrating`].
//!
//! A reference such as `wire.md §7` leads to that section of
//! [specs/verizon-cloud/wire.md](https://github.com/cloud-drives/cloud-drives/blob/main/specs/verizon-cloud/wire.md), which has the sources of each fact.
//!
//! # Calls
//!
//! What a call cannot do without is an argument; the rest are setters. A path begins with a slash, and its first segment is a
//! virtual folder, `VZMOBILE` for what phones have uploaded. Envelopes around an answer are taken off:
//!
//! ```no_run
//! use verizon_cloud::types::{CopyItem, NewFolder, OnConflict};
//!
//! # async fn example() -> Result<(), verizon_cloud::Error> {
//! let cloud = verizon_cloud::Client::builder()
//!     .base_url("api", "http://127.0.0.1:8082/cloud/1")
//!     .token("QX7…")
//!     .build()?;
//!
//! let account = cloud.account().get().send().await?;
//! println!("{} of {} bytes", account.usage.quota_used, account.usage.quota);
//!
//! let folder = cloud.files().create_folder(NewFolder::new("/VZMOBILE", "photos")).send().await?;
//! println!("{} {}", folder.status(), folder.path());
//!
//! // Leave alone what is there, and take a free name.
//! let copy = CopyItem::new("/VZMOBILE/sea.jpg", "/VZMOBILE/photos/sea.jpg")
//!     .on_conflict(OnConflict::KeepBoth);
//! let made = cloud.files().copy(copy).send().await?;
//! println!("{:?}", made.path());
//!
//! cloud.files().delete("/VZMOBILE/sea.jpg").send().await?;
//! cloud.trash().restore(["/VZMOBILE/sea.jpg"]).send().await?;
//! # Ok(()) }
//! ```
//!
//! # Pages
//!
//! Item by item or page by page; the pager owns its client, is `Send`, and can be left and taken up again. Pages that hold
//! files and folders give items of both kinds:
//!
//! ```no_run
//! use verizon_cloud::{CloudItem, SortField};
//!
//! # async fn example(cloud: verizon_cloud::Client) -> Result<(), verizon_cloud::Error> {
//! let mut found = cloud
//!     .files()
//!     .search("extension:jpg AND name:beach")
//!     .virtual_folder("VZMOBILE")
//!     .sort(SortField::CaptureDate.descending())
//!     .count(100)
//!     .items();
//! while let Some(item) = found.try_next().await? {
//!     match CloudItem::from(item) {
//!         CloudItem::File(file) => println!("{} {}", file.path(), file.size),
//!         CloudItem::Folder(folder) => println!("{}", folder.path()),
//!     }
//! }
//! let place = found.continuation().to_string();   // text: store it, go on in another process
//! # drop(place);
//! # Ok(()) }
//! ```
//!
//! # The full view
//!
//! Everything in one answer, and later only what has changed since a state. That nothing has changed, and that too much has,
//! are statuses outside the usual (412 and 205), and outcomes here:
//!
//! ```no_run
//! use verizon_cloud::files::{FullViewHeaders, FullViewOutcome};
//!
//! # async fn example(cloud: verizon_cloud::Client, mut state: Option<String>) -> Result<(), verizon_cloud::Error> {
//! let mut call = cloud.files().full_view();
//! if let Some(known) = &state {
//!     call = call.etag(known);
//! }
//! let answer = call.send().await?;
//! match &*answer {
//!     FullViewOutcome::View(view) => {
//!         for file in &view.files {
//!             println!("added or changed: {}", file.path());
//!         }
//!         for path in view.deleted_paths() {
//!             println!("gone: {path}");
//!         }
//!         // Store it, now that the view has been dealt with.
//!         state = Some(answer.typed_headers::<FullViewHeaders>()?.etag);
//!     }
//!     FullViewOutcome::Unchanged => {}
//!     _ => state = None,   // out of sync: forget everything, and call again without a state
//! }
//! # Ok(()) }
//! ```
//!
//! # Uploads and downloads
//!
//! An upload is announced with its SHA-256, which gives the addresses that its content goes to. They may be on another host,
//! and are to be called as they are; `cloud-drives` does that. Where the server is known, the calls of this crate do as well:
//!
//! ```no_run
//! use verizon_cloud::types::CloudFile;
//!
//! # async fn example(cloud: verizon_cloud::Client) -> Result<(), verizon_cloud::Error> {
//! let sum = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
//! let intent = cloud.uploads().intent("/VZMOBILE", "a.txt", 5, sum).send().await?;
//! println!("{}", intent.upload_url);   // …/upload/u-77?chunk=false
//!
//! let answer = cloud.uploads().upload("u-77", sum, false, "hello").send_raw().await?;
//! let file: Option<CloudFile> = answer.json_at(&["file"])?;
//! # drop(file);
//!
//! let mut content = cloud.files().download("/VZMOBILE/a.txt").send().await?;
//! while let Some(chunk) = content.next_chunk().await? {
//!     println!("{} bytes", chunk.len());
//! }
//! # Ok(()) }
//! ```
//!
//! # Contacts
//!
//! Of a contact only the id and the version are known. The rest is kept as it came and goes back unchanged:
//!
//! ```no_run
//! use verizon_cloud::ErrorKind;
//!
//! # async fn example(cloud: verizon_cloud::Client) -> Result<(), verizon_cloud::Error> {
//! let found = cloud.contacts().list().query("name").send().await?;
//! for mut contact in found.into_body() {
//!     contact.extra.insert("nickname".to_owned(), "Sea".into());
//!     match cloud.contacts().update(contact.id.clone(), contact).send().await {
//!         Ok(written) => println!("version {}", written.version),
//!         Err(error) if ErrorKind::of(&error) == ErrorKind::Conflict => println!("too late"),
//!         Err(error) => return Err(error),
//!     }
//! }
//! # Ok(()) }
//! ```
//!
//! # Shares
//!
//! ```no_run
//! use verizon_cloud::types::{NewShare, ShareFile};
//!
//! # async fn example(cloud: verizon_cloud::Client, uri: String, size: u64) -> Result<(), verizon_cloud::Error> {
//! let share = NewShare::new([ShareFile::new(uri, size)]).name("pictures").expires_in(3600);
//! let share = cloud.shares().create(share).send().await?;
//! for link in &share.links {
//!     println!("{}: {}", link.rel, link.link);
//! }
//! # Ok(()) }
//! ```
//!
//! # Raw answers and errors
//!
//! Every answer can be had as it came, envelopes included. There is one [`Error`] type with predicates, and [`ErrorKind`] for
//! what the service itself tells apart, which is the status:
//!
//! ```no_run
//! use verizon_cloud::ErrorKind;
//!
//! # async fn example(cloud: verizon_cloud::Client) -> Result<(), verizon_cloud::Error> {
//! let raw = cloud.files().metadata("/VZMOBILE/photos").send_raw().await?;
//! println!("{} {} bytes", raw.status(), raw.bytes().len());
//!
//! match cloud.files().metadata("/VZMOBILE/photos").send().await {
//!     Ok(item) => println!("a folder: {}", item.folder.is_some()),
//!     Err(error) if ErrorKind::of(&error).is(ErrorKind::NotFound) => println!("not there"),
//!     Err(error) => return Err(error),
//! }
//! # Ok(()) }
//! ```
//!
//! # Tokens
//!
//! A refresh token works once, and its answer has the next one. The application's key and secret go into the grant, or into the
//! client as [`basic_auth`](cloud_drives_core::ClientBuilder::basic_auth):
//!
//! ```no_run
//! use verizon_cloud::types::RefreshTokenGrant;
//!
//! # async fn example(login: verizon_cloud::Client) -> Result<(), verizon_cloud::Error> {
//! let grant = RefreshTokenGrant::new("RT9…", "https://app.example/cb")
//!     .client_id("key")
//!     .client_secret("secret");
//! let token = login.oauth().token(grant).send().await?;
//! let next = token.refresh_token.expose();   // store it before anything else
//! # let _ = next;
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
mod cloud_item;
mod conflict;
mod item;
mod item_uri;
mod query;
mod shares_cursor;
mod sort;
mod tag_list;
mod thumbnail_size;
// Its examples are compiled where `cloud-drives` is at hand.
#[cfg(not(doctest))]
#[doc = include_str!("../MIGRATING.md")]
pub mod migrating {}

#[cfg(feature = "http")]
pub use cloud_drives_core::HttpTransport;
pub use cloud_drives_core::{
    Body, BoxFuture, ByteStream, CallOptions, Continuation, Error, ErrorClass, ErrorKinds,
    HttpOptions, HttpVersion, Items, Pages, Proxy, RawResponse, Request, Response, Secret,
    StreamResponse, Transport,
};
pub use cloud_item::CloudItem;
pub use generated::*;
pub use item_uri::ItemUri;
pub use query::{Query, SearchField};
pub use shares_cursor::SharesCursor;
pub use sort::SortField;
pub use tag_list::Tags;
pub use thumbnail_size::ThumbnailSize;

/// The examples of the README, which are compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;

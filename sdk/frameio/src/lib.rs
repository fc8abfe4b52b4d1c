//! Typed client for the Frame.io V4 API.
//!
//! Every operation of the API and of Adobe's sign-in host, one attempt a call, nothing hidden. For retries, rate limits,
//! uploads, downloads and sign-in see the crate [`cloud-drives`](https://docs.rs/cloud-drives), which builds on this one. The code is made by
//! `cargo sdk generate` out of `specs/frameio`.
//!
//! Programs are tested against `cloud-drives-emulator`, which has the service in the process. Those who come from its Python client find
//! the methods of that in [`migrating`].
//!
//! A reference such as `wire.md §7` leads to that section of
//! [specs/frameio/wire.md](https://github.com/cloud-drives/cloud-drives/blob/main/specs/frameio/wire.md), which has the sources of each fact.
//!
//! ```no_run
//! use frameio::types::FolderCreateParamsData;
//!
//! # async fn example() -> Result<(), frameio::Error> {
//! let client = frameio::Client::builder().token("eyJ…").build()?;
//!
//! // What a call cannot do without is an argument; the rest are setters.
//! let account = client.accounts().index().items().try_next().await?.expect("an account");
//! let mut workspaces = client.workspaces().index(&account.id).items();
//! let workspace = workspaces.try_next().await?.expect("a workspace");
//! let mut projects = client.projects().index(&account.id, workspace.id).items();
//! let project = projects.try_next().await?.expect("a project");
//!
//! let made = client
//!     .folders()
//!     .create(&account.id, &project.root_folder_id, FolderCreateParamsData::new().name("Day 1"))
//!     .send()
//!     .await?;
//! println!("{} {}", made.status(), made.view_url);
//!
//! // `include` brings related things along.
//! let file = client
//!     .files()
//!     .show(&account.id, "fa18ba7b-b3ee-4dd6-9b31-bd07e554241d")
//!     .include(["creator", "media_links.original"])
//!     .send()
//!     .await?;
//! let original = file.media_links.as_ref().and_then(|links| links.original.as_ref());
//! // A link is a secret: `expose()` shows it.
//! println!("{}", original.is_some_and(|link| link.download_url.is_some()));
//! # Ok(()) }
//! ```
//!
//! The service puts nearly everything that it takes and gives under `data`. Calls take and give what is inside; the names of
//! the types are those of the vendor's own clients (`FileCreateLocalUploadParamsData`, `FileWithIncludes`).
//!
//! # Pages
//!
//! Item by item or page by page; the pager owns its client, is `Send`, and can be left and taken up again. Only the cursor is
//! taken out of the link to the next page, so that every page is asked for with the parameters of the first one, and a page
//! without items does not end a listing that goes on:
//!
//! ```no_run
//! use frameio::types::AssetWithIncludes;
//!
//! # async fn example(client: frameio::Client) -> Result<(), frameio::Error> {
//! let mut children = client
//!     .folders()
//!     .index("6f70f1bd-7e89-4a7e-b4d3-7e576585a181", "e183c7ba-07d9-425a-9467-ebdf0223d9ce")
//!     .include(["creator"])
//!     .page_size(100)
//!     .items();
//! while let Some(asset) = children.try_next().await? {
//!     match asset {
//!         AssetWithIncludes::File(file) => println!("{}, {} bytes", file.name, file.file_size),
//!         AssetWithIncludes::Folder(folder) => println!("{}/", folder.name),
//!         AssetWithIncludes::VersionStack(stack) => println!("{}, versions", stack.name),
//!         // What is added to the service later arrives as it was sent.
//!         AssetWithIncludes::Unknown(other) => println!("{}: {:?}", other.tag(), other.object()),
//!         _ => {}
//!     }
//! }
//! # Ok(()) }
//! ```
//!
//! # Null and absent
//!
//! A change leaves alone what it does not name. Where a value can be taken away, there is a setter for the value and another
//! one for `null`:
//!
//! ```no_run
//! use frameio::types::UpdateShareParamsData;
//!
//! # async fn example(client: frameio::Client) -> Result<(), frameio::Error> {
//! let change = UpdateShareParamsData::new().name("Dailies").clear_expiration();
//! let account = "6f70f1bd-7e89-4a7e-b4d3-7e576585a181";
//! let share = "976dd413-a92b-4af6-b465-98aded0174a8";
//! let share = client.shares().update(account, share, change).send().await?;
//! assert!(share.expiration.is_none());
//! # Ok(()) }
//! ```
//!
//! # Raw answers
//!
//! The headers of every answer tell how much of the operation's rate limit is left; raw answers also have the envelope:
//!
//! ```no_run
//! # async fn example(client: frameio::Client) -> Result<(), frameio::Error> {
//! let raw = client.users().show().send_raw().await?;
//! println!("{} {:?}", raw.status(), raw.headers().get("x-ratelimit-remaining"));
//! let typed: frameio::types::ProfileResponse = raw.json()?;
//! println!("{}", typed.data.email);
//! # Ok(()) }
//! ```
//!
//! # Sign-in
//!
//! The calls of the sign-in host are in [`oauth`]; they carry no token. A web application gives its secret, a public one the
//! verifier of its code challenge:
//!
//! ```no_run
//! use frameio::types::{AuthorizationCodeGrant, ClientCredentialsGrant};
//!
//! # async fn example(client: frameio::Client) -> Result<(), frameio::Error> {
//! let grant = AuthorizationCodeGrant::new("client-id", "the code", "https://example.com/back")
//!     .client_secret("the secret");
//! let user = client.oauth().token(grant).send().await?;
//!
//! let scopes = "openid AdobeID frame.s2s.all";
//! let grant = ClientCredentialsGrant::new("client-id", "the secret", scopes);
//! let server = client.oauth().token(grant).send().await?;
//! println!("{:?} {:?}", user.expires_in, server.expires_in);
//! # Ok(()) }
//! ```
//!
//! # Errors
//!
//! One [`Error`] type with predicates, and [`ErrorKind`] for what Frame.io itself tells apart:
//!
//! ```no_run
//! use frameio::ErrorKind;
//!
//! # async fn example(client: frameio::Client) -> Result<(), frameio::Error> {
//! let account = "6f70f1bd-7e89-4a7e-b4d3-7e576585a181";
//! let file = "22222222-2222-4222-8222-222222222222";
//! match client.files().delete(account, file).send().await {
//!     Ok(_) => println!("deleted"),
//!     Err(error) => match ErrorKind::of(&error) {
//!         ErrorKind::NotFound => println!("was not there, or not for you"),
//!         ErrorKind::TooManyRequests => println!("later: {error}"),
//!         _ => return Err(error),
//!     },
//! }
//! # Ok(()) }
//! ```
//!
//! # Webhooks
//!
//! `WebhookVerifier` tells genuine deliveries of webhooks and custom actions from forged and stale ones, and reads them.
//!
//! # Features
//!
//! Each group of calls has a feature of its name, with hyphens: `files`, `folders`, `version-stacks`. All are on by default. Who
//! calls a few groups compiles only those, with the types that they need:
//!
//! ```toml
//! frameio = { version = "0.1", default-features = false, features = ["files", "folders", "http", "tls-ring"] }
//! ```
//!
//! Files and folders take about a fifth of the whole. Seconds of processor time for this crate alone, without what it depends
//! on, which is the same for both (medians of five runs, Rust 1.95, two cores of a busy machine):
//!
//! | features | `cargo check` | `cargo build` | library |
//! | --- | --- | --- | --- |
//! | all | 6.2 s | 14.0 s | 53 MB |
//! | `files`, `folders` | 1.2 s | 3.0 s | 12 MB |
//!
//! [`ErrorKind`] is there with any features. The crate `cloud-drives` asks for all of them, or for fewer with its feature
//! `frameio-files`.
//!
//! - `all`: every group.
//! - `experimental`: the vendor's preview, off by default and not in `all`; see below.
//! - `http`: the transport over reqwest; `tls-ring` or `tls-aws-lc`: its cryptography. `http` and `tls-ring` are on by default.
//! - `schemars`: `schemars::JsonSchema` for every type; off by default.
//!
//! # The preview
//!
//! With the feature `experimental` there are 26 calls that the vendor offers as a preview (`wire.md` §12): restoring what was deleted,
//! members of groups and their roles, watermark templates, several files at once, and more. They send `api-version: experimental` by
//! themselves. Calls that the preview has with more members or query values have a setter `api_version`, which asks for it. Members of
//! answers that only the preview has are there in any case and say so. **None of this is under the promise of semver**: the vendor may
//! change it at any time, and so may any release of this crate.
//!
#![cfg_attr(feature = "experimental", doc = "```no_run")]
#![cfg_attr(not(feature = "experimental"), doc = "```ignore")]
//! use frameio::types::{ApiVersion, FileWithMediaLinksInclude};
//!
//! # async fn example(client: frameio::Client, account: &str, file: &str) -> Result<(), frameio::Error> {
//! client.files().restore(account, file).await?;
//! let shown = client
//!     .files()
//!     .show(account, file)
//!     .api_version(ApiVersion::Experimental)
//!     .include([FileWithMediaLinksInclude::Parent])
//!     .await?;
//! println!("{:?}", shown.parent);
//! # Ok(()) }
//! ```
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]

#[cfg(all(feature = "files", feature = "folders", feature = "version-stacks"))]
mod asset;
#[rustfmt::skip]
mod generated;
#[cfg(feature = "files")]
mod rendition;
#[cfg(all(feature = "custom-actions", feature = "webhooks"))]
mod webhook;
// Its examples are compiled where `cloud-drives` is at hand.
#[cfg(not(doctest))]
#[doc = include_str!("../MIGRATING.md")]
pub mod migrating {}

#[cfg(all(feature = "files", feature = "folders", feature = "version-stacks"))]
pub use asset::Asset;
#[cfg(feature = "http")]
pub use cloud_drives_core::HttpTransport;
pub use cloud_drives_core::{
    Body, BoxFuture, ByteStream, CallOptions, Continuation, Error, ErrorClass, ErrorKinds, Field,
    HttpOptions, HttpVersion, Items, Pages, Proxy, RawResponse, Request, Response, Secret,
    StreamResponse, Transport, UnknownVariant,
};
pub use generated::*;
#[cfg(feature = "files")]
pub use rendition::Rendition;
#[cfg(all(feature = "custom-actions", feature = "webhooks"))]
pub use webhook::{
    ActionDelivery, ActionField, ActionFieldType, ActionOption, ActionReply, WebhookDelivery,
    WebhookReference, WebhookResource, WebhookVerifier,
};

/// The examples of the README, which are compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;

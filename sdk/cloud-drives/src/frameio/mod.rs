//! Frame.io: the typed client, and operations that take several requests.
//!
//! [`FrameIo::api`](Drive::api) returns the typed client, which has a method for each operation, with retries, rate limits and renewal of
//! tokens. Operations that take several requests are methods of [`FrameIo`]:
//!
#![cfg_attr(feature = "frameio", doc = "```no_run")]
#![cfg_attr(not(feature = "frameio"), doc = "```ignore")]
//! use cloud_drives::FrameIo;
//! use cloud_drives::prelude::*;
//!
//! # async fn example() -> Result<(), cloud_drives::Error> {
//! let frame = FrameIo::builder().token("eyJ…").build()?;
//!
//! let account = frame.api().accounts().index().items().try_next().await?.expect("an account");
//! let workspace = frame.api().workspaces().index(&account.id).items().try_next().await?.expect("a workspace");
//! let project = frame.api().projects().index(&account.id, workspace.id).items().try_next().await?.expect("a project");
//!
//! let film = frame
//!     .upload(&account.id, &project.root_folder_id, "film.mov")
//!     .on_progress(|progress| println!("{} bytes", progress.bytes))
//!     .await?;
//! frame.download(&account.id, &film.receipt.file_id, "copy of film.mov").await?;
//! # Ok(())
//! # }
//! ```
//!
//! Each kind of item has its own id type. All accept text, but an id of one type is not accepted as another:
//!
#![cfg_attr(feature = "frameio", doc = "```compile_fail,E0277")]
#![cfg_attr(not(feature = "frameio"), doc = "```ignore")]
//! use cloud_drives::FrameIo;
//! use cloud_drives::frameio::types::{AccountId, FolderId};
//!
//! async fn swapped(frame: FrameIo, account: AccountId, folder: FolderId) {
//!     let _ = frame.upload(&folder, &account, "film.mov").await;
//! }
//! ```
//!
#![cfg_attr(feature = "frameio", doc = "```compile_fail,E0277")]
#![cfg_attr(not(feature = "frameio"), doc = "```ignore")]
//! use cloud_drives::frameio::Client;
//! use cloud_drives::frameio::types::{AccountId, ShareId};
//!
//! async fn swapped(frame: Client, account: AccountId, share: ShareId) {
//!     let _ = frame.shares().delete(&share, &account).await;
//! }
//! ```
//!
//! # Where to find what
//!
//! | to | see |
//! | --- | --- |
//! | set a client up | [`FrameIo::builder`]; [`FrameIoBuilder`], [`Configure`](crate::Configure) |
//! | sign a user in | [`authorization_url`](FrameIo::authorization_url); [`server_to_server`](FrameIoBuilder::server_to_server) without a user |
//! | upload | [`upload`](FrameIo::upload), [`upload_folder`](FrameIo::upload_folder), [`add_version`](FrameIo::add_version) |
//! | download | [`download`](FrameIo::download), [`open`](FrameIo::open), [`download_folder`](FrameIo::download_folder) |
//! | list | [`tree`](FrameIo::tree), and the calls of [`Client`] |
//! | receive webhooks | [`WebhookVerifier`] |
//! | understand an error | [`ErrorKind`], [`troubleshooting`](crate::troubleshooting) |
//! | migrate from the Python client | [`migrating`] |
//!
//! # Retries
//!
//! A layer under the typed client retries calls: 3 attempts, as in the vendor's clients, with waits of 1 s and 2 s on average, or as long
//! as the service requests. Every call is repeated after statuses 408, 409, 429 and 503, and if no connection could be made. After other
//! failures of the server or the connection only idempotent calls are repeated. After such a failure, a method of this module that
//! creates or copies an item checks the current state, and repeats the call only if it was not done. The vendor's clients repeat those
//! calls blindly; [`FrameIo::python_compatible_retry_policy`] does the same.
//!
//! # Rate limits
//!
//! Each operation has its own limit (`wire.md §8`). The client keeps the limits itself, and corrects its counts by the answers of the
//! service, since other programs of the same user count too. Limits are counted by user and account: for several accounts, create a
//! client for each with [`account`](Drive::account).
//!
//! ```no_run
//! use cloud_drives::prelude::*;
//!
//! # async fn example(frame: cloud_drives::FrameIo, account: &str, file: &str) -> Result<(), cloud_drives::Error> {
//! let frame = frame.account(account);
//! frame.api().files().show(account, file).await?;
//! # Ok(())
//! # }
//! ```
//!
//! A reference such as `wire.md §7` is to that section of
//! [specs/frameio/wire.md](https://github.com/cloud-drives/cloud-drives/blob/main/specs/frameio/wire.md), which has the sources of each fact.

mod builder;
mod copy_move;
mod download;
mod folders;
mod paths;
mod remote_upload;
#[cfg(feature = "frameio-experimental")]
mod restore;
mod settle;
mod sign_in;
mod status;
#[cfg(all(test, feature = "frameio"))]
mod tests;
mod tree;
mod upload;
mod versions;

use std::time::Duration;

use cloud_drives_core::Error;
use cloud_drives_runtime::{Drive, Handle};

#[doc(inline)]
pub use ::frameio::migrating;
pub use ::frameio::{
    ActionDelivery, ActionField, ActionFieldType, ActionOption, ActionReply, Asset, Client,
    ErrorKind, Rendition, WebhookDelivery, WebhookReference, WebhookResource, WebhookVerifier,
    types,
};
pub use builder::FrameIoBuilder;
pub use copy_move::CopyAsset;
pub use download::Download;
pub use remote_upload::RemoteUpload;
pub use tree::FrameTree;
pub use upload::{Upload, UploadAttachment, UploadedAttachment, UploadedFile};

use crate::retry::{Backoff, RetryPolicy};

/// A client of Frame.io: accounts, projects and folders by id, uploads in parts, review.
///
/// Created by [`builder`](FrameIo::builder).
///
/// [`Drive`] has the methods that the clients of all providers share: the typed client underneath, the same client with another token.
///
/// ```no_run
/// use cloud_drives::prelude::*;
///
/// # async fn example(frame: cloud_drives::FrameIo, account: &str, file: &str) -> Result<(), cloud_drives::Error> {
/// let film = frame.api().files().show(account, file).include(["creator"]).send().await?;
/// println!("{} {}, {} bytes", film.status(), film.name, film.file_size);
/// # Ok(())
/// # }
/// ```
///
/// Cheap to clone; clones share connections, token, limits and the retry budget. The [module](self) shows how to make calls.
#[derive(Clone, Debug)]
pub struct FrameIo {
    handle: Handle<Client>,
}

impl Drive for FrameIo {
    type Client = Client;

    fn handle(&self) -> &Handle<Client> {
        &self.handle
    }

    fn with_handle(&self, handle: Handle<Client>) -> Self {
        Self { handle }
    }
}

impl FrameIo {
    /// Returns the retry policy of the vendor's clients (`wire.md §8`).
    ///
    /// It makes 3 attempts for every operation, with waits of 1 s and 2 s.
    ///
    /// ```
    /// use cloud_drives::FrameIo;
    /// use cloud_drives::prelude::*;
    ///
    /// let builder = FrameIo::builder().retry_policy(FrameIo::python_compatible_retry_policy());
    /// # let _ = builder;
    /// ```
    #[must_use]
    pub fn python_compatible_retry_policy() -> RetryPolicy {
        let waits = Backoff::exponential(Duration::from_secs(1), Duration::from_secs(60));
        RetryPolicy::new()
            .attempts(3)
            .backoff(waits.without_jitter())
            .repeat_everything(true)
    }
}

/// Creates an error for a kind of asset that the typed crate supports, but this crate does not yet.
fn unknown_kind() -> Error {
    Error::invalid_input("asset: unknown kind; use FrameIo::api() for it")
}

//! Verizon ThingSpace Personal Cloud: the typed client, and operations that take several requests.
//!
//! **The service has been shut down.** Nothing answers at the default URL. This module is for archives, proxies or replacements of that
//! API, and for tests of programs written for it: set the URL with [`base_url("api", …)`](crate::Configure::base_url).
//!
//! The methods of [`VerizonCloud`] have the names of the Python SDK where Rust allows. A method for a single operation returns the typed
//! request of the crate `verizon-cloud`, the others return a [`VerizonCall`]. Call setters before the `.await`:
//!
//! ```no_run
//! use cloud_drives::prelude::*;
//! use cloud_drives::VerizonCloud;
//! use cloud_drives::verizon_cloud::{CloudItem, Query};
//!
//! # async fn example() -> Result<(), cloud_drives::Error> {
//! let cloud = VerizonCloud::builder()
//!     .application("client-key", "client-secret")
//!     .redirect_uri("https://app.example/callback")
//!     .token("QX7…")
//!     .refresh_token("RT9…")
//!     .on_refreshed(|tokens| async move { drop(tokens) }) // save them: a refresh token works only once
//!     .build()?;
//!
//! let account = cloud.account().await?;
//! println!("{} of {} bytes", account.usage.quota_used, account.usage.quota);
//!
//! let film = cloud.upload("film.mov", "/VZMOBILE/films").resumable("film.mov.upload").await?;
//! cloud.download(&film.receipt, "copy.mov").await?;
//!
//! let folder = cloud.makedirs("/VZMOBILE/photos/2016").await?;
//! cloud.move_("/VZMOBILE/sea.jpg", "/VZMOBILE/photos/2016/sea.jpg").await?;
//! let mut found = cloud.search(Query::files().and(Query::name("sea")?)).items();
//! while let Some(item) = found.try_next().await? {
//!     println!("{}", CloudItem::from(item).path());
//! }
//! cloud.delete(&folder).await?;
//! cloud.restore(&folder).await?;
//! # Ok(())
//! # }
//! ```
//!
//! `items()` and `pages()` of a listing cover all pages, `send()` one page. Invalid arguments, such as a page 0 or a virtual folder as the
//! target of a move, fail before anything is sent.
//!
//! # Where to find what
//!
//! | to | see |
//! | --- | --- |
//! | set a client up | [`VerizonCloud::builder`]; [`VerizonCloudBuilder`], [`Configure`](crate::Configure) |
//! | sign a user in | [`authorization_url`](VerizonCloud::authorization_url); [`TokenFile`](crate::auth::TokenFile) |
//! | upload | [`upload`](VerizonCloud::upload), [`upload_folder`](VerizonCloud::upload_folder) |
//! | download | [`download`](VerizonCloud::download), [`open`](VerizonCloud::open), [`download_folder`](VerizonCloud::download_folder) |
//! | list | [`search`](VerizonCloud::search), [`walk`](VerizonCloud::walk), [`FullViewCache`] |
//! | understand an error | [`ErrorKind`], [`troubleshooting`](crate::troubleshooting) |
//! | migrate from the Python SDK | [`migrating`] |
//!
//! # Ids
//!
//! Contacts, playlists, items of playlists and shares have distinct id types. All accept text, but an id of one type is not accepted as
//! another:
//!
#![cfg_attr(feature = "verizon-cloud", doc = "```compile_fail,E0277")]
#![cfg_attr(not(feature = "verizon-cloud"), doc = "```ignore")]
//! use cloud_drives::VerizonCloud;
//! use cloud_drives::verizon_cloud::types::{PlaylistId, PlaylistItemId};
//!
//! async fn swapped(cloud: VerizonCloud, playlist: PlaylistId, item: PlaylistItemId) {
//!     let _ = cloud.remove_playlist_item(&item, &playlist).await;
//! }
//! ```
//!
//! # Errors
//!
//! [`ErrorKind`] has the kinds of errors of the service, which are its statuses; [`Error`] has predicates for all other errors:
//!
//! ```no_run
//! use cloud_drives::verizon_cloud::{ErrorKind, OnConflict};
//!
//! # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
//! let copy = cloud.copy("/VZMOBILE/a.jpg", "/VZMOBILE/b.jpg").on_conflict(OnConflict::Fail);
//! match copy.await {
//!     Ok(copy) => println!("{}", copy.path()),
//!     Err(error) if error.is_outcome_unknown() => println!("check before retrying: {error}"),
//!     Err(error) => match ErrorKind::of(&error) {
//!         ErrorKind::Conflict => println!("the target exists"),
//!         ErrorKind::Unauthorized => println!("sign in again"),
//!         kind if kind.is(ErrorKind::NotFound) => println!("missing or removed"),
//!         _ => return Err(error),
//!     },
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Full view
//!
//! [`FullViewCache`] is a local copy of all files and empty folders of an account. It can be saved in a file, and requests only the changes.
//!
//! # Transfers
//!
//! [`upload`](VerizonCloud::upload), [`upload_folder`](VerizonCloud::upload_folder) and [`download`](VerizonCloud::download) verify the
//! SHA-256, resume after an interruption, and check for the file before they send it again. For programs that cannot send headers, such
//! as a player, [`download_url`](VerizonCloud::download_url) returns a URL that contains the token.
//!
//! # Retries
//!
//! A layer under the typed client retries single calls, so [`VerizonCloud::api`](Drive::api) retries too: 4 attempts, waits from half a
//! second with full jitter or as long as `Retry-After` says, and only calls that are safe to repeat. The Python SDK only repeats a call
//! whose token was rejected; [`VerizonCloud::python_compatible_retry_policy`] does the same.
//!
//! Calls that must not take effect twice are settled by the current state: after an ambiguous outcome a move, a copy or a new folder
//! counts as done or is repeated. If the state does not decide, the call fails with [`is_outcome_unknown`](Error::is_outcome_unknown).
//! Each call documents the details.
//!
//! # Cancel safety
//!
//! Dropping the future of a call stops the attempt in flight and makes no other. The service may still complete the request.
//!
//! # Tokens
//!
//! A token is renewed before it expires and when the service rejects it, once for all calls that wait for it. A refresh token works only
//! once. The next one is passed to [`on_refreshed`](crate::Configure::on_refreshed) before any call is sent with the new tokens, even if
//! the caller has been dropped. If the function fails to save it, it is called again.
//!
//! The token is sent to the origin of the API. The service returns the URLs for uploads; allow other hosts with
//! [`upload_origin`](VerizonCloudBuilder::upload_origin).
//!
//! A reference such as `wire.md §7` is to that section of
//! [specs/verizon-cloud/wire.md](https://github.com/cloud-drives/cloud-drives/blob/main/specs/verizon-cloud/wire.md), which has the sources of each fact.

// First, so that the client's documentation begins with `builder`.
mod builder;

mod account;
mod call;
mod contacts;
mod copy_move;
mod download;
mod favorites;
mod folders;
mod full_view;
mod listing;
mod paths;
mod playlists;
mod search;
mod settle;
mod shares;
mod sign_in;
mod tags;
#[cfg(test)]
mod tests;
mod trash;
mod tree;
mod upload;
mod uri;
mod versioned;
mod view;
mod virtual_folders;

use std::sync::Arc;
use std::time::Duration;

use cloud_drives_core::{Error, ErrorClass, OperationInfo};
use cloud_drives_runtime::{Drive, Handle};
use url::{Origin, Url};

#[doc(inline)]
pub use ::verizon_cloud::migrating;
pub use ::verizon_cloud::types::{OnConflict, OnCopyConflict, Override};
pub use ::verizon_cloud::{
    Client, CloudItem, ErrorKind, ItemUri, Query, SearchField, SharesCursor, SortField, Tags,
    ThumbnailSize, types,
};
pub use builder::VerizonCloudBuilder;
pub use call::VerizonCall;
pub use contacts::{Attempts, NewContact};
pub use download::{Download, DownloadUrl, Thumbnail};
pub use full_view::{FullViewAnswer, View};
pub use listing::Metadata;
pub use paths::{ItemPath, VZMOBILE};
pub use playlists::PlaylistAdd;
pub use sign_in::VerizonSignIn;
pub use tree::CloudTree;
pub use upload::{CHUNK_SIZE, LARGEST_UPLOAD, Upload};
pub use versioned::NewVersion;
pub use view::{FullViewCache, Synced};

use crate::retry::RetryPolicy;
use crate::transfer::Storage;

/// A client of Verizon Personal Cloud: files and folders by path, versions, shares, playlists.
///
/// Created by [`builder`](VerizonCloud::builder).
///
/// [`Drive`] has the methods that the clients of all providers share: the typed client underneath, the same cloud with another token.
///
/// ```no_run
/// use cloud_drives::prelude::*;
///
/// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
/// let answer = cloud.api().account().get().send().await?;
/// println!("{} {}", answer.status(), answer.id);
/// # Ok(())
/// # }
/// ```
///
/// Cheap to clone; clones share connections, token, limits and the retry budget. The [module](self) shows how to make calls.
#[derive(Clone, Debug)]
pub struct VerizonCloud {
    handle: Handle<Client>,
    /// Transport to URLs that the service returns: a single attempt.
    ///
    /// It sends the token to the allowed origins, with operations that require one; check URLs with
    /// [`VerizonCloud::upload_address`].
    storage: Storage,
    /// Origins allowed for uploads besides the API's own.
    upload_origins: Arc<[Origin]>,
}

impl Drive for VerizonCloud {
    type Client = Client;

    fn handle(&self) -> &Handle<Client> {
        &self.handle
    }

    fn with_handle(&self, handle: Handle<Client>) -> Self {
        Self::over(handle, Arc::clone(&self.upload_origins))
    }
}

impl VerizonCloud {
    fn over(handle: Handle<Client>, upload_origins: Arc<[Origin]>) -> Self {
        let layers = handle.layers();
        let own = layers.token_origins(handle.core()).into_iter();
        let origins = own.chain(upload_origins.iter().cloned());
        Self {
            storage: layers.storage_with_token(handle.token_source(), origins),
            handle,
            upload_origins,
        }
    }

    /// Retries as the Python SDK does: only once, after renewing a token (`wire.md §8`).
    ///
    /// ```
    /// use cloud_drives::VerizonCloud;
    /// use cloud_drives::prelude::*;
    ///
    /// let builder = VerizonCloud::builder().retry_policy(VerizonCloud::python_compatible_retry_policy());
    /// # let _ = builder;
    /// ```
    #[must_use]
    pub fn python_compatible_retry_policy() -> RetryPolicy {
        RetryPolicy::none()
    }

    pub(crate) fn storage(&self) -> Storage {
        self.storage.clone()
    }

    /// Checks a URL that the service returns and that requires the token; `what` names it.
    ///
    /// # Errors
    ///
    /// If it is not a URL, or is on a host that may not receive the token.
    pub(crate) fn upload_address(
        &self,
        address: &str,
        what: &'static str,
        operation: &'static OperationInfo,
    ) -> Result<Url, Error> {
        let url = self.storage.parse_link(address, what, operation)?;
        let own = self.handle.layers().token_origins(self.handle.core());
        if own
            .iter()
            .chain(self.upload_origins.iter())
            .any(|origin| *origin == url.origin())
        {
            return Ok(url);
        }
        let host = url.origin().ascii_serialization();
        let message = format!(
            "{what} is on {host}, which may not receive the token; nothing was sent. To allow it, set upload_origin(\"{host}\")"
        );
        Err(Error::new(ErrorClass::Auth, message).with_operation(operation))
    }

    /// Returns the idle timeout of an upload.
    pub(crate) fn storage_idle_timeout(&self) -> Duration {
        let set = self.handle.storage_idle_timeout();
        set.unwrap_or(builder::STORAGE_IDLE_TIMEOUT)
    }
}

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
//!     .on_refreshed(|tokens| async move { drop(tokens) }) // keep them: a refresh token works once
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
//! [`ErrorKind`] has the cases of the service, which are its statuses, and [`Error`] predicates for the rest:
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
//! # Everything at once
//!
//! [`FullViewCache`] holds all files and empty folders of an account, in a file if need be, and is brought up to date by what has
//! changed.
//!
//! # Transfers
//!
//! [`upload`](VerizonCloud::upload), [`upload_folder`](VerizonCloud::upload_folder) and [`download`](VerizonCloud::download) hold what
//! arrives against its SHA-256, go on where they broke off, and look before they send again. For what can't send headers, such as a
//! player, there are addresses with the token in them: [`download_url`](VerizonCloud::download_url).
//!
//! # Retries
//!
//! Single calls are repeated by a layer under the typed client, so [`VerizonCloud::api`](Drive::api) has it too: 4 attempts, waits from half a
//! second with full jitter or as long as `Retry-After` says, and only where a repeat can do no harm. The Python SDK repeats nothing but
//! a call that was refused for its token; [`VerizonCloud::python_compatible_retry_policy`] behaves like that.
//!
//! Calls that must not be done twice are settled by a look at the current state: a move, a copy or a new folder counts as done or is
//! repeated accordingly, and [`is_outcome_unknown`](Error::is_outcome_unknown) says that neither can be told. Each call documents it.
//!
//! # Cancel safety
//!
//! Dropping the future of a call ends the attempt that is under way, and there will be no other. The service may have done what it was
//! asked for all the same.
//!
//! # Tokens
//!
//! A token is renewed ahead of its end and when the service refuses it, once for all calls that wait for it. A refresh token works
//! once, and the answer to its use has the next one, which is handed to [`on_refreshed`](crate::Configure::on_refreshed) before any
//! call goes out with the new tokens. It outlives a caller that gives up, and a function that fails to keep it gets it again.
//!
//! The token goes to the origin of the API. Uploads lead to addresses that the service names; those on another host have to be named
//! too, see [`upload_origin`](VerizonCloudBuilder::upload_origin).
//!
//! A reference such as `wire.md §7` leads to that section of
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
            "{what} leads to {host}, which the token is not for; nothing was sent. If this is right, name it with upload_origin(\"{host}\")"
        );
        Err(Error::new(ErrorClass::Auth, message).with_operation(operation))
    }

    /// Returns the idle timeout of an upload.
    pub(crate) fn storage_idle_timeout(&self) -> Duration {
        let set = self.handle.storage_idle_timeout();
        set.unwrap_or(builder::STORAGE_IDLE_TIMEOUT)
    }
}

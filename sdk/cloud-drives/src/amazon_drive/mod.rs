//! Amazon Drive: the typed client, and operations that take several requests.
//!
//! **The service has been shut down.** Nothing answers at the default URLs. This module is for archives, proxies or replacements of that
//! API, and for tests of programs written for it: set the URL with [`base_url("master", …)`](crate::Configure::base_url).
//!
//! The methods of [`AmazonDrive`] have the names of the Python client `acdcli` where Rust allows. Call setters before the `.await`:
//!
//! ```no_run
//! use cloud_drives::AmazonDrive;
//! use cloud_drives::amazon_drive::Filter;
//! use cloud_drives::prelude::*;
//!
//! # async fn example() -> Result<(), cloud_drives::Error> {
//! let drive = AmazonDrive::builder().token("Atza|…").build()?;
//!
//! let folder = drive.makedirs("/photos/2024").await?;
//! let film = drive.upload_file("film.mov").parent(&folder.id).await?;
//! drive.download_file(&film.receipt.id, "copy.mov").await?;
//! drive.upload_folder("summer", &folder.id).await?.complete()?;
//!
//! let mut found = drive.get_node_list().filter(Filter::name_prefix("film")).items();
//! while let Some(node) = found.try_next().await? {
//!     println!("{} {:?}", node.id, node.name);
//! }
//! drive.move_to_trash(&film.receipt.id).await?;
//! # Ok(())
//! # }
//! ```
//!
//! # Where to find what
//!
//! | to | see |
//! | --- | --- |
//! | set a client up | [`AmazonDrive::builder`]; [`AmazonDriveBuilder`], [`Configure`](crate::Configure) |
//! | sign a user in | [`authorization_url`](AmazonDrive::authorization_url); [`TokenFile`] |
//! | upload | [`upload`](AmazonDrive::upload), [`upload_folder`](AmazonDrive::upload_folder), [`overwrite_file`](AmazonDrive::overwrite_file) |
//! | download | [`download_file`](AmazonDrive::download_file), [`open`](AmazonDrive::open), [`download_folder`](AmazonDrive::download_folder) |
//! | list | [`get_node_list`](AmazonDrive::get_node_list) with a [`Filter`], [`walk`](AmazonDrive::walk), [`follow_changes`](AmazonDrive::follow_changes) |
//! | understand an error | [`ErrorKind`], [`troubleshooting`](crate::troubleshooting) |
//! | migrate from the Python client | [`migrating`] |
//!
//! # Hosts
//!
//! An account has two hosts. The first call that needs them discovers them, and they are cached for three days: in memory, or in a file
//! ([`endpoint_file`](AmazonDriveBuilder::endpoint_file)). The typed client ([`AmazonDrive::api`](Drive::api)) discovers them too.
//!
//! # Retries
//!
//! A layer under the typed client retries single calls, so [`AmazonDrive::api`](Drive::api) retries too: 4 attempts, and only calls that are
//! safe to repeat. While the service fails, all calls of a client share a pause: see [`PausePolicy`]. The Python client pauses in the same
//! way and retries nothing; [`AmazonDrive::python_compatible_retry_policy`] with
//! [`AmazonDrive::python_compatible_pause_policy`] does the same.
//!
//! # Ids
//!
//! Nodes and owners of properties have distinct id types. Both accept text, but an id of one type is not accepted as the other:
//!
#![cfg_attr(feature = "amazon-drive", doc = "```compile_fail,E0277")]
#![cfg_attr(not(feature = "amazon-drive"), doc = "```ignore")]
//! use cloud_drives::AmazonDrive;
//! use cloud_drives::amazon_drive::types::{NodeId, OwnerId};
//!
//! async fn swapped(drive: AmazonDrive, node: NodeId, owner: OwnerId) {
//!     let _ = drive.add_property(&owner, &node, "key", "value").await;
//! }
//! ```
//!
//! # Conflicts
//!
//! An existing name or existing contents fail with [`Conflict`](ErrorKind::Conflict); [`conflicting_node`] returns the id of the existing
//! node.
//!
//! A reference such as `wire.md §7` is to that section of
//! [specs/amazon-drive/wire.md](https://github.com/cloud-drives/cloud-drives/blob/main/specs/amazon-drive/wire.md), which has the sources of each fact.

// First, so that the client's documentation begins with `builder`.
mod builder;

mod account;
mod changes;
mod client_data;
mod copy_move;
mod discovery;
mod download;
mod folders;
mod listing;
mod nodes;
mod paths;
mod properties;
mod rules;
mod settle;
mod sign_in;
#[cfg(test)]
mod tests;
mod tokens;
mod trash;
mod tree;
mod upload;

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use cloud_drives_core::{ClientCore, Error};
use cloud_drives_runtime::{Drive, Handle};

#[doc(inline)]
pub use ::amazon_drive::migrating;
pub use ::amazon_drive::{
    Client, DateRange, ErrorKind, Filter, PseudoCode, Sort, SortField, UsageTable,
    conflicting_node, is_valid_id, types,
};
pub use builder::{AmazonDriveBuilder, CONN_TIMEOUT, IDLE_TIMEOUT, REQUESTS_TIMEOUT};
pub use changes::{ChangeSet, Changes, FollowChanges, GetChanges};
pub use client_data::CLIENT_DATA_FILE;
pub use discovery::{AMZ_ENDPOINT_REQ_URL, ENDPOINT_VAL_TIME, EXP_TIME_KEY};
pub use download::{CHUNK_SIZE, Download, DownloadThumbnail, FS_RW_CHUNK_SZ, PARTIAL_SUFFIX};
pub use listing::{ListNodes, NodePage};
pub use sign_in::{
    AMAZON_OA_LOGIN_URL, AMAZON_OA_TOKEN_URL, APPSPOT_URL, REDIRECT_URI, TOKEN_INFO_URL,
};
pub use tree::DriveTree;
pub use upload::{Overwrite, Upload};

pub use crate::auth::{Clock, TokenFile};
use crate::retry::{PausePolicy, RetryPolicy};
use discovery::{DiscoveredTransport, Discovery, placeholders};

/// The Python client's token file.
pub const OAUTH_DATA_FILE: &str = "oauth_data";
/// The token file of some versions of the Python client.
const OAUTH_JSON_FILE: &str = "oauth.json";

/// A client of Amazon Drive: nodes by id, properties, a stream of changes. Created by [`builder`](AmazonDrive::builder).
///
/// [`Drive`] has the methods that the clients of all providers share: the typed client underneath, the same Drive with another
/// token. The typed client discovers the account's hosts too; its URLs for `metadata` and `content` are placeholders for
/// them. With another token the hosts are discovered again and cached in memory, unless they were set.
///
/// Cheap to clone; clones share connections, hosts, token, pauses and the retry budget. The [module](self) shows how to
/// make calls.
#[derive(Clone)]
pub struct AmazonDrive {
    /// Core for the hosts that need no discovery.
    handle: Handle<Client>,
    /// Client that also reaches the account's hosts.
    api: Client,
    discovery: Arc<Discovery>,
    /// Whether a relay renews tokens in place of an application.
    relay: bool,
}

impl Drive for AmazonDrive {
    type Client = Client;

    fn handle(&self) -> &Handle<Client> {
        &self.handle
    }

    fn with_handle(&self, handle: Handle<Client>) -> Self {
        let discovery = self.discovery.for_another_account(&handle);
        Self::over(handle, self.api.core(), discovery, self.relay)
    }

    fn api(&self) -> &Client {
        &self.api
    }
}

impl AmazonDrive {
    fn new(
        handle: Handle<Client>,
        relay: bool,
        clock: Clock,
        endpoint_file: Option<PathBuf>,
        endpoint: Option<types::Endpoint>,
    ) -> Result<Self, Error> {
        let discovery = Discovery::new(&handle, clock, endpoint_file, endpoint);
        let placeholders = placeholders(handle.core())?;
        Ok(Self::over(handle, &placeholders, discovery, relay))
    }

    /// Creates a client; requests of `placeholders` have the placeholder URLs of the account's hosts.
    fn over(
        handle: Handle<Client>,
        placeholders: &ClientCore,
        discovery: Discovery,
        relay: bool,
    ) -> Self {
        let discovery = Arc::new(discovery);
        let fixed = Arc::clone(handle.core().transport());
        let transport = DiscoveredTransport::new(Arc::clone(&discovery), fixed);
        Self {
            api: Client::from(placeholders.with_transport(Arc::new(transport))),
            handle,
            discovery,
            relay,
        }
    }

    /// Retries as the Python client does: never (`wire.md §8`).
    ///
    /// ```
    /// use cloud_drives::AmazonDrive;
    /// use cloud_drives::prelude::*;
    ///
    /// let builder = AmazonDrive::builder()
    ///     .retry_policy(AmazonDrive::python_compatible_retry_policy())
    ///     .pause_policy(AmazonDrive::python_compatible_pause_policy());
    /// # let _ = builder;
    /// ```
    #[must_use]
    pub fn python_compatible_retry_policy() -> RetryPolicy {
        RetryPolicy::none()
    }

    /// Pauses as the Python client does: after every call, and longer after each failed one (`wire.md §8`).
    #[must_use]
    pub fn python_compatible_pause_policy() -> PausePolicy {
        PausePolicy::new().after_success().after_any_failure()
    }

    /// Returns whether a relay renews tokens.
    fn relays(&self) -> bool {
        self.relay && self.handle.oauth().application().is_err()
    }

    /// Returns the idle timeout of an upload.
    fn storage_idle_timeout(&self) -> Duration {
        let set = self.handle.storage_idle_timeout();
        set.unwrap_or(builder::STORAGE_IDLE_TIMEOUT)
    }
}

impl fmt::Debug for AmazonDrive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AmazonDrive")
            .field("api", &self.api)
            .field("handle", &self.handle)
            .finish_non_exhaustive()
    }
}

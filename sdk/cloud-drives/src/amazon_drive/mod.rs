//! Amazon Drive, with everything that takes more than one call.
//!
//! **The service has ended.** Nothing answers at the addresses that are built in. This serves those who keep archives, proxies or
//! replacements of that API, or tests of programs that were written for it: set the address with
//! [`base_url("master", …)`](crate::Configure::base_url).
//!
//! [`AmazonDrive`] has a method for each thing that one does with a Drive, under the names of the Python client `acdcli` where Rust
//! allows. What it gives is awaited; setters come before that:
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
//! | send | [`upload`](AmazonDrive::upload), [`upload_folder`](AmazonDrive::upload_folder), [`overwrite_file`](AmazonDrive::overwrite_file) |
//! | fetch | [`download_file`](AmazonDrive::download_file), [`open`](AmazonDrive::open), [`download_folder`](AmazonDrive::download_folder) |
//! | list | [`get_node_list`](AmazonDrive::get_node_list) with a [`Filter`], [`walk`](AmazonDrive::walk), [`follow_changes`](AmazonDrive::follow_changes) |
//! | understand an error | [`ErrorKind`], [`troubleshooting`](crate::troubleshooting) |
//! | come from the Python client | [`migrating`] |
//!
//! # Hosts
//!
//! An account lives on two hosts, which are asked for when the first call needs them and kept for three days: in memory, or in a file
//! ([`endpoint_file`](AmazonDriveBuilder::endpoint_file)). The typed client ([`AmazonDrive::api`](Drive::api)) finds them by itself as well.
//!
//! # Retries
//!
//! Single calls are repeated by a layer under the typed client, so [`AmazonDrive::api`](Drive::api) has it too: 4 attempts, and only where a repeat
//! can do no harm. While the service fails, all calls of a client keep the same pause: see [`PausePolicy`]. The Python client pauses in the
//! same way and repeats nothing; [`AmazonDrive::python_compatible_retry_policy`] with
//! [`AmazonDrive::python_compatible_pause_policy`] behaves like that.
//!
//! # Ids
//!
//! Nodes and owners of properties have ids of types of their own. Text is taken as either, an id of one kind is not taken as the other:
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
//! A name or content that is there already answers [`Conflict`](ErrorKind::Conflict), and [`conflicting_node`] has the id of the node
//! that is in the way.
//!
//! A reference such as `wire.md §7` leads to that section of
//! [specs/amazon-drive/wire.md](https://github.com/cloud-drives/cloud-drives/blob/main/specs/amazon-drive/wire.md), which has the sources of each fact.

// First, so that the page of the client begins with `builder`.
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

/// The name of the Python client's token file.
pub const OAUTH_DATA_FILE: &str = "oauth_data";
/// The name of the token file in some versions of the Python client.
const OAUTH_JSON_FILE: &str = "oauth.json";

/// An Amazon Drive: nodes by their ids, properties, a feed of changes. [`builder`](AmazonDrive::builder) makes one.
///
/// [`Drive`] has the methods of every client: the typed client underneath, the same Drive with another token. The typed
/// client discovers the account's hosts by itself; its addresses for `metadata` and `content` are placeholders for
/// them. With another token the hosts are discovered anew, and kept in memory, unless they were set.
///
/// Cheap to clone; clones share connections, hosts, token, pauses and the retry budget. See the [module](self) for how
/// calls look.
#[derive(Clone)]
pub struct AmazonDrive {
    /// The core for the hosts that need no discovery.
    handle: Handle<Client>,
    /// The client for the account's hosts as well.
    api: Client,
    discovery: Arc<Discovery>,
    /// Whether a relay renews tokens if there is no application.
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

    /// Creates a client; `placeholders` makes requests for the placeholder addresses of the account's hosts.
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

    /// Pauses as the Python client does: after every call, and longer after each that did not succeed (`wire.md §8`).
    #[must_use]
    pub fn python_compatible_pause_policy() -> PausePolicy {
        PausePolicy::new().after_success().after_any_failure()
    }

    /// Returns whether a relay renews tokens, which knows the application.
    fn relays(&self) -> bool {
        self.relay && self.handle.oauth().application().is_err()
    }

    /// Returns the longest time without a byte moving on an upload.
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

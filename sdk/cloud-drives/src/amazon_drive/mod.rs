//! Amazon Drive, with everything that takes more than one call.
//!
//! **The service has ended.** Nothing answers at the addresses that are built in. This serves those who keep archives, proxies or
//! replacements of that API, or tests of programs that were written for it: set the address with
//! [`base_url("master", …)`](AmazonDriveBuilder::base_url).
//!
//! [`AmazonDrive`] has a method for each thing that one does with a Drive, under the names of the Python client `acdcli` where Rust
//! allows. What it gives is awaited; setters come before that:
//!
//! ```no_run
//! use cloud_drives::AmazonDrive;
//! use cloud_drives::amazon_drive::Filter;
//!
//! # async fn example() -> Result<(), cloud_drives::Error> {
//! let drive = AmazonDrive::builder().token("Atza|…").build()?;
//!
//! let folder = drive.makedirs("/photos/2024").await?;
//! let film = drive.upload_file("film.mov").parent(&folder.id).await?;
//! drive.download_file(&film.node.id, "copy.mov").await?;
//! drive.upload_folder("summer", &folder.id).await?.complete()?;
//!
//! let mut found = drive.get_node_list().filter(Filter::name_prefix("film")).items();
//! while let Some(node) = found.try_next().await? {
//!     println!("{} {:?}", node.id, node.name);
//! }
//! drive.move_to_trash(&film.node.id).await?;
//! # Ok(())
//! # }
//! ```
//!
//! # Hosts
//!
//! An account lives on two hosts, which are asked for when the first call needs them and kept for three days: in memory, or in a file
//! ([`endpoint_file`](AmazonDriveBuilder::endpoint_file)). The typed client ([`AmazonDrive::api`]) finds them by itself as well.
//!
//! # Retries
//!
//! Single calls are repeated by a layer under the typed client, so [`AmazonDrive::api`] has it too: 4 attempts, and only where a repeat
//! can do no harm. While the service fails, all calls of a client keep the same pause: see [`BackOff`]. The Python client pauses in the
//! same way and repeats nothing; [`AmazonDrive::seed_retry_policy`] with [`BackOff::seed`] behaves like that.
//!
//! # Conflicts
//!
//! A name or content that is there already answers [`Conflict`](ErrorKind::Conflict), and [`conflicting_node`] has the id of the node
//! that is in the way.

mod account;
mod back_off;
mod builder;
mod call;
mod changes;
mod children;
mod client_data;
mod codes;
mod discovery;
mod download;
mod filter;
mod listing;
mod nodes;
mod paths;
mod properties;
mod rules;
mod sign_in;
mod sort;
mod stack;
#[cfg(test)]
mod tests;
mod tokens;
mod trash;
mod upload;
mod walk;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use cloud_drives_core::{CallOptions, ClientCore, Error, ErrorClass, Secret};

pub use ::amazon_drive::{Client, ErrorKind, conflicting_node, types};
pub use account::{GetAccountInfo, GetAccountUsage, GetQuota, UsageTable};
pub use back_off::BackOff;
pub use builder::{AmazonDriveBuilder, CONN_TIMEOUT, IDLE_TIMEOUT, REQUESTS_TIMEOUT};
pub use changes::{ChangeSet, Changes, FollowChanges, GetChanges};
pub use children::{AddChild, MoveNodeFrom, RemoveChild};
pub use client_data::CLIENT_DATA_FILE;
pub use codes::PseudoCode;
pub use discovery::{AMZ_ENDPOINT_REQ_URL, ENDPOINT_VAL_TIME, EXP_TIME_KEY};
pub use download::{
    CHUNK_MAX_RETRY, CHUNK_SIZE, ChunkedDownload, Download, DownloadChunk, DownloadThumbnail,
    Downloaded, FS_RW_CHUNK_SZ, OpenDownload, PARTIAL_SUFFIX, ResponseChunk,
};
pub use filter::{DateRange, Filter};
pub use listing::{ListNodes, NodePage};
pub use nodes::{CreateFolder, GetMetadata, Purge, UpdateMetadata, is_valid_id};
pub use properties::{AddProperty, DeleteProperty, GetProperty, ListProperties};
pub use sign_in::{
    AMAZON_OA_LOGIN_URL, AMAZON_OA_TOKEN_URL, APPSPOT_URL, AuthUrl, BrowserSignIn,
    GetAccessTokenInfo, GetProfile, GetToken, REDIRECT_URI, RefreshToken, TOKEN_INFO_URL,
};
pub use sort::{Sort, SortField};
pub use trash::{MoveToTrash, Restore};
pub use upload::{CreateFile, Overwrite, Upload, UploadFolder, Uploaded};
pub use walk::{Walk, WalkEntry};

pub use crate::auth::{Clock, TokenFile};
use crate::auth::{StaticToken, TokenSource};
use crate::retry::{Retrier, RetryBudget, RetryPolicy};
use crate::transfer::Storage;
use discovery::{DiscoveredTransport, Discovery};
use stack::Stack;
pub use tokens::tokens;
use tokens::{Callback, Refresher};

/// The name that the Python client gives the file of its tokens.
pub const OAUTH_DATA_FILE: &str = "oauth_data";

/// An Amazon Drive.
///
/// Cheap to clone; clones share connections, hosts, token, pauses and the budget for repeats. See the [module](self) for how calls
/// look.
#[derive(Clone)]
pub struct AmazonDrive {
    /// The account's hosts, with the token.
    api: Client,
    /// The hosts that need not be discovered, with the token.
    fixed: Client,
    /// The same without a token, for sign-in.
    sign_in: Client,
    discovery: Arc<Discovery>,
    source: Option<Arc<dyn TokenSource>>,
    shared: Arc<Shared>,
}

/// What does not change from clone to clone.
struct Shared {
    stack: Stack,
    application: Option<Application>,
    refresher: Refresher,
    defaults: CallOptions,
    upload_idle_timeout: Duration,
    on_refreshed: Option<Callback>,
}

/// The application that signs its users in.
#[derive(Clone, Debug)]
struct Application {
    id: String,
    secret: Secret,
}

impl AmazonDrive {
    /// Starts a client.
    pub fn builder() -> AmazonDriveBuilder {
        AmazonDriveBuilder::new()
    }

    /// `placeholders` makes requests for the addresses that stand for the account's hosts.
    fn over(
        placeholders: &ClientCore,
        fixed: Client,
        sign_in: Client,
        discovery: Discovery,
        source: Option<Arc<dyn TokenSource>>,
        shared: Arc<Shared>,
    ) -> Self {
        let discovery = Arc::new(discovery);
        let transport =
            DiscoveredTransport::new(Arc::clone(&discovery), Arc::clone(fixed.core().transport()));
        Self {
            api: Client::from(placeholders.with_transport(Arc::new(transport))),
            fixed,
            sign_in,
            discovery,
            source,
            shared,
        }
    }

    /// The typed client underneath, with the same hosts, token, retries and pauses.
    ///
    /// ```no_run
    /// # async fn example(drive: cloud_drives::AmazonDrive) -> Result<(), cloud_drives::Error> {
    /// let page = drive.api().trash().list().limit(5).send().await?;
    /// println!("{} {:?}", page.status(), page.count);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// The addresses that it shows for `metadata` and `content` stand for those that are discovered.
    #[must_use]
    pub fn api(&self) -> &Client {
        &self.api
    }

    /// The same Drive with another token. Its account's hosts are asked for anew, and kept in memory, unless they were set.
    ///
    /// # Errors
    ///
    /// When the token is empty or holds characters that no token has.
    pub fn with_token(&self, token: impl Into<Secret>) -> Result<Self, Error> {
        Ok(self.with_token_source(StaticToken::new(token)?))
    }

    /// The same Drive with tokens from elsewhere. The account's hosts are asked for anew, and kept in memory.
    #[must_use]
    pub fn with_token_source(&self, source: impl TokenSource) -> Self {
        let source: Arc<dyn TokenSource> = Arc::new(source);
        let fixed = self
            .shared
            .stack
            .fixed(self.fixed.core(), Some(Arc::clone(&source)));
        let discovery = self
            .discovery
            .with_source(fixed.clone(), Arc::clone(&source));
        Self::over(
            self.api.core(),
            fixed,
            self.sign_in.clone(),
            discovery,
            Some(source),
            Arc::clone(&self.shared),
        )
    }

    /// The same Drive with the tokens of a sign-in; they are renewed before they end if there is a refresh token among them.
    ///
    /// The function given to [`AmazonDriveBuilder::on_refreshed`] gets the renewed ones. To keep them in a file see
    /// [`TokenFile::store`].
    ///
    /// # Errors
    ///
    /// When a token is empty or holds characters that no token has.
    pub fn signed_in(&self, token: types::Token) -> Result<Self, Error> {
        let tokens = tokens::tokens(&token);
        let Some(refresh_token) = tokens.refresh_token.clone() else {
            return self.with_token(tokens.access_token);
        };
        let source = tokens::refreshing(
            self.shared.refresher.clone(),
            refresh_token,
            Some(tokens.access()),
            self.shared.on_refreshed.clone(),
        )?;
        Ok(self.with_token_source(source))
    }

    /// Retries as the Python client makes them: none (`wire.md §8`).
    ///
    /// ```
    /// use cloud_drives::AmazonDrive;
    /// use cloud_drives::amazon_drive::BackOff;
    ///
    /// let builder = AmazonDrive::builder()
    ///     .retry_policy(AmazonDrive::seed_retry_policy())
    ///     .back_off(BackOff::seed());
    /// # let _ = builder;
    /// ```
    #[must_use]
    pub fn seed_retry_policy() -> RetryPolicy {
        RetryPolicy::none()
    }

    /// The budget for repeats that all calls share.
    #[must_use]
    pub fn retry_budget(&self) -> &RetryBudget {
        &self.shared.stack.budget
    }

    /// The way to hosts that are not the account's: no token, no repeats.
    fn storage(&self) -> Storage {
        Storage::new(Arc::clone(&self.shared.stack.transports.storage))
    }

    /// The options of a call over the client's defaults.
    fn options(&self, call: CallOptions) -> CallOptions {
        call.with_defaults(&self.shared.defaults)
    }

    /// Counts the attempts of something that takes more than one call; options as [`AmazonDrive::options`] gives them.
    fn retrier(&self, options: &CallOptions) -> Retrier {
        self.shared.stack.retrier(options)
    }

    fn application(&self) -> Result<&Application, Error> {
        self.shared.application.as_ref().ok_or_else(|| {
            let message =
                "signing in needs the application: set it with AmazonDrive::builder().application(…)";
            Error::new(ErrorClass::Auth, message)
        })
    }
}

impl fmt::Debug for AmazonDrive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AmazonDrive")
            .field("api", &self.api)
            .field("token_source", &self.source)
            .field("application", &self.shared.application)
            .field("defaults", &self.shared.defaults)
            .finish_non_exhaustive()
    }
}

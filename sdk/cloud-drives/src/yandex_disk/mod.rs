//! Yandex Disk, with everything that takes more than one call.
//!
//! [`YandexDisk`] has a method for each thing that one does with a Disk. What it gives is awaited; setters come before that:
//!
//! ```no_run
//! use cloud_drives::YandexDisk;
//!
//! # async fn example() -> Result<(), cloud_drives::Error> {
//! let disk = YandexDisk::builder().token("y0_…").build()?;
//!
//! disk.makedirs("disk:/photos/2024").await?;
//! disk.copy("disk:/a", "disk:/b").overwrite(true).await?; // waits until it is done
//! let running = disk.move_("disk:/c", "disk:/d").start().await?; // does not
//!
//! let mut items = disk.listdir("disk:/photos").items();
//! while let Some(item) = items.try_next().await? {
//!     println!("{}", item.name);
//! }
//!
//! running.await?;
//! # Ok(())
//! # }
//! ```
//!
//! # Retries
//!
//! Single calls are repeated by a layer under the typed client, so [`YandexDisk::api`] has it too: 4 attempts, waits from half a second
//! with full jitter, and only where a repeat can do no harm. The Python client has 4 attempts as well, repeats everything, and does not
//! wait; [`YandexDisk::seed_retry_policy`] behaves like that.
//!
//! # Paths
//!
//! Paths are taken as [`disk_path`] describes; those in the trash as [`trash_path`] does. Paths inside public folders and names are
//! sent as they are.

mod builder;
mod call;
mod change;
mod create;
mod download;
mod listing;
mod metadata;
mod operation;
mod paths;
mod public;
mod public_settings;
mod rules;
mod sign_in;
mod stack;
#[cfg(test)]
mod tests;
mod trash;
mod upload;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use cloud_drives_core::{CallOptions, Error, Secret, Transport};

pub use ::yandex_disk::{Client, ErrorKind, types};
pub use builder::YandexDiskBuilder;
pub use change::{Copy, Move, Remove, UploadUrl};
pub use create::{MakeDir, MakeDirs};
pub use download::{Download, Downloaded, GetDownloadLink, OpenDownload};
pub use listing::{GetAllPublicResources, GetFiles, ListDir, PublicListDir, TrashListDir};
pub use metadata::{Exists, GetDiskInfo, GetLastUploaded, GetMeta, GetType, IsType, Patch};
pub use operation::{CheckToken, Completed, GetOperationStatus, WaitForOperation};
pub use paths::{disk_path, trash_path};
pub use public::{
    GetPublicMeta, GetPublicResources, GetPublicType, IsPublicType, PublicExists, Publish,
    SaveToDisk, Unpublish,
};
pub use public_settings::{GetPublicAvailableSettings, GetPublicSettings, UpdatePublicSettings};
pub use sign_in::YandexSignIn;
pub use trash::{GetTrashMeta, GetTrashType, IsTrashType, RemoveTrash, RestoreTrash, TrashExists};
pub use upload::{
    GetUploadLink, GetUploadLinkObject, Upload, UploadByLink, UploadFolder, Uploaded,
};

use crate::auth::{Callback, StaticToken, TokenSource, Tokens};
use crate::oauth::{Application, SignInClient};
use crate::poll::PollSettings;
use crate::retry::{Backoff, Retrier, RetryBudget, RetryPolicy};
use stack::Stack;

/// A Yandex Disk.
///
/// Cheap to clone; clones share connections, token, limits and the budget for repeats. See the [module](self) for how calls look.
#[derive(Clone)]
pub struct YandexDisk {
    api: Client,
    /// The same servers without a token, for sign-in.
    sign_in: Client,
    shared: Arc<Shared>,
    source: Option<Arc<dyn TokenSource>>,
}

/// What does not change from clone to clone.
struct Shared {
    stack: Stack,
    application: Option<Application>,
    defaults: CallOptions,
    poll: PollSettings,
    storage_idle_timeout: Duration,
    spoof_user_agent: bool,
    on_refreshed: Option<Callback>,
}

impl YandexDisk {
    /// Starts a client.
    pub fn builder() -> YandexDiskBuilder {
        YandexDiskBuilder::new()
    }

    /// The typed client underneath, with the same token, retries and limits.
    ///
    /// ```no_run
    /// # async fn example(disk: cloud_drives::YandexDisk) -> Result<(), cloud_drives::Error> {
    /// let page = disk.api().resources().trash("trash:/").limit(5).send().await?;
    /// println!("{} {:?}", page.status(), page.embedded);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn api(&self) -> &Client {
        &self.api
    }

    /// The same Disk with another token; connections, limits and settings are shared.
    ///
    /// # Errors
    ///
    /// When the token is empty or holds characters that no token has.
    pub fn with_token(&self, token: impl Into<Secret>) -> Result<Self, Error> {
        Ok(self.with_token_source(StaticToken::new(token)?))
    }

    /// The same Disk with tokens from elsewhere; connections, limits and settings are shared.
    #[must_use]
    pub fn with_token_source(&self, source: impl TokenSource) -> Self {
        let source: Arc<dyn TokenSource> = Arc::new(source);
        let mut disk = self.clone();
        disk.api = self
            .shared
            .stack
            .client(self.api.core(), Some(Arc::clone(&source)));
        disk.source = Some(source);
        disk
    }

    /// The same Disk with the tokens of a sign-in; they are renewed before they end if there is a refresh token among them.
    ///
    /// The function given to [`YandexDiskBuilder::on_refreshed`] gets the renewed ones.
    ///
    /// # Errors
    ///
    /// When a token is empty or holds characters that no token has.
    pub fn signed_in(&self, tokens: Tokens) -> Result<Self, Error> {
        let Some(refresh_token) = tokens.refresh_token.clone() else {
            return self.with_token(tokens.access_token);
        };
        let client = sign_in::client(
            self.sign_in.core(),
            self.shared.application.clone(),
            &self.shared.stack.policy,
        );
        let mut builder = client.refreshing(refresh_token, Some(tokens.access()), None)?;
        if let Some(keep) = self.shared.on_refreshed.clone() {
            builder = builder.on_refreshed(move |tokens| keep(tokens));
        }
        Ok(self.with_token_source(builder.build()?))
    }

    /// Retries as the Python client makes them: 4 attempts without a wait, whatever the operation (`wire.md §10`).
    ///
    /// ```
    /// use cloud_drives::YandexDisk;
    ///
    /// let builder = YandexDisk::builder().retry_policy(YandexDisk::seed_retry_policy());
    /// # let _ = builder;
    /// ```
    #[must_use]
    pub fn seed_retry_policy() -> RetryPolicy {
        RetryPolicy::new()
            .attempts(4)
            .backoff(Backoff::fixed(Duration::ZERO))
            .repeat_everything(true)
    }

    /// The budget for repeats that all calls share.
    #[must_use]
    pub fn retry_budget(&self) -> &RetryBudget {
        &self.shared.stack.budget
    }

    /// The transport for storage hosts: one attempt, no token, no limits.
    pub(crate) fn storage(&self) -> &Arc<dyn Transport> {
        &self.shared.stack.transports.storage
    }

    /// Longest time without a byte moving on storage hosts.
    pub(crate) fn storage_idle_timeout(&self) -> Duration {
        self.shared.storage_idle_timeout
    }

    /// Whether upload links are asked for under another program's name.
    pub(crate) fn spoofs_user_agent(&self) -> bool {
        self.shared.spoof_user_agent
    }

    /// The options of a call over the client's defaults.
    pub(crate) fn options(&self, call: CallOptions) -> CallOptions {
        call.with_defaults(&self.shared.defaults)
    }

    /// Counts the attempts of something that takes more than one call; options as [`YandexDisk::options`] gives them.
    pub(crate) fn retrier(&self, options: &CallOptions) -> Retrier {
        self.shared.stack.retrier(options)
    }

    fn oauth(&self) -> SignInClient {
        let shared = &self.shared;
        let policy = &shared.stack.policy;
        sign_in::client(self.sign_in.core(), shared.application.clone(), policy)
            .with_default_options(shared.defaults.clone())
    }
}

impl fmt::Debug for YandexDisk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("YandexDisk")
            .field("api", &self.api)
            .field("token_source", &self.source)
            .field("application", &self.shared.application)
            .field("defaults", &self.shared.defaults)
            .field("poll", &self.shared.poll)
            .finish_non_exhaustive()
    }
}

//! Frame.io, with everything that takes more than one call.
//!
//! [`FrameIo::api`] is the typed client with a method for each operation, here with retries, rate limits and tokens that are renewed
//! in time. What takes more than one call has a method of its own:
//!
#![cfg_attr(feature = "frameio", doc = "```no_run")]
#![cfg_attr(not(feature = "frameio"), doc = "```ignore")]
//! use cloud_drives::FrameIo;
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
//! frame.download(&account.id, &film.file_id, "copy of film.mov").await?;
//! # Ok(())
//! # }
//! ```
//!
//! # Retries
//!
//! Calls are repeated by a layer under the typed client: 3 attempts, as the vendor's own clients make, with waits of 1 s and 2 s on
//! average, or as long as the service asks for. Every call is repeated after statuses 408, 409, 429 and 503 and where no connection
//! could be made; after other failures of the server or the connection only what does no harm when it is done twice. The vendor's
//! clients repeat that too; [`FrameIo::seed_retry_policy`] behaves like them.
//!
//! # Rate limits
//!
//! Each operation has a limit of its own (`wire.md §8`). They are held before the service has to point them out, and corrected by
//! what its answers say is left, since other programs of the same user count as well.

mod asset;
mod builder;
mod call;
mod download;
mod remote_upload;
mod resolve;
mod rules;
mod sign_in;
mod stack;
mod status;
#[cfg(all(test, feature = "frameio"))]
mod tests;
mod upload;
mod walk;
mod webhook;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use cloud_drives_core::{CallOptions, Error, Secret, Transport};

pub use ::frameio::{Client, ErrorKind, types};
pub use asset::{AddVersion, Asset, CopyAsset, MoveAsset};
pub use builder::FrameIoBuilder;
pub use download::{Download, Downloaded, OpenDownload, Rendition};
pub use remote_upload::RemoteUpload;
pub use resolve::{MakeFolders, Resolve, ResolveAll};
pub use upload::{Upload, UploadAttachment, UploadFolder, UploadParts, Uploaded};
pub use walk::{Found, Walk};
pub use webhook::{
    ActionDelivery, ActionField, ActionFieldType, ActionOption, ActionReply, WebhookDelivery,
    WebhookReference, WebhookResource, WebhookVerifier,
};

use crate::auth::{Callback, StaticToken, TokenSource, Tokens};
use crate::oauth::{Application, SignInClient};
use crate::poll::PollSettings;
use crate::retry::{Backoff, RetryBudget, RetryPolicy};
use stack::Stack;

/// Frame.io.
///
/// Cheap to clone; clones share connections, token, limits and the budget for repeats. See the [module](self) for how calls look.
#[derive(Clone)]
pub struct FrameIo {
    api: Client,
    /// The same servers without a token, for sign-in.
    ims: Client,
    shared: Arc<Shared>,
    source: Option<Arc<dyn TokenSource>>,
}

/// What does not change from clone to clone.
struct Shared {
    stack: Stack,
    application: Option<Application>,
    defaults: CallOptions,
    poll: PollSettings,
    storage_idle_timeout: Option<Duration>,
    refresh_ahead: Duration,
    on_refreshed: Option<Callback>,
}

impl FrameIo {
    /// Starts a client.
    pub fn builder() -> FrameIoBuilder {
        FrameIoBuilder::new()
    }

    /// The typed client underneath, with the same token, retries and limits.
    ///
    /// ```no_run
    /// # async fn example(frame: cloud_drives::FrameIo, account: &str, file: &str) -> Result<(), cloud_drives::Error> {
    /// let film = frame.api().files().show(account, file).include(["creator"]).send().await?;
    /// println!("{} {}, {} bytes", film.status(), film.name, film.file_size);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn api(&self) -> &Client {
        &self.api
    }

    /// The same client with another token; connections, limits and settings are shared.
    ///
    /// # Errors
    ///
    /// When the token is empty or holds characters that no token has.
    pub fn with_token(&self, token: impl Into<Secret>) -> Result<Self, Error> {
        Ok(self.with_token_source(StaticToken::new(token)?))
    }

    /// The same client with tokens from elsewhere; connections, limits and settings are shared.
    #[must_use]
    pub fn with_token_source(&self, source: impl TokenSource) -> Self {
        let source: Arc<dyn TokenSource> = Arc::new(source);
        let mut client = self.clone();
        let layered = Some(Arc::clone(&source));
        client.api = self.shared.stack.client(self.api.core(), layered);
        client.source = Some(source);
        client
    }

    /// The same client with the tokens of a sign-in; they are renewed before they end if there is a refresh token among them.
    ///
    /// The function given to [`FrameIoBuilder::on_refreshed`] gets the renewed ones.
    ///
    /// # Errors
    ///
    /// When a token is empty or holds characters that no token has.
    pub fn signed_in(&self, tokens: Tokens) -> Result<Self, Error> {
        let Some(refresh_token) = tokens.refresh_token.clone() else {
            return self.with_token(tokens.access_token);
        };
        let client = sign_in::client(
            self.ims.core(),
            self.shared.application.clone(),
            &self.shared.stack.policy,
            CallOptions::new(),
        );
        let mut builder = client.refreshing(
            refresh_token,
            Some(tokens.access()),
            Some(self.shared.refresh_ahead),
        )?;
        if let Some(keep) = self.shared.on_refreshed.clone() {
            builder = builder.on_refreshed(move |tokens| keep(tokens));
        }
        Ok(self.with_token_source(builder.build()?))
    }

    /// Retries as the vendor's own clients make them (`wire.md §8`): 3 attempts, waits of 1 s and 2 s, whatever the operation.
    ///
    /// ```
    /// use cloud_drives::FrameIo;
    ///
    /// let builder = FrameIo::builder().retry_policy(FrameIo::seed_retry_policy());
    /// # let _ = builder;
    /// ```
    #[must_use]
    pub fn seed_retry_policy() -> RetryPolicy {
        let waits = Backoff::exponential(Duration::from_secs(1), Duration::from_secs(60));
        RetryPolicy::new()
            .attempts(3)
            .backoff(waits.without_jitter())
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

    /// The options of a call over the client's defaults.
    pub(crate) fn options(&self, call: CallOptions) -> CallOptions {
        call.with_defaults(&self.shared.defaults)
    }

    fn oauth(&self) -> SignInClient {
        let shared = &self.shared;
        let policy = &shared.stack.policy;
        let options = shared.defaults.clone();
        sign_in::client(self.ims.core(), shared.application.clone(), policy, options)
    }
}

impl fmt::Debug for FrameIo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FrameIo")
            .field("api", &self.api)
            .field("token_source", &self.source)
            .field("application", &self.shared.application)
            .field("defaults", &self.shared.defaults)
            .field("poll", &self.shared.poll)
            .finish_non_exhaustive()
    }
}

//! Frame.io, with everything that takes more than one call.
//!
//! [`FrameIo::api`] is the typed client with a method for each operation, here with retries, rate limits and tokens that are renewed
//! in time. What takes more than one call has a method of its own:
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
mod ims;
mod remote_upload;
mod resolve;
mod rules;
mod sign_in;
mod stack;
mod status;
#[cfg(all(test, feature = "frameio"))]
mod tests;
mod tokens;
mod tree;
mod upload;
mod webhook;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use cloud_drives_core::{CallOptions, Error, ErrorClass, Secret, Transport};

pub use ::frameio::{Client, ErrorKind, types};
pub use asset::{AddVersion, Asset, CopyAsset, MoveAsset};
pub use builder::FrameIoBuilder;
pub use download::{Download, Rendition};
pub use ims::{Authenticate, ExchangeCode, RefreshToken, RevokeToken};
pub use remote_upload::RemoteUpload;
pub use resolve::{MakeFolders, Resolve, ResolveAll};
pub use sign_in::{AuthorizationUrl, BrowserSignIn};
pub use tokens::StoredTokens;
pub use tree::FrameTree;
pub use upload::{Upload, UploadAttachment, UploadedFile};
pub use webhook::{
    ActionDelivery, ActionField, ActionFieldType, ActionOption, ActionReply, WebhookDelivery,
    WebhookReference, WebhookResource, WebhookVerifier,
};

use crate::auth::{RefreshingToken, StaticToken, TokenSource};
use crate::poll::PollSettings;
use crate::retry::{Backoff, RetryBudget, RetryPolicy};
use stack::Stack;
use tokens::{Callback, Renewal, tokens_of};

/// Frame.io.
///
/// Cheap to clone; clones share connections, token, limits and the budget for repeats. See the [module](self) for how calls look.
#[derive(Clone)]
pub struct FrameIo {
    api: Client,
    /// The same servers without a token, for sign-in.
    ims: Client,
    shared: Arc<Shared>,
    source: Option<Source>,
}

/// Where tokens come from.
#[derive(Clone, Debug)]
enum Source {
    /// From this crate, which knows what renews them.
    Renewed {
        token: RefreshingToken,
        /// Whether what renews them is a refresh token, to be kept and revoked, or the application's own secret.
        of_user: bool,
    },
    /// From elsewhere.
    Other(Arc<dyn TokenSource>),
}

impl Source {
    fn tokens(&self) -> Arc<dyn TokenSource> {
        match self {
            Self::Renewed { token, .. } => Arc::new(token.clone()),
            Self::Other(source) => Arc::clone(source),
        }
    }

    fn refresh_token(&self) -> Option<Secret> {
        match self {
            Self::Renewed {
                token,
                of_user: true,
            } => Some(token.refresh_token()),
            _ => None,
        }
    }
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

/// The application that signs its users, or itself, in.
#[derive(Clone, Debug)]
struct Application {
    id: String,
    secret: Option<Secret>,
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
        self.over(Source::Other(Arc::new(source)))
    }

    /// The same client with the tokens of a sign-in; they are renewed before they end if there is a refresh token among them.
    ///
    /// The function given to [`FrameIoBuilder::on_refreshed`] gets the renewed ones.
    ///
    /// # Errors
    ///
    /// When a token is empty or holds characters that no token has.
    pub fn signed_in(&self, token: types::Token) -> Result<Self, Error> {
        let tokens = tokens_of(token);
        let Some(refresh_token) = tokens.refresh_token.clone() else {
            return self.with_token(tokens.access_token);
        };
        let renewal = Renewal {
            ims: &self.ims,
            application: self.application()?.clone(),
            policy: self.shared.stack.policy.clone(),
            ahead: self.shared.refresh_ahead,
            callback: self.shared.on_refreshed.clone(),
        };
        let token = renewal.of_user(refresh_token, Some(tokens.access()))?;
        Ok(self.over(Source::Renewed {
            token,
            of_user: true,
        }))
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

    fn over(&self, source: Source) -> Self {
        let mut client = self.clone();
        client.api = self
            .shared
            .stack
            .client(self.api.core(), Some(source.tokens()));
        client.source = Some(source);
        client
    }

    /// The transport for storage hosts: one attempt, no token, no limits.
    pub(crate) fn storage(&self) -> &Arc<dyn Transport> {
        &self.shared.stack.transports.storage
    }

    /// The options of a call over the client's defaults.
    pub(crate) fn options(&self, call: CallOptions) -> CallOptions {
        call.with_defaults(&self.shared.defaults)
    }

    fn application(&self) -> Result<&Application, Error> {
        self.shared.application.as_ref().ok_or_else(|| {
            let message =
                "signing in needs the application: set it with FrameIo::builder().application(…)";
            Error::new(ErrorClass::Auth, message)
        })
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

//! Verizon ThingSpace Personal Cloud, with everything that takes more than one call.
//!
//! **The service has ended.** Nothing answers at the address that is built in. This serves those who keep archives, proxies or
//! replacements of that API, or tests of programs that were written for it: set the address with
//! [`base_url("api", …)`](VerizonCloudBuilder::base_url).
//!
//! [`VerizonCloud`] has a method for each thing that one does with a cloud, under the names of the Python SDK where Rust allows. What
//! it gives is awaited; setters come before that:
//!
//! ```no_run
//! use cloud_drives::VerizonCloud;
//! use cloud_drives::verizon_cloud::Query;
//!
//! # async fn example() -> Result<(), cloud_drives::Error> {
//! let cloud = VerizonCloud::builder()
//!     .application("client-key", "client-secret", "https://app.example/callback")
//!     .token("QX7…")
//!     .refresh_token("RT9…")
//!     .on_refreshed(|tokens| async move { drop(tokens) }) // keep them: a refresh token works once
//!     .build()?;
//!
//! let account = cloud.account().await?;
//! println!("{} of {} bytes", account.usage.quota_used, account.usage.quota);
//!
//! let film = cloud.upload("film.mov", "/VZMOBILE/films").resumable("film.mov.upload").await?;
//! cloud.download(&film, "copy.mov").await?;
//!
//! let folder = cloud.makedirs("/VZMOBILE/photos/2016").await?;
//! cloud.move_("/VZMOBILE/sea.jpg", "/VZMOBILE/photos/2016/sea.jpg").await?;
//! let mut found = cloud.search(Query::files().and(Query::name("sea")?)).items();
//! while let Some(item) = found.try_next().await? {
//!     println!("{}", item.path());
//! }
//! cloud.delete(&folder).await?;
//! cloud.restore(&folder).await?;
//! # Ok(())
//! # }
//! ```
//!
//! Lists are awaited for one page, and have `items()` and `pages()` for all. What the service would refuse for certain, such as a page
//! 0 or a virtual folder as the target of a move, is an error before anything is sent.
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
//!     Ok(made) => println!("{}", made.path()),
//!     Err(error) if error.is_outcome_unknown() => println!("look before it is done again: {error}"),
//!     Err(error) => match ErrorKind::of(&error) {
//!         ErrorKind::Conflict => println!("something is there"),
//!         ErrorKind::Unauthorized => println!("sign in again"),
//!         kind if kind.is(ErrorKind::NotFound) => println!("not there, or not any more"),
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
//! Single calls are repeated by a layer under the typed client, so [`VerizonCloud::api`] has it too: 4 attempts, waits from half a
//! second with full jitter or as long as `Retry-After` says, and only where a repeat can do no harm. The Python SDK repeats nothing but
//! a call that was refused for its token; [`VerizonCloud::seed_retry_policy`] behaves like that.
//!
//! What may not be done twice is looked at where its outcome is unknown: a move, a copy or a new folder is taken for done or made again
//! by what is there, and [`is_outcome_unknown`](Error::is_outcome_unknown) says that neither can be told. Each call documents it.
//!
//! # Cancel safety
//!
//! Dropping the future of a call ends the attempt that is under way, and there will be no other. The service may have done what it was
//! asked for all the same.
//!
//! # Tokens
//!
//! A token is renewed ahead of its end and when the service refuses it, once for all calls that wait for it. A refresh token works
//! once, and the answer to its use has the next one, which is handed to [`on_refreshed`](VerizonCloudBuilder::on_refreshed) before any
//! call goes out with the new tokens. It outlives a caller that gives up, and a function that fails to keep it gets it again.
//!
//! The token goes to the origin of the API. Uploads lead to addresses that the service names; those on another host have to be named
//! too, see [`upload_origin`](VerizonCloudBuilder::upload_origin).

mod account;
mod builder;
mod call;
mod change;
mod checks;
mod contacts;
mod download;
mod favorites;
mod folders;
mod full_view;
mod item;
mod metadata;
mod paths;
mod playlists;
mod query;
mod rules;
mod search;
mod settle;
mod shares;
mod sign_in;
mod stack;
mod tags;
#[cfg(test)]
mod tests;
mod tokens;
mod trash;
mod upload;
mod uri;
mod view;
mod virtual_folders;
mod walk;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use cloud_drives_core::{CallOptions, Error, ErrorClass, OperationInfo, Secret, Transport};
use url::Url;

pub use ::verizon_cloud::types::{OnConflict, OnCopyConflict, Override};
pub use ::verizon_cloud::{Client, ErrorKind, SortField, types};
pub use account::Account;
pub use builder::VerizonCloudBuilder;
pub use change::{Copy, Delete, Move};
pub use contacts::{
    CreateContact, DeleteContact, GetContact, ListContacts, NewContact, UpdateContact,
    UpdateContactWith,
};
pub use download::{
    Download, DownloadUrl, Downloaded, GetDownloadUrl, OpenDownload, Thumbnail, ThumbnailSize,
};
pub use favorites::{Favorite, Favorites};
pub use folders::{CreateFolder, MakeDirs};
pub use full_view::{FullView, FullViewAnswer, View};
pub use item::CloudItem;
pub use metadata::{Exists, FileMetadata, GetItem, IsDir, IsFile, Metadata};
pub use paths::{ItemPath, VZMOBILE};
pub use playlists::{
    AddPlaylistItems, CreatePlaylist, DeletePlaylist, GetPlaylist, ListPlaylistItems,
    ListPlaylists, PlaylistAdd, RemovePlaylistItem, UpdatePlaylist, UpdatePlaylistDefinition,
};
pub use query::{Query, SearchField};
pub use search::Search;
pub use shares::{ListShares, MakeShare, ShareResource, SharesCursor, SharesPage, Unshare};
pub use sign_in::{AuthorizeUrl, BrowserSignIn, GetToken};
pub use tags::{GetTags, Tag, Tags, Untag};
pub use trash::{EmptyTrash, Restore, Trash};
pub use upload::{CHUNK_SIZE, LARGEST_UPLOAD, Upload, UploadFolder};
pub use uri::ItemUri;
pub use view::{FullViewCache, Synced};
pub use virtual_folders::{CreateVirtualFolder, DeleteVirtualFolder, RenameVirtualFolder};
pub use walk::Walk;

use crate::auth::{RefreshingToken, StaticToken, TokenFile, TokenSource};
use crate::retry::{Retrier, RetryBudget, RetryPolicy};
use crate::transfer::{Storage, parse_link};
use stack::{Stack, own_origin};
pub use tokens::tokens;
use tokens::{Callback, Refresher, refreshing};

/// A Verizon Personal Cloud.
///
/// Cheap to clone; clones share connections, token, limits and the budget for repeats. See the [module](self) for how calls look.
#[derive(Clone)]
pub struct VerizonCloud {
    api: Client,
    /// The same server without a token, for sign-in.
    sign_in: Client,
    /// The way to addresses that the service hands out.
    storage: Arc<dyn Transport>,
    source: Option<Source>,
    shared: Arc<Shared>,
}

/// Where tokens come from.
#[derive(Clone, Debug)]
enum Source {
    /// From this crate, which knows what renews them.
    Renewed(RefreshingToken),
    /// From a file, to which renewed ones are written.
    File(TokenFile),
    /// From elsewhere.
    Other(Arc<dyn TokenSource>),
}

impl Source {
    fn tokens(&self) -> Arc<dyn TokenSource> {
        match self {
            Self::Renewed(token) => Arc::new(token.clone()),
            Self::File(file) => Arc::new(file.clone()),
            Self::Other(source) => Arc::clone(source),
        }
    }
}

/// What does not change from clone to clone.
struct Shared {
    stack: Stack,
    application: Option<Application>,
    defaults: CallOptions,
    upload_idle_timeout: Duration,
    refresh_ahead: Duration,
    on_refreshed: Option<Callback>,
}

/// The application that signs its users in.
#[derive(Clone, Debug)]
struct Application {
    id: String,
    secret: Secret,
    redirect_uri: String,
}

impl VerizonCloud {
    /// Starts a client.
    pub fn builder() -> VerizonCloudBuilder {
        VerizonCloudBuilder::new()
    }

    fn over(sign_in: Client, source: Option<Source>, shared: Arc<Shared>) -> Self {
        let tokens = source.as_ref().map(Source::tokens);
        Self {
            api: shared.stack.client(sign_in.core(), tokens.clone()),
            storage: shared.stack.storage(sign_in.core(), tokens),
            sign_in,
            source,
            shared,
        }
    }

    /// The typed client underneath, with the same token, retries and default options.
    ///
    /// ```no_run
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// let answer = cloud.api().account().get().send().await?;
    /// println!("{} {}", answer.status(), answer.id);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn api(&self) -> &Client {
        &self.api
    }

    /// The same cloud with another token; connections, limits and settings are shared.
    ///
    /// # Errors
    ///
    /// When the token is empty or holds characters that no token has.
    pub fn with_token(&self, token: impl Into<Secret>) -> Result<Self, Error> {
        Ok(self.with_token_source(StaticToken::new(token)?))
    }

    /// The same cloud with tokens from elsewhere; connections, limits and settings are shared.
    #[must_use]
    pub fn with_token_source(&self, source: impl TokenSource) -> Self {
        self.with_source(Source::Other(Arc::new(source)))
    }

    /// The same cloud with the tokens of a sign-in; they are renewed before they end.
    ///
    /// The function given to [`VerizonCloudBuilder::on_refreshed`] gets the renewed ones, not these. To keep them in a file see
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
        let refresher = Refresher {
            client: self.sign_in.clone(),
            application: self.application()?.clone(),
            policy: self.shared.stack.policy.clone(),
        };
        let access = Some(tokens.access());
        let callback = self.shared.on_refreshed.clone();
        let ahead = self.shared.refresh_ahead;
        let token = refreshing(refresher, refresh_token, access, ahead, callback)?;
        Ok(self.with_source(Source::Renewed(token)))
    }

    /// Retries as the Python SDK makes them: none, but for the one after a renewal of the token (`wire.md §8`).
    ///
    /// ```
    /// use cloud_drives::VerizonCloud;
    ///
    /// let builder = VerizonCloud::builder().retry_policy(VerizonCloud::seed_retry_policy());
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

    fn with_source(&self, source: Source) -> Self {
        Self::over(self.sign_in.clone(), Some(source), Arc::clone(&self.shared))
    }

    /// The way to addresses that the service hands out: one attempt. The token goes along to the origins that it is for, with
    /// operations that want one; check the addresses with [`VerizonCloud::upload_address`].
    pub(crate) fn storage(&self) -> Storage {
        Storage::new(Arc::clone(&self.storage))
    }

    /// Takes an address that the service hands out and that wants the token; `what` says which.
    ///
    /// # Errors
    ///
    /// When it is not one, and when it is on a host that the token is not for.
    pub(crate) fn upload_address(
        &self,
        address: &str,
        what: &'static str,
        operation: &'static OperationInfo,
    ) -> Result<Url, Error> {
        let url = parse_link(address, what, operation)?;
        let stack = &self.shared.stack;
        let own = own_origin(self.api.core());
        if own
            .iter()
            .chain(&stack.upload_origins)
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

    /// Longest time without a byte moving on an upload.
    pub(crate) fn upload_idle_timeout(&self) -> Duration {
        self.shared.upload_idle_timeout
    }

    /// The options of a call over the client's defaults.
    pub(crate) fn options(&self, call: CallOptions) -> CallOptions {
        call.with_defaults(&self.shared.defaults)
    }

    /// Counts the attempts of something that takes more than one call; options as [`VerizonCloud::options`] gives them.
    pub(crate) fn retrier(&self, options: &CallOptions) -> Retrier {
        self.shared.stack.retrier(options)
    }

    fn application(&self) -> Result<&Application, Error> {
        self.shared.application.as_ref().ok_or_else(|| {
            let message = "signing in needs the application: set it with VerizonCloud::builder().application(…)";
            Error::new(ErrorClass::Auth, message)
        })
    }
}

impl fmt::Debug for VerizonCloud {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("VerizonCloud")
            .field("api", &self.api)
            .field("token_source", &self.source)
            .field("application", &self.shared.application)
            .field("defaults", &self.shared.defaults)
            .finish_non_exhaustive()
    }
}

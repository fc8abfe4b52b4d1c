//! Stores that keep tokens between runs of a program and share them between processes.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use cloud_drives_core::{BoxFuture, Error, ErrorClass, Result};
use http::StatusCode;
use serde::{Deserialize, Serialize};

use super::{Clock, Tokens};

/// A store for tokens: a file ([`TokenFile`](super::TokenFile)), a row of a database, a keyring.
///
/// [`RefreshingToken::from_store`](super::RefreshingToken::from_store) renews the tokens in it. Several processes can share a store: the
/// tokens are loaded again before a renewal, so that tokens renewed by another process are used. If refresh tokens work only once,
/// implement [`lock`](TokenStore::lock) as well.
///
/// [`KeptTokens`] can be serialized, so that a store only has to save a text. The text contains secrets in the clear.
///
/// ```
/// use std::collections::HashMap;
/// use std::sync::{Arc, Mutex};
/// use cloud_drives_core::{BoxFuture, Error, ErrorClass, Result};
/// use cloud_drives_runtime::auth::{KeptTokens, TokenStore};
///
/// /// The table `tokens (user TEXT PRIMARY KEY, kept TEXT)` of a database.
/// type Table = Arc<Mutex<HashMap<String, String>>>;
///
/// /// The tokens of one user.
/// struct Row {
///     table: Table,
///     user: String,
/// }
///
/// # impl std::fmt::Debug for Row {
/// #     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
/// #         f.write_str("Row")
/// #     }
/// # }
/// impl TokenStore for Row {
///     fn load(&self) -> BoxFuture<'_, Result<Option<KeptTokens>>> {
///         Box::pin(async {
///             // SELECT kept FROM tokens WHERE user = $1
///             let kept = self.table.lock().unwrap().get(&self.user).cloned();
///             let Some(kept) = kept else {
///                 return Ok(None);
///             };
///             let kept = serde_json::from_str(&kept).map_err(|error| {
///                 Error::new(ErrorClass::Auth, "the kept tokens can't be read; sign in again").with_source(error)
///             })?;
///             Ok(Some(kept))
///         })
///     }
///
///     fn save<'a>(&'a self, kept: &'a KeptTokens) -> BoxFuture<'a, Result<()>> {
///         Box::pin(async move {
///             let kept = serde_json::to_string(kept)
///                 .map_err(|error| Error::new(ErrorClass::Io, "the tokens can't be kept").with_source(error))?;
///             // INSERT INTO tokens … ON CONFLICT (user) DO UPDATE SET kept = $2
///             self.table.lock().unwrap().insert(self.user.clone(), kept);
///             Ok(())
///         })
///     }
/// }
/// ```
pub trait TokenStore: fmt::Debug + Send + Sync + 'static {
    /// Loads the stored tokens; `None` if there are none yet.
    ///
    /// # Errors
    ///
    /// Returns [`ErrorClass::Auth`] if the stored data is unusable, and [`ErrorClass::Io`] if the store can't be reached.
    fn load(&self) -> BoxFuture<'_, Result<Option<KeptTokens>>>;

    /// Replaces the stored tokens atomically.
    ///
    /// # Errors
    ///
    /// Returns [`ErrorClass::Io`] if the tokens can't be saved. They then stay in memory, unused, and are saved again before the next use.
    ///
    /// # Cancel safety
    ///
    /// The future is polled to completion, in its own task.
    fn save<'a>(&'a self, kept: &'a KeptTokens) -> BoxFuture<'a, Result<()>>;

    /// Waits until no other process is renewing these tokens. Other processes wait until the lock is dropped.
    ///
    /// Default: no lock.
    ///
    /// An implementation should give up after about a minute and return [`StoreLock::none`].
    ///
    /// # Errors
    ///
    /// Returns the reason why the lock can't be acquired; the tokens are then not renewed.
    fn lock(&self) -> BoxFuture<'_, Result<StoreLock>> {
        Box::pin(async { Ok(StoreLock::none()) })
    }

    /// Returns whether tokens are loaded for every request, so that tokens of another process are used immediately.
    ///
    /// Default: false. They are then loaded at the start, before each renewal, and after the service has refused a token.
    fn loads_for_every_request(&self) -> bool {
        false
    }
}

impl<T: TokenStore + ?Sized> TokenStore for Arc<T> {
    fn load(&self) -> BoxFuture<'_, Result<Option<KeptTokens>>> {
        (**self).load()
    }

    fn save<'a>(&'a self, kept: &'a KeptTokens) -> BoxFuture<'a, Result<()>> {
        (**self).save(kept)
    }

    fn lock(&self) -> BoxFuture<'_, Result<StoreLock>> {
        (**self).lock()
    }

    fn loads_for_every_request(&self) -> bool {
        (**self).loads_for_every_request()
    }
}

/// Keeps other processes from renewing the same tokens until it is dropped.
#[must_use = "the lock is released when it is dropped"]
pub struct StoreLock(Option<Box<dyn Send>>);

impl StoreLock {
    /// Creates a lock from a guard that releases it when it is dropped.
    pub fn new(guard: impl Send + 'static) -> Self {
        Self(Some(Box::new(guard)))
    }

    /// Creates a lock without effect.
    pub fn none() -> Self {
        Self(None)
    }
}

impl fmt::Debug for StoreLock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("StoreLock").field(&self.0.is_some()).finish()
    }
}

/// The contents of a [`TokenStore`]: tokens, and for a short time the last failed renewal.
///
/// The serialized form contains the secrets and the `version`, like that of [`Tokens`].
#[derive(Clone, Debug, Deserialize, Serialize)]
#[non_exhaustive]
pub struct KeptTokens {
    /// The tokens.
    #[serde(flatten)]
    pub tokens: Tokens,
    /// The last renewal of these tokens, if it failed.
    #[serde(
        rename = "refresh_failure",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub failure: Option<RefreshFailure>,
}

impl KeptTokens {
    /// Creates the contents after a sign-in.
    #[must_use]
    pub fn new(tokens: impl Into<Tokens>) -> Self {
        Self {
            tokens: tokens.into(),
            failure: None,
        }
    }
}

impl From<Tokens> for KeptTokens {
    fn from(tokens: Tokens) -> Self {
        Self::new(tokens)
    }
}

/// A failed renewal. It is stored so that other processes don't immediately contact the sign-in host again.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct RefreshFailure {
    /// Seconds since 1970.
    until: f64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    message: String,
}

impl RefreshFailure {
    pub(super) fn new(error: &Error, pause: Duration, clock: &Clock) -> Self {
        Self {
            until: clock.epoch_seconds() + pause.as_secs_f64(),
            status: error.status().map(|status| status.as_u16()),
            code: error.code().map(str::to_owned),
            message: error.message().to_owned(),
        }
    }

    /// Returns when the tokens may be renewed again.
    #[must_use]
    pub fn until(&self) -> SystemTime {
        let since = Duration::try_from_secs_f64(self.until).unwrap_or_default();
        UNIX_EPOCH.checked_add(since).unwrap_or(UNIX_EPOCH)
    }

    /// Returns the remaining time, at most `longest`; `None` if it has passed.
    pub(super) fn left(&self, longest: Duration, clock: &Clock) -> Option<Duration> {
        let left = self.until - clock.epoch_seconds();
        let left = Duration::try_from_secs_f64(left).ok()?;
        // The clock of another process may differ.
        (!left.is_zero()).then_some(left.min(longest))
    }

    pub(super) fn error(&self) -> Error {
        let status = self
            .status
            .and_then(|status| StatusCode::from_u16(status).ok());
        let error = match status {
            Some(status) => {
                Error::new(ErrorClass::Status, self.message.as_str()).with_status(status)
            }
            None => Error::new(ErrorClass::Transport, self.message.as_str()),
        };
        match &self.code {
            Some(code) => error.with_code(code.as_str()),
            None => error,
        }
    }
}

//! Where tokens are kept between two runs of a program, and between processes.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use cloud_drives_core::{BoxFuture, Error, ErrorClass, Result};
use http::StatusCode;
use serde::{Deserialize, Serialize};

use super::{Clock, Tokens};

/// A place where tokens are kept: a file ([`TokenFile`](super::TokenFile)), a row of a database, a keyring.
///
/// [`RefreshingToken::from_store`](super::RefreshingToken::from_store) renews the tokens in it. Several processes can share a store:
/// before a renewal the tokens are loaded again, so that those that another process has renewed are used. Where refresh tokens work
/// only once, implement [`lock`](TokenStore::lock) as well.
///
/// [`KeptTokens`] can be serialized, so that a store has to keep one piece of text. It holds secrets in the clear.
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
    /// Loads what is kept now; `None` if there is nothing yet.
    ///
    /// # Errors
    ///
    /// [`ErrorClass::Auth`] if what is kept is of no use, and [`ErrorClass::Io`] if the place can't be reached.
    fn load(&self) -> BoxFuture<'_, Result<Option<KeptTokens>>>;

    /// Replaces what is kept, as a whole or not at all.
    ///
    /// # Errors
    ///
    /// [`ErrorClass::Io`]. The tokens then stay in memory, are not used, and are saved again before the next use.
    ///
    /// # Cancel safety
    ///
    /// The future is polled to its end, in a task of its own.
    fn save<'a>(&'a self, kept: &'a KeptTokens) -> BoxFuture<'a, Result<()>>;

    /// Waits until no other process renews these tokens, and keeps the others waiting until the lock is dropped.
    ///
    /// Default: no lock.
    ///
    /// An implementation should give up after a minute or so, and return [`StoreLock::none`].
    ///
    /// # Errors
    ///
    /// Why the lock can't be had; the tokens are not renewed then.
    fn lock(&self) -> BoxFuture<'_, Result<StoreLock>> {
        Box::pin(async { Ok(StoreLock::none()) })
    }

    /// Returns whether tokens are loaded for every request, so that those of another process are used at once.
    ///
    /// Default: false; they are loaded at the start, before each renewal and after the service refused a token.
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

    /// Creates a lock that locks nothing.
    pub fn none() -> Self {
        Self(None)
    }
}

impl fmt::Debug for StoreLock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("StoreLock").field(&self.0.is_some()).finish()
    }
}

/// The contents of a [`TokenStore`]: tokens, and for a short time the fact that renewing them failed.
///
/// Serialized, it shows the secrets, as [`Tokens`] do, and has their `version`.
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
    /// Creates what is kept after a sign-in.
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

/// A failed renewal. It is kept so that other processes don't ask the sign-in host again at once.
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

    /// Returns the time that is left, at most `longest`; `None` if it is over.
    pub(super) fn left(&self, longest: Duration, clock: &Clock) -> Option<Duration> {
        let left = self.until - clock.epoch_seconds();
        let left = Duration::try_from_secs_f64(left).ok()?;
        // Another process may have another idea of the time.
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

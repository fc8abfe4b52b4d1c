//! Tokens in a file, in the format of the Python client of Amazon Drive.

mod lock;
mod stored;

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use cloud_drives_core::{BoxFuture, Error, ErrorClass, Result, Secret};

use super::{Clock, KeptTokens, StoreLock, TokenStore, Tokens};
use crate::private_file;
use stored::{Stored, exp_time};

/// A [`TokenStore`] in a file.
///
/// The file is JSON with `access_token`, `refresh_token`, `expires_in` and the local `exp_time`, in the format of the Python client of
/// Amazon Drive, and a `version`. Another version is refused; other members are preserved. The file is read for every request, so that
/// tokens renewed by another process are used. It is replaced atomically by renaming a new file that only its owner can read.
///
/// Processes that renew the tokens of a file do so one after the other: they lock a file next to it, with `.lock` appended to the name. If
/// that file can't be created, or is locked for longer than 60 s, they renew without the lock.
///
/// ```
/// use cloud_drives_core::{BoxFuture, Error, ErrorClass, Secret};
/// use cloud_drives_runtime::auth::{RefreshingToken, TokenFile, Tokens};
///
/// # fn ask(refresh_token: Secret) -> BoxFuture<'static, Result<Tokens, Error>> {
/// #     Box::pin(async { Err(Error::new(ErrorClass::Auth, "sign-in host not available")) })
/// # }
/// // What `token_file` of a client's builder does.
/// let source = RefreshingToken::from_store(ask, TokenFile::new("tokens.json")).build()?;
/// # let _ = source;
/// # Ok::<(), cloud_drives_core::Error>(())
/// ```
pub struct TokenFile {
    path: PathBuf,
    clock: Clock,
    /// The token of a file without `exp_time`, and the `exp_time` assigned when it was first seen.
    first_seen: Mutex<Option<(Secret, f64)>>,
}

impl TokenFile {
    /// Creates a store in a file. The file may be missing until the first request.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self {
            path: path.into(),
            clock: Clock::default(),
            first_seen: Mutex::default(),
        }
    }

    /// Sets the clock. Default: the system's clock.
    #[must_use]
    pub fn clock(mut self, clock: Clock) -> Self {
        self.clock = clock;
        self
    }

    /// Writes the tokens of a sign-in to a file, replacing an existing one.
    ///
    /// ```no_run
    /// # async fn example() -> Result<(), cloud_drives_runtime::Error> {
    /// use std::time::Duration;
    /// use cloud_drives_runtime::auth::{TokenFile, Tokens};
    ///
    /// // The result of a sign-in with any provider.
    /// let tokens = Tokens::new("Atza|…").refresh_token("Atzr|…").expires_in(Duration::from_secs(3600));
    /// TokenFile::store("oauth_data", tokens).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// Returns [`ErrorClass::InvalidInput`] if there is no refresh token, and [`ErrorClass::Io`] if the file can't be written.
    pub async fn store(path: impl AsRef<Path>, tokens: impl Into<Tokens>) -> Result<()> {
        let file = Self::new(path.as_ref());
        file.save(&KeptTokens::new(tokens)).await
    }

    async fn stored(&self) -> Result<Stored> {
        match private_file::read(&self.path, stored::WHAT).await? {
            Some(json) => Stored::parse(&json, &self.path),
            None => Err(missing(&self.path)),
        }
    }

    async fn read(&self) -> Result<KeptTokens> {
        let mut stored = self.stored().await?;
        let now = self.clock.epoch_seconds();
        let until = match stored.exp_time {
            Some(until) => until,
            None => self.first_seen(&stored, now),
        };
        stored.exp_time = Some(until);
        Ok(stored.into_kept(now))
    }

    /// Returns when the token was first seen, because the file does not record when it was received.
    fn first_seen(&self, stored: &Stored, now: f64) -> f64 {
        let mut seen = self
            .first_seen
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        match &*seen {
            Some((token, until)) if *token == stored.access_token => *until,
            _ => {
                let until = exp_time(now, stored.expires_in);
                *seen = Some((stored.access_token.clone(), until));
                until
            }
        }
    }
}

impl TokenStore for TokenFile {
    fn load(&self) -> BoxFuture<'_, Result<Option<KeptTokens>>> {
        Box::pin(async { self.read().await.map(Some) })
    }

    fn save<'a>(&'a self, kept: &'a KeptTokens) -> BoxFuture<'a, Result<()>> {
        Box::pin(async move {
            let stored = match &kept.failure {
                // The tokens in the file are unchanged; only the failure is new.
                Some(failure) => self.stored().await?.with_failure(failure),
                None => Stored::of(kept.tokens.clone(), self.clock.epoch_seconds())?,
            };
            stored.write(&self.path).await
        })
    }

    fn lock(&self) -> BoxFuture<'_, Result<StoreLock>> {
        Box::pin(async { Ok(lock::lock(&self.path).await) })
    }

    fn loads_for_every_request(&self) -> bool {
        true
    }
}

fn missing(path: &Path) -> Error {
    let message = format!(
        "{}: token file not found; sign in, and store the tokens there with TokenFile::store",
        path.display()
    );
    Error::new(ErrorClass::Auth, message)
}

impl fmt::Debug for TokenFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenFile")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

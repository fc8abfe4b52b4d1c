//! Tokens in a file, in the form that the Python client of Amazon Drive has.

mod stored;

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use cloud_drives_core::{BoxFuture, Error, ErrorClass, Result, Secret};
use tokio::sync::OwnedMutexGuard;

use super::{AccessToken, Clock, TokenRefresher, TokenSource, Tokens};
use crate::private_file;
use stored::{MARGIN, Stored, exp_time};

/// How often the file is looked at for what another process has renewed, and the pause between two looks.
const LOOKS: u32 = 3;
const PAUSE: Duration = Duration::from_millis(200);

/// Tokens in a file, renewed in time and written back.
///
/// The file is JSON with `access_token`, `refresh_token`, `expires_in` and the local `exp_time`, as the Python client of Amazon Drive
/// keeps it, and a `version`; other members stay. It is read again for every call and after a refresh token was refused, so that what
/// another process has renewed is used. Renewed tokens are written before they are used: to another file first, which only its owner
/// can read and which then takes the name. A refresh token is replaced by a new one only, never by none. If the file can't be written,
/// the call fails, the tokens stay in memory, and the next call tries to write them again.
///
/// # Cancel safety
///
/// A renewal goes on when the caller gives up.
#[derive(Clone)]
pub struct TokenFile {
    inner: Arc<Inner>,
    ahead: f64,
}

struct Inner {
    path: PathBuf,
    refresher: Box<dyn TokenRefresher>,
    clock: Clock,
    /// The token that a server has refused.
    refused: Mutex<Option<Secret>>,
    state: Arc<tokio::sync::Mutex<State>>,
}

#[derive(Default)]
struct State {
    stored: Option<Stored>,
    /// Where the tokens could not be written: the access token that was in the file when they were renewed.
    unsaved: Option<Secret>,
}

impl TokenFile {
    /// Creates a source of the tokens in a file, which need not be there before the first call.
    pub fn new(path: impl Into<PathBuf>, refresher: impl TokenRefresher) -> Self {
        Self::with_clock(path, refresher, Clock::default())
    }

    /// Creates a source by another clock.
    pub fn with_clock(
        path: impl Into<PathBuf>,
        refresher: impl TokenRefresher,
        clock: Clock,
    ) -> Self {
        let inner = Inner {
            path: path.into(),
            refresher: Box::new(refresher),
            clock,
            refused: Mutex::default(),
            state: Arc::default(),
        };
        Self {
            inner: Arc::new(inner),
            ahead: MARGIN,
        }
    }

    /// Sets how long before its expiry an access token is renewed, but not before half of its lifetime. Default: 120 s.
    #[must_use]
    pub fn refresh_ahead(mut self, ahead: Duration) -> Self {
        self.ahead = ahead.as_secs_f64();
        self
    }

    /// Writes the tokens of a sign-in to a file, in place of one that may be there.
    ///
    /// ```no_run
    /// # async fn example() -> Result<(), cloud_drives_runtime::Error> {
    /// use std::time::Duration;
    /// use cloud_drives_runtime::auth::{TokenFile, Tokens};
    ///
    /// // What a sign-in gives, at any provider.
    /// let tokens = Tokens::new("Atza|…").refresh_token("Atzr|…").expires_in(Duration::from_secs(3600));
    /// TokenFile::store("oauth_data", tokens).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// When there is no refresh token among them, and when the file can't be written.
    pub async fn store(path: impl AsRef<Path>, tokens: impl Into<Tokens>) -> Result<()> {
        let stored = Stored::of(tokens.into(), Clock::default().epoch_seconds())?;
        stored.write(path.as_ref()).await
    }

    async fn renewed_now(&self) -> Result<Tokens> {
        let mut state = Arc::clone(&self.inner.state).lock_owned().await;
        let old = self.inner.load(&mut state).await?;
        let renewed = self.renewed(state, old).await;
        let stored = renewed.map_err(|error| match error.is_io() {
            true => error,
            false => not_renewed(&error),
        })?;
        let lifetime = Duration::from_secs(stored.expires_in);
        Ok(stored.tokens().expires_in(lifetime))
    }

    /// The tokens of the file, renewed if they are too old.
    async fn current_tokens(&self) -> Result<Tokens> {
        let access = self.current().await?;
        let mut state = Arc::clone(&self.inner.state).lock_owned().await;
        let stored = self.inner.load(&mut state).await?;
        let tokens = stored.tokens();
        Ok(match access.lifetime() {
            Some(lifetime) => tokens.expires_in(lifetime),
            None => tokens,
        })
    }

    async fn current(&self) -> Result<AccessToken> {
        let inner = &self.inner;
        let mut state = Arc::clone(&inner.state).lock_owned().await;
        let stored = inner.load(&mut state).await?;
        let now = inner.clock.epoch_seconds();
        let good_until = stored.good_until(self.ahead);
        if !inner.is_refused(&stored) && good_until.is_some_and(|until| now <= until) {
            return Ok(stored.access(now));
        }
        match self.renewed(state, stored.clone()).await {
            Ok(renewed) => Ok(renewed.access(now)),
            Err(error) if error.is_io() => Err(error),
            Err(error) => {
                let is_good = stored.exp_time.is_some_and(|until| now < until + MARGIN);
                match is_good && !inner.is_refused(&stored) {
                    true => Ok(stored.access(now)),
                    false => Err(not_renewed(&error)),
                }
            }
        }
    }

    /// Renews tokens, in a task that goes on if the caller gives up: the old refresh token may be void as soon as the request is out.
    async fn renewed(&self, state: OwnedMutexGuard<State>, old: Stored) -> Result<Stored> {
        let source = self.clone();
        let task = tokio::spawn(async move { source.renew(state, old).await });
        task.await.unwrap_or_else(|_| {
            let message = "the task that renews the token ended early";
            Err(Error::new(ErrorClass::Auth, message))
        })
    }

    async fn renew(&self, mut state: OwnedMutexGuard<State>, old: Stored) -> Result<Stored> {
        let inner = &self.inner;
        let begun = inner.clock.epoch_seconds();
        let tokens = match inner.refresher.refresh(old.refresh_token.clone()).await {
            Ok(tokens) => tokens,
            // A refresh token may work only once, and another process may have been faster.
            // Some answer 401 to that, and RFC 6749 §5.2 says 400.
            Err(error) if error.is_unauthorized() || error.code() == Some("invalid_grant") => {
                let Some(theirs) = inner.renewed_by_others(&old).await else {
                    return Err(error);
                };
                state.stored = Some(theirs.clone());
                return Ok(theirs);
            }
            Err(error) => return Err(error),
        };
        let replaced = old.access_token.clone();
        let lacks_access = tokens.access_token.is_empty();
        let stored = old.renewed(tokens, begun);
        state.stored = Some(stored.clone());
        state.unsaved = Some(replaced);
        stored.write(&inner.path).await.map_err(unsaved)?;
        state.unsaved = None;
        if lacks_access {
            let message = "the sign-in host gave an empty access token";
            return Err(Error::new(ErrorClass::Protocol, message));
        }
        Ok(stored)
    }
}

impl Inner {
    /// The tokens as they are now: those of the file, or newer ones that could not be written before.
    async fn load(&self, state: &mut State) -> Result<Stored> {
        if let (Some(replaced), Some(stored)) = (&state.unsaved, &state.stored) {
            // Somebody may have signed in meanwhile; those tokens are newer.
            let there = self.read(Some(stored)).await.ok();
            match there.filter(|there| there.access_token != *replaced) {
                Some(newer) => state.stored = Some(newer),
                None => stored.write(&self.path).await.map_err(unsaved)?,
            }
            state.unsaved = None;
        } else {
            match self.read(state.stored.as_ref()).await {
                Ok(stored) => state.stored = Some(stored),
                // What was good a moment ago still is.
                Err(_) if state.stored.is_some() => {}
                Err(error) => return Err(error),
            }
        }
        state.stored.clone().ok_or_else(|| missing(&self.path))
    }

    async fn read(&self, before: Option<&Stored>) -> Result<Stored> {
        let Some(json) = private_file::read(&self.path, stored::WHAT).await? else {
            return Err(missing(&self.path));
        };
        let mut stored = Stored::parse(&json, &self.path)?;
        if stored.exp_time.is_none() {
            // Nobody knows when it was made: taken for new when it is first seen.
            let seen = before.filter(|before| before.access_token == stored.access_token);
            let now = self.clock.epoch_seconds();
            stored.exp_time = seen
                .and_then(|before| before.exp_time)
                .or_else(|| Some(exp_time(now, stored.expires_in)));
        }
        Ok(stored)
    }

    /// The tokens that another process has put in the place of these; it may take a moment to write them.
    async fn renewed_by_others(&self, old: &Stored) -> Option<Stored> {
        for look in 0..LOOKS {
            if look > 0 {
                tokio::time::sleep(PAUSE).await;
            }
            let there = self.read(Some(old)).await.ok()?;
            if there.access_token != old.access_token {
                return Some(there).filter(|there| !self.is_refused(there));
            }
        }
        None
    }

    fn is_refused(&self, stored: &Stored) -> bool {
        let refused = self.refused.lock().unwrap_or_else(PoisonError::into_inner);
        refused.as_ref() == Some(&stored.access_token)
    }
}

fn missing(path: &Path) -> Error {
    let message = format!(
        "{}: there is no file of tokens; sign in, and keep the tokens there with TokenFile::store",
        path.display()
    );
    Error::new(ErrorClass::Auth, message)
}

fn not_renewed(error: &Error) -> Error {
    let message = "the access token could not be renewed; sign in again if this lasts";
    let mut refused = Error::new(ErrorClass::Auth, message).with_source(error.to_string());
    if let Some(status) = error.status() {
        refused = refused.with_status(status);
    }
    if let Some(code) = error.code() {
        refused = refused.with_code(code);
    }
    refused
}

fn unsaved(error: Error) -> Error {
    let message = format!(
        "{}; the renewed tokens are kept in memory, and the next call tries to write them again",
        error.message()
    );
    error.with_message(message)
}

impl TokenSource for TokenFile {
    fn token(&self) -> BoxFuture<'_, Result<AccessToken, Error>> {
        Box::pin(self.current())
    }

    fn invalidate(&self, stale: &AccessToken) {
        let mut refused = self
            .inner
            .refused
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        *refused = Some(stale.secret().clone());
    }

    fn tokens(&self) -> BoxFuture<'_, Result<Tokens, Error>> {
        Box::pin(self.current_tokens())
    }

    fn refresh_now(&self) -> BoxFuture<'_, Result<Tokens, Error>> {
        Box::pin(self.renewed_now())
    }
}

impl fmt::Debug for TokenFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenFile")
            .field("path", &self.inner.path)
            .finish_non_exhaustive()
    }
}

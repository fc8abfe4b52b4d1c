//! Tokens in a file, in the form that the Python client of Amazon Drive has.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use cloud_drives_core::{BoxFuture, Error, ErrorClass, Result, Secret};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use tokio::sync::OwnedMutexGuard;

use super::{AccessToken, Clock, TokenRefresher, TokenSource, Tokens};
use crate::private_file;

/// So many seconds before its end a token is renewed.
const MARGIN: f64 = 120.0;
/// For how long a token is taken to be good that does not say so, in seconds.
const USUAL_LIFETIME: u64 = 3600;
/// How often the file is looked at for what another process has renewed, and the pause between two looks.
const LOOKS: u32 = 3;
const PAUSE: Duration = Duration::from_millis(200);
const WHAT: &str = "the file of the tokens";

/// Tokens in a file, renewed in time and written back.
///
/// The file is JSON with `access_token`, `refresh_token`, `expires_in` and the local `exp_time`, as the Python client of Amazon Drive
/// keeps it; members that nobody described stay. It is read again for every call and after a refresh token was refused, so that what
/// another process has renewed is used. Renewed tokens are written before they are used: to another file first, which only its owner
/// can read and which then takes the name. A refresh token is replaced by a new one only, never by none. If the file can't be written,
/// the call fails, the tokens stay in memory, and the next call tries to write them again.
///
/// The builders of [`AmazonDrive`](crate::AmazonDrive) and [`VerizonCloud`](crate::VerizonCloud) make one with `token_file`.
///
/// # Cancel safety
///
/// A renewal goes on when the caller gives up.
#[derive(Clone)]
pub struct TokenFile(Arc<Inner>);

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

/// What the file holds.
#[derive(Clone, Deserialize, Serialize)]
struct Stored {
    access_token: Secret,
    refresh_token: Secret,
    expires_in: u64,
    /// Seconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    exp_time: Option<f64>,
    #[serde(flatten)]
    more: Map<String, Value>,
}

impl TokenFile {
    /// Tokens in a file, which need not be there before the first call.
    pub fn new(path: impl Into<PathBuf>, refresher: impl TokenRefresher) -> Self {
        Self::with_clock(path, refresher, Clock::default())
    }

    /// The same by another clock.
    pub fn with_clock(
        path: impl Into<PathBuf>,
        refresher: impl TokenRefresher,
        clock: Clock,
    ) -> Self {
        Self(Arc::new(Inner {
            path: path.into(),
            refresher: Box::new(refresher),
            clock,
            refused: Mutex::default(),
            state: Arc::default(),
        }))
    }

    /// Writes the tokens of a sign-in to a file, in place of one that may be there.
    ///
    /// ```no_run
    /// # async fn example() -> Result<(), cloud_drives_runtime::Error> {
    /// use std::time::Duration;
    /// use cloud_drives_runtime::auth::{TokenFile, Tokens};
    ///
    /// // A token that a provider's sign-in gave is taken as well.
    /// let tokens = Tokens::new("Atza|…").refresh_token("Atzr|…").expires_in(Duration::from_secs(3600));
    /// TokenFile::store("oauth_data", tokens).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// When there is no refresh token among them, and when the file can't be written.
    pub async fn store(path: impl AsRef<Path>, tokens: impl Into<Tokens>) -> Result<()> {
        let tokens = tokens.into();
        let refresh_token = tokens.refresh_token.filter(|token| !token.is_empty());
        let Some(refresh_token) = refresh_token else {
            return Err(Error::invalid_input(
                "the sign-in gave no refresh token, so that a file of it would be of no use before long",
            ));
        };
        let now = Clock::default().epoch_seconds();
        let expires_in = lifetime(tokens.expires_in);
        let stored = Stored {
            access_token: tokens.access_token,
            refresh_token,
            expires_in,
            exp_time: Some(exp_time(now, expires_in)),
            more: Map::from_iter([("token_type".to_owned(), "bearer".into())]),
        };
        stored.write(path.as_ref()).await
    }

    /// Gets new tokens now, however good the old ones are, and gives them.
    ///
    /// # Errors
    ///
    /// Whatever the sign-in host or the way to it gives, and when the file can't be read or written.
    ///
    /// # Cancel safety
    ///
    /// A renewal goes on when the caller gives up.
    pub async fn refresh_now(&self) -> Result<Tokens> {
        let mut state = Arc::clone(&self.0.state).lock_owned().await;
        let old = self.0.load(&mut state).await?;
        let renewed = self.renewed(state, old).await;
        let stored = renewed.map_err(|error| match error.is_io() {
            true => error,
            false => not_renewed(&error),
        })?;
        Ok(Tokens::new(stored.access_token)
            .refresh_token(stored.refresh_token)
            .expires_in(Duration::from_secs(stored.expires_in)))
    }

    async fn current(&self) -> Result<AccessToken> {
        let inner = &self.0;
        let mut state = Arc::clone(&inner.state).lock_owned().await;
        let stored = inner.load(&mut state).await?;
        let now = inner.clock.epoch_seconds();
        if !inner.is_refused(&stored) && stored.good_until().is_some_and(|until| now <= until) {
            return Ok(stored.access(now));
        }
        match self.renewed(state, stored.clone()).await {
            Ok(renewed) => Ok(renewed.access(now)),
            Err(error) if error.is_io() => Err(error),
            Err(error) => {
                let is_good = stored
                    .good_until()
                    .is_some_and(|until| now < until + MARGIN);
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
        let inner = &self.0;
        let begun = inner.clock.epoch_seconds();
        let tokens = match inner.refresher.refresh(old.refresh_token.clone()).await {
            Ok(tokens) => tokens,
            // A refresh token may work only once, and another process may have been faster.
            Err(error) if error.is_unauthorized() => {
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
        let Some(json) = private_file::read(&self.path, WHAT).await? else {
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

impl Stored {
    fn parse(json: &[u8], path: &Path) -> Result<Self> {
        let refuse = |what: &str| {
            let message = format!("{}: {what}; sign in again", path.display());
            Error::new(ErrorClass::Auth, message)
        };
        let value: Value = serde_json::from_slice(json).map_err(|_| refuse("is not JSON"))?;
        for member in ["access_token", "refresh_token"] {
            match value.get(member) {
                Some(Value::String(token)) if !token.is_empty() => {}
                _ => return Err(refuse(&format!("has no {member}"))),
            }
        }
        if value.get("expires_in").is_none() {
            return Err(refuse("has no expires_in"));
        }
        serde_json::from_value(value).map_err(|_| refuse("has a member of a wrong type"))
    }

    /// Until when it is to be used, in seconds since 1970.
    fn good_until(&self) -> Option<f64> {
        self.exp_time
    }

    fn access(&self, now: f64) -> AccessToken {
        let left = self.exp_time.unwrap_or(now) + MARGIN - now;
        let left = Duration::try_from_secs_f64(left).unwrap_or(Duration::ZERO);
        AccessToken::new(self.access_token.clone()).expires_in(left)
    }

    /// The same with new tokens, got by a request that was begun at this time.
    fn renewed(self, tokens: Tokens, begun: f64) -> Self {
        // The service may leave it out; the old one is good then.
        let refresh_token = tokens
            .refresh_token
            .filter(|token| !token.is_empty())
            .unwrap_or(self.refresh_token);
        // A file without an access token is of no use, and this may be the only refresh token that is good by now.
        if tokens.access_token.is_empty() {
            return Self {
                refresh_token,
                ..self
            };
        }
        let expires_in = lifetime(tokens.expires_in);
        Self {
            access_token: tokens.access_token,
            refresh_token,
            expires_in,
            exp_time: Some(exp_time(begun, expires_in)),
            more: self.more,
        }
    }

    async fn write(&self, path: &Path) -> Result<()> {
        let json = serde_json::to_vec(self).map_err(|error| {
            Error::new(ErrorClass::Io, "the tokens can't be written as JSON").with_source(error)
        })?;
        private_file::replace(path, json, WHAT).await
    }
}

/// For how long a token is taken to be good, in seconds.
fn lifetime(said: Option<Duration>) -> u64 {
    said.map_or(USUAL_LIFETIME, |lifetime| lifetime.as_secs())
}

/// When a token of this lifetime is to be renewed, counted from before it was asked for.
fn exp_time(begun: f64, expires_in: u64) -> f64 {
    let lifetime = Duration::from_secs(expires_in).as_secs_f64();
    begun + lifetime - MARGIN
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
            .0
            .refused
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        *refused = Some(stale.secret().clone());
    }
}

impl fmt::Debug for TokenFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenFile")
            .field("path", &self.0.path)
            .finish_non_exhaustive()
    }
}

//! A token that is renewed before it ends.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use cloud_drives_core::{BoxFuture, Error, ErrorClass, Secret};
use futures_util::FutureExt;
use futures_util::future::Shared;
use tokio::time::Instant;

use super::kept::{Callback, KeepOutcome, callback};
use super::token::{AccessToken, TokenSource, check};
use super::tokens::Tokens;

/// A token closer to its end than this is not used while a new one is on its way.
const MARGIN: Duration = Duration::from_secs(30);
/// Pause after a refresh that failed while the old token is still good.
const PAUSE: Duration = Duration::from_secs(30);

/// Trades a refresh token for new tokens: what a provider has to know of its sign-in host.
pub trait TokenRefresher: Send + Sync + 'static {
    /// Asks the sign-in host once, with whatever retries are safe there.
    ///
    /// # Errors
    ///
    /// Whatever the host or the way to it gives.
    fn refresh(&self, refresh_token: Secret) -> BoxFuture<'static, Result<Tokens, Error>>;
}

impl<F> TokenRefresher for F
where
    F: Fn(Secret) -> BoxFuture<'static, Result<Tokens, Error>> + Send + Sync + 'static,
{
    fn refresh(&self, refresh_token: Secret) -> BoxFuture<'static, Result<Tokens, Error>> {
        self(refresh_token)
    }
}

/// The outcome of one refresh, for everyone who waits for it.
type Flight = Shared<BoxFuture<'static, Result<Renewed, Arc<Error>>>>;

/// What a refresh has brought.
#[derive(Clone)]
struct Renewed {
    access: AccessToken,
    refresh_token: Option<Secret>,
}

/// A token that is renewed ahead of its end, once for everyone who waits for it.
///
/// The refresh runs as a task of its own: a caller that gives up neither ends it nor loses what it brings. A refresh that fails is of
/// no consequence while the old token is good. A refresh token that takes the place of the one before is kept at once, and handed to
/// [`on_refreshed`](RefreshingTokenBuilder::on_refreshed) before anything else happens to the new tokens: they are not used before
/// that function has kept them, and if it fails or panics it gets them again before the next use.
///
/// ```
/// use std::time::Duration;
/// use cloud_drives_runtime::auth::{RefreshingToken, Tokens};
/// use cloud_drives_core::Secret;
///
/// let source = RefreshingToken::builder(
///     |_refresh_token: Secret| {
///         // Ask the sign-in host here.
///         Box::pin(async { Ok(Tokens::new("new").expires_in(Duration::from_secs(3600))) }) as _
///     },
///     "1:refresh-token",
/// )
/// .on_refreshed(|tokens| async move {
///     // Keep tokens.refresh_token where the next start of the program finds it.
///     drop(tokens);
/// })
/// .build()?;
/// # let _ = source;
/// # Ok::<(), cloud_drives_core::Error>(())
/// ```
///
/// # Cancel safety
///
/// Dropping the future of [`TokenSource::token`] loses nothing. Ending the runtime in the middle of a refresh can lose a refresh
/// token that works only once.
#[derive(Clone)]
pub struct RefreshingToken(Arc<Inner>);

struct Inner {
    refresher: Box<dyn TokenRefresher>,
    callback: Option<Callback>,
    ahead: Duration,
    state: Mutex<State>,
}

struct State {
    /// `None` where the refresher needs none: an application that signs in by itself.
    refresh_token: Option<Secret>,
    access: Option<AccessToken>,
    /// New tokens that the callback has not kept yet.
    unkept: Option<(Tokens, AccessToken)>,
    /// The server has refused the access token.
    refused: bool,
    /// No refresh before this unless there is no other way.
    pause_until: Option<Instant>,
    flight: Option<Flight>,
}

/// Makes a [`RefreshingToken`].
#[must_use = "a builder does nothing until build() is called"]
pub struct RefreshingTokenBuilder {
    refresher: Box<dyn TokenRefresher>,
    refresh_token: Option<Secret>,
    access: Option<AccessToken>,
    callback: Option<Callback>,
    ahead: Duration,
}

impl RefreshingToken {
    /// A source that starts with a refresh token.
    pub fn builder(
        refresher: impl TokenRefresher,
        refresh_token: impl Into<Secret>,
    ) -> RefreshingTokenBuilder {
        Self::start(refresher, Some(refresh_token.into()))
    }

    /// Starts a source whose refresher needs no refresh token, since the application signs in by itself.
    pub fn without_refresh_token(refresher: impl TokenRefresher) -> RefreshingTokenBuilder {
        Self::start(refresher, None)
    }

    fn start(
        refresher: impl TokenRefresher,
        refresh_token: Option<Secret>,
    ) -> RefreshingTokenBuilder {
        RefreshingTokenBuilder {
            refresher: Box::new(refresher),
            refresh_token,
            access: None,
            callback: None,
            ahead: Duration::from_secs(300),
        }
    }

    async fn renewed_now(&self) -> Result<Tokens, Error> {
        let flight = self.join(&mut self.0.lock());
        match flight.await {
            Ok(Renewed {
                access,
                refresh_token,
            }) => {
                let mut tokens = Tokens::from(access);
                tokens.refresh_token = refresh_token;
                Ok(tokens)
            }
            Err(error) => Err(no_token(&error)),
        }
    }

    async fn current(&self) -> Result<AccessToken, Error> {
        let (old, flight) = match self.plan() {
            Plan::Use(token, flight) => {
                // One look is enough to start it; it goes on by itself.
                drop(flight.and_then(FutureExt::now_or_never));
                return Ok(token);
            }
            Plan::Wait(old, flight) => (old, flight),
        };
        match flight.await {
            Ok(renewed) => Ok(renewed.access),
            Err(error) => match old.filter(|old| !old.is_expired()) {
                Some(old) => Ok(old),
                None => Err(no_token(&error)),
            },
        }
    }

    /// What to do about a token now.
    fn plan(&self) -> Plan {
        let mut state = self.0.lock();
        let pausing = state
            .pause_until
            .is_some_and(|until| until > Instant::now());
        let Some(old) = state.access.clone() else {
            return Plan::Wait(None, self.join(&mut state));
        };
        let (wanted, needed) = match old.lifetime() {
            Some(left) if left.is_zero() => (true, true),
            _ if state.refused => (!pausing, true),
            Some(left) => (left <= self.0.ahead && !pausing, left <= MARGIN),
            None => (false, false),
        };
        if !wanted && state.flight.is_none() {
            return Plan::Use(old, None);
        }
        let flight = self.join(&mut state);
        if needed {
            Plan::Wait(Some(old), flight)
        } else {
            Plan::Use(old, Some(flight))
        }
    }

    /// The refresh that is under way, or a new one.
    fn join(&self, state: &mut State) -> Flight {
        let flight = state.flight.get_or_insert_with(|| self.flight());
        flight.clone()
    }

    /// A refresh that, once it was looked at, goes on whoever stops waiting for it.
    fn flight(&self) -> Flight {
        let source = self.clone();
        let flight: BoxFuture<'static, _> = Box::pin(async move {
            let Ok(runtime) = tokio::runtime::Handle::try_current() else {
                return Err(Arc::new(Error::new(
                    ErrorClass::Auth,
                    "a token is refreshed inside a tokio runtime only",
                )));
            };
            let landing = Landing(Arc::clone(&source.0));
            let task = runtime.spawn(async move {
                let outcome = source.refresh().await;
                drop(landing);
                outcome
            });
            task.await.unwrap_or_else(|_| {
                let message = "the task that refreshes the token ended early";
                Err(Arc::new(Error::new(ErrorClass::Auth, message)))
            })
        });
        flight.shared()
    }

    async fn refresh(&self) -> Result<Renewed, Arc<Error>> {
        let unkept = self.0.lock().unkept.clone();
        // What was renewed before and has not been kept comes first, unless it has ended meanwhile.
        let tokens = match unkept.filter(|(_, access)| !access.is_expired()) {
            Some((tokens, _)) => tokens,
            None => self.trade().await?,
        };
        if let Some(callback) = &self.0.callback {
            callback(tokens.clone())
                .await
                .map_err(|error| self.failed(error))?;
        }
        let mut state = self.0.lock();
        let Some((tokens, access)) = state.unkept.take() else {
            let message = "the renewed token was lost on the way";
            return Err(Arc::new(Error::new(ErrorClass::Auth, message)));
        };
        check(&tokens.access_token, "the refreshed token").map_err(Arc::new)?;
        state.access = Some(access.clone());
        state.refused = false;
        state.pause_until = None;
        Ok(Renewed {
            access,
            refresh_token: state.refresh_token.clone(),
        })
    }

    /// Trades the refresh token for new tokens, and holds them: the one before may be void already.
    async fn trade(&self) -> Result<Tokens, Arc<Error>> {
        let refresh_token = self.0.lock().refresh_token.clone();
        let traded = refresh_token.unwrap_or_default();
        let renewed = self.0.refresher.refresh(traded).await;
        let tokens = renewed.map_err(|error| self.failed(error))?;
        let mut state = self.0.lock();
        if let (Some(old), Some(new)) = (&mut state.refresh_token, &tokens.refresh_token) {
            *old = new.clone();
        }
        state.unkept = Some((tokens.clone(), tokens.access()));
        Ok(tokens)
    }

    /// Remembers that it did not work, so that it is not tried with every call.
    fn failed(&self, error: Error) -> Arc<Error> {
        self.0.lock().pause_until = Instant::now().checked_add(PAUSE);
        Arc::new(error)
    }
}

/// Clears the way for the next refresh, however this one ends.
struct Landing(Arc<Inner>);

impl Drop for Landing {
    fn drop(&mut self) {
        self.0.lock().flight = None;
    }
}

enum Plan {
    /// This token; a refresh may be under way.
    Use(AccessToken, Option<Flight>),
    /// The token that the refresh brings, or the old one where it brings none.
    Wait(Option<AccessToken>, Flight),
}

impl Inner {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl TokenSource for RefreshingToken {
    fn token(&self) -> BoxFuture<'_, Result<AccessToken, Error>> {
        Box::pin(self.current())
    }

    fn invalidate(&self, stale: &AccessToken) {
        let mut state = self.0.lock();
        if state
            .access
            .as_ref()
            .is_some_and(|access| access.secret() == stale.secret())
        {
            state.refused = true;
        }
    }

    fn refresh_token(&self) -> Option<Secret> {
        self.0.lock().refresh_token.clone()
    }

    fn refresh_now(&self) -> BoxFuture<'_, Result<Tokens, Error>> {
        Box::pin(self.renewed_now())
    }
}

impl RefreshingTokenBuilder {
    /// An access token that is good already.
    pub fn access_token(mut self, access: AccessToken) -> Self {
        self.access = Some(access);
        self
    }

    /// How long before its end a token is renewed; 5 minutes unless set.
    pub fn ahead(mut self, ahead: Duration) -> Self {
        self.ahead = ahead;
        self
    }

    /// A function that keeps new tokens, awaited before they are used. It gives nothing, or a `Result` that says whether they are kept.
    ///
    /// A refresh token mostly works once, so the one in [`Tokens::refresh_token`] has to be there when the program starts again. Where
    /// the function gives an error or panics, the call that wanted the token fails, unless the old one is still good; the new tokens
    /// stay in memory, and the function gets them again before they are used.
    pub fn on_refreshed<F, Fut>(mut self, keep: F) -> Self
    where
        F: Fn(Tokens) -> Fut + Send + Sync + 'static,
        Fut: Future + Send + 'static,
        Fut::Output: KeepOutcome,
    {
        self.callback = Some(callback(keep));
        self
    }

    /// Makes the source. Nothing is sent yet.
    ///
    /// # Errors
    ///
    /// When one of the tokens is empty or holds characters that no token has.
    pub fn build(self) -> Result<RefreshingToken, Error> {
        if let Some(refresh_token) = &self.refresh_token {
            check(refresh_token, "refresh_token")?;
        }
        if let Some(access) = &self.access {
            check(access.secret(), "access_token")?;
        }
        Ok(RefreshingToken(Arc::new(Inner {
            refresher: self.refresher,
            callback: self.callback,
            ahead: self.ahead,
            state: Mutex::new(State {
                refresh_token: self.refresh_token,
                access: self.access,
                unkept: None,
                refused: false,
                pause_until: None,
                flight: None,
            }),
        })))
    }
}

fn no_token(error: &Arc<Error>) -> Error {
    if error.is_io() {
        // It was renewed, but not kept.
        return Error::new(error.class(), error.message());
    }
    let message = "the access token could not be refreshed; sign in again if this lasts";
    let mut refused = Error::new(ErrorClass::Auth, message).with_source(error.to_string());
    if let Some(status) = error.status() {
        refused = refused.with_status(status);
    }
    if let Some(code) = error.code() {
        refused = refused.with_code(code);
    }
    refused
}

impl fmt::Debug for RefreshingToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.0.lock();
        f.debug_struct("RefreshingToken")
            .field(
                "lifetime",
                &state.access.as_ref().map(AccessToken::lifetime),
            )
            .field("refused", &state.refused)
            .field("unkept", &state.unkept.is_some())
            .field("refreshing", &state.flight.is_some())
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for RefreshingTokenBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RefreshingTokenBuilder")
            .field("ahead", &self.ahead)
            .finish_non_exhaustive()
    }
}

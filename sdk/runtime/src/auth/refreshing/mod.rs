//! A token that is renewed before it expires.
//!
//! What a request does, by the access token and by whether a failed renewal is remembered (a pause):
//!
//! | access token | no pause | in a pause |
//! | --- | --- | --- |
//! | valid | uses it | uses it |
//! | due for renewal | uses it; a renewal starts | uses it |
//! | about to expire | waits for the renewal, 2 s at most; then uses it | uses it |
//! | refused by the service | waits for the renewal; uses it if that fails | uses it |
//! | expired, or none | waits for the renewal | fails with the renewal's error |
//!
//! In a pause, a renewal that runs already is joined, and one starts if renewed tokens only have to be kept. What a renewal does is in
//! `flight.rs`.

mod builder;
mod failure;
mod flight;
mod state;

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use cloud_drives_core::{BoxFuture, Error, Secret};
use futures_util::FutureExt;

use super::kept::Callback;
use super::token::{AccessToken, TokenSource};
use super::{Clock, TokenRefresher, TokenStore, Tokens};
pub use builder::RefreshingTokenBuilder;
use failure::{copy, no_token};
use state::{Plan, State};

/// A token that is renewed ahead of its expiry, once for all callers that wait for it.
///
/// # How tokens are renewed
///
/// - A renewal runs as a task of its own: a caller that is dropped neither ends it nor loses what it brings.
/// - While the old token is valid, requests use it and don't wait; in its last 30 seconds they wait for 2 s at most.
/// - A failed renewal is remembered: for 1 s, then 2 s and so on up to 30 s if another attempt may succeed, otherwise for 30 s. Requests
///   without a valid token fail with it meanwhile, without asking the sign-in host again. It is the source of their error.
/// - A refresh token that replaces the one before is held at once, and handed to
///   [`on_refreshed`](RefreshingTokenBuilder::on_refreshed) or saved in the [`TokenStore`] before the new access token is used. If that
///   fails, it is tried again before the next use.
/// - Processes that share a store renew one after the other if the store can lock, use what another one has renewed, and know of
///   each other's failures.
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
/// Dropping the future of [`TokenSource::token`] loses nothing. Ending the runtime in the middle of a renewal can lose a refresh
/// token that works only once.
#[derive(Clone)]
pub struct RefreshingToken(Arc<Inner>);

struct Inner {
    refresher: Box<dyn TokenRefresher>,
    keeper: Keeper,
    ahead: Duration,
    clock: Clock,
    state: Mutex<State>,
}

/// Where renewed tokens are kept before they are used.
enum Keeper {
    Nowhere,
    Function(Callback),
    Store(Arc<dyn TokenStore>),
}

impl RefreshingToken {
    /// Returns a builder for a source that starts with a refresh token.
    pub fn builder(
        refresher: impl TokenRefresher,
        refresh_token: impl Into<Secret>,
    ) -> RefreshingTokenBuilder {
        RefreshingTokenBuilder::new(refresher, Some(refresh_token.into()), Keeper::Nowhere)
    }

    /// Returns a builder for a source whose refresher needs no refresh token, since the application signs in by itself.
    pub fn without_refresh_token(refresher: impl TokenRefresher) -> RefreshingTokenBuilder {
        RefreshingTokenBuilder::new(refresher, None, Keeper::Nowhere)
    }

    /// Returns a builder for a source of the tokens in a store, which need not be there before the first request.
    ///
    /// ```
    /// use cloud_drives_core::{BoxFuture, Error, ErrorClass, Secret};
    /// use cloud_drives_runtime::auth::{RefreshingToken, TokenFile, Tokens};
    ///
    /// # fn ask(refresh_token: Secret) -> BoxFuture<'static, Result<Tokens, Error>> {
    /// #     Box::pin(async { Err(Error::new(ErrorClass::Auth, "nobody there")) })
    /// # }
    /// let source = RefreshingToken::from_store(ask, TokenFile::new("tokens.json")).build()?;
    /// # let _ = source;
    /// # Ok::<(), cloud_drives_core::Error>(())
    /// ```
    pub fn from_store(
        refresher: impl TokenRefresher,
        store: impl TokenStore,
    ) -> RefreshingTokenBuilder {
        let keeper = Keeper::Store(Arc::new(store));
        RefreshingTokenBuilder::new(refresher, None, keeper).ahead(Duration::from_secs(120))
    }

    async fn current(&self) -> Result<AccessToken, Error> {
        if let Some(tokens) = self.being_kept() {
            return Ok(tokens.access());
        }
        self.look().await?;
        let plan = self.0.lock().plan(self.0.ahead);
        match plan {
            Plan::Use(access) => Ok(access),
            Plan::UseAndRenew(access) => {
                // One poll is enough to start it; it runs by itself.
                drop(self.join(false).now_or_never());
                Ok(access)
            }
            Plan::WaitUntil(end, old) => {
                let renewed = tokio::time::timeout_at(end, self.join(false)).await;
                Ok(match renewed {
                    Ok(Ok(tokens)) => tokens.access(),
                    _ => old,
                })
            }
            Plan::WaitOrUse(old) => match self.join(false).await {
                Ok(tokens) => Ok(tokens.access()),
                Err(error) if old.is_expired() => Err(no_token(&error)),
                // That there is a new token which could not be kept is what is wrong then, not the old one.
                Err(error) if error.is_io() => Err(no_token(&error)),
                Err(_) => Ok(old),
            },
            Plan::Wait => match self.join(false).await {
                Ok(tokens) => Ok(tokens.access()),
                Err(error) => Err(no_token(&error)),
            },
            Plan::Fail(error) => Err(no_token(&error)),
        }
    }

    /// Loads the tokens of a store, if there are none yet or the store wants that.
    async fn look(&self) -> Result<(), Error> {
        let Keeper::Store(store) = &self.0.keeper else {
            return Ok(());
        };
        if !store.loads_for_every_request() && self.0.lock().tokens.is_some() {
            return Ok(());
        }
        self.load().await.map_err(|error| copy(&error))
    }

    async fn current_tokens(&self) -> Result<Tokens, Error> {
        let access = self.current().await?;
        let state = self.0.lock();
        let known = state.tokens.clone();
        let known = known.filter(|tokens| tokens.access_token == *access.secret());
        let mut tokens = known.unwrap_or_else(|| Tokens::from(access));
        tokens.refresh_token = state.refresh_token.clone();
        Ok(tokens)
    }
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
        let access = state.access.as_ref();
        if access.is_some_and(|access| access.secret() == stale.secret()) {
            state.refused = Some(stale.secret().clone());
        }
    }

    fn accept(&self, token: &AccessToken) {
        let mut state = self.0.lock();
        let access = state.access.as_ref();
        if state.renewed_at.is_some() && access.is_some_and(|it| it.secret() == token.secret()) {
            state.renewed_at = None;
        }
    }

    fn refresh_failure(&self) -> Option<Error> {
        let state = self.0.lock();
        Some(no_token(&state.failure.as_ref()?.error))
    }

    fn refresh_token(&self) -> Option<Secret> {
        match self.0.keeper {
            Keeper::Store(_) => None,
            _ => self.0.lock().refresh_token.clone(),
        }
    }

    fn tokens(&self) -> BoxFuture<'_, Result<Tokens, Error>> {
        Box::pin(self.current_tokens())
    }

    fn refresh_now(&self) -> BoxFuture<'_, Result<Tokens, Error>> {
        Box::pin(async {
            if let Some(tokens) = self.being_kept() {
                return Ok(tokens);
            }
            let renewed = self.join(true).await;
            renewed.map_err(|error| no_token(&error))
        })
    }
}

impl fmt::Debug for RefreshingToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.0.lock();
        f.debug_struct("RefreshingToken")
            .field(
                "lifetime",
                &state.access.as_ref().map(AccessToken::lifetime),
            )
            .field("refreshing", &state.flight.is_some())
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Keeper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nowhere => f.write_str("Nowhere"),
            Self::Function(_) => f.write_str("Function"),
            Self::Store(store) => f.debug_tuple("Store").field(store).finish(),
        }
    }
}

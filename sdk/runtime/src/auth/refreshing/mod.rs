//! A token that is renewed before it expires.
//!
//! What a request does depends on the access token, and on whether a failed renewal is remembered (a pause):
//!
//! | access token | no pause | in a pause |
//! | --- | --- | --- |
//! | valid | uses it | uses it |
//! | due for renewal | uses it and starts a renewal | uses it |
//! | about to expire | waits up to 2 s for the renewal, then uses it | uses it |
//! | refused by the service | waits for the renewal; uses it if that fails | uses it |
//! | expired, or none | waits for the renewal | fails with the renewal's error |
//!
//! In a pause, a renewal in flight is joined, and one starts if renewed tokens only have to be stored. `flight.rs` describes what a renewal
//! does.

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

/// A token that is renewed before it expires, once for all waiting callers.
///
/// # How tokens are renewed
///
/// - A renewal runs in its own task: dropping a caller neither cancels it nor loses the new tokens.
/// - While the old token is valid, requests use it and don't wait; in its last 30 seconds, they wait up to 2 s.
/// - A failed renewal is remembered: for 1 s, then 2 s and so on up to 30 s if a retry may succeed, otherwise for 30 s. Meanwhile, requests
///   without a valid token fail without contacting the sign-in host; the failed renewal is the source of their error.
/// - A new refresh token is kept in memory immediately. It is passed to [`on_refreshed`](RefreshingTokenBuilder::on_refreshed) or saved in
///   the [`TokenStore`] before the new access token is used. If that fails, it is retried before the next use.
/// - Processes that share a store renew one after the other if the store supports locking. They use each other's renewed tokens and respect
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
///     // Store tokens.refresh_token for the next run of the program.
///     drop(tokens);
/// })
/// .build()?;
/// # let _ = source;
/// # Ok::<(), cloud_drives_core::Error>(())
/// ```
///
/// # Cancel safety
///
/// Dropping the future of [`TokenSource::token`] loses nothing. Shutting down the runtime during a renewal can lose a refresh token that
/// works only once.
#[derive(Clone)]
pub struct RefreshingToken(Arc<Inner>);

struct Inner {
    refresher: Box<dyn TokenRefresher>,
    keeper: Keeper,
    ahead: Duration,
    clock: Clock,
    state: Mutex<State>,
}

/// Where renewed tokens are stored before they are used.
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

    /// Returns a builder for a source whose refresher needs no refresh token, because the application signs in without a user.
    pub fn without_refresh_token(refresher: impl TokenRefresher) -> RefreshingTokenBuilder {
        RefreshingTokenBuilder::new(refresher, None, Keeper::Nowhere)
    }

    /// Returns a builder for a source of the tokens in a store. The store may be empty until the first request.
    ///
    /// ```
    /// use cloud_drives_core::{BoxFuture, Error, ErrorClass, Secret};
    /// use cloud_drives_runtime::auth::{RefreshingToken, TokenFile, Tokens};
    ///
    /// # fn ask(refresh_token: Secret) -> BoxFuture<'static, Result<Tokens, Error>> {
    /// #     Box::pin(async { Err(Error::new(ErrorClass::Auth, "sign-in host not available")) })
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
                // One poll is enough to start it; it then runs in its own task.
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
                // The problem is then that the new token could not be stored, not the old token.
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

    /// Loads the tokens of a store, if there are none yet or the store requests that for every request.
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

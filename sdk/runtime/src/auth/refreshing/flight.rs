//! A renewal, shared by all waiting callers.
//!
//! ```text
//!  renewed before, but not stored? ── yes ─────────────────────────────────────► Store
//!       │ no                                                                       ▲
//!       ▼                                                                          │
//!  Lock the store ► Load ─┬─ renewed meanwhile, here or by another process ──► USE │
//!                         ├─ a failure is remembered ───────────────────────► FAIL │
//!                         ├─ refused right after its renewal ──► Remember ──► FAIL │
//!                         └─► Exchange the refresh token ─┬─ new tokens ───────────┘
//!                                                         ├─ refused: Load, up to 3 times
//!                                                         │    ├─ tokens of another process ──► USE
//!                                                         │    └─ none ──► Remember ──► FAIL
//!                                                         └─ failed ──► Remember ──► FAIL
//!
//!  Store ─┬─ the store has newer tokens ──► USE those
//!         ├─ stored ──► USE
//!         └─ not stored ──► FAIL; the next request starts here again
//! ```
//!
//! A forced renewal skips the three outcomes between Load and Exchange.
//!
//! What is recorded, and where:
//!
//! - after Exchange, in memory, before anything else: the new tokens, because the old refresh token may already be invalid;
//! - in Store, in the store or by the caller's function: the same tokens. No request uses the new access token before that has succeeded.
//!   Otherwise the program could exit with the only valid refresh token in its memory;
//! - in Remember, in memory and in the store: the failure and its pause, unless another process has replaced the tokens in the store.

use std::sync::Arc;
use std::time::Duration;

use cloud_drives_core::{BoxFuture, Error, ErrorClass, Secret};
use futures_util::FutureExt;
use futures_util::future::Shared;
use tokio::time::Instant;

use super::failure::{Failure, LONGEST_PAUSE, pause_after};
use super::state::Unkept;
use super::{Inner, Keeper, RefreshingToken};
use crate::auth::token::check;
use crate::auth::{AccessToken, KeptTokens, RefreshFailure, StoreLock, TokenStore, Tokens};
use crate::trace;

/// The outcome of one renewal, shared by all waiting callers.
pub(super) type Flight = Shared<BoxFuture<'static, Result<Tokens, Arc<Error>>>>;

/// How often a store is checked for tokens renewed by another process, and the pause between two checks.
const LOOKS: u32 = 3;
const LOOK_PAUSE: Duration = Duration::from_millis(200);
/// How long a function may take to store tokens.
const LONGEST_KEEP: Duration = Duration::from_secs(60);

tokio::task_local! {
    /// The source whose tokens are being stored, and the new tokens: requests of the function that stores them use these.
    static KEEPING: (usize, Tokens);
}

/// Allows the next renewal when this one ends, whatever its outcome.
struct FlightGuard(Arc<Inner>);

impl Drop for FlightGuard {
    fn drop(&mut self) {
        self.0.lock().flight = None;
    }
}

impl RefreshingToken {
    /// Returns the new tokens within the function that stores them.
    pub(super) fn being_kept(&self) -> Option<Tokens> {
        let keeping = KEEPING
            .try_with(|(source, tokens)| (*source == self.address()).then(|| tokens.clone()));
        keeping.ok().flatten()
    }

    fn address(&self) -> usize {
        Arc::as_ptr(&self.0) as usize
    }

    /// Joins the renewal in flight, or starts one.
    ///
    /// A forced renewal ignores that another process has just renewed the tokens or that the last renewal failed.
    pub(super) fn join(&self, forced: bool) -> Flight {
        let mut state = self.0.lock();
        let (flight, _) = state
            .flight
            .get_or_insert_with(|| (self.fly(forced), Instant::now()));
        flight.clone()
    }

    /// Creates a renewal that, once polled, runs to completion even if every waiter is dropped.
    fn fly(&self, forced: bool) -> Flight {
        let source = self.clone();
        let flight: BoxFuture<'static, _> = Box::pin(async move {
            let landing = FlightGuard(Arc::clone(&source.0));
            let Ok(runtime) = tokio::runtime::Handle::try_current() else {
                return Err(Arc::new(Error::new(
                    ErrorClass::Auth,
                    "tokens can only be refreshed inside a tokio runtime",
                )));
            };
            let task = runtime.spawn(async move {
                let outcome = source.renew(forced).await;
                trace::renewed(&outcome);
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

    async fn renew(&self, forced: bool) -> Result<Tokens, Arc<Error>> {
        // Tokens that were renewed but not stored come first, unless they have expired meanwhile.
        let unkept = self.0.lock().unkept.clone();
        if let Some(unkept) = unkept.filter(|unkept| !unkept.tokens.access().is_expired()) {
            return self.keep(unkept).await;
        }
        // Held until the end of the renewal: only one process may exchange a refresh token that works once.
        let _lock = self.lock_store().await?;
        self.load().await?;
        let before = {
            let state = self.0.lock();
            if !forced {
                // Another renewal, here or in another process, may have been first.
                if state.is_fresh(self.0.ahead)
                    && let Some(tokens) = state.tokens.clone()
                {
                    return Ok(tokens);
                }
                if let Some(failure) = state.failure.as_ref().filter(|it| !it.is_over()) {
                    return Err(Arc::clone(&failure.error));
                }
            }
            state.access.clone()
        };
        if !forced && self.was_refused_at_once() {
            let message = "the service refused an access token that was just refreshed";
            return Err(self.failed(Error::new(ErrorClass::Auth, message)).await);
        }
        match self.trade().await {
            Ok(unkept) => self.keep(unkept).await,
            // A refresh token may work only once, and another process may have been faster. Some servers then answer 401, although RFC 6749
            // §5.2 says 400.
            Err(error) if error.is_unauthorized() || error.code() == Some("invalid_grant") => {
                match self.renewed_by_others(before.as_ref()).await {
                    Some(tokens) => Ok(tokens),
                    None => Err(self.failed(error).await),
                }
            }
            Err(error) => Err(self.failed(error).await),
        }
    }

    async fn lock_store(&self) -> Result<StoreLock, Arc<Error>> {
        match &self.0.keeper {
            Keeper::Store(store) => store.lock().await.map_err(Arc::new),
            _ => Ok(StoreLock::none()),
        }
    }

    /// Loads the current tokens of the store. If it can't be read, the tokens loaded earlier stay valid.
    pub(super) async fn load(&self) -> Result<(), Arc<Error>> {
        let Keeper::Store(store) = &self.0.keeper else {
            return Ok(());
        };
        let renewals = self.0.lock().renewals;
        let loaded = store.load().await;
        let mut state = self.0.lock();
        match loaded {
            // Tokens renewed meanwhile are newer than those read.
            Ok(Some(kept)) if state.unkept.is_none() && state.renewals == renewals => {
                state.adopt(kept.tokens);
                let left = kept.failure.and_then(|failure| {
                    Some((failure.left(LONGEST_PAUSE, &self.0.clock)?, failure))
                });
                let is_new = state.failure.as_ref().is_none_or(Failure::is_over);
                if let Some((left, failure)) = left.filter(|_| is_new) {
                    state.failure = Some(Failure::lasting(Arc::new(failure.error()), left));
                }
                Ok(())
            }
            Ok(Some(_)) => Ok(()),
            Ok(None) | Err(_) if state.tokens.is_some() => Ok(()),
            Ok(None) => {
                let message = "the store holds no tokens yet; sign in, and save the tokens there";
                Err(Arc::new(Error::new(ErrorClass::Auth, message)))
            }
            Err(error) => Err(Arc::new(error)),
        }
    }

    /// Returns whether a token was refused so soon after its renewal that another renewal would not help.
    fn was_refused_at_once(&self) -> bool {
        let state = self.0.lock();
        let is_young = state
            .renewed_at
            .is_some_and(|renewed_at| renewed_at.elapsed() < LONGEST_PAUSE);
        let access = state.access.as_ref();
        is_young && access.is_some_and(|access| state.is_refused(access) && !access.is_expired())
    }

    /// Exchanges the refresh token for new tokens and keeps them in memory: the old refresh token may already be invalid.
    async fn trade(&self) -> Result<Unkept, Error> {
        let refresh_token = self.0.lock().refresh_token.clone();
        let traded = refresh_token.unwrap_or_default();
        let mut tokens = self.0.refresher.refresh(traded).await?;
        let unusable = check(&tokens.access_token, "access_token").err().map(|_| {
            let message = "the sign-in host returned an unusable access token";
            Arc::new(Error::new(ErrorClass::Protocol, message))
        });
        let mut state = self.0.lock();
        let refresh_token = tokens.refresh_token.take();
        if state.refresh_token.is_some() {
            // The service may omit it; the old one then stays valid.
            if let Some(new) = refresh_token.filter(|token| !token.is_empty()) {
                state.refresh_token = Some(new);
            }
            tokens.refresh_token = state.refresh_token.clone();
        }
        if let Some(old) = &state.tokens {
            for (name, value) in &old.extra {
                let extra = tokens.extra.entry(name.as_str());
                extra.or_insert_with(|| value.clone());
            }
            tokens.scope = tokens.scope.or_else(|| old.scope.clone());
        }
        if unusable.is_some() {
            let refresh_token = tokens.refresh_token;
            tokens = state
                .tokens
                .clone()
                .unwrap_or_else(|| Tokens::new(Secret::default()));
            tokens.refresh_token = refresh_token;
        }
        let replaced = state.access.as_ref().map(|access| access.secret().clone());
        let unkept = Unkept {
            tokens,
            replaced,
            unusable,
        };
        state.unkept = Some(unkept.clone());
        state.renewals += 1;
        Ok(unkept)
    }

    /// Stores renewed tokens, then makes them the current ones.
    async fn keep(&self, unkept: Unkept) -> Result<Tokens, Arc<Error>> {
        let keeping = (self.address(), unkept.tokens.clone());
        match &self.0.keeper {
            Keeper::Nowhere => {}
            Keeper::Function(callback) => {
                let kept = KEEPING.scope(keeping, callback(unkept.tokens.clone()));
                let kept = tokio::time::timeout(LONGEST_KEEP, kept).await;
                kept.unwrap_or_else(|_| Err(not_kept_in_time()))
                    .map_err(|error| self.not_kept(error))?;
            }
            Keeper::Store(store) => {
                if let Some(theirs) = newer(&**store, unkept.replaced.as_ref()).await {
                    return Ok(self.use_theirs(theirs));
                }
                let kept = KeptTokens::new(unkept.tokens.clone());
                let saved = KEEPING.scope(keeping, store.save(&kept)).await;
                saved.map_err(|error| self.not_kept(unsaved(error)))?;
            }
        }
        let mut state = self.0.lock();
        state.unkept = None;
        if let Some(error) = unkept.unusable {
            state.adopt(unkept.tokens);
            drop(state);
            return Err(self.remember(error));
        }
        state.adopt(unkept.tokens.clone());
        state.refused = None;
        state.failure = None;
        state.failures_in_a_row = 0;
        state.renewed_at = Some(Instant::now());
        state.renewals += 1;
        Ok(unkept.tokens)
    }

    fn use_theirs(&self, theirs: Tokens) -> Tokens {
        let mut state = self.0.lock();
        state.unkept = None;
        state.failure = None;
        state.failures_in_a_row = 0;
        state.renewals += 1;
        state.adopt(theirs.clone());
        theirs
    }

    /// Returns the tokens with which another process has replaced these, which may take it a moment.
    async fn renewed_by_others(&self, before: Option<&AccessToken>) -> Option<Tokens> {
        let Keeper::Store(store) = &self.0.keeper else {
            return None;
        };
        let before = before.map(|access| access.secret().clone());
        for look in 0..LOOKS {
            if look > 0 {
                tokio::time::sleep(LOOK_PAUSE).await;
            }
            if let Some(theirs) = newer(&**store, before.as_ref()).await {
                let is_refused = self.0.lock().is_refused(&theirs.access());
                return (!is_refused).then(|| self.use_theirs(theirs));
            }
        }
        None
    }

    /// Remembers that tokens could not be stored, so that not every request tries again while the old token is valid.
    fn not_kept(&self, error: Error) -> Arc<Error> {
        self.remember(Arc::new(error))
    }

    fn remember(&self, error: Arc<Error>) -> Arc<Error> {
        let mut state = self.0.lock();
        state.failures_in_a_row = state.failures_in_a_row.saturating_add(1);
        let pause = pause_after(&error, state.failures_in_a_row);
        state.failure = Some(Failure::lasting(Arc::clone(&error), pause));
        error
    }

    /// Remembers a failed renewal, in the store too, so that no process immediately retries it.
    async fn failed(&self, error: Error) -> Arc<Error> {
        let error = self.remember(Arc::new(error));
        let Keeper::Store(store) = &self.0.keeper else {
            return error;
        };
        let (tokens, in_a_row) = {
            let state = self.0.lock();
            (state.tokens.clone(), state.failures_in_a_row)
        };
        let Some(tokens) = tokens else {
            return error;
        };
        // Don't overwrite what another process has stored since.
        let there = store.load().await.ok().flatten();
        let is_the_same = there.is_some_and(|there| {
            there.tokens.access_token == tokens.access_token
                && there.tokens.refresh_token == tokens.refresh_token
        });
        if is_the_same {
            let pause = pause_after(&error, in_a_row);
            let mut kept = KeptTokens::new(tokens);
            kept.failure = Some(RefreshFailure::new(&error, pause, &self.0.clock));
            // If it can't be saved, other processes run into the failure themselves.
            drop(store.save(&kept).await);
        }
        error
    }
}

/// Returns the tokens of a store if they have changed.
async fn newer(store: &dyn TokenStore, before: Option<&Secret>) -> Option<Tokens> {
    let there = store.load().await.ok().flatten()?.tokens;
    let is_new = before.is_some_and(|before| there.access_token != *before);
    (is_new && !there.access().is_expired()).then_some(there)
}

fn unsaved(error: Error) -> Error {
    let message = format!(
        "{}; the renewed tokens are kept in memory, and the next call tries to save them again",
        error.message()
    );
    error.with_class(ErrorClass::Io).with_message(message)
}

fn not_kept_in_time() -> Error {
    let message = format!(
        "the function that stores renewed tokens did not complete within {} s; they stay in memory and are passed again before the next use",
        LONGEST_KEEP.as_secs()
    );
    Error::new(ErrorClass::Io, message)
}

//! The settings of a [`RefreshingToken`].

use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use cloud_drives_core::{Error, Secret};

use super::state::State;
use super::{Inner, Keeper, RefreshingToken};
use crate::auth::kept::{KeepOutcome, callback};
use crate::auth::token::check;
use crate::auth::{AccessToken, Clock, TokenRefresher, Tokens};

/// Builds a [`RefreshingToken`].
#[must_use = "a builder does nothing until build() is called"]
pub struct RefreshingTokenBuilder {
    refresher: Box<dyn TokenRefresher>,
    refresh_token: Option<Secret>,
    access: Option<AccessToken>,
    keeper: Keeper,
    ahead: Duration,
    clock: Clock,
}

impl RefreshingTokenBuilder {
    pub(super) fn new(
        refresher: impl TokenRefresher,
        refresh_token: Option<Secret>,
        keeper: Keeper,
    ) -> Self {
        Self {
            refresher: Box::new(refresher),
            refresh_token,
            access: None,
            keeper,
            ahead: Duration::from_secs(300),
            clock: Clock::default(),
        }
    }

    /// Sets the initial access token.
    ///
    /// Default: none; the first request waits for a renewal. Tokens from a store replace it.
    pub fn access_token(mut self, access: AccessToken) -> Self {
        self.access = Some(access);
        self
    }

    /// Sets how long before its expiry a token is renewed. A token is never renewed before half of its lifetime.
    ///
    /// Default: 5 minutes, or 2 minutes for tokens from a store.
    pub fn ahead(mut self, ahead: Duration) -> Self {
        self.ahead = ahead;
        self
    }

    /// Sets the clock for the times of failures in a store. Default: the system's clock.
    pub fn clock(mut self, clock: Clock) -> Self {
        self.clock = clock;
        self
    }

    /// Sets a function that stores new tokens. It is awaited before they are used.
    ///
    /// The function returns nothing or a `Result`. It replaces a store.
    ///
    /// Most refresh tokens work only once, so the one in [`Tokens::refresh_token`] must be available when the program starts again. If the
    /// function returns an error, panics or takes longer than 60 s, the call that requested the token fails unless the old one is still
    /// valid. The new tokens stay in memory, and the function is called with them again before they are used.
    ///
    /// The function may use the client whose tokens it stores: its own requests carry the new token. A request from another task waits for
    /// the function, so don't await that task.
    pub fn on_refreshed<F, Fut>(mut self, keep: F) -> Self
    where
        F: Fn(Tokens) -> Fut + Send + Sync + 'static,
        Fut: Future + Send + 'static,
        Fut::Output: KeepOutcome,
    {
        self.keeper = Keeper::Function(callback(keep));
        self
    }

    /// Builds the source. Nothing is sent yet.
    ///
    /// # Errors
    ///
    /// Returns an error if one of the tokens is empty or holds characters that no token can have.
    pub fn build(self) -> Result<RefreshingToken, Error> {
        if let Some(refresh_token) = &self.refresh_token {
            check(refresh_token, "refresh_token")?;
        }
        if let Some(access) = &self.access {
            check(access.secret(), "access_token")?;
        }
        let starts_from_store = matches!(self.keeper, Keeper::Store(_));
        let access = self.access.filter(|_| !starts_from_store);
        let state = State {
            refresh_token: self.refresh_token,
            tokens: access.clone().map(Tokens::from),
            access,
            ..State::default()
        };
        Ok(RefreshingToken(Arc::new(Inner {
            refresher: self.refresher,
            keeper: self.keeper,
            ahead: self.ahead,
            clock: self.clock,
            state: Mutex::new(state),
        })))
    }
}

impl fmt::Debug for RefreshingTokenBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RefreshingTokenBuilder")
            .field("keeper", &self.keeper)
            .field("ahead", &self.ahead)
            .finish_non_exhaustive()
    }
}

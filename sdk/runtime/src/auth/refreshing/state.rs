//! The state of the tokens, and what a request does in each state.

use std::sync::Arc;
use std::time::Duration;

use cloud_drives_core::{Error, Secret};
use tokio::time::Instant;

use super::failure::Failure;
use super::flight::Flight;
use crate::auth::{AccessToken, Tokens};

/// Remaining lifetime below which a token may expire before it reaches the server.
///
/// A request then briefly waits for a new one.
const MARGIN: Duration = Duration::from_secs(30);
/// How long requests wait for a renewal after its start while the old token is still valid.
const MOMENT: Duration = Duration::from_secs(2);

#[derive(Default)]
pub(super) struct State {
    /// `None` if the refresher needs none, because the application signs in without a user.
    pub(super) refresh_token: Option<Secret>,
    /// The tokens in the store, and their access token.
    pub(super) tokens: Option<Tokens>,
    pub(super) access: Option<AccessToken>,
    /// Renewed tokens that are not stored yet.
    pub(super) unkept: Option<Unkept>,
    /// The access token that the server refused.
    pub(super) refused: Option<Secret>,
    /// When this process renewed the access token; `None` once a server has accepted it.
    pub(super) renewed_at: Option<Instant>,
    /// The number of changes by renewals.
    pub(super) renewals: u64,
    pub(super) failure: Option<Failure>,
    pub(super) failures_in_a_row: u32,
    pub(super) flight: Option<(Flight, Instant)>,
}

/// Renewed tokens that are not stored yet.
#[derive(Clone)]
pub(super) struct Unkept {
    pub(super) tokens: Tokens,
    /// The access token in the store until these are stored.
    pub(super) replaced: Option<Secret>,
    /// Why the access token is unusable, if it is. The refresh token must be stored nevertheless.
    pub(super) unusable: Option<Arc<Error>>,
}

/// How a request gets its token.
pub(super) enum Plan {
    /// Uses this token.
    Use(AccessToken),
    /// Uses this token, and starts a renewal if none is in flight.
    UseAndRenew(AccessToken),
    /// Waits for the renewal until this time, and uses this token if it takes longer or fails.
    WaitUntil(Instant, AccessToken),
    /// Waits for the renewal, and uses this token if it fails.
    WaitOrUse(AccessToken),
    /// Waits for the renewal.
    Wait,
    /// Fails like the last renewal.
    Fail(Arc<Error>),
}

impl State {
    /// Decides how a request gets its token; `ahead` is how long before its expiry a token is renewed.
    pub(super) fn plan(&self, ahead: Duration) -> Plan {
        let failed = self.failure.as_ref().filter(|failure| !failure.is_over());
        let paused = failed.is_some();
        let old = self.access.clone().filter(|access| !access.is_expired());
        let Some(old) = old else {
            // Tokens that are already renewed only have to be stored.
            return match failed {
                Some(failure) if self.unkept.is_none() && self.flight.is_none() => {
                    Plan::Fail(Arc::clone(&failure.error))
                }
                _ => Plan::Wait,
            };
        };
        if self.is_refused(&old) {
            return match paused && self.flight.is_none() {
                true => Plan::Use(old),
                false => Plan::WaitOrUse(old),
            };
        }
        let Some(left) = old.lifetime() else {
            return Plan::Use(old);
        };
        if left >= ahead_of(&old, ahead) || (paused && self.flight.is_none()) {
            return Plan::Use(old);
        }
        let margin = old.given().map_or(MARGIN, |given| MARGIN.min(given / 10));
        if left > margin {
            return Plan::UseAndRenew(old);
        }
        let started = self.flight.as_ref().map_or_else(Instant::now, |it| it.1);
        let moment = MOMENT.min(left);
        match started.checked_add(moment) {
            Some(until) if until > Instant::now() => Plan::WaitUntil(until, old),
            _ => Plan::UseAndRenew(old),
        }
    }

    pub(super) fn is_refused(&self, access: &AccessToken) -> bool {
        self.refused.as_ref() == Some(access.secret())
    }

    /// Returns whether the current access token needs no renewal.
    pub(super) fn is_fresh(&self, ahead: Duration) -> bool {
        self.access.as_ref().is_some_and(|access| {
            let is_due = access
                .lifetime()
                .is_some_and(|left| left < ahead_of(access, ahead));
            !is_due && !access.is_expired() && !self.is_refused(access)
        })
    }

    /// Makes these tokens the current ones.
    pub(super) fn adopt(&mut self, tokens: Tokens) {
        if let Some(refresh_token) = &tokens.refresh_token {
            if self.refresh_token.as_ref() != Some(refresh_token) {
                self.failure = None;
                self.failures_in_a_row = 0;
            }
            self.refresh_token = Some(refresh_token.clone());
        }
        let is_new = self
            .access
            .as_ref()
            .is_none_or(|access| *access.secret() != tokens.access_token);
        if is_new {
            self.renewed_at = None;
            self.failure = None;
            self.failures_in_a_row = 0;
        }
        self.access = (!tokens.access_token.is_empty()).then(|| tokens.access());
        self.tokens = Some(tokens);
    }
}

/// Returns how long before its expiry a token is renewed: never before half of its lifetime has passed.
fn ahead_of(access: &AccessToken, ahead: Duration) -> Duration {
    access.given().map_or(ahead, |given| ahead.min(given / 2))
}

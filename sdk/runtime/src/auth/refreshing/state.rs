//! The state of the tokens, and what a request does in it.

use std::sync::Arc;
use std::time::Duration;

use cloud_drives_core::{Error, Secret};
use tokio::time::Instant;

use super::failure::Failure;
use super::flight::Flight;
use crate::auth::{AccessToken, Tokens};

/// Remaining lifetime below which a token may expire on the way to the server.
///
/// A request then waits a moment for a new one.
const MARGIN: Duration = Duration::from_secs(30);
/// How long after its start a renewal is waited for while the old token is still valid.
const MOMENT: Duration = Duration::from_secs(2);

#[derive(Default)]
pub(super) struct State {
    /// `None` where the refresher needs none: an application that signs in by itself.
    pub(super) refresh_token: Option<Secret>,
    /// The tokens in the store, and their access token.
    pub(super) tokens: Option<Tokens>,
    pub(super) access: Option<AccessToken>,
    /// Renewed tokens that are not kept yet.
    pub(super) unkept: Option<Unkept>,
    /// The access token that the server has refused.
    pub(super) refused: Option<Secret>,
    /// When the access token was got by a renewal here, until a server accepts it.
    pub(super) renewed_at: Option<Instant>,
    /// Counts what renewals have changed.
    pub(super) renewals: u64,
    pub(super) failure: Option<Failure>,
    pub(super) failures_in_a_row: u32,
    pub(super) flight: Option<(Flight, Instant)>,
}

/// Renewed tokens that are not kept yet.
#[derive(Clone)]
pub(super) struct Unkept {
    pub(super) tokens: Tokens,
    /// The access token that is in the store until these are.
    pub(super) replaced: Option<Secret>,
    /// Why the access token can't be used, if so. The refresh token has to be kept all the same.
    pub(super) unusable: Option<Arc<Error>>,
}

/// What a request does for its token.
pub(super) enum Plan {
    /// Uses this token.
    Use(AccessToken),
    /// Uses this token; a renewal is started if there is none.
    UseAndRenew(AccessToken),
    /// Waits for the renewal until then, and uses this token if it takes longer or fails.
    WaitUntil(Instant, AccessToken),
    /// Waits for the renewal, and uses this token if it fails.
    WaitOrUse(AccessToken),
    /// Waits for the renewal.
    Wait,
    /// Fails like the last renewal.
    Fail(Arc<Error>),
}

impl State {
    /// Decides what a request does; `ahead` is the time before the expiry at which tokens are renewed.
    pub(super) fn plan(&self, ahead: Duration) -> Plan {
        let failed = self.failure.as_ref().filter(|failure| !failure.is_over());
        let paused = failed.is_some();
        let old = self.access.clone().filter(|access| !access.is_expired());
        let Some(old) = old else {
            // What is renewed already only has to be kept.
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

    /// Returns whether the present access token needs no renewal.
    pub(super) fn is_fresh(&self, ahead: Duration) -> bool {
        self.access.as_ref().is_some_and(|access| {
            let is_due = access
                .lifetime()
                .is_some_and(|left| left < ahead_of(access, ahead));
            !is_due && !access.is_expired() && !self.is_refused(access)
        })
    }

    /// Takes tokens for the present ones.
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

/// Returns how long before its expiry a token is renewed: never before half of its life is over.
fn ahead_of(access: &AccessToken, ahead: Duration) -> Duration {
    access.given().map_or(ahead, |given| ahead.min(given / 2))
}

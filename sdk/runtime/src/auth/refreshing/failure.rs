//! Failed renewals: how long they are remembered, and the errors that callers get.

use std::sync::Arc;
use std::time::Duration;

use cloud_drives_core::{Error, ErrorClass};
use tokio::time::Instant;

/// The longest time that a failure is remembered.
pub(super) const LONGEST_PAUSE: Duration = Duration::from_secs(30);
/// How long the first of several consecutive failures is remembered, if a retry may succeed.
const FIRST_PAUSE: Duration = Duration::from_secs(1);

/// A failed renewal.
#[derive(Clone, Debug)]
pub(super) struct Failure {
    pub(super) error: Arc<Error>,
    pub(super) until: Instant,
}

impl Failure {
    pub(super) fn lasting(error: Arc<Error>, pause: Duration) -> Self {
        let now = Instant::now();
        Self {
            error,
            until: now.checked_add(pause).unwrap_or(now),
        }
    }

    pub(super) fn is_over(&self) -> bool {
        self.until <= Instant::now()
    }
}

/// Returns how long a failure is remembered: 1 s after the first transient one, then twice as long each time.
pub(super) fn pause_after(error: &Error, in_a_row: u32) -> Duration {
    let can_pass = error.is_transient() || error.is_server_error() || error.is_decode();
    if !can_pass {
        return LONGEST_PAUSE;
    }
    let doublings = in_a_row.saturating_sub(1).min(5);
    FIRST_PAUSE
        .saturating_mul(1 << doublings)
        .min(LONGEST_PAUSE)
}

/// Returns the error of a call without a token, with the failed renewal as its source.
pub(super) fn no_token(error: &Arc<Error>) -> Error {
    if error.is_io() {
        // It was renewed, but not stored.
        return copy(error);
    }
    let message = "the access token could not be refreshed; sign in again if this persists";
    let mut refused = Error::new(ErrorClass::Auth, message).with_source(copy(error));
    if let Some(status) = error.status() {
        refused = refused.with_status(status);
    }
    if let Some(code) = error.code() {
        refused = refused.with_code(code);
    }
    refused
}

/// Returns a copy of an error, for one of several callers.
pub(super) fn copy(error: &Error) -> Error {
    let mut copy = Error::new(error.class(), error.message())
        .with_headers(error.headers().clone())
        .with_body(error.body().clone())
        .with_effect(error.effect());
    if let Some(operation) = error.operation_info() {
        copy = copy.with_operation(operation);
    } else if let Some(operation) = error.operation() {
        copy = copy.with_operation_name(operation.to_owned());
    }
    if let Some(status) = error.status() {
        copy = copy.with_status(status);
    }
    if let Some(code) = error.code() {
        copy = copy.with_code(code);
    }
    if let Some(request_id) = error.request_id() {
        copy = copy.with_request_id(request_id);
    }
    if let Some(elapsed) = error.elapsed() {
        copy = copy.with_attempts(error.attempts(), elapsed);
    }
    match std::error::Error::source(error) {
        Some(source) => copy.with_source(source.to_string()),
        None => copy,
    }
}

//! The shared state of the calls of a folder transfer.
//!
//! They wait together if the service requests it, and stop together if all further calls would fail too.

use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use cloud_drives_core::{Error, ErrorClass, Result};
use http::StatusCode;
use tokio::time::Instant;

/// The longest wait that the service may request.
const LONGEST_WAIT: Duration = Duration::from_secs(15 * 60);
/// How many consecutive waits the service may request.
const WAITS: u32 = 5;

/// The state that all calls share.
#[derive(Default)]
pub(super) struct Together(Mutex<State>);

#[derive(Default)]
struct State {
    /// Nothing is sent before this time.
    not_before: Option<Instant>,
    /// Number of waits since the last successful call.
    waits: u32,
    /// Why the rest is not tried.
    given_up: Option<Untried>,
}

impl Together {
    /// Makes a call after any shared wait. If the service requests a wait, all calls wait, and this one is repeated.
    ///
    /// # Errors
    ///
    /// Returns the service's error, or the reason why the call was not made.
    pub(super) async fn call<R, F>(&self, work: impl Fn() -> F) -> Result<R>
    where
        F: Future<Output = Result<R>>,
    {
        loop {
            self.turn().await?;
            let asked_at = Instant::now();
            match work().await {
                Ok(done) => {
                    self.state().waits = 0;
                    return Ok(done);
                }
                Err(error) => {
                    if !self.is_to_wait(&error, asked_at) {
                        return Err(error);
                    }
                }
            }
        }
    }

    /// Fails if the transfer has been abandoned.
    pub(super) fn check(&self) -> Result<()> {
        match &self.state().given_up {
            Some(untried) => Err(untried.error()),
            None => Ok(()),
        }
    }

    /// Waits until requests may be sent.
    async fn turn(&self) -> Result<()> {
        loop {
            self.check()?;
            let Some(time) = self
                .state()
                .not_before
                .filter(|time| *time > Instant::now())
            else {
                return Ok(());
            };
            tokio::time::sleep_until(time).await;
        }
    }

    /// Records a failure that affects all calls. Returns whether the call is repeated after a wait.
    fn is_to_wait(&self, error: &Error, asked_at: Instant) -> bool {
        let status = error.status().map(|status| status.as_u16());
        let (what, wait) = match status {
            _ if error.is_unauthorized() => ("not authorized", None),
            Some(507) => ("there is no space left at the service", None),
            None if is_full(error) => ("there is no space left on the disk", None),
            Some(429) => (
                "the service accepts no more calls at the moment",
                wait(error),
            ),
            // Without a `Retry-After`, it says nothing about other calls.
            Some(503) if wait(error).is_some() => {
                ("the service is temporarily unavailable", wait(error))
            }
            _ => return false,
        };
        let mut state = self.state();
        // Calls that were in flight when the wait was requested count as one request for it.
        let is_first = state.not_before.is_none_or(|time| asked_at >= time);
        state.waits += u32::from(is_first && wait.is_some());
        match wait.filter(|wait| *wait <= LONGEST_WAIT && state.waits <= WAITS) {
            Some(wait) => {
                let time = Instant::now() + wait;
                state.not_before = state.not_before.max(Some(time));
                true
            }
            None => {
                let reason = format!("{what}: {}", error.message());
                state.given_up.get_or_insert(Untried::since(error, reason));
                false
            }
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Returns whether the local disk is full.
fn is_full(error: &Error) -> bool {
    let source = std::error::Error::source(error);
    let source = source.and_then(|source| source.downcast_ref::<io::Error>());
    let kind = source.map(io::Error::kind);
    matches!(
        kind,
        Some(io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
    )
}

/// Returns how long the service requests to wait, if it does.
fn wait(error: &Error) -> Option<Duration> {
    let after = error.retry_after()?;
    Some(after.delay_from(SystemTime::now()))
}

/// Why an entry is not tried: the failure of another one, without the details that apply only to that.
pub(super) struct Untried {
    reason: String,
    class: ErrorClass,
    status: Option<StatusCode>,
}

impl Untried {
    pub(super) fn since(error: &Error, reason: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
            class: error.class(),
            status: error.status(),
        }
    }

    pub(super) fn error(&self) -> Error {
        let error = Error::new(self.class, format!("not tried: {}", self.reason));
        match self.status {
            Some(status) => error.with_status(status),
            None => error,
        }
    }
}

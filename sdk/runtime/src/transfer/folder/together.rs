//! The shared state of the calls of a folder transfer.
//!
//! They wait together if the service asks for it, and stop together if everything else would fail too.

use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use cloud_drives_core::{Error, ErrorClass, Result};
use http::StatusCode;
use tokio::time::Instant;

/// The longest wait that the service may ask for.
const LONGEST_WAIT: Duration = Duration::from_secs(15 * 60);
/// How often in a row the service may ask to wait.
const WAITS: u32 = 5;

/// The state that all calls share.
#[derive(Default)]
pub(super) struct Together(Mutex<State>);

#[derive(Default)]
struct State {
    /// Nothing is sent before this time.
    not_before: Option<Instant>,
    /// Waits since the last call that succeeded.
    waits: u32,
    /// Why the rest is not tried.
    given_up: Option<Untried>,
}

impl Together {
    /// Makes a call once nothing waits. If the service asks to wait, all calls do, and this one is made again.
    ///
    /// # Errors
    ///
    /// The answer of the service; of calls that were not made any more, why.
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

    /// Fails if the rest is not tried.
    pub(super) fn check(&self) -> Result<()> {
        match &self.state().given_up {
            Some(untried) => Err(untried.error()),
            None => Ok(()),
        }
    }

    /// Waits until something may be sent.
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

    /// Notes a failure that everything else meets too. Tells whether the call is made again after a wait.
    fn is_to_wait(&self, error: &Error, asked_at: Instant) -> bool {
        let status = error.status().map(|status| status.as_u16());
        let (what, wait) = match status {
            _ if error.is_unauthorized() => ("not authorized", None),
            Some(507) => ("there is no space left at the service", None),
            None if is_full(error) => ("there is no space left on the disk", None),
            Some(429) => ("the service takes no more calls at the moment", wait(error)),
            // Without a time to wait until, it says nothing of other calls.
            Some(503) if wait(error).is_some() => {
                ("the service is closed for a while", wait(error))
            }
            _ => return false,
        };
        let mut state = self.state();
        // Calls that were under way with one that was told to wait count as that one.
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

/// Returns how long the service asks to wait, if it does.
fn wait(error: &Error) -> Option<Duration> {
    let after = error.retry_after()?;
    Some(after.delay_from(SystemTime::now()))
}

/// Why something is not tried: the failure of something else, without what is true of that alone.
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

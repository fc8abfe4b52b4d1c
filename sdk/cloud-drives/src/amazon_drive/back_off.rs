//! The pause that all calls of a client keep together while the service fails (`wire.md §8`).

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use cloud_drives_core::{
    BoxFuture, Error, OperationInfo, Request, Result, StreamResponse, Transport,
};
use tokio::time::Instant;

/// How often the ceiling doubles: 256 s after eight failures in a row, and no more.
const DOUBLINGS: u32 = 8;

/// The pause that all calls of a client keep together while the service fails.
///
/// After a failure the next call starts no sooner than a random share of a ceiling that doubles with every failure in a row: 2 s after
/// the first, 256 s after the eighth and any further one. A success ends it. A failure is an answer of 408, 429 or 5xx, or none at all.
///
/// The Python client counts every answer that it did not expect, a conflict for example, and pauses up to a second after a success as
/// well; [`BackOff::python_compatible`] does both (`wire.md §8`).
///
/// ```
/// use std::time::Duration;
/// use cloud_drives::amazon_drive::BackOff;
///
/// assert_eq!(BackOff::new().ceiling(1), Duration::from_secs(2));
/// assert_eq!(BackOff::new().ceiling(100), Duration::from_secs(256));
/// assert_eq!(BackOff::python_compatible().ceiling(0), Duration::from_secs(1));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BackOff {
    unit: Duration,
    jitter: bool,
    after_success: bool,
    any_failure: bool,
}

impl BackOff {
    /// Pauses after failures of the service.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            unit: Duration::from_secs(1),
            jitter: true,
            after_success: false,
            any_failure: false,
        }
    }

    /// Pauses as the Python client does: after every call, and longer after each that did not succeed.
    #[must_use]
    pub const fn python_compatible() -> Self {
        let mut back_off = Self::new();
        back_off.after_success = true;
        back_off.any_failure = true;
        back_off
    }

    /// No pauses but those of each call by itself.
    #[must_use]
    pub const fn off() -> Self {
        let mut back_off = Self::new();
        back_off.unit = Duration::ZERO;
        back_off
    }

    /// The same, with the ceiling itself instead of a random share of it.
    #[must_use]
    pub const fn without_jitter(mut self) -> Self {
        self.jitter = false;
        self
    }

    /// The longest pause after so many failures in a row.
    #[must_use]
    pub fn ceiling(&self, failures: u32) -> Duration {
        if failures == 0 && !self.after_success {
            return Duration::ZERO;
        }
        self.unit.saturating_mul(1 << failures.min(DOUBLINGS))
    }

    fn pause(&self, failures: u32) -> Duration {
        let ceiling = self.ceiling(failures);
        if self.jitter {
            ceiling.mul_f64(fastrand::f64())
        } else {
            ceiling
        }
    }

    /// What an answer or its absence says of the service: well, not well, or nothing.
    fn judge(&self, operation: &OperationInfo, answer: &Result<StreamResponse>) -> Option<bool> {
        match answer {
            Ok(answer) if operation.accepts(answer.status().as_u16()) => Some(true),
            Ok(_) if self.any_failure => Some(false),
            Ok(answer) => match answer.status().as_u16() {
                408 | 429 | 500..=599 => Some(false),
                // It answers, if not what was hoped for.
                _ => Some(true),
            },
            Err(error) => is_the_services_fault(error).then_some(false),
        }
    }
}

/// A file that can't be read, or a token that can't be had, says nothing of the service.
fn is_the_services_fault(error: &Error) -> bool {
    error.is_connect() || error.is_timeout() || error.is_transport()
}

impl Default for BackOff {
    fn default() -> Self {
        Self::new()
    }
}

/// Failures in a row, and when the next call may start. Clones share both.
#[derive(Clone, Debug)]
pub(super) struct Pause {
    back_off: BackOff,
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    failures: u32,
    not_before: Option<Instant>,
}

impl Pause {
    pub(super) fn new(back_off: BackOff) -> Self {
        Self {
            back_off,
            state: Arc::default(),
        }
    }

    async fn over(&self) {
        // Another call may have failed meanwhile.
        while let Some(until) = self.until() {
            tokio::time::sleep_until(until).await;
        }
    }

    /// When the pause is over, if it is not yet.
    fn until(&self) -> Option<Instant> {
        let not_before = self.lock().not_before;
        not_before.filter(|until| *until > Instant::now())
    }

    fn note(&self, well: bool) {
        let mut state = self.lock();
        state.failures = if well {
            0
        } else {
            state.failures.saturating_add(1)
        };
        let pause = self.back_off.pause(state.failures);
        state.not_before = Instant::now().checked_add(pause);
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Holds requests to the Drive's own hosts while the service fails.
pub(super) struct BackOffTransport {
    inner: Arc<dyn Transport>,
    pause: Pause,
}

impl BackOffTransport {
    pub(super) fn new(inner: Arc<dyn Transport>, pause: Pause) -> Self {
        Self { inner, pause }
    }

    async fn send_in_time(&self, request: Request) -> Result<StreamResponse> {
        let operation = request.operation();
        // Tokens come from another service.
        if !matches!(operation.server(), Some("master" | "metadata" | "content")) {
            return self.inner.send(request).await;
        }
        self.pause.over().await;
        let answer = self.inner.send(request).await;
        if let Some(well) = self.pause.back_off.judge(operation, &answer) {
            self.pause.note(well);
        }
        answer
    }
}

impl Transport for BackOffTransport {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<StreamResponse>> {
        Box::pin(self.send_in_time(request))
    }

    fn provides_auth(&self) -> bool {
        self.inner.provides_auth()
    }
}

impl fmt::Debug for BackOffTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BackOffTransport")
            .field("pause", &self.pause)
            .field("inner", &self.inner)
            .finish()
    }
}

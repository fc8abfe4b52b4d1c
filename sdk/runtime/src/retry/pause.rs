//! The pause that all calls of a client share while the service fails.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use cloud_drives_core::{
    BoxFuture, Error, OperationInfo, Request, Result, StreamResponse, Transport,
};
use tokio::time::Instant;

use crate::trace;

/// How often the ceiling doubles: it stays at 256 s after eight consecutive failures.
const DOUBLINGS: u32 = 8;

/// How long all calls of a client pause together while the service fails.
///
/// After a failure, the next call waits a random share of a ceiling that doubles with every consecutive failure: 2 s after the first, 256 s
/// after the eighth and all further ones. A success ends the pause. A failure is an answer of 408, 429 or 5xx, or no answer.
///
/// ```
/// use std::time::Duration;
/// use cloud_drives_runtime::retry::PausePolicy;
///
/// assert_eq!(PausePolicy::new().ceiling(1), Duration::from_secs(2));
/// assert_eq!(PausePolicy::new().ceiling(100), Duration::from_secs(256));
/// assert_eq!(PausePolicy::off().ceiling(1), Duration::ZERO);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PausePolicy {
    unit: Duration,
    jitter: bool,
    after_success: bool,
    any_failure: bool,
}

impl PausePolicy {
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

    /// Disables shared pauses; each call still has its own waits.
    #[must_use]
    pub const fn off() -> Self {
        let mut policy = Self::new();
        policy.unit = Duration::ZERO;
        policy
    }

    /// Waits for the ceiling itself instead of a random share of it.
    #[must_use]
    pub const fn without_jitter(mut self) -> Self {
        self.jitter = false;
        self
    }

    /// Pauses up to a second after a success as well.
    #[must_use]
    pub const fn after_success(mut self) -> Self {
        self.after_success = true;
        self
    }

    /// Counts every error answer, a conflict for example, not only those of a failing service.
    #[must_use]
    pub const fn after_any_failure(mut self) -> Self {
        self.any_failure = true;
        self
    }

    /// Returns the longest pause after `failures` consecutive failures.
    #[must_use]
    pub fn ceiling(&self, failures: u32) -> Duration {
        if failures == 0 && !self.after_success {
            return Duration::ZERO;
        }
        self.unit.saturating_mul(1 << failures.min(DOUBLINGS))
    }

    pub(crate) fn is_off(&self) -> bool {
        self.unit.is_zero()
    }

    fn pause(&self, failures: u32) -> Duration {
        let ceiling = self.ceiling(failures);
        if self.jitter {
            ceiling.mul_f64(fastrand::f64())
        } else {
            ceiling
        }
    }

    /// Returns whether an answer, or its absence, shows that the service works; `None` if it is inconclusive.
    fn judge(&self, operation: &OperationInfo, answer: &Result<StreamResponse>) -> Option<bool> {
        match answer {
            Ok(answer) if operation.accepts(answer.status().as_u16()) => Some(true),
            Ok(_) if self.any_failure => Some(false),
            Ok(answer) => match answer.status().as_u16() {
                408 | 429 | 500..=599 => Some(false),
                _ => Some(true),
            },
            Err(error) => is_the_services_fault(error).then_some(false),
        }
    }
}

/// Returns whether the service caused the error.
///
/// A file that can't be read, or a missing token, says nothing about the service.
fn is_the_services_fault(error: &Error) -> bool {
    error.is_connect() || error.is_timeout() || error.is_transport()
}

impl Default for PausePolicy {
    fn default() -> Self {
        Self::new()
    }
}

/// The failures in a row, and when the next call may start. Clones share both.
#[derive(Clone, Debug)]
pub struct SharedPause {
    policy: PausePolicy,
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    failures: u32,
    not_before: Option<Instant>,
}

impl SharedPause {
    /// Creates a pause that is over.
    #[must_use]
    pub fn new(policy: PausePolicy) -> Self {
        Self {
            policy,
            state: Arc::default(),
        }
    }

    /// Returns the policy.
    #[must_use]
    pub fn policy(&self) -> PausePolicy {
        self.policy
    }

    pub(crate) fn is_shared(&self) -> bool {
        Arc::strong_count(&self.state) > 1
    }

    /// Returns whether a failure is remembered.
    pub(crate) fn holds(&self) -> bool {
        let failures = self.lock().failures;
        failures > 0 || self.until().is_some()
    }

    async fn over(&self) {
        // Another call may have failed meanwhile.
        while let Some(until) = self.until() {
            tokio::time::sleep_until(until).await;
        }
    }

    /// Returns when the pause ends, unless it is over.
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
        let pause = self.policy.pause(state.failures);
        state.not_before = Instant::now().checked_add(pause);
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Delays requests while the service fails.
///
/// It belongs inside all other layers, so that the second attempt after a 401 respects the pause as well.
///
/// # Cancel safety
///
/// A call that is dropped while it waits is not counted.
#[derive(Clone, Debug)]
pub struct PauseTransport<T> {
    inner: T,
    pause: SharedPause,
    left_out: &'static [&'static str],
}

impl<T: Transport> PauseTransport<T> {
    /// Creates a layer around a transport.
    pub fn new(inner: T, pause: SharedPause) -> Self {
        Self {
            inner,
            pause,
            left_out: &[],
        }
    }

    /// Excludes servers that are a separate service, such as the sign-in host. The names are those of the spec.
    #[must_use]
    pub fn leaving_out(mut self, servers: &'static [&'static str]) -> Self {
        self.left_out = servers;
        self
    }

    async fn send_in_time(&self, request: Request) -> Result<StreamResponse> {
        let operation = request.operation();
        let is_left_out = |server| self.left_out.contains(&server);
        if self.pause.policy.is_off() || operation.server().is_some_and(is_left_out) {
            return self.inner.send_unboxed(request).await;
        }
        trace::wait("pause after failures", operation, self.pause.over()).await;
        let answer = self.inner.send_unboxed(request).await;
        if let Some(well) = self.pause.policy.judge(operation, &answer) {
            self.pause.note(well);
        }
        answer
    }
}

impl<T: Transport> Transport for PauseTransport<T> {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<StreamResponse>> {
        Box::pin(self.send_unboxed(request))
    }

    fn send_unboxed(
        &self,
        request: Request,
    ) -> impl Future<Output = Result<StreamResponse>> + Send {
        self.send_in_time(request)
    }

    fn provides_auth(&self) -> bool {
        self.inner.provides_auth()
    }
}

//! The rate limits of a client.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use cloud_drives_core::{OperationInfo, RateLimit};

use super::Observed;
use super::window::Window;

/// The limits that a client respects. Default: those of the provider's spec.
///
/// ```
/// use std::time::Duration;
/// use cloud_drives_runtime::rate_limit::RateLimits;
///
/// // The provider publishes no limit; this program sets its own.
/// let limits = RateLimits::from_spec().for_all(40, Duration::from_secs(1));
/// # let _ = limits;
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RateLimits {
    off: bool,
    all: Option<RateLimit>,
    scopes: Vec<RateLimit>,
}

/// The scope of a limit for all calls.
const ALL: &str = "all calls";

impl RateLimits {
    /// Creates the limits that the spec names for its operations.
    #[must_use]
    pub fn from_spec() -> Self {
        Self::default()
    }

    /// Disables the limits of the spec. Limits that are added afterwards apply.
    #[must_use]
    pub fn off() -> Self {
        Self {
            off: true,
            ..Self::default()
        }
    }

    /// Adds a limit that counts all calls.
    #[must_use]
    pub fn for_all(mut self, calls: u32, per: Duration) -> Self {
        self.all = Some(RateLimit {
            calls,
            per,
            scope: ALL,
        });
        self
    }

    /// Replaces the limit of the spec for the operations of a scope.
    #[must_use]
    pub fn for_scope(mut self, scope: &'static str, calls: u32, per: Duration) -> Self {
        self.scopes.retain(|limit| limit.scope != scope);
        self.scopes.push(RateLimit { calls, per, scope });
        self
    }

    /// Returns the limit that replaces the spec's.
    fn in_place_of(&self, named: RateLimit) -> Option<RateLimit> {
        let own = self.scopes.iter().find(|limit| limit.scope == named.scope);
        own.copied().or((!self.off).then_some(named))
    }
}

type Key = (&'static str, u32, Duration);

/// Counts the calls of a client against its limits. Clones share the counts.
///
/// # Cancel safety
///
/// A call that is dropped while it waits gives its place to the next one and is not counted.
#[derive(Clone, Debug, Default)]
pub struct RateLimiter {
    limits: RateLimits,
    windows: Arc<Mutex<HashMap<Key, Arc<Window>>>>,
}

impl RateLimiter {
    /// Creates a limiter that counts against these limits.
    #[must_use]
    pub fn new(limits: RateLimits) -> Self {
        Self {
            limits,
            windows: Arc::default(),
        }
    }

    /// Returns whether a clone shares the counts.
    pub(crate) fn is_shared(&self) -> bool {
        Arc::strong_count(&self.windows) > 1
    }

    /// Returns whether the counted calls could delay another one.
    pub(crate) fn counts(&self) -> bool {
        let windows = self.windows.lock().unwrap_or_else(PoisonError::into_inner);
        windows.values().any(|window| window.counts())
    }

    /// Waits until the operation can be called, first come, first served, and counts the call.
    pub async fn acquire(&self, operation: &OperationInfo) {
        for window in self.windows_of(operation).into_iter().flatten() {
            window.acquire().await;
        }
    }

    /// Corrects the count with an answer's information about the operation's limit.
    pub fn observe(&self, operation: &OperationInfo, observed: Observed) {
        if let Some(window) = self.windows_of(operation).iter().flatten().next() {
            window.observe(observed);
        }
    }

    /// Delays all calls of the operation's scope.
    pub fn hold(&self, operation: &OperationInfo, delay: Duration) {
        if let Some(window) = self.windows_of(operation).iter().flatten().next() {
            window.hold(delay);
        }
    }

    /// Returns the windows that an operation is counted in: first that of its own scope.
    fn windows_of(&self, operation: &OperationInfo) -> [Option<Arc<Window>>; 2] {
        let own = operation
            .rate_limit()
            .and_then(|named| self.limits.in_place_of(named));
        if own.is_none() && self.limits.all.is_none() {
            return [None, None];
        }
        let mut windows = self.windows.lock().unwrap_or_else(PoisonError::into_inner);
        [own, self.limits.all].map(|limit| {
            let limit = limit?;
            let key = (limit.scope, limit.calls, limit.per);
            let window = windows
                .entry(key)
                .or_insert_with(|| Arc::new(Window::new(limit)));
            Some(Arc::clone(window))
        })
    }
}

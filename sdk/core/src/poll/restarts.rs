//! Restarts of failed operations.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

type Decide = dyn Fn(u32) -> Option<Duration> + Send + Sync;

/// Decides whether awaiting a request restarts an operation that the server reports as failed.
///
/// Add it as an extension to the options of a call or a client. Without it, a failed operation is not restarted.
///
/// ```
/// use std::time::Duration;
/// use cloud_drives_core::{CallOptions, Restarts};
///
/// // At most two restarts, each after one second.
/// let restarts = Restarts::new(|started| (started < 3).then_some(Duration::from_secs(1)));
/// let options = CallOptions::new().with_extension(restarts);
/// # let _ = options;
/// ```
#[derive(Clone)]
pub struct Restarts(Arc<Decide>);

impl Restarts {
    /// Creates a decision from a function that returns the delay before the next start.
    ///
    /// The function is called with the number of starts so far (at least 1), and returns `None` to stop.
    #[must_use]
    pub fn new(decide: impl Fn(u32) -> Option<Duration> + Send + Sync + 'static) -> Self {
        Self(Arc::new(decide))
    }

    pub(super) fn after(&self, started: u32) -> Option<Duration> {
        (self.0)(started)
    }
}

impl fmt::Debug for Restarts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Restarts")
    }
}

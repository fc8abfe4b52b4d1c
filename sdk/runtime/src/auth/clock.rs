//! What time it is, for what is kept in files.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Tells the time of day, in which files say until when what they hold is good.
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use cloud_drives_runtime::auth::Clock;
///
/// let ahead = Clock::new(|| SystemTime::now() + Duration::from_secs(60));
/// # let _ = ahead;
/// ```
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> SystemTime + Send + Sync>);

impl Clock {
    /// A clock of the caller's own.
    #[must_use]
    pub fn new(now: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// What time it is.
    #[must_use]
    pub fn now(&self) -> SystemTime {
        (self.0)()
    }

    /// Seconds since 1970, the way in which files of tokens and addresses count.
    pub fn epoch_seconds(&self) -> f64 {
        let since = self.now().duration_since(UNIX_EPOCH);
        since.unwrap_or(Duration::ZERO).as_secs_f64()
    }
}

impl Default for Clock {
    /// The system's.
    fn default() -> Self {
        Self::new(SystemTime::now)
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Clock").field(&self.now()).finish()
    }
}

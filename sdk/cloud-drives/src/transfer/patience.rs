//! How often and after what pause a transfer is tried again.

use std::fmt::Debug;
use std::sync::Arc;
use std::time::Duration;

use cloud_drives_core::Error;
use tokio::time::Instant;

/// How often and after what pause a transfer is tried again.
///
/// Whether trying again is safe is the engine's business; this says whether it is worth it.
pub trait Patience: Debug + Send + Sync {
    /// The pause before the next attempt, or `None` to give up. `failed` attempts were made so far, at least one.
    fn pause(&self, failed: u32, elapsed: Duration, error: &Error) -> Option<Duration>;
}

/// The attempts of one transfer.
#[derive(Debug)]
pub(crate) struct Attempts {
    patience: Arc<dyn Patience>,
    started: Instant,
    /// Attempts that failed since the transfer last got ahead.
    failed: u32,
    /// Attempts that failed in all.
    made: u32,
}

impl Attempts {
    pub(crate) fn new(patience: Arc<dyn Patience>) -> Self {
        Self {
            patience,
            started: Instant::now(),
            failed: 0,
            made: 0,
        }
    }

    /// The attempts of a part of this transfer, counted from the beginning.
    pub(crate) fn fresh(&self) -> Self {
        Self::new(self.patience.clone())
    }

    /// Which attempt is under way, counted from 1.
    pub(crate) fn current(&self) -> u32 {
        self.made.saturating_add(1)
    }

    /// The transfer got ahead, so that what failed before does not count against it.
    pub(crate) fn got_ahead(&mut self) {
        self.failed = 0;
    }

    /// Waits until the next attempt is due, or gives the error back, with the number of attempts, when there is to be none.
    pub(crate) async fn failed(&mut self, error: Error) -> Result<Error, Error> {
        self.made = self.made.saturating_add(1);
        self.failed = self.failed.saturating_add(1);
        match self
            .patience
            .pause(self.failed, self.started.elapsed(), &error)
        {
            Some(pause) => {
                tokio::time::sleep(pause).await;
                Ok(error)
            }
            None => Err(error.with_attempts(self.made, self.started.elapsed())),
        }
    }

    /// The error with the number of attempts, for failures after which there is no other.
    pub(crate) fn last(&self, error: Error) -> Error {
        match self.current() {
            1 => error,
            attempts => error.with_attempts(attempts, self.started.elapsed()),
        }
    }
}

//! Retries anything until it succeeds or the policy gives up.

use std::fmt;
use std::time::Duration;

use cloud_drives_core::Error;
use tokio::time::Instant;

use super::{Attempt, Deadline, Decision, Repeat, RetryBudget, RetryEvent, RetryPolicy};

/// Retries anything until it succeeds or the policy gives up: counts attempts and time, and waits in between.
///
/// ```
/// use cloud_drives_runtime::retry::{Repeat, Retrier, RetryBudget, RetryPolicy};
/// use cloud_drives_core::Error;
///
/// async fn fetch_link_and_upload() -> Result<(), Error> {
///     Ok(())
/// }
///
/// # async fn example() -> Result<(), Error> {
/// let mut retrier = Retrier::new(RetryPolicy::new(), RetryBudget::default());
/// loop {
///     match fetch_link_and_upload().await {
///         Ok(()) => break retrier.succeeded(),
///         Err(error) => retrier.wait_after(error, Repeat::Always).await?,
///     }
/// }
/// # Ok(())
/// # }
/// ```
pub struct Retrier {
    policy: RetryPolicy,
    budget: RetryBudget,
    started: Instant,
    deadline: Deadline,
    attempt: u32,
}

impl Retrier {
    /// Starts the clock of the first attempt.
    #[must_use]
    pub fn new(policy: RetryPolicy, budget: RetryBudget) -> Self {
        Self {
            policy,
            budget,
            started: Instant::now(),
            deadline: Deadline::NONE,
            attempt: 1,
        }
    }

    /// Sets a deadline: no wait begins that would end after it.
    #[must_use]
    pub fn until(mut self, deadline: Deadline) -> Self {
        self.deadline = deadline;
        self
    }

    /// Returns the number of the attempt that is due or in flight, from 1.
    #[must_use]
    pub fn attempt(&self) -> u32 {
        self.attempt
    }

    /// Returns the time since the first attempt began.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }

    /// Returns the deadline.
    #[must_use]
    pub fn deadline(&self) -> Deadline {
        self.deadline
    }

    /// Returns the policy.
    #[must_use]
    pub fn policy(&self) -> &RetryPolicy {
        &self.policy
    }

    /// Decides whether to retry after a failure of the current attempt, and how long to wait before. A retry is taken from the budget.
    #[must_use]
    pub fn decide(&self, error: &Error, repeat: Repeat) -> Decision {
        let attempt = Attempt {
            number: self.attempt,
            elapsed: self.elapsed(),
            repeat,
        };
        let decision = self.policy.next_delay(&attempt, error);
        match decision {
            Decision::Retry(delay) if self.deadline.is_before(delay) => Decision::GiveUp,
            Decision::Retry(_) if !self.budget.take() => Decision::GiveUp,
            decision => decision,
        }
    }

    /// Waits as long as [`Retrier::decide`] returned, and starts the next attempt.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future leaves the attempt number as it was.
    pub async fn wait(&mut self, error: &Error, delay: Duration) {
        self.policy.observe(&RetryEvent {
            attempt: self.attempt,
            error,
            delay,
        });
        tokio::time::sleep(delay).await;
        self.attempt += 1;
    }

    /// Waits as after a failure of the current attempt, without starting another.
    pub(crate) async fn pause(&self) {
        let delay = self.policy.wait_after(self.attempt);
        if !self.deadline.is_before(delay) {
            tokio::time::sleep(delay).await;
        }
    }

    /// Waits before the next attempt.
    ///
    /// # Errors
    ///
    /// Returns the failure itself, with the number of attempts and their total time, if there is no other attempt.
    pub async fn wait_after(&mut self, error: Error, repeat: Repeat) -> Result<(), Error> {
        match self.decide(&error, repeat) {
            Decision::Retry(delay) => {
                self.wait(&error, delay).await;
                Ok(())
            }
            Decision::GiveUp => Err(self.finish(error)),
        }
    }

    /// Pays into the budget for an attempt that worked.
    pub fn succeeded(&self) {
        self.budget.succeeded(self.attempt - 1);
    }

    /// Returns the failure with the number of attempts and their total time.
    #[must_use]
    pub fn finish(&self, error: Error) -> Error {
        // Attempts of a lower layer count if there were more of them.
        let attempts = self.attempt.max(error.attempts());
        error.with_attempts(attempts, self.elapsed())
    }
}

impl fmt::Debug for Retrier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Retrier")
            .field("policy", &self.policy)
            .field("attempt", &self.attempt)
            .field("elapsed", &self.elapsed())
            .finish_non_exhaustive()
    }
}

//! The attempts of one transfer.

use std::time::Duration;

use cloud_drives_core::Error;
use tokio::time::Instant;

use crate::retry::{Attempt, Decision, Repeat, RetryBudget, RetryEvent, RetryPolicy};

/// Who says whether a failure is worth another attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Worth {
    /// The policy, by its rules.
    AsThePolicySays,
    /// The engine, which knows that another attempt is different: it has a new link, or looked what came of the last one. The
    /// policy only says how often and when.
    Certain,
}

/// The attempts of one transfer: as many as the policy and the shared budget allow.
///
/// It counts otherwise than [`Retrier`](crate::retry::Retrier): a long transfer that gets ahead between two failures is not given
/// up for having had many.
#[derive(Clone, Debug)]
pub(crate) struct Attempts {
    policy: RetryPolicy,
    budget: RetryBudget,
    started: Instant,
    /// Attempts that failed since the transfer last got ahead.
    failed: u32,
    /// Attempts that failed in all.
    made: u32,
}

impl Attempts {
    pub(crate) fn new(policy: RetryPolicy, budget: RetryBudget) -> Self {
        Self {
            policy,
            budget,
            started: Instant::now(),
            failed: 0,
            made: 0,
        }
    }

    /// The attempts of a part of this transfer, counted from the beginning.
    pub(crate) fn of_a_part(&self) -> Self {
        Self {
            failed: 0,
            made: 0,
            ..self.clone()
        }
    }

    /// Which attempt is under way, counted from 1.
    pub(crate) fn current(&self) -> u32 {
        self.made.saturating_add(1)
    }

    /// The transfer got ahead, so that what failed before does not count against it.
    pub(crate) fn got_ahead(&mut self) {
        self.failed = 0;
    }

    /// The transfer is done.
    pub(crate) fn succeeded(&self) {
        self.budget.succeeded(self.made);
    }

    /// Waits until the next attempt is due and gives the failure back, or gives it up, with the number of attempts.
    pub(crate) async fn failed(&mut self, error: Error, worth: Worth) -> Result<Error, Error> {
        self.made = self.made.saturating_add(1);
        self.failed = self.failed.saturating_add(1);
        match self.decide(&error, worth) {
            Decision::Retry(delay) => {
                self.policy.observe(&RetryEvent {
                    attempt: self.made,
                    error: &error,
                    delay,
                });
                tokio::time::sleep(delay).await;
                Ok(error)
            }
            Decision::GiveUp => Err(self.counted(error, self.made)),
        }
    }

    /// The error with the number of attempts, for failures after which there is no other.
    pub(crate) fn last(&self, error: Error) -> Error {
        self.counted(error, self.current())
    }

    fn decide(&self, error: &Error, worth: Worth) -> Decision {
        let attempt = Attempt {
            number: self.failed,
            elapsed: self.elapsed(),
            repeat: Repeat::Always,
        };
        let decision = match worth {
            Worth::AsThePolicySays => self.policy.next_delay(&attempt, error),
            Worth::Certain => self
                .policy
                .clone()
                .retry_on(|_| true)
                .next_delay(&attempt, error),
        };
        match decision {
            Decision::Retry(_) if !self.budget.take() => Decision::GiveUp,
            decision => decision,
        }
    }

    fn counted(&self, error: Error, attempts: u32) -> Error {
        match attempts.max(error.attempts()) {
            1 => error,
            attempts => error.with_attempts(attempts, self.elapsed()),
        }
    }

    /// Time since the transfer began.
    pub(crate) fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }
}

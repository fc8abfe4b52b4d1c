//! The attempts of one transfer.

use std::time::Duration;

use cloud_drives_core::Error;
use tokio::time::Instant;

use crate::retry::{Attempt, Decision, Repeat, RetryBudget, RetryEvent, RetryPolicy};

/// Who decides whether a failure is worth a retry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Worth {
    /// The policy and its rules.
    AsThePolicySays,
    /// The engine, which knows that the next attempt differs.
    ///
    /// It has a new link, or has looked up the outcome of the last attempt. The policy only limits number and timing.
    Certain,
}

/// The attempts of one transfer: as many as the policy and the shared budget allow.
///
/// Unlike [`Retrier`](crate::retry::Retrier), it counts failures since the last progress: a long transfer that makes progress between
/// failures is not abandoned because of their number.
#[derive(Clone, Debug)]
pub(crate) struct Attempts {
    policy: RetryPolicy,
    budget: RetryBudget,
    started: Instant,
    /// Failed attempts since the last progress.
    failed: u32,
    /// Failed attempts in total.
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

    /// Returns the attempts of a part of this transfer, counted separately.
    pub(crate) fn of_a_part(&self) -> Self {
        Self {
            failed: 0,
            made: 0,
            ..self.clone()
        }
    }

    /// Returns the number of the current attempt, counted from 1.
    pub(crate) fn current(&self) -> u32 {
        self.made.saturating_add(1)
    }

    /// Records progress, so that earlier failures do not count against the transfer.
    pub(crate) fn got_ahead(&mut self) {
        self.failed = 0;
    }

    /// Records that the transfer is done.
    pub(crate) fn succeeded(&self) {
        self.budget.succeeded(self.made);
    }

    /// Waits until the next attempt is due and returns the failure; fails with it, and the number of attempts, if there is no other
    /// attempt.
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

    /// Adds the number of attempts to a final error.
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

    /// Returns the time since the transfer began.
    pub(crate) fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }
}

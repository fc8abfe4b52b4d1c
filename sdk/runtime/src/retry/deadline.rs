//! The deadline of a whole call.

use std::time::Duration;

use cloud_drives_core::{CallOptions, Error, ErrorClass, Request, Result};
use tokio::time::Instant;

/// The deadline of a whole call, including retries, waits, look-ups and polling.
///
/// [`CallOptions::deadline`] is a length of time. It becomes a point in time when the future of the call is first
/// polled; call [`Deadline::of`] then.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Deadline(Option<Instant>);

impl Deadline {
    /// No deadline.
    pub const NONE: Self = Self(None);

    /// Starts the deadline of a call with these options.
    #[must_use]
    pub fn of(options: &CallOptions) -> Self {
        Self::after(options.deadline())
    }

    /// Creates a deadline this long from now.
    #[must_use]
    pub fn after(time: Option<Duration>) -> Self {
        // A time too long for the clock means no deadline.
        Self(time.and_then(|time| Instant::now().checked_add(time)))
    }

    /// Returns the point in time.
    #[must_use]
    pub fn ends_at(self) -> Option<Instant> {
        self.0
    }

    /// Returns the remaining time; `None` without a deadline.
    #[must_use]
    pub fn left(self) -> Option<Duration> {
        let end = self.0?;
        Some(end.saturating_duration_since(Instant::now()))
    }

    /// Returns whether the deadline has passed.
    #[must_use]
    pub fn has_passed(self) -> bool {
        self.is_before(Duration::ZERO)
    }

    /// Returns whether something that takes this long would exceed the deadline.
    #[must_use]
    pub fn is_before(self, wait: Duration) -> bool {
        self.left().is_some_and(|left| wait >= left)
    }

    /// Returns the options with the remaining time as their deadline.
    #[must_use]
    pub fn apply(self, options: CallOptions) -> CallOptions {
        match self.left() {
            Some(left) => options.with_deadline(left),
            None => options,
        }
    }

    pub(crate) fn shorten(self, request: &mut Request) {
        if self.0.is_some() {
            let options = request.options().clone();
            request.set_options(self.apply(options));
        }
    }

    /// Runs a future, at most until the deadline. `what` names it in the error.
    ///
    /// # Errors
    ///
    /// Returns [`ErrorClass::Timeout`] if the deadline passes, and the error of the work.
    pub async fn bound<T>(self, what: &str, work: impl Future<Output = Result<T>>) -> Result<T> {
        let Some(end) = self.0 else {
            return work.await;
        };
        let given = end.saturating_duration_since(Instant::now());
        tokio::time::timeout_at(end, work)
            .await
            .unwrap_or_else(|_| {
                let seconds = given.as_secs_f64();
                let message = format!("{what} exceeded its deadline of {seconds} s");
                Err(Error::new(ErrorClass::Timeout, message))
            })
    }
}

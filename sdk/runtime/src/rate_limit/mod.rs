//! Rate limits, applied before the server has to enforce them.
//!
//! A [`RateLimiter`] counts calls for each scope and limit. [`RateLimitTransport`] waits until a request is allowed, and corrects the
//! counts with the headers of the answers.

mod headers;
mod limiter;
#[cfg(test)]
mod tests;
mod transport;
mod window;

pub(crate) use headers::{observe, reset};
pub use limiter::{RateLimiter, RateLimits};
pub use transport::RateLimitTransport;

use std::time::Duration;

/// The information of an answer about the limit of its call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Observed {
    /// Number of calls left until the reset.
    pub remaining: Option<u32>,
    /// Time until the reset.
    pub reset: Option<Duration>,
}

impl Observed {
    /// Creates it from the number of calls left, and the time until the reset.
    #[must_use]
    pub fn new(remaining: Option<u32>, reset: Option<Duration>) -> Self {
        Self { remaining, reset }
    }
}

//! The layer that waits for its turn.

use std::time::SystemTime;

use cloud_drives_core::{BoxFuture, Error, Request, RetryAfter, StreamResponse, Transport};
use http::{HeaderMap, StatusCode};

use super::{Observed, RateLimiter, observe};

/// Waits until the limits allow a request, then sends it.
///
/// Belongs inside the layer that retries, so that each attempt is counted.
///
/// # Cancel safety
///
/// Dropping the future while it waits gives its place to the next one.
#[derive(Clone, Debug)]
pub struct RateLimitTransport<T> {
    inner: T,
    limiter: RateLimiter,
    observe: Option<fn(&HeaderMap) -> Option<Observed>>,
}

impl<T: Transport> RateLimitTransport<T> {
    /// A layer around a transport.
    pub fn new(inner: T, limiter: RateLimiter) -> Self {
        Self {
            inner,
            limiter,
            observe: None,
        }
    }

    /// Replaces the reading of the headers from which the counts are corrected. Default: as the `x-sdk-retry` of the operation says.
    #[must_use]
    pub fn observing(mut self, observe: fn(&HeaderMap) -> Option<Observed>) -> Self {
        self.observe = Some(observe);
        self
    }

    async fn send_in_turn(&self, request: Request) -> Result<StreamResponse, Error> {
        let operation = request.operation();
        self.limiter.acquire(operation).await;
        let answer = self.inner.send(request).await?;
        let observed = match self.observe {
            Some(observe) => observe(answer.headers()),
            None => observe(operation.retry(), answer.headers()),
        };
        if let Some(observed) = observed {
            self.limiter.observe(operation, observed);
        }
        if answer.status() == StatusCode::TOO_MANY_REQUESTS
            && let Some(after) = RetryAfter::from_headers(answer.headers())
        {
            self.limiter
                .hold(operation, after.delay_from(SystemTime::now()));
        }
        Ok(answer)
    }
}

impl<T: Transport> Transport for RateLimitTransport<T> {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<StreamResponse, Error>> {
        Box::pin(self.send_in_turn(request))
    }

    fn provides_auth(&self) -> bool {
        self.inner.provides_auth()
    }
}

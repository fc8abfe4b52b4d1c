//! The layer that waits for the rate limits.

use std::time::SystemTime;

use cloud_drives_core::{BoxFuture, Error, Request, RetryAfter, StreamResponse, Transport};
use http::StatusCode;

use super::{RateLimiter, observe};
use crate::trace;

/// Waits until the limits allow a request, then sends it.
///
/// The headers of the answer correct the counts, as described by the `x-sdk-retry` of the operation.
///
/// It belongs inside the retry layer, so that each attempt is counted.
///
/// # Cancel safety
///
/// Dropping the future while it waits gives its place to the next one.
#[derive(Clone, Debug)]
pub struct RateLimitTransport<T> {
    inner: T,
    limiter: RateLimiter,
}

impl<T: Transport> RateLimitTransport<T> {
    /// Creates a layer around a transport.
    pub fn new(inner: T, limiter: RateLimiter) -> Self {
        Self { inner, limiter }
    }

    async fn send_in_turn(&self, request: Request) -> Result<StreamResponse, Error> {
        let operation = request.operation();
        trace::wait("rate limit", operation, self.limiter.acquire(operation)).await;
        let answer = self.inner.send_unboxed(request).await?;
        if let Some(observed) = observe(operation.retry(), answer.headers()) {
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
        Box::pin(self.send_unboxed(request))
    }

    fn send_unboxed(
        &self,
        request: Request,
    ) -> impl Future<Output = Result<StreamResponse, Error>> + Send {
        self.send_in_turn(request)
    }

    fn provides_auth(&self) -> bool {
        self.inner.provides_auth()
    }
}

//! An answer whose body is still being received.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::header::CONTENT_LENGTH;
use http::{HeaderMap, Method, StatusCode};
use url::Url;

use crate::error::{Effect, Error, Result};
use crate::operation::OperationInfo;
use crate::options::HeaderNames;
use crate::raw_response::RawResponse;
use crate::request::{QueryNames, Request};
use crate::response::Response;
use crate::stream::ByteStream;

/// An answer whose head has arrived and whose body is still being received.
///
/// If the server announced a length, a body of another length fails. `Debug` shows no header value,
/// no query value and nothing of the body.
pub struct StreamResponse {
    operation: &'static OperationInfo,
    url: Arc<Url>,
    status: StatusCode,
    headers: HeaderMap,
    body: ByteStream,
    attempts: Option<(u32, Duration)>,
    in_doubt: bool,
}

/// The parts of a [`StreamResponse`], for layers that change one of them.
#[derive(Debug)]
#[non_exhaustive]
pub struct ResponseParts {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: ByteStream,
}

impl StreamResponse {
    /// Creates the answer to a request.
    ///
    /// The body is checked against a `Content-Length` header, except for answers that never have a body (`HEAD`, 204, 304).
    #[must_use]
    pub fn new(
        request: &Request,
        status: StatusCode,
        headers: HeaderMap,
        body: ByteStream,
    ) -> Self {
        let bodiless = request.method() == Method::HEAD
            || status.is_informational()
            || status == StatusCode::NO_CONTENT
            || status == StatusCode::NOT_MODIFIED;
        let body = match announced_length(&headers) {
            Some(length) if !bodiless => body.with_exact_length(length),
            _ => body,
        };
        Self {
            operation: request.operation(),
            url: request.shared_url(),
            status,
            headers,
            body,
            attempts: None,
            in_doubt: false,
        }
    }

    /// Sets the number of attempts and their total time, for layers that retry.
    ///
    /// An error created from the answer reports both.
    #[must_use]
    pub fn with_attempts(mut self, attempts: u32, elapsed: Duration) -> Self {
        self.attempts = Some((attempts, elapsed));
        self
    }

    /// Records that an earlier attempt of the call may have had its effect, for layers that retry.
    ///
    /// An error created from the answer then reports it ([`Error::effect`]), and a 404 of an operation that the spec marks
    /// `x-sdk-idempotent: gone-is-done` [counts as success](Self::is_gone).
    #[must_use]
    pub fn after_doubt(mut self) -> Self {
        self.in_doubt = true;
        self
    }

    /// Returns whether this is a 404 that counts as success because an earlier attempt may have deleted the item.
    #[must_use]
    pub fn is_gone(&self) -> bool {
        self.in_doubt && self.operation.is_gone_done() && self.status == StatusCode::NOT_FOUND
    }

    /// Returns the number of attempts; 1 unless a layer above the transport retried.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts.map_or(1, |(attempts, _)| attempts)
    }

    /// Returns the operation that was called.
    #[must_use]
    pub fn operation(&self) -> &'static OperationInfo {
        self.operation
    }

    /// Returns the address that answered. Its query may hold secrets.
    #[must_use]
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// Returns the status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Returns the headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Returns whether the status is an outcome of the operation rather than a failure.
    #[must_use]
    pub fn is_success(&self) -> bool {
        self.operation.accepts(self.status.as_u16())
    }

    /// Converts to the body, which is read as it arrives.
    #[must_use]
    pub fn into_body(self) -> ByteStream {
        self.body
    }

    /// Returns status, headers and body.
    #[must_use]
    pub fn into_parts(self) -> ResponseParts {
        ResponseParts {
            status: self.status,
            headers: self.headers,
            body: self.body,
        }
    }

    /// Converts to a [`Response`]; `make` maps the body, which is still being received.
    pub fn into_response<T>(self, make: impl FnOnce(ByteStream) -> T) -> Response<T> {
        Response::new(self.operation, self.status, self.headers, make(self.body))
    }

    /// Maps the body, for example to a stream that counts bytes.
    #[must_use]
    pub fn map_body(mut self, make: impl FnOnce(ByteStream) -> ByteStream) -> Self {
        self.body = make(self.body);
        self
    }

    /// Reads the whole body into memory, if it has no more than `limit` bytes.
    ///
    /// # Errors
    ///
    /// Returns an error if the body is larger, is truncated or stalls. The [effect](Error::effect) is [`Effect::Done`] if the status is a
    /// success.
    pub async fn into_raw(self, limit: u64) -> Result<RawResponse> {
        let bytes = self.body.collect(limit).await.map_err(|error| {
            let error = error.or_operation(self.operation).about(&self.url);
            match self.operation.accepts(self.status.as_u16()) {
                true => error.with_effect(Effect::Done),
                false => error,
            }
        })?;
        let raw = RawResponse::new(self.operation, self.status, self.headers, bytes);
        let raw = raw.with_url(self.url);
        Ok(raw.with_attempts(self.attempts).with_doubt(self.in_doubt))
    }

    /// Reads as much of the body as arrives and as `limit` allows: for an error answer, the status matters most.
    pub(crate) async fn into_raw_as_far_as_it_comes(self, limit: u64) -> RawResponse {
        let (bytes, complete) = self.body.collect_what_comes(limit).await;
        RawResponse::new(self.operation, self.status, self.headers, bytes)
            .with_url(self.url)
            .with_complete(complete)
            .with_attempts(self.attempts)
            .with_doubt(self.in_doubt)
    }

    /// Creates an error from this answer and at most `limit` bytes of its body.
    pub async fn into_error(self, limit: u64) -> Error {
        self.into_raw_as_far_as_it_comes(limit).await.into_error()
    }
}

/// Returns the length that a server announced for a body, in bytes.
fn announced_length(headers: &HeaderMap) -> Option<u64> {
    headers
        .get(CONTENT_LENGTH)?
        .to_str()
        .ok()?
        .trim()
        .parse()
        .ok()
}

impl fmt::Debug for StreamResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StreamResponse")
            .field("operation", &self.operation.name())
            .field("url", &QueryNames(&self.url))
            .field("status", &self.status.as_u16())
            .field("headers", &HeaderNames(&self.headers))
            .field("body", &self.body)
            .finish()
    }
}

//! Spans and events with the feature.

use std::fmt::Display;
use std::sync::Arc;
use std::time::Duration;

use cloud_drives_core::{
    BoxFuture, Error, OperationInfo, Request, Result, StreamResponse, Transport,
};
use http::HeaderMap;
use http::header::CONTENT_LENGTH;
use tokio::time::Instant;
use tracing::field::Empty;
use tracing::{Instrument as _, Level, Span, debug, debug_span, info, info_span};

/// The target of all spans and events, for filters.
const TARGET: &str = "cloud_drives";
/// The name of the span of an upload.
const UPLOAD: &str = "upload";
/// Shorter waits are not reported.
const SHORTEST_WAIT: Duration = Duration::from_millis(1);

/// Adds a layer with a span for each call. It belongs outside all other layers.
pub(crate) fn calls(inner: impl Transport, provider: &'static str) -> Arc<dyn Transport> {
    Arc::new(Calls { inner, provider })
}

/// Adds a layer with a span for each request. It belongs inside all other layers.
pub(crate) fn attempts(inner: Arc<dyn Transport>) -> Arc<dyn Transport> {
    Arc::new(Attempts { inner })
}

#[derive(Debug)]
struct Calls<T> {
    inner: T,
    provider: &'static str,
}

impl<T: Transport> Transport for Calls<T> {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<StreamResponse>> {
        let span = info_span!(
            target: TARGET,
            "call",
            provider = self.provider,
            operation = request.operation().name(),
            subject = Empty,
            attempts = Empty,
            "http.response.status_code" = Empty,
            request_id = Empty,
            "error.type" = Empty,
            error = Empty,
        );
        let operation = request.operation();
        if span.is_disabled() {
            return self.inner.send(request);
        }
        if let Some(subject) = operation.subject(request.url()) {
            span.record("subject", subject);
        }
        Box::pin(traced(span, operation, self.inner.send_unboxed(request)))
    }

    fn provides_auth(&self) -> bool {
        self.inner.provides_auth()
    }
}

#[derive(Debug)]
struct Attempts {
    inner: Arc<dyn Transport>,
}

impl Transport for Attempts {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<StreamResponse>> {
        let operation = request.operation();
        let span = debug_span!(
            target: TARGET,
            "attempt",
            operation = operation.name(),
            "http.request.method" = request.method().as_str(),
            "server.address" = request.url().host_str(),
            "server.port" = request.url().port_or_known_default(),
            "url.template" = operation.path_template(),
            "http.request.body.size" = request.body().content_length(),
            "http.response.status_code" = Empty,
            "http.response.body.size" = Empty,
            request_id = Empty,
            "error.type" = Empty,
            error = Empty,
        );
        if span.is_disabled() {
            return self.inner.send(request);
        }
        Box::pin(traced(span, operation, self.inner.send(request)))
    }

    fn provides_auth(&self) -> bool {
        self.inner.provides_auth()
    }
}

/// Sends inside a span, and records the outcome.
async fn traced(
    span: Span,
    operation: &'static OperationInfo,
    sent: impl Future<Output = Result<StreamResponse>> + Send,
) -> Result<StreamResponse> {
    let outcome = sent.instrument(span.clone()).await;
    match &outcome {
        Ok(answer) => {
            let status = answer.status().as_u16();
            span.record("http.response.status_code", status);
            span.record("attempts", answer.attempts());
            let size = text(answer.headers(), CONTENT_LENGTH.as_str());
            if let Some(size) = size.and_then(|size| size.parse::<u64>().ok()) {
                span.record("http.response.body.size", size);
            }
            let id = operation.errors().request_id_header;
            if let Some(id) = id.and_then(|name| text(answer.headers(), name)) {
                span.record("request_id", id);
            }
            if !operation.accepts(status) {
                span.record("error.type", status);
            }
        }
        Err(error) => failed(&span, error),
    }
    outcome
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

fn failed(span: &Span, error: &Error) {
    span.record("error.type", tracing::field::debug(error.class()));
    span.record("error", tracing::field::display(error));
    if error.attempts() > 0 {
        span.record("attempts", error.attempts());
    }
    if let Some(status) = error.status() {
        span.record("http.response.status_code", status.as_u16());
    }
    if let Some(id) = error.request_id() {
        span.record("request_id", id);
    }
}

/// Uploads inside a span. `told` returns the bytes and the attempts of a success.
pub(crate) async fn upload<T>(
    sent: impl Future<Output = Result<T>>,
    told: impl FnOnce(&T) -> (u64, u32),
) -> Result<T> {
    let span = info_span!(
        target: TARGET, UPLOAD, source = Empty,
        bytes = Empty, attempts = Empty, "error.type" = Empty, error = Empty,
        "http.response.status_code" = Empty, request_id = Empty,
    );
    transfer(span, sent, told).await
}

/// Records what the upload around it reads.
pub(crate) fn source(source: &dyn Display) {
    let span = Span::current();
    // If a filter excludes our span, the current one belongs to the program.
    let is_ours = |span: &tracing::Metadata<'_>| span.target() == TARGET && span.name() == UPLOAD;
    if span.metadata().is_some_and(is_ours) {
        span.record("source", tracing::field::display(source));
    }
}

/// Downloads inside a span. `told` returns the bytes and the attempts of a success.
pub(crate) async fn download<T>(
    received: impl Future<Output = Result<T>>,
    told: impl FnOnce(&T) -> (u64, u32),
) -> Result<T> {
    let span = info_span!(
        target: TARGET, "download",
        bytes = Empty, attempts = Empty, "error.type" = Empty, error = Empty,
        "http.response.status_code" = Empty, request_id = Empty,
    );
    transfer(span, received, told).await
}

async fn transfer<T>(
    span: Span,
    future: impl Future<Output = Result<T>>,
    told: impl FnOnce(&T) -> (u64, u32),
) -> Result<T> {
    let outcome = future.instrument(span.clone()).await;
    match &outcome {
        Ok(done) => {
            let (bytes, attempts) = told(done);
            span.record("bytes", bytes);
            span.record("attempts", attempts);
        }
        Err(error) => failed(&span, error),
    }
    outcome
}

/// The span of an opened file, until it was read, failed or was dropped.
///
/// It has the number of bytes that were read.
#[derive(Debug)]
pub(crate) struct Reading {
    span: Span,
    bytes: u64,
    attempts: u32,
    has_failed: bool,
}

impl Reading {
    /// Begins a span for reading from `start` to `end`, if known.
    pub(crate) fn begin(start: u64, end: Option<u64>) -> Self {
        let span = info_span!(
            target: TARGET, "open", start, end,
            bytes = Empty, attempts = Empty, "error.type" = Empty, error = Empty,
            "http.response.status_code" = Empty, request_id = Empty,
        );
        Self {
            span,
            bytes: 0,
            attempts: 0,
            has_failed: false,
        }
    }

    /// Runs a part of the work inside the span.
    pub(crate) async fn part<T>(&mut self, work: impl Future<Output = Result<T>>) -> Result<T> {
        let outcome = work.instrument(self.span.clone()).await;
        if let Err(error) = &outcome {
            failed(&self.span, error);
            self.has_failed = true;
        }
        outcome
    }

    /// Counts bytes that were read.
    pub(crate) fn gave(&mut self, bytes: usize, attempts: u32) {
        self.bytes += bytes as u64;
        self.attempts = attempts;
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        self.span.record("bytes", self.bytes);
        if !self.has_failed {
            self.span.record("attempts", self.attempts);
        }
    }
}

/// Waits for a turn, and records the wait if it took time.
pub(crate) async fn wait<F: Future>(
    reason: &'static str,
    operation: &OperationInfo,
    turn: F,
) -> F::Output {
    if !tracing::enabled!(target: TARGET, Level::DEBUG) {
        return turn.await;
    }
    let started = Instant::now();
    let output = turn.await;
    let waited = started.elapsed();
    if waited >= SHORTEST_WAIT {
        let operation = operation.name();
        debug!(target: TARGET, operation, reason, ?waited, "waited for a turn");
    }
    output
}

/// Records a retry and its reason.
pub(crate) fn retry(error: &Error, attempt: u32, delay: Duration) {
    info!(target: TARGET, attempt, ?delay, reason = %error, "retrying after a failure");
}

/// Records the result of a renewal of tokens.
pub(crate) fn renewed<T>(outcome: &Result<T, Arc<Error>>) {
    match outcome {
        Ok(_) => info!(target: TARGET, "tokens are current"),
        Err(error) => info!(target: TARGET, %error, "could not renew the tokens"),
    }
}

/// Records that a transfer resumes where it stopped.
pub(crate) fn resumed(what: &'static str, offset: u64) {
    info!(target: TARGET, what, offset, "resumes where it stopped");
}

/// Records that a part has arrived.
pub(crate) fn part_sent(number: u32, offset: u64, size: u64) {
    debug!(target: TARGET, number, offset, size, "sent a part");
}

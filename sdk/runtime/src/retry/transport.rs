//! The layer that sends a request until it works.

use std::sync::Arc;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use cloud_drives_core::{
    BoxFuture, ByteStream, Error, ErrorClass, Request, ResponseParts, StreamResponse, Transport,
};
use futures_util::StreamExt;
use futures_util::stream;
use http::HeaderMap;
use http::header::CONTENT_TYPE;
use tokio::time::Instant;

use super::{Deadline, Decision, Repeat, Retrier, RetryBudget, RetryPolicy, RetryRules, Verdict};

/// How much of a failure's body is read to see what it says, in bytes.
const MAX_ERROR_BYTES: usize = 1024 * 1024;
/// How much of a JSON answer is read before it is handed on, in bytes.
pub(super) const MAX_JSON_BYTES: usize = 64 * 1024 * 1024;

/// Left on a request or in its options where the answer is to be handed on as it comes, even if it is JSON: a stream of documents, of
/// which the first are wanted before the last are there, or a file that happens to be JSON.
#[derive(Clone, Copy, Debug)]
pub struct Streamed;

/// Sends a request until it works or until its policy gives up.
///
/// It belongs outside all other layers: each attempt is then held by the rate limit and carries a token of its own. A JSON answer is
/// read before it is handed on, so that one that breaks off in the middle is fetched again where the operation is idempotent.
///
/// # Retries
///
/// As [`RetryPolicy`] says, or the policy in the options of the call. What is left of the deadline in the options is the
/// time that each attempt has.
///
/// # Cancel safety
///
/// Dropping the future ends the attempt that is under way, and there will be no other.
#[derive(Clone, Debug)]
pub struct RetryTransport<T> {
    inner: T,
    policy: Arc<RetryPolicy>,
    rules: RetryRules,
    budget: RetryBudget,
}

impl<T: Transport> RetryTransport<T> {
    /// A layer around a transport.
    pub fn new(inner: T, policy: RetryPolicy, budget: RetryBudget) -> Self {
        Self {
            inner,
            policy: Arc::new(policy),
            rules: RetryRules::default(),
            budget,
        }
    }

    /// The layer with what the provider knows about its failures.
    #[must_use]
    pub fn rules(mut self, rules: RetryRules) -> Self {
        self.rules = rules;
        self
    }

    fn retrier(&self, request: &Request) -> Retrier {
        let options = request.options();
        let policy = options.extension::<RetryPolicy>().unwrap_or(&self.policy);
        let policy = policy.clone().or_rules(self.rules);
        Retrier::new(policy, self.budget.clone()).until(Deadline::of(options))
    }

    async fn send_until_it_works(&self, request: Request) -> Result<StreamResponse, Error> {
        let mut retrier = self.retrier(&request);
        let repeat = Repeat::of(&request);
        // Whether an attempt may have had its effect: a deletion that finds nothing afterwards was that attempt.
        let mut in_doubt = false;
        loop {
            let error = match self.attempt(&request, retrier.deadline()).await {
                Ok(Outcome::Answer(answer)) => {
                    retrier.succeeded();
                    return Ok(answer.with_attempts(retrier.attempt(), retrier.elapsed()));
                }
                Ok(Outcome::Failure(failure)) => {
                    let error = failure.error(&request);
                    let verdict = retrier.policy().verdict(&error);
                    match retrier.decide(&error, repeat) {
                        Decision::Retry(delay) => {
                            in_doubt |= verdict == Verdict::Unclear;
                            retrier.wait(&error, delay).await;
                        }
                        Decision::GiveUp => {
                            let answer = failure.into_answer(&request);
                            let answer = match in_doubt {
                                true => answer.with_gone(),
                                false => answer,
                            };
                            return Ok(answer.with_attempts(retrier.attempt(), retrier.elapsed()));
                        }
                    }
                    continue;
                }
                Err(error) => error.or_operation(request.operation()),
            };
            in_doubt |= retrier.policy().verdict(&error) == Verdict::Unclear;
            retrier.wait_after(error, repeat).await?;
        }
    }

    async fn attempt(&self, request: &Request, deadline: Deadline) -> Result<Outcome, Error> {
        let mut copy = request.clone();
        let left = deadline.left();
        deadline.shorten(&mut copy);
        tokio::select! {
            biased;
            outcome = self.send_once(copy, request) => outcome,
            () = until(deadline.ends_at()) => Err(deadline_passed(left.unwrap_or_default())),
        }
    }

    async fn send_once(&self, copy: Request, request: &Request) -> Result<Outcome, Error> {
        let answer = self.inner.send(copy).await?;
        if !answer.is_success() {
            return Ok(Outcome::Failure(Failure::read(answer).await));
        }
        let streams = request.extensions().get::<Streamed>().is_some()
            || request.options().extension::<Streamed>().is_some();
        if streams || !is_json(answer.headers()) || Repeat::of(request) != Repeat::Always {
            return Ok(Outcome::Answer(answer));
        }
        read_ahead(answer).await.map(Outcome::Answer)
    }
}

impl<T: Transport> Transport for RetryTransport<T> {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<StreamResponse, Error>> {
        Box::pin(self.send_until_it_works(request))
    }

    fn provides_auth(&self) -> bool {
        self.inner.provides_auth()
    }
}

enum Outcome {
    Answer(StreamResponse),
    Failure(Failure),
}

/// An answer that stands for a failure, with its body.
pub(super) struct Failure {
    status: http::StatusCode,
    headers: HeaderMap,
    bytes: Bytes,
}

impl Failure {
    /// Reads the body, as far as it comes.
    pub(super) async fn read(answer: StreamResponse) -> Self {
        let ResponseParts {
            status,
            headers,
            mut body,
            ..
        } = answer.into_parts();
        let (bytes, _) = read(&mut body, MAX_ERROR_BYTES).await;
        Self {
            status,
            headers,
            bytes,
        }
    }

    pub(super) fn error(&self, request: &Request) -> Error {
        Error::from_status(request.operation(), self.status, &self.headers, &self.bytes)
    }

    pub(super) fn into_answer(self, request: &Request) -> StreamResponse {
        let body = ByteStream::from_bytes(self.bytes);
        StreamResponse::new(request, self.status, self.headers, body)
    }
}

enum Ended {
    All,
    Limit,
    Broken(Error),
}

/// The same answer with its body in memory, or the beginning of it if that is large.
async fn read_ahead(answer: StreamResponse) -> Result<StreamResponse, Error> {
    let mut body = ByteStream::empty();
    let answer = answer.map_body(|taken| std::mem::replace(&mut body, taken));
    let length = body.content_length();
    let (bytes, ended) = read(&mut body, MAX_JSON_BYTES).await;
    let body = match ended {
        Ended::All => ByteStream::from_bytes(bytes),
        Ended::Limit => {
            ByteStream::new(stream::once(async move { Ok(bytes) }).chain(body)).with_length(length)
        }
        Ended::Broken(error) => return Err(error),
    };
    Ok(answer.map_body(|_| body))
}

/// Reads a body until its end, until it breaks, or until a chunk has reached the limit. What comes in one piece is not copied.
async fn read(body: &mut ByteStream, limit: usize) -> (Bytes, Ended) {
    let announced = usize::try_from(body.content_length().unwrap_or(0)).unwrap_or(limit);
    let (mut first, mut all) = (Bytes::new(), BytesMut::new());
    loop {
        let ended = match body.next_chunk().await {
            Ok(Some(chunk)) => {
                if first.is_empty() && all.is_empty() {
                    first = chunk;
                } else {
                    if all.is_empty() {
                        all.reserve(announced.min(limit).max(first.len() + chunk.len()));
                        all.extend_from_slice(&std::mem::take(&mut first));
                    }
                    all.extend_from_slice(&chunk);
                }
                if first.len().max(all.len()) < limit {
                    continue;
                }
                Ended::Limit
            }
            Ok(None) => Ended::All,
            Err(error) => Ended::Broken(error),
        };
        let bytes = if all.is_empty() { first } else { all.freeze() };
        return (bytes, ended);
    }
}

async fn until(end: Option<Instant>) {
    match end {
        Some(end) => tokio::time::sleep_until(end).await,
        None => std::future::pending().await,
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let Some(Ok(value)) = headers.get(CONTENT_TYPE).map(|value| value.to_str()) else {
        return false;
    };
    let media_type = value.split(';').next().unwrap_or_default().trim();
    media_type.eq_ignore_ascii_case("application/json") || media_type.ends_with("+json")
}

fn deadline_passed(left: Duration) -> Error {
    let message = format!(
        "the deadline of the call passed; its last attempt had {:.1} s",
        left.as_secs_f64()
    );
    Error::new(ErrorClass::Timeout, message)
}

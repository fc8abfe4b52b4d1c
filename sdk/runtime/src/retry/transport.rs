//! The layer that retries requests.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use cloud_drives_core::{
    AnswerCheck, BoxFuture, ByteStream, Effect, Error, ErrorClass, RawResponse, Request,
    ResponseParts, StreamResponse, Transport,
};
use futures_util::StreamExt;
use futures_util::stream;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};
use serde::de::IgnoredAny;
use tokio::time::Instant;

use super::pace::{Pace, paced};
use super::{Deadline, Decision, Repeat, Retrier, RetryBudget, RetryPolicy, RetryRules};

/// How many bytes of an error answer's body are read to classify it.
const MAX_ERROR_BYTES: usize = 1024 * 1024;
/// How much of a JSON answer is read before it is returned, in bytes, unless the call limits the size of its answer.
const MAX_JSON_BYTES: usize = 64 * 1024 * 1024;

/// Marks a request whose answer is returned as it arrives, even if it is JSON. Set it on a request or in its options.
///
/// Examples are a stream of documents, the first of which are needed before the last arrive, and a file that happens to be JSON.
#[derive(Clone, Copy, Debug)]
pub struct Streamed;

/// Sends a request until it succeeds or its policy gives up.
///
/// It belongs outside all other layers except [`SettleTransport`](super::SettleTransport): each attempt then waits for the rate limit and
/// gets its own token. A JSON answer of an idempotent operation is read before it is returned, so that one that is truncated or is not JSON
/// is fetched again. No more of it is read than [`CallOptions::max_response_bytes`](cloud_drives_core::CallOptions::max_response_bytes). A
/// slow answer fails: the limit is 60 s, and another second for each KiB that arrived. Other answers have no such limit.
///
/// # Retries
///
/// According to the [`RetryPolicy`], or the policy in the options of the call. Each attempt has the rest of the deadline in the options.
///
/// # Cancel safety
///
/// Dropping the future cancels the attempt in flight; no other is made.
#[derive(Clone, Debug)]
pub struct RetryTransport<T> {
    inner: T,
    policy: Arc<RetryPolicy>,
    rules: RetryRules,
    budget: RetryBudget,
}

impl<T: Transport> RetryTransport<T> {
    /// Creates a layer around a transport.
    pub fn new(inner: T, policy: RetryPolicy, budget: RetryBudget) -> Self {
        Self {
            inner,
            policy: Arc::new(policy),
            rules: RetryRules::default(),
            budget,
        }
    }

    /// Sets the provider's rules.
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
            let (error, answer) = match self.attempt(&request, &retrier).await {
                Ok(Outcome::Answer(answer)) => {
                    retrier.succeeded();
                    return Ok(answer.with_attempts(retrier.attempt(), retrier.elapsed()));
                }
                Ok(Outcome::Failure(error, answer)) => (error, Some(answer)),
                Err(error) => (error.or_operation(request.operation()), None),
            };
            let decision = retrier.decide(&error, repeat);
            if let Decision::Retry(delay) = decision {
                in_doubt |= may_have_happened(&request, &error);
                retrier.wait(&error, delay).await;
                continue;
            }
            let Some(answer) = answer else {
                let error = retrier.finish(error);
                return Err(match in_doubt {
                    true => error.after_doubt(),
                    false => error,
                });
            };
            let answer = match in_doubt {
                true => answer.after_doubt(),
                false => answer,
            };
            return Ok(answer.with_attempts(retrier.attempt(), retrier.elapsed()));
        }
    }

    async fn attempt(&self, request: &Request, retrier: &Retrier) -> Result<Outcome, Error> {
        let mut copy = request.clone();
        let deadline = retrier.deadline();
        let left = deadline.left();
        deadline.shorten(&mut copy);
        tokio::select! {
            biased;
            outcome = self.send_once(copy, request, retrier.policy()) => outcome,
            () = until(deadline.ends_at()) => Err(deadline_passed(left.unwrap_or_default())),
        }
    }

    async fn send_once(
        &self,
        copy: Request,
        request: &Request,
        policy: &RetryPolicy,
    ) -> Result<Outcome, Error> {
        let answer = self.inner.send_unboxed(copy).await?;
        if !answer.is_success() {
            let failure = AnswerWithBody::read(answer).await;
            let error = failure.error(request);
            return Ok(Outcome::Failure(error, failure.into_answer(request)));
        }
        let streams = request.extensions().get::<Streamed>().is_some()
            || request.options().extension::<Streamed>().is_some();
        let is_json = is_json(answer.headers());
        if Repeat::of(request) != Repeat::Always || streams {
            return Ok(Outcome::Answer(match is_json && !streams {
                true => answer.map_body(paced),
                false => answer,
            }));
        }
        // The answer is decoded twice only if the policy decides about such answers.
        let check = request.extensions().get::<AnswerCheck>();
        let check = check.filter(|_| policy.judges_by_itself());
        if !is_json && check.is_none() {
            return Ok(Outcome::Answer(answer));
        }
        let ahead = read_ahead(answer, request).await?;
        let broken = if is_json { ahead.broken() } else { None };
        Ok(match broken.or_else(|| ahead.refused_by(check?, request)) {
            None => Outcome::Answer(ahead.answer),
            Some(error) => Outcome::Failure(error, ahead.answer),
        })
    }
}

/// Returns whether a failed attempt may have changed something.
fn may_have_happened(request: &Request, error: &Error) -> bool {
    !request.method().is_safe() && error.effect() != Effect::None
}

impl<T: Transport> Transport for RetryTransport<T> {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<StreamResponse, Error>> {
        Box::pin(self.send_unboxed(request))
    }

    fn send_unboxed(
        &self,
        request: Request,
    ) -> impl Future<Output = Result<StreamResponse, Error>> + Send {
        self.send_until_it_works(request)
    }

    fn provides_auth(&self) -> bool {
        self.inner.provides_auth()
    }
}

enum Outcome {
    Answer(StreamResponse),
    /// An error answer, or a success that can't be used, with the reason.
    Failure(Error, StreamResponse),
}

/// An answer with its body.
pub(super) struct AnswerWithBody {
    status: http::StatusCode,
    headers: HeaderMap,
    bytes: Bytes,
}

impl AnswerWithBody {
    /// Reads the body, as far as it arrives.
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

/// Reads the body of a success, which must be complete: JSON, or nothing for status 204.
///
/// # Errors
///
/// Returns an error whose effect is [`Effect::Done`] if the server answered with invalid JSON or without a body. The effect is unknown if
/// the answer may be from elsewhere, such as a proxy's error page.
pub(super) async fn read_success(
    answer: StreamResponse,
    request: &Request,
) -> Result<StreamResponse, Error> {
    let status = answer.status();
    let effect = match is_json(answer.headers()) {
        true => Effect::Done,
        false => Effect::Unknown,
    };
    let ahead = read_ahead(answer, request).await?;
    let error = match ahead.broken() {
        Some(error) => error.with_effect(effect),
        None if ahead.is_empty() && status != StatusCode::NO_CONTENT => {
            let message = format!("status {status} without the expected body");
            Error::new(ErrorClass::Transport, message).with_effect(Effect::Done)
        }
        None => return Ok(ahead.answer),
    };
    Err(match error.effect() {
        Effect::Done => error.with_class(ErrorClass::Decode),
        _ => error,
    })
}

/// A success whose body was read before it is returned.
struct BufferedSuccess {
    answer: StreamResponse,
    /// The body; `None` if it is larger than the call allows, so that only its beginning was read.
    bytes: Option<Bytes>,
}

impl BufferedSuccess {
    fn is_empty(&self) -> bool {
        self.bytes.as_ref().is_some_and(Bytes::is_empty)
    }

    /// Returns the error of a body that should be JSON but is not. The decoder checks whether it is the right JSON.
    fn broken(&self) -> Option<Error> {
        let error = broken(self.bytes.as_ref()?)?;
        let error = error.with_operation(self.answer.operation());
        Some(error.with_status(self.answer.status()))
    }

    /// Returns the error of the call's decoder for this answer.
    fn refused_by(&self, check: &AnswerCheck, request: &Request) -> Option<Error> {
        let (status, headers) = (self.answer.status(), self.answer.headers().clone());
        let bytes = self.bytes.clone()?;
        check.problem(RawResponse::new(
            request.operation(),
            status,
            headers,
            bytes,
        ))
    }
}

/// Reads the body of an answer into memory, or only its beginning if it is larger than the call allows.
///
/// # Errors
/// Returns an error if the body breaks.
async fn read_ahead(answer: StreamResponse, request: &Request) -> Result<BufferedSuccess, Error> {
    let limit = request
        .options()
        .max_response_bytes()
        .map_or(MAX_JSON_BYTES, |limit| {
            usize::try_from(limit).unwrap_or(usize::MAX)
        });
    let mut body = ByteStream::empty();
    let answer = answer.map_body(|taken| std::mem::replace(&mut body, taken));
    let length = body.content_length();
    let (body, bytes) = if length.is_some_and(|length| length > limit as u64) {
        (body, None)
    } else {
        match read(&mut body, limit).await {
            (bytes, Ended::All) => (ByteStream::from_bytes(bytes.clone()), Some(bytes)),
            (bytes, Ended::Limit) => {
                let beginning = stream::once(async move { Ok(bytes) });
                (
                    ByteStream::new(beginning.chain(body)).with_length(length),
                    None,
                )
            }
            (_, Ended::Broken(error)) => return Err(error.with_effect(Effect::Done)),
        }
    };
    let answer = answer.map_body(|_| body);
    Ok(BufferedSuccess { answer, bytes })
}

/// Returns the error of bytes that should be JSON but are not. The caller checks whether they are the right JSON.
fn broken(bytes: &[u8]) -> Option<Error> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    // If an answer may be empty, its type allows that.
    if bytes.is_empty() {
        return None;
    }
    serde_json::from_slice::<IgnoredAny>(bytes).err().map(|_| {
        let message = format!(
            "the answer is truncated or corrupt: its {} bytes are not JSON",
            bytes.len()
        );
        Error::new(ErrorClass::Transport, message).with_effect(Effect::Done)
    })
}

/// Reads a body until its end, until it breaks or is too slow, or until a chunk has reached the limit.
///
/// A body in one piece is not copied.
async fn read(body: &mut ByteStream, limit: usize) -> (Bytes, Ended) {
    let announced = usize::try_from(body.content_length().unwrap_or(0)).unwrap_or(limit);
    let (mut first, mut all) = (Bytes::new(), Vec::new());
    let mut pace = Pace::default();
    loop {
        let ended = match pace.next_chunk(body).await {
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
        // A buffer that grew may have twice the capacity needed; release the rest.
        let bytes = match all.is_empty() {
            true => first,
            false => Bytes::from(all.into_boxed_slice()),
        };
        return (bytes, ended);
    }
}

async fn until(end: Option<Instant>) {
    match end {
        Some(end) => tokio::time::sleep_until(end).await,
        None => std::future::pending().await,
    }
}

pub(super) fn is_json(headers: &HeaderMap) -> bool {
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

//! Calls whose outcome is unknown: what is looked at before they are sent again, or reported.

use std::fmt;
use std::sync::Arc;

use cloud_drives_core::{
    BoxFuture, ByteStream, CallOptions, Error, ErrorClass, RawResponse, Request, StreamResponse,
    Transport,
};
use serde::de::IgnoredAny;
use tokio::time::Instant;

use super::transport::{Failure, MAX_JSON_BYTES};
use super::{Deadline, Decision, Repeat, Retrier, RetryBudget, RetryPolicy, RetryRules, Verdict};
use crate::options::{CallOptionsExt, InvalidArgument};

/// What a look after an unknown outcome has found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding<T> {
    /// It was done, with this result.
    Done(T),
    /// It was not done, or doing it again makes no difference.
    NotDone,
    /// Neither can be told, for this reason.
    Unknown(&'static str),
}

/// Does something that may not be done twice: looks if its outcome is unknown, and does it again only if that shows that it was not
/// done.
///
/// `send` does it once, or until its outcome is unknown; `look` looks at what is there now. The policy and the rules are those of the
/// retrier. It ends as done, as not done, or as [`ErrorClass::OutcomeUnknown`]. Under a policy without repeats nothing is looked at,
/// and the failure is reported as it is; so it is once the deadline has passed.
///
/// ```
/// use cloud_drives_core::Error;
/// use cloud_drives_runtime::retry::{Finding, Retrier, RetryBudget, RetryPolicy, settle};
///
/// # async fn rename() -> Result<String, Error> { Ok(String::new()) }
/// # async fn exists(name: &str) -> Result<bool, Error> { Ok(true) }
/// # async fn example() -> Result<String, Error> {
/// let retrier = Retrier::new(RetryPolicy::new(), RetryBudget::default());
/// settle(retrier, rename, || async {
///     Ok(match (exists("old").await?, exists("new").await?) {
///         (false, true) => Finding::Done("new".to_owned()),
///         (true, false) => Finding::NotDone,
///         _ => Finding::Unknown("both names are there, or neither"),
///     })
/// })
/// .await
/// # }
/// ```
///
/// # Errors
///
/// What `send` gives if the call was certainly not done; [`ErrorClass::OutcomeUnknown`] if that can't be told.
///
/// # Cancel safety
///
/// Dropping the future ends the attempt in flight. Whether the server has done it is then unknown.
pub async fn settle<T, Sent, Looked>(
    mut retrier: Retrier,
    send: impl Fn() -> Sent,
    look: impl Fn() -> Looked,
) -> Result<T, Error>
where
    Sent: Future<Output = Result<T, Error>>,
    Looked: Future<Output = Result<Finding<T>, Error>>,
{
    loop {
        let error = match send().await {
            Ok(done) => {
                retrier.succeeded();
                return Ok(done);
            }
            Err(error) => error,
        };
        // An answer that says success and can't be read leaves it open as well with what result.
        let is_open = retrier.policy().verdict(&error) == Verdict::Unclear || error.is_decode();
        if !is_open || retrier.policy().max_attempts() == 1 || retrier.deadline().has_passed() {
            return Err(retrier.finish(error));
        }
        let doubt = Doubt::after(&error);
        let next = retrier.decide(&error, Repeat::Always);
        // The server gets time to finish what it may be doing, even if this was the last attempt.
        let last = match next {
            Decision::Retry(delay) => {
                retrier.wait(&error, delay).await;
                None
            }
            Decision::GiveUp => {
                retrier.pause().await;
                Some(retrier.finish(error))
            }
        };
        match (look().await, last) {
            (Ok(Finding::Done(done)), _) => return Ok(done),
            (Ok(Finding::NotDone), None) => {}
            (Ok(Finding::NotDone), Some(error)) => return Err(error),
            (Ok(Finding::Unknown(reason)), _) => return Err(doubt.because(reason)),
            (Err(error), _) => {
                let reason = format!("the current state could not be read ({error})");
                return Err(doubt.because(&reason));
            }
        }
    }
}

/// An attempt of unknown outcome.
struct Doubt {
    operation: Option<String>,
    text: String,
}

impl Doubt {
    fn after(error: &Error) -> Self {
        Self {
            operation: error.operation().map(str::to_owned),
            text: error.to_string(),
        }
    }

    fn because(self, reason: &str) -> Error {
        let message = format!("outcome unknown: {reason}; check the current state before retrying");
        let error = Error::new(ErrorClass::OutcomeUnknown, message).with_source(self.text);
        match self.operation {
            Some(operation) => error.with_operation_name(operation),
            None => error,
        }
    }
}

type Look =
    dyn Fn(&Request) -> BoxFuture<'static, Result<Finding<RawResponse>, Error>> + Send + Sync;

/// What is looked at if the outcome of a request is unknown. It rides in the options of the request, so that a typed request can be
/// handed to a caller together with it; [`SettleTransport`] acts on it.
///
/// ```
/// use cloud_drives_core::{CallOptions, RawResponse};
/// use cloud_drives_runtime::retry::{Finding, Settlement};
///
/// # fn copy_is_there() -> cloud_drives_core::BoxFuture<'static, cloud_drives_core::Result<Option<RawResponse>>> {
/// #     Box::pin(async { Ok(None) })
/// # }
/// let options = CallOptions::new().with_extension(Settlement::new(|_request| {
///     let there = copy_is_there();
///     Box::pin(async move {
///         Ok(match there.await? {
///             // The answer that the call would have given.
///             Some(answer) => Finding::Done(answer),
///             None => Finding::NotDone,
///         })
///     })
/// }));
/// # let _ = options;
/// ```
#[derive(Clone)]
pub struct Settlement(Arc<Look>);

impl Settlement {
    /// Creates a settlement from a function that looks. Its finding holds the answer that the request would have had.
    #[must_use]
    pub fn new(
        look: impl Fn(&Request) -> BoxFuture<'static, Result<Finding<RawResponse>, Error>>
        + Send
        + Sync
        + 'static,
    ) -> Self {
        Self(Arc::new(look))
    }

    /// Returns the options for looking after a request: its headers, idle timeout and retry policy.
    #[must_use]
    pub fn look_options(request: &Request) -> CallOptions {
        let given = request.options();
        let mut options = CallOptions::new().with_headers(given.headers().clone());
        if let Some(idle_timeout) = given.idle_timeout() {
            options = options.with_idle_timeout(idle_timeout);
        }
        match given.retry_policy() {
            Some(policy) => options.with_retry_policy(policy.clone()),
            None => options,
        }
    }
}

impl fmt::Debug for Settlement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Settlement")
    }
}

/// Looks after a request of unknown outcome, if its options say at what ([`Settlement`]); refuses one with an [`InvalidArgument`].
///
/// It belongs outside all other layers: what is looked at goes through them again. A deadline in the options bounds all of it. The answer
/// to such a request is read before it is handed on: one that breaks off, or is not JSON, leaves the outcome unknown as well.
#[derive(Clone, Debug)]
pub struct SettleTransport<T> {
    inner: T,
    policy: RetryPolicy,
    rules: RetryRules,
    budget: RetryBudget,
}

impl<T: Transport> SettleTransport<T> {
    /// Creates a layer around a transport that repeats what is safe to repeat.
    #[must_use]
    pub fn new(inner: T, policy: RetryPolicy, budget: RetryBudget) -> Self {
        Self {
            inner,
            policy,
            rules: RetryRules::default(),
            budget,
        }
    }

    /// Sets what the provider knows about its failures.
    #[must_use]
    pub fn rules(mut self, rules: RetryRules) -> Self {
        self.rules = rules;
        self
    }

    async fn send_and_settle(
        &self,
        request: Request,
        settlement: Settlement,
    ) -> Result<StreamResponse, Error> {
        let deadline = Deadline::of(request.options());
        let policy = request.options().retry_policy().unwrap_or(&self.policy);
        let retrier =
            Retrier::new(policy.clone().or_rules(self.rules), self.budget.clone()).until(deadline);
        if Repeat::of(&request) == Repeat::Never {
            return self.inner.send(request).await;
        }
        let started = Instant::now();
        let rules = retrier.policy().clone();
        let (request, rules, settlement) = (&request, &rules, &settlement);
        let send = || async move {
            let mut attempt = request.clone();
            deadline.shorten(&mut attempt);
            let answer = self.inner.send(attempt).await?;
            let attempts = answer.attempts();
            if answer.is_success() {
                let raw = answer.into_raw(MAX_JSON_BYTES as u64).await?;
                if !raw.bytes().is_empty() {
                    raw.json::<IgnoredAny>()?;
                }
                let answer = answer_of(request, raw);
                return Ok::<_, Error>(answer.with_attempts(attempts, started.elapsed()));
            }
            let failure = Failure::read(answer).await;
            let error = failure.error(request);
            let elapsed = started.elapsed();
            if rules.verdict(&error) == Verdict::Unclear {
                return Err(error.with_attempts(attempts, elapsed));
            }
            // A failure that leaves no doubt stays the answer that it is.
            Ok(failure
                .into_answer(request)
                .with_attempts(attempts, elapsed))
        };
        let look = || async move {
            Ok::<_, Error>(match (settlement.0)(request).await? {
                Finding::Done(raw) => Finding::Done(answer_of(request, raw)),
                Finding::NotDone => Finding::NotDone,
                Finding::Unknown(reason) => Finding::Unknown(reason),
            })
        };
        let settled = settle(retrier, send, look);
        deadline.bound("the call", settled).await
    }
}

fn answer_of(request: &Request, raw: RawResponse) -> StreamResponse {
    let (status, headers) = (raw.status(), raw.headers().clone());
    let body = ByteStream::from_bytes(raw.into_bytes());
    StreamResponse::new(request, status, headers, body)
}

impl<T: Transport> Transport for SettleTransport<T> {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<StreamResponse, Error>> {
        if let Some(wrong) = request.options().extension::<InvalidArgument>() {
            let error = wrong.error(&request);
            return Box::pin(std::future::ready(Err(error)));
        }
        match request.options().extension::<Settlement>().cloned() {
            Some(settlement) => Box::pin(self.send_and_settle(request, settlement)),
            None => self.inner.send(request),
        }
    }

    fn provides_auth(&self) -> bool {
        self.inner.provides_auth()
    }
}

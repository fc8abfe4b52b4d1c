//! Calls with an unknown outcome: the look-up before they are retried or reported.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use cloud_drives_core::{
    BoxFuture, ByteStream, CallOptions, Effect, Error, ErrorClass, RawResponse, Request,
    StreamResponse, Transport,
};
use http::Method;
use tokio::time::Instant;

use super::transport::{AnswerWithBody, read_success};
use super::{Deadline, Decision, Repeat, Retrier, RetryBudget, RetryPolicy, RetryRules, Verdict};
use crate::options::{CallOptionsExt, InvalidArgument};

/// The result of a look-up after an unknown outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding<T> {
    /// The call took effect, with this result.
    Done(T),
    /// The call did not take effect, or a retry makes no difference.
    NotDone,
    /// Unknown, for this reason.
    Unknown(&'static str),
}

/// Runs a call that must not be done twice.
///
/// If its outcome is unknown, the outcome is looked up, and the call is retried only if it was not done.
///
/// `send` makes the call once, or until its outcome is unknown; `look` looks up the current state. Policy and rules are those of the
/// retrier. The call ends as done, as not done, or as [`ErrorClass::OutcomeUnknown`]. If the policy has no retries or the deadline has
/// passed, nothing is looked up, and the failure is returned unchanged.
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
/// Returns the error of `send` if the call was certainly not done, and [`ErrorClass::OutcomeUnknown`] if that can't be determined.
///
/// # Cancel safety
///
/// Dropping the future cancels the attempt in flight, whose outcome is then unknown.
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
        // The call was done and only the answer is lost: a look-up may find it, and nothing is retried.
        let is_done = error.effect() == Effect::Done;
        let is_open = is_done || retrier.policy().verdict(&error) == Verdict::Unclear;
        // A caller that allows one attempt gets no further calls, and after the deadline there is no time for a look-up.
        if !is_open || retrier.policy().max_attempts() == 1 || retrier.deadline().has_passed() {
            return Err(retrier.finish(error));
        }
        let doubt = Doubt::after(&error);
        let next = match is_done {
            true => Decision::GiveUp,
            false => retrier.decide(&error, Repeat::Always),
        };
        // Give the server time to finish the call, even if this was the last attempt.
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
            // That it was done is more conclusive than a look-up that found nothing.
            (_, Some(error)) if is_done => return Err(error),
            (Ok(Finding::NotDone), Some(error)) => return Err(error),
            (Ok(Finding::Unknown(reason)), _) => return Err(doubt.because(reason)),
            (Err(error), _) => return Err(doubt.unread(&error)),
        }
    }
}

/// An attempt with an unknown outcome.
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

    fn unread(self, error: &Error) -> Error {
        self.because(&format!("the current state could not be read ({error})"))
    }
}

type Look =
    dyn Fn(&Request) -> BoxFuture<'static, Result<Finding<RawResponse>, Error>> + Send + Sync;

/// The look-up for a request whose outcome is unknown.
///
/// It is an extension of the request's options, so that a provider can return a typed request that includes it; [`SettleTransport`] applies
/// it.
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
///             // The answer that the call would have returned.
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
    /// Creates a settlement from a look-up function, whose finding holds the answer that the request would have returned.
    #[must_use]
    pub fn new(
        look: impl Fn(&Request) -> BoxFuture<'static, Result<Finding<RawResponse>, Error>>
        + Send
        + Sync
        + 'static,
    ) -> Self {
        Self(Arc::new(look))
    }
}

impl fmt::Debug for Settlement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Settlement")
    }
}

impl Settlement {
    /// Returns the options for the requests that look up an outcome.
    ///
    /// They are the headers, idle timeout and retry policy of the request whose outcome is unknown.
    #[must_use]
    pub fn options_of_look(request: &Request) -> CallOptions {
        let given = request.options();
        let mut options = CallOptions::new().with_headers(given.headers().clone());
        if let Some(idle_timeout) = given.idle_timeout() {
            options = options.with_idle_timeout(idle_timeout);
        }
        if let Some(policy) = given.retry_policy() {
            options = options.with_retry_policy(policy.clone());
        }
        options
    }
}

/// The time at which a request was first sent. It is among the extensions of the request that a [`Settlement`] is given.
#[derive(Clone, Copy, Debug)]
pub struct FirstSent(pub Instant);

/// Looks up the outcome of a request if it is unknown and its options contain a [`Settlement`].
///
/// It refuses a request with an [`InvalidArgument`].
///
/// It belongs outside all other layers, because the look-up passes through them too. A deadline in the options limits the total time.
///
/// An attempt is also ambiguous if it succeeded with a body that is truncated or is not JSON. A 404 or 409 of the attempt after an
/// ambiguous one is looked up too, because the ambiguous one may have caused it. Requests that only read (GET, HEAD), such as those of a
/// poller with the same options, are sent unchanged.
#[derive(Clone, Debug)]
pub struct SettleTransport<T> {
    inner: T,
    policy: RetryPolicy,
    rules: RetryRules,
    budget: RetryBudget,
}

impl<T: Transport> SettleTransport<T> {
    /// Creates a layer around a transport that does safe retries.
    #[must_use]
    pub fn new(inner: T, policy: RetryPolicy, budget: RetryBudget) -> Self {
        Self {
            inner,
            policy,
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

    async fn send_and_settle(
        &self,
        mut request: Request,
        settlement: Settlement,
    ) -> Result<StreamResponse, Error> {
        let deadline = Deadline::of(request.options());
        let policy = request.options().retry_policy().unwrap_or(&self.policy);
        let retrier =
            Retrier::new(policy.clone().or_rules(self.rules), self.budget.clone()).until(deadline);
        if Repeat::of(&request) == Repeat::Never {
            return self.inner.send_unboxed(request).await;
        }
        let started = Instant::now();
        request.extensions_mut().insert(FirstSent(started));
        let (rules, in_doubt) = (retrier.policy().clone(), AtomicBool::new(false));
        let (request, rules, settlement, in_doubt) = (&request, &rules, &settlement, &in_doubt);
        let failed = move |error: Error| {
            let error = error.or_operation(request.operation());
            if rules.verdict(&error) == Verdict::Unclear {
                in_doubt.store(true, Ordering::Relaxed);
            }
            error
        };
        let look = || async move {
            Ok::<_, Error>(match (settlement.0)(request).await? {
                Finding::Done(raw) => Finding::Done(answer_of(request, raw)),
                Finding::NotDone => Finding::NotDone,
                Finding::Unknown(reason) => Finding::Unknown(reason),
            })
        };
        let send = || async move {
            let mut attempt = request.clone();
            deadline.shorten(&mut attempt);
            let answer = self.inner.send_unboxed(attempt).await.map_err(failed)?;
            let (attempts, elapsed) = (answer.attempts(), started.elapsed());
            if answer.is_success() {
                let read = read_success(answer, request).await;
                return read.map_err(|error| failed(error.with_attempts(attempts, elapsed)));
            }
            let failure = AnswerWithBody::read(answer).await;
            let was_in_doubt = in_doubt.load(Ordering::Relaxed);
            let error = failed(failure.error(request));
            if rules.verdict(&error) == Verdict::Unclear {
                return Err(error.with_attempts(attempts, elapsed));
            }
            // The previous attempt may be the reason: its copy has the name, or the item that it moved is gone.
            if was_in_doubt && (error.is_conflict() || error.is_not_found()) {
                match look().await {
                    Ok(Finding::Done(done)) => return Ok(done),
                    Ok(Finding::NotDone) => {}
                    Ok(Finding::Unknown(reason)) => {
                        return Err(Doubt::after(&error).because(reason));
                    }
                    Err(unread) => return Err(Doubt::after(&error).unread(&unread)),
                }
            }
            // An unambiguous failure is returned unchanged.
            Ok(failure
                .into_answer(request)
                .with_attempts(attempts, elapsed))
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
        Box::pin(self.send_unboxed(request))
    }

    async fn send_unboxed(&self, request: Request) -> Result<StreamResponse, Error> {
        if let Some(wrong) = request.options().extension::<InvalidArgument>() {
            return Err(wrong.error(&request));
        }
        let reads = matches!(*request.method(), Method::GET | Method::HEAD);
        match request.options().extension::<Settlement>().cloned() {
            // Rare and large; boxed so that other calls don't reserve its space.
            Some(settlement) if !reads => Box::pin(self.send_and_settle(request, settlement)).await,
            _ => self.inner.send_unboxed(request).await,
        }
    }

    fn provides_auth(&self) -> bool {
        self.inner.provides_auth()
    }
}

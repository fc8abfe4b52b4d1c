//! An operation that the server runs in the background.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_core::Stream;
use tokio::time::{Instant, sleep_until, timeout_at};

use super::{Completed, PollState, Restarts, Started, StartedResponse};
use crate::error::{Effect, Error, ErrorClass, Result};
use crate::future::BoxFuture;
use crate::operation::OperationInfo;
use crate::poll_settings::PollSettings;

type Fetch = dyn Fn(String) -> BoxFuture<'static, Result<PollState>> + Send + Sync;

/// Longest interval between two polls; keeps the time of the next poll representable.
const LONGEST_INTERVAL: Duration = Duration::from_secs(30 * 24 * 3600);

/// A background operation on the server: a future of its result, and a stream of its states.
///
/// Awaiting it waits for the end of the operation. To follow the operation again later, in another process for example, store
/// [`Poller::id`]: the request for the state has a `poller()` too. Nothing is sent before the poller is first polled; the first request is
/// sent without delay.
///
/// ```
/// use cloud_drives_core::{Error, PollState, Poller};
///
/// # async fn example() -> Result<(), Error> {
/// let mut poller = Poller::new("0a1b", (), |_id| {
///     // Ask the server here.
///     Box::pin(async { Ok(PollState::Succeeded) })
/// });
/// while let Some(state) = poller.next_state().await? {
///     println!("{state:?}");
/// }
/// poller.await
/// # }
/// ```
///
/// # Errors
///
/// Each message contains the id of the operation. All but [`ErrorClass::OperationFailed`] leave it running, and their
/// [effect](Error::effect) is [`Effect::Running`].
///
/// - [`ErrorClass::OperationFailed`] if the server reports a failure. A poller does not start the operation again.
/// - [`ErrorClass::PollTimeout`] if the timeout elapses. The operation may still be running, and the poller can be polled again.
/// - [`ErrorClass::Protocol`] for a state that the API does not describe.
/// - Any error of the request for the state; polling again continues.
///
/// # Cancel safety
///
/// Dropping the future of [`Poller::next_state`] loses nothing. Dropping the poller leaves the operation running.
#[must_use = "await the poller to learn whether the operation succeeded"]
pub struct Poller<T> {
    operation: Option<&'static OperationInfo>,
    id: Option<String>,
    result: T,
    fetch: Arc<Fetch>,
    settings: PollSettings,
    /// The deadline of the whole call, and its end.
    deadline: Option<Duration>,
    ends_at: Option<Instant>,
    started: Option<Instant>,
    next_at: Option<Instant>,
    in_flight: Option<BoxFuture<'static, Result<PollState>>>,
    last: Option<PollState>,
    /// Whether `next_state` has already returned the final state.
    told: bool,
}

impl<T> Poller<T> {
    /// Creates a poller for the operation with this id. Awaiting it returns `result`; `fetch` requests the state from the server.
    pub fn new(
        id: impl Into<String>,
        result: T,
        fetch: impl Fn(String) -> BoxFuture<'static, Result<PollState>> + Send + Sync + 'static,
    ) -> Self {
        Self::over(Some(id.into()), result, Arc::new(fetch))
    }

    /// Returns a poller for something that is already done.
    pub fn finished(result: T) -> Self {
        let fetch = |_| -> BoxFuture<'static, _> { Box::pin(async { Ok(PollState::Succeeded) }) };
        Self::over(None, result, Arc::new(fetch))
    }

    fn over(id: Option<String>, result: T, fetch: Arc<Fetch>) -> Self {
        Self {
            operation: None,
            id,
            result,
            fetch,
            settings: PollSettings::default(),
            deadline: None,
            ends_at: None,
            started: None,
            next_at: None,
            in_flight: None,
            last: None,
            told: false,
        }
    }

    /// Sets the operation that errors name.
    pub fn operation(mut self, operation: &'static OperationInfo) -> Self {
        self.operation = Some(operation);
        self
    }

    /// Sets the interval and the timeout.
    pub fn settings(mut self, settings: PollSettings) -> Self {
        self.settings = settings;
        self
    }

    /// Sets the deadline of the call that the poller belongs to, counted from when it is first polled.
    ///
    /// After the deadline, polling again fails too.
    pub fn deadline(mut self, deadline: Option<Duration>) -> Self {
        self.deadline = deadline;
        self
    }

    /// Sets the time from one answer to the next poll.
    pub fn interval(mut self, interval: Duration) -> Self {
        self.settings.interval = interval;
        self
    }

    /// Sets the longest time to wait, counted from the first poll.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeout = Some(timeout);
        self
    }

    /// Returns the operation's id, or `None` if the server completed it immediately.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// Returns the value that awaiting will return, for example the answer that started the operation.
    #[must_use]
    pub fn result(&self) -> &T {
        &self.result
    }

    /// Returns the last known state; `Succeeded` if the server completed it immediately.
    #[must_use]
    pub fn state(&self) -> Option<&PollState> {
        match self.id {
            Some(_) => self.last.as_ref(),
            None => Some(&PollState::Succeeded),
        }
    }

    /// Polls the next state; returns `None` after the final one.
    ///
    /// A failure of the operation is the state [`PollState::Failed`] here; only awaiting the poller makes it an error.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Poller`], except [`ErrorClass::OperationFailed`].
    pub async fn next_state(&mut self) -> Result<Option<PollState>> {
        poll_fn(|cx| self.poll_state(cx)).await.transpose()
    }

    fn poll_state(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<PollState>>> {
        let Some(id) = self.id.clone() else {
            return Poll::Ready(self.tell(PollState::Succeeded));
        };
        if let Some(last) = self.last.clone().filter(PollState::is_final) {
            return Poll::Ready(self.tell(last));
        }
        let started = *self.started.get_or_insert_with(Instant::now);
        if let Some(deadline) = self.deadline.take() {
            self.ends_at = self.ends_at.or_else(|| started.checked_add(deadline));
        }
        let times_out = self
            .settings
            .timeout
            .and_then(|timeout| started.checked_add(timeout));
        let ends_at = times_out.into_iter().chain(self.ends_at).min();
        let question = match &mut self.in_flight {
            Some(question) => question,
            None => {
                let asked = (self.fetch)(id.clone());
                let question = ask(self.next_at, ends_at, asked);
                self.in_flight.insert(question)
            }
        };
        let answer = ready!(question.as_mut().poll(cx));
        self.in_flight = None;
        self.next_at = Some(Instant::now() + self.settings.interval.min(LONGEST_INTERVAL));
        match answer {
            Err(error) => {
                if error.class() == ErrorClass::PollTimeout {
                    // Polling again restarts the timeout.
                    self.started = None;
                }
                Poll::Ready(Some(Err(self.named(still_running(error, id)))))
            }
            Ok(PollState::Unknown(state)) => {
                let message = format!("unknown state {state:?}");
                let error = Error::new(ErrorClass::Protocol, message);
                Poll::Ready(Some(Err(self.named(still_running(error, id)))))
            }
            Ok(state) => {
                self.last = Some(state.clone());
                self.told = state.is_final();
                Poll::Ready(Some(Ok(state)))
            }
        }
    }

    fn named(&self, error: Error) -> Error {
        match self.operation {
            Some(operation) => error.or_operation(operation),
            None => error,
        }
    }

    /// Returns the final state, only once.
    fn tell(&mut self, state: PollState) -> Option<Result<PollState>> {
        (!std::mem::replace(&mut self.told, true)).then_some(Ok(state))
    }

    async fn wait(mut self) -> Result<T> {
        while self.next_state().await?.is_some() {}
        if self.last == Some(PollState::Failed) {
            let id = self.id.as_deref().unwrap_or_default();
            let message = format!("operation {id} failed on the server without a reason");
            return Err(self.named(Error::new(ErrorClass::OperationFailed, message)));
        }
        Ok(self.result)
    }
}

/// Starts an operation; fails if it has not started by `ends_at`.
async fn in_time<T>(
    ends_at: Option<Instant>,
    starting: impl Future<Output = Result<T>>,
) -> Result<T> {
    match ends_at {
        Some(ends_at) => timeout_at(ends_at, starting).await.unwrap_or_else(|_| {
            let message = "the deadline of the call passed before the operation was started";
            Err(Error::new(ErrorClass::Timeout, message))
        }),
        None => starting.await,
    }
}

/// Creates an error from a failed poll. Whatever the reason, the operation is still running.
fn still_running(error: Error, operation_id: String) -> Error {
    let message = format!(
        "operation {operation_id} may still be running: {}",
        error.message()
    );
    error
        .with_message(message)
        .with_effect(Effect::Running { operation_id })
}

/// Waits until `at`, then polls; fails at `ends_at`, even if the server never answers.
fn ask(
    at: Option<Instant>,
    ends_at: Option<Instant>,
    asked: BoxFuture<'static, Result<PollState>>,
) -> BoxFuture<'static, Result<PollState>> {
    Box::pin(async move {
        let question = async move {
            if let Some(at) = at {
                sleep_until(at).await;
            }
            asked.await
        };
        match ends_at {
            Some(ends_at) => timeout_at(ends_at, question).await.unwrap_or_else(|_| {
                let message = "not finished before the timeout; poll it again";
                Err(Error::new(ErrorClass::PollTimeout, message))
            }),
            None => question.await,
        }
    })
}

impl<T: Started> Poller<Completed<T>> {
    /// Creates a poller for the operation that an answer started. If the server completed it immediately, the poller is finished. `fetch`
    /// requests the state from the server.
    ///
    /// # Errors
    ///
    /// Returns [`ErrorClass::Protocol`] if the operation is still running and the answer omits its id.
    pub fn from_answer(
        answer: StartedResponse<T>,
        fetch: impl Fn(String) -> BoxFuture<'static, Result<PollState>> + Send + Sync + 'static,
    ) -> Result<Self> {
        let answer = answer.into_response();
        let operation = answer.operation();
        let operation_id = answer.operation_id();
        if operation_id.is_none() && answer.is_running() {
            let message =
                "the operation runs in the background, but the answer has no operation id";
            return Err(Error::new(ErrorClass::Protocol, message)
                .with_operation(operation)
                .with_status(answer.status())
                .with_effect(Effect::Unknown));
        }
        let completed = Completed {
            answer: answer.into_body(),
            operation_id: operation_id.clone(),
        };
        Ok(Self::over(operation_id, completed, Arc::new(fetch)).operation(operation))
    }
}

impl<T> Poller<T> {
    /// Starts an operation and waits for its end; `deadline` limits the total time.
    ///
    /// If the operation fails, `restarts` decides whether it is started again.
    ///
    /// # Errors
    ///
    /// Returns the errors of `start` and of awaiting a [`Poller`].
    pub async fn until_done<Starting>(
        deadline: Option<Duration>,
        restarts: Option<Restarts>,
        start: impl Fn() -> Starting,
    ) -> Result<T>
    where
        Starting: Future<Output = Result<Self>>,
    {
        let begun = Instant::now();
        let ends_at = deadline.and_then(|deadline| begun.checked_add(deadline));
        let mut started = 1;
        loop {
            let mut poller = in_time(ends_at, start()).await?;
            poller.ends_at = ends_at;
            let error = match poller.wait().await {
                Err(error) if error.is_operation_failed() => error,
                ended => return ended,
            };
            let wait = restarts.as_ref().and_then(|it| it.after(started));
            let next_at = wait.and_then(|wait| Instant::now().checked_add(wait));
            match next_at {
                Some(next_at) if ends_at.is_none_or(|ends_at| next_at < ends_at) => {
                    sleep_until(next_at).await;
                    started += 1;
                }
                _ => return Err(error.with_attempts(started, begun.elapsed())),
            }
        }
    }
}

impl<T: Send + 'static> IntoFuture for Poller<T> {
    type Output = Result<T>;
    type IntoFuture = BoxFuture<'static, Result<T>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.wait())
    }
}

impl<T> Unpin for Poller<T> {}

impl<T> Stream for Poller<T> {
    type Item = Result<PollState>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_state(cx)
    }
}

impl<T> fmt::Debug for Poller<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Poller")
            .field("operation", &self.operation.map(OperationInfo::name))
            .field("id", &self.id)
            .field("state", &self.last)
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}

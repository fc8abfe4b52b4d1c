//! An operation that the server runs in the background.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use cloud_drives_core::{BoxFuture, Error, ErrorClass, PollState};
use cloud_drives_runtime::PollSettings;
use futures_core::Stream;
use tokio::time::{Instant, sleep_until, timeout_at};

type Fetch = dyn Fn(String) -> BoxFuture<'static, Result<PollState, Error>> + Send + Sync;

/// What a longer interval is cut to, so that no point in time is too far off to be one.
const LONGEST_INTERVAL: Duration = Duration::from_secs(30 * 24 * 3600);

/// An operation that the server runs in the background: a future of its result, and a stream of its states.
///
/// Awaiting it waits for the end. [`Poller::id`] can be kept, and a poller be made from it in another process. Nothing is asked before
/// the first poll, and the first question is not waited for.
///
/// ```
/// use cloud_drives::poll::Poller;
/// use cloud_drives_core::{Error, PollState};
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
/// - [`ErrorClass::OperationFailed`] when the server says so.
/// - [`ErrorClass::PollTimeout`] when the time is over; the operation may still be running, and the poller can be asked again.
/// - [`ErrorClass::Protocol`] for a state that nobody described.
/// - Whatever asking gives; asking again goes on.
///
/// # Cancel safety
///
/// Dropping the future of [`Poller::next_state`] loses nothing. Dropping the poller leaves the operation running.
#[must_use = "an operation runs on by itself, but whether it worked is only known when it is waited for"]
pub struct Poller<T> {
    id: Option<String>,
    result: T,
    fetch: Arc<Fetch>,
    settings: PollSettings,
    started: Option<Instant>,
    next_at: Option<Instant>,
    in_flight: Option<BoxFuture<'static, Result<PollState, Error>>>,
    last: Option<PollState>,
    /// The end has been given to who asked for states.
    told: bool,
}

impl<T> Poller<T> {
    /// An operation by its id. `result` is what the poller gives at the end, `fetch` asks the server for the state.
    pub fn new(
        id: impl Into<String>,
        result: T,
        fetch: impl Fn(String) -> BoxFuture<'static, Result<PollState, Error>> + Send + Sync + 'static,
    ) -> Self {
        Self::over(Some(id.into()), result, Arc::new(fetch))
    }

    /// Something that was done at once: there is nothing to wait for.
    pub fn finished(result: T) -> Self {
        let fetch = |_| -> BoxFuture<'static, _> { Box::pin(async { Ok(PollState::Succeeded) }) };
        Self::over(None, result, Arc::new(fetch))
    }

    fn over(id: Option<String>, result: T, fetch: Arc<Fetch>) -> Self {
        Self {
            id,
            result,
            fetch,
            settings: PollSettings::default(),
            started: None,
            next_at: None,
            in_flight: None,
            last: None,
            told: false,
        }
    }

    /// The poller with these settings.
    pub fn settings(mut self, settings: PollSettings) -> Self {
        self.settings = settings;
        self
    }

    /// The poller with another time from one answer to the next question.
    pub fn interval(mut self, interval: Duration) -> Self {
        self.settings.interval = interval;
        self
    }

    /// The poller with a longest time to wait, counted from the first question.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeout = Some(timeout);
        self
    }

    /// The operation's id; `None` for something that was done at once.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// What the operation was started with, a link for example.
    #[must_use]
    pub fn result(&self) -> &T {
        &self.result
    }

    /// The state as it was last heard of; `Succeeded` for something that was done at once.
    #[must_use]
    pub fn state(&self) -> Option<&PollState> {
        match self.id {
            Some(_) => self.last.as_ref(),
            None => Some(&PollState::Succeeded),
        }
    }

    /// The next state, or `None` after the last one.
    ///
    /// A failed operation is a state here, [`PollState::Failed`]; awaiting the poller makes an error of it.
    ///
    /// # Errors
    ///
    /// As [`Poller`] says, but for the failure of the operation.
    pub async fn next_state(&mut self) -> Result<Option<PollState>, Error> {
        poll_fn(|cx| self.poll_state(cx)).await.transpose()
    }

    fn poll_state(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<PollState, Error>>> {
        let Some(id) = self.id.clone() else {
            return Poll::Ready(self.tell(PollState::Succeeded));
        };
        if let Some(last) = self.last.clone().filter(PollState::is_final) {
            return Poll::Ready(self.tell(last));
        }
        let started = *self.started.get_or_insert_with(Instant::now);
        let ends_at = self
            .settings
            .timeout
            .and_then(|timeout| started.checked_add(timeout));
        let question = match &mut self.in_flight {
            Some(question) => question,
            None => {
                let asked = (self.fetch)(id.clone());
                let question = ask(self.next_at, ends_at, asked, id.clone());
                self.in_flight.insert(question)
            }
        };
        let answer = ready!(question.as_mut().poll(cx));
        self.in_flight = None;
        self.next_at = Some(Instant::now() + self.settings.interval.min(LONGEST_INTERVAL));
        match answer {
            Err(error) => {
                if error.class() == ErrorClass::PollTimeout {
                    // Who asks again gets the same time again.
                    self.started = None;
                }
                Poll::Ready(Some(Err(error)))
            }
            Ok(PollState::Unknown(state)) => {
                let message =
                    format!("operation {id} is in a state that nobody described: {state:?}");
                Poll::Ready(Some(Err(Error::new(ErrorClass::Protocol, message))))
            }
            Ok(state) => {
                self.last = Some(state.clone());
                self.told = state.is_final();
                Poll::Ready(Some(Ok(state)))
            }
        }
    }

    /// The final state, once.
    fn tell(&mut self, state: PollState) -> Option<Result<PollState, Error>> {
        (!std::mem::replace(&mut self.told, true)).then_some(Ok(state))
    }

    async fn wait(mut self) -> Result<T, Error> {
        while self.next_state().await?.is_some() {}
        if self.last == Some(PollState::Failed) {
            let id = self.id.as_deref().unwrap_or_default();
            let message = format!("the server says that operation {id} failed, and not why");
            return Err(Error::new(ErrorClass::OperationFailed, message));
        }
        Ok(self.result)
    }
}

/// Waits until it is time, then asks; a question that is never answered ends with the time, too.
fn ask(
    at: Option<Instant>,
    ends_at: Option<Instant>,
    asked: BoxFuture<'static, Result<PollState, Error>>,
    id: String,
) -> BoxFuture<'static, Result<PollState, Error>> {
    Box::pin(async move {
        let question = async move {
            if let Some(at) = at {
                sleep_until(at).await;
            }
            asked.await
        };
        match ends_at {
            Some(ends_at) => timeout_at(ends_at, question).await.unwrap_or_else(|_| {
                let message = format!("operation {id} did not end in the time that it was given; it may still be running");
                Err(Error::new(ErrorClass::PollTimeout, message))
            }),
            None => question.await,
        }
    })
}

impl<T: Send + 'static> IntoFuture for Poller<T> {
    type Output = Result<T, Error>;
    type IntoFuture = BoxFuture<'static, Result<T, Error>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.wait())
    }
}

impl<T> Unpin for Poller<T> {}

impl<T> Stream for Poller<T> {
    type Item = Result<PollState, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_state(cx)
    }
}

impl<T> fmt::Debug for Poller<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Poller")
            .field("id", &self.id)
            .field("state", &self.last)
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}

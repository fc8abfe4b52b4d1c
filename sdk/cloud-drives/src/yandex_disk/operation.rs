//! What the service does in the background (`wire.md §9`).

use std::future::Future;

use ::yandex_disk::types;
use cloud_drives_core::{
    CallOptions, Error, ErrorClass, PollState, Progress, Secret, Started, last_path_segment,
};
use http::HeaderMap;
use http::header::AUTHORIZATION;

use super::call::{awaitable, setters};
use super::{ErrorKind, YandexDisk};
use crate::Drive;
use crate::options::CallOptionsExt;
use crate::poll::{PollSettings, Poller};
use crate::retry::Repeat;

/// What is left of a call that is done.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Completed {
    /// Where the service did it at once, the link to the resource; where it worked in the background, the link to the operation. A
    /// deletion that was done at once has none.
    pub link: Option<types::Link>,
    /// The operation's id, where the service worked in the background.
    pub operation_id: Option<String>,
}

impl Completed {
    /// From the answer that started it. `forced` says that the caller wanted it in the background.
    pub(super) fn from_answer(
        operation: &'static str,
        outcome: &impl Outcome,
        forced: bool,
    ) -> Result<Self, Error> {
        let operation_id = outcome.operation_id();
        if operation_id.is_none() && (outcome.is_running() || forced) {
            let message = "the service should work in the background, and its answer has no link to the operation";
            return Err(Error::new(ErrorClass::Protocol, message).with_operation_name(operation));
        }
        Ok(Self {
            link: outcome.to_link(),
            operation_id,
        })
    }
}

/// An answer that says done, or started.
pub(super) trait Outcome: Started {
    /// The link in it.
    fn to_link(&self) -> Option<types::Link>;
}

macro_rules! outcome {
    ($($outcome:ty),+ => |$answer:ident| $link:expr) => {
        $(
            impl Outcome for $outcome {
                fn to_link(&self) -> Option<types::Link> {
                    let $answer = self;
                    $link
                }
            }
        )+
    };
}

outcome!(
    ::yandex_disk::resources::CopyOutcome,
    ::yandex_disk::resources::MoveOutcome,
    ::yandex_disk::resources::RestoreTrashOutcome,
    ::yandex_disk::resources::UploadFromUrlOutcome,
    ::yandex_disk::public::SaveToDiskOutcome
    => |answer| Some(answer.link().clone())
);
outcome!(
    ::yandex_disk::resources::DeleteOutcome,
    ::yandex_disk::resources::RemoveTrashOutcome
    => |answer| answer.link().cloned()
);

impl YandexDisk {
    /// The state of an operation, by its id or the link to it.
    ///
    /// ```no_run
    /// # async fn example(disk: cloud_drives::YandexDisk) -> Result<(), cloud_drives::Error> {
    /// use cloud_drives::yandex_disk::types::OperationState;
    ///
    /// let done = disk.get_operation_status("0a1b").await? == OperationState::Success;
    /// # let _ = done;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OperationNotFound`] for an id that nobody knows.
    pub fn get_operation_status(&self, id_or_link: impl AsRef<str>) -> GetOperationStatus {
        GetOperationStatus {
            disk: self.clone(),
            id: operation_id(id_or_link.as_ref()),
            options: CallOptions::new(),
        }
    }

    /// Waits for an operation, by its id or the link to it; [`WaitForOperation::start`] gives the poller instead.
    ///
    /// ```no_run
    /// # async fn example(disk: cloud_drives::YandexDisk) -> Result<(), cloud_drives::Error> {
    /// use std::time::Duration;
    ///
    /// disk.wait_for_operation("0a1b").poll_timeout(Duration::from_secs(600)).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Poller`] says.
    pub fn wait_for_operation(&self, id_or_link: impl AsRef<str>) -> WaitForOperation {
        WaitForOperation {
            disk: self.clone(),
            id: operation_id(id_or_link.as_ref()),
            options: CallOptions::new(),
            poll: self.handle.poll(),
        }
    }

    pub(super) fn poller<T>(
        &self,
        id: String,
        result: T,
        options: CallOptions,
        poll: PollSettings,
    ) -> Poller<T> {
        let disk = self.clone();
        let options = plain(&options);
        let fetch = move |id: String| -> cloud_drives_core::BoxFuture<'static, _> {
            let request = disk
                .api()
                .operations()
                .status(id)
                .fields(["status"])
                .with_options(options.clone());
            Box::pin(async move { Ok(request.send().await?.poll_state()) })
        };
        Poller::new(id, result, fetch).settings(poll)
    }

    /// The poller for an answer that says done, or started.
    pub(super) fn started<O: Outcome>(
        &self,
        operation: &'static str,
        outcome: &O,
        forced: bool,
        options: CallOptions,
        poll: PollSettings,
    ) -> Result<Poller<Completed>, Error> {
        let completed = Completed::from_answer(operation, outcome, forced)?;
        Ok(match completed.operation_id.clone() {
            Some(id) => self.poller(id, completed, options, poll),
            None => Poller::finished(completed),
        })
    }

    /// Starts something and waits for it; what the service reports as failed is started again within the retries, as in the Python
    /// client.
    pub(super) async fn until_done<F, Fut>(
        &self,
        operation: &'static str,
        options: &CallOptions,
        start: F,
    ) -> Result<Completed, Error>
    where
        F: Fn() -> Fut,
        Fut: Future<Output = Result<Poller<Completed>, Error>>,
    {
        let mut retrier = self.handle.retrier(options);
        loop {
            match start().await?.await {
                Err(error) if error.is_operation_failed() => {
                    let error = error.with_operation_name(operation);
                    retrier.wait_after(error, Repeat::Always).await?;
                }
                Err(error) if error.operation().is_none() => {
                    return Err(error.with_operation_name(operation));
                }
                done => return done,
            }
        }
    }

    /// Whether the service takes the client's token, or another one.
    ///
    /// ```no_run
    /// # async fn example(disk: cloud_drives::YandexDisk) -> Result<(), cloud_drives::Error> {
    /// let mine = disk.check_token().await?;
    /// let other = disk.check_token().token("y0_OTHER").await?;
    /// # let _ = (mine, other);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// What is neither a yes nor a no: a connection that fails, for example.
    pub fn check_token(&self) -> CheckToken {
        CheckToken {
            disk: self.clone(),
            token: None,
            options: CallOptions::new(),
        }
    }
}

/// The options without what is meant for the call that started an operation only: its deadline.
fn plain(options: &CallOptions) -> CallOptions {
    let mut plain = CallOptions::new().with_headers(options.headers().clone());
    if let Some(idle_timeout) = options.idle_timeout() {
        plain = plain.with_idle_timeout(idle_timeout);
    }
    if let Some(policy) = options.retry_policy() {
        plain = plain.with_retry_policy(policy.clone());
    }
    plain
}

/// The id at the end of a link, which may be one over http (`wire.md §5.1`); the call itself goes to the API's own address.
fn operation_id(id_or_link: &str) -> String {
    if id_or_link.starts_with("http://") || id_or_link.starts_with("https://") {
        last_path_segment(id_or_link).unwrap_or_default()
    } else {
        id_or_link.to_owned()
    }
}

/// A call of [`YandexDisk::get_operation_status`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct GetOperationStatus {
    disk: YandexDisk,
    id: String,
    options: CallOptions,
}

impl GetOperationStatus {
    setters!(options);

    async fn run(self) -> Result<types::OperationState, Error> {
        let request = self.disk.api().operations().status(self.id);
        let answer = request
            .fields(["status"])
            .with_options(self.options)
            .send()
            .await?;
        match answer.poll_state() {
            PollState::Unknown(state) => {
                let message =
                    format!("the operation is in a state that nobody described: {state:?}");
                Err(Error::new(ErrorClass::Protocol, message)
                    .with_operation_name("operations.status"))
            }
            _ => Ok(answer.into_body().status),
        }
    }
}

/// A call of [`YandexDisk::wait_for_operation`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited or started"]
pub struct WaitForOperation {
    disk: YandexDisk,
    id: String,
    options: CallOptions,
    poll: PollSettings,
}

impl WaitForOperation {
    setters!(poll, options);

    /// The poller, which tells how the service gets on. Nothing is sent yet.
    pub fn start(self) -> Poller<()> {
        self.disk.poller(self.id, (), self.options, self.poll)
    }

    async fn run(self) -> Result<(), Error> {
        self.start().await.map_err(|error| match error.operation() {
            Some(_) => error,
            None => error.with_operation_name("operations.status"),
        })
    }
}

/// A call of [`YandexDisk::check_token`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct CheckToken {
    disk: YandexDisk,
    token: Option<Secret>,
    options: CallOptions,
}

impl CheckToken {
    setters!(options);

    /// Another token than the client's.
    pub fn token(mut self, token: impl Into<Secret>) -> Self {
        self.token = Some(token.into());
        self
    }

    async fn run(self) -> Result<bool, Error> {
        let mut options = self.disk.handle.options(self.options);
        let disk = match self.token {
            Some(token) if token.is_empty() => return Ok(false),
            Some(token) => {
                options = options
                    .clone()
                    .with_headers(without_authorization(&options));
                self.disk.with_token(token)?
            }
            None if self.disk.handle.token_source().is_none() => return Ok(false),
            None => self.disk,
        };
        let probe = disk.api().operations().status("0000").fields(["status"]);
        match probe.with_options(options).send().await {
            Ok(_) => Ok(true),
            Err(error) => match ErrorKind::of(&error) {
                ErrorKind::OperationNotFound => Ok(true),
                ErrorKind::Unauthorized => Ok(false),
                _ => Err(error),
            },
        }
    }
}

fn without_authorization(options: &CallOptions) -> HeaderMap {
    let mut headers = options.headers().clone();
    headers.remove(AUTHORIZATION);
    headers
}

awaitable! {
    GetOperationStatus => types::OperationState,
    WaitForOperation => (),
    CheckToken => bool,
}

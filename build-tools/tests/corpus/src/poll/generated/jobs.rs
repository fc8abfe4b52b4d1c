// Made by `cargo sdk generate` out of specs/poll. Change the specs, not this file.

use cloud_drives_core::{
    BoxFuture, CallOptions, ClientCore, Error, OperationInfo, PathBuilder, PollState,
    Poller, Query, RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// The calls of the group `jobs`.
///
/// Made by [`Client::jobs`](super::Client::jobs); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct JobsApi {
    core: ClientCore,
}

impl JobsApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Tells how far a job is.
    ///
    /// # Arguments
    ///
    /// - `job_id`: The job.
    pub fn status(&self, job_id: impl Into<String>) -> StatusRequest {
        StatusRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            job_id: job_id.into(),
        }
    }

    /// Tells how far a job is, deep inside.
    ///
    /// # Arguments
    ///
    /// - `id`: The job.
    pub fn deep_status(&self, id: impl Into<String>) -> DeepStatusRequest {
        DeepStatusRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            id: id.into(),
        }
    }
}

static STATUS: OperationInfo = OperationInfo::new("jobs.status", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`JobsApi::status`], `GET /jobs/{job_id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct StatusRequest {
    core: ClientCore,
    options: CallOptions,
    job_id: String,
}

impl StatusRequest {
    /// Adds options for this call only: headers, time limits, what a facade adds. They come before those set so far.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options.with_defaults(&self.options);
        self
    }

    /// Sends the call once.
    ///
    /// # Retries
    ///
    /// Idempotent: a layer that retries may send it again.
    ///
    /// # Errors
    ///
    /// Every status that is not described as a success, with its
    /// [`ErrorKind`](super::ErrorKind); what the transport reports; an answer of another shape.
    pub async fn send(self) -> Result<Response<types::Job>, Error> {
        self.send_raw().await?.into_json()
    }

    /// Sends the call once and hands over the answer as it came, whatever its status.
    ///
    /// # Errors
    ///
    /// Only what kept an answer from coming.
    pub async fn send_raw(self) -> Result<RawResponse, Error> {
        let core = self.core.clone();
        core.execute(self.into_request()?).await
    }

    /// Follows the operation to its end by the id that was kept. Nothing is sent before the poller is awaited or asked.
    pub fn poller(self) -> Poller<()> {
        let settings = self.core.poll_settings(&self.options);
        let id = self.job_id.clone();
        let poller = Poller::new(id, (), move |_| self.clone().poll_state());
        poller.operation(&STATUS).settings(settings)
    }

    pub(super) fn poll_state(self) -> BoxFuture<'static, Result<PollState, Error>> {
        Box::pin(async move {
            let answer: Response<types::Job> = self.send_raw().await?.into_json()?;
            Ok(cloud_drives_core::Progress::poll_state(answer.body()))
        })
    }

    fn into_request(self) -> Result<Request, Error> {
        let mut path = PathBuilder::new("/jobs/");
        path.push_segment("job_id", &self.job_id)?;
        let query = Query::new();
        self.core.request(&STATUS, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for StatusRequest {
    type Output = Result<types::Job, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static DEEP_STATUS: OperationInfo = OperationInfo::new("jobs.deep_status", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`JobsApi::deep_status`], `GET /deep/{id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct DeepStatusRequest {
    core: ClientCore,
    options: CallOptions,
    id: String,
}

impl DeepStatusRequest {
    /// Adds options for this call only: headers, time limits, what a facade adds. They come before those set so far.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options.with_defaults(&self.options);
        self
    }

    /// Sends the call once.
    ///
    /// # Retries
    ///
    /// Idempotent: a layer that retries may send it again.
    ///
    /// # Errors
    ///
    /// Every status that is not described as a success, with its
    /// [`ErrorKind`](super::ErrorKind); what the transport reports; an answer of another shape.
    pub async fn send(self) -> Result<Response<types::DeepJob>, Error> {
        self.send_raw().await?.into_json()
    }

    /// Sends the call once and hands over the answer as it came, whatever its status.
    ///
    /// # Errors
    ///
    /// Only what kept an answer from coming.
    pub async fn send_raw(self) -> Result<RawResponse, Error> {
        let core = self.core.clone();
        core.execute(self.into_request()?).await
    }

    /// Follows the operation to its end by the id that was kept. Nothing is sent before the poller is awaited or asked.
    pub fn poller(self) -> Poller<()> {
        let settings = self.core.poll_settings(&self.options);
        let id = self.id.clone();
        let poller = Poller::new(id, (), move |_| self.clone().poll_state());
        poller.operation(&DEEP_STATUS).settings(settings)
    }

    pub(super) fn poll_state(self) -> BoxFuture<'static, Result<PollState, Error>> {
        Box::pin(async move {
            let answer: Response<types::DeepJob> = self.send_raw().await?.into_json()?;
            Ok(cloud_drives_core::Progress::poll_state(answer.body()))
        })
    }

    fn into_request(self) -> Result<Request, Error> {
        let mut path = PathBuilder::new("/deep/");
        path.push_segment("id", &self.id)?;
        let query = Query::new();
        self.core.request(&DEEP_STATUS, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for DeepStatusRequest {
    type Output = Result<types::DeepJob, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

impl cloud_drives_core::Progress for types::Job {
    fn poll_state(&self) -> PollState {
        match self.status.as_str() {
            "in-progress" | "queued" => PollState::Pending,
            "success" => PollState::Succeeded,
            "failed" => PollState::Failed,
            other => PollState::Unknown(other.to_owned()),
        }
    }
}

impl cloud_drives_core::Progress for types::DeepJob {
    fn poll_state(&self) -> PollState {
        match self
            .result
            .as_ref()
            .and_then(|value| value.state.as_deref())
            .unwrap_or_default()
        {
            "WAITING" => PollState::Pending,
            "DONE" | "SKIPPED" => PollState::Succeeded,
            other => PollState::Unknown(other.to_owned()),
        }
    }
}

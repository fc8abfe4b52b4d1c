// Made by `cargo sdk generate` out of specs/features. Change the specs, not this file.

use cloud_drives_core::{
    BoxFuture, CallOptions, ClientCore, Completed, Error, OperationInfo, PathBuilder,
    Poller, Query, RawResponse, Request, Response, StartedResponse,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// Files and folders.
///
/// Made by [`Client::entries`](super::Client::entries); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct EntriesApi {
    core: ClientCore,
}

impl EntriesApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Lists all.
    pub fn list(&self) -> ListRequest {
        ListRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }

    /// Copies in the background, which a call of another group follows.
    pub fn copy(&self) -> CopyRequest {
        CopyRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }
}

static LIST: OperationInfo = OperationInfo::new("entries.list", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`EntriesApi::list`], `GET /entries`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct ListRequest {
    core: ClientCore,
    options: CallOptions,
}

impl ListRequest {
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
    pub async fn send(self) -> Result<Response<Vec<types::Entry>>, Error> {
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

    fn into_request(self) -> Result<Request, Error> {
        let path = PathBuilder::new("/entries");
        let query = Query::new();
        self.core.request(&LIST, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for ListRequest {
    type Output = Result<Vec<types::Entry>, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static COPY: OperationInfo = OperationInfo::new("entries.copy", false)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`EntriesApi::copy`], `POST /entries`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct CopyRequest {
    core: ClientCore,
    options: CallOptions,
}

impl CopyRequest {
    /// Adds options for this call only: headers, time limits, what a facade adds. They come before those set so far.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options.with_defaults(&self.options);
        self
    }

    /// Sends the call once.
    ///
    /// # Retries
    ///
    /// Not idempotent: a layer that retries sends it again only when it never reached the
    /// server.
    ///
    /// # Errors
    ///
    /// Every status that is not described as a success, with its
    /// [`ErrorKind`](super::ErrorKind); what the transport reports; an answer of another shape.
    pub async fn send(self) -> Result<StartedResponse<CopyOutcome>, Error> {
        self.send_raw()
            .await?
            .try_map(|raw| match raw.status().as_u16() {
                202 => raw.json().map(CopyOutcome::Accepted),
                _ => Err(raw.unexpected_status()),
            })
            .map(StartedResponse::from)
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

    /// Sends the call once and returns a poller that follows what it started.
    ///
    /// Awaiting the request does both. [`CallOptions::with_poll`] sets how often to ask.
    ///
    /// # Errors
    ///
    /// Those of [`send`](Self::send); [`ErrorClass::Protocol`](cloud_drives_core::ErrorClass::Protocol) if the
    /// answer does not tell the operation's id. Those of the state are the poller's,
    /// see [`JobsApi::status`](super::jobs::JobsApi::status).
    pub async fn poller(self) -> Result<Poller<Completed<CopyOutcome>>, Error> {
        let settings = self.core.poll_settings(&self.options);
        let options = self.options.for_follow_up();
        let states = super::jobs::JobsApi::new(self.core.clone());
        let poller = Poller::from_answer(
            self.send().await?,
            move |id| { states.status(id).with_options(options.clone()).poll_state() },
        )?;
        Ok(poller.settings(settings))
    }

    fn into_request(self) -> Result<Request, Error> {
        let path = PathBuilder::new("/entries");
        let query = Query::new();
        self.core.request(&COPY, Method::POST, path, query, self.options)
    }
}

impl IntoFuture for CopyRequest {
    type Output = Result<Completed<CopyOutcome>, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            Poller::until_done(&self.options.clone(), self.poller()).await
        })
    }
}

/// How [`EntriesApi::copy`] ended.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
#[must_use = "the server may still be working; await the request or its poller(), or look at operation_id()"]
pub enum CopyOutcome {
    /// It goes on.
    Accepted(types::JobLink),
}

impl CopyOutcome {
    /// Returns what every outcome holds.
    pub fn job_link(&self) -> &types::JobLink {
        match self {
            Self::Accepted(body) => body,
        }
    }

    /// Returns what every outcome holds, by value.
    pub fn into_job_link(self) -> types::JobLink {
        match self {
            Self::Accepted(body) => body,
        }
    }
}

impl cloud_drives_core::Started for CopyOutcome {
    fn is_running(&self) -> bool {
        true
    }

    fn operation_id(&self) -> Option<String> {
        match self {
            Self::Accepted(body) => cloud_drives_core::last_path_segment(&body.id),
        }
    }
}

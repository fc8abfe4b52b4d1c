// Made by `cargo sdk generate` out of specs/outcomes. Change the specs, not this file.

use cloud_drives_core::{
    BoxFuture, CallOptions, ClientCore, Error, OperationInfo, PathBuilder, Query,
    RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// The calls of the group `entries`.
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

    /// Answers 200 with nothing that is read.
    pub fn ping(&self) -> PingRequest {
        PingRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }

    /// Describes an entry unless it is as it was.
    ///
    /// # Arguments
    ///
    /// - `id`: The entry.
    pub fn show_if_changed(&self, id: impl Into<String>) -> ShowIfChangedRequest {
        ShowIfChangedRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            id: id.into(),
            if_none_match: None,
        }
    }

    /// Stores an entry; both successes carry the same body.
    ///
    /// # Arguments
    ///
    /// - `id`: The entry.
    pub fn store(&self, id: impl Into<String>) -> StoreRequest {
        StoreRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            id: id.into(),
        }
    }

    /// Deletes an entry, at once or in the background.
    ///
    /// # Arguments
    ///
    /// - `id`: The entry.
    pub fn delete(&self, id: impl Into<String>) -> DeleteRequest {
        DeleteRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            id: id.into(),
        }
    }

    /// Answers 205 and nothing else.
    pub fn reset_trash(&self) -> ResetTrashRequest {
        ResetTrashRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }

    /// Empties the trash.
    pub fn empty_trash(&self) -> EmptyTrashRequest {
        EmptyTrashRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }

    /// Lists what has changed; one outcome a status, four of them with a name of their own.
    pub fn changes(&self) -> ChangesRequest {
        ChangesRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            since: None,
        }
    }
}

static PING: OperationInfo = OperationInfo::new("entries.ping", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`EntriesApi::ping`], `GET /ping`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct PingRequest {
    core: ClientCore,
    options: CallOptions,
}

impl PingRequest {
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
    pub async fn send(self) -> Result<Response<()>, Error> {
        self.send_raw().await?.into_empty()
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
        let path = PathBuilder::new("/ping");
        let query = Query::new();
        self.core.request(&PING, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for PingRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static SHOW_IF_CHANGED: OperationInfo = OperationInfo::new(
        "entries.show_if_changed",
        true,
    )
    .with_server("api")
    .with_accepted(&[304])
    .with_errors(&errors::RULES);

/// A call of [`EntriesApi::show_if_changed`], `GET /entries/{id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct ShowIfChangedRequest {
    core: ClientCore,
    options: CallOptions,
    id: String,
    if_none_match: Option<String>,
}

impl ShowIfChangedRequest {
    /// The state that is known.
    pub fn if_none_match(mut self, if_none_match: impl Into<String>) -> Self {
        self.if_none_match = Some(if_none_match.into());
        self
    }

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
    pub async fn send(self) -> Result<Response<ShowIfChangedOutcome>, Error> {
        self.send_raw()
            .await?
            .try_map(|raw| match raw.status().as_u16() {
                200 => raw.json().map(ShowIfChangedOutcome::Ok),
                304 => Ok(ShowIfChangedOutcome::NotModified),
                _ => Err(raw.unexpected_status()),
            })
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
        let mut path = PathBuilder::new("/entries/");
        path.push_segment("id", &self.id)?;
        let query = Query::new();
        let mut request = self
            .core
            .request(&SHOW_IF_CHANGED, Method::GET, path, query, self.options)?;
        if let Some(value) = &self.if_none_match {
            request.set_header("if-none-match", value)?;
        }
        Ok(request)
    }
}

impl IntoFuture for ShowIfChangedRequest {
    type Output = Result<ShowIfChangedOutcome, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

/// How [`EntriesApi::show_if_changed`] ended.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ShowIfChangedOutcome {
    /// The entry.
    Ok(types::Entry),
    /// It is as it was.
    NotModified,
}

impl ShowIfChangedOutcome {
    /// Returns what the outcome holds, if it holds something.
    pub fn entry(&self) -> Option<&types::Entry> {
        match self {
            Self::Ok(body) => Some(body),
            Self::NotModified => None,
        }
    }

    /// Returns what the outcome holds, if it holds something, by value.
    pub fn into_entry(self) -> Option<types::Entry> {
        match self {
            Self::Ok(body) => Some(body),
            Self::NotModified => None,
        }
    }
}

static STORE: OperationInfo = OperationInfo::new("entries.store", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`EntriesApi::store`], `PUT /entries/{id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct StoreRequest {
    core: ClientCore,
    options: CallOptions,
    id: String,
}

impl StoreRequest {
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
    pub async fn send(self) -> Result<Response<types::Entry>, Error> {
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
        let mut path = PathBuilder::new("/entries/");
        path.push_segment("id", &self.id)?;
        let query = Query::new();
        self.core.request(&STORE, Method::PUT, path, query, self.options)
    }
}

impl IntoFuture for StoreRequest {
    type Output = Result<types::Entry, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static DELETE: OperationInfo = OperationInfo::new("entries.delete", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`EntriesApi::delete`], `DELETE /entries/{id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct DeleteRequest {
    core: ClientCore,
    options: CallOptions,
    id: String,
}

impl DeleteRequest {
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
    pub async fn send(self) -> Result<Response<DeleteOutcome>, Error> {
        self.send_raw()
            .await?
            .try_map(|raw| match raw.status().as_u16() {
                202 => raw.json().map(DeleteOutcome::Accepted),
                204 => Ok(DeleteOutcome::NoContent),
                _ => Err(raw.unexpected_status()),
            })
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
        let mut path = PathBuilder::new("/entries/");
        path.push_segment("id", &self.id)?;
        let query = Query::new();
        self.core.request(&DELETE, Method::DELETE, path, query, self.options)
    }
}

impl IntoFuture for DeleteRequest {
    type Output = Result<DeleteOutcome, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

/// How [`EntriesApi::delete`] ended.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum DeleteOutcome {
    /// It goes on in the background.
    Accepted(types::Job),
    /// It is gone.
    NoContent,
}

impl DeleteOutcome {
    /// Returns what the outcome holds, if it holds something.
    pub fn job(&self) -> Option<&types::Job> {
        match self {
            Self::Accepted(body) => Some(body),
            Self::NoContent => None,
        }
    }

    /// Returns what the outcome holds, if it holds something, by value.
    pub fn into_job(self) -> Option<types::Job> {
        match self {
            Self::Accepted(body) => Some(body),
            Self::NoContent => None,
        }
    }
}

static RESET_TRASH: OperationInfo = OperationInfo::new("entries.reset_trash", false)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`EntriesApi::reset_trash`], `POST /trash`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct ResetTrashRequest {
    core: ClientCore,
    options: CallOptions,
}

impl ResetTrashRequest {
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
    pub async fn send(self) -> Result<Response<()>, Error> {
        self.send_raw().await?.into_empty()
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
        let path = PathBuilder::new("/trash");
        let query = Query::new();
        self.core.request(&RESET_TRASH, Method::POST, path, query, self.options)
    }
}

impl IntoFuture for ResetTrashRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static EMPTY_TRASH: OperationInfo = OperationInfo::new("entries.empty_trash", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`EntriesApi::empty_trash`], `DELETE /trash`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct EmptyTrashRequest {
    core: ClientCore,
    options: CallOptions,
}

impl EmptyTrashRequest {
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
    pub async fn send(self) -> Result<Response<()>, Error> {
        self.send_raw().await?.into_empty()
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
        let path = PathBuilder::new("/trash");
        let query = Query::new();
        self.core.request(&EMPTY_TRASH, Method::DELETE, path, query, self.options)
    }
}

impl IntoFuture for EmptyTrashRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static CHANGES: OperationInfo = OperationInfo::new("entries.changes", true)
    .with_server("api")
    .with_accepted(&[412, 423])
    .with_errors(&errors::RULES);

/// A call of [`EntriesApi::changes`], `GET /changes`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct ChangesRequest {
    core: ClientCore,
    options: CallOptions,
    since: Option<String>,
}

impl ChangesRequest {
    /// A state.
    pub fn since(mut self, since: impl Into<String>) -> Self {
        self.since = Some(since.into());
        self
    }

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
    pub async fn send(self) -> Result<Response<ChangesOutcome>, Error> {
        self.send_raw()
            .await?
            .try_map(|raw| match raw.status().as_u16() {
                200 => raw.json().map(ChangesOutcome::Changed),
                205 => Ok(ChangesOutcome::StartOver),
                207 => raw.json().map(ChangesOutcome::MultiStatus),
                412 => Ok(ChangesOutcome::Unchanged),
                423 => raw.json().map(ChangesOutcome::Locked),
                _ => Err(raw.unexpected_status()),
            })
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
        let path = PathBuilder::new("/changes");
        let mut query = Query::new();
        query.push_opt("since", self.since.as_ref());
        self.core.request(&CHANGES, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for ChangesRequest {
    type Output = Result<ChangesOutcome, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

/// How [`EntriesApi::changes`] ended.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ChangesOutcome {
    /// What has changed.
    Changed(Vec<types::Entry>),
    /// The state is too old; list everything.
    StartOver,
    /// Some of it.
    MultiStatus(types::EntriesChangesResponse),
    /// Nothing has changed.
    Unchanged,
    /// Somebody else is writing.
    Locked(types::Job),
}

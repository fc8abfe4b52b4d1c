// Made by `cargo sdk generate` out of specs/poll. Change the specs, not this file.

use cloud_drives_core::{
    BoxFuture, CallOptions, ClientCore, Completed, Error, OperationInfo, PathBuilder,
    Poller, Query, RawResponse, Request, StartedResponse,
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

    /// Copies at once, or in the background behind a link.
    pub fn copy(&self) -> CopyRequest {
        CopyRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }

    /// Always in the background; the id is deep inside.
    pub fn import(&self) -> ImportRequest {
        ImportRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }
}

static COPY: OperationInfo = OperationInfo::new("entries.copy", false)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`EntriesApi::copy`], `POST /copy`, that is not sent yet.
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
                201 => Ok(CopyOutcome::Created),
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
        let path = PathBuilder::new("/copy");
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
    /// It is done.
    Created,
    /// It goes on in the background.
    Accepted(types::EntriesCopyResponse),
}

impl CopyOutcome {
    /// Returns what the outcome holds, if it holds something.
    pub fn entries_copy_response(&self) -> Option<&types::EntriesCopyResponse> {
        match self {
            Self::Created => None,
            Self::Accepted(body) => Some(body),
        }
    }

    /// Returns what the outcome holds, if it holds something, by value.
    pub fn into_entries_copy_response(self) -> Option<types::EntriesCopyResponse> {
        match self {
            Self::Created => None,
            Self::Accepted(body) => Some(body),
        }
    }
}

impl cloud_drives_core::Started for CopyOutcome {
    fn is_running(&self) -> bool {
        matches!(self, Self::Accepted(_))
    }

    fn operation_id(&self) -> Option<String> {
        match self {
            Self::Accepted(body) => {
                body.href.as_deref().and_then(cloud_drives_core::last_path_segment)
            }
            Self::Created => None,
        }
    }
}

static IMPORT: OperationInfo = OperationInfo::new("entries.import", false)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`EntriesApi::import`], `POST /import`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct ImportRequest {
    core: ClientCore,
    options: CallOptions,
}

impl ImportRequest {
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
    pub async fn send(self) -> Result<StartedResponse<ImportOutcome>, Error> {
        self.send_raw()
            .await?
            .try_map(|raw| match raw.status().as_u16() {
                200 => raw.json().map(ImportOutcome::Ok),
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
    /// see [`JobsApi::deep_status`](super::jobs::JobsApi::deep_status).
    pub async fn poller(self) -> Result<Poller<Completed<ImportOutcome>>, Error> {
        let settings = self.core.poll_settings(&self.options);
        let options = self.options.for_follow_up();
        let states = super::jobs::JobsApi::new(self.core.clone());
        let poller = Poller::from_answer(
            self.send().await?,
            move |id| {
                states.deep_status(id).with_options(options.clone()).poll_state()
            },
        )?;
        Ok(poller.settings(settings))
    }

    fn into_request(self) -> Result<Request, Error> {
        let path = PathBuilder::new("/import");
        let query = Query::new();
        self.core.request(&IMPORT, Method::POST, path, query, self.options)
    }
}

impl IntoFuture for ImportRequest {
    type Output = Result<Completed<ImportOutcome>, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            Poller::until_done(&self.options.clone(), self.poller()).await
        })
    }
}

/// How [`EntriesApi::import`] ended.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
#[must_use = "the server may still be working; await the request or its poller(), or look at operation_id()"]
pub enum ImportOutcome {
    /// It has begun.
    Ok(types::EntriesImportResponse),
}

impl ImportOutcome {
    /// Returns what every outcome holds.
    pub fn entries_import_response(&self) -> &types::EntriesImportResponse {
        match self {
            Self::Ok(body) => body,
        }
    }

    /// Returns what every outcome holds, by value.
    pub fn into_entries_import_response(self) -> types::EntriesImportResponse {
        match self {
            Self::Ok(body) => body,
        }
    }
}

impl cloud_drives_core::Started for ImportOutcome {
    fn is_running(&self) -> bool {
        true
    }

    fn operation_id(&self) -> Option<String> {
        match self {
            Self::Ok(body) => cloud_drives_core::last_path_segment(&body.job.id),
        }
    }
}

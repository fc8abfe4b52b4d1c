// Made by `cargo sdk generate` out of specs/features. Change the specs, not this file.

use cloud_drives_core::{
    CallOptions, ClientCore, Error, OperationInfo, PathBuilder, Query, RawResponse,
    Request, Response,
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
#[must_use = "a request does nothing until it is sent"]
pub struct ListRequest {
    core: ClientCore,
    options: CallOptions,
}

impl ListRequest {
    /// Sets what holds for this call only: headers, time limits, what a facade adds.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options;
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

static COPY: OperationInfo = OperationInfo::new("entries.copy", false)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`EntriesApi::copy`], `POST /entries`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CopyRequest {
    core: ClientCore,
    options: CallOptions,
}

impl CopyRequest {
    /// Sets what holds for this call only: headers, time limits, what a facade adds.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options;
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
    pub async fn send(self) -> Result<Response<CopyOutcome>, Error> {
        self.send_raw()
            .await?
            .try_map(|raw| match raw.status().as_u16() {
                202 => raw.json().map(CopyOutcome::Accepted),
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
        let path = PathBuilder::new("/entries");
        let query = Query::new();
        self.core.request(&COPY, Method::POST, path, query, self.options)
    }
}

/// How [`EntriesApi::copy`] ended.
#[derive(Clone, Debug, PartialEq)]
pub enum CopyOutcome {
    /// It goes on.
    Accepted(types::JobLink),
}

impl cloud_drives_core::Started for CopyOutcome {
    fn operation_id(&self) -> Option<String> {
        match self {
            Self::Accepted(body) => cloud_drives_core::last_path_segment(&body.id),
        }
    }
}

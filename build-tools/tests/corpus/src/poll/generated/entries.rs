// Made by `cargo sdk generate` out of specs/poll. Change the specs, not this file.

use cloud_drives_core::{
    CallOptions, ClientCore, Error, OperationInfo, PathBuilder, Query, RawResponse,
    Request, Response,
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
                201 => Ok(CopyOutcome::Created),
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
        let path = PathBuilder::new("/copy");
        let query = Query::new();
        self.core.request(&COPY, Method::POST, path, query, self.options)
    }
}

/// How [`EntriesApi::copy`] ended.
#[derive(Clone, Debug, PartialEq)]
pub enum CopyOutcome {
    /// It is done.
    Created,
    /// It goes on in the background.
    Accepted(types::EntriesCopyResponse),
}

impl cloud_drives_core::Started for CopyOutcome {
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
#[must_use = "a request does nothing until it is sent"]
pub struct ImportRequest {
    core: ClientCore,
    options: CallOptions,
}

impl ImportRequest {
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
    pub async fn send(self) -> Result<Response<ImportOutcome>, Error> {
        self.send_raw()
            .await?
            .try_map(|raw| match raw.status().as_u16() {
                200 => raw.json().map(ImportOutcome::Ok),
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
        let path = PathBuilder::new("/import");
        let query = Query::new();
        self.core.request(&IMPORT, Method::POST, path, query, self.options)
    }
}

/// How [`EntriesApi::import`] ended.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportOutcome {
    /// It has begun.
    Ok(types::EntriesImportResponse),
}

impl cloud_drives_core::Started for ImportOutcome {
    fn operation_id(&self) -> Option<String> {
        match self {
            Self::Ok(body) => cloud_drives_core::last_path_segment(&body.job.id),
        }
    }
}

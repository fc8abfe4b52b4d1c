// Made by `cargo sdk generate` out of specs/oauth. Change the specs, not this file.

use cloud_drives_core::{
    CallOptions, ClientCore, Error, OperationInfo, PathBuilder, Query, RawResponse,
    Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;

/// The calls of the group `files`.
///
/// Made by [`Client::files`](super::Client::files); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct FilesApi {
    core: ClientCore,
}

impl FilesApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Needs a token, with a scope that is documentation.
    pub fn list(&self) -> ListRequest {
        ListRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }

    /// Needs a token by a scheme of type oauth2 alone.
    pub fn clear(&self) -> ClearRequest {
        ClearRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }
}

static LIST: OperationInfo = OperationInfo::new("files.list", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "OAuth",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`FilesApi::list`], `GET /files`, that is not sent yet.
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
        let path = PathBuilder::new("/files");
        let query = Query::new();
        self.core.request(&LIST, Method::GET, path, query, self.options)
    }
}

static CLEAR: OperationInfo = OperationInfo::new("files.clear", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`FilesApi::clear`], `DELETE /files`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ClearRequest {
    core: ClientCore,
    options: CallOptions,
}

impl ClearRequest {
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
        let path = PathBuilder::new("/files");
        let query = Query::new();
        self.core.request(&CLEAR, Method::DELETE, path, query, self.options)
    }
}

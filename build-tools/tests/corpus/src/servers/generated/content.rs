// Made by `cargo sdk generate` out of specs/servers. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, CallOptions, ClientCore, Error, OperationInfo, PathBuilder, Query,
    RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// The calls of the group `content`.
///
/// Made by [`Client::content`](super::Client::content); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct ContentApi {
    core: ClientCore,
}

impl ContentApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Stores a file.
    pub fn upload(&self, body: impl Into<Body>) -> UploadRequest {
        UploadRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            body: body.into(),
        }
    }

    /// Describes the bytes of a node.
    ///
    /// # Arguments
    ///
    /// - `id`: The node.
    pub fn describe(&self, id: impl Into<String>) -> DescribeRequest {
        DescribeRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            id: id.into(),
        }
    }
}

static UPLOAD: OperationInfo = OperationInfo::new("content.upload", false)
    .with_server("content")
    .with_errors(&errors::RULES_CONTENT);

/// A call of [`ContentApi::upload`], `POST /nodes`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct UploadRequest {
    core: ClientCore,
    options: CallOptions,
    body: Body,
}

impl UploadRequest {
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
    pub async fn send(self) -> Result<Response<types::Node>, Error> {
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
        let path = PathBuilder::new("/nodes");
        let query = Query::new();
        let mut request = self
            .core
            .request(&UPLOAD, Method::POST, path, query, self.options)?;
        request.set_header("content-type", "application/octet-stream")?;
        request.set_body(self.body);
        Ok(request)
    }
}

impl IntoFuture for UploadRequest {
    type Output = Result<types::Node, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static DESCRIBE: OperationInfo = OperationInfo::new("content.describe", true)
    .with_server("content")
    .with_errors(&errors::RULES_CONTENT);

/// A call of [`ContentApi::describe`], `GET /nodes/{id}/content`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct DescribeRequest {
    core: ClientCore,
    options: CallOptions,
    id: String,
}

impl DescribeRequest {
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
    pub async fn send(self) -> Result<Response<types::Content>, Error> {
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
        let mut path = PathBuilder::new("/nodes/");
        path.push_segment("id", &self.id)?;
        path.push_literal("/content");
        let query = Query::new();
        self.core.request(&DESCRIBE, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for DescribeRequest {
    type Output = Result<types::Content, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

// Made by `cargo sdk generate` out of specs/recursion. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, CallOptions, ClientCore, Error, OperationInfo, PathBuilder, Query,
    RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// The calls of the group `trees`.
///
/// Made by [`Client::trees`](super::Client::trees); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct TreesApi {
    core: ClientCore,
}

impl TreesApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Sends trees there and back.
    pub fn echo(&self, body: impl Into<types::Tree>) -> EchoRequest {
        EchoRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            body: body.into(),
        }
    }

    /// Sends an expression there and back.
    pub fn evaluate(&self, body: impl Into<types::Expression>) -> EvaluateRequest {
        EvaluateRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            body: body.into(),
        }
    }
}

static ECHO: OperationInfo = OperationInfo::new("trees.echo", false)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`TreesApi::echo`], `POST /tree`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct EchoRequest {
    core: ClientCore,
    options: CallOptions,
    body: types::Tree,
}

impl EchoRequest {
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
    pub async fn send(self) -> Result<Response<types::Tree>, Error> {
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
        let path = PathBuilder::new("/tree");
        let query = Query::new();
        let mut request = self
            .core
            .request(&ECHO, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&self.body)?);
        Ok(request)
    }
}

impl IntoFuture for EchoRequest {
    type Output = Result<types::Tree, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static EVALUATE: OperationInfo = OperationInfo::new("trees.evaluate", false)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`TreesApi::evaluate`], `POST /expression`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct EvaluateRequest {
    core: ClientCore,
    options: CallOptions,
    body: types::Expression,
}

impl EvaluateRequest {
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
    pub async fn send(self) -> Result<Response<types::Expression>, Error> {
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
        let path = PathBuilder::new("/expression");
        let query = Query::new();
        let mut request = self
            .core
            .request(&EVALUATE, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&self.body)?);
        Ok(request)
    }
}

impl IntoFuture for EvaluateRequest {
    type Output = Result<types::Expression, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

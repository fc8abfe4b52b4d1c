// Made by `cargo sdk generate` out of specs/clashes. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, CallOptions, ClientCore, Error, OperationInfo, PathBuilder, Query,
    RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// The calls of the group `shared`.
///
/// Made by [`Client::shared`](super::Client::shared); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct SharedApi {
    core: ClientCore,
}

impl SharedApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Schemas that are called as types of Rust and of the code around them.
    pub fn response(&self, body: impl Into<types::Names>) -> ResponseRequest {
        ResponseRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            body: body.into(),
        }
    }
}

static RESPONSE: OperationInfo = OperationInfo::new("shared.response", false)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`SharedApi::response`], `POST /names`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct ResponseRequest {
    core: ClientCore,
    options: CallOptions,
    body: types::Names,
}

impl ResponseRequest {
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
    pub async fn send(self) -> Result<Response<ResponseOutcome>, Error> {
        self.send_raw()
            .await?
            .try_map(|raw| match raw.status().as_u16() {
                200 => raw.json().map(ResponseOutcome::Response),
                202 => raw.json().map(ResponseOutcome::Error),
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
        let path = PathBuilder::new("/names");
        let query = Query::new();
        let mut request = self
            .core
            .request(&RESPONSE, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&self.body)?);
        Ok(request)
    }
}

impl IntoFuture for ResponseRequest {
    type Output = Result<ResponseOutcome, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

/// How [`SharedApi::response`] ended.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ResponseOutcome {
    /// The same.
    Response(types::Names),
    /// Another one.
    Error(types::Error),
}

// Made by `cargo sdk generate` out of specs/nulls. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, CallOptions, ClientCore, Error, OperationInfo, PathBuilder, Query,
    RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// The calls of the group `things`.
///
/// Made by [`Client::things`](super::Client::things); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct ThingsApi {
    core: ClientCore,
}

impl ThingsApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// A type that is sent and received.
    ///
    /// # Arguments
    ///
    /// - `id`: The thing.
    pub fn replace(
        &self,
        id: impl Into<String>,
        body: impl Into<types::Both>,
    ) -> ReplaceRequest {
        ReplaceRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            id: id.into(),
            body: body.into(),
        }
    }

    /// Null clears, absent leaves alone.
    ///
    /// # Arguments
    ///
    /// - `id`: The thing.
    pub fn change(
        &self,
        id: impl Into<String>,
        body: impl Into<types::Change>,
    ) -> ChangeRequest {
        ChangeRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            id: id.into(),
            body: body.into(),
        }
    }
}

static REPLACE: OperationInfo = OperationInfo::new("things.replace", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`ThingsApi::replace`], `PUT /things/{id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct ReplaceRequest {
    core: ClientCore,
    options: CallOptions,
    id: String,
    body: types::Both,
}

impl ReplaceRequest {
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
    pub async fn send(self) -> Result<Response<types::Both>, Error> {
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
        let mut path = PathBuilder::new("/things/");
        path.push_segment("id", &self.id)?;
        let query = Query::new();
        let mut request = self
            .core
            .request(&REPLACE, Method::PUT, path, query, self.options)?;
        request.set_body(Body::from_json(&self.body)?);
        Ok(request)
    }
}

impl IntoFuture for ReplaceRequest {
    type Output = Result<types::Both, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static CHANGE: OperationInfo = OperationInfo::new("things.change", false)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`ThingsApi::change`], `PATCH /things/{id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct ChangeRequest {
    core: ClientCore,
    options: CallOptions,
    id: String,
    body: types::Change,
}

impl ChangeRequest {
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
    pub async fn send(self) -> Result<Response<types::Thing>, Error> {
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
        let mut path = PathBuilder::new("/things/");
        path.push_segment("id", &self.id)?;
        let query = Query::new();
        let mut request = self
            .core
            .request(&CHANGE, Method::PATCH, path, query, self.options)?;
        request.set_body(Body::from_json(&self.body)?);
        Ok(request)
    }
}

impl IntoFuture for ChangeRequest {
    type Output = Result<types::Thing, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

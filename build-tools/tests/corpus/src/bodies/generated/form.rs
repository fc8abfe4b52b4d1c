// Made by `cargo sdk generate` out of specs/bodies. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, CallOptions, ClientCore, Error, OperationInfo, PathBuilder, Query,
    RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// The calls of the group `form`.
///
/// Made by [`Client::form`](super::Client::form); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct FormApi {
    core: ClientCore,
}

impl FormApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Takes one of several forms, told apart by a member.
    pub fn grant(&self, body: impl Into<types::Grant>) -> GrantRequest {
        GrantRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            body: body.into(),
        }
    }

    /// Takes a form.
    pub fn fields(&self, body: impl Into<types::Fields>) -> FieldsRequest {
        FieldsRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            body: body.into(),
        }
    }
}

static GRANT: OperationInfo = OperationInfo::new("form.grant", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`FormApi::grant`], `PUT /form`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct GrantRequest {
    core: ClientCore,
    options: CallOptions,
    body: types::Grant,
}

impl GrantRequest {
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
        let path = PathBuilder::new("/form");
        let query = Query::new();
        let mut request = self
            .core
            .request(&GRANT, Method::PUT, path, query, self.options)?;
        request.set_body(Body::from_form(&self.body)?);
        Ok(request)
    }
}

impl IntoFuture for GrantRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static FIELDS: OperationInfo = OperationInfo::new("form.fields", false)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`FormApi::fields`], `POST /form`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct FieldsRequest {
    core: ClientCore,
    options: CallOptions,
    body: types::Fields,
}

impl FieldsRequest {
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
        let path = PathBuilder::new("/form");
        let query = Query::new();
        let mut request = self
            .core
            .request(&FIELDS, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_form(&self.body)?);
        Ok(request)
    }
}

impl IntoFuture for FieldsRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

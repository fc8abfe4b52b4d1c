// Made by `cargo sdk generate` out of specs/choices. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, CallOptions, ClientCore, Error, OperationInfo, PathBuilder, Query,
    RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// The calls of the group `orders`.
///
/// Made by [`Client::orders`](super::Client::orders); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct OrdersApi {
    core: ClientCore,
}

impl OrdersApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Takes an object that has a choice and nothing that it cannot do without.
    pub fn change(&self, body: impl Into<types::Change>) -> ChangeRequest {
        ChangeRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            body: body.into(),
        }
    }

    /// Takes an object with a choice.
    pub fn place(&self, body: impl Into<types::Order>) -> PlaceRequest {
        PlaceRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            body: body.into(),
        }
    }
}

static CHANGE: OperationInfo = OperationInfo::new("orders.change", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`OrdersApi::change`], `PUT /orders`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct ChangeRequest {
    core: ClientCore,
    options: CallOptions,
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
        let path = PathBuilder::new("/orders");
        let query = Query::new();
        let mut request = self
            .core
            .request(&CHANGE, Method::PUT, path, query, self.options)?;
        request.set_body(Body::from_json(&self.body)?);
        Ok(request)
    }
}

impl IntoFuture for ChangeRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static PLACE: OperationInfo = OperationInfo::new("orders.place", false)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`OrdersApi::place`], `POST /orders`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct PlaceRequest {
    core: ClientCore,
    options: CallOptions,
    body: types::Order,
}

impl PlaceRequest {
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
        let path = PathBuilder::new("/orders");
        let query = Query::new();
        let mut request = self
            .core
            .request(&PLACE, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&self.body)?);
        Ok(request)
    }
}

impl IntoFuture for PlaceRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

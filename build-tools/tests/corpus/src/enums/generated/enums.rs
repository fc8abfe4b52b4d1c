// Made by `cargo sdk generate` out of specs/enums. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, CallOptions, ClientCore, Error, OperationInfo, PathBuilder, Query,
    RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// The calls of the group `enums`.
///
/// Made by [`Client::enums`](super::Client::enums); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct EnumsApi {
    core: ClientCore,
}

impl EnumsApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Sends enums there and back.
    pub fn echo(&self, body: impl Into<types::Enums>) -> EchoRequest {
        EchoRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            order: None,
            body: body.into(),
        }
    }
}

static ECHO: OperationInfo = OperationInfo::new("enums.echo", false)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`EnumsApi::echo`], `POST /enums`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct EchoRequest {
    core: ClientCore,
    options: CallOptions,
    order: Option<types::Order>,
    body: types::Enums,
}

impl EchoRequest {
    /// Which comes first.
    pub fn order(mut self, order: impl Into<types::Order>) -> Self {
        self.order = Some(order.into());
        self
    }

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
    pub async fn send(self) -> Result<Response<types::Enums>, Error> {
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
        let path = PathBuilder::new("/enums");
        let mut query = Query::new();
        query.push_opt("order", self.order.as_ref());
        let mut request = self
            .core
            .request(&ECHO, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&self.body)?);
        Ok(request)
    }
}

impl IntoFuture for EchoRequest {
    type Output = Result<types::Enums, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

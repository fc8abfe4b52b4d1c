// Made by `cargo sdk generate` out of specs/secrets. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, CallOptions, ClientCore, Error, OperationInfo, PathBuilder, Query,
    RawResponse, Request, Response, Secret,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// The calls of the group `sessions`.
///
/// Made by [`Client::sessions`](super::Client::sessions); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct SessionsApi {
    core: ClientCore,
}

impl SessionsApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Secrets in every place of a request and of the answer.
    ///
    /// # Arguments
    ///
    /// - `session`: A secret.
    /// - `code`: A secret.
    /// - `x_key`: A secret.
    pub fn open(
        &self,
        session: impl Into<Secret>,
        code: impl Into<Secret>,
        x_key: impl Into<Secret>,
        body: impl Into<types::Credentials>,
    ) -> OpenRequest {
        OpenRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            session: session.into(),
            code: code.into(),
            x_key: x_key.into(),
            body: body.into(),
        }
    }
}

static OPEN: OperationInfo = OperationInfo::new("sessions.open", false)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`SessionsApi::open`], `POST /sessions/{session}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct OpenRequest {
    core: ClientCore,
    options: CallOptions,
    session: Secret,
    code: Secret,
    x_key: Secret,
    body: types::Credentials,
}

impl OpenRequest {
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
    pub async fn send(self) -> Result<Response<types::Session>, Error> {
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
        let mut path = PathBuilder::new("/sessions/");
        path.push_segment("session", self.session.expose())?;
        let mut query = Query::new();
        query.push("code", self.code.expose());
        let mut request = self
            .core
            .request(&OPEN, Method::POST, path, query, self.options)?;
        request.set_header("x-key", self.x_key.expose())?;
        request.set_body(Body::from_json(&self.body)?);
        Ok(request)
    }
}

impl IntoFuture for OpenRequest {
    type Output = Result<types::Session, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

/// Headers of the answer to [`SessionsApi::open`]; read with `response.typed_headers()`.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct OpenHeaders {
    /// A secret.
    pub x_session: Option<Secret>,
}

impl cloud_drives_core::TypedHeaders for OpenHeaders {
    fn from_headers(
        headers: &cloud_drives_core::reexport::http::HeaderMap,
    ) -> Result<Self, Error> {
        Ok(Self {
            x_session: cloud_drives_core::header_str(headers, "x-session")
                .map(Into::into),
        })
    }
}

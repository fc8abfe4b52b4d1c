// Made by `cargo sdk generate` out of specs/features. Change the specs, not this file.

use cloud_drives_core::{
    Body, CallOptions, ClientCore, Error, OperationInfo, PathBuilder, Query, RawResponse,
    Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// The calls of the group `sign_in`.
///
/// Made by [`Client::sign_in`](super::Client::sign_in); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct SignInApi {
    core: ClientCore,
}

impl SignInApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Gives a token, and has rules of its own for errors.
    pub fn token(&self, body: impl Into<types::Grant>) -> TokenRequest {
        TokenRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            body: body.into(),
        }
    }
}

pub(super) static TOKEN: OperationInfo = OperationInfo::new("sign_in.token", false)
    .with_server("api")
    .with_errors(&errors::RULES_SIGN_IN);

/// A call of [`SignInApi::token`], `POST /token`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct TokenRequest {
    core: ClientCore,
    options: CallOptions,
    body: types::Grant,
}

impl TokenRequest {
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
        let path = PathBuilder::new("/token");
        let query = Query::new();
        let mut request = self
            .core
            .request(&TOKEN, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_form(&self.body)?);
        Ok(request)
    }
}

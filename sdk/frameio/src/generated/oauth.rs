// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use cloud_drives_core::{
    Body, CallOptions, ClientCore, Error, OperationInfo, PathBuilder, Query, RawResponse,
    Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// Getting, renewing and revoking tokens.
///
/// Made by [`Client::oauth`](super::Client::oauth); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct OauthApi {
    core: ClientCore,
}

impl OauthApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Trades a code, a refresh token or an application's own secret for an access token.
    ///
    /// A code works once, so a call whose outcome is unknown is not repeated.
    ///
    /// # Arguments
    ///
    /// - `grant`: What is traded.
    pub fn token(&self, grant: impl Into<types::TokenRequest>) -> TokenRequest {
        TokenRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            grant: grant.into(),
        }
    }

    /// Revokes an access token or a refresh token.
    ///
    /// An application with a secret signs the call with its id and secret, given to the client's builder as `basic_auth`.
    /// A public one gives its `client_id` to the call. A repeat changes nothing, so the call may be sent again.
    ///
    /// # Arguments
    ///
    /// - `body`: The token.
    pub fn revoke(&self, body: impl Into<types::RevokeRequest>) -> RevokeRequest {
        RevokeRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            client_id: None,
            body: body.into(),
        }
    }
}

pub(super) static TOKEN: OperationInfo = OperationInfo::new("oauth.token", false)
    .with_server("oauth")
    .with_errors(&errors::RULES_OAUTH);

/// A call of [`OauthApi::token`], `POST /ims/token/v3`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct TokenRequest {
    core: ClientCore,
    options: CallOptions,
    grant: types::TokenRequest,
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
    pub async fn send(self) -> Result<Response<types::Token>, Error> {
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
        let path = PathBuilder::new("/ims/token/v3");
        let query = Query::new();
        let mut request = self
            .core
            .request(&TOKEN, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_form(&self.grant)?);
        Ok(request)
    }
}

pub(super) static REVOKE: OperationInfo = OperationInfo::new("oauth.revoke", true)
    .with_server("oauth")
    .with_auth(cloud_drives_core::AuthScheme::Basic {
        optional: true,
    })
    .with_errors(&errors::RULES_OAUTH);

/// A call of [`OauthApi::revoke`], `POST /ims/revoke`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct RevokeRequest {
    core: ClientCore,
    options: CallOptions,
    client_id: Option<String>,
    body: types::RevokeRequest,
}

impl RevokeRequest {
    /// The application's id. Public applications only.
    pub fn client_id(mut self, client_id: impl Into<String>) -> Self {
        self.client_id = Some(client_id.into());
        self
    }

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
        let path = PathBuilder::new("/ims/revoke");
        let mut query = Query::new();
        query.push_opt("client_id", self.client_id.as_ref());
        let mut request = self
            .core
            .request(&REVOKE, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_form(&self.body)?);
        Ok(request)
    }
}

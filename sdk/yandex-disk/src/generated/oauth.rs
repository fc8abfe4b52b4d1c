// Made by `cargo sdk generate` out of specs/yandex-disk. Change the specs, not this file.

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

    /// Trades a confirmation code, a device code or a refresh token for an access token.
    ///
    /// While a device code waits for its user the answer is `AuthorizationPending`. A code works once and a refresh token is
    /// replaced by its use, so a call whose outcome is unknown is not repeated.
    ///
    /// # Arguments
    ///
    /// - `body`: The grant.
    pub fn token(&self, body: impl Into<types::TokenRequest>) -> TokenRequest {
        TokenRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            body: body.into(),
        }
    }

    /// Starts a sign-in on a device without a browser.
    ///
    /// Show the user code and the address to the user, then ask for the token every `interval` seconds until there is one or
    /// the code has expired. The application's secret is not sent here. A repeat hands out another code and the unused one
    /// expires, so the call may be sent again.
    ///
    /// # Arguments
    ///
    /// - `body`: The application and the device.
    pub fn device_code(
        &self,
        body: impl Into<types::DeviceCodeRequest>,
    ) -> DeviceCodeRequest {
        DeviceCodeRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            body: body.into(),
        }
    }

    /// Revokes an access token.
    ///
    /// Only tokens that were issued with a device id can be revoked; others answer `UnsupportedTokenType`. Revoking twice
    /// succeeds (`wire.md §2.4`), so the call may be sent again.
    ///
    /// # Arguments
    ///
    /// - `body`: The token and the application that it was issued to.
    pub fn revoke(&self, body: impl Into<types::RevokeRequest>) -> RevokeRequest {
        RevokeRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            body: body.into(),
        }
    }
}

pub(super) static TOKEN: OperationInfo = OperationInfo::new("oauth.token", false)
    .with_server("oauth")
    .with_errors(&errors::RULES_OAUTH);

/// A call of [`OauthApi::token`], `POST /token`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct TokenRequest {
    core: ClientCore,
    options: CallOptions,
    body: types::TokenRequest,
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
        let path = PathBuilder::new("/token");
        let query = Query::new();
        let mut request = self
            .core
            .request(&TOKEN, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_form(&self.body)?);
        Ok(request)
    }
}

pub(super) static DEVICE_CODE: OperationInfo = OperationInfo::new(
        "oauth.device_code",
        true,
    )
    .with_server("oauth")
    .with_errors(&errors::RULES_OAUTH);

/// A call of [`OauthApi::device_code`], `POST /device/code`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeviceCodeRequest {
    core: ClientCore,
    options: CallOptions,
    body: types::DeviceCodeRequest,
}

impl DeviceCodeRequest {
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
    pub async fn send(self) -> Result<Response<types::DeviceCode>, Error> {
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
        let path = PathBuilder::new("/device/code");
        let query = Query::new();
        let mut request = self
            .core
            .request(&DEVICE_CODE, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_form(&self.body)?);
        Ok(request)
    }
}

pub(super) static REVOKE: OperationInfo = OperationInfo::new("oauth.revoke", true)
    .with_server("oauth")
    .with_errors(&errors::RULES_OAUTH);

/// A call of [`OauthApi::revoke`], `POST /revoke_token`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct RevokeRequest {
    core: ClientCore,
    options: CallOptions,
    body: types::RevokeRequest,
}

impl RevokeRequest {
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
    pub async fn send(self) -> Result<Response<types::TokenRevokeStatus>, Error> {
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
        let path = PathBuilder::new("/revoke_token");
        let query = Query::new();
        let mut request = self
            .core
            .request(&REVOKE, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_form(&self.body)?);
        Ok(request)
    }
}

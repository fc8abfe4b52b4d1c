// Made by `cargo sdk generate` out of specs/oauth. Change the specs, not this file.

use cloud_drives_core::{
    Body, CallOptions, ClientCore, Error, OperationInfo, PathBuilder, Query, RawResponse,
    Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use serde_json::Value;
use std::collections::BTreeMap;
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

    /// Takes all grants in one form.
    pub fn token(&self, body: impl Into<types::TokenForm>) -> TokenRequest {
        TokenRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            body: body.into(),
        }
    }

    /// Starts a sign-in on a device.
    pub fn device(&self, body: impl Into<types::SignInDeviceBody>) -> DeviceRequest {
        DeviceRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            body: body.into(),
        }
    }

    /// Revokes a token.
    pub fn revoke(&self, body: impl Into<types::SignInRevokeBody>) -> RevokeRequest {
        RevokeRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            client_id: None,
            body: body.into(),
        }
    }
}

pub(super) static TOKEN: OperationInfo = OperationInfo::new("sign_in.token", false)
    .with_server("login")
    .with_auth(cloud_drives_core::AuthScheme::Basic {
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`SignInApi::token`], `POST /token`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct TokenRequest {
    core: ClientCore,
    options: CallOptions,
    body: types::TokenForm,
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
    pub async fn send(self) -> Result<Response<BTreeMap<String, Value>>, Error> {
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

pub(super) static DEVICE: OperationInfo = OperationInfo::new("sign_in.device", false)
    .with_server("login")
    .with_errors(&errors::RULES);

/// A call of [`SignInApi::device`], `POST /device`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeviceRequest {
    core: ClientCore,
    options: CallOptions,
    body: types::SignInDeviceBody,
}

impl DeviceRequest {
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
    pub async fn send(self) -> Result<Response<BTreeMap<String, Value>>, Error> {
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
        let path = PathBuilder::new("/device");
        let query = Query::new();
        let mut request = self
            .core
            .request(&DEVICE, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_form(&self.body)?);
        Ok(request)
    }
}

pub(super) static REVOKE: OperationInfo = OperationInfo::new("sign_in.revoke", true)
    .with_server("login")
    .with_auth(cloud_drives_core::AuthScheme::Basic {
        optional: true,
    })
    .with_errors(&errors::RULES);

/// A call of [`SignInApi::revoke`], `POST /revoke`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct RevokeRequest {
    core: ClientCore,
    options: CallOptions,
    client_id: Option<String>,
    body: types::SignInRevokeBody,
}

impl RevokeRequest {
    /// Sets `client_id`.
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
        let path = PathBuilder::new("/revoke");
        let mut query = Query::new();
        query.push_opt("client_id", self.client_id.as_ref());
        let mut request = self
            .core
            .request(&REVOKE, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_form(&self.body)?);
        Ok(request)
    }
}

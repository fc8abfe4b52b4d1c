// Made by `cargo sdk generate` out of specs/amazon-drive. Change the specs, not this file.

use cloud_drives_core::{
    BoxFuture, CallOptions, ClientCore, Error, OperationInfo, PathBuilder, Query,
    RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// The account, its hosts, its quota and what uses it up.
///
/// Made by [`Client::account`](super::Client::account); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct AccountApi {
    core: ClientCore,
}

impl AccountApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Tells which hosts hold the account's metadata and content.
    ///
    /// Every other call of the Drive goes to one of the two. Never derive them from each other or from a country: take both as
    /// they are, and keep them for three to five days; Amazon asked not to be called for them daily (`wire.md §1.1`). This call
    /// is throttled like any other, with 429 (`wire.md §2.1`).
    pub fn endpoint(&self) -> EndpointRequest {
        EndpointRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }

    /// Tells the account's status, and the version of its terms of use.
    pub fn info(&self) -> InfoRequest {
        InfoRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }

    /// Tells how much room the account has, and how much of it is left.
    pub fn quota(&self) -> QuotaRequest {
        QuotaRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }

    /// Tells what uses up the room: documents, photos, videos and everything else.
    ///
    /// The answer may be an empty object, with every member missing (`wire.md §2.2`).
    pub fn usage(&self) -> UsageRequest {
        UsageRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }
}

static ENDPOINT: OperationInfo = OperationInfo::new("account.endpoint", true)
    .with_server("master")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`AccountApi::endpoint`], `GET /account/endpoint`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct EndpointRequest {
    core: ClientCore,
    options: CallOptions,
}

impl EndpointRequest {
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
    pub async fn send(self) -> Result<Response<types::Endpoint>, Error> {
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
        let path = PathBuilder::new("/account/endpoint");
        let query = Query::new();
        self.core.request(&ENDPOINT, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for EndpointRequest {
    type Output = Result<types::Endpoint, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static INFO: OperationInfo = OperationInfo::new("account.info", true)
    .with_server("metadata")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`AccountApi::info`], `GET /account/info`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct InfoRequest {
    core: ClientCore,
    options: CallOptions,
}

impl InfoRequest {
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
    pub async fn send(self) -> Result<Response<types::AccountInfo>, Error> {
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
        let path = PathBuilder::new("/account/info");
        let query = Query::new();
        self.core.request(&INFO, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for InfoRequest {
    type Output = Result<types::AccountInfo, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static QUOTA: OperationInfo = OperationInfo::new("account.quota", true)
    .with_server("metadata")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`AccountApi::quota`], `GET /account/quota`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct QuotaRequest {
    core: ClientCore,
    options: CallOptions,
}

impl QuotaRequest {
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
    pub async fn send(self) -> Result<Response<types::AccountQuota>, Error> {
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
        let path = PathBuilder::new("/account/quota");
        let query = Query::new();
        self.core.request(&QUOTA, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for QuotaRequest {
    type Output = Result<types::AccountQuota, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static USAGE: OperationInfo = OperationInfo::new("account.usage", true)
    .with_server("metadata")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`AccountApi::usage`], `GET /account/usage`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct UsageRequest {
    core: ClientCore,
    options: CallOptions,
}

impl UsageRequest {
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
    pub async fn send(self) -> Result<Response<types::AccountUsage>, Error> {
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
        let path = PathBuilder::new("/account/usage");
        let query = Query::new();
        self.core.request(&USAGE, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for UsageRequest {
    type Output = Result<types::AccountUsage, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

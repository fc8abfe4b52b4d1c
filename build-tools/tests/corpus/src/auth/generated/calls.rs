// Made by `cargo sdk generate` out of specs/auth. Change the specs, not this file.

use cloud_drives_core::{
    BoxFuture, CallOptions, ClientCore, Error, OperationInfo, PathBuilder, Query,
    RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;

/// The calls of the group `calls`.
///
/// Made by [`Client::calls`](super::Client::calls); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct CallsApi {
    core: ClientCore,
}

impl CallsApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// The document's own way.
    pub fn bearer(&self) -> BearerRequest {
        BearerRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }

    /// With a token or without.
    pub fn perhaps(&self) -> PerhapsRequest {
        PerhapsRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }

    /// Another word before the token.
    pub fn word(&self) -> WordRequest {
        WordRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }

    /// User and password, or nothing.
    pub fn perhaps_basic(&self) -> PerhapsBasicRequest {
        PerhapsBasicRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }

    /// User and password.
    pub fn basic(&self) -> BasicRequest {
        BasicRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }

    /// For everybody.
    pub fn open(&self) -> OpenRequest {
        OpenRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }
}

static BEARER: OperationInfo = OperationInfo::new("calls.bearer", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`CallsApi::bearer`], `GET /bearer`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct BearerRequest {
    core: ClientCore,
    options: CallOptions,
}

impl BearerRequest {
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
        let path = PathBuilder::new("/bearer");
        let query = Query::new();
        self.core.request(&BEARER, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for BearerRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static PERHAPS: OperationInfo = OperationInfo::new("calls.perhaps", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: true,
    })
    .with_errors(&errors::RULES);

/// A call of [`CallsApi::perhaps`], `PUT /bearer`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct PerhapsRequest {
    core: ClientCore,
    options: CallOptions,
}

impl PerhapsRequest {
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
        let path = PathBuilder::new("/bearer");
        let query = Query::new();
        self.core.request(&PERHAPS, Method::PUT, path, query, self.options)
    }
}

impl IntoFuture for PerhapsRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static WORD: OperationInfo = OperationInfo::new("calls.word", false)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "OAuth",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`CallsApi::word`], `POST /bearer`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct WordRequest {
    core: ClientCore,
    options: CallOptions,
}

impl WordRequest {
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
        let path = PathBuilder::new("/bearer");
        let query = Query::new();
        self.core.request(&WORD, Method::POST, path, query, self.options)
    }
}

impl IntoFuture for WordRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static PERHAPS_BASIC: OperationInfo = OperationInfo::new("calls.perhaps_basic", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Basic {
        optional: true,
    })
    .with_errors(&errors::RULES);

/// A call of [`CallsApi::perhaps_basic`], `DELETE /bearer`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct PerhapsBasicRequest {
    core: ClientCore,
    options: CallOptions,
}

impl PerhapsBasicRequest {
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
        let path = PathBuilder::new("/bearer");
        let query = Query::new();
        self.core.request(&PERHAPS_BASIC, Method::DELETE, path, query, self.options)
    }
}

impl IntoFuture for PerhapsBasicRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static BASIC: OperationInfo = OperationInfo::new("calls.basic", false)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Basic {
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`CallsApi::basic`], `PATCH /bearer`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct BasicRequest {
    core: ClientCore,
    options: CallOptions,
}

impl BasicRequest {
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
        let path = PathBuilder::new("/bearer");
        let query = Query::new();
        self.core.request(&BASIC, Method::PATCH, path, query, self.options)
    }
}

impl IntoFuture for BasicRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static OPEN: OperationInfo = OperationInfo::new("calls.open", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`CallsApi::open`], `GET /open`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct OpenRequest {
    core: ClientCore,
    options: CallOptions,
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
        let path = PathBuilder::new("/open");
        let query = Query::new();
        self.core.request(&OPEN, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for OpenRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

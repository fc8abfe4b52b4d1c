// Made by `cargo sdk generate` out of specs/bodies. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, CallOptions, ClientCore, Error, OperationInfo, PathBuilder, Query,
    RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;

/// The calls of the group `raw`.
///
/// Made by [`Client::raw`](super::Client::raw); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct RawApi {
    core: ClientCore,
}

impl RawApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Takes a picture or nothing.
    pub fn picture(&self) -> PictureRequest {
        PictureRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            picture: None,
        }
    }

    /// Takes bytes as they are.
    ///
    /// # Arguments
    ///
    /// - `body`: The bytes.
    pub fn bytes(&self, body: impl Into<Body>) -> BytesRequest {
        BytesRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            body: body.into(),
        }
    }

    /// Takes no body.
    pub fn nothing(&self) -> NothingRequest {
        NothingRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }
}

static PICTURE: OperationInfo = OperationInfo::new("raw.picture", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`RawApi::picture`], `PUT /raw`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct PictureRequest {
    core: ClientCore,
    options: CallOptions,
    picture: Option<Body>,
}

impl PictureRequest {
    /// Sets the body.
    pub fn picture(mut self, picture: impl Into<Body>) -> Self {
        self.picture = Some(picture.into());
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
        let path = PathBuilder::new("/raw");
        let query = Query::new();
        let mut request = self
            .core
            .request(&PICTURE, Method::PUT, path, query, self.options)?;
        if let Some(body) = self.picture {
            request.set_header("content-type", "image/jpeg")?;
            request.set_body(body);
        }
        Ok(request)
    }
}

impl IntoFuture for PictureRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static BYTES: OperationInfo = OperationInfo::new("raw.bytes", false)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`RawApi::bytes`], `POST /raw`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct BytesRequest {
    core: ClientCore,
    options: CallOptions,
    body: Body,
}

impl BytesRequest {
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
        let path = PathBuilder::new("/raw");
        let query = Query::new();
        let mut request = self
            .core
            .request(&BYTES, Method::POST, path, query, self.options)?;
        request.set_header("content-type", "application/octet-stream")?;
        request.set_body(self.body);
        Ok(request)
    }
}

impl IntoFuture for BytesRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static NOTHING: OperationInfo = OperationInfo::new("raw.nothing", false)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`RawApi::nothing`], `PATCH /raw`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct NothingRequest {
    core: ClientCore,
    options: CallOptions,
}

impl NothingRequest {
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
        let path = PathBuilder::new("/raw");
        let query = Query::new();
        self.core.request(&NOTHING, Method::PATCH, path, query, self.options)
    }
}

impl IntoFuture for NothingRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

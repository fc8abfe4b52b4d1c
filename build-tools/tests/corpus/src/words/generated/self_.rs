// Made by `cargo sdk generate` out of specs/words. Change the specs, not this file.

use cloud_drives_core::{
    BoxFuture, CallOptions, ClientCore, Error, OperationInfo, PathBuilder, Query,
    RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;

/// Another one.
///
/// Made by [`Client::self_`](super::Client::self_); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct SelfApi {
    core: ClientCore,
}

impl SelfApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// A call that would be called as a constructor.
    pub fn make(&self) -> NewRequest {
        NewRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            fresh: None,
        }
    }

    /// A call without a raw form.
    pub fn self_(&self) -> SelfRequest {
        SelfRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }

    /// A call that is called as a conversion.
    pub fn from(&self) -> FromRequest {
        FromRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }

    /// A call that would be called as a method of the group.
    pub fn copy(&self) -> CloneRequest {
        CloneRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }
}

static MAKE: OperationInfo = OperationInfo::new("self.new", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`SelfApi::make`], `GET /new`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct NewRequest {
    core: ClientCore,
    options: CallOptions,
    fresh: Option<String>,
}

impl NewRequest {
    /// Renamed.
    pub fn fresh(mut self, fresh: impl Into<String>) -> Self {
        self.fresh = Some(fresh.into());
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
        let path = PathBuilder::new("/new");
        let mut query = Query::new();
        query.push_opt("new_", self.fresh.as_ref());
        self.core.request(&MAKE, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for NewRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static SELF: OperationInfo = OperationInfo::new("self.self", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`SelfApi::self_`], `PUT /new`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct SelfRequest {
    core: ClientCore,
    options: CallOptions,
}

impl SelfRequest {
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
        let path = PathBuilder::new("/new");
        let query = Query::new();
        self.core.request(&SELF, Method::PUT, path, query, self.options)
    }
}

impl IntoFuture for SelfRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static FROM: OperationInfo = OperationInfo::new("self.from", false)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`SelfApi::from`], `POST /new`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct FromRequest {
    core: ClientCore,
    options: CallOptions,
}

impl FromRequest {
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
        let path = PathBuilder::new("/new");
        let query = Query::new();
        self.core.request(&FROM, Method::POST, path, query, self.options)
    }
}

impl IntoFuture for FromRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static COPY: OperationInfo = OperationInfo::new("self.clone", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`SelfApi::copy`], `DELETE /new`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct CloneRequest {
    core: ClientCore,
    options: CallOptions,
}

impl CloneRequest {
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
        let path = PathBuilder::new("/new");
        let query = Query::new();
        self.core.request(&COPY, Method::DELETE, path, query, self.options)
    }
}

impl IntoFuture for CloneRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

// Made by `cargo sdk generate` out of specs/bodies. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, CallOptions, ClientCore, Error, OperationInfo, PathBuilder, Query,
    RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use serde_json::Value;
use std::collections::BTreeMap;
use super::errors;
use super::types;

/// The calls of the group `json`.
///
/// Made by [`Client::json`](super::Client::json); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct JsonApi {
    core: ClientCore,
}

impl JsonApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Takes an object or nothing.
    pub fn perhaps(&self) -> PerhapsRequest {
        PerhapsRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            thing: None,
        }
    }

    /// Takes an object.
    ///
    /// # Arguments
    ///
    /// - `body`: What to store.
    pub fn object(&self, body: impl Into<types::Thing>) -> ObjectRequest {
        ObjectRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            body: body.into(),
        }
    }

    /// Takes a list in a DELETE.
    pub fn several(
        &self,
        body: impl IntoIterator<Item = impl Into<types::Thing>>,
    ) -> SeveralRequest {
        SeveralRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            body: body.into_iter().map(Into::into).collect(),
        }
    }

    /// Takes any JSON.
    pub fn anything(&self, body: impl Into<Value>) -> AnythingRequest {
        AnythingRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            body: body.into(),
        }
    }

    /// Takes an object that has no name of its own.
    ///
    /// # Arguments
    ///
    /// - `name`: Where to.
    pub fn inline(
        &self,
        name: impl Into<String>,
        body: impl Into<types::JsonInlineBody>,
    ) -> InlineRequest {
        InlineRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            name: name.into(),
            body: body.into(),
        }
    }

    /// Takes a map.
    ///
    /// # Arguments
    ///
    /// - `name`: Where to.
    pub fn map(
        &self,
        name: impl Into<String>,
        body: BTreeMap<String, i64>,
    ) -> MapRequest {
        MapRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            name: name.into(),
            body,
        }
    }

    /// Takes a list inside an object, or nothing.
    pub fn perhaps_wrapped(&self) -> PerhapsWrappedRequest {
        PerhapsWrappedRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            names: None,
        }
    }

    /// Takes an object that is sent inside two others.
    pub fn wrapped(&self, thing: impl Into<types::Thing>) -> WrappedRequest {
        WrappedRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            thing: thing.into(),
        }
    }
}

static PERHAPS: OperationInfo = OperationInfo::new("json.perhaps", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`JsonApi::perhaps`], `PUT /json`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct PerhapsRequest {
    core: ClientCore,
    options: CallOptions,
    thing: Option<types::Thing>,
}

impl PerhapsRequest {
    /// Sets the body.
    pub fn thing(mut self, thing: impl Into<types::Thing>) -> Self {
        self.thing = Some(thing.into());
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
        let path = PathBuilder::new("/json");
        let query = Query::new();
        let mut request = self
            .core
            .request(&PERHAPS, Method::PUT, path, query, self.options)?;
        if let Some(body) = &self.thing {
            request.set_body(Body::from_json(body)?);
        }
        Ok(request)
    }
}

impl IntoFuture for PerhapsRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static OBJECT: OperationInfo = OperationInfo::new("json.object", false)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`JsonApi::object`], `POST /json`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct ObjectRequest {
    core: ClientCore,
    options: CallOptions,
    body: types::Thing,
}

impl ObjectRequest {
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
        let path = PathBuilder::new("/json");
        let query = Query::new();
        let mut request = self
            .core
            .request(&OBJECT, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&self.body)?);
        Ok(request)
    }
}

impl IntoFuture for ObjectRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static SEVERAL: OperationInfo = OperationInfo::new("json.several", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`JsonApi::several`], `DELETE /json`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct SeveralRequest {
    core: ClientCore,
    options: CallOptions,
    body: Vec<types::Thing>,
}

impl SeveralRequest {
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
        let path = PathBuilder::new("/json");
        let query = Query::new();
        let mut request = self
            .core
            .request(&SEVERAL, Method::DELETE, path, query, self.options)?;
        request.set_body(Body::from_json(&self.body)?);
        Ok(request)
    }
}

impl IntoFuture for SeveralRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static ANYTHING: OperationInfo = OperationInfo::new("json.anything", false)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`JsonApi::anything`], `PATCH /json`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct AnythingRequest {
    core: ClientCore,
    options: CallOptions,
    body: Value,
}

impl AnythingRequest {
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
        let path = PathBuilder::new("/json");
        let query = Query::new();
        let mut request = self
            .core
            .request(&ANYTHING, Method::PATCH, path, query, self.options)?;
        request.set_body(Body::from_json(&self.body)?);
        Ok(request)
    }
}

impl IntoFuture for AnythingRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static INLINE: OperationInfo = OperationInfo::new("json.inline", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`JsonApi::inline`], `PUT /json/{name}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct InlineRequest {
    core: ClientCore,
    options: CallOptions,
    name: String,
    body: types::JsonInlineBody,
}

impl InlineRequest {
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
        let mut path = PathBuilder::new("/json/");
        path.push_segment("name", &self.name)?;
        let query = Query::new();
        let mut request = self
            .core
            .request(&INLINE, Method::PUT, path, query, self.options)?;
        request.set_body(Body::from_json(&self.body)?);
        Ok(request)
    }
}

impl IntoFuture for InlineRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static MAP: OperationInfo = OperationInfo::new("json.map", false)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`JsonApi::map`], `POST /json/{name}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct MapRequest {
    core: ClientCore,
    options: CallOptions,
    name: String,
    body: BTreeMap<String, i64>,
}

impl MapRequest {
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
        let mut path = PathBuilder::new("/json/");
        path.push_segment("name", &self.name)?;
        let query = Query::new();
        let mut request = self
            .core
            .request(&MAP, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&self.body)?);
        Ok(request)
    }
}

impl IntoFuture for MapRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static PERHAPS_WRAPPED: OperationInfo = OperationInfo::new("json.perhaps_wrapped", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`JsonApi::perhaps_wrapped`], `PUT /wrapped`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct PerhapsWrappedRequest {
    core: ClientCore,
    options: CallOptions,
    names: Option<Vec<String>>,
}

impl PerhapsWrappedRequest {
    /// Sets the body.
    pub fn names(mut self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.names = Some(names.into_iter().map(Into::into).collect());
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
        let path = PathBuilder::new("/wrapped");
        let query = Query::new();
        let mut request = self
            .core
            .request(&PERHAPS_WRAPPED, Method::PUT, path, query, self.options)?;
        if let Some(body) = &self.names {
            request.set_body(Body::from_json(&BTreeMap::from([("names", body)]))?);
        }
        Ok(request)
    }
}

impl IntoFuture for PerhapsWrappedRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static WRAPPED: OperationInfo = OperationInfo::new("json.wrapped", false)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`JsonApi::wrapped`], `POST /wrapped`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct WrappedRequest {
    core: ClientCore,
    options: CallOptions,
    thing: types::Thing,
}

impl WrappedRequest {
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
        let path = PathBuilder::new("/wrapped");
        let query = Query::new();
        let mut request = self
            .core
            .request(&WRAPPED, Method::POST, path, query, self.options)?;
        request
            .set_body(
                Body::from_json(
                    &BTreeMap::from([
                        ("data", &BTreeMap::from([("thing", &self.thing)])),
                    ]),
                )?,
            );
        Ok(request)
    }
}

impl IntoFuture for WrappedRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

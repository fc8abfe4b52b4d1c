// Made by `cargo sdk generate` out of specs/unwrap. Change the specs, not this file.

use cloud_drives_core::{
    BoxFuture, CallOptions, ClientCore, Error, OperationInfo, PathBuilder, Query,
    RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use std::collections::BTreeMap;
use super::errors;
use super::types;

/// The calls of the group `envelopes`.
///
/// Made by [`Client::envelopes`](super::Client::envelopes); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct EnvelopesApi {
    core: ClientCore,
}

impl EnvelopesApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// A list in two envelopes.
    pub fn list(&self) -> ListRequest {
        ListRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }

    /// One of them, in an envelope that the server sometimes leaves off.
    pub fn one(&self) -> OneRequest {
        OneRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }

    /// Two outcomes, an envelope around one of them, and a map in the other.
    pub fn make(&self) -> MakeRequest {
        MakeRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }

    /// A list that the server writes as its only item when there is one.
    pub fn single(&self) -> SingleRequest {
        SingleRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }

    /// A number in an envelope.
    pub fn count(&self) -> CountRequest {
        CountRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }
}

static LIST: OperationInfo = OperationInfo::new("envelopes.list", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`EnvelopesApi::list`], `GET /list`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct ListRequest {
    core: ClientCore,
    options: CallOptions,
}

impl ListRequest {
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
    pub async fn send(self) -> Result<Response<Vec<types::Playlist>>, Error> {
        self.send_raw()
            .await?
            .try_map(|raw| {
                raw
                    .json_at(&["definitions", "definition"])
                    .map(Option::unwrap_or_default)
            })
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
        let path = PathBuilder::new("/list");
        let query = Query::new();
        self.core.request(&LIST, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for ListRequest {
    type Output = Result<Vec<types::Playlist>, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static ONE: OperationInfo = OperationInfo::new("envelopes.one", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`EnvelopesApi::one`], `GET /one`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct OneRequest {
    core: ClientCore,
    options: CallOptions,
}

impl OneRequest {
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
    pub async fn send(self) -> Result<Response<types::Playlist>, Error> {
        self.send_raw().await?.try_map(|raw| raw.json_at_or_whole(&["definition"]))
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
        let path = PathBuilder::new("/one");
        let query = Query::new();
        self.core.request(&ONE, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for OneRequest {
    type Output = Result<types::Playlist, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static MAKE: OperationInfo = OperationInfo::new("envelopes.make", false)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`EnvelopesApi::make`], `POST /one`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct MakeRequest {
    core: ClientCore,
    options: CallOptions,
}

impl MakeRequest {
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
    pub async fn send(self) -> Result<Response<MakeOutcome>, Error> {
        self.send_raw()
            .await?
            .try_map(|raw| match raw.status().as_u16() {
                200 => raw.json_at_or_whole(&["definition"]).map(MakeOutcome::Ok),
                202 => {
                    raw.json_at(&["names"])
                        .map(Option::unwrap_or_default)
                        .map(MakeOutcome::Accepted)
                }
                _ => Err(raw.unexpected_status()),
            })
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
        let path = PathBuilder::new("/one");
        let query = Query::new();
        self.core.request(&MAKE, Method::POST, path, query, self.options)
    }
}

impl IntoFuture for MakeRequest {
    type Output = Result<MakeOutcome, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

/// How [`EnvelopesApi::make`] ended.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum MakeOutcome {
    /// The playlist.
    Ok(types::Playlist),
    /// Names by id.
    Accepted(BTreeMap<String, String>),
}

static SINGLE: OperationInfo = OperationInfo::new("envelopes.single", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`EnvelopesApi::single`], `GET /single`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct SingleRequest {
    core: ClientCore,
    options: CallOptions,
}

impl SingleRequest {
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
    pub async fn send(self) -> Result<Response<Vec<types::Playlist>>, Error> {
        self.send_raw()
            .await?
            .try_map(|raw| {
                raw
                    .json_at::<
                        cloud_drives_core::de::OneOrMany<types::Playlist>,
                    >(&["found", "playlists"])
                    .map(|list| list.unwrap_or_default().0)
            })
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
        let path = PathBuilder::new("/single");
        let query = Query::new();
        self.core.request(&SINGLE, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for SingleRequest {
    type Output = Result<Vec<types::Playlist>, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static COUNT: OperationInfo = OperationInfo::new("envelopes.count", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`EnvelopesApi::count`], `GET /count`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct CountRequest {
    core: ClientCore,
    options: CallOptions,
}

impl CountRequest {
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
    pub async fn send(self) -> Result<Response<u64>, Error> {
        self.send_raw().await?.try_map(|raw| raw.json_at_or_whole(&["count"]))
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
        let path = PathBuilder::new("/count");
        let query = Query::new();
        self.core.request(&COUNT, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for CountRequest {
    type Output = Result<u64, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

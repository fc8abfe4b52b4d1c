// Made by `cargo sdk generate` out of specs/defaults. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, CallOptions, ClientCore, Error, OperationInfo, PathBuilder, Query,
    RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// The calls of the group `settings`.
///
/// Made by [`Client::settings`](super::Client::settings); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct SettingsApi {
    core: ClientCore,
}

impl SettingsApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// What is missing or null has its default.
    pub fn show(&self) -> ShowRequest {
        ShowRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }

    /// A type that is sent keeps what is not set out of the body.
    pub fn replace(&self, body: impl Into<types::NewSettings>) -> ReplaceRequest {
        ReplaceRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            depth: None,
            body: body.into(),
        }
    }
}

static SHOW: OperationInfo = OperationInfo::new("settings.show", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`SettingsApi::show`], `GET /settings`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct ShowRequest {
    core: ClientCore,
    options: CallOptions,
}

impl ShowRequest {
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
    pub async fn send(self) -> Result<Response<types::Settings>, Error> {
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
        let path = PathBuilder::new("/settings");
        let query = Query::new();
        self.core.request(&SHOW, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for ShowRequest {
    type Output = Result<types::Settings, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static REPLACE: OperationInfo = OperationInfo::new("settings.replace", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`SettingsApi::replace`], `PUT /settings`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct ReplaceRequest {
    core: ClientCore,
    options: CallOptions,
    depth: Option<i32>,
    body: types::NewSettings,
}

impl ReplaceRequest {
    /// How deep.
    pub fn depth(mut self, depth: i32) -> Self {
        self.depth = Some(depth);
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
        let path = PathBuilder::new("/settings");
        let mut query = Query::new();
        query.push_opt("depth", self.depth);
        let mut request = self
            .core
            .request(&REPLACE, Method::PUT, path, query, self.options)?;
        request.set_body(Body::from_json(&self.body)?);
        Ok(request)
    }
}

impl IntoFuture for ReplaceRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

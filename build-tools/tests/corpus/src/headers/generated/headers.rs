// Made by `cargo sdk generate` out of specs/headers. Change the specs, not this file.

use chrono::{DateTime, Utc};
use cloud_drives_core::{
    BoxFuture, CallOptions, ClientCore, Error, OperationInfo, PathBuilder, Query,
    RawResponse, Request, Response, Secret,
};
use cloud_drives_core::reexport::http::Method;
use uuid::Uuid;
use super::errors;
use super::types;

/// The calls of the group `headers`.
///
/// Made by [`Client::headers`](super::Client::headers); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct HeadersApi {
    core: ClientCore,
}

impl HeadersApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Headers that the caller sets.
    ///
    /// # Arguments
    ///
    /// - `x_account`: The account.
    /// - `device`: The device.
    pub fn send_some(
        &self,
        x_account: impl Into<String>,
        device: Uuid,
    ) -> SendSomeRequest {
        SendSomeRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            x_account: x_account.into(),
            if_match: None,
            x_retry: None,
            x_dry_run: None,
            x_mode: None,
            x_link_password: None,
            device,
        }
    }

    /// Headers of their own for each outcome.
    pub fn fetch(&self) -> FetchRequest {
        FetchRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }

    /// An answer that is in its headers.
    pub fn look(&self) -> LookRequest {
        LookRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }
}

static SEND_SOME: OperationInfo = OperationInfo::new("headers.send_some", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`HeadersApi::send_some`], `GET /sent`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct SendSomeRequest {
    core: ClientCore,
    options: CallOptions,
    x_account: String,
    if_match: Option<String>,
    x_retry: Option<i32>,
    x_dry_run: Option<bool>,
    x_mode: Option<types::HeadersSendSomeXMode>,
    x_link_password: Option<Secret>,
    device: Uuid,
}

impl SendSomeRequest {
    /// The state.
    pub fn if_match(mut self, if_match: impl Into<String>) -> Self {
        self.if_match = Some(if_match.into());
        self
    }

    /// A number.
    pub fn x_retry(mut self, x_retry: i32) -> Self {
        self.x_retry = Some(x_retry);
        self
    }

    /// A flag.
    pub fn x_dry_run(mut self, x_dry_run: bool) -> Self {
        self.x_dry_run = Some(x_dry_run);
        self
    }

    /// A choice.
    pub fn x_mode(mut self, x_mode: impl Into<types::HeadersSendSomeXMode>) -> Self {
        self.x_mode = Some(x_mode.into());
        self
    }

    /// A secret.
    pub fn x_link_password(mut self, x_link_password: impl Into<Secret>) -> Self {
        self.x_link_password = Some(x_link_password.into());
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
        let path = PathBuilder::new("/sent");
        let query = Query::new();
        let mut request = self
            .core
            .request(&SEND_SOME, Method::GET, path, query, self.options)?;
        request.set_header("x-account", &self.x_account)?;
        if let Some(value) = &self.if_match {
            request.set_header("if-match", value)?;
        }
        if let Some(value) = self.x_retry {
            request.set_header("x-retry", value)?;
        }
        if let Some(value) = self.x_dry_run {
            request.set_header("x-dry-run", value)?;
        }
        if let Some(value) = &self.x_mode {
            request.set_header("x-mode", value)?;
        }
        if let Some(value) = &self.x_link_password {
            request.set_header("x-link-password", value.expose())?;
        }
        request.set_header("x-device-id", self.device)?;
        Ok(request)
    }
}

impl IntoFuture for SendSomeRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static FETCH: OperationInfo = OperationInfo::new("headers.fetch", true)
    .with_server("api")
    .with_accepted(&[304])
    .with_errors(&errors::RULES);

/// A call of [`HeadersApi::fetch`], `GET /received`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct FetchRequest {
    core: ClientCore,
    options: CallOptions,
}

impl FetchRequest {
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
    pub async fn send(self) -> Result<Response<FetchOutcome>, Error> {
        self.send_raw()
            .await?
            .try_map(|raw| match raw.status().as_u16() {
                200 => raw.json().map(FetchOutcome::Ok),
                304 => Ok(FetchOutcome::NotModified),
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
        let path = PathBuilder::new("/received");
        let query = Query::new();
        self.core.request(&FETCH, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for FetchRequest {
    type Output = Result<FetchOutcome, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

/// How [`HeadersApi::fetch`] ended.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum FetchOutcome {
    /// The thing.
    Ok(Vec<String>),
    /// It is as it was.
    NotModified,
}

impl FetchOutcome {
    /// Returns what the outcome holds, if it holds something.
    pub fn value(&self) -> Option<&Vec<String>> {
        match self {
            Self::Ok(body) => Some(body),
            Self::NotModified => None,
        }
    }

    /// Returns what the outcome holds, if it holds something, by value.
    pub fn into_value(self) -> Option<Vec<String>> {
        match self {
            Self::Ok(body) => Some(body),
            Self::NotModified => None,
        }
    }
}

/// Headers of the answer to [`HeadersApi::fetch`]; read with `response.typed_headers()`.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct FetchOkHeaders {
    /// The state.
    pub e_tag: Option<String>,
}

impl cloud_drives_core::TypedHeaders for FetchOkHeaders {
    fn from_headers(
        headers: &cloud_drives_core::reexport::http::HeaderMap,
    ) -> Result<Self, Error> {
        Ok(Self {
            e_tag: cloud_drives_core::header_str(headers, "etag"),
        })
    }
}

/// Headers of the answer to [`HeadersApi::fetch`]; read with `response.typed_headers()`.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct FetchNotModifiedHeaders {
    /// The state.
    pub e_tag: Option<String>,
    /// Seconds.
    pub retry_after: Option<u32>,
}

impl cloud_drives_core::TypedHeaders for FetchNotModifiedHeaders {
    fn from_headers(
        headers: &cloud_drives_core::reexport::http::HeaderMap,
    ) -> Result<Self, Error> {
        Ok(Self {
            e_tag: cloud_drives_core::header_str(headers, "etag"),
            retry_after: cloud_drives_core::header_parse(headers, "retry-after")?,
        })
    }
}

static LOOK: OperationInfo = OperationInfo::new("headers.look", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`HeadersApi::look`], `HEAD /received`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct LookRequest {
    core: ClientCore,
    options: CallOptions,
}

impl LookRequest {
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
        let path = PathBuilder::new("/received");
        let query = Query::new();
        self.core.request(&LOOK, Method::HEAD, path, query, self.options)
    }
}

impl IntoFuture for LookRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

/// Headers of the answer to [`HeadersApi::look`]; read with `response.typed_headers()`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct LookHeaders {
    /// The state.
    pub e_tag: String,
    /// Bytes.
    pub content_length: Option<u64>,
    /// Whether it is a folder.
    pub x_folder: Option<bool>,
    /// What it is.
    pub x_kind: types::HeadersLookXKind,
    /// A secret.
    pub x_key: Option<Secret>,
    /// A time.
    pub x_taken: Option<DateTime<Utc>>,
    /// Whose it is.
    pub owned_by: Option<Uuid>,
    /// A number that is always there.
    pub x_version: i32,
}

impl cloud_drives_core::TypedHeaders for LookHeaders {
    fn from_headers(
        headers: &cloud_drives_core::reexport::http::HeaderMap,
    ) -> Result<Self, Error> {
        Ok(Self {
            e_tag: cloud_drives_core::header_required(headers, "etag")?,
            content_length: cloud_drives_core::header_parse(headers, "content-length")?,
            x_folder: cloud_drives_core::header_parse(headers, "x-folder")?,
            x_kind: cloud_drives_core::header_required::<String>(headers, "x-kind")?
                .into(),
            x_key: cloud_drives_core::header_str(headers, "x-key").map(Into::into),
            x_taken: cloud_drives_core::header_parse(headers, "x-taken")?,
            owned_by: cloud_drives_core::header_parse(headers, "x-owner")?,
            x_version: cloud_drives_core::header_required(headers, "x-version")?,
        })
    }
}

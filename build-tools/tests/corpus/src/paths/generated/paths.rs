// Made by `cargo sdk generate` out of specs/paths. Change the specs, not this file.

use chrono::{DateTime, NaiveDate, Utc};
use cloud_drives_core::{
    BoxFuture, CallOptions, ClientCore, Error, OperationInfo, PathBuilder, Query,
    QueryValue, RawResponse, Request, Response, Secret,
};
use cloud_drives_core::reexport::http::Method;
use uuid::Uuid;
use super::errors;
use super::types;

/// The calls of the group `paths`.
///
/// Made by [`Client::paths`](super::Client::paths); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct PathsApi {
    core: ClientCore,
}

impl PathsApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// No parameters.
    pub fn plain(&self) -> PlainRequest {
        PlainRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }

    /// A value that keeps its slashes between literals.
    ///
    /// # Arguments
    ///
    /// - `drive`: The drive.
    /// - `path`: A path.
    pub fn with_slashes(
        &self,
        drive: impl Into<String>,
        path: impl Into<String>,
    ) -> WithSlashesRequest {
        WithSlashesRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            drive: drive.into(),
            path: path.into(),
        }
    }

    /// Parameters from the first character on, in another order than they are declared.
    ///
    /// # Arguments
    ///
    /// - `second`: The second.
    /// - `first`: The first.
    pub fn at_the_front(
        &self,
        second: impl Into<String>,
        first: impl Into<String>,
    ) -> AtTheFrontRequest {
        AtTheFrontRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            second: second.into(),
            first: first.into(),
        }
    }

    /// Parameters that share a segment with literals.
    ///
    /// # Arguments
    ///
    /// - `name`: A name.
    /// - `format`: A format.
    /// - `version`: A number.
    pub fn within_a_segment(
        &self,
        name: impl Into<String>,
        format: impl Into<types::PathsWithinASegmentFormat>,
        version: u32,
    ) -> WithinASegmentRequest {
        WithinASegmentRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            name: name.into(),
            format: format.into(),
            version,
        }
    }

    /// Values of other types than text.
    ///
    /// # Arguments
    ///
    /// - `number`: A number.
    /// - `flag`: A flag.
    /// - `uuid`: A UUID.
    /// - `day`: A day.
    /// - `moment`: A time.
    /// - `code`: A secret.
    pub fn typed(
        &self,
        number: i64,
        flag: bool,
        uuid: Uuid,
        day: NaiveDate,
        moment: DateTime<Utc>,
        code: impl Into<Secret>,
    ) -> TypedRequest {
        TypedRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            number,
            flag,
            uuid,
            day,
            moment,
            code: code.into(),
        }
    }
}

static PLAIN: OperationInfo = OperationInfo::new("paths.plain", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`PathsApi::plain`], `GET /plain`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct PlainRequest {
    core: ClientCore,
    options: CallOptions,
}

impl PlainRequest {
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
        let path = PathBuilder::new("/plain");
        let query = Query::new();
        self.core.request(&PLAIN, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for PlainRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static WITH_SLASHES: OperationInfo = OperationInfo::new("paths.with_slashes", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`PathsApi::with_slashes`], `GET /drives/{drive}/root/{path}/content`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct WithSlashesRequest {
    core: ClientCore,
    options: CallOptions,
    drive: String,
    path: String,
}

impl WithSlashesRequest {
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
        let mut path = PathBuilder::new("/drives/");
        path.push_segment("drive", &self.drive)?;
        path.push_literal("/root/");
        path.push_segments("path", &self.path)?;
        path.push_literal("/content");
        let query = Query::new();
        self.core.request(&WITH_SLASHES, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for WithSlashesRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static AT_THE_FRONT: OperationInfo = OperationInfo::new("paths.at_the_front", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`PathsApi::at_the_front`], `GET /{first}/{second}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct AtTheFrontRequest {
    core: ClientCore,
    options: CallOptions,
    second: String,
    first: String,
}

impl AtTheFrontRequest {
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
        let mut path = PathBuilder::new("/");
        path.push_segment("first", &self.first)?;
        path.push_literal("/");
        path.push_segment("second", &self.second)?;
        let query = Query::new();
        self.core.request(&AT_THE_FRONT, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for AtTheFrontRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static WITHIN_A_SEGMENT: OperationInfo = OperationInfo::new(
        "paths.within_a_segment",
        true,
    )
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`PathsApi::within_a_segment`], `GET /files/{name}.{format}/v{version}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct WithinASegmentRequest {
    core: ClientCore,
    options: CallOptions,
    name: String,
    format: types::PathsWithinASegmentFormat,
    version: u32,
}

impl WithinASegmentRequest {
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
        let mut path = PathBuilder::new("/files/");
        path.push_segment("name", &self.name)?;
        path.push_literal(".");
        path.push_segment("format", &QueryValue::to_query(&self.format))?;
        path.push_literal("/v");
        path.push_segment("version", &QueryValue::to_query(&self.version))?;
        let query = Query::new();
        self.core.request(&WITHIN_A_SEGMENT, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for WithinASegmentRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static TYPED: OperationInfo = OperationInfo::new("paths.typed", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`PathsApi::typed`], `DELETE /typed/{number}/{flag}/{uuid}/{day}/{moment}/{code}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct TypedRequest {
    core: ClientCore,
    options: CallOptions,
    number: i64,
    flag: bool,
    uuid: Uuid,
    day: NaiveDate,
    moment: DateTime<Utc>,
    code: Secret,
}

impl TypedRequest {
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
        let mut path = PathBuilder::new("/typed/");
        path.push_segment("number", &QueryValue::to_query(&self.number))?;
        path.push_literal("/");
        path.push_segment("flag", &QueryValue::to_query(&self.flag))?;
        path.push_literal("/");
        path.push_segment("uuid", &QueryValue::to_query(&self.uuid))?;
        path.push_literal("/");
        path.push_segment("day", &QueryValue::to_query(&self.day))?;
        path.push_literal("/");
        path.push_segment("moment", &QueryValue::to_query(&self.moment))?;
        path.push_literal("/");
        path.push_segment("code", self.code.expose())?;
        let query = Query::new();
        self.core.request(&TYPED, Method::DELETE, path, query, self.options)
    }
}

impl IntoFuture for TypedRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

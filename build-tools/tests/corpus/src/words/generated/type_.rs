// Made by `cargo sdk generate` out of specs/words. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, CallOptions, ClientCore, Error, OperationInfo, PathBuilder, Query,
    RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// A group that is called as a word of Rust.
///
/// * With a list
///   that goes on,
/// * and a second item.
///
/// Made by [`Client::type_`](super::Client::type_); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct TypeApi {
    core: ClientCore,
}

impl TypeApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Descriptions with everything in them: "quotes", 'more', back\slash, */ and /*, `code`, \<tags>, \[brackets\], 100 % & $.
    ///
    /// Nicht nur ASCII: größer, 日本語, emoji 🦀.
    ///
    /// 1. A list
    /// 2. with a lazy
    ///    continuation, and a [link](https://example.com), and a bare <https://example.com/with?query=1>.
    ///
    ///    let indented = "code";
    ///
    /// ```text
    /// fenced code, which is no Rust
    /// ```
    ///
    /// ```json
    /// { "and": "JSON" }
    /// ```
    ///
    /// A line that is longer than any screen is wide, because whoever wrote the document did not care to break it, and neither does the compiler have to care about it, as it only has to bring it over as it is without a change to what it says.
    ///
    /// # Arguments
    ///
    /// - `type_`: A keyword.
    /// - `self_`: No raw form: `r#self` is none.
    pub fn move_(
        &self,
        type_: impl Into<String>,
        self_: impl Into<String>,
        body: impl Into<types::Type>,
    ) -> MoveRequest {
        MoveRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            type_: type_.into(),
            self_: self_.into(),
            async_: None,
            crate_: None,
            itself: None,
            n3d: None,
            source: None,
            body: body.into(),
        }
    }

    /// Use something else.
    #[deprecated]
    pub fn clear(&self) -> RemoveAllRequest {
        RemoveAllRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }

    /// A call whose arguments are described at length.
    ///
    /// # Arguments
    ///
    /// - `order`:
    ///
    ///   A description with a list, as it stands below the argument:
    ///
    ///   - `name`,
    ///     from A to Z
    ///   - `size`
    /// - `unit`: A [link](https://example.com), \<tags>, a `code span`, and more words than go on one line, which is
    ///   broken here - but never so that a line begins with a dash or a number as in the year 12. or another sign
    ///   that would begin a list.
    pub fn arguments(
        &self,
        order: impl Into<String>,
        unit: impl Into<String>,
        plain: impl Into<String>,
    ) -> ArgumentsRequest {
        ArgumentsRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            order: order.into(),
            unit: unit.into(),
            plain: plain.into(),
        }
    }
}

static MOVE: OperationInfo = OperationInfo::new("type.move", false)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`TypeApi::move_`], `POST /move`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct MoveRequest {
    core: ClientCore,
    options: CallOptions,
    type_: String,
    self_: String,
    async_: Option<String>,
    crate_: Option<String>,
    itself: Option<String>,
    n3d: Option<bool>,
    source: Option<String>,
    body: types::Type,
}

impl MoveRequest {
    /// A keyword.
    pub fn async_(mut self, async_: impl Into<String>) -> Self {
        self.async_ = Some(async_.into());
        self
    }

    /// A keyword.
    pub fn crate_(mut self, crate_: impl Into<String>) -> Self {
        self.crate_ = Some(crate_.into());
        self
    }

    /// A keyword.
    pub fn itself(mut self, itself: impl Into<String>) -> Self {
        self.itself = Some(itself.into());
        self
    }

    /// Begins with a digit.
    pub fn n3d(mut self, n3d: bool) -> Self {
        self.n3d = Some(n3d);
        self
    }

    /// Renamed.
    pub fn source(mut self, source: impl Into<String>) -> Self {
        self.source = Some(source.into());
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
    /// Not idempotent: a layer that retries sends it again only when it never reached the
    /// server.
    ///
    /// # Errors
    ///
    /// Every status that is not described as a success, with its
    /// [`ErrorKind`](super::ErrorKind); what the transport reports; an answer of another shape.
    pub async fn send(self) -> Result<Response<types::Type>, Error> {
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
        let path = PathBuilder::new("/move");
        let mut query = Query::new();
        query.push("type", &self.type_);
        query.push("self", &self.self_);
        query.push_opt("async", self.async_.as_ref());
        query.push_opt("crate", self.crate_.as_ref());
        query.push_opt("Self", self.itself.as_ref());
        query.push_opt("3d", self.n3d);
        query.push_opt("from", self.source.as_ref());
        let mut request = self
            .core
            .request(&MOVE, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&self.body)?);
        Ok(request)
    }
}

impl IntoFuture for MoveRequest {
    type Output = Result<types::Type, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static CLEAR: OperationInfo = OperationInfo::new("type.remove_all", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`TypeApi::clear`], `DELETE /move`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct RemoveAllRequest {
    core: ClientCore,
    options: CallOptions,
}

impl RemoveAllRequest {
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
        let path = PathBuilder::new("/move");
        let query = Query::new();
        self.core.request(&CLEAR, Method::DELETE, path, query, self.options)
    }
}

impl IntoFuture for RemoveAllRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static ARGUMENTS: OperationInfo = OperationInfo::new("type.arguments", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`TypeApi::arguments`], `GET /arguments`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct ArgumentsRequest {
    core: ClientCore,
    options: CallOptions,
    order: String,
    unit: String,
    plain: String,
}

impl ArgumentsRequest {
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
        let path = PathBuilder::new("/arguments");
        let mut query = Query::new();
        query.push("order", &self.order);
        query.push("unit", &self.unit);
        query.push("plain", &self.plain);
        self.core.request(&ARGUMENTS, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for ArgumentsRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

// Made by `cargo sdk generate` out of specs/queries. Change the specs, not this file.

use chrono::{DateTime, NaiveDate, Utc};
use cloud_drives_core::{
    BoxFuture, CallOptions, ClientCore, Error, OperationInfo, PathBuilder, Query,
    RawResponse, Request, Response, Secret,
};
use cloud_drives_core::reexport::http::Method;
use std::collections::BTreeMap;
use uuid::Uuid;
use super::errors;
use super::types;

/// The calls of the group `queries`.
///
/// Made by [`Client::queries`](super::Client::queries); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct QueriesApi {
    core: ClientCore,
}

impl QueriesApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Lists in every style.
    ///
    /// # Arguments
    ///
    /// - `id`: Repeated.
    /// - `number`: Comma-separated numbers.
    pub fn lists(
        &self,
        id: impl IntoIterator<Item = impl Into<String>>,
        number: impl IntoIterator<Item = u32>,
    ) -> ListsRequest {
        ListsRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            id: id.into_iter().map(Into::into).collect(),
            tag: None,
            kind: None,
            number: number.into_iter().collect(),
            key: None,
        }
    }

    /// Objects in brackets.
    ///
    /// # Arguments
    ///
    /// - `filter`: What to show.
    pub fn deep(&self, filter: impl Into<types::QueriesDeepFilter>) -> DeepRequest {
        DeepRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            filter: filter.into(),
            labels: None,
        }
    }

    /// Single values of every kind.
    ///
    /// # Arguments
    ///
    /// - `flag`: A boolean.
    /// - `state`: A secret that is needed.
    pub fn scalars(&self, flag: bool, state: impl Into<Secret>) -> ScalarsRequest {
        ScalarsRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            shared: None,
            replaced: None,
            flag,
            small: None,
            large: None,
            size: None,
            ratio: None,
            moment: None,
            day: None,
            uuid: None,
            kind: None,
            code: None,
            state: state.into(),
        }
    }

    /// Parameters whose names mean something to the code around them.
    ///
    /// # Arguments
    ///
    /// - `choices`: Not the call's.
    pub fn odd_names(&self, choices: impl Into<String>) -> OddNamesRequest {
        OddNamesRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            center: None,
            choices: choices.into(),
            query: None,
            path: None,
            request: None,
            body: None,
            value: None,
            select: None,
            page_size: None,
            size: None,
        }
    }
}

static LISTS: OperationInfo = OperationInfo::new("queries.lists", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`QueriesApi::lists`], `GET /lists`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct ListsRequest {
    core: ClientCore,
    options: CallOptions,
    id: Vec<String>,
    tag: Option<Vec<String>>,
    kind: Option<Vec<types::Kind>>,
    number: Vec<u32>,
    key: Option<Vec<Secret>>,
}

impl ListsRequest {
    /// Repeated too.
    pub fn tag(mut self, tag: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.tag = Some(tag.into_iter().map(Into::into).collect());
        self
    }

    /// Comma-separated.
    pub fn kind(
        mut self,
        kind: impl IntoIterator<Item = impl Into<types::Kind>>,
    ) -> Self {
        self.kind = Some(kind.into_iter().map(Into::into).collect());
        self
    }

    /// Repeated secrets.
    pub fn key(mut self, key: impl IntoIterator<Item = impl Into<Secret>>) -> Self {
        self.key = Some(key.into_iter().map(Into::into).collect());
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
        let path = PathBuilder::new("/lists");
        let mut query = Query::new();
        query.push_repeated("id", &self.id);
        if let Some(values) = &self.tag {
            query.push_repeated("tag", values);
        }
        if let Some(values) = &self.kind {
            query.push_comma("kind", values);
        }
        query.push_comma("number", &self.number);
        if let Some(values) = &self.key {
            query.push_repeated("key", values.iter().map(|value| value.expose()));
        }
        self.core.request(&LISTS, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for ListsRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static DEEP: OperationInfo = OperationInfo::new("queries.deep", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`QueriesApi::deep`], `GET /deep`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct DeepRequest {
    core: ClientCore,
    options: CallOptions,
    filter: types::QueriesDeepFilter,
    labels: Option<BTreeMap<String, String>>,
}

impl DeepRequest {
    /// By label.
    pub fn labels(mut self, labels: BTreeMap<String, String>) -> Self {
        self.labels = Some(labels);
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
        let path = PathBuilder::new("/deep");
        let mut query = Query::new();
        query.push_deep("filter", &self.filter)?;
        if let Some(value) = &self.labels {
            query.push_deep("labels", value)?;
        }
        self.core.request(&DEEP, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for DeepRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static SCALARS: OperationInfo = OperationInfo::new("queries.scalars", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`QueriesApi::scalars`], `GET /scalars`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct ScalarsRequest {
    core: ClientCore,
    options: CallOptions,
    shared: Option<String>,
    replaced: Option<i32>,
    flag: bool,
    small: Option<i32>,
    large: Option<i64>,
    size: Option<u64>,
    ratio: Option<f64>,
    moment: Option<DateTime<Utc>>,
    day: Option<NaiveDate>,
    uuid: Option<Uuid>,
    kind: Option<types::Kind>,
    code: Option<Secret>,
    state: Secret,
}

impl ScalarsRequest {
    /// From the path.
    pub fn shared(mut self, shared: impl Into<String>) -> Self {
        self.shared = Some(shared.into());
        self
    }

    /// The operation's own.
    pub fn replaced(mut self, replaced: i32) -> Self {
        self.replaced = Some(replaced);
        self
    }

    /// 32 bits.
    pub fn small(mut self, small: i32) -> Self {
        self.small = Some(small);
        self
    }

    /// 64 bits.
    pub fn large(mut self, large: i64) -> Self {
        self.large = Some(large);
        self
    }

    /// Not negative.
    pub fn size(mut self, size: u64) -> Self {
        self.size = Some(size);
        self
    }

    /// A fraction.
    pub fn ratio(mut self, ratio: f64) -> Self {
        self.ratio = Some(ratio);
        self
    }

    /// A time.
    pub fn moment(mut self, moment: DateTime<Utc>) -> Self {
        self.moment = Some(moment);
        self
    }

    /// A day.
    pub fn day(mut self, day: NaiveDate) -> Self {
        self.day = Some(day);
        self
    }

    /// A UUID.
    pub fn uuid(mut self, uuid: Uuid) -> Self {
        self.uuid = Some(uuid);
        self
    }

    /// A choice.
    pub fn kind(mut self, kind: impl Into<types::Kind>) -> Self {
        self.kind = Some(kind.into());
        self
    }

    /// A secret.
    pub fn code(mut self, code: impl Into<Secret>) -> Self {
        self.code = Some(code.into());
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
        let path = PathBuilder::new("/scalars");
        let mut query = Query::new();
        query.push_opt("shared", self.shared.as_ref());
        query.push_opt("replaced", self.replaced);
        query.push("flag", self.flag);
        query.push_opt("small", self.small);
        query.push_opt("large", self.large);
        query.push_opt("size", self.size);
        query.push_opt("ratio", self.ratio);
        query.push_opt("moment", self.moment);
        query.push_opt("day", self.day);
        query.push_opt("uuid", self.uuid);
        query.push_opt("kind", self.kind.as_ref());
        query.push_opt("code", self.code.as_ref().map(|value| value.expose()));
        query.push("state", self.state.expose());
        self.core.request(&SCALARS, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for ScalarsRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static ODD_NAMES: OperationInfo = OperationInfo::new("queries.odd_names", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`QueriesApi::odd_names`], `GET /odd`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct OddNamesRequest {
    core: ClientCore,
    options: CallOptions,
    center: Option<String>,
    choices: String,
    query: Option<String>,
    path: Option<String>,
    request: Option<String>,
    body: Option<String>,
    value: Option<String>,
    select: Option<String>,
    page_size: Option<i32>,
    size: Option<i32>,
}

impl OddNamesRequest {
    /// Not the client's.
    pub fn center(mut self, center: impl Into<String>) -> Self {
        self.center = Some(center.into());
        self
    }

    /// A search.
    pub fn query(mut self, query: impl Into<String>) -> Self {
        self.query = Some(query.into());
        self
    }

    /// A path.
    pub fn path(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// A request.
    pub fn request(mut self, request: impl Into<String>) -> Self {
        self.request = Some(request.into());
        self
    }

    /// A body.
    pub fn body(mut self, body: impl Into<String>) -> Self {
        self.body = Some(body.into());
        self
    }

    /// A value.
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = Some(value.into());
        self
    }

    /// With a dollar.
    pub fn select(mut self, select: impl Into<String>) -> Self {
        self.select = Some(select.into());
        self
    }

    /// In brackets.
    pub fn page_size(mut self, page_size: i32) -> Self {
        self.page_size = Some(page_size);
        self
    }

    /// Not ASCII.
    pub fn size(mut self, size: i32) -> Self {
        self.size = Some(size);
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
        let path = PathBuilder::new("/odd");
        let mut query = Query::new();
        query.push_opt("core", self.center.as_ref());
        query.push("options", &self.choices);
        query.push_opt("query", self.query.as_ref());
        query.push_opt("path", self.path.as_ref());
        query.push_opt("request", self.request.as_ref());
        query.push_opt("body", self.body.as_ref());
        query.push_opt("value", self.value.as_ref());
        query.push_opt("$select", self.select.as_ref());
        query.push_opt("page[size]", self.page_size);
        query.push_opt("größe", self.size);
        self.core.request(&ODD_NAMES, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for OddNamesRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

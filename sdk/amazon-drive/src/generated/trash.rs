// Made by `cargo sdk generate` out of specs/amazon-drive. Change the specs, not this file.

use cloud_drives_core::{
    BoxFuture, CallOptions, ClientCore, Cursor, Error, Items, Next, OperationInfo, Pages,
    PathBuilder, Query, RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// What was thrown away and can be brought back.
///
/// Made by [`Client::trash`](super::Client::trash); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct TrashApi {
    core: ClientCore,
}

impl TrashApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Lists the trash: the nodes that were thrown away themselves, not what is in folders among them.
    ///
    /// Only the paging is described by Amazon; the other parameters are those of `nodes().list()` (`wire.md §2.13`).
    pub fn list(&self) -> ListRequest {
        ListRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            filters: None,
            sort: None,
            limit: None,
            start_token: None,
            asset: None,
            temp_link: None,
            fields: None,
        }
    }

    /// Moves a node to the trash, a folder with everything in it. The answer shows it with the status `TRASH`.
    ///
    /// # Arguments
    ///
    /// - `id`: The node's id: 22 letters, digits, `-` and `_`, by which it may also begin.
    pub fn add(&self, id: impl Into<String>) -> AddRequest {
        AddRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            id: id.into(),
        }
    }

    /// Brings a node back from the trash. The answer shows it with the status `AVAILABLE`.
    ///
    /// Presumably a conflict if its name has been taken meanwhile (`wire.md §2.14`). What a node answers that is not in the
    /// trash any more is not known, so a call whose outcome is unknown is not repeated: the node's status tells.
    ///
    /// # Arguments
    ///
    /// - `id`: The node's id: 22 letters, digits, `-` and `_`, by which it may also begin.
    pub fn restore(&self, id: impl Into<String>) -> RestoreRequest {
        RestoreRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            id: id.into(),
        }
    }
}

static LIST: OperationInfo = OperationInfo::new("trash.list", true)
    .with_server("metadata")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`TrashApi::list`], `GET /trash`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent, or listed with items() or pages()"]
pub struct ListRequest {
    core: ClientCore,
    options: CallOptions,
    filters: Option<String>,
    sort: Option<String>,
    limit: Option<u32>,
    start_token: Option<String>,
    asset: Option<types::AssetMode>,
    temp_link: Option<bool>,
    fields: Option<String>,
}

impl ListRequest {
    /// Which nodes: terms of `field:value` with ` AND `, ` OR ` and parentheses, eight terms at most, as in
    /// `kind:FOLDER AND name:Re*`. A range is `modifiedDate:["2015-01-01T00:00:00.000Z" TO *]`, with braces where the bound
    /// itself is out. A backslash goes before spaces and before each of `+ - & | ! ( ) { } [ ] ^ ' " ~ * ? : \` in a value
    /// (`wire.md §2.4`).
    pub fn filters(mut self, filters: impl Into<String>) -> Self {
        self.filters = Some(filters.into());
        self
    }

    /// The order: a JSON array, as text, of fields with `ASC` or `DESC`, such as `["kind DESC","name ASC"]`.
    pub fn sort(mut self, sort: impl Into<String>) -> Self {
        self.sort = Some(sort.into());
        self
    }

    /// Nodes a page, from 1 to 200; 200 without it. Whether more is cut down or refused is not known (`wire.md §11`).
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// The page to begin with: `next_token` of the page before, good for about ten minutes. Everything else has to be as it
    /// was in the call that handed it out.
    pub fn start_token(mut self, start_token: impl Into<String>) -> Self {
        self.start_token = Some(start_token.into());
        self
    }

    /// Whether nodes come with the assets that belong to them; `NONE` without it.
    pub fn asset(mut self, asset: impl Into<types::AssetMode>) -> Self {
        self.asset = Some(asset.into());
        self
    }

    /// Whether files come with a link that downloads them without a token; false without it.
    pub fn temp_link(mut self, temp_link: bool) -> Self {
        self.temp_link = Some(temp_link);
        self
    }

    /// Further members to answer with: a JSON array as text, such as `["properties"]`. Its form is a recollection and not
    /// settled (`wire.md §11`).
    pub fn fields(mut self, fields: impl Into<String>) -> Self {
        self.fields = Some(fields.into());
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
    pub async fn send(self) -> Result<Response<types::NodeList>, Error> {
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
        let path = PathBuilder::new("/trash");
        let mut query = Query::new();
        query.push_opt("filters", self.filters.as_ref());
        query.push_opt("sort", self.sort.as_ref());
        query.push_opt("limit", self.limit);
        query.push_opt("startToken", self.start_token.as_ref());
        query.push_opt("asset", self.asset.as_ref());
        query.push_opt("tempLink", self.temp_link);
        query.push_opt("fields", self.fields.as_ref());
        self.core.request(&LIST, Method::GET, path, query, self.options)
    }
}

impl ListRequest {
    /// Lists page by page, each with its own response.
    ///
    /// Nothing is sent before the first page is asked for. Every page is one call;
    /// dropping the pager between pages loses nothing.
    ///
    /// The server gives at most 200 items a page.
    pub fn pages(self) -> Pages<types::NodeList> {
        Pages::new(
            &LIST,
            Cursor::Start,
            move |cursor| {
                let mut request = self.clone();
                if let Cursor::Token(cursor) = cursor {
                    request.start_token = Some(cursor);
                }
                Box::pin(request.send())
            },
            move |page: &types::NodeList, _| {
                Next::token(page.next_token.as_deref()).with_total(page.count)
            },
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<types::Node> {
        self.pages().items(|page| page.data)
    }
}

static ADD: OperationInfo = OperationInfo::new("trash.add", true)
    .with_server("metadata")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`TrashApi::add`], `PUT /trash/{id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct AddRequest {
    core: ClientCore,
    options: CallOptions,
    id: String,
}

impl AddRequest {
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
    pub async fn send(self) -> Result<Response<types::Node>, Error> {
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
        let mut path = PathBuilder::new("/trash/");
        path.push_segment("id", &self.id)?;
        let query = Query::new();
        self.core.request(&ADD, Method::PUT, path, query, self.options)
    }
}

impl IntoFuture for AddRequest {
    type Output = Result<types::Node, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static RESTORE: OperationInfo = OperationInfo::new("trash.restore", false)
    .with_server("metadata")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`TrashApi::restore`], `POST /trash/{id}/restore`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct RestoreRequest {
    core: ClientCore,
    options: CallOptions,
    id: String,
}

impl RestoreRequest {
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
    pub async fn send(self) -> Result<Response<types::Node>, Error> {
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
        let mut path = PathBuilder::new("/trash/");
        path.push_segment("id", &self.id)?;
        path.push_literal("/restore");
        let query = Query::new();
        self.core.request(&RESTORE, Method::POST, path, query, self.options)
    }
}

impl IntoFuture for RestoreRequest {
    type Output = Result<types::Node, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

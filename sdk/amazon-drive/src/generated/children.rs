// Made by `cargo sdk generate` out of specs/amazon-drive. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, CallOptions, ClientCore, Cursor, Error, Items, Next, OperationInfo,
    Pages, PathBuilder, Query, RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// What is in a folder, and what goes in and out.
///
/// Made by [`Client::children`](super::Client::children); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct ChildrenApi {
    core: ClientCore,
}

impl ChildrenApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Lists what is in a folder.
    ///
    /// For some seconds after a move or a renaming the list may still show what was before: look at `parents` and `status`
    /// again (`wire.md §2.9`). A page's token is good for about ten minutes; an older one answers 400 with the message `Next
    /// token is expired`, and the listing has to start anew (`wire.md §4.1`).
    ///
    /// # Arguments
    ///
    /// - `id`: The folder's id.
    pub fn list(&self, id: impl Into<String>) -> ListRequest {
        ListRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            id: id.into(),
            filters: None,
            sort: None,
            limit: None,
            start_token: None,
            asset: None,
            temp_link: None,
            fields: None,
        }
    }

    /// Moves a node from one of its parents to another; its further parents stay.
    ///
    /// Not allowed for a node in the trash: `add` and `remove` do it there (`wire.md §2.10`). Once it is moved the old parent
    /// is none any more, so that a repeat is an error and a call whose outcome is unknown is not repeated.
    ///
    /// # Arguments
    ///
    /// - `to_parent`: The id of the folder to move it to.
    /// - `child`: What to move, and from where.
    pub fn move_(
        &self,
        to_parent: impl Into<String>,
        child: impl Into<types::MoveChild>,
    ) -> MoveRequest {
        MoveRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            to_parent: to_parent.into(),
            child: child.into(),
        }
    }

    /// Puts a node into one more folder; it stays where it is as well.
    ///
    /// This makes a hard link, of folders too: whoever walks the tree has to watch for circles (`wire.md §2.11`).
    ///
    /// # Arguments
    ///
    /// - `parent_id`: The folder's id.
    /// - `child_id`: The id of the node that is, or is to be, in it.
    pub fn add(
        &self,
        parent_id: impl Into<String>,
        child_id: impl Into<String>,
    ) -> AddRequest {
        AddRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            parent_id: parent_id.into(),
            child_id: child_id.into(),
        }
    }

    /// Takes a node out of a folder. It is not deleted, even if it is in no folder then.
    ///
    /// Amazon described the answer as 202; the service was seen to answer 200 with the node (`wire.md §2.11`). A repeat
    /// presumably finds the link gone and reports an error, though all is as it should be.
    ///
    /// # Arguments
    ///
    /// - `parent_id`: The folder's id.
    /// - `child_id`: The id of the node that is, or is to be, in it.
    pub fn remove(
        &self,
        parent_id: impl Into<String>,
        child_id: impl Into<String>,
    ) -> RemoveRequest {
        RemoveRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            parent_id: parent_id.into(),
            child_id: child_id.into(),
        }
    }
}

static LIST: OperationInfo = OperationInfo::new("children.list", true)
    .with_server("metadata")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`ChildrenApi::list`], `GET /nodes/{id}/children`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent, or listed with items() or pages()"]
pub struct ListRequest {
    core: ClientCore,
    options: CallOptions,
    id: String,
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
        let mut path = PathBuilder::new("/nodes/");
        path.push_segment("id", &self.id)?;
        path.push_literal("/children");
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

static MOVE: OperationInfo = OperationInfo::new("children.move", false)
    .with_server("metadata")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`ChildrenApi::move_`], `POST /nodes/{id}/children`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct MoveRequest {
    core: ClientCore,
    options: CallOptions,
    to_parent: String,
    child: types::MoveChild,
}

impl MoveRequest {
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
        let mut path = PathBuilder::new("/nodes/");
        path.push_segment("id", &self.to_parent)?;
        path.push_literal("/children");
        let query = Query::new();
        let mut request = self
            .core
            .request(&MOVE, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&self.child)?);
        Ok(request)
    }
}

impl IntoFuture for MoveRequest {
    type Output = Result<types::Node, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static ADD: OperationInfo = OperationInfo::new("children.add", true)
    .with_server("metadata")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`ChildrenApi::add`], `PUT /nodes/{parentId}/children/{childId}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct AddRequest {
    core: ClientCore,
    options: CallOptions,
    parent_id: String,
    child_id: String,
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
        let mut path = PathBuilder::new("/nodes/");
        path.push_segment("parentId", &self.parent_id)?;
        path.push_literal("/children/");
        path.push_segment("childId", &self.child_id)?;
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

static REMOVE: OperationInfo = OperationInfo::new("children.remove", true)
    .with_server("metadata")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`ChildrenApi::remove`], `DELETE /nodes/{parentId}/children/{childId}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct RemoveRequest {
    core: ClientCore,
    options: CallOptions,
    parent_id: String,
    child_id: String,
}

impl RemoveRequest {
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
    pub async fn send(self) -> Result<Response<RemoveOutcome>, Error> {
        self.send_raw()
            .await?
            .try_map(|raw| match raw.status().as_u16() {
                200 => raw.json().map(RemoveOutcome::Removed),
                202 => Ok(RemoveOutcome::Accepted),
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
        let mut path = PathBuilder::new("/nodes/");
        path.push_segment("parentId", &self.parent_id)?;
        path.push_literal("/children/");
        path.push_segment("childId", &self.child_id)?;
        let query = Query::new();
        self.core.request(&REMOVE, Method::DELETE, path, query, self.options)
    }
}

impl IntoFuture for RemoveRequest {
    type Output = Result<RemoveOutcome, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

/// How [`ChildrenApi::remove`] ended.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum RemoveOutcome {
    /// The node, which is not in the folder any more.
    Removed(types::Node),
    /// Done, or about to be; the node is not sent along.
    Accepted,
}

impl RemoveOutcome {
    /// Returns what the outcome holds, if it holds something.
    pub fn node(&self) -> Option<&types::Node> {
        match self {
            Self::Removed(body) => Some(body),
            Self::Accepted => None,
        }
    }

    /// Returns what the outcome holds, if it holds something, by value.
    pub fn into_node(self) -> Option<types::Node> {
        match self {
            Self::Removed(body) => Some(body),
            Self::Accepted => None,
        }
    }
}

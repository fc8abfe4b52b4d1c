// Made by `cargo sdk generate` out of specs/amazon-drive. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, CallOptions, ClientCore, Cursor, Error, Items, Next, OperationInfo,
    Pages, PathBuilder, Query, RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// Files, folders and assets, found by a filter or by their id.
///
/// Made by [`Client::nodes`](super::Client::nodes); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct NodesApi {
    core: ClientCore,
}

impl NodesApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Lists the nodes of the account that a filter finds; without a filter, all of them.
    ///
    /// Without a filter on the status, nodes in the trash were found by some clients and not by others, and a listing lags
    /// some seconds behind a move or a renaming: look at `status` and `parents` again (`wire.md §9`, `§11`). A page's token is
    /// good for about ten minutes; an older one answers 400 with the message `Next token is expired`, and the listing has to
    /// start anew (`wire.md §4.1`).
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

    /// Makes a folder.
    ///
    /// Where the parent has a child of that name already, whatever its case and kind, the answer is `NameAlreadyExists` with
    /// the id of that child (`wire.md §5.4`). For the same reason a repeat does not tell who made the folder, so a call whose
    /// outcome is unknown is not repeated.
    ///
    /// # Arguments
    ///
    /// - `folder`: The folder.
    pub fn create_folder(
        &self,
        folder: impl Into<types::CreateNode>,
    ) -> CreateFolderRequest {
        CreateFolderRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            local_id: None,
            folder: folder.into(),
        }
    }

    /// Describes a node.
    ///
    /// Also the way to wait for a file that is `PENDING`, and to get a fresh `temp_link` before each download.
    ///
    /// # Arguments
    ///
    /// - `id`: The node's id: 22 letters, digits, `-` and `_`, by which it may also begin.
    pub fn get(&self, id: impl Into<String>) -> GetRequest {
        GetRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            id: id.into(),
            asset: None,
            temp_link: None,
            fields: None,
        }
    }

    /// Deletes a node for good. The service refuses this to every application but its own, whatever its scopes.
    ///
    /// The answer was always an error, presumably `Forbidden`, with the message `Insufficient permissions granted for
    /// operation: purgeNode` (`wire.md §2.8`, `§11`). Move nodes to the trash instead.
    ///
    /// # Arguments
    ///
    /// - `id`: The node's id: 22 letters, digits, `-` and `_`, by which it may also begin.
    pub fn purge(&self, id: impl Into<String>) -> PurgeRequest {
        PurgeRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            id: id.into(),
        }
    }

    /// Changes what is known of a node: its name, its description, its labels, its parents.
    ///
    /// What is not set stays as it is. Every member replaces the old value, `parents` and `labels` as whole lists, so that a
    /// repeat does no harm; only the node's version goes up again. `NameAlreadyExists` if a parent has a child of that name.
    /// A node in the trash can be renamed too (`wire.md §2.7`).
    ///
    /// # Arguments
    ///
    /// - `id`: The node's id: 22 letters, digits, `-` and `_`, by which it may also begin.
    /// - `patch`: What to change.
    pub fn update(
        &self,
        id: impl Into<String>,
        patch: impl Into<types::NodePatch>,
    ) -> UpdateRequest {
        UpdateRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            id: id.into(),
            patch: patch.into(),
        }
    }
}

static LIST: OperationInfo = OperationInfo::new("nodes.list", true)
    .with_server("metadata")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`NodesApi::list`], `GET /nodes`, that is not sent yet.
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
        let path = PathBuilder::new("/nodes");
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

static CREATE_FOLDER: OperationInfo = OperationInfo::new("nodes.create_folder", false)
    .with_server("metadata")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`NodesApi::create_folder`], `POST /nodes`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct CreateFolderRequest {
    core: ClientCore,
    options: CallOptions,
    local_id: Option<String>,
    folder: types::CreateNode,
}

impl CreateFolderRequest {
    /// An id of the caller's choice that stands for the new node. Used a second time it is a conflict and no second node
    /// comes into being (`wire.md §5.5`).
    pub fn local_id(mut self, local_id: impl Into<String>) -> Self {
        self.local_id = Some(local_id.into());
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
        let path = PathBuilder::new("/nodes");
        let mut query = Query::new();
        query.push_opt("localId", self.local_id.as_ref());
        let mut request = self
            .core
            .request(&CREATE_FOLDER, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&self.folder)?);
        Ok(request)
    }
}

impl IntoFuture for CreateFolderRequest {
    type Output = Result<types::Node, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static GET: OperationInfo = OperationInfo::new("nodes.get", true)
    .with_server("metadata")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`NodesApi::get`], `GET /nodes/{id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct GetRequest {
    core: ClientCore,
    options: CallOptions,
    id: String,
    asset: Option<types::AssetMode>,
    temp_link: Option<bool>,
    fields: Option<String>,
}

impl GetRequest {
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
        path.push_segment("id", &self.id)?;
        let mut query = Query::new();
        query.push_opt("asset", self.asset.as_ref());
        query.push_opt("tempLink", self.temp_link);
        query.push_opt("fields", self.fields.as_ref());
        self.core.request(&GET, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for GetRequest {
    type Output = Result<types::Node, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static PURGE: OperationInfo = OperationInfo::new("nodes.purge", true)
    .with_server("metadata")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`NodesApi::purge`], `DELETE /nodes/{id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct PurgeRequest {
    core: ClientCore,
    options: CallOptions,
    id: String,
}

impl PurgeRequest {
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
        path.push_segment("id", &self.id)?;
        let query = Query::new();
        self.core.request(&PURGE, Method::DELETE, path, query, self.options)
    }
}

impl IntoFuture for PurgeRequest {
    type Output = Result<types::Node, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static UPDATE: OperationInfo = OperationInfo::new("nodes.update", true)
    .with_server("metadata")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`NodesApi::update`], `PATCH /nodes/{id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct UpdateRequest {
    core: ClientCore,
    options: CallOptions,
    id: String,
    patch: types::NodePatch,
}

impl UpdateRequest {
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
        path.push_segment("id", &self.id)?;
        let query = Query::new();
        let mut request = self
            .core
            .request(&UPDATE, Method::PATCH, path, query, self.options)?;
        request.set_body(Body::from_json(&self.patch)?);
        Ok(request)
    }
}

impl IntoFuture for UpdateRequest {
    type Output = Result<types::Node, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

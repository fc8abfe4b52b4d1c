// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, CallOptions, ClientCore, Cursor, Error, Items, Next, OperationInfo,
    Pages, PathBuilder, Query, RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use std::collections::BTreeMap;
use super::errors;
use super::types;

/// Files that are versions of one thing.
///
/// Made by [`Client::version_stacks`](super::Client::version_stacks); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct VersionStacksApi {
    core: ClientCore,
}

impl VersionStacksApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Moves a version stack into a folder.
    ///
    /// A repeat leads to the same state, so the call may be sent again.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `version_stack_id`: The version stack: a UUID, or `adobe:` and the asset.
    /// - `data`: Where a version stack is to go.
    pub fn move_(
        &self,
        account_id: impl Into<String>,
        version_stack_id: impl Into<String>,
        data: impl Into<types::VersionStackMoveParamsData>,
    ) -> MoveRequest {
        MoveRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            version_stack_id: version_stack_id.into(),
            data: data.into(),
        }
    }

    /// Lists the version stacks in a folder.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `folder_id`: The folder: a UUID, or `adobe:` and the asset.
    pub fn list(
        &self,
        account_id: impl Into<String>,
        folder_id: impl Into<String>,
    ) -> ListRequest {
        ListRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            folder_id: folder_id.into(),
            include: None,
            sort: None,
            after: None,
            page_size: None,
            include_total_count: None,
        }
    }

    /// Makes a version stack out of files, which all have to be in the folder already.
    ///
    /// The first file is the oldest version and the last one the newest. The answer has the form of one with includes.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `folder_id`: The folder: a UUID, or `adobe:` and the asset.
    /// - `data`: The versions of a new version stack.
    pub fn create(
        &self,
        account_id: impl Into<String>,
        folder_id: impl Into<String>,
        data: impl Into<types::VersionStackCreateParamsData>,
    ) -> CreateRequest {
        CreateRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            folder_id: folder_id.into(),
            data: data.into(),
        }
    }

    /// Describes a version stack.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `version_stack_id`: The version stack: a UUID, or `adobe:` and the asset.
    pub fn show(
        &self,
        account_id: impl Into<String>,
        version_stack_id: impl Into<String>,
    ) -> ShowRequest {
        ShowRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            version_stack_id: version_stack_id.into(),
            include: None,
        }
    }

    /// Lists the versions in a version stack.
    ///
    /// Media links are asked for as in `files.show`, and refused in the same way.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `version_stack_id`: The version stack: a UUID, or `adobe:` and the asset.
    pub fn index(
        &self,
        account_id: impl Into<String>,
        version_stack_id: impl Into<String>,
    ) -> IndexRequest {
        IndexRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            version_stack_id: version_stack_id.into(),
            include: None,
            sort: None,
            after: None,
            page_size: None,
            include_total_count: None,
        }
    }

    /// Copies a version stack, next to the original unless the call says where to.
    ///
    /// Not possible between projects in Adobe storage.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `version_stack_id`: The version stack: a UUID, or `adobe:` and the asset.
    pub fn copy(
        &self,
        account_id: impl Into<String>,
        version_stack_id: impl Into<String>,
    ) -> CopyRequest {
        CopyRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            version_stack_id: version_stack_id.into(),
            copy_metadata: None,
            data: None,
        }
    }
}

static MOVE: OperationInfo = OperationInfo::new("version_stacks.move", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 10,
        per: std::time::Duration::from_secs(60),
        scope: "version_stacks_move",
    })
    .with_errors(&errors::RULES);

/// A call of [`VersionStacksApi::move_`], `PATCH /v4/accounts/{account_id}/version_stacks/{version_stack_id}/move`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct MoveRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    version_stack_id: String,
    data: types::VersionStackMoveParamsData,
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
    /// Idempotent: a layer that retries may send it again.
    ///
    /// # Errors
    ///
    /// Every status that is not described as a success, with its
    /// [`ErrorKind`](super::ErrorKind); what the transport reports; an answer of another shape.
    pub async fn send(self) -> Result<Response<types::VersionStack>, Error> {
        self.send_raw().await?.try_map(|raw| raw.json_at_or_whole(&["data"]))
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
        let mut path = PathBuilder::new("/v4/accounts/");
        path.push_segment("account_id", &self.account_id)?;
        path.push_literal("/version_stacks/");
        path.push_segment("version_stack_id", &self.version_stack_id)?;
        path.push_literal("/move");
        let query = Query::new();
        let mut request = self
            .core
            .request(&MOVE, Method::PATCH, path, query, self.options)?;
        request.set_body(Body::from_json(&BTreeMap::from([("data", &self.data)]))?);
        Ok(request)
    }
}

impl IntoFuture for MoveRequest {
    type Output = Result<types::VersionStack, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static LIST: OperationInfo = OperationInfo::new("version_stacks.list", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 5,
        per: std::time::Duration::from_secs(1),
        scope: "version_stacks_list",
    })
    .with_errors(&errors::RULES);

/// A call of [`VersionStacksApi::list`], `GET /v4/accounts/{account_id}/folders/{folder_id}/version_stacks`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent, or listed with items() or pages()"]
pub struct ListRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    folder_id: String,
    include: Option<Vec<types::FileWithMediaLinksInclude>>,
    sort: Option<types::VersionStackSortList>,
    after: Option<String>,
    page_size: Option<u32>,
    include_total_count: Option<bool>,
}

impl ListRequest {
    /// What to bring along with a file, folder or version stack.
    pub fn include(
        mut self,
        include: impl IntoIterator<Item = impl Into<types::FileWithMediaLinksInclude>>,
    ) -> Self {
        self.include = Some(include.into_iter().map(Into::into).collect());
        self
    }

    /// What the list is ordered by.
    pub fn sort(mut self, sort: impl Into<types::VersionStackSortList>) -> Self {
        self.sort = Some(sort.into());
        self
    }

    /// Where to go on: the cursor out of the `links.next` of the page before. Opaque. The pagers fill it in.
    pub fn after(mut self, after: impl Into<String>) -> Self {
        self.after = Some(after.into());
        self
    }

    /// Items a page; the service takes 50 without it. 100 is safe everywhere, up to 500 were reported to work here, and
    /// more is refused (`wire.md §4`).
    pub fn page_size(mut self, page_size: u32) -> Self {
        self.page_size = Some(page_size);
        self
    }

    /// Whether the answer tells how many items there are on all pages; false without it.
    pub fn include_total_count(mut self, include_total_count: bool) -> Self {
        self.include_total_count = Some(include_total_count);
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
    pub async fn send(
        self,
    ) -> Result<Response<types::VersionStacksWithIncludesResponse>, Error> {
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
        let mut path = PathBuilder::new("/v4/accounts/");
        path.push_segment("account_id", &self.account_id)?;
        path.push_literal("/folders/");
        path.push_segment("folder_id", &self.folder_id)?;
        path.push_literal("/version_stacks");
        let mut query = Query::new();
        if let Some(values) = &self.include {
            query.push_comma("include", values);
        }
        query.push_opt("sort", self.sort.as_ref());
        query.push_opt("after", self.after.as_ref());
        query.push_opt("page_size", self.page_size);
        query.push_opt("include_total_count", self.include_total_count);
        self.core.request(&LIST, Method::GET, path, query, self.options)
    }
}

impl ListRequest {
    /// Lists page by page, each with its own response.
    ///
    /// Nothing is sent before the first page is asked for. Every page is one call;
    /// dropping the pager between pages loses nothing.
    ///
    /// The server gives at most 500 items a page.
    pub fn pages(self) -> Pages<types::VersionStacksWithIncludesResponse> {
        Pages::new(
            &LIST,
            Cursor::Start,
            move |cursor| {
                let mut request = self.clone();
                if let Cursor::Token(cursor) = cursor {
                    request.after = Some(cursor);
                }
                Box::pin(request.send())
            },
            move |page: &types::VersionStacksWithIncludesResponse, _| {
                Next::query_token(page.links.next.as_deref(), "after")
                    .with_total(page.total_count)
            },
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<types::VersionStackWithIncludes> {
        self.pages().items(|page| page.data)
    }
}

static CREATE: OperationInfo = OperationInfo::new("version_stacks.create", false)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 10,
        per: std::time::Duration::from_secs(60),
        scope: "version_stacks_create",
    })
    .with_errors(&errors::RULES);

/// A call of [`VersionStacksApi::create`], `POST /v4/accounts/{account_id}/folders/{folder_id}/version_stacks`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct CreateRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    folder_id: String,
    data: types::VersionStackCreateParamsData,
}

impl CreateRequest {
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
    pub async fn send(self) -> Result<Response<types::VersionStackWithIncludes>, Error> {
        self.send_raw().await?.try_map(|raw| raw.json_at_or_whole(&["data"]))
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
        let mut path = PathBuilder::new("/v4/accounts/");
        path.push_segment("account_id", &self.account_id)?;
        path.push_literal("/folders/");
        path.push_segment("folder_id", &self.folder_id)?;
        path.push_literal("/version_stacks");
        let query = Query::new();
        let mut request = self
            .core
            .request(&CREATE, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&BTreeMap::from([("data", &self.data)]))?);
        Ok(request)
    }
}

impl IntoFuture for CreateRequest {
    type Output = Result<types::VersionStackWithIncludes, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static SHOW: OperationInfo = OperationInfo::new("version_stacks.show", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 100,
        per: std::time::Duration::from_secs(60),
        scope: "version_stacks_show",
    })
    .with_errors(&errors::RULES);

/// A call of [`VersionStacksApi::show`], `GET /v4/accounts/{account_id}/version_stacks/{version_stack_id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct ShowRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    version_stack_id: String,
    include: Option<Vec<types::FileWithMediaLinksInclude>>,
}

impl ShowRequest {
    /// What to bring along with a file, folder or version stack.
    pub fn include(
        mut self,
        include: impl IntoIterator<Item = impl Into<types::FileWithMediaLinksInclude>>,
    ) -> Self {
        self.include = Some(include.into_iter().map(Into::into).collect());
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
    pub async fn send(self) -> Result<Response<types::VersionStackWithIncludes>, Error> {
        self.send_raw().await?.try_map(|raw| raw.json_at_or_whole(&["data"]))
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
        let mut path = PathBuilder::new("/v4/accounts/");
        path.push_segment("account_id", &self.account_id)?;
        path.push_literal("/version_stacks/");
        path.push_segment("version_stack_id", &self.version_stack_id)?;
        let mut query = Query::new();
        if let Some(values) = &self.include {
            query.push_comma("include", values);
        }
        self.core.request(&SHOW, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for ShowRequest {
    type Output = Result<types::VersionStackWithIncludes, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static INDEX: OperationInfo = OperationInfo::new("version_stacks.index", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 100,
        per: std::time::Duration::from_secs(60),
        scope: "version_stacks_index",
    })
    .with_errors(&errors::RULES);

/// A call of [`VersionStacksApi::index`], `GET /v4/accounts/{account_id}/version_stacks/{version_stack_id}/children`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent, or listed with items() or pages()"]
pub struct IndexRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    version_stack_id: String,
    include: Option<Vec<types::FileWithMediaLinksInclude>>,
    sort: Option<types::VersionStackSortIndex>,
    after: Option<String>,
    page_size: Option<u32>,
    include_total_count: Option<bool>,
}

impl IndexRequest {
    /// What to bring along with a file, folder or version stack.
    pub fn include(
        mut self,
        include: impl IntoIterator<Item = impl Into<types::FileWithMediaLinksInclude>>,
    ) -> Self {
        self.include = Some(include.into_iter().map(Into::into).collect());
        self
    }

    /// What the list is ordered by.
    pub fn sort(mut self, sort: impl Into<types::VersionStackSortIndex>) -> Self {
        self.sort = Some(sort.into());
        self
    }

    /// Where to go on: the cursor out of the `links.next` of the page before. Opaque. The pagers fill it in.
    pub fn after(mut self, after: impl Into<String>) -> Self {
        self.after = Some(after.into());
        self
    }

    /// Items a page, 1 to 100; the service takes 50 without it and refuses more.
    pub fn page_size(mut self, page_size: u32) -> Self {
        self.page_size = Some(page_size);
        self
    }

    /// Whether the answer tells how many items there are on all pages; false without it.
    pub fn include_total_count(mut self, include_total_count: bool) -> Self {
        self.include_total_count = Some(include_total_count);
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
    pub async fn send(
        self,
    ) -> Result<Response<types::VersionStackAssetsWithIncludesResponse>, Error> {
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
        let mut path = PathBuilder::new("/v4/accounts/");
        path.push_segment("account_id", &self.account_id)?;
        path.push_literal("/version_stacks/");
        path.push_segment("version_stack_id", &self.version_stack_id)?;
        path.push_literal("/children");
        let mut query = Query::new();
        if let Some(values) = &self.include {
            query.push_comma("include", values);
        }
        query.push_opt("sort", self.sort.as_ref());
        query.push_opt("after", self.after.as_ref());
        query.push_opt("page_size", self.page_size);
        query.push_opt("include_total_count", self.include_total_count);
        self.core.request(&INDEX, Method::GET, path, query, self.options)
    }
}

impl IndexRequest {
    /// Lists page by page, each with its own response.
    ///
    /// Nothing is sent before the first page is asked for. Every page is one call;
    /// dropping the pager between pages loses nothing.
    ///
    /// The server gives at most 100 items a page.
    pub fn pages(self) -> Pages<types::VersionStackAssetsWithIncludesResponse> {
        Pages::new(
            &INDEX,
            Cursor::Start,
            move |cursor| {
                let mut request = self.clone();
                if let Cursor::Token(cursor) = cursor {
                    request.after = Some(cursor);
                }
                Box::pin(request.send())
            },
            move |page: &types::VersionStackAssetsWithIncludesResponse, _| {
                Next::query_token(page.links.next.as_deref(), "after")
                    .with_total(page.total_count)
            },
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<types::AssetWithIncludes> {
        self.pages().items(|page| page.data)
    }
}

static COPY: OperationInfo = OperationInfo::new("version_stacks.copy", false)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 10,
        per: std::time::Duration::from_secs(60),
        scope: "version_stacks_copy",
    })
    .with_errors(&errors::RULES);

/// A call of [`VersionStacksApi::copy`], `POST /v4/accounts/{account_id}/version_stacks/{version_stack_id}/copy`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct CopyRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    version_stack_id: String,
    copy_metadata: Option<bool>,
    data: Option<types::VersionStackCopyParamsData>,
}

impl CopyRequest {
    /// Whether metadata values go along; false without it.
    pub fn copy_metadata(mut self, copy_metadata: bool) -> Self {
        self.copy_metadata = Some(copy_metadata);
        self
    }

    /// Where the copy is to go.
    pub fn data(mut self, data: impl Into<types::VersionStackCopyParamsData>) -> Self {
        self.data = Some(data.into());
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
    pub async fn send(self) -> Result<Response<types::VersionStack>, Error> {
        self.send_raw().await?.try_map(|raw| raw.json_at_or_whole(&["data"]))
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
        let mut path = PathBuilder::new("/v4/accounts/");
        path.push_segment("account_id", &self.account_id)?;
        path.push_literal("/version_stacks/");
        path.push_segment("version_stack_id", &self.version_stack_id)?;
        path.push_literal("/copy");
        let mut query = Query::new();
        query.push_opt("copy_metadata", self.copy_metadata);
        let mut request = self
            .core
            .request(&COPY, Method::POST, path, query, self.options)?;
        if let Some(body) = &self.data {
            request.set_body(Body::from_json(&BTreeMap::from([("data", body)]))?);
        }
        Ok(request)
    }
}

impl IntoFuture for CopyRequest {
    type Output = Result<types::VersionStack, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

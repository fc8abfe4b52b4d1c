// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, CallOptions, ClientCore, Cursor, Error, Items, Next, OperationInfo,
    Pages, PathBuilder, Query, RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use std::collections::BTreeMap;
use super::errors;
use super::types;

/// Folders and what is in them.
///
/// Made by [`Client::folders`](super::Client::folders); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct FoldersApi {
    core: ClientCore,
}

impl FoldersApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Copies up to 100 folders into another one.
    ///
    /// The answer may come before all that is in the folders is copied (`wire.md §5`).
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `data`: Which folders are to be copied or moved, and where to.
    pub fn bulk_copy(
        &self,
        account_id: impl Into<String>,
        data: impl Into<types::BulkFolderCopyMoveParamsData>,
    ) -> BulkCopyRequest {
        BulkCopyRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            copy_metadata: None,
            copy_comments: None,
            data: data.into(),
        }
    }

    /// Describes a folder.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `folder_id`: The folder: a UUID, or `adobe:` and the asset.
    pub fn show(
        &self,
        account_id: impl Into<String>,
        folder_id: impl Into<String>,
    ) -> ShowRequest {
        ShowRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            folder_id: folder_id.into(),
            include: None,
        }
    }

    /// Deletes a folder with all that is in it.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `folder_id`: The folder: a UUID, or `adobe:` and the asset.
    pub fn delete(
        &self,
        account_id: impl Into<String>,
        folder_id: impl Into<String>,
    ) -> DeleteRequest {
        DeleteRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            folder_id: folder_id.into(),
        }
    }

    /// Renames a folder.
    ///
    /// A repeat leads to the same state, so the call may be sent again.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `folder_id`: The folder: a UUID, or `adobe:` and the asset.
    /// - `data`: What is to change about a folder; the rest stays.
    pub fn update(
        &self,
        account_id: impl Into<String>,
        folder_id: impl Into<String>,
        data: impl Into<types::FolderUpdateParamsData>,
    ) -> UpdateRequest {
        UpdateRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            folder_id: folder_id.into(),
            data: data.into(),
        }
    }

    /// Lists all that is in a folder: files, folders and version stacks in one list.
    ///
    /// Media links are asked for as in `files.show`, and refused in the same way.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `folder_id`: The folder: a UUID, or `adobe:` and the asset.
    pub fn index(
        &self,
        account_id: impl Into<String>,
        folder_id: impl Into<String>,
    ) -> IndexRequest {
        IndexRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            folder_id: folder_id.into(),
            include: None,
            sort: None,
            type_: None,
            after: None,
            page_size: None,
            include_total_count: None,
        }
    }

    /// Moves a folder into another one.
    ///
    /// A repeat leads to the same state, so the call may be sent again.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `folder_id`: The folder: a UUID, or `adobe:` and the asset.
    /// - `data`: Where a folder is to go.
    pub fn move_(
        &self,
        account_id: impl Into<String>,
        folder_id: impl Into<String>,
        data: impl Into<types::FolderMoveParamsData>,
    ) -> MoveRequest {
        MoveRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            folder_id: folder_id.into(),
            data: data.into(),
        }
    }

    /// Moves up to 100 folders into another one.
    ///
    /// A repeat leads to the same state, so the call may be sent again.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `data`: Which folders are to be copied or moved, and where to.
    pub fn bulk_move(
        &self,
        account_id: impl Into<String>,
        data: impl Into<types::BulkFolderCopyMoveParamsData>,
    ) -> BulkMoveRequest {
        BulkMoveRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            data: data.into(),
        }
    }

    /// Lists the folders in a folder.
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

    /// Makes a folder in a folder.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `folder_id`: The folder: a UUID, or `adobe:` and the asset.
    /// - `data`: What a folder is made of.
    pub fn create(
        &self,
        account_id: impl Into<String>,
        folder_id: impl Into<String>,
        data: impl Into<types::FolderCreateParamsData>,
    ) -> CreateRequest {
        CreateRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            folder_id: folder_id.into(),
            data: data.into(),
        }
    }

    /// Copies a folder, next to the original unless the call says where to.
    ///
    /// The answer may come before all that is in the folder is copied (`wire.md §5`).
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `folder_id`: The folder: a UUID, or `adobe:` and the asset.
    pub fn copy(
        &self,
        account_id: impl Into<String>,
        folder_id: impl Into<String>,
    ) -> CopyRequest {
        CopyRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            folder_id: folder_id.into(),
            copy_metadata: None,
            data: None,
        }
    }
}

static BULK_COPY: OperationInfo = OperationInfo::new("folders.bulk_copy", false)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 10,
        per: std::time::Duration::from_secs(60),
        scope: "folders_bulk_copy",
    })
    .with_errors(&errors::RULES);

/// A call of [`FoldersApi::bulk_copy`], `POST /v4/accounts/{account_id}/folders/copy`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct BulkCopyRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    copy_metadata: Option<bool>,
    copy_comments: Option<types::CopyComments>,
    data: types::BulkFolderCopyMoveParamsData,
}

impl BulkCopyRequest {
    /// Whether metadata values go along; false without it.
    pub fn copy_metadata(mut self, copy_metadata: bool) -> Self {
        self.copy_metadata = Some(copy_metadata);
        self
    }

    /// Which comments go along; none without it.
    pub fn copy_comments(
        mut self,
        copy_comments: impl Into<types::CopyComments>,
    ) -> Self {
        self.copy_comments = Some(copy_comments.into());
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
    pub async fn send(
        self,
    ) -> Result<Response<Vec<types::BulkFolderCopyResult>>, Error> {
        self.send_raw()
            .await?
            .try_map(|raw| raw.json_at(&["data"]).map(Option::unwrap_or_default))
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
        path.push_literal("/folders/copy");
        let mut query = Query::new();
        query.push_opt("copy_metadata", self.copy_metadata);
        query.push_opt("copy_comments", self.copy_comments.as_ref());
        let mut request = self
            .core
            .request(&BULK_COPY, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&BTreeMap::from([("data", &self.data)]))?);
        Ok(request)
    }
}

impl IntoFuture for BulkCopyRequest {
    type Output = Result<Vec<types::BulkFolderCopyResult>, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static SHOW: OperationInfo = OperationInfo::new("folders.show", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 100,
        per: std::time::Duration::from_secs(60),
        scope: "folders_show",
    })
    .with_errors(&errors::RULES);

/// A call of [`FoldersApi::show`], `GET /v4/accounts/{account_id}/folders/{folder_id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct ShowRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    folder_id: String,
    include: Option<Vec<types::AssetInclude>>,
}

impl ShowRequest {
    /// What to bring along with a folder.
    pub fn include(
        mut self,
        include: impl IntoIterator<Item = impl Into<types::AssetInclude>>,
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
    pub async fn send(self) -> Result<Response<types::FolderWithIncludes>, Error> {
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
        let mut query = Query::new();
        if let Some(values) = &self.include {
            query.push_comma("include", values);
        }
        self.core.request(&SHOW, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for ShowRequest {
    type Output = Result<types::FolderWithIncludes, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static DELETE: OperationInfo = OperationInfo::new("folders.delete", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 60,
        per: std::time::Duration::from_secs(60),
        scope: "folders_delete",
    })
    .with_errors(&errors::RULES);

/// A call of [`FoldersApi::delete`], `DELETE /v4/accounts/{account_id}/folders/{folder_id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct DeleteRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    folder_id: String,
}

impl DeleteRequest {
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
        let mut path = PathBuilder::new("/v4/accounts/");
        path.push_segment("account_id", &self.account_id)?;
        path.push_literal("/folders/");
        path.push_segment("folder_id", &self.folder_id)?;
        let query = Query::new();
        self.core.request(&DELETE, Method::DELETE, path, query, self.options)
    }
}

impl IntoFuture for DeleteRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static UPDATE: OperationInfo = OperationInfo::new("folders.update", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 10,
        per: std::time::Duration::from_secs(60),
        scope: "folders_update",
    })
    .with_errors(&errors::RULES);

/// A call of [`FoldersApi::update`], `PATCH /v4/accounts/{account_id}/folders/{folder_id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct UpdateRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    folder_id: String,
    data: types::FolderUpdateParamsData,
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
    pub async fn send(self) -> Result<Response<types::Folder>, Error> {
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
        let query = Query::new();
        let mut request = self
            .core
            .request(&UPDATE, Method::PATCH, path, query, self.options)?;
        request.set_body(Body::from_json(&BTreeMap::from([("data", &self.data)]))?);
        Ok(request)
    }
}

impl IntoFuture for UpdateRequest {
    type Output = Result<types::Folder, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static INDEX: OperationInfo = OperationInfo::new("folders.index", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 100,
        per: std::time::Duration::from_secs(60),
        scope: "folders_index",
    })
    .with_errors(&errors::RULES);

/// A call of [`FoldersApi::index`], `GET /v4/accounts/{account_id}/folders/{folder_id}/children`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent, or listed with items() or pages()"]
pub struct IndexRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    folder_id: String,
    include: Option<Vec<types::FileWithMediaLinksInclude>>,
    sort: Option<types::FolderSort>,
    type_: Option<types::AssetType>,
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
    pub fn sort(mut self, sort: impl Into<types::FolderSort>) -> Self {
        self.sort = Some(sort.into());
        self
    }

    /// List only things of this sort. The allowed values are not published; these are inferred (`wire.md §11`).
    pub fn type_(mut self, type_: impl Into<types::AssetType>) -> Self {
        self.type_ = Some(type_.into());
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
    ) -> Result<Response<types::FolderAssetsWithIncludesResponse>, Error> {
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
        path.push_literal("/children");
        let mut query = Query::new();
        if let Some(values) = &self.include {
            query.push_comma("include", values);
        }
        query.push_opt("sort", self.sort.as_ref());
        query.push_opt("type", self.type_.as_ref());
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
    /// The server gives at most 500 items a page.
    pub fn pages(self) -> Pages<types::FolderAssetsWithIncludesResponse> {
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
            move |page: &types::FolderAssetsWithIncludesResponse, _| {
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

static MOVE: OperationInfo = OperationInfo::new("folders.move", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 10,
        per: std::time::Duration::from_secs(60),
        scope: "folders_move",
    })
    .with_errors(&errors::RULES);

/// A call of [`FoldersApi::move_`], `PATCH /v4/accounts/{account_id}/folders/{folder_id}/move`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct MoveRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    folder_id: String,
    data: types::FolderMoveParamsData,
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
    pub async fn send(self) -> Result<Response<types::Folder>, Error> {
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
    type Output = Result<types::Folder, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static BULK_MOVE: OperationInfo = OperationInfo::new("folders.bulk_move", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 10,
        per: std::time::Duration::from_secs(60),
        scope: "folders_bulk_move",
    })
    .with_errors(&errors::RULES);

/// A call of [`FoldersApi::bulk_move`], `PATCH /v4/accounts/{account_id}/folders/move`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct BulkMoveRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    data: types::BulkFolderCopyMoveParamsData,
}

impl BulkMoveRequest {
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
    pub async fn send(self) -> Result<Response<Vec<types::Folder>>, Error> {
        self.send_raw()
            .await?
            .try_map(|raw| raw.json_at(&["data"]).map(Option::unwrap_or_default))
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
        path.push_literal("/folders/move");
        let query = Query::new();
        let mut request = self
            .core
            .request(&BULK_MOVE, Method::PATCH, path, query, self.options)?;
        request.set_body(Body::from_json(&BTreeMap::from([("data", &self.data)]))?);
        Ok(request)
    }
}

impl IntoFuture for BulkMoveRequest {
    type Output = Result<Vec<types::Folder>, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static LIST: OperationInfo = OperationInfo::new("folders.list", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 5,
        per: std::time::Duration::from_secs(1),
        scope: "folders_list",
    })
    .with_errors(&errors::RULES);

/// A call of [`FoldersApi::list`], `GET /v4/accounts/{account_id}/folders/{folder_id}/folders`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent, or listed with items() or pages()"]
pub struct ListRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    folder_id: String,
    include: Option<Vec<types::AssetInclude>>,
    sort: Option<types::FolderSort>,
    after: Option<String>,
    page_size: Option<u32>,
    include_total_count: Option<bool>,
}

impl ListRequest {
    /// What to bring along with a folder.
    pub fn include(
        mut self,
        include: impl IntoIterator<Item = impl Into<types::AssetInclude>>,
    ) -> Self {
        self.include = Some(include.into_iter().map(Into::into).collect());
        self
    }

    /// What the list is ordered by.
    pub fn sort(mut self, sort: impl Into<types::FolderSort>) -> Self {
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
    ) -> Result<Response<types::FoldersWithIncludesResponse>, Error> {
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
        path.push_literal("/folders");
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
    pub fn pages(self) -> Pages<types::FoldersWithIncludesResponse> {
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
            move |page: &types::FoldersWithIncludesResponse, _| {
                Next::query_token(page.links.next.as_deref(), "after")
                    .with_total(page.total_count)
            },
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<types::FolderWithIncludes> {
        self.pages().items(|page| page.data)
    }
}

static CREATE: OperationInfo = OperationInfo::new("folders.create", false)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 3,
        per: std::time::Duration::from_secs(1),
        scope: "folders_create",
    })
    .with_errors(&errors::RULES);

/// A call of [`FoldersApi::create`], `POST /v4/accounts/{account_id}/folders/{folder_id}/folders`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct CreateRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    folder_id: String,
    data: types::FolderCreateParamsData,
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
    pub async fn send(self) -> Result<Response<types::Folder>, Error> {
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
        path.push_literal("/folders");
        let query = Query::new();
        let mut request = self
            .core
            .request(&CREATE, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&BTreeMap::from([("data", &self.data)]))?);
        Ok(request)
    }
}

impl IntoFuture for CreateRequest {
    type Output = Result<types::Folder, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static COPY: OperationInfo = OperationInfo::new("folders.copy", false)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 10,
        per: std::time::Duration::from_secs(60),
        scope: "folders_copy",
    })
    .with_errors(&errors::RULES);

/// A call of [`FoldersApi::copy`], `POST /v4/accounts/{account_id}/folders/{folder_id}/copy`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct CopyRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    folder_id: String,
    copy_metadata: Option<bool>,
    data: Option<types::FolderCopyParamsData>,
}

impl CopyRequest {
    /// Whether metadata values go along; false without it.
    pub fn copy_metadata(mut self, copy_metadata: bool) -> Self {
        self.copy_metadata = Some(copy_metadata);
        self
    }

    /// Where the copy is to go.
    pub fn data(mut self, data: impl Into<types::FolderCopyParamsData>) -> Self {
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
    pub async fn send(self) -> Result<Response<types::Folder>, Error> {
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
    type Output = Result<types::Folder, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

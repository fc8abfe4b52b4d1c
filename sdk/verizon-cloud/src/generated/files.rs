// Made by `cargo sdk generate` out of specs/verizon-cloud. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, ByteStream, CallOptions, ClientCore, Cursor, Error, Items, Next,
    OperationInfo, Pages, PathBuilder, Query, RawResponse, Request, Response, Secret,
    StreamResponse,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// Files and folders: what they are, finding them, copying, moving, renaming, deleting and reading them.
///
/// A path begins with a slash, and its first segment is a virtual folder: `/VZMOBILE/photos/sea.jpg`.
///
/// Made by [`Client::files`](super::Client::files); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct FilesApi {
    core: ClientCore,
}

impl FilesApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Lists the virtual folders of the account.
    pub fn root(&self) -> RootRequest {
        RootRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            include_deleted: None,
            sort: None,
            page: None,
            count: None,
            filter: None,
        }
    }

    /// Describes a file, or a folder together with what is in it.
    ///
    /// Where nothing is, the answer is `NotFound`, and where something was, `Gone`, which is a kind of it. A file has no list,
    /// so that paging over it gives no items.
    ///
    /// # Arguments
    ///
    /// - `path`: The file or folder, such as `/VZMOBILE/photos`.
    pub fn metadata(&self, path: impl Into<String>) -> MetadataRequest {
        MetadataRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            path: path.into(),
            include_deleted: None,
            sort: None,
            page: None,
            count: None,
            filter: None,
        }
    }

    /// Lists all files, and later what has changed since.
    ///
    /// The first call goes without `etag` and gives everything. Its answer has a state in the header `X-Header-ETag`; with that
    /// state the next call gives what was added and changed and the paths that are gone, together with the next state. The
    /// plain `ETag` and `If-None-Match` of HTTP play no part. What a state is answered with that the service never gave is not
    /// known (`wire.md §6.1`).
    ///
    /// The answer can be large. Raise the client's limit for JSON bodies where 64 MiB are not enough.
    pub fn full_view(&self) -> FullViewRequest {
        FullViewRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            virtual_folder: None,
            etag: None,
        }
    }

    /// Finds files and folders.
    ///
    /// A query is in the manner of Lucene: `extension:jpg`, or `file:true AND name:beach`. A value needs at least three
    /// characters and matches where words begin, whatever the case. A backslash goes before each of
    /// `+ _ && || ! ( ) { } [ ] ^ " ~ * ? : \ .` and before a blank inside a phrase. The fields are `name`, `extension`, `file`
    /// and `folder` (`true`), and those of the system attributes, such as `captureDate` (`wire.md §6.5`).
    ///
    /// # Arguments
    ///
    /// - `query`: What to look for. Not empty.
    pub fn search(&self, query: impl Into<String>) -> SearchRequest {
        SearchRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            query: query.into(),
            virtual_folder: None,
            sort: None,
            page: None,
            count: None,
        }
    }

    /// Copies a file or folder. Folders that the target lacks are made.
    ///
    /// What happens to something that is at the target is up to the item's `on_conflict`; unless it says otherwise, that is
    /// overwritten. The answer's name is another than that of the target where both were kept.
    ///
    /// # Arguments
    ///
    /// - `item`: What to copy, and where to.
    pub fn copy(&self, item: impl Into<types::CopyItem>) -> CopyRequest {
        CopyRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            item: item.into(),
        }
    }

    /// Moves a file or folder.
    ///
    /// What happens to something that is at the target is up to the item's `on_conflict`; unless it says otherwise, that is
    /// overwritten. The answer's name is another than that of the target where both were kept.
    ///
    /// # Arguments
    ///
    /// - `item`: What to move, and where to.
    pub fn move_(&self, item: impl Into<types::MoveItem>) -> MoveRequest {
        MoveRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            item: item.into(),
        }
    }

    /// Renames a file or folder. The target is a whole path, not the new name alone.
    ///
    /// What happens to something that is at the target is up to the item's `on_conflict`; unless it says otherwise, that is
    /// overwritten. The answer's name is another than that of the target where both were kept.
    ///
    /// # Arguments
    ///
    /// - `item`: What to rename, and to which path.
    pub fn rename(&self, item: impl Into<types::MoveItem>) -> RenameRequest {
        RenameRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            item: item.into(),
        }
    }

    /// Makes a folder.
    ///
    /// 201 means that it was made, 200 presumably that it was there (`wire.md §5.7`).
    ///
    /// # Arguments
    ///
    /// - `folder`: The folder.
    pub fn create_folder(
        &self,
        folder: impl Into<types::NewFolder>,
    ) -> CreateFolderRequest {
        CreateFolderRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            folder: folder.into(),
        }
    }

    /// Deletes a file or folder: into the trash, or for good with `purge`.
    ///
    /// A call whose outcome is unknown may be sent again: if the first one did arrive, the repeat answers `NotFound`, which is
    /// then good news.
    ///
    /// Whether 200 or 204 says so is not settled: both do, and a body is read past (`wire.md §2`).
    ///
    /// # Arguments
    ///
    /// - `path`: The file or folder. Not a virtual folder.
    pub fn delete(&self, path: impl Into<String>) -> DeleteRequest {
        DeleteRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            path: path.into(),
            purge: None,
        }
    }

    /// Reads a file.
    ///
    /// Parts of a file cannot be asked for, as far as is known, and no redirect is described (`wire.md §6.3`).
    ///
    /// # Arguments
    ///
    /// - `path`: The file, such as `/VZMOBILE/photos/sea.jpg`.
    pub fn download(&self, path: impl Into<String>) -> DownloadRequest {
        DownloadRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            path: path.into(),
            access_token: None,
        }
    }

    /// Reads a small picture of a file.
    ///
    /// Set `size`, or both `th` and `tw`. What has no picture answers `UnsupportedMedia`.
    ///
    /// # Arguments
    ///
    /// - `content_token`: The file, by its `contentToken`.
    pub fn thumbnail(&self, content_token: impl Into<String>) -> ThumbnailRequest {
        ThumbnailRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            content_token: content_token.into(),
            size: None,
            height: None,
            width: None,
            access_token: None,
        }
    }
}

static ROOT: OperationInfo = OperationInfo::new("files.root", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`FilesApi::root`], `GET /metadata`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct RootRequest {
    core: ClientCore,
    options: CallOptions,
    include_deleted: Option<bool>,
    sort: Option<types::FileSort>,
    page: Option<u32>,
    count: Option<u32>,
    filter: Option<types::ItemType>,
}

impl RootRequest {
    /// Whether to list what is in the trash as well; not without it.
    pub fn include_deleted(mut self, include_deleted: bool) -> Self {
        self.include_deleted = Some(include_deleted);
        self
    }

    /// The order, such as that of `SortField::Name.ascending()`. A text is taken as well, the name of a field with `+asc` or
    /// `+desc` behind it.
    ///
    /// The plus sign is sent as `%2B`, as the vendor's client did; the reference prints it as it is, which would arrive as a
    /// blank (`wire.md §9`, 3). Write `name asc` should a server want that.
    pub fn sort(mut self, sort: impl Into<types::FileSort>) -> Self {
        self.sort = Some(sort.into());
        self
    }

    /// Which page, counted from 1; it needs `count`. Parts of the reference call it `start`, the vendor's client did not
    /// (`wire.md §4.1`).
    pub fn page(mut self, page: u32) -> Self {
        self.page = Some(page);
        self
    }

    /// How many files and folders on a page, together; all there are without it, presumably (`wire.md §4.1`).
    pub fn count(mut self, count: u32) -> Self {
        self.count = Some(count);
        self
    }

    /// Whether to list files only or folders only; both without it.
    pub fn filter(mut self, filter: impl Into<types::ItemType>) -> Self {
        self.filter = Some(filter.into());
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
    pub async fn send(self) -> Result<Response<types::CloudFolder>, Error> {
        self.send_raw().await?.try_map(|raw| raw.json_at_or_whole(&["folder"]))
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

    async fn send_page(self) -> Result<Response<types::FileOrFolder>, Error> {
        self.send_raw().await?.into_json()
    }

    fn into_request(self) -> Result<Request, Error> {
        let path = PathBuilder::new("/metadata");
        let mut query = Query::new();
        query.push_opt("includeDeleted", self.include_deleted);
        query.push_opt("sort", self.sort.as_ref());
        query.push_opt("page", self.page);
        query.push_opt("count", self.count);
        query.push_opt("filter", self.filter.as_ref());
        self.core.request(&ROOT, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for RootRequest {
    type Output = Result<types::CloudFolder, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

impl RootRequest {
    /// Lists page by page, each with its own response.
    ///
    /// Nothing is sent before the first page is asked for. Every page is one call;
    /// dropping the pager between pages loses nothing.
    pub fn pages(self) -> Pages<types::FileOrFolder> {
        let limit = self.count.map(u64::from).or(Some(u64::MAX));
        Pages::new(
            &ROOT,
            Cursor::Page(self.page.map_or(1, u64::from)),
            move |cursor| {
                let mut request = self.clone();
                if let Cursor::Page(cursor) = cursor && request.count.is_some() {
                    request.page = Some(u32::try_from(cursor).unwrap_or(u32::MAX));
                }
                Box::pin(request.send_page())
            },
            move |page: &types::FileOrFolder, cursor| Next::short_page(
                cursor,
                page.folder.as_ref().map_or(0, |value| value.files.len())
                    + page.folder.as_ref().map_or(0, |value| value.folders.len()),
                limit,
            ),
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<RootItem> {
        self.pages().items(RootItem::out_of)
    }
}

/// An item of the pages of [`FilesApi::root`], which hold several lists.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum RootItem {
    /// Out of the list `file`.
    File(types::CloudFile),
    /// Out of the list `folder`.
    Folder(types::CloudFolder),
}

impl RootItem {
    fn out_of(mut page: types::FileOrFolder) -> Vec<Self> {
        let mut items = Vec::new();
        if let Some(list) = page.folder.as_mut().map(|value| &mut value.files) {
            items.extend(list.drain(..).map(Self::File));
        }
        if let Some(list) = page.folder.as_mut().map(|value| &mut value.folders) {
            items.extend(list.drain(..).map(Self::Folder));
        }
        items
    }
}

static METADATA: OperationInfo = OperationInfo::new("files.metadata", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`FilesApi::metadata`], `GET /metadata/{path}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct MetadataRequest {
    core: ClientCore,
    options: CallOptions,
    path: String,
    include_deleted: Option<bool>,
    sort: Option<types::FileSort>,
    page: Option<u32>,
    count: Option<u32>,
    filter: Option<types::ItemType>,
}

impl MetadataRequest {
    /// Whether to list what is in the trash as well; not without it.
    pub fn include_deleted(mut self, include_deleted: bool) -> Self {
        self.include_deleted = Some(include_deleted);
        self
    }

    /// The order, such as that of `SortField::Name.ascending()`. A text is taken as well, the name of a field with `+asc` or
    /// `+desc` behind it.
    ///
    /// The plus sign is sent as `%2B`, as the vendor's client did; the reference prints it as it is, which would arrive as a
    /// blank (`wire.md §9`, 3). Write `name asc` should a server want that.
    pub fn sort(mut self, sort: impl Into<types::FileSort>) -> Self {
        self.sort = Some(sort.into());
        self
    }

    /// Which page, counted from 1; it needs `count`. Parts of the reference call it `start`, the vendor's client did not
    /// (`wire.md §4.1`).
    pub fn page(mut self, page: u32) -> Self {
        self.page = Some(page);
        self
    }

    /// How many files and folders on a page, together; all there are without it, presumably (`wire.md §4.1`).
    pub fn count(mut self, count: u32) -> Self {
        self.count = Some(count);
        self
    }

    /// Whether to list files only or folders only; both without it.
    pub fn filter(mut self, filter: impl Into<types::ItemType>) -> Self {
        self.filter = Some(filter.into());
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
    pub async fn send(self) -> Result<Response<types::FileOrFolder>, Error> {
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
        let mut path = PathBuilder::new("/metadata/");
        path.push_segments("path", &self.path)?;
        let mut query = Query::new();
        query.push_opt("includeDeleted", self.include_deleted);
        query.push_opt("sort", self.sort.as_ref());
        query.push_opt("page", self.page);
        query.push_opt("count", self.count);
        query.push_opt("filter", self.filter.as_ref());
        self.core.request(&METADATA, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for MetadataRequest {
    type Output = Result<types::FileOrFolder, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

impl MetadataRequest {
    /// Lists page by page, each with its own response.
    ///
    /// Nothing is sent before the first page is asked for. Every page is one call;
    /// dropping the pager between pages loses nothing.
    pub fn pages(self) -> Pages<types::FileOrFolder> {
        let limit = self.count.map(u64::from).or(Some(u64::MAX));
        Pages::new(
            &METADATA,
            Cursor::Page(self.page.map_or(1, u64::from)),
            move |cursor| {
                let mut request = self.clone();
                if let Cursor::Page(cursor) = cursor && request.count.is_some() {
                    request.page = Some(u32::try_from(cursor).unwrap_or(u32::MAX));
                }
                Box::pin(request.send())
            },
            move |page: &types::FileOrFolder, cursor| Next::short_page(
                cursor,
                page.folder.as_ref().map_or(0, |value| value.files.len())
                    + page.folder.as_ref().map_or(0, |value| value.folders.len()),
                limit,
            ),
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<MetadataItem> {
        self.pages().items(MetadataItem::out_of)
    }
}

/// An item of the pages of [`FilesApi::metadata`], which hold several lists.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum MetadataItem {
    /// Out of the list `file`.
    File(types::CloudFile),
    /// Out of the list `folder`.
    Folder(types::CloudFolder),
}

impl MetadataItem {
    fn out_of(mut page: types::FileOrFolder) -> Vec<Self> {
        let mut items = Vec::new();
        if let Some(list) = page.folder.as_mut().map(|value| &mut value.files) {
            items.extend(list.drain(..).map(Self::File));
        }
        if let Some(list) = page.folder.as_mut().map(|value| &mut value.folders) {
            items.extend(list.drain(..).map(Self::Folder));
        }
        items
    }
}

static FULL_VIEW: OperationInfo = OperationInfo::new("files.full_view", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_accepted(&[412])
    .with_errors(&errors::RULES);

/// A call of [`FilesApi::full_view`], `GET /fullview`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct FullViewRequest {
    core: ClientCore,
    options: CallOptions,
    virtual_folder: Option<String>,
    etag: Option<String>,
}

impl FullViewRequest {
    /// The virtual folder to look in. The guide calls it required, the reference does not, and the vendor's client never
    /// sent it (`wire.md §5.5`).
    pub fn virtual_folder(mut self, virtual_folder: impl Into<String>) -> Self {
        self.virtual_folder = Some(virtual_folder.into());
        self
    }

    /// The state of an earlier answer; everything is listed without it.
    pub fn etag(mut self, etag: impl Into<String>) -> Self {
        self.etag = Some(etag.into());
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
    pub async fn send(self) -> Result<Response<FullViewOutcome>, Error> {
        self.send_raw()
            .await?
            .try_map(|raw| match raw.status().as_u16() {
                200 => raw.json_at_or_whole(&["data"]).map(FullViewOutcome::View),
                205 => Ok(FullViewOutcome::OutOfSync),
                412 => Ok(FullViewOutcome::Unchanged),
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
        let path = PathBuilder::new("/fullview");
        let mut query = Query::new();
        query.push_opt("virtualfolder", self.virtual_folder.as_ref());
        let mut request = self
            .core
            .request(&FULL_VIEW, Method::GET, path, query, self.options)?;
        if let Some(value) = &self.etag {
            request.set_header("x-header-etag", value)?;
        }
        Ok(request)
    }
}

impl IntoFuture for FullViewRequest {
    type Output = Result<FullViewOutcome, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

/// How [`FilesApi::full_view`] ended.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum FullViewOutcome {
    /// Everything, or what has changed since the state. The header has the state to go on from.
    View(types::FullView),
    /// Too much has changed since the state. Forget what is known, and call again without it.
    OutOfSync,
    /// Nothing has changed since the state, which stays good.
    Unchanged,
}

impl FullViewOutcome {
    /// Returns what the outcome holds, if it holds something.
    pub fn full_view(&self) -> Option<&types::FullView> {
        match self {
            Self::View(body) => Some(body),
            Self::OutOfSync => None,
            Self::Unchanged => None,
        }
    }

    /// Returns what the outcome holds, if it holds something, by value.
    pub fn into_full_view(self) -> Option<types::FullView> {
        match self {
            Self::View(body) => Some(body),
            Self::OutOfSync => None,
            Self::Unchanged => None,
        }
    }
}

/// Headers of the answer to [`FilesApi::full_view`]; read with `response.typed_headers()`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct FullViewHeaders {
    /// The state, for the next call.
    pub etag: String,
}

impl cloud_drives_core::TypedHeaders for FullViewHeaders {
    fn from_headers(
        headers: &cloud_drives_core::reexport::http::HeaderMap,
    ) -> Result<Self, Error> {
        Ok(Self {
            etag: cloud_drives_core::header_required(headers, "x-header-etag")?,
        })
    }
}

static SEARCH: OperationInfo = OperationInfo::new("files.search", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`FilesApi::search`], `GET /search`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent, or listed with items() or pages()"]
pub struct SearchRequest {
    core: ClientCore,
    options: CallOptions,
    query: String,
    virtual_folder: Option<String>,
    sort: Option<types::FileSort>,
    page: Option<u32>,
    count: Option<u32>,
}

impl SearchRequest {
    /// The virtual folder to look in, or `*` for all of them. The vendor's client always sent one, `VZMOBILE` unless told
    /// otherwise (`wire.md §5.6`).
    pub fn virtual_folder(mut self, virtual_folder: impl Into<String>) -> Self {
        self.virtual_folder = Some(virtual_folder.into());
        self
    }

    /// The order, such as that of `SortField::Name.ascending()`. A text is taken as well, the name of a field with `+asc` or
    /// `+desc` behind it.
    ///
    /// The plus sign is sent as `%2B`, as the vendor's client did; the reference prints it as it is, which would arrive as a
    /// blank (`wire.md §9`, 3). Write `name asc` should a server want that.
    pub fn sort(mut self, sort: impl Into<types::FileSort>) -> Self {
        self.sort = Some(sort.into());
        self
    }

    /// Which page, counted from 1; 1 without it. Parts of the reference call it `start`, the vendor's client did not
    /// (`wire.md §4.1`).
    pub fn page(mut self, page: u32) -> Self {
        self.page = Some(page);
        self
    }

    /// How many on a page, up to 100; 20 without it. Files and folders count together.
    pub fn count(mut self, count: u32) -> Self {
        self.count = Some(count);
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
    pub async fn send(self) -> Result<Response<types::Found>, Error> {
        self.send_raw().await?.try_map(|raw| raw.json_at_or_whole(&["searchResults"]))
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

    async fn send_page(self) -> Result<Response<types::SearchAnswer>, Error> {
        self.send_raw().await?.into_json()
    }

    fn into_request(self) -> Result<Request, Error> {
        let path = PathBuilder::new("/search");
        let mut query = Query::new();
        query.push("query", &self.query);
        query.push_opt("virtualfolder", self.virtual_folder.as_ref());
        query.push_opt("sort", self.sort.as_ref());
        query.push_opt("page", self.page);
        query.push_opt("count", self.count);
        self.core.request(&SEARCH, Method::GET, path, query, self.options)
    }
}

impl SearchRequest {
    /// Lists page by page, each with its own response.
    ///
    /// Nothing is sent before the first page is asked for. Every page is one call;
    /// dropping the pager between pages loses nothing.
    ///
    /// `count` is sent with every page. Default: 20. The server gives at most 100 items a page.
    pub fn pages(mut self) -> Pages<types::SearchAnswer> {
        self.count.get_or_insert(20);
        let limit = self.count.map(u64::from);
        Pages::new(
            &SEARCH,
            Cursor::Page(self.page.map_or(1, u64::from)),
            move |cursor| {
                let mut request = self.clone();
                if let Cursor::Page(cursor) = cursor {
                    request.page = Some(u32::try_from(cursor).unwrap_or(u32::MAX));
                }
                Box::pin(request.send_page())
            },
            move |page: &types::SearchAnswer, cursor| Next::short_page(
                cursor,
                page.search_results.as_ref().map_or(0, |value| value.files.len())
                    + page
                        .search_results
                        .as_ref()
                        .map_or(0, |value| value.folders.len()),
                limit,
            ),
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<SearchItem> {
        self.pages().items(SearchItem::out_of)
    }
}

/// An item of the pages of [`FilesApi::search`], which hold several lists.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum SearchItem {
    /// Out of the list `file`.
    File(types::CloudFile),
    /// Out of the list `folder`.
    Folder(types::CloudFolder),
}

impl SearchItem {
    fn out_of(mut page: types::SearchAnswer) -> Vec<Self> {
        let mut items = Vec::new();
        if let Some(list) = page.search_results.as_mut().map(|value| &mut value.files) {
            items.extend(list.drain(..).map(Self::File));
        }
        if let Some(list) = page.search_results.as_mut().map(|value| &mut value.folders)
        {
            items.extend(list.drain(..).map(Self::Folder));
        }
        items
    }
}

static COPY: OperationInfo = OperationInfo::new("files.copy", false)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`FilesApi::copy`], `POST /fops/copy`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct CopyRequest {
    core: ClientCore,
    options: CallOptions,
    item: types::CopyItem,
}

impl CopyRequest {
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
    pub async fn send(self) -> Result<Response<types::FileOrFolder>, Error> {
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
        let path = PathBuilder::new("/fops/copy");
        let query = Query::new();
        let mut request = self
            .core
            .request(&COPY, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&self.item)?);
        Ok(request)
    }
}

impl IntoFuture for CopyRequest {
    type Output = Result<types::FileOrFolder, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static MOVE: OperationInfo = OperationInfo::new("files.move", false)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`FilesApi::move_`], `POST /fops/move`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct MoveRequest {
    core: ClientCore,
    options: CallOptions,
    item: types::MoveItem,
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
    pub async fn send(self) -> Result<Response<types::FileOrFolder>, Error> {
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
        let path = PathBuilder::new("/fops/move");
        let query = Query::new();
        let mut request = self
            .core
            .request(&MOVE, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&self.item)?);
        Ok(request)
    }
}

impl IntoFuture for MoveRequest {
    type Output = Result<types::FileOrFolder, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static RENAME: OperationInfo = OperationInfo::new("files.rename", false)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`FilesApi::rename`], `POST /fops/rename`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct RenameRequest {
    core: ClientCore,
    options: CallOptions,
    item: types::MoveItem,
}

impl RenameRequest {
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
    pub async fn send(self) -> Result<Response<types::FileOrFolder>, Error> {
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
        let path = PathBuilder::new("/fops/rename");
        let query = Query::new();
        let mut request = self
            .core
            .request(&RENAME, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&self.item)?);
        Ok(request)
    }
}

impl IntoFuture for RenameRequest {
    type Output = Result<types::FileOrFolder, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static CREATE_FOLDER: OperationInfo = OperationInfo::new("files.create_folder", false)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`FilesApi::create_folder`], `POST /fops/createfolder`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct CreateFolderRequest {
    core: ClientCore,
    options: CallOptions,
    folder: types::NewFolder,
}

impl CreateFolderRequest {
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
    pub async fn send(self) -> Result<Response<types::CloudFolder>, Error> {
        self.send_raw().await?.try_map(|raw| raw.json_at_or_whole(&["folder"]))
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
        let path = PathBuilder::new("/fops/createfolder");
        let query = Query::new();
        let mut request = self
            .core
            .request(&CREATE_FOLDER, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&self.folder)?);
        Ok(request)
    }
}

impl IntoFuture for CreateFolderRequest {
    type Output = Result<types::CloudFolder, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static DELETE: OperationInfo = OperationInfo::new("files.delete", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`FilesApi::delete`], `DELETE /fops/delete`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct DeleteRequest {
    core: ClientCore,
    options: CallOptions,
    path: String,
    purge: Option<bool>,
}

impl DeleteRequest {
    /// Whether to delete for good instead of moving to the trash; not without it.
    pub fn purge(mut self, purge: bool) -> Self {
        self.purge = Some(purge);
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
        let path = PathBuilder::new("/fops/delete");
        let mut query = Query::new();
        query.push("path", &self.path);
        query.push_opt("purge", self.purge);
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

static DOWNLOAD: OperationInfo = OperationInfo::new("files.download", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: true,
    })
    .with_errors(&errors::RULES);

/// A call of [`FilesApi::download`], `GET /files/{path}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct DownloadRequest {
    core: ClientCore,
    options: CallOptions,
    path: String,
    access_token: Option<Secret>,
}

impl DownloadRequest {
    /// The access token, in place of the header. Not needed with a client that has one. That thumbnails take it is inferred
    /// (`wire.md §1.2`).
    pub fn access_token(mut self, access_token: impl Into<Secret>) -> Self {
        self.access_token = Some(access_token.into());
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
    pub async fn send(self) -> Result<Response<ByteStream>, Error> {
        let core = self.core.clone();
        let answer = core.execute_stream(self.into_request()?).await?;
        Ok(answer.into_response(|body| body))
    }

    /// Sends the call once and hands over the answer as it comes, whatever its status.
    ///
    /// # Errors
    ///
    /// Only what kept an answer from coming.
    pub async fn send_raw(self) -> Result<StreamResponse, Error> {
        let core = self.core.clone();
        core.execute_stream_raw(self.into_request()?).await
    }

    fn into_request(self) -> Result<Request, Error> {
        let mut path = PathBuilder::new("/files/");
        path.push_segments("path", &self.path)?;
        let mut query = Query::new();
        query
            .push_opt(
                "access-token",
                self.access_token.as_ref().map(|value| value.expose()),
            );
        self.core.request(&DOWNLOAD, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for DownloadRequest {
    type Output = Result<ByteStream, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static THUMBNAIL: OperationInfo = OperationInfo::new("files.thumbnail", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: true,
    })
    .with_errors(&errors::RULES);

/// A call of [`FilesApi::thumbnail`], `GET /thumbnails/{content-token}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct ThumbnailRequest {
    core: ClientCore,
    options: CallOptions,
    content_token: String,
    size: Option<types::ThumbnailSize>,
    height: Option<u32>,
    width: Option<u32>,
    access_token: Option<Secret>,
}

impl ThumbnailRequest {
    /// One of the usual sizes.
    pub fn size(mut self, size: impl Into<types::ThumbnailSize>) -> Self {
        self.size = Some(size.into());
        self
    }

    /// The height in pixels; it needs the width.
    pub fn height(mut self, height: u32) -> Self {
        self.height = Some(height);
        self
    }

    /// The width in pixels; it needs the height.
    pub fn width(mut self, width: u32) -> Self {
        self.width = Some(width);
        self
    }

    /// The access token, in place of the header. Not needed with a client that has one. That thumbnails take it is inferred
    /// (`wire.md §1.2`).
    pub fn access_token(mut self, access_token: impl Into<Secret>) -> Self {
        self.access_token = Some(access_token.into());
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
    pub async fn send(self) -> Result<Response<ByteStream>, Error> {
        let core = self.core.clone();
        let answer = core.execute_stream(self.into_request()?).await?;
        Ok(answer.into_response(|body| body))
    }

    /// Sends the call once and hands over the answer as it comes, whatever its status.
    ///
    /// # Errors
    ///
    /// Only what kept an answer from coming.
    pub async fn send_raw(self) -> Result<StreamResponse, Error> {
        let core = self.core.clone();
        core.execute_stream_raw(self.into_request()?).await
    }

    fn into_request(self) -> Result<Request, Error> {
        let mut path = PathBuilder::new("/thumbnails/");
        path.push_segment("content-token", &self.content_token)?;
        let mut query = Query::new();
        query.push_opt("size", self.size.as_ref());
        query.push_opt("th", self.height);
        query.push_opt("tw", self.width);
        query
            .push_opt(
                "access-token",
                self.access_token.as_ref().map(|value| value.expose()),
            );
        self.core.request(&THUMBNAIL, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for ThumbnailRequest {
    type Output = Result<ByteStream, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

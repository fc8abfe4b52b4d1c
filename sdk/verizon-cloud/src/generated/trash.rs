// Made by `cargo sdk generate` out of specs/verizon-cloud. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, CallOptions, ClientCore, Cursor, Error, Items, Next, OperationInfo,
    Pages, PathBuilder, Query, RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use std::collections::BTreeMap;
use super::errors;
use super::types;

/// What was deleted, and can be had back; listed and emptied for one virtual folder at a time.
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

    /// Lists what is in the trash.
    ///
    /// # Arguments
    ///
    /// - `virtual_folder`: The virtual folder. The vendor's client took `VZMOBILE` unless told otherwise.
    pub fn list(&self, virtual_folder: impl Into<String>) -> ListRequest {
        ListRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            virtual_folder: virtual_folder.into(),
            sort: None,
            page: None,
            count: None,
            deep: None,
            filter: None,
        }
    }

    /// Deletes for good what is in the trash.
    ///
    /// Whether 200 or 204 says so is not settled: both do, and a body is read past (`wire.md §2`).
    ///
    /// # Arguments
    ///
    /// - `virtual_folder`: The virtual folder. The vendor's client took `VZMOBILE` unless told otherwise.
    pub fn empty(&self, virtual_folder: impl Into<String>) -> EmptyRequest {
        EmptyRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            virtual_folder: virtual_folder.into(),
        }
    }

    /// Puts files and folders back to where they were.
    ///
    /// The vendor's client sent one path a call, although the body is a list. It took 204 for an answer; another client has a
    /// 200 with a body that nobody described (`wire.md §5.10`).
    ///
    /// # Arguments
    ///
    /// - `paths`: The paths that the files and folders had.
    pub fn restore(
        &self,
        paths: impl IntoIterator<Item = impl Into<String>>,
    ) -> RestoreRequest {
        RestoreRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            paths: paths.into_iter().map(Into::into).collect(),
        }
    }
}

static LIST: OperationInfo = OperationInfo::new("trash.list", true)
    .with_server("api")
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
    virtual_folder: String,
    sort: Option<types::FileSort>,
    page: Option<u32>,
    count: Option<u32>,
    deep: Option<bool>,
    filter: Option<types::ItemType>,
}

impl ListRequest {
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

    /// Whether to list what is in deleted folders as well; not without it.
    pub fn deep(mut self, deep: bool) -> Self {
        self.deep = Some(deep);
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
    pub async fn send(self) -> Result<Response<types::Found>, Error> {
        self.send_raw().await?.try_map(|raw| raw.json_at_or_whole(&["trashCan"]))
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

    async fn send_page(self) -> Result<Response<types::TrashAnswer>, Error> {
        self.send_raw().await?.into_json()
    }

    fn into_request(self) -> Result<Request, Error> {
        let path = PathBuilder::new("/trash");
        let mut query = Query::new();
        query.push("virtualfolder", &self.virtual_folder);
        query.push_opt("sort", self.sort.as_ref());
        query.push_opt("page", self.page);
        query.push_opt("count", self.count);
        query.push_opt("deep", self.deep);
        query.push_opt("filter", self.filter.as_ref());
        self.core.request(&LIST, Method::GET, path, query, self.options)
    }
}

impl ListRequest {
    /// Lists page by page, each with its own response.
    ///
    /// Nothing is sent before the first page is asked for. Every page is one call;
    /// dropping the pager between pages loses nothing.
    ///
    /// `count` is sent with every page. Default: 20. The server gives at most 100 items a page.
    pub fn pages(mut self) -> Pages<types::TrashAnswer> {
        self.count.get_or_insert(20);
        let limit = self.count.map(u64::from);
        Pages::new(
            &LIST,
            Cursor::Page(self.page.map_or(1, u64::from)),
            move |cursor| {
                let mut request = self.clone();
                if let Cursor::Page(cursor) = cursor {
                    request.page = Some(u32::try_from(cursor).unwrap_or(u32::MAX));
                }
                Box::pin(request.send_page())
            },
            move |page: &types::TrashAnswer, cursor| Next::short_page(
                cursor,
                page.trash_can.as_ref().map_or(0, |value| value.files.len())
                    + page.trash_can.as_ref().map_or(0, |value| value.folders.len()),
                limit,
            ),
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<ListItem> {
        self.pages().items(ListItem::out_of)
    }
}

/// An item of the pages of [`TrashApi::list`], which hold several lists.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ListItem {
    /// Out of the list `file`.
    File(types::CloudFile),
    /// Out of the list `folder`.
    Folder(types::CloudFolder),
}

impl ListItem {
    fn out_of(mut page: types::TrashAnswer) -> Vec<Self> {
        let mut items = Vec::new();
        if let Some(list) = page.trash_can.as_mut().map(|value| &mut value.files) {
            items.extend(list.drain(..).map(Self::File));
        }
        if let Some(list) = page.trash_can.as_mut().map(|value| &mut value.folders) {
            items.extend(list.drain(..).map(Self::Folder));
        }
        items
    }
}

static EMPTY: OperationInfo = OperationInfo::new("trash.empty", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`TrashApi::empty`], `DELETE /trash`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct EmptyRequest {
    core: ClientCore,
    options: CallOptions,
    virtual_folder: String,
}

impl EmptyRequest {
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
        let path = PathBuilder::new("/trash");
        let mut query = Query::new();
        query.push("virtualfolder", &self.virtual_folder);
        self.core.request(&EMPTY, Method::DELETE, path, query, self.options)
    }
}

impl IntoFuture for EmptyRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static RESTORE: OperationInfo = OperationInfo::new("trash.restore", false)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`TrashApi::restore`], `POST /fops/restore`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct RestoreRequest {
    core: ClientCore,
    options: CallOptions,
    paths: Vec<String>,
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
        let path = PathBuilder::new("/fops/restore");
        let query = Query::new();
        let mut request = self
            .core
            .request(&RESTORE, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&BTreeMap::from([("path", &self.paths)]))?);
        Ok(request)
    }
}

impl IntoFuture for RestoreRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

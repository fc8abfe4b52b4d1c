// Made by `cargo sdk generate` out of specs/pages. Change the specs, not this file.

use cloud_drives_core::{
    BoxFuture, CallOptions, ClientCore, Cursor, Error, Items, Next, OperationInfo, Pages,
    PathBuilder, Query, RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// The calls of the group `lists`.
///
/// Made by [`Client::lists`](super::Client::lists); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct ListsApi {
    core: ClientCore,
}

impl ListsApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// An offset, a total, and the limit that the server applied; all of them inside a member that may be missing.
    pub fn by_offset(&self) -> ByOffsetRequest {
        ByOffsetRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            offset: None,
            limit: None,
        }
    }

    /// An offset and no total; a short page is the last one.
    ///
    /// # Arguments
    ///
    /// - `take`: How many on a page.
    pub fn by_short_page(&self, take: i64) -> ByShortPageRequest {
        ByShortPageRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            take,
            skip: None,
        }
    }

    /// Pages that are counted from zero, with a total.
    pub fn by_number(&self) -> ByNumberRequest {
        ByNumberRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            page: None,
            size: None,
        }
    }

    /// The page says where the next one begins.
    pub fn by_token(&self) -> ByTokenRequest {
        ByTokenRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            start_token: None,
        }
    }

    /// The page links to the next one, and only a part of that link is used.
    pub fn by_cursor(&self) -> ByCursorRequest {
        ByCursorRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            after: None,
            page_size: None,
        }
    }

    /// Two lists in one page, both in a member that may be missing.
    pub fn several_lists(&self) -> SeveralListsRequest {
        SeveralListsRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            next: None,
        }
    }

    /// The size of a page is always sent; a file has no list, and a page of a folder is an answer in itself.
    pub fn sized(&self) -> SizedRequest {
        SizedRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            offset: None,
            limit: None,
        }
    }

    /// The call gives the list alone, its pages the whole answer.
    pub fn unwrapped(&self) -> UnwrappedRequest {
        UnwrappedRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            start: None,
        }
    }

    /// Everything on one page unless a limit is set, and no page number without one.
    pub fn whole_unless_limited(&self) -> WholeUnlessLimitedRequest {
        WholeUnlessLimitedRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            page: None,
            count: None,
        }
    }

    /// The link to the next page is one of a list, in a member that may be missing.
    pub fn by_entry(&self) -> ByEntryRequest {
        ByEntryRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            cursor: None,
        }
    }

    /// The same, where nothing may be missing but the entry, and a value may have a dot in it.
    pub fn by_required_entry(&self) -> ByRequiredEntryRequest {
        ByRequiredEntryRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            start: None,
        }
    }

    /// The same, where the list itself may be null.
    pub fn by_nullable_entry(&self) -> ByNullableEntryRequest {
        ByNullableEntryRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            start: None,
        }
    }
}

static BY_OFFSET: OperationInfo = OperationInfo::new("lists.by_offset", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`ListsApi::by_offset`], `GET /offset`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent, or listed with items() or pages()"]
pub struct ByOffsetRequest {
    core: ClientCore,
    options: CallOptions,
    offset: Option<u32>,
    limit: Option<u32>,
}

impl ByOffsetRequest {
    /// How many to skip.
    pub fn offset(mut self, offset: u32) -> Self {
        self.offset = Some(offset);
        self
    }

    /// How many on a page.
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
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
    pub async fn send(self) -> Result<Response<types::ListsByOffsetResponse>, Error> {
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

    async fn send_page(self) -> Result<Response<types::ListsByOffsetResponse>, Error> {
        self.send_raw()
            .await?
            .into_page(
                &["embedded.items"],
                |page: &types::ListsByOffsetResponse| {
                    page.embedded.as_ref().is_none_or(|value| value.items.is_empty())
                },
            )
    }

    fn into_request(self) -> Result<Request, Error> {
        let path = PathBuilder::new("/offset");
        let mut query = Query::new();
        query.push_opt("offset", self.offset);
        query.push_opt("limit", self.limit);
        self.core.request(&BY_OFFSET, Method::GET, path, query, self.options)
    }
}

impl ByOffsetRequest {
    /// Lists page by page, each with its own response.
    ///
    /// Nothing is sent before the first page is asked for. Every page is one call;
    /// dropping the pager between pages loses nothing.
    pub fn pages(self) -> Pages<types::ListsByOffsetResponse> {
        let limit = self.limit.map(u64::from).or(Some(3));
        Pages::new(
            &BY_OFFSET,
            Cursor::Offset(self.offset.map_or(0, u64::from)),
            move |cursor| {
                let mut request = self.clone();
                if let Cursor::Offset(cursor) = cursor {
                    request.offset = Some(u32::try_from(cursor).unwrap_or(u32::MAX));
                }
                Box::pin(request.send_page())
            },
            move |page: &types::ListsByOffsetResponse, cursor| Next::by_total(
                cursor.offset().unwrap_or(0),
                page.embedded.as_ref().map_or(0, |value| value.items.len()),
                page
                    .embedded
                    .as_ref()
                    .and_then(|value| value.limit)
                    .map(u64::from)
                    .or(limit),
                page
                    .embedded
                    .as_ref()
                    .and_then(|value| value.total)
                    .and_then(|value| u64::try_from(value).ok()),
            ),
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<types::Entry> {
        self.pages()
            .items(|page| page.embedded.map(|value| value.items).unwrap_or_default())
    }
}

static BY_SHORT_PAGE: OperationInfo = OperationInfo::new("lists.by_short_page", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`ListsApi::by_short_page`], `GET /short`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent, or listed with items() or pages()"]
pub struct ByShortPageRequest {
    core: ClientCore,
    options: CallOptions,
    take: i64,
    skip: Option<i64>,
}

impl ByShortPageRequest {
    /// How many to skip.
    pub fn skip(mut self, skip: i64) -> Self {
        self.skip = Some(skip);
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
    pub async fn send(self) -> Result<Response<types::ListsByShortPageResponse>, Error> {
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
        let path = PathBuilder::new("/short");
        let mut query = Query::new();
        query.push("take", self.take);
        query.push_opt("skip", self.skip);
        self.core.request(&BY_SHORT_PAGE, Method::GET, path, query, self.options)
    }
}

impl ByShortPageRequest {
    /// Lists page by page, each with its own response.
    ///
    /// Nothing is sent before the first page is asked for. Every page is one call;
    /// dropping the pager between pages loses nothing.
    pub fn pages(self) -> Pages<types::ListsByShortPageResponse> {
        let limit = u64::try_from(self.take).ok();
        Pages::new(
            &BY_SHORT_PAGE,
            Cursor::Offset(
                self.skip.and_then(|value| u64::try_from(value).ok()).unwrap_or(0),
            ),
            move |cursor| {
                let mut request = self.clone();
                if let Cursor::Offset(cursor) = cursor {
                    request.skip = Some(i64::try_from(cursor).unwrap_or(i64::MAX));
                }
                Box::pin(request.send())
            },
            move |page: &types::ListsByShortPageResponse, cursor| Next::by_total(
                cursor.offset().unwrap_or(0),
                page.items.len(),
                page.limit.and_then(|value| u64::try_from(value).ok()).or(limit),
                None,
            ),
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<String> {
        self.pages().items(|page| page.items)
    }
}

static BY_NUMBER: OperationInfo = OperationInfo::new("lists.by_number", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`ListsApi::by_number`], `GET /number`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent, or listed with items() or pages()"]
pub struct ByNumberRequest {
    core: ClientCore,
    options: CallOptions,
    page: Option<u32>,
    size: Option<i32>,
}

impl ByNumberRequest {
    /// Which page.
    pub fn page(mut self, page: u32) -> Self {
        self.page = Some(page);
        self
    }

    /// How many on a page.
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
    pub async fn send(self) -> Result<Response<types::ListsByNumberResponse>, Error> {
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

    async fn send_page(self) -> Result<Response<types::ListsByNumberResponse>, Error> {
        self.send_raw()
            .await?
            .into_page(
                &["entries"],
                |page: &types::ListsByNumberResponse| page.entries.is_empty(),
            )
    }

    fn into_request(self) -> Result<Request, Error> {
        let path = PathBuilder::new("/number");
        let mut query = Query::new();
        query.push_opt("page", self.page);
        query.push_opt("size", self.size);
        self.core.request(&BY_NUMBER, Method::GET, path, query, self.options)
    }
}

impl ByNumberRequest {
    /// Lists page by page, each with its own response.
    ///
    /// Nothing is sent before the first page is asked for. Every page is one call;
    /// dropping the pager between pages loses nothing.
    pub fn pages(self) -> Pages<types::ListsByNumberResponse> {
        let limit = self.size.and_then(|value| u64::try_from(value).ok()).or(Some(2));
        Pages::new(
            &BY_NUMBER,
            Cursor::Page(self.page.map_or(0, u64::from)),
            move |cursor| {
                let mut request = self.clone();
                if let Cursor::Page(cursor) = cursor {
                    request.page = Some(u32::try_from(cursor).unwrap_or(u32::MAX));
                }
                Box::pin(request.send_page())
            },
            move |page: &types::ListsByNumberResponse, cursor| Next::by_page(
                cursor.page().unwrap_or(0),
                0,
                page.entries.len(),
                limit,
                Some(u64::from(page.count)),
            ),
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<types::Entry> {
        self.pages().items(|page| page.entries)
    }
}

static BY_TOKEN: OperationInfo = OperationInfo::new("lists.by_token", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`ListsApi::by_token`], `GET /token`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent, or listed with items() or pages()"]
pub struct ByTokenRequest {
    core: ClientCore,
    options: CallOptions,
    start_token: Option<String>,
}

impl ByTokenRequest {
    /// Where to begin.
    pub fn start_token(mut self, start_token: impl Into<String>) -> Self {
        self.start_token = Some(start_token.into());
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
    pub async fn send(self) -> Result<Response<types::ListsByTokenResponse>, Error> {
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
        let path = PathBuilder::new("/token");
        let mut query = Query::new();
        query.push_opt("startToken", self.start_token.as_ref());
        self.core.request(&BY_TOKEN, Method::GET, path, query, self.options)
    }
}

impl ByTokenRequest {
    /// Lists page by page, each with its own response.
    ///
    /// Nothing is sent before the first page is asked for. Every page is one call;
    /// dropping the pager between pages loses nothing.
    pub fn pages(self) -> Pages<types::ListsByTokenResponse> {
        Pages::new(
            &BY_TOKEN,
            Cursor::Start,
            move |cursor| {
                let mut request = self.clone();
                if let Cursor::Token(cursor) = cursor {
                    request.start_token = Some(cursor);
                }
                Box::pin(request.send())
            },
            move |page: &types::ListsByTokenResponse, _| {
                Next::token(page.next_token.as_deref())
                    .with_total(page.count.and_then(|value| u64::try_from(value).ok()))
            },
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<types::Entry> {
        self.pages().items(|page| page.data)
    }
}

static BY_CURSOR: OperationInfo = OperationInfo::new("lists.by_cursor", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`ListsApi::by_cursor`], `GET /cursor`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent, or listed with items() or pages()"]
pub struct ByCursorRequest {
    core: ClientCore,
    options: CallOptions,
    after: Option<String>,
    page_size: Option<i32>,
}

impl ByCursorRequest {
    /// Where to begin.
    pub fn after(mut self, after: impl Into<String>) -> Self {
        self.after = Some(after.into());
        self
    }

    /// How many on a page.
    pub fn page_size(mut self, page_size: i32) -> Self {
        self.page_size = Some(page_size);
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
    pub async fn send(self) -> Result<Response<types::ListsByCursorResponse>, Error> {
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
        let path = PathBuilder::new("/cursor");
        let mut query = Query::new();
        query.push_opt("after", self.after.as_ref());
        query.push_opt("page_size", self.page_size);
        self.core.request(&BY_CURSOR, Method::GET, path, query, self.options)
    }
}

impl ByCursorRequest {
    /// Lists page by page, each with its own response.
    ///
    /// Nothing is sent before the first page is asked for. Every page is one call;
    /// dropping the pager between pages loses nothing.
    ///
    /// The server gives at most 50 items a page.
    pub fn pages(self) -> Pages<types::ListsByCursorResponse> {
        Pages::new(
            &BY_CURSOR,
            Cursor::Start,
            move |cursor| {
                let mut request = self.clone();
                if let Cursor::Token(cursor) = cursor {
                    request.after = Some(cursor);
                }
                Box::pin(request.send())
            },
            move |page: &types::ListsByCursorResponse, _| Next::query_token(
                page.links.next.as_deref(),
                "after",
            ),
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<types::Entry> {
        self.pages().items(|page| page.data.unwrap_or_default())
    }
}

static SEVERAL_LISTS: OperationInfo = OperationInfo::new("lists.several_lists", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`ListsApi::several_lists`], `GET /several`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent, or listed with items() or pages()"]
pub struct SeveralListsRequest {
    core: ClientCore,
    options: CallOptions,
    next: Option<String>,
}

impl SeveralListsRequest {
    /// Where to begin.
    pub fn next(mut self, next: impl Into<String>) -> Self {
        self.next = Some(next.into());
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
    ) -> Result<Response<types::ListsSeveralListsResponse>, Error> {
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
        let path = PathBuilder::new("/several");
        let mut query = Query::new();
        query.push_opt("next", self.next.as_ref());
        self.core.request(&SEVERAL_LISTS, Method::GET, path, query, self.options)
    }
}

impl SeveralListsRequest {
    /// Lists page by page, each with its own response.
    ///
    /// Nothing is sent before the first page is asked for. Every page is one call;
    /// dropping the pager between pages loses nothing.
    pub fn pages(self) -> Pages<types::ListsSeveralListsResponse> {
        Pages::new(
            &SEVERAL_LISTS,
            Cursor::Start,
            move |cursor| {
                let mut request = self.clone();
                if let Cursor::Token(cursor) = cursor {
                    request.next = Some(cursor);
                }
                Box::pin(request.send())
            },
            move |page: &types::ListsSeveralListsResponse, _| Next::token(
                Some(page.next.as_str()),
            ),
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<SeveralListsItem> {
        self.pages().items(SeveralListsItem::out_of)
    }
}

/// An item of the pages of [`ListsApi::several_lists`], which hold several lists.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum SeveralListsItem {
    /// Out of the list `folders`.
    Folders(types::Folder),
    /// Out of the list `files`.
    Files(types::Entry),
    /// Out of the list `links`.
    Links(String),
}

impl SeveralListsItem {
    fn out_of(mut page: types::ListsSeveralListsResponse) -> Vec<Self> {
        let mut items = Vec::new();
        if let Some(list) = page.found.as_mut().map(|value| &mut value.folders) {
            items.extend(list.drain(..).map(Self::Folders));
        }
        if let Some(list) = page.found.as_mut().and_then(|value| value.files.as_mut()) {
            items.extend(list.drain(..).map(Self::Files));
        }
        if let Some(list) = page.links.as_mut() {
            items.extend(list.drain(..).map(Self::Links));
        }
        items
    }
}

static SIZED: OperationInfo = OperationInfo::new("lists.sized", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`ListsApi::sized`], `GET /sized`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct SizedRequest {
    core: ClientCore,
    options: CallOptions,
    offset: Option<u32>,
    limit: Option<u32>,
}

impl SizedRequest {
    /// How many to skip.
    pub fn offset(mut self, offset: u32) -> Self {
        self.offset = Some(offset);
        self
    }

    /// How many on a page.
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
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
    pub async fn send(self) -> Result<Response<types::ListsSizedResponse>, Error> {
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

    async fn send_page(self) -> Result<Response<types::ListsSizedResponse>, Error> {
        self.send_raw()
            .await?
            .into_page(
                &["listing.entries"],
                |page: &types::ListsSizedResponse| {
                    page.kind.as_ref().map_or("", |word| word.as_str()) != "file"
                        && page
                            .listing
                            .as_ref()
                            .is_none_or(|value| value.entries.is_empty())
                },
            )
    }

    fn into_request(self) -> Result<Request, Error> {
        let path = PathBuilder::new("/sized");
        let mut query = Query::new();
        query.push_opt("offset", self.offset);
        query.push_opt("limit", self.limit);
        self.core.request(&SIZED, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for SizedRequest {
    type Output = Result<types::ListsSizedResponse, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

impl SizedRequest {
    /// Lists page by page, each with its own response.
    ///
    /// Nothing is sent before the first page is asked for. Every page is one call;
    /// dropping the pager between pages loses nothing.
    ///
    /// `limit` is sent with every page. Default: 2. The server gives at most 100 items a page.
    pub fn pages(mut self) -> Pages<types::ListsSizedResponse> {
        self.limit.get_or_insert(2);
        let limit = self.limit.map(u64::from);
        Pages::new(
            &SIZED,
            Cursor::Offset(self.offset.map_or(0, u64::from)),
            move |cursor| {
                let mut request = self.clone();
                if let Cursor::Offset(cursor) = cursor {
                    request.offset = Some(u32::try_from(cursor).unwrap_or(u32::MAX));
                }
                Box::pin(request.send_page())
            },
            move |page: &types::ListsSizedResponse, cursor| Next::by_total(
                cursor.offset().unwrap_or(0),
                page.listing.as_ref().map_or(0, |value| value.entries.len()),
                limit,
                None,
            ),
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<types::Entry> {
        self.pages()
            .items(|page| page.listing.map(|value| value.entries).unwrap_or_default())
    }
}

static UNWRAPPED: OperationInfo = OperationInfo::new("lists.unwrapped", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`ListsApi::unwrapped`], `GET /unwrapped`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent, or listed with items() or pages()"]
pub struct UnwrappedRequest {
    core: ClientCore,
    options: CallOptions,
    start: Option<String>,
}

impl UnwrappedRequest {
    /// Where to begin.
    pub fn start(mut self, start: impl Into<String>) -> Self {
        self.start = Some(start.into());
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
    pub async fn send(self) -> Result<Response<Vec<types::Entry>>, Error> {
        self.send_raw()
            .await?
            .try_map(|raw| {
                raw.json_at(&["result", "entries"]).map(Option::unwrap_or_default)
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

    async fn send_page(self) -> Result<Response<types::ListsUnwrappedResponse>, Error> {
        self.send_raw()
            .await?
            .into_page(
                &["result.entries"],
                |page: &types::ListsUnwrappedResponse| {
                    page.result.as_ref().is_none_or(|value| value.entries.is_empty())
                },
            )
    }

    fn into_request(self) -> Result<Request, Error> {
        let path = PathBuilder::new("/unwrapped");
        let mut query = Query::new();
        query.push_opt("from", self.start.as_ref());
        self.core.request(&UNWRAPPED, Method::GET, path, query, self.options)
    }
}

impl UnwrappedRequest {
    /// Lists page by page, each with its own response.
    ///
    /// Nothing is sent before the first page is asked for. Every page is one call;
    /// dropping the pager between pages loses nothing.
    pub fn pages(self) -> Pages<types::ListsUnwrappedResponse> {
        Pages::new(
            &UNWRAPPED,
            Cursor::Start,
            move |cursor| {
                let mut request = self.clone();
                if let Cursor::Token(cursor) = cursor {
                    request.start = Some(cursor);
                }
                Box::pin(request.send_page())
            },
            move |page: &types::ListsUnwrappedResponse, _| Next::token(
                page.result.as_ref().and_then(|value| value.next.as_deref()),
            ),
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<types::Entry> {
        self.pages()
            .items(|page| page.result.map(|value| value.entries).unwrap_or_default())
    }
}

static WHOLE_UNLESS_LIMITED: OperationInfo = OperationInfo::new(
        "lists.whole_unless_limited",
        true,
    )
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`ListsApi::whole_unless_limited`], `GET /whole`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent, or listed with items() or pages()"]
pub struct WholeUnlessLimitedRequest {
    core: ClientCore,
    options: CallOptions,
    page: Option<u32>,
    count: Option<u32>,
}

impl WholeUnlessLimitedRequest {
    /// Which page.
    pub fn page(mut self, page: u32) -> Self {
        self.page = Some(page);
        self
    }

    /// How many on a page.
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
    pub async fn send(
        self,
    ) -> Result<Response<types::ListsWholeUnlessLimitedResponse>, Error> {
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
        let path = PathBuilder::new("/whole");
        let mut query = Query::new();
        query.push_opt("page", self.page);
        query.push_opt("count", self.count);
        self.core.request(&WHOLE_UNLESS_LIMITED, Method::GET, path, query, self.options)
    }
}

impl WholeUnlessLimitedRequest {
    /// Lists page by page, each with its own response.
    ///
    /// Nothing is sent before the first page is asked for. Every page is one call;
    /// dropping the pager between pages loses nothing.
    pub fn pages(self) -> Pages<types::ListsWholeUnlessLimitedResponse> {
        let limit = self.count.map(u64::from).or(Some(u64::MAX));
        Pages::new(
            &WHOLE_UNLESS_LIMITED,
            Cursor::Page(self.page.map_or(1, u64::from)),
            move |cursor| {
                let mut request = self.clone();
                if let Cursor::Page(cursor) = cursor && request.count.is_some() {
                    request.page = Some(u32::try_from(cursor).unwrap_or(u32::MAX));
                }
                Box::pin(request.send())
            },
            move |page: &types::ListsWholeUnlessLimitedResponse, cursor| Next::short_page(
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
    pub fn items(self) -> Items<WholeUnlessLimitedItem> {
        self.pages().items(WholeUnlessLimitedItem::out_of)
    }
}

/// An item of the pages of [`ListsApi::whole_unless_limited`], which hold several lists.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum WholeUnlessLimitedItem {
    /// Out of the list `files`.
    Files(types::Entry),
    /// Out of the list `folders`.
    Folders(types::Folder),
}

impl WholeUnlessLimitedItem {
    fn out_of(mut page: types::ListsWholeUnlessLimitedResponse) -> Vec<Self> {
        let mut items = Vec::new();
        if let Some(list) = page.folder.as_mut().map(|value| &mut value.files) {
            items.extend(list.drain(..).map(Self::Files));
        }
        if let Some(list) = page.folder.as_mut().map(|value| &mut value.folders) {
            items.extend(list.drain(..).map(Self::Folders));
        }
        items
    }
}

static BY_ENTRY: OperationInfo = OperationInfo::new("lists.by_entry", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`ListsApi::by_entry`], `GET /entry`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent, or listed with items() or pages()"]
pub struct ByEntryRequest {
    core: ClientCore,
    options: CallOptions,
    cursor: Option<String>,
}

impl ByEntryRequest {
    /// Where to begin.
    pub fn cursor(mut self, cursor: impl Into<String>) -> Self {
        self.cursor = Some(cursor.into());
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
    ) -> Result<Response<types::ListsByEntryResponseShares>, Error> {
        self.send_raw().await?.try_map(|raw| raw.json_at_or_whole(&["shares"]))
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

    async fn send_page(self) -> Result<Response<types::ListsByEntryResponse>, Error> {
        self.send_raw().await?.into_json()
    }

    fn into_request(self) -> Result<Request, Error> {
        let path = PathBuilder::new("/entry");
        let mut query = Query::new();
        query.push_opt("cursor", self.cursor.as_ref());
        self.core.request(&BY_ENTRY, Method::GET, path, query, self.options)
    }
}

impl ByEntryRequest {
    /// Lists page by page, each with its own response.
    ///
    /// Nothing is sent before the first page is asked for. Every page is one call;
    /// dropping the pager between pages loses nothing.
    pub fn pages(self) -> Pages<types::ListsByEntryResponse> {
        Pages::new(
            &BY_ENTRY,
            Cursor::Start,
            move |cursor| {
                let mut request = self.clone();
                if let Cursor::Token(cursor) = cursor {
                    request.cursor = Some(cursor);
                }
                Box::pin(request.send_page())
            },
            move |page: &types::ListsByEntryResponse, _| Next::query_token(
                page
                    .shares
                    .as_ref()
                    .and_then(|value| {
                        value
                            .links
                            .iter()
                            .find(|entry| entry.rel.as_deref() == Some("next"))
                    })
                    .and_then(|value| value.link.as_deref()),
                "cursor",
            ),
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<types::Entry> {
        self.pages()
            .items(|page| page.shares.map(|value| value.share).unwrap_or_default())
    }
}

static BY_REQUIRED_ENTRY: OperationInfo = OperationInfo::new(
        "lists.by_required_entry",
        true,
    )
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`ListsApi::by_required_entry`], `GET /required-entry`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent, or listed with items() or pages()"]
pub struct ByRequiredEntryRequest {
    core: ClientCore,
    options: CallOptions,
    start: Option<String>,
}

impl ByRequiredEntryRequest {
    /// Where to begin.
    pub fn start(mut self, start: impl Into<String>) -> Self {
        self.start = Some(start.into());
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
    ) -> Result<Response<types::ListsByRequiredEntryResponse>, Error> {
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
        let path = PathBuilder::new("/required-entry");
        let mut query = Query::new();
        query.push_opt("start", self.start.as_ref());
        self.core.request(&BY_REQUIRED_ENTRY, Method::GET, path, query, self.options)
    }
}

impl ByRequiredEntryRequest {
    /// Lists page by page, each with its own response.
    ///
    /// Nothing is sent before the first page is asked for. Every page is one call;
    /// dropping the pager between pages loses nothing.
    pub fn pages(self) -> Pages<types::ListsByRequiredEntryResponse> {
        Pages::new(
            &BY_REQUIRED_ENTRY,
            Cursor::Start,
            move |cursor| {
                let mut request = self.clone();
                if let Cursor::Token(cursor) = cursor {
                    request.start = Some(cursor);
                }
                Box::pin(request.send())
            },
            move |page: &types::ListsByRequiredEntryResponse, _| Next::token(
                page
                    .links
                    .iter()
                    .find(|entry| entry.type_ == "v1.next")
                    .map(|value| value.href.as_str()),
            ),
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<String> {
        self.pages().items(|page| page.data)
    }
}

static BY_NULLABLE_ENTRY: OperationInfo = OperationInfo::new(
        "lists.by_nullable_entry",
        true,
    )
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`ListsApi::by_nullable_entry`], `GET /nullable-entry`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent, or listed with items() or pages()"]
pub struct ByNullableEntryRequest {
    core: ClientCore,
    options: CallOptions,
    start: Option<String>,
}

impl ByNullableEntryRequest {
    /// Where to begin.
    pub fn start(mut self, start: impl Into<String>) -> Self {
        self.start = Some(start.into());
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
    ) -> Result<Response<types::ListsByNullableEntryResponse>, Error> {
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
        let path = PathBuilder::new("/nullable-entry");
        let mut query = Query::new();
        query.push_opt("start", self.start.as_ref());
        self.core.request(&BY_NULLABLE_ENTRY, Method::GET, path, query, self.options)
    }
}

impl ByNullableEntryRequest {
    /// Lists page by page, each with its own response.
    ///
    /// Nothing is sent before the first page is asked for. Every page is one call;
    /// dropping the pager between pages loses nothing.
    pub fn pages(self) -> Pages<types::ListsByNullableEntryResponse> {
        Pages::new(
            &BY_NULLABLE_ENTRY,
            Cursor::Start,
            move |cursor| {
                let mut request = self.clone();
                if let Cursor::Token(cursor) = cursor {
                    request.start = Some(cursor);
                }
                Box::pin(request.send())
            },
            move |page: &types::ListsByNullableEntryResponse, _| Next::token(
                page
                    .nav
                    .links
                    .as_ref()
                    .and_then(|list| {
                        list.iter().find(|entry| entry.rel.as_deref() == Some("next"))
                    })
                    .and_then(|value| value.link.as_deref()),
            ),
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<String> {
        self.pages().items(|page| page.data)
    }
}

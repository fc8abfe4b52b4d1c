// Made by `cargo sdk generate` out of specs/clashes. Change the specs, not this file.

use cloud_drives_core::{
    CallOptions, ClientCore, Cursor, Error, Items, Next, OperationInfo, Pages,
    PathBuilder, Query, RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use uuid::Uuid;
use super::errors;
use super::types;

/// The calls of the group `serde`.
///
/// Made by [`Client::serde`](super::Client::serde); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct SerdeApi {
    core: ClientCore,
}

impl SerdeApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// A page whose lists are called as types of the code around them.
    pub fn items(&self) -> ItemsRequest {
        ItemsRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            next: None,
        }
    }
}

static ITEMS: OperationInfo = OperationInfo::new("serde.items", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`SerdeApi::items`], `GET /names`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent, or listed with items() or pages()"]
pub struct ItemsRequest {
    core: ClientCore,
    options: CallOptions,
    next: Option<String>,
}

impl ItemsRequest {
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
    pub async fn send(self) -> Result<Response<types::Pages>, Error> {
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

    async fn send_page(self) -> Result<Response<types::Pages>, Error> {
        self.send_raw()
            .await?
            .into_page(
                &["values", "body", "error"],
                |page: &types::Pages| {
                    page.values.is_empty() || page.body.is_empty()
                        || page.error.is_empty()
                },
            )
    }

    fn into_request(self) -> Result<Request, Error> {
        let path = PathBuilder::new("/names");
        let mut query = Query::new();
        query.push_opt("next", self.next.as_ref());
        self.core.request(&ITEMS, Method::GET, path, query, self.options)
    }
}

impl ItemsRequest {
    /// Lists page by page, each with its own response.
    ///
    /// Nothing is sent before the first page is asked for. Every page is one call;
    /// dropping the pager between pages loses nothing.
    pub fn pages(self) -> Pages<types::Pages> {
        Pages::new(
            &ITEMS,
            Cursor::Start,
            move |cursor| {
                let mut request = self.clone();
                if let Cursor::Token(cursor) = cursor {
                    request.next = Some(cursor);
                }
                Box::pin(request.send_page())
            },
            move |page: &types::Pages, _| Next::token(page.next.as_deref()),
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<ItemsItem> {
        self.pages().items(ItemsItem::out_of)
    }
}

/// An item of the pages of [`SerdeApi::items`], which hold several lists.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ItemsItem {
    /// Out of the list `values`.
    Values(types::Error),
    /// Out of the list `body`.
    Body(String),
    /// Out of the list `error`.
    Error(Uuid),
}

impl ItemsItem {
    fn out_of(mut page: types::Pages) -> Vec<Self> {
        let mut items = Vec::new();
        items.extend(page.values.drain(..).map(Self::Values));
        items.extend(page.body.drain(..).map(Self::Body));
        items.extend(page.error.drain(..).map(Self::Error));
        items
    }
}

// Made by `cargo sdk generate` out of specs/verizon-cloud. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, CallOptions, ClientCore, Cursor, Error, Items, Next, OperationInfo,
    Pages, PathBuilder, Query, RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// Files, folders and playlists that others may see, for a while or for good.
///
/// Made by [`Client::shares`](super::Client::shares); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct SharesApi {
    core: ClientCore,
}

impl SharesApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Lists the shares.
    ///
    /// The next page is behind the link `next` of the answer. Where that link stands is the best reading of a reference that
    /// only says that there is one (`wire.md §4.2`).
    pub fn list(&self) -> ListRequest {
        ListRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            count: None,
            cursor: None,
            filter: None,
            since: None,
            until: None,
        }
    }

    /// Shares files, folders or playlists. The address to hand on is in the `links` of the answer.
    ///
    /// Whether the answer has an envelope is not settled; both forms are read (`wire.md §3.14`).
    ///
    /// # Arguments
    ///
    /// - `share`: What to share, and for how long.
    pub fn create(&self, share: impl Into<types::NewShare>) -> CreateRequest {
        CreateRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            share: share.into(),
        }
    }

    /// Ends a share.
    ///
    /// Whether 200 or 204 says so is not settled: both do, and a body is read past (`wire.md §2`).
    ///
    /// # Arguments
    ///
    /// - `share_uid`: The share, by its `uid`.
    pub fn delete(&self, share_uid: impl Into<String>) -> DeleteRequest {
        DeleteRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            share_uid: share_uid.into(),
        }
    }
}

static LIST: OperationInfo = OperationInfo::new("shares.list", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`SharesApi::list`], `GET /shares`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent, or listed with items() or pages()"]
pub struct ListRequest {
    core: ClientCore,
    options: CallOptions,
    count: Option<u32>,
    cursor: Option<String>,
    filter: Option<types::ShareFilter>,
    since: Option<String>,
    until: Option<String>,
}

impl ListRequest {
    /// How many on a page, up to 200; 20 without it.
    pub fn count(mut self, count: u32) -> Self {
        self.count = Some(count);
        self
    }

    /// Where the page begins, as a link of another page has it; at the beginning without it.
    pub fn cursor(mut self, cursor: impl Into<String>) -> Self {
        self.cursor = Some(cursor.into());
        self
    }

    /// Which shares to list. There is one choice, and it is the default.
    pub fn filter(mut self, filter: impl Into<types::ShareFilter>) -> Self {
        self.filter = Some(filter.into());
        self
    }

    /// Only shares from this time on, such as `2017-05-25T06:50:39Z`.
    pub fn since(mut self, since: impl Into<String>) -> Self {
        self.since = Some(since.into());
        self
    }

    /// Only shares up to this time.
    pub fn until(mut self, until: impl Into<String>) -> Self {
        self.until = Some(until.into());
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
    pub async fn send(self) -> Result<Response<types::Shares>, Error> {
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

    async fn send_page(self) -> Result<Response<types::SharesAnswer>, Error> {
        self.send_raw().await?.into_json()
    }

    fn into_request(self) -> Result<Request, Error> {
        let path = PathBuilder::new("/shares");
        let mut query = Query::new();
        query.push_opt("count", self.count);
        query.push_opt("cursor", self.cursor.as_ref());
        query.push_opt("filter", self.filter.as_ref());
        query.push_opt("since", self.since.as_ref());
        query.push_opt("until", self.until.as_ref());
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
    pub fn pages(self) -> Pages<types::SharesAnswer> {
        Pages::new(
            &LIST,
            Cursor::Start,
            move |cursor| {
                let mut request = self.clone();
                if let Cursor::Token(cursor) = cursor {
                    request.cursor = Some(cursor);
                }
                Box::pin(request.send_page())
            },
            move |page: &types::SharesAnswer, _| Next::query_token(
                page
                    .shares
                    .as_ref()
                    .and_then(|value| {
                        value.links.iter().find(|entry| entry.rel == "next")
                    })
                    .map(|value| value.link.as_str()),
                "cursor",
            ),
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<types::Share> {
        self.pages()
            .items(|page| page.shares.map(|value| value.shares).unwrap_or_default())
    }
}

static CREATE: OperationInfo = OperationInfo::new("shares.create", false)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`SharesApi::create`], `POST /shares`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct CreateRequest {
    core: ClientCore,
    options: CallOptions,
    share: types::NewShare,
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
    pub async fn send(self) -> Result<Response<types::Share>, Error> {
        self.send_raw().await?.try_map(|raw| raw.json_at_or_whole(&["share"]))
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
        let path = PathBuilder::new("/shares");
        let query = Query::new();
        let mut request = self
            .core
            .request(&CREATE, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&self.share)?);
        Ok(request)
    }
}

impl IntoFuture for CreateRequest {
    type Output = Result<types::Share, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static DELETE: OperationInfo = OperationInfo::new("shares.delete", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`SharesApi::delete`], `DELETE /shares/{shareUid}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct DeleteRequest {
    core: ClientCore,
    options: CallOptions,
    share_uid: String,
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
        let mut path = PathBuilder::new("/shares/");
        path.push_segment("shareUid", &self.share_uid)?;
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

// Made by `cargo sdk generate` out of specs/lagoon-drive. Change the specs, not this file.

use cloud_drives_core::{
    Body, CallOptions, ClientCore, Cursor, Error, Items, Next, OperationInfo, Pages,
    PathBuilder, Query, RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// Files and folders.
///
/// Made by [`Client::items`](super::Client::items); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct ItemsApi {
    core: ClientCore,
}

impl ItemsApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Returns an item. A file comes with an address that its contents can be downloaded from for a time.
    ///
    /// # Arguments
    ///
    /// - `item_id`: The item's id; `root` is the top folder.
    pub fn get(&self, item_id: impl Into<String>) -> GetRequest {
        GetRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            item_id: item_id.into(),
        }
    }

    /// Deletes an item, and everything below a folder.
    ///
    /// # Arguments
    ///
    /// - `item_id`: The item's id; `root` is the top folder.
    pub fn delete(&self, item_id: impl Into<String>) -> DeleteRequest {
        DeleteRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            item_id: item_id.into(),
        }
    }

    /// Lists the items of a folder, a page at a time.
    ///
    /// # Arguments
    ///
    /// - `item_id`: The item's id; `root` is the top folder.
    pub fn children(&self, item_id: impl Into<String>) -> ChildrenRequest {
        ChildrenRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            item_id: item_id.into(),
            cursor: None,
            limit: None,
        }
    }

    /// Creates a folder in a folder.
    ///
    /// # Arguments
    ///
    /// - `item_id`: The item's id; `root` is the top folder.
    pub fn create_folder(
        &self,
        item_id: impl Into<String>,
        body: impl Into<types::NewFolder>,
    ) -> CreateFolderRequest {
        CreateFolderRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            item_id: item_id.into(),
            body: body.into(),
        }
    }

    /// Copies an item, in the background.
    ///
    /// # Arguments
    ///
    /// - `item_id`: The item's id; `root` is the top folder.
    pub fn copy(
        &self,
        item_id: impl Into<String>,
        body: impl Into<types::CopyTarget>,
    ) -> CopyRequest {
        CopyRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            item_id: item_id.into(),
            body: body.into(),
        }
    }
}

static GET: OperationInfo = OperationInfo::new("items.get", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`ItemsApi::get`], `GET /items/{item_id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetRequest {
    core: ClientCore,
    options: CallOptions,
    item_id: String,
}

impl GetRequest {
    /// Sets what holds for this call only: headers, time limits, what a facade adds.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options;
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
    pub async fn send(self) -> Result<Response<types::Item>, Error> {
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
        let mut path = PathBuilder::new("/items/");
        path.push_segment("item_id", &self.item_id)?;
        let query = Query::new();
        self.core.request(&GET, Method::GET, path, query, self.options)
    }
}

static DELETE: OperationInfo = OperationInfo::new("items.delete", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`ItemsApi::delete`], `DELETE /items/{item_id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteRequest {
    core: ClientCore,
    options: CallOptions,
    item_id: String,
}

impl DeleteRequest {
    /// Sets what holds for this call only: headers, time limits, what a facade adds.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options;
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
        let mut path = PathBuilder::new("/items/");
        path.push_segment("item_id", &self.item_id)?;
        let query = Query::new();
        self.core.request(&DELETE, Method::DELETE, path, query, self.options)
    }
}

static CHILDREN: OperationInfo = OperationInfo::new("items.children", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 10,
        per: std::time::Duration::from_secs(1),
        scope: "user",
    })
    .with_errors(&errors::RULES);

/// A call of [`ItemsApi::children`], `GET /items/{item_id}/children`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ChildrenRequest {
    core: ClientCore,
    options: CallOptions,
    item_id: String,
    cursor: Option<String>,
    limit: Option<u32>,
}

impl ChildrenRequest {
    /// Where the page begins; from the link of the page before.
    pub fn cursor(mut self, cursor: impl Into<String>) -> Self {
        self.cursor = Some(cursor.into());
        self
    }

    /// The most items of a page. The service takes 100 at most, and 100 if it is missing.
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Sets what holds for this call only: headers, time limits, what a facade adds.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options;
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
    pub async fn send(self) -> Result<Response<types::ItemPage>, Error> {
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
        let mut path = PathBuilder::new("/items/");
        path.push_segment("item_id", &self.item_id)?;
        path.push_literal("/children");
        let mut query = Query::new();
        query.push_opt("cursor", self.cursor.as_ref());
        query.push_opt("limit", self.limit);
        self.core.request(&CHILDREN, Method::GET, path, query, self.options)
    }
}

impl ChildrenRequest {
    /// Page by page, each with its own response.
    ///
    /// Nothing is sent before the first page is asked for. Every page is one call;
    /// dropping the pager between pages loses nothing.
    pub fn pages(self) -> Pages<types::ItemPage> {
        Pages::new(
            &CHILDREN,
            Cursor::Start,
            move |cursor| {
                let mut request = self.clone();
                if let Cursor::Token(cursor) = cursor {
                    request.cursor = Some(cursor);
                }
                Box::pin(request.send())
            },
            move |page: &types::ItemPage, _| Next::query_token(
                page.next_link.as_deref(),
                "cursor",
            ),
        )
    }

    /// Item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<types::Item> {
        self.pages().items(|page| page.items)
    }
}

static CREATE_FOLDER: OperationInfo = OperationInfo::new("items.create_folder", false)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`ItemsApi::create_folder`], `POST /items/{item_id}/children`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateFolderRequest {
    core: ClientCore,
    options: CallOptions,
    item_id: String,
    body: types::NewFolder,
}

impl CreateFolderRequest {
    /// Sets what holds for this call only: headers, time limits, what a facade adds.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options;
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
    pub async fn send(self) -> Result<Response<types::Item>, Error> {
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
        let mut path = PathBuilder::new("/items/");
        path.push_segment("item_id", &self.item_id)?;
        path.push_literal("/children");
        let query = Query::new();
        let mut request = self
            .core
            .request(&CREATE_FOLDER, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&self.body)?);
        Ok(request)
    }
}

static COPY: OperationInfo = OperationInfo::new("items.copy", false)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`ItemsApi::copy`], `POST /items/{item_id}/copy`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CopyRequest {
    core: ClientCore,
    options: CallOptions,
    item_id: String,
    body: types::CopyTarget,
}

impl CopyRequest {
    /// Sets what holds for this call only: headers, time limits, what a facade adds.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options;
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
    pub async fn send(self) -> Result<Response<CopyOutcome>, Error> {
        self.send_raw()
            .await?
            .try_map(|raw| match raw.status().as_u16() {
                202 => raw.json().map(CopyOutcome::Accepted),
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
        let mut path = PathBuilder::new("/items/");
        path.push_segment("item_id", &self.item_id)?;
        path.push_literal("/copy");
        let query = Query::new();
        let mut request = self
            .core
            .request(&COPY, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&self.body)?);
        Ok(request)
    }
}

/// How [`ItemsApi::copy`] ended.
#[derive(Clone, Debug, PartialEq)]
pub enum CopyOutcome {
    /// The copy has begun.
    Accepted(types::Monitor),
}

impl cloud_drives_core::Started for CopyOutcome {
    fn operation_id(&self) -> Option<String> {
        match self {
            Self::Accepted(body) => cloud_drives_core::last_path_segment(&body.monitor),
        }
    }
}

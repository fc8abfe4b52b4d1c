// Made by `cargo sdk generate` out of specs/starter. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, CallOptions, ClientCore, Cursor, Error, Items, Next, OperationInfo,
    Pages, PathBuilder, Query, RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// Files and folders.
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

    /// Lists what is in a folder, a page at a time.
    ///
    /// # Arguments
    ///
    /// - `folder_id`: The folder; `root` is the top.
    pub fn list(&self, folder_id: impl Into<String>) -> ListRequest {
        ListRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            folder_id: folder_id.into(),
            page_token: None,
            page_size: None,
        }
    }

    /// Makes a folder.
    pub fn create_folder(
        &self,
        body: impl Into<types::NewFolder>,
    ) -> CreateFolderRequest {
        CreateFolderRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            body: body.into(),
        }
    }
}

static LIST: OperationInfo = OperationInfo::new("files.list", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`FilesApi::list`], `GET /folders/{folder_id}/children`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent, or listed with items() or pages()"]
pub struct ListRequest {
    core: ClientCore,
    options: CallOptions,
    folder_id: String,
    page_token: Option<String>,
    page_size: Option<u32>,
}

impl ListRequest {
    /// Where to go on, from the page before.
    pub fn page_token(mut self, page_token: impl Into<String>) -> Self {
        self.page_token = Some(page_token.into());
        self
    }

    /// How many entries a page holds, 1 to 100.
    pub fn page_size(mut self, page_size: u32) -> Self {
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
    pub async fn send(self) -> Result<Response<types::EntryPage>, Error> {
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

    async fn send_page(self) -> Result<Response<types::EntryPage>, Error> {
        self.send_raw()
            .await?
            .into_page(&["entries"], |page: &types::EntryPage| page.entries.is_empty())
    }

    fn into_request(self) -> Result<Request, Error> {
        let mut path = PathBuilder::new("/folders/");
        path.push_segment("folder_id", &self.folder_id)?;
        path.push_literal("/children");
        let mut query = Query::new();
        query.push_opt("page_token", self.page_token.as_ref());
        query.push_opt("page_size", self.page_size);
        self.core.request(&LIST, Method::GET, path, query, self.options)
    }
}

impl ListRequest {
    /// Lists page by page, each with its own response.
    ///
    /// Nothing is sent before the first page is asked for. Every page is one call;
    /// dropping the pager between pages loses nothing.
    pub fn pages(self) -> Pages<types::EntryPage> {
        Pages::new(
            &LIST,
            Cursor::Start,
            move |cursor| {
                let mut request = self.clone();
                if let Cursor::Token(cursor) = cursor {
                    request.page_token = Some(cursor);
                }
                Box::pin(request.send_page())
            },
            move |page: &types::EntryPage, _| Next::token(
                page.next_page_token.as_deref(),
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

static CREATE_FOLDER: OperationInfo = OperationInfo::new("files.create_folder", false)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`FilesApi::create_folder`], `POST /folders`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct CreateFolderRequest {
    core: ClientCore,
    options: CallOptions,
    body: types::NewFolder,
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
    pub async fn send(self) -> Result<Response<types::Entry>, Error> {
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
        let path = PathBuilder::new("/folders");
        let query = Query::new();
        let mut request = self
            .core
            .request(&CREATE_FOLDER, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&self.body)?);
        Ok(request)
    }
}

impl IntoFuture for CreateFolderRequest {
    type Output = Result<types::Entry, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

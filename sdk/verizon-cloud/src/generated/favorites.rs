// Made by `cargo sdk generate` out of specs/verizon-cloud. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, CallOptions, ClientCore, Error, OperationInfo, PathBuilder, Query,
    RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// Files and folders that the user has marked.
///
/// Made by [`Client::favorites`](super::Client::favorites); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct FavoritesApi {
    core: ClientCore,
}

impl FavoritesApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Lists the favorites, ordered by when they were last modified. There are no pages.
    ///
    /// The envelope around the lists was never seen; every form that is likely is read (`wire.md §3.9`).
    pub fn list(&self) -> ListRequest {
        ListRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            virtual_folder: None,
            type_: None,
            file_type: None,
        }
    }

    /// Marks files or folders as favorites.
    ///
    /// An unknown uri answers `NotFound`. That several can be given as a list is inferred (`wire.md §5.3`).
    ///
    /// Whether 200 or 204 says so is not settled: both do, and a body is read past (`wire.md §2`).
    ///
    /// # Arguments
    ///
    /// - `items`: What to mark.
    pub fn add(&self, items: impl Into<types::FavoriteItems>) -> AddRequest {
        AddRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            items: items.into(),
        }
    }

    /// Takes the mark off files or folders.
    ///
    /// An unknown uri answers `NotFound`. The query is inferred from that of tags (`wire.md §2` row 10).
    ///
    /// Whether 200 or 204 says so is not settled: both do, and a body is read past (`wire.md §2`).
    ///
    /// # Arguments
    ///
    /// - `uris`: The files or folders, by their `uri`. Each is sent as a parameter of its own (`wire.md §5.3`).
    pub fn remove(
        &self,
        uris: impl IntoIterator<Item = impl Into<String>>,
    ) -> RemoveRequest {
        RemoveRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            uris: uris.into_iter().map(Into::into).collect(),
            create_version: None,
        }
    }
}

static LIST: OperationInfo = OperationInfo::new("favorites.list", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`FavoritesApi::list`], `GET /favorites`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct ListRequest {
    core: ClientCore,
    options: CallOptions,
    virtual_folder: Option<String>,
    type_: Option<types::FavoriteType>,
    file_type: Option<types::FavoriteFileType>,
}

impl ListRequest {
    /// The virtual folder to look in. The vendor's client sent `VZMOBILE` unless told otherwise.
    pub fn virtual_folder(mut self, virtual_folder: impl Into<String>) -> Self {
        self.virtual_folder = Some(virtual_folder.into());
        self
    }

    /// What to list; both without it.
    pub fn type_(mut self, type_: impl Into<types::FavoriteType>) -> Self {
        self.type_ = Some(type_.into());
        self
    }

    /// Which sort of files to list; all without it.
    pub fn file_type(mut self, file_type: impl Into<types::FavoriteFileType>) -> Self {
        self.file_type = Some(file_type.into());
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
    pub async fn send(self) -> Result<Response<types::Favorites>, Error> {
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
        let path = PathBuilder::new("/favorites");
        let mut query = Query::new();
        query.push_opt("virtualfolder", self.virtual_folder.as_ref());
        query.push_opt("type", self.type_.as_ref());
        query.push_opt("filetype", self.file_type.as_ref());
        self.core.request(&LIST, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for ListRequest {
    type Output = Result<types::Favorites, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static ADD: OperationInfo = OperationInfo::new("favorites.add", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`FavoritesApi::add`], `PUT /favorites`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct AddRequest {
    core: ClientCore,
    options: CallOptions,
    items: types::FavoriteItems,
}

impl AddRequest {
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
        let path = PathBuilder::new("/favorites");
        let query = Query::new();
        let mut request = self
            .core
            .request(&ADD, Method::PUT, path, query, self.options)?;
        request.set_body(Body::from_json(&self.items)?);
        Ok(request)
    }
}

impl IntoFuture for AddRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static REMOVE: OperationInfo = OperationInfo::new("favorites.remove", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`FavoritesApi::remove`], `DELETE /favorites`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct RemoveRequest {
    core: ClientCore,
    options: CallOptions,
    uris: Vec<String>,
    create_version: Option<bool>,
}

impl RemoveRequest {
    /// Whether to make a new version of the item; not without it.
    pub fn create_version(mut self, create_version: bool) -> Self {
        self.create_version = Some(create_version);
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
        let path = PathBuilder::new("/favorites");
        let mut query = Query::new();
        query.push_repeated("uri", &self.uris);
        query.push_opt("createversion", self.create_version);
        self.core.request(&REMOVE, Method::DELETE, path, query, self.options)
    }
}

impl IntoFuture for RemoveRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

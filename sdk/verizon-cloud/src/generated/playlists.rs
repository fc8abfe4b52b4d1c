// Made by `cargo sdk generate` out of specs/verizon-cloud. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, ByteStream, CallOptions, ClientCore, Cursor, Error, Items, Next,
    OperationInfo, Pages, PathBuilder, Query, RawResponse, Request, Response, Secret,
    StreamResponse,
};
use cloud_drives_core::reexport::http::Method;
use serde_json::Value;
use std::collections::BTreeMap;
use super::errors;
use super::types;

/// Lists of files to be shown or played one after the other.
///
/// Made by [`Client::playlists`](super::Client::playlists); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct PlaylistsApi {
    core: ClientCore,
}

impl PlaylistsApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Lists the playlists, without their items.
    pub fn list(&self) -> ListRequest {
        ListRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            type_: None,
            sort: None,
            page: None,
            count: None,
        }
    }

    /// Makes a playlist out of files.
    ///
    /// Whether 200 or 201 answers is not settled. One of the vendor's samples has nothing but the paths in the answer; the
    /// playlist is expected there, in its envelope or without (`wire.md §5.8`).
    ///
    /// # Arguments
    ///
    /// - `playlist`: The playlist.
    pub fn create(&self, playlist: impl Into<types::NewPlaylist>) -> CreateRequest {
        CreateRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            playlist: playlist.into(),
        }
    }

    /// Describes a playlist, without its items.
    ///
    /// # Arguments
    ///
    /// - `playlist_uid`: The playlist, by its `uid`.
    pub fn get(&self, playlist_uid: impl Into<String>) -> GetRequest {
        GetRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            playlist_uid: playlist_uid.into(),
        }
    }

    /// Gives a playlist another name and type. Its items stay.
    ///
    /// # Arguments
    ///
    /// - `playlist_uid`: The playlist, by its `uid`.
    /// - `playlist`: What it shall be.
    pub fn update(
        &self,
        playlist_uid: impl Into<String>,
        playlist: impl Into<types::PlaylistUpdate>,
    ) -> UpdateRequest {
        UpdateRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            playlist_uid: playlist_uid.into(),
            playlist: playlist.into(),
        }
    }

    /// Deletes a playlist.
    ///
    /// Whether 200 or 204 says so is not settled: both do, and a body is read past (`wire.md §2`).
    ///
    /// # Arguments
    ///
    /// - `playlist_uid`: The playlist, by its `uid`.
    pub fn delete(&self, playlist_uid: impl Into<String>) -> DeleteRequest {
        DeleteRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            playlist_uid: playlist_uid.into(),
        }
    }

    /// Lists the items of a playlist.
    ///
    /// # Arguments
    ///
    /// - `playlist_uid`: The playlist, by its `uid`.
    pub fn list_items(&self, playlist_uid: impl Into<String>) -> ListItemsRequest {
        ListItemsRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            playlist_uid: playlist_uid.into(),
            sort: None,
            page: None,
            count: None,
        }
    }

    /// Gives a playlist another name and type, and other items in place of those that it has.
    ///
    /// # Arguments
    ///
    /// - `playlist_uid`: The playlist, by its `uid`.
    /// - `playlist`: What it shall be.
    pub fn replace(
        &self,
        playlist_uid: impl Into<String>,
        playlist: impl Into<types::NewPlaylist>,
    ) -> ReplaceRequest {
        ReplaceRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            playlist_uid: playlist_uid.into(),
            playlist: playlist.into(),
        }
    }

    /// Adds files to a playlist.
    ///
    /// The answer was never seen; it is presumably a list of the paths with the ids of the new items (`wire.md §3.13`).
    ///
    /// # Arguments
    ///
    /// - `playlist_uid`: The playlist, by its `uid`.
    /// - `paths`: The paths of the files.
    pub fn add_items(
        &self,
        playlist_uid: impl Into<String>,
        paths: impl IntoIterator<Item = impl Into<String>>,
    ) -> AddItemsRequest {
        AddItemsRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            playlist_uid: playlist_uid.into(),
            paths: paths.into_iter().map(Into::into).collect(),
        }
    }

    /// Reads the file behind an item. A player may give the token in the query instead of the header.
    ///
    /// # Arguments
    ///
    /// - `playlist_uid`: The playlist, by its `uid`.
    /// - `item_uid`: The item, by its `itemuid`.
    pub fn download_item(
        &self,
        playlist_uid: impl Into<String>,
        item_uid: impl Into<String>,
    ) -> DownloadItemRequest {
        DownloadItemRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            playlist_uid: playlist_uid.into(),
            item_uid: item_uid.into(),
            access_token: None,
        }
    }

    /// Takes an item out of a playlist.
    ///
    /// Whether 200 or 204 says so is not settled: both do, and a body is read past (`wire.md §2`).
    ///
    /// # Arguments
    ///
    /// - `playlist_uid`: The playlist, by its `uid`.
    /// - `item_uid`: The item, by its `itemuid`.
    pub fn remove_item(
        &self,
        playlist_uid: impl Into<String>,
        item_uid: impl Into<String>,
    ) -> RemoveItemRequest {
        RemoveItemRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            playlist_uid: playlist_uid.into(),
            item_uid: item_uid.into(),
        }
    }
}

static LIST: OperationInfo = OperationInfo::new("playlists.list", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`PlaylistsApi::list`], `GET /playlists`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent, or listed with items() or pages()"]
pub struct ListRequest {
    core: ClientCore,
    options: CallOptions,
    type_: Option<types::PlaylistType>,
    sort: Option<types::PlaylistSort>,
    page: Option<u32>,
    count: Option<u32>,
}

impl ListRequest {
    /// Which playlists to list; all without it.
    pub fn type_(mut self, type_: impl Into<types::PlaylistType>) -> Self {
        self.type_ = Some(type_.into());
        self
    }

    /// The order, or a text such as `name+asc`. The plus sign is sent as `%2B` (`wire.md §9`, 3).
    pub fn sort(mut self, sort: impl Into<types::PlaylistSort>) -> Self {
        self.sort = Some(sort.into());
        self
    }

    /// Which page, counted from 1; 1 without it. Parts of the reference call it `start`, the vendor's client did not
    /// (`wire.md §4.1`).
    pub fn page(mut self, page: u32) -> Self {
        self.page = Some(page);
        self
    }

    /// How many on a page, up to 100; 20 without it.
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
    pub async fn send(self) -> Result<Response<Vec<types::Playlist>>, Error> {
        self.send_raw()
            .await?
            .try_map(|raw| {
                raw
                    .json_at::<
                        cloud_drives_core::de::OneOrMany<types::Playlist>,
                    >(&["playlistDefinitions", "playlistDefinition"])
                    .map(|list| list.unwrap_or_default().0)
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

    async fn send_page(self) -> Result<Response<types::PlaylistsPage>, Error> {
        self.send_raw().await?.into_json()
    }

    fn into_request(self) -> Result<Request, Error> {
        let path = PathBuilder::new("/playlists");
        let mut query = Query::new();
        query.push_opt("type", self.type_.as_ref());
        query.push_opt("sort", self.sort.as_ref());
        query.push_opt("page", self.page);
        query.push_opt("count", self.count);
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
    pub fn pages(mut self) -> Pages<types::PlaylistsPage> {
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
            move |page: &types::PlaylistsPage, cursor| Next::short_page(
                cursor,
                page
                    .playlist_definitions
                    .as_ref()
                    .map_or(0, |value| value.playlist_definition.len()),
                limit,
            ),
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<types::Playlist> {
        self.pages()
            .items(|page| {
                page
                    .playlist_definitions
                    .map(|value| value.playlist_definition)
                    .unwrap_or_default()
            })
    }
}

static CREATE: OperationInfo = OperationInfo::new("playlists.create", false)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`PlaylistsApi::create`], `POST /playlists`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct CreateRequest {
    core: ClientCore,
    options: CallOptions,
    playlist: types::NewPlaylist,
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
    pub async fn send(self) -> Result<Response<types::Playlist>, Error> {
        self.send_raw()
            .await?
            .try_map(|raw| raw.json_at_or_whole(&["playlistDefinition"]))
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
        let path = PathBuilder::new("/playlists");
        let query = Query::new();
        let mut request = self
            .core
            .request(&CREATE, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&self.playlist)?);
        Ok(request)
    }
}

impl IntoFuture for CreateRequest {
    type Output = Result<types::Playlist, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static GET: OperationInfo = OperationInfo::new("playlists.get", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`PlaylistsApi::get`], `GET /playlists/{playlistUid}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct GetRequest {
    core: ClientCore,
    options: CallOptions,
    playlist_uid: String,
}

impl GetRequest {
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
    pub async fn send(self) -> Result<Response<types::Playlist>, Error> {
        self.send_raw()
            .await?
            .try_map(|raw| raw.json_at_or_whole(&["playlistDefinition"]))
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
        let mut path = PathBuilder::new("/playlists/");
        path.push_segment("playlistUid", &self.playlist_uid)?;
        let query = Query::new();
        self.core.request(&GET, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for GetRequest {
    type Output = Result<types::Playlist, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static UPDATE: OperationInfo = OperationInfo::new("playlists.update", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`PlaylistsApi::update`], `PUT /playlists/{playlistUid}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct UpdateRequest {
    core: ClientCore,
    options: CallOptions,
    playlist_uid: String,
    playlist: types::PlaylistUpdate,
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
    pub async fn send(self) -> Result<Response<types::Playlist>, Error> {
        self.send_raw()
            .await?
            .try_map(|raw| raw.json_at_or_whole(&["playlistDefinition"]))
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
        let mut path = PathBuilder::new("/playlists/");
        path.push_segment("playlistUid", &self.playlist_uid)?;
        let query = Query::new();
        let mut request = self
            .core
            .request(&UPDATE, Method::PUT, path, query, self.options)?;
        request.set_body(Body::from_json(&self.playlist)?);
        Ok(request)
    }
}

impl IntoFuture for UpdateRequest {
    type Output = Result<types::Playlist, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static DELETE: OperationInfo = OperationInfo::new("playlists.delete", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`PlaylistsApi::delete`], `DELETE /playlists/{playlistUid}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct DeleteRequest {
    core: ClientCore,
    options: CallOptions,
    playlist_uid: String,
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
        let mut path = PathBuilder::new("/playlists/");
        path.push_segment("playlistUid", &self.playlist_uid)?;
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

static LIST_ITEMS: OperationInfo = OperationInfo::new("playlists.list_items", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`PlaylistsApi::list_items`], `GET /playlists/{playlistUid}/items`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent, or listed with items() or pages()"]
pub struct ListItemsRequest {
    core: ClientCore,
    options: CallOptions,
    playlist_uid: String,
    sort: Option<types::PlaylistItemSort>,
    page: Option<u32>,
    count: Option<u32>,
}

impl ListItemsRequest {
    /// The order, or a text such as `name+asc`. The plus sign is sent as `%2B` (`wire.md §9`, 3).
    pub fn sort(mut self, sort: impl Into<types::PlaylistItemSort>) -> Self {
        self.sort = Some(sort.into());
        self
    }

    /// Which page, counted from 1; 1 without it. Parts of the reference call it `start`, the vendor's client did not
    /// (`wire.md §4.1`).
    pub fn page(mut self, page: u32) -> Self {
        self.page = Some(page);
        self
    }

    /// How many on a page, up to 100; 20 without it.
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
    pub async fn send(self) -> Result<Response<Vec<types::PlaylistItem>>, Error> {
        self.send_raw()
            .await?
            .try_map(|raw| {
                raw
                    .json_at::<
                        cloud_drives_core::de::OneOrMany<types::PlaylistItem>,
                    >(&["playlist", "playlistElement"])
                    .map(|list| list.unwrap_or_default().0)
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

    async fn send_page(self) -> Result<Response<types::PlaylistItemsPage>, Error> {
        self.send_raw().await?.into_json()
    }

    fn into_request(self) -> Result<Request, Error> {
        let mut path = PathBuilder::new("/playlists/");
        path.push_segment("playlistUid", &self.playlist_uid)?;
        path.push_literal("/items");
        let mut query = Query::new();
        query.push_opt("sort", self.sort.as_ref());
        query.push_opt("page", self.page);
        query.push_opt("count", self.count);
        self.core.request(&LIST_ITEMS, Method::GET, path, query, self.options)
    }
}

impl ListItemsRequest {
    /// Lists page by page, each with its own response.
    ///
    /// Nothing is sent before the first page is asked for. Every page is one call;
    /// dropping the pager between pages loses nothing.
    ///
    /// `count` is sent with every page. Default: 20. The server gives at most 100 items a page.
    pub fn pages(mut self) -> Pages<types::PlaylistItemsPage> {
        self.count.get_or_insert(20);
        let limit = self.count.map(u64::from);
        Pages::new(
            &LIST_ITEMS,
            Cursor::Page(self.page.map_or(1, u64::from)),
            move |cursor| {
                let mut request = self.clone();
                if let Cursor::Page(cursor) = cursor {
                    request.page = Some(u32::try_from(cursor).unwrap_or(u32::MAX));
                }
                Box::pin(request.send_page())
            },
            move |page: &types::PlaylistItemsPage, cursor| Next::short_page(
                cursor,
                page.playlist.as_ref().map_or(0, |value| value.playlist_element.len()),
                limit,
            ),
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<types::PlaylistItem> {
        self.pages()
            .items(|page| {
                page.playlist.map(|value| value.playlist_element).unwrap_or_default()
            })
    }
}

static REPLACE: OperationInfo = OperationInfo::new("playlists.replace", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`PlaylistsApi::replace`], `PUT /playlists/{playlistUid}/items`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct ReplaceRequest {
    core: ClientCore,
    options: CallOptions,
    playlist_uid: String,
    playlist: types::NewPlaylist,
}

impl ReplaceRequest {
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
    pub async fn send(self) -> Result<Response<types::Playlist>, Error> {
        self.send_raw()
            .await?
            .try_map(|raw| raw.json_at_or_whole(&["playlistDefinition"]))
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
        let mut path = PathBuilder::new("/playlists/");
        path.push_segment("playlistUid", &self.playlist_uid)?;
        path.push_literal("/items");
        let query = Query::new();
        let mut request = self
            .core
            .request(&REPLACE, Method::PUT, path, query, self.options)?;
        request.set_body(Body::from_json(&self.playlist)?);
        Ok(request)
    }
}

impl IntoFuture for ReplaceRequest {
    type Output = Result<types::Playlist, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static ADD_ITEMS: OperationInfo = OperationInfo::new("playlists.add_items", false)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`PlaylistsApi::add_items`], `POST /playlists/{playlistUid}/items`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct AddItemsRequest {
    core: ClientCore,
    options: CallOptions,
    playlist_uid: String,
    paths: Vec<String>,
}

impl AddItemsRequest {
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
    pub async fn send(self) -> Result<Response<Value>, Error> {
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
        let mut path = PathBuilder::new("/playlists/");
        path.push_segment("playlistUid", &self.playlist_uid)?;
        path.push_literal("/items");
        let query = Query::new();
        let mut request = self
            .core
            .request(&ADD_ITEMS, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&BTreeMap::from([("add", &self.paths)]))?);
        Ok(request)
    }
}

impl IntoFuture for AddItemsRequest {
    type Output = Result<Value, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static DOWNLOAD_ITEM: OperationInfo = OperationInfo::new("playlists.download_item", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: true,
    })
    .with_errors(&errors::RULES);

/// A call of [`PlaylistsApi::download_item`], `GET /playlists/{playlistUid}/items/{itemUid}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct DownloadItemRequest {
    core: ClientCore,
    options: CallOptions,
    playlist_uid: String,
    item_uid: String,
    access_token: Option<Secret>,
}

impl DownloadItemRequest {
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
        let mut path = PathBuilder::new("/playlists/");
        path.push_segment("playlistUid", &self.playlist_uid)?;
        path.push_literal("/items/");
        path.push_segment("itemUid", &self.item_uid)?;
        let mut query = Query::new();
        query
            .push_opt(
                "access-token",
                self.access_token.as_ref().map(|value| value.expose()),
            );
        self.core.request(&DOWNLOAD_ITEM, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for DownloadItemRequest {
    type Output = Result<ByteStream, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static REMOVE_ITEM: OperationInfo = OperationInfo::new("playlists.remove_item", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`PlaylistsApi::remove_item`], `DELETE /playlists/{playlistUid}/items/{itemUid}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct RemoveItemRequest {
    core: ClientCore,
    options: CallOptions,
    playlist_uid: String,
    item_uid: String,
}

impl RemoveItemRequest {
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
        let mut path = PathBuilder::new("/playlists/");
        path.push_segment("playlistUid", &self.playlist_uid)?;
        path.push_literal("/items/");
        path.push_segment("itemUid", &self.item_uid)?;
        let query = Query::new();
        self.core.request(&REMOVE_ITEM, Method::DELETE, path, query, self.options)
    }
}

impl IntoFuture for RemoveItemRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

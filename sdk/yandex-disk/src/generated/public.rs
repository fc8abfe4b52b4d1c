// Made by `cargo sdk generate` out of specs/yandex-disk. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, CallOptions, ClientCore, Completed, Cursor, Error, Items, Next,
    OperationInfo, Pages, PathBuilder, Poller, Query, RawResponse, Request, Response,
    StartedResponse,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// What is behind public links, and the settings of one's own.
///
/// Made by [`Client::public`](super::Client::public); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct PublicApi {
    core: ClientCore,
}

impl PublicApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Describes what is behind a public link, a folder together with a page of what is in it. Needs no token.
    ///
    /// An unknown key, a withdrawn or expired link and a wrong path all answer `PathNotFound` (`wire.md §4.16`). Whether a
    /// link with a password answers `PasswordRequired` here is uncertain (`wire.md §13`).
    ///
    /// # Arguments
    ///
    /// - `public_key`: The key of the public link, or the link itself, such as `https://yadi.sk/d/AbCdEf`.
    pub fn get(&self, public_key: impl Into<String>) -> GetRequest {
        GetRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            public_key: public_key.into(),
            path: None,
            limit: None,
            offset: None,
            sort: None,
            preview_size: None,
            preview_crop: None,
            fields: None,
        }
    }

    /// Hands out a link to the bytes of a published file, or to a published folder as a zip archive. Needs no token.
    ///
    /// A link with a password answers `PasswordRequired`. If the owner forbids downloading, the call fails or the link is
    /// empty (`wire.md §4.17`).
    ///
    /// # Arguments
    ///
    /// - `public_key`: The key of the public link, or the link itself, such as `https://yadi.sk/d/AbCdEf`.
    pub fn download_link(&self, public_key: impl Into<String>) -> DownloadLinkRequest {
        DownloadLinkRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            public_key: public_key.into(),
            path: None,
            fields: None,
        }
    }

    /// Copies what is behind a public link to one's own Disk, into the downloads folder unless told otherwise.
    ///
    /// Large folders are copied in the background (202).
    ///
    /// # Arguments
    ///
    /// - `public_key`: The key of the public link, or the link itself, such as `https://yadi.sk/d/AbCdEf`.
    pub fn save_to_disk(&self, public_key: impl Into<String>) -> SaveToDiskRequest {
        SaveToDiskRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            public_key: public_key.into(),
            name: None,
            path: None,
            save_path: None,
            force_async: None,
            fields: None,
        }
    }

    /// Reads the settings of one's own public link.
    ///
    /// In practice only `available_until` comes back; a password can't be read (`wire.md §5.9`).
    ///
    /// # Arguments
    ///
    /// - `path`: The published file or folder by its path on the owner's Disk.
    pub fn settings(&self, path: impl Into<String>) -> SettingsRequest {
        SettingsRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            path: path.into(),
            allow_address_access: None,
            fields: None,
        }
    }

    /// Changes the settings of one's own public link. The answer is empty.
    ///
    /// Settings that are not given stay. A repeat leads to the same settings, so the call may be sent again.
    ///
    /// # Arguments
    ///
    /// - `path`: The published file or folder by its path on the owner's Disk.
    /// - `body`: The settings to change, not wrapped in another member.
    pub fn update_settings(
        &self,
        path: impl Into<String>,
        body: impl Into<types::PublicSettingsInput>,
    ) -> UpdateSettingsRequest {
        UpdateSettingsRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            path: path.into(),
            allow_address_access: None,
            body: body.into(),
        }
    }

    /// Tells which settings a public link of this resource could have.
    ///
    /// The shape of the answer is the reference's; no answer was seen (`wire.md §5.10`).
    ///
    /// # Arguments
    ///
    /// - `path`: The published file or folder by its path on the owner's Disk.
    pub fn available_settings(
        &self,
        path: impl Into<String>,
    ) -> AvailableSettingsRequest {
        AvailableSettingsRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            path: path.into(),
        }
    }
}

static GET: OperationInfo = OperationInfo::new("public.get", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "OAuth",
        optional: true,
    })
    .with_errors(&errors::RULES);

/// A call of [`PublicApi::get`], `GET /v1/disk/public/resources`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct GetRequest {
    core: ClientCore,
    options: CallOptions,
    public_key: String,
    path: Option<String>,
    limit: Option<u32>,
    offset: Option<u32>,
    sort: Option<types::ResourceSort>,
    preview_size: Option<String>,
    preview_crop: Option<bool>,
    fields: Option<Vec<String>>,
}

impl GetRequest {
    /// A file or folder inside the published folder, starting with `/`; the published resource itself without it. No area
    /// such as `disk:` goes before it.
    pub fn path(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// Items a page, from 0; the service takes 20 without it. The upper bound is not published: 500 and 1000 work, 10000
    /// times out on large folders (`wire.md §8`).
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Items to skip from the start of the list; 0 without it.
    pub fn offset(mut self, offset: u32) -> Self {
        self.offset = Some(offset);
        self
    }

    /// The order of the items; a leading minus reverses it. Folders come first in any order.
    pub fn sort(mut self, sort: impl Into<types::ResourceSort>) -> Self {
        self.sort = Some(sort.into());
        self
    }

    /// Size of the previews that the answer links to: `S`, `M`, `L`, `XL`, `XXL` or `XXXL` (widths of 150, 300, 500, 800,
    /// 1024 and 1280 pixels), or pixels as `120`, `120x`, `x145` or `120x240`. From the reference (`wire.md §1.7`).
    pub fn preview_size(mut self, preview_size: impl Into<String>) -> Self {
        self.preview_size = Some(preview_size.into());
        self
    }

    /// Whether a preview is cropped to the requested size; false without it.
    pub fn preview_crop(mut self, preview_crop: bool) -> Self {
        self.preview_crop = Some(preview_crop);
        self
    }

    /// Answer with these members only; dotted names reach into objects and lists, as in `_embedded.items.name`. Names that
    /// do not exist are skipped in silence, and a dotted name narrows its parent even if the parent is listed too.
    pub fn fields(
        mut self,
        fields: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.fields = Some(fields.into_iter().map(Into::into).collect());
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
    pub async fn send(self) -> Result<Response<types::PublicResource>, Error> {
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

    async fn send_page(self) -> Result<Response<types::PublicResource>, Error> {
        self.send_raw()
            .await?
            .into_page(
                &["_embedded.items"],
                |page: &types::PublicResource| {
                    page.type_.as_ref().map_or("", |word| word.as_str()) != "file"
                        && page
                            .embedded
                            .as_ref()
                            .is_none_or(|value| value.items.is_empty())
                },
            )
    }

    fn into_request(self) -> Result<Request, Error> {
        let path = PathBuilder::new("/v1/disk/public/resources");
        let mut query = Query::new();
        query.push("public_key", &self.public_key);
        query.push_opt("path", self.path.as_ref());
        query.push_opt("limit", self.limit);
        query.push_opt("offset", self.offset);
        query.push_opt("sort", self.sort.as_ref());
        query.push_opt("preview_size", self.preview_size.as_ref());
        query.push_opt("preview_crop", self.preview_crop);
        if let Some(values) = &self.fields {
            query.push_comma("fields", values);
        }
        self.core.request(&GET, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for GetRequest {
    type Output = Result<types::PublicResource, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

impl GetRequest {
    /// Lists page by page, each with its own response.
    ///
    /// Nothing is sent before the first page is asked for. Every page is one call;
    /// dropping the pager between pages loses nothing.
    ///
    /// `limit` is sent with every page. Default: 500.
    pub fn pages(mut self) -> Pages<types::PublicResource> {
        self.limit.get_or_insert(500);
        let limit = self.limit.map(u64::from);
        Pages::new(
            &GET,
            Cursor::Offset(self.offset.map_or(0, u64::from)),
            move |cursor| {
                let mut request = self.clone();
                if let Cursor::Offset(cursor) = cursor {
                    request.offset = Some(u32::try_from(cursor).unwrap_or(u32::MAX));
                }
                Box::pin(request.send_page())
            },
            move |page: &types::PublicResource, cursor| Next::by_total(
                cursor.offset().unwrap_or(0),
                page.embedded.as_ref().map_or(0, |value| value.items.len()),
                page
                    .embedded
                    .as_ref()
                    .and_then(|value| value.limit)
                    .map(u64::from)
                    .or(limit),
                page.embedded.as_ref().and_then(|value| value.total),
            ),
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<types::PublicResource> {
        self.pages()
            .items(|page| page.embedded.map(|value| value.items).unwrap_or_default())
    }
}

static DOWNLOAD_LINK: OperationInfo = OperationInfo::new("public.download_link", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "OAuth",
        optional: true,
    })
    .with_errors(&errors::RULES);

/// A call of [`PublicApi::download_link`], `GET /v1/disk/public/resources/download`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct DownloadLinkRequest {
    core: ClientCore,
    options: CallOptions,
    public_key: String,
    path: Option<String>,
    fields: Option<Vec<String>>,
}

impl DownloadLinkRequest {
    /// A file or folder inside the published folder, starting with `/`; the published resource itself without it. No area
    /// such as `disk:` goes before it.
    pub fn path(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// Answer with these members only; dotted names reach into objects and lists, as in `_embedded.items.name`. Names that
    /// do not exist are skipped in silence, and a dotted name narrows its parent even if the parent is listed too.
    pub fn fields(
        mut self,
        fields: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.fields = Some(fields.into_iter().map(Into::into).collect());
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
    pub async fn send(self) -> Result<Response<types::Link>, Error> {
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
        let path = PathBuilder::new("/v1/disk/public/resources/download");
        let mut query = Query::new();
        query.push("public_key", &self.public_key);
        query.push_opt("path", self.path.as_ref());
        if let Some(values) = &self.fields {
            query.push_comma("fields", values);
        }
        self.core.request(&DOWNLOAD_LINK, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for DownloadLinkRequest {
    type Output = Result<types::Link, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static SAVE_TO_DISK: OperationInfo = OperationInfo::new("public.save_to_disk", false)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "OAuth",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`PublicApi::save_to_disk`], `POST /v1/disk/public/resources/save-to-disk`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct SaveToDiskRequest {
    core: ClientCore,
    options: CallOptions,
    public_key: String,
    name: Option<String>,
    path: Option<String>,
    save_path: Option<String>,
    force_async: Option<bool>,
    fields: Option<Vec<String>>,
}

impl SaveToDiskRequest {
    /// The name to save it under; its own name without it.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// A file or folder inside the published folder, starting with `/`; the published resource itself without it. No area
    /// such as `disk:` goes before it.
    pub fn path(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// The folder to save it in, such as `disk:/saved`; the downloads folder without it.
    pub fn save_path(mut self, save_path: impl Into<String>) -> Self {
        self.save_path = Some(save_path.into());
        self
    }

    /// Makes the service answer 202 and work on in the background. With false, its default, the service decides, and a
    /// non-empty folder is still answered with 202 (`wire.md §4.5`).
    pub fn force_async(mut self, force_async: bool) -> Self {
        self.force_async = Some(force_async);
        self
    }

    /// Answer with these members only; dotted names reach into objects and lists, as in `_embedded.items.name`. Names that
    /// do not exist are skipped in silence, and a dotted name narrows its parent even if the parent is listed too.
    pub fn fields(
        mut self,
        fields: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.fields = Some(fields.into_iter().map(Into::into).collect());
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
    pub async fn send(self) -> Result<StartedResponse<SaveToDiskOutcome>, Error> {
        self.send_raw()
            .await?
            .try_map(|raw| match raw.status().as_u16() {
                201 => raw.json().map(SaveToDiskOutcome::Created),
                202 => raw.json().map(SaveToDiskOutcome::Accepted),
                _ => Err(raw.unexpected_status()),
            })
            .map(StartedResponse::from)
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

    /// Sends the call once and returns a poller that follows what it started.
    ///
    /// Awaiting the request does both. [`CallOptions::with_poll`] sets how often to ask.
    ///
    /// # Errors
    ///
    /// Those of [`send`](Self::send); [`ErrorClass::Protocol`](cloud_drives_core::ErrorClass::Protocol) if the
    /// answer does not tell the operation's id. Those of the state are the poller's,
    /// see [`OperationsApi::status`](super::operations::OperationsApi::status).
    pub async fn poller(self) -> Result<Poller<Completed<SaveToDiskOutcome>>, Error> {
        let settings = self.core.poll_settings(&self.options);
        let options = self.options.for_follow_up();
        let states = super::operations::OperationsApi::new(self.core.clone());
        let poller = Poller::from_answer(
            self.send().await?,
            move |id| { states.status(id).with_options(options.clone()).poll_state() },
        )?;
        Ok(poller.settings(settings))
    }

    fn into_request(self) -> Result<Request, Error> {
        let path = PathBuilder::new("/v1/disk/public/resources/save-to-disk");
        let mut query = Query::new();
        query.push("public_key", &self.public_key);
        query.push_opt("name", self.name.as_ref());
        query.push_opt("path", self.path.as_ref());
        query.push_opt("save_path", self.save_path.as_ref());
        query.push_opt("force_async", self.force_async);
        if let Some(values) = &self.fields {
            query.push_comma("fields", values);
        }
        self.core.request(&SAVE_TO_DISK, Method::POST, path, query, self.options)
    }
}

impl IntoFuture for SaveToDiskRequest {
    type Output = Result<Completed<SaveToDiskOutcome>, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            Poller::until_done(&self.options.clone(), self.poller()).await
        })
    }
}

/// How [`PublicApi::save_to_disk`] ended.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
#[must_use = "the server may still be working; await the request or its poller(), or look at operation_id()"]
pub enum SaveToDiskOutcome {
    /// Done. The link leads to the resource.
    Created(types::Link),
    /// Still running. The link leads to the operation.
    Accepted(types::Link),
}

impl SaveToDiskOutcome {
    /// Returns what every outcome holds.
    pub fn link(&self) -> &types::Link {
        match self {
            Self::Created(body) => body,
            Self::Accepted(body) => body,
        }
    }

    /// Returns what every outcome holds, by value.
    pub fn into_link(self) -> types::Link {
        match self {
            Self::Created(body) => body,
            Self::Accepted(body) => body,
        }
    }
}

impl cloud_drives_core::Started for SaveToDiskOutcome {
    fn is_running(&self) -> bool {
        matches!(self, Self::Accepted(_))
    }

    fn operation_id(&self) -> Option<String> {
        match self {
            Self::Accepted(body) => cloud_drives_core::last_path_segment(&body.href),
            Self::Created(_) => None,
        }
    }
}

static SETTINGS: OperationInfo = OperationInfo::new("public.settings", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "OAuth",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`PublicApi::settings`], `GET /v1/disk/public/resources/public-settings`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct SettingsRequest {
    core: ClientCore,
    options: CallOptions,
    path: String,
    allow_address_access: Option<bool>,
    fields: Option<Vec<String>>,
}

impl SettingsRequest {
    /// Whether the settings use the newer form with `accesses`, which says who may open the link; false without it.
    pub fn allow_address_access(mut self, allow_address_access: bool) -> Self {
        self.allow_address_access = Some(allow_address_access);
        self
    }

    /// Answer with these members only; dotted names reach into objects and lists, as in `_embedded.items.name`. Names that
    /// do not exist are skipped in silence, and a dotted name narrows its parent even if the parent is listed too.
    pub fn fields(
        mut self,
        fields: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.fields = Some(fields.into_iter().map(Into::into).collect());
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
    pub async fn send(self) -> Result<Response<types::PublicSettings>, Error> {
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
        let path = PathBuilder::new("/v1/disk/public/resources/public-settings");
        let mut query = Query::new();
        query.push("path", &self.path);
        query.push_opt("allow_address_access", self.allow_address_access);
        if let Some(values) = &self.fields {
            query.push_comma("fields", values);
        }
        self.core.request(&SETTINGS, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for SettingsRequest {
    type Output = Result<types::PublicSettings, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static UPDATE_SETTINGS: OperationInfo = OperationInfo::new(
        "public.update_settings",
        true,
    )
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "OAuth",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`PublicApi::update_settings`], `PATCH /v1/disk/public/resources/public-settings`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct UpdateSettingsRequest {
    core: ClientCore,
    options: CallOptions,
    path: String,
    allow_address_access: Option<bool>,
    body: types::PublicSettingsInput,
}

impl UpdateSettingsRequest {
    /// Whether the settings use the newer form with `accesses`, which says who may open the link; false without it.
    pub fn allow_address_access(mut self, allow_address_access: bool) -> Self {
        self.allow_address_access = Some(allow_address_access);
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
        let path = PathBuilder::new("/v1/disk/public/resources/public-settings");
        let mut query = Query::new();
        query.push("path", &self.path);
        query.push_opt("allow_address_access", self.allow_address_access);
        let mut request = self
            .core
            .request(&UPDATE_SETTINGS, Method::PATCH, path, query, self.options)?;
        request.set_body(Body::from_json(&self.body)?);
        Ok(request)
    }
}

impl IntoFuture for UpdateSettingsRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static AVAILABLE_SETTINGS: OperationInfo = OperationInfo::new(
        "public.available_settings",
        true,
    )
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "OAuth",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`PublicApi::available_settings`], `GET /v1/disk/public/resources/public-settings/available-settings`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct AvailableSettingsRequest {
    core: ClientCore,
    options: CallOptions,
    path: String,
}

impl AvailableSettingsRequest {
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
    pub async fn send(self) -> Result<Response<types::PublicAvailableSettings>, Error> {
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
        let path = PathBuilder::new(
            "/v1/disk/public/resources/public-settings/available-settings",
        );
        let mut query = Query::new();
        query.push("path", &self.path);
        self.core.request(&AVAILABLE_SETTINGS, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for AvailableSettingsRequest {
    type Output = Result<types::PublicAvailableSettings, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

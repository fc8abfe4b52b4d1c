// Made by `cargo sdk generate` out of specs/yandex-disk. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, CallOptions, ClientCore, Completed, Cursor, Error, Items, Next,
    OperationInfo, Pages, PathBuilder, Poller, Query, RawResponse, Request, Response,
    StartedResponse,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// Files and folders on the Disk and in the trash.
///
/// Made by [`Client::resources`](super::Client::resources); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct ResourcesApi {
    core: ClientCore,
}

impl ResourcesApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Describes a file or folder, a folder together with a page of what is in it.
    ///
    /// Folders come before files whatever the order. The list is no snapshot: changes between two pages shift it. A file
    /// has no list, so that paging over it gives no items.
    ///
    /// # Arguments
    ///
    /// - `path`: The file or folder, such as `disk:/photos`.
    pub fn get(&self, path: impl Into<String>) -> GetRequest {
        GetRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            path: path.into(),
            limit: None,
            offset: None,
            sort: None,
            preview_size: None,
            preview_crop: None,
            fields: None,
        }
    }

    /// Makes a folder. The folder above it has to exist.
    ///
    /// Not repeated when the outcome is unknown: a second call answers `DirectoryExists`, which would hide that the first
    /// one made the folder (`wire.md §10`).
    ///
    /// # Arguments
    ///
    /// - `path`: The folder to make, such as `disk:/photos/2024`. A name has at most 255 characters, a path 32760.
    pub fn create_folder(&self, path: impl Into<String>) -> CreateFolderRequest {
        CreateFolderRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            path: path.into(),
            fields: None,
        }
    }

    /// Deletes a file or folder: into the trash, or for good with `permanently`.
    ///
    /// A file or an empty folder is gone at once (204), a folder with contents in the background (202). A call whose outcome
    /// is unknown may be sent again: it can remove nothing more, and if the first one did arrive, the repeat answers
    /// `PathNotFound`, which is then good news.
    ///
    /// # Arguments
    ///
    /// - `path`: The file or folder to delete.
    pub fn delete(&self, path: impl Into<String>) -> DeleteRequest {
        DeleteRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            path: path.into(),
            permanently: None,
            force_async: None,
            md5: None,
            fields: None,
        }
    }

    /// Sets or deletes the custom properties of a file or folder.
    ///
    /// What is given is merged into what is there: other keys stay, and a null value deletes its key. A repeat leads to the
    /// same properties, so the call may be sent again. A folder comes back without its contents.
    ///
    /// # Arguments
    ///
    /// - `path`: The file or folder.
    /// - `body`: The properties to set or delete.
    pub fn update(
        &self,
        path: impl Into<String>,
        body: impl Into<types::ResourcePatch>,
    ) -> UpdateRequest {
        UpdateRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            path: path.into(),
            fields: None,
            body: body.into(),
        }
    }

    /// Copies a file or folder.
    ///
    /// The destination is the new path itself, not the folder to copy into; the folder above it has to exist. A folder with
    /// contents is copied in the background (202).
    ///
    /// # Arguments
    ///
    /// - `source`: What to copy.
    /// - `destination`: The path of the copy.
    pub fn copy(
        &self,
        source: impl Into<String>,
        destination: impl Into<String>,
    ) -> CopyRequest {
        CopyRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            source: source.into(),
            destination: destination.into(),
            overwrite: None,
            force_async: None,
            fields: None,
        }
    }

    /// Moves or renames a file or folder.
    ///
    /// The destination is the new path itself, not the folder to move into; the folder above it has to exist. A folder with
    /// contents is moved in the background (202).
    ///
    /// # Arguments
    ///
    /// - `source`: What to move.
    /// - `destination`: The new path.
    pub fn move_(
        &self,
        source: impl Into<String>,
        destination: impl Into<String>,
    ) -> MoveRequest {
        MoveRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            source: source.into(),
            destination: destination.into(),
            overwrite: None,
            force_async: None,
            fields: None,
        }
    }

    /// Hands out a link to the bytes of a file, or to a folder as a zip archive.
    ///
    /// Fetch it with a `GET` without the token, following redirects. It lives for a limited time, after which its host
    /// answers 410 with a page of HTML.
    ///
    /// # Arguments
    ///
    /// - `path`: The file or folder to download.
    pub fn download_link(&self, path: impl Into<String>) -> DownloadLinkRequest {
        DownloadLinkRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            path: path.into(),
            fields: None,
        }
    }

    /// Hands out a link to upload a file to.
    ///
    /// Send the bytes there in one `PUT` without the token; 201 says that the file is stored, 202 that it has arrived and
    /// is being moved. The link is good for 30 minutes (`wire.md §4.9`).
    ///
    /// # Arguments
    ///
    /// - `path`: Where the file goes, its name included. Files whose extension makes them `data`, `compressed` or
    ///   `video` are throttled to about 128 KiB/s; the decision is made here (`wire.md §6.3`).
    pub fn upload_link(&self, path: impl Into<String>) -> UploadLinkRequest {
        UploadLinkRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            path: path.into(),
            overwrite: None,
            fields: None,
            user_agent: None,
        }
    }

    /// Makes the service fetch a file from another site.
    ///
    /// It always works in the background. A site that does not answer is only seen as a failed operation. A file that is
    /// already there is kept: the new one gets a suffix such as ` (1)`, so that a repeat would store a second copy.
    ///
    /// # Arguments
    ///
    /// - `url`: The address to fetch from.
    /// - `path`: Where the file goes, its name included.
    pub fn upload_from_url(
        &self,
        url: impl Into<String>,
        path: impl Into<String>,
    ) -> UploadFromUrlRequest {
        UploadFromUrlRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            url: url.into(),
            path: path.into(),
            disable_redirects: None,
            fields: None,
        }
    }

    /// Lists all files of the Disk as one flat list, by name, without folders.
    ///
    /// The answer does not say how many there are; the list ends with a page that is shorter than `limit`.
    pub fn files(&self) -> FilesRequest {
        FilesRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            limit: None,
            offset: None,
            media_type: None,
            sort: None,
            preview_size: None,
            preview_crop: None,
            fields: None,
        }
    }

    /// Lists the files that were uploaded last, newest first.
    ///
    /// There is one page only: no offset is known to work here (`wire.md §13`).
    pub fn last_uploaded(&self) -> LastUploadedRequest {
        LastUploadedRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            limit: None,
            media_type: None,
            preview_size: None,
            preview_crop: None,
            fields: None,
        }
    }

    /// Lists what the user has published.
    ///
    /// The items are the user's own files and folders with `disk:/` paths, not the public view of them. The answer does not
    /// say how many there are; the list ends with a page that is shorter than `limit`.
    pub fn published(&self) -> PublishedRequest {
        PublishedRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            limit: None,
            offset: None,
            type_: None,
            preview_size: None,
            preview_crop: None,
            fields: None,
        }
    }

    /// Publishes a file or folder.
    ///
    /// The answer links to the resource; ask for that to learn `public_key` and `public_url`. Publishing what is public
    /// already changes nothing, so the call may be sent again.
    ///
    /// # Arguments
    ///
    /// - `path`: The file or folder to publish.
    pub fn publish(&self, path: impl Into<String>) -> PublishRequest {
        PublishRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            path: path.into(),
            allow_address_access: None,
            fields: None,
            body: None,
        }
    }

    /// Withdraws the public link of a file or folder.
    ///
    /// Withdrawing it twice does no more than once, so the call may be sent again.
    ///
    /// # Arguments
    ///
    /// - `path`: The file or folder.
    pub fn unpublish(&self, path: impl Into<String>) -> UnpublishRequest {
        UnpublishRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            path: path.into(),
            fields: None,
        }
    }

    /// Describes a file or folder in the trash, a folder together with a page of what is in it.
    ///
    /// `trash:/` is the whole trash.
    ///
    /// # Arguments
    ///
    /// - `path`: The file or folder, such as `trash:/`.
    pub fn trash(&self, path: impl Into<String>) -> TrashRequest {
        TrashRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            path: path.into(),
            limit: None,
            offset: None,
            sort: None,
            preview_size: None,
            preview_crop: None,
            fields: None,
        }
    }

    /// Deletes something in the trash for good, or, without a path, everything in it.
    ///
    /// The service answers 204 when it is done, 202 when it goes on in the background; emptying the trash may do either
    /// (`wire.md §13`). A path in the trash is never used twice, so the call may be sent again: a repeat answers
    /// `PathNotFound` if the first one arrived, and on emptying finds nothing left, save what was thrown away meanwhile.
    pub fn remove_trash(&self) -> RemoveTrashRequest {
        RemoveTrashRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            path: None,
            force_async: None,
            fields: None,
        }
    }

    /// Brings a file or folder back from the trash, to where it was or to another place.
    ///
    /// Not repeated when the outcome is unknown: a second call answers `PathNotFound`, since the item is no longer in the
    /// trash, and would hide that the first one brought it back (`wire.md §10`).
    ///
    /// # Arguments
    ///
    /// - `path`: What to bring back, by its path in the trash.
    pub fn restore_trash(&self, path: impl Into<String>) -> RestoreTrashRequest {
        RestoreTrashRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            path: path.into(),
            overwrite: None,
            force_async: None,
            name: None,
            fields: None,
        }
    }
}

static GET: OperationInfo = OperationInfo::new("resources.get", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "OAuth",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`ResourcesApi::get`], `GET /v1/disk/resources`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct GetRequest {
    core: ClientCore,
    options: CallOptions,
    path: String,
    limit: Option<u32>,
    offset: Option<u32>,
    sort: Option<types::ResourceSort>,
    preview_size: Option<String>,
    preview_crop: Option<bool>,
    fields: Option<Vec<String>>,
}

impl GetRequest {
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
    pub async fn send(self) -> Result<Response<types::Resource>, Error> {
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

    async fn send_page(self) -> Result<Response<types::Resource>, Error> {
        self.send_raw()
            .await?
            .into_page(
                &["_embedded.items"],
                |page: &types::Resource| {
                    page.type_.as_ref().map_or("", |word| word.as_str()) != "file"
                        && page
                            .embedded
                            .as_ref()
                            .is_none_or(|value| value.items.is_empty())
                },
            )
    }

    fn into_request(self) -> Result<Request, Error> {
        let path = PathBuilder::new("/v1/disk/resources");
        let mut query = Query::new();
        query.push("path", &self.path);
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
    type Output = Result<types::Resource, Error>;
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
    pub fn pages(mut self) -> Pages<types::Resource> {
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
            move |page: &types::Resource, cursor| Next::by_total(
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
    pub fn items(self) -> Items<types::Resource> {
        self.pages()
            .items(|page| page.embedded.map(|value| value.items).unwrap_or_default())
    }
}

static CREATE_FOLDER: OperationInfo = OperationInfo::new(
        "resources.create_folder",
        false,
    )
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "OAuth",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`ResourcesApi::create_folder`], `PUT /v1/disk/resources`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct CreateFolderRequest {
    core: ClientCore,
    options: CallOptions,
    path: String,
    fields: Option<Vec<String>>,
}

impl CreateFolderRequest {
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
        let path = PathBuilder::new("/v1/disk/resources");
        let mut query = Query::new();
        query.push("path", &self.path);
        if let Some(values) = &self.fields {
            query.push_comma("fields", values);
        }
        self.core.request(&CREATE_FOLDER, Method::PUT, path, query, self.options)
    }
}

impl IntoFuture for CreateFolderRequest {
    type Output = Result<types::Link, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static DELETE: OperationInfo = OperationInfo::new("resources.delete", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "OAuth",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`ResourcesApi::delete`], `DELETE /v1/disk/resources`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct DeleteRequest {
    core: ClientCore,
    options: CallOptions,
    path: String,
    permanently: Option<bool>,
    force_async: Option<bool>,
    md5: Option<String>,
    fields: Option<Vec<String>>,
}

impl DeleteRequest {
    /// Whether to delete for good instead of moving to the trash; false without it.
    pub fn permanently(mut self, permanently: bool) -> Self {
        self.permanently = Some(permanently);
        self
    }

    /// Makes the service answer 202 and work on in the background. With false, its default, the service decides, and a
    /// non-empty folder is still answered with 202 (`wire.md §4.5`).
    pub fn force_async(mut self, force_async: bool) -> Self {
        self.force_async = Some(force_async);
        self
    }

    /// Delete the file only if this is its MD5, 32 lower-case hexadecimal digits; `Md5Differ` otherwise. For a folder
    /// it is refused.
    pub fn md5(mut self, md5: impl Into<String>) -> Self {
        self.md5 = Some(md5.into());
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
    pub async fn send(self) -> Result<StartedResponse<DeleteOutcome>, Error> {
        self.send_raw()
            .await?
            .try_map(|raw| match raw.status().as_u16() {
                202 => raw.json().map(DeleteOutcome::Accepted),
                204 => Ok(DeleteOutcome::NoContent),
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
    pub async fn poller(self) -> Result<Poller<Completed<DeleteOutcome>>, Error> {
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
        let path = PathBuilder::new("/v1/disk/resources");
        let mut query = Query::new();
        query.push("path", &self.path);
        query.push_opt("permanently", self.permanently);
        query.push_opt("force_async", self.force_async);
        query.push_opt("md5", self.md5.as_ref());
        if let Some(values) = &self.fields {
            query.push_comma("fields", values);
        }
        self.core.request(&DELETE, Method::DELETE, path, query, self.options)
    }
}

impl IntoFuture for DeleteRequest {
    type Output = Result<Completed<DeleteOutcome>, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            Poller::until_done(&self.options.clone(), self.poller()).await
        })
    }
}

/// How [`ResourcesApi::delete`] ended.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
#[must_use = "the server may still be working; await the request or its poller(), or look at operation_id()"]
pub enum DeleteOutcome {
    /// Still running. The link leads to the operation.
    Accepted(types::Link),
    /// Deleted.
    NoContent,
}

impl DeleteOutcome {
    /// Returns what the outcome holds, if it holds something.
    pub fn link(&self) -> Option<&types::Link> {
        match self {
            Self::Accepted(body) => Some(body),
            Self::NoContent => None,
        }
    }

    /// Returns what the outcome holds, if it holds something, by value.
    pub fn into_link(self) -> Option<types::Link> {
        match self {
            Self::Accepted(body) => Some(body),
            Self::NoContent => None,
        }
    }
}

impl cloud_drives_core::Started for DeleteOutcome {
    fn is_running(&self) -> bool {
        matches!(self, Self::Accepted(_))
    }

    fn operation_id(&self) -> Option<String> {
        match self {
            Self::Accepted(body) => cloud_drives_core::last_path_segment(&body.href),
            Self::NoContent => None,
        }
    }
}

static UPDATE: OperationInfo = OperationInfo::new("resources.update", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "OAuth",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`ResourcesApi::update`], `PATCH /v1/disk/resources`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct UpdateRequest {
    core: ClientCore,
    options: CallOptions,
    path: String,
    fields: Option<Vec<String>>,
    body: types::ResourcePatch,
}

impl UpdateRequest {
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
    pub async fn send(self) -> Result<Response<types::Resource>, Error> {
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
        let path = PathBuilder::new("/v1/disk/resources");
        let mut query = Query::new();
        query.push("path", &self.path);
        if let Some(values) = &self.fields {
            query.push_comma("fields", values);
        }
        let mut request = self
            .core
            .request(&UPDATE, Method::PATCH, path, query, self.options)?;
        request.set_body(Body::from_json(&self.body)?);
        Ok(request)
    }
}

impl IntoFuture for UpdateRequest {
    type Output = Result<types::Resource, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static COPY: OperationInfo = OperationInfo::new("resources.copy", false)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "OAuth",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`ResourcesApi::copy`], `POST /v1/disk/resources/copy`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct CopyRequest {
    core: ClientCore,
    options: CallOptions,
    source: String,
    destination: String,
    overwrite: Option<bool>,
    force_async: Option<bool>,
    fields: Option<Vec<String>>,
}

impl CopyRequest {
    /// Whether something at the destination is replaced; false without it, which makes it a conflict.
    pub fn overwrite(mut self, overwrite: bool) -> Self {
        self.overwrite = Some(overwrite);
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
    pub async fn send(self) -> Result<StartedResponse<CopyOutcome>, Error> {
        self.send_raw()
            .await?
            .try_map(|raw| match raw.status().as_u16() {
                201 => raw.json().map(CopyOutcome::Created),
                202 => raw.json().map(CopyOutcome::Accepted),
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
    pub async fn poller(self) -> Result<Poller<Completed<CopyOutcome>>, Error> {
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
        let path = PathBuilder::new("/v1/disk/resources/copy");
        let mut query = Query::new();
        query.push("from", &self.source);
        query.push("path", &self.destination);
        query.push_opt("overwrite", self.overwrite);
        query.push_opt("force_async", self.force_async);
        if let Some(values) = &self.fields {
            query.push_comma("fields", values);
        }
        self.core.request(&COPY, Method::POST, path, query, self.options)
    }
}

impl IntoFuture for CopyRequest {
    type Output = Result<Completed<CopyOutcome>, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            Poller::until_done(&self.options.clone(), self.poller()).await
        })
    }
}

/// How [`ResourcesApi::copy`] ended.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
#[must_use = "the server may still be working; await the request or its poller(), or look at operation_id()"]
pub enum CopyOutcome {
    /// Done. The link leads to the resource.
    Created(types::Link),
    /// Still running. The link leads to the operation.
    Accepted(types::Link),
}

impl CopyOutcome {
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

impl cloud_drives_core::Started for CopyOutcome {
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

static MOVE: OperationInfo = OperationInfo::new("resources.move", false)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "OAuth",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`ResourcesApi::move_`], `POST /v1/disk/resources/move`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct MoveRequest {
    core: ClientCore,
    options: CallOptions,
    source: String,
    destination: String,
    overwrite: Option<bool>,
    force_async: Option<bool>,
    fields: Option<Vec<String>>,
}

impl MoveRequest {
    /// Whether something at the destination is replaced; false without it, which makes it a conflict.
    pub fn overwrite(mut self, overwrite: bool) -> Self {
        self.overwrite = Some(overwrite);
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
    pub async fn send(self) -> Result<StartedResponse<MoveOutcome>, Error> {
        self.send_raw()
            .await?
            .try_map(|raw| match raw.status().as_u16() {
                201 => raw.json().map(MoveOutcome::Created),
                202 => raw.json().map(MoveOutcome::Accepted),
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
    pub async fn poller(self) -> Result<Poller<Completed<MoveOutcome>>, Error> {
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
        let path = PathBuilder::new("/v1/disk/resources/move");
        let mut query = Query::new();
        query.push("from", &self.source);
        query.push("path", &self.destination);
        query.push_opt("overwrite", self.overwrite);
        query.push_opt("force_async", self.force_async);
        if let Some(values) = &self.fields {
            query.push_comma("fields", values);
        }
        self.core.request(&MOVE, Method::POST, path, query, self.options)
    }
}

impl IntoFuture for MoveRequest {
    type Output = Result<Completed<MoveOutcome>, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            Poller::until_done(&self.options.clone(), self.poller()).await
        })
    }
}

/// How [`ResourcesApi::move_`] ended.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
#[must_use = "the server may still be working; await the request or its poller(), or look at operation_id()"]
pub enum MoveOutcome {
    /// Done. The link leads to the resource.
    Created(types::Link),
    /// Still running. The link leads to the operation.
    Accepted(types::Link),
}

impl MoveOutcome {
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

impl cloud_drives_core::Started for MoveOutcome {
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

static DOWNLOAD_LINK: OperationInfo = OperationInfo::new("resources.download_link", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "OAuth",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`ResourcesApi::download_link`], `GET /v1/disk/resources/download`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct DownloadLinkRequest {
    core: ClientCore,
    options: CallOptions,
    path: String,
    fields: Option<Vec<String>>,
}

impl DownloadLinkRequest {
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
        let path = PathBuilder::new("/v1/disk/resources/download");
        let mut query = Query::new();
        query.push("path", &self.path);
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

static UPLOAD_LINK: OperationInfo = OperationInfo::new("resources.upload_link", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "OAuth",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`ResourcesApi::upload_link`], `GET /v1/disk/resources/upload`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct UploadLinkRequest {
    core: ClientCore,
    options: CallOptions,
    path: String,
    overwrite: Option<bool>,
    fields: Option<Vec<String>>,
    user_agent: Option<String>,
}

impl UploadLinkRequest {
    /// Whether something at the destination is replaced; false without it, which makes it a conflict.
    pub fn overwrite(mut self, overwrite: bool) -> Self {
        self.overwrite = Some(overwrite);
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

    /// Another program's name in place of this client's. The service does not throttle uploads for its own desktop
    /// program, which says `Yandex.Disk {"os":"windows"}` (`wire.md §6.3`); whether to use that is the caller's decision.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = Some(user_agent.into());
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
    pub async fn send(self) -> Result<Response<types::UploadLink>, Error> {
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
        let path = PathBuilder::new("/v1/disk/resources/upload");
        let mut query = Query::new();
        query.push("path", &self.path);
        query.push_opt("overwrite", self.overwrite);
        if let Some(values) = &self.fields {
            query.push_comma("fields", values);
        }
        let mut request = self
            .core
            .request(&UPLOAD_LINK, Method::GET, path, query, self.options)?;
        if let Some(value) = &self.user_agent {
            request.set_header("user-agent", value)?;
        }
        Ok(request)
    }
}

impl IntoFuture for UploadLinkRequest {
    type Output = Result<types::UploadLink, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static UPLOAD_FROM_URL: OperationInfo = OperationInfo::new(
        "resources.upload_from_url",
        false,
    )
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "OAuth",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`ResourcesApi::upload_from_url`], `POST /v1/disk/resources/upload`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct UploadFromUrlRequest {
    core: ClientCore,
    options: CallOptions,
    url: String,
    path: String,
    disable_redirects: Option<bool>,
    fields: Option<Vec<String>>,
}

impl UploadFromUrlRequest {
    /// Whether a redirect of the other site counts as a failure; false without it.
    pub fn disable_redirects(mut self, disable_redirects: bool) -> Self {
        self.disable_redirects = Some(disable_redirects);
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
    pub async fn send(self) -> Result<StartedResponse<UploadFromUrlOutcome>, Error> {
        self.send_raw()
            .await?
            .try_map(|raw| match raw.status().as_u16() {
                202 => raw.json().map(UploadFromUrlOutcome::Accepted),
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
    pub async fn poller(self) -> Result<Poller<Completed<UploadFromUrlOutcome>>, Error> {
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
        let path = PathBuilder::new("/v1/disk/resources/upload");
        let mut query = Query::new();
        query.push("url", &self.url);
        query.push("path", &self.path);
        query.push_opt("disable_redirects", self.disable_redirects);
        if let Some(values) = &self.fields {
            query.push_comma("fields", values);
        }
        self.core.request(&UPLOAD_FROM_URL, Method::POST, path, query, self.options)
    }
}

impl IntoFuture for UploadFromUrlRequest {
    type Output = Result<Completed<UploadFromUrlOutcome>, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            Poller::until_done(&self.options.clone(), self.poller()).await
        })
    }
}

/// How [`ResourcesApi::upload_from_url`] ended.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
#[must_use = "the server may still be working; await the request or its poller(), or look at operation_id()"]
pub enum UploadFromUrlOutcome {
    /// Still running. The link leads to the operation.
    Accepted(types::Link),
}

impl UploadFromUrlOutcome {
    /// Returns what every outcome holds.
    pub fn link(&self) -> &types::Link {
        match self {
            Self::Accepted(body) => body,
        }
    }

    /// Returns what every outcome holds, by value.
    pub fn into_link(self) -> types::Link {
        match self {
            Self::Accepted(body) => body,
        }
    }
}

impl cloud_drives_core::Started for UploadFromUrlOutcome {
    fn is_running(&self) -> bool {
        true
    }

    fn operation_id(&self) -> Option<String> {
        match self {
            Self::Accepted(body) => cloud_drives_core::last_path_segment(&body.href),
        }
    }
}

static FILES: OperationInfo = OperationInfo::new("resources.files", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "OAuth",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`ResourcesApi::files`], `GET /v1/disk/resources/files`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent, or listed with items() or pages()"]
pub struct FilesRequest {
    core: ClientCore,
    options: CallOptions,
    limit: Option<u32>,
    offset: Option<u32>,
    media_type: Option<Vec<types::MediaType>>,
    sort: Option<types::ResourceSort>,
    preview_size: Option<String>,
    preview_crop: Option<bool>,
    fields: Option<Vec<String>>,
}

impl FilesRequest {
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

    /// List only files of these sorts; all of them without it.
    pub fn media_type(
        mut self,
        media_type: impl IntoIterator<Item = impl Into<types::MediaType>>,
    ) -> Self {
        self.media_type = Some(media_type.into_iter().map(Into::into).collect());
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
    pub async fn send(self) -> Result<Response<types::FilesResourceList>, Error> {
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

    async fn send_page(self) -> Result<Response<types::FilesResourceList>, Error> {
        self.send_raw()
            .await?
            .into_page(
                &["items"],
                |page: &types::FilesResourceList| page.items.is_empty(),
            )
    }

    fn into_request(self) -> Result<Request, Error> {
        let path = PathBuilder::new("/v1/disk/resources/files");
        let mut query = Query::new();
        query.push_opt("limit", self.limit);
        query.push_opt("offset", self.offset);
        if let Some(values) = &self.media_type {
            query.push_comma("media_type", values);
        }
        query.push_opt("sort", self.sort.as_ref());
        query.push_opt("preview_size", self.preview_size.as_ref());
        query.push_opt("preview_crop", self.preview_crop);
        if let Some(values) = &self.fields {
            query.push_comma("fields", values);
        }
        self.core.request(&FILES, Method::GET, path, query, self.options)
    }
}

impl FilesRequest {
    /// Lists page by page, each with its own response.
    ///
    /// Nothing is sent before the first page is asked for. Every page is one call;
    /// dropping the pager between pages loses nothing.
    ///
    /// `limit` is sent with every page. Default: 200.
    pub fn pages(mut self) -> Pages<types::FilesResourceList> {
        self.limit.get_or_insert(200);
        let limit = self.limit.map(u64::from);
        Pages::new(
            &FILES,
            Cursor::Offset(self.offset.map_or(0, u64::from)),
            move |cursor| {
                let mut request = self.clone();
                if let Cursor::Offset(cursor) = cursor {
                    request.offset = Some(u32::try_from(cursor).unwrap_or(u32::MAX));
                }
                Box::pin(request.send_page())
            },
            move |page: &types::FilesResourceList, cursor| Next::by_total(
                cursor.offset().unwrap_or(0),
                page.items.len(),
                page.limit.map(u64::from).or(limit),
                None,
            ),
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<types::Resource> {
        self.pages().items(|page| page.items)
    }
}

static LAST_UPLOADED: OperationInfo = OperationInfo::new("resources.last_uploaded", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "OAuth",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`ResourcesApi::last_uploaded`], `GET /v1/disk/resources/last-uploaded`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct LastUploadedRequest {
    core: ClientCore,
    options: CallOptions,
    limit: Option<u32>,
    media_type: Option<Vec<types::MediaType>>,
    preview_size: Option<String>,
    preview_crop: Option<bool>,
    fields: Option<Vec<String>>,
}

impl LastUploadedRequest {
    /// How many files to list, from 0; the service takes 20 without it.
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// List only files of these sorts; all of them without it.
    pub fn media_type(
        mut self,
        media_type: impl IntoIterator<Item = impl Into<types::MediaType>>,
    ) -> Self {
        self.media_type = Some(media_type.into_iter().map(Into::into).collect());
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
    pub async fn send(self) -> Result<Response<types::LastUploadedResourceList>, Error> {
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
        let path = PathBuilder::new("/v1/disk/resources/last-uploaded");
        let mut query = Query::new();
        query.push_opt("limit", self.limit);
        if let Some(values) = &self.media_type {
            query.push_comma("media_type", values);
        }
        query.push_opt("preview_size", self.preview_size.as_ref());
        query.push_opt("preview_crop", self.preview_crop);
        if let Some(values) = &self.fields {
            query.push_comma("fields", values);
        }
        self.core.request(&LAST_UPLOADED, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for LastUploadedRequest {
    type Output = Result<types::LastUploadedResourceList, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static PUBLISHED: OperationInfo = OperationInfo::new("resources.published", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "OAuth",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`ResourcesApi::published`], `GET /v1/disk/resources/public`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent, or listed with items() or pages()"]
pub struct PublishedRequest {
    core: ClientCore,
    options: CallOptions,
    limit: Option<u32>,
    offset: Option<u32>,
    type_: Option<types::ResourceType>,
    preview_size: Option<String>,
    preview_crop: Option<bool>,
    fields: Option<Vec<String>>,
}

impl PublishedRequest {
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

    /// List files only, or folders only; both without it.
    pub fn type_(mut self, type_: impl Into<types::ResourceType>) -> Self {
        self.type_ = Some(type_.into());
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
    pub async fn send(self) -> Result<Response<types::PublicResourcesList>, Error> {
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

    async fn send_page(self) -> Result<Response<types::PublicResourcesList>, Error> {
        self.send_raw()
            .await?
            .into_page(
                &["items"],
                |page: &types::PublicResourcesList| page.items.is_empty(),
            )
    }

    fn into_request(self) -> Result<Request, Error> {
        let path = PathBuilder::new("/v1/disk/resources/public");
        let mut query = Query::new();
        query.push_opt("limit", self.limit);
        query.push_opt("offset", self.offset);
        query.push_opt("type", self.type_.as_ref());
        query.push_opt("preview_size", self.preview_size.as_ref());
        query.push_opt("preview_crop", self.preview_crop);
        if let Some(values) = &self.fields {
            query.push_comma("fields", values);
        }
        self.core.request(&PUBLISHED, Method::GET, path, query, self.options)
    }
}

impl PublishedRequest {
    /// Lists page by page, each with its own response.
    ///
    /// Nothing is sent before the first page is asked for. Every page is one call;
    /// dropping the pager between pages loses nothing.
    ///
    /// `limit` is sent with every page. Default: 100.
    pub fn pages(mut self) -> Pages<types::PublicResourcesList> {
        self.limit.get_or_insert(100);
        let limit = self.limit.map(u64::from);
        Pages::new(
            &PUBLISHED,
            Cursor::Offset(self.offset.map_or(0, u64::from)),
            move |cursor| {
                let mut request = self.clone();
                if let Cursor::Offset(cursor) = cursor {
                    request.offset = Some(u32::try_from(cursor).unwrap_or(u32::MAX));
                }
                Box::pin(request.send_page())
            },
            move |page: &types::PublicResourcesList, cursor| Next::by_total(
                cursor.offset().unwrap_or(0),
                page.items.len(),
                page.limit.map(u64::from).or(limit),
                None,
            ),
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<types::Resource> {
        self.pages().items(|page| page.items)
    }
}

static PUBLISH: OperationInfo = OperationInfo::new("resources.publish", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "OAuth",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`ResourcesApi::publish`], `PUT /v1/disk/resources/publish`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct PublishRequest {
    core: ClientCore,
    options: CallOptions,
    path: String,
    allow_address_access: Option<bool>,
    fields: Option<Vec<String>>,
    body: Option<types::PublishRequest>,
}

impl PublishRequest {
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

    /// Settings of the public link.
    pub fn body(mut self, body: impl Into<types::PublishRequest>) -> Self {
        self.body = Some(body.into());
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
        let path = PathBuilder::new("/v1/disk/resources/publish");
        let mut query = Query::new();
        query.push("path", &self.path);
        query.push_opt("allow_address_access", self.allow_address_access);
        if let Some(values) = &self.fields {
            query.push_comma("fields", values);
        }
        let mut request = self
            .core
            .request(&PUBLISH, Method::PUT, path, query, self.options)?;
        if let Some(body) = &self.body {
            request.set_body(Body::from_json(body)?);
        }
        Ok(request)
    }
}

impl IntoFuture for PublishRequest {
    type Output = Result<types::Link, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static UNPUBLISH: OperationInfo = OperationInfo::new("resources.unpublish", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "OAuth",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`ResourcesApi::unpublish`], `PUT /v1/disk/resources/unpublish`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct UnpublishRequest {
    core: ClientCore,
    options: CallOptions,
    path: String,
    fields: Option<Vec<String>>,
}

impl UnpublishRequest {
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
        let path = PathBuilder::new("/v1/disk/resources/unpublish");
        let mut query = Query::new();
        query.push("path", &self.path);
        if let Some(values) = &self.fields {
            query.push_comma("fields", values);
        }
        self.core.request(&UNPUBLISH, Method::PUT, path, query, self.options)
    }
}

impl IntoFuture for UnpublishRequest {
    type Output = Result<types::Link, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static TRASH: OperationInfo = OperationInfo::new("resources.trash", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "OAuth",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`ResourcesApi::trash`], `GET /v1/disk/trash/resources`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct TrashRequest {
    core: ClientCore,
    options: CallOptions,
    path: String,
    limit: Option<u32>,
    offset: Option<u32>,
    sort: Option<types::TrashSort>,
    preview_size: Option<String>,
    preview_crop: Option<bool>,
    fields: Option<Vec<String>>,
}

impl TrashRequest {
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

    /// The order of the items; a leading minus reverses it.
    pub fn sort(mut self, sort: impl Into<types::TrashSort>) -> Self {
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
    pub async fn send(self) -> Result<Response<types::TrashResource>, Error> {
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

    async fn send_page(self) -> Result<Response<types::TrashResource>, Error> {
        self.send_raw()
            .await?
            .into_page(
                &["_embedded.items"],
                |page: &types::TrashResource| {
                    page.type_.as_ref().map_or("", |word| word.as_str()) != "file"
                        && page
                            .embedded
                            .as_ref()
                            .is_none_or(|value| value.items.is_empty())
                },
            )
    }

    fn into_request(self) -> Result<Request, Error> {
        let path = PathBuilder::new("/v1/disk/trash/resources");
        let mut query = Query::new();
        query.push("path", &self.path);
        query.push_opt("limit", self.limit);
        query.push_opt("offset", self.offset);
        query.push_opt("sort", self.sort.as_ref());
        query.push_opt("preview_size", self.preview_size.as_ref());
        query.push_opt("preview_crop", self.preview_crop);
        if let Some(values) = &self.fields {
            query.push_comma("fields", values);
        }
        self.core.request(&TRASH, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for TrashRequest {
    type Output = Result<types::TrashResource, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

impl TrashRequest {
    /// Lists page by page, each with its own response.
    ///
    /// Nothing is sent before the first page is asked for. Every page is one call;
    /// dropping the pager between pages loses nothing.
    ///
    /// `limit` is sent with every page. Default: 500.
    pub fn pages(mut self) -> Pages<types::TrashResource> {
        self.limit.get_or_insert(500);
        let limit = self.limit.map(u64::from);
        Pages::new(
            &TRASH,
            Cursor::Offset(self.offset.map_or(0, u64::from)),
            move |cursor| {
                let mut request = self.clone();
                if let Cursor::Offset(cursor) = cursor {
                    request.offset = Some(u32::try_from(cursor).unwrap_or(u32::MAX));
                }
                Box::pin(request.send_page())
            },
            move |page: &types::TrashResource, cursor| Next::by_total(
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
    pub fn items(self) -> Items<types::TrashResource> {
        self.pages()
            .items(|page| page.embedded.map(|value| value.items).unwrap_or_default())
    }
}

static REMOVE_TRASH: OperationInfo = OperationInfo::new("resources.remove_trash", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "OAuth",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`ResourcesApi::remove_trash`], `DELETE /v1/disk/trash/resources`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct RemoveTrashRequest {
    core: ClientCore,
    options: CallOptions,
    path: Option<String>,
    force_async: Option<bool>,
    fields: Option<Vec<String>>,
}

impl RemoveTrashRequest {
    /// What to delete, by its path in the trash. Without it the whole trash is emptied.
    pub fn path(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
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
    /// Idempotent: a layer that retries may send it again.
    ///
    /// # Errors
    ///
    /// Every status that is not described as a success, with its
    /// [`ErrorKind`](super::ErrorKind); what the transport reports; an answer of another shape.
    pub async fn send(self) -> Result<StartedResponse<RemoveTrashOutcome>, Error> {
        self.send_raw()
            .await?
            .try_map(|raw| match raw.status().as_u16() {
                202 => raw.json().map(RemoveTrashOutcome::Accepted),
                204 => Ok(RemoveTrashOutcome::NoContent),
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
    pub async fn poller(self) -> Result<Poller<Completed<RemoveTrashOutcome>>, Error> {
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
        let path = PathBuilder::new("/v1/disk/trash/resources");
        let mut query = Query::new();
        query.push_opt("path", self.path.as_ref());
        query.push_opt("force_async", self.force_async);
        if let Some(values) = &self.fields {
            query.push_comma("fields", values);
        }
        self.core.request(&REMOVE_TRASH, Method::DELETE, path, query, self.options)
    }
}

impl IntoFuture for RemoveTrashRequest {
    type Output = Result<Completed<RemoveTrashOutcome>, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            Poller::until_done(&self.options.clone(), self.poller()).await
        })
    }
}

/// How [`ResourcesApi::remove_trash`] ended.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
#[must_use = "the server may still be working; await the request or its poller(), or look at operation_id()"]
pub enum RemoveTrashOutcome {
    /// Still running. The link leads to the operation.
    Accepted(types::Link),
    /// Deleted.
    NoContent,
}

impl RemoveTrashOutcome {
    /// Returns what the outcome holds, if it holds something.
    pub fn link(&self) -> Option<&types::Link> {
        match self {
            Self::Accepted(body) => Some(body),
            Self::NoContent => None,
        }
    }

    /// Returns what the outcome holds, if it holds something, by value.
    pub fn into_link(self) -> Option<types::Link> {
        match self {
            Self::Accepted(body) => Some(body),
            Self::NoContent => None,
        }
    }
}

impl cloud_drives_core::Started for RemoveTrashOutcome {
    fn is_running(&self) -> bool {
        matches!(self, Self::Accepted(_))
    }

    fn operation_id(&self) -> Option<String> {
        match self {
            Self::Accepted(body) => cloud_drives_core::last_path_segment(&body.href),
            Self::NoContent => None,
        }
    }
}

static RESTORE_TRASH: OperationInfo = OperationInfo::new(
        "resources.restore_trash",
        false,
    )
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "OAuth",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`ResourcesApi::restore_trash`], `PUT /v1/disk/trash/resources/restore`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct RestoreTrashRequest {
    core: ClientCore,
    options: CallOptions,
    path: String,
    overwrite: Option<bool>,
    force_async: Option<bool>,
    name: Option<String>,
    fields: Option<Vec<String>>,
}

impl RestoreTrashRequest {
    /// Whether something at the destination is replaced; false without it, which makes it a conflict.
    pub fn overwrite(mut self, overwrite: bool) -> Self {
        self.overwrite = Some(overwrite);
        self
    }

    /// Makes the service answer 202 and work on in the background. With false, its default, the service decides, and a
    /// non-empty folder is still answered with 202 (`wire.md §4.5`).
    pub fn force_async(mut self, force_async: bool) -> Self {
        self.force_async = Some(force_async);
        self
    }

    /// A new name, or a whole path such as `/photos/old.jpg` to bring it back elsewhere (`wire.md §4.24`). Without it
    /// the resource goes to its `origin_path`.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
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
    pub async fn send(self) -> Result<StartedResponse<RestoreTrashOutcome>, Error> {
        self.send_raw()
            .await?
            .try_map(|raw| match raw.status().as_u16() {
                201 => raw.json().map(RestoreTrashOutcome::Created),
                202 => raw.json().map(RestoreTrashOutcome::Accepted),
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
    pub async fn poller(self) -> Result<Poller<Completed<RestoreTrashOutcome>>, Error> {
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
        let path = PathBuilder::new("/v1/disk/trash/resources/restore");
        let mut query = Query::new();
        query.push("path", &self.path);
        query.push_opt("overwrite", self.overwrite);
        query.push_opt("force_async", self.force_async);
        query.push_opt("name", self.name.as_ref());
        if let Some(values) = &self.fields {
            query.push_comma("fields", values);
        }
        self.core.request(&RESTORE_TRASH, Method::PUT, path, query, self.options)
    }
}

impl IntoFuture for RestoreTrashRequest {
    type Output = Result<Completed<RestoreTrashOutcome>, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            Poller::until_done(&self.options.clone(), self.poller()).await
        })
    }
}

/// How [`ResourcesApi::restore_trash`] ended.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
#[must_use = "the server may still be working; await the request or its poller(), or look at operation_id()"]
pub enum RestoreTrashOutcome {
    /// Done. The link leads to the resource.
    Created(types::Link),
    /// Still running. The link leads to the operation.
    Accepted(types::Link),
}

impl RestoreTrashOutcome {
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

impl cloud_drives_core::Started for RestoreTrashOutcome {
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

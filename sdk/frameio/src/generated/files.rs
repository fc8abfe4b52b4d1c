// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, CallOptions, ClientCore, Cursor, Error, Items, Next, OperationInfo,
    Pages, PathBuilder, Query, RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use std::collections::BTreeMap;
use super::errors;
use super::types;

/// Files, uploads and links to media.
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

    /// Copies up to 100 files into a folder.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `data`: Which files are to be copied or moved, and where to.
    pub fn bulk_copy(
        &self,
        account_id: impl Into<String>,
        data: impl Into<types::BulkFileCopyMoveParamsData>,
    ) -> BulkCopyRequest {
        BulkCopyRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            copy_metadata: None,
            copy_comments: None,
            data: data.into(),
        }
    }

    /// Moves a file into a folder, or into a version stack as its newest version.
    ///
    /// A repeat leads to the same state, so the call may be sent again.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `file_id`: The file: a UUID, or `adobe:` and the asset and version, with a bar between them.
    /// - `data`: Where a file is to go.
    pub fn move_(
        &self,
        account_id: impl Into<String>,
        file_id: impl Into<String>,
        data: impl Into<types::FileMoveParamsData>,
    ) -> MoveRequest {
        MoveRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            file_id: file_id.into(),
            data: data.into(),
        }
    }

    /// Describes a file.
    ///
    /// With `media_links.original` the call is refused to those who may not download; other links that there are not
    /// come back as null. Links are signed and expire, so ask again when one has stopped working.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `file_id`: The file: a UUID, or `adobe:` and the asset and version, with a bar between them.
    pub fn show(
        &self,
        account_id: impl Into<String>,
        file_id: impl Into<String>,
    ) -> ShowRequest {
        ShowRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            file_id: file_id.into(),
            include: None,
        }
    }

    /// Deletes a file.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `file_id`: The file: a UUID, or `adobe:` and the asset and version, with a bar between them.
    pub fn delete(
        &self,
        account_id: impl Into<String>,
        file_id: impl Into<String>,
    ) -> DeleteRequest {
        DeleteRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            file_id: file_id.into(),
        }
    }

    /// Renames a file.
    ///
    /// A repeat leads to the same state, so the call may be sent again.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `file_id`: The file: a UUID, or `adobe:` and the asset and version, with a bar between them.
    /// - `data`: What is to change about a file; the rest stays.
    pub fn update(
        &self,
        account_id: impl Into<String>,
        file_id: impl Into<String>,
        data: impl Into<types::FileUpdateParamsData>,
    ) -> UpdateRequest {
        UpdateRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            file_id: file_id.into(),
            data: data.into(),
        }
    }

    /// Lists the files in a folder.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `folder_id`: The folder: a UUID, or `adobe:` and the asset.
    pub fn list(
        &self,
        account_id: impl Into<String>,
        folder_id: impl Into<String>,
    ) -> ListRequest {
        ListRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            folder_id: folder_id.into(),
            include: None,
            sort: None,
            after: None,
            page_size: None,
            include_total_count: None,
        }
    }

    /// Moves up to 100 files into a folder.
    ///
    /// A repeat leads to the same state, so the call may be sent again.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `data`: Which files are to be copied or moved, and where to.
    pub fn bulk_move(
        &self,
        account_id: impl Into<String>,
        data: impl Into<types::BulkFileCopyMoveParamsData>,
    ) -> BulkMoveRequest {
        BulkMoveRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            data: data.into(),
        }
    }

    /// Copies a file, next to the original unless the call says where to.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `file_id`: The file: a UUID, or `adobe:` and the asset and version, with a bar between them.
    pub fn copy(
        &self,
        account_id: impl Into<String>,
        file_id: impl Into<String>,
    ) -> CopyRequest {
        CopyRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            file_id: file_id.into(),
            copy_metadata: None,
            copy_comments: None,
            data: None,
        }
    }

    /// Makes a file and lets the service fetch its bytes from an address.
    ///
    /// The fetching goes on in the background: ask `show_file_upload_status` until the upload is complete or has
    /// failed.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `folder_id`: The folder: a UUID, or `adobe:` and the asset.
    /// - `data`: A file that the service is to fetch.
    pub fn create_remote_upload(
        &self,
        account_id: impl Into<String>,
        folder_id: impl Into<String>,
        data: impl Into<types::FileCreateRemoteUploadParamsData>,
    ) -> CreateRemoteUploadRequest {
        CreateRemoteUploadRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            folder_id: folder_id.into(),
            data: data.into(),
        }
    }

    /// Makes a file and tells where to send its bytes.
    ///
    /// Send each part to its address, in any order and several at a time; there is no call for the end, the service
    /// puts the parts together by itself. The media type is guessed from the name and comes back in the answer; to send
    /// it along is refused (`wire.md §6`). Until the bytes are there the file's status is `created`, and it stays that
    /// way if they never come.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `folder_id`: The folder: a UUID, or `adobe:` and the asset.
    /// - `data`: A file that is going to be uploaded.
    pub fn create_local_upload(
        &self,
        account_id: impl Into<String>,
        folder_id: impl Into<String>,
        data: impl Into<types::FileCreateLocalUploadParamsData>,
    ) -> CreateLocalUploadRequest {
        CreateLocalUploadRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            folder_id: folder_id.into(),
            data: data.into(),
        }
    }

    /// Tells whether the bytes of a file have arrived.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `file_id`: The file: a UUID, or `adobe:` and the asset and version, with a bar between them.
    pub fn show_file_upload_status(
        &self,
        account_id: impl Into<String>,
        file_id: impl Into<String>,
    ) -> ShowFileUploadStatusRequest {
        ShowFileUploadStatusRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            file_id: file_id.into(),
        }
    }

    /// Makes a file out of what is in storage that is connected to the account.
    ///
    /// The import goes on in the background: ask `show_file_upload_status` about the file. Needs a storage location
    /// that is connected to the account.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `folder_id`: The folder: a UUID, or `adobe:` and the asset.
    /// - `data`: A file that is to be imported from connected storage.
    pub fn import_file(
        &self,
        account_id: impl Into<String>,
        folder_id: impl Into<String>,
        data: impl Into<types::FileImportParamsData>,
    ) -> ImportFileRequest {
        ImportFileRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            folder_id: folder_id.into(),
            data: data.into(),
        }
    }

    /// Makes a file and tells where to send its bytes, in the old way.
    ///
    /// `create_local_upload` and `create_remote_upload` have taken its place. Here the caller says the media type, and
    /// the parts have to be sent with the same.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `folder_id`: The folder: a UUID, or `adobe:` and the asset.
    /// - `data`: A file that is going to be uploaded, in the old way.
    #[deprecated]
    pub fn create(
        &self,
        account_id: impl Into<String>,
        folder_id: impl Into<String>,
        data: impl Into<types::FileCreateParamsData>,
    ) -> CreateRequest {
        CreateRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            folder_id: folder_id.into(),
            data: data.into(),
        }
    }
}

static BULK_COPY: OperationInfo = OperationInfo::new("files.bulk_copy", false)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 60,
        per: std::time::Duration::from_secs(60),
        scope: "files_bulk_copy",
    })
    .with_errors(&errors::RULES);

/// A call of [`FilesApi::bulk_copy`], `POST /v4/accounts/{account_id}/files/copy`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct BulkCopyRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    copy_metadata: Option<bool>,
    copy_comments: Option<types::CopyComments>,
    data: types::BulkFileCopyMoveParamsData,
}

impl BulkCopyRequest {
    /// Whether metadata values go along; false without it.
    pub fn copy_metadata(mut self, copy_metadata: bool) -> Self {
        self.copy_metadata = Some(copy_metadata);
        self
    }

    /// Which comments go along; none without it.
    pub fn copy_comments(
        mut self,
        copy_comments: impl Into<types::CopyComments>,
    ) -> Self {
        self.copy_comments = Some(copy_comments.into());
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
    pub async fn send(self) -> Result<Response<Vec<types::BulkFileCopyResult>>, Error> {
        self.send_raw()
            .await?
            .try_map(|raw| raw.json_at(&["data"]).map(Option::unwrap_or_default))
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
        let mut path = PathBuilder::new("/v4/accounts/");
        path.push_segment("account_id", &self.account_id)?;
        path.push_literal("/files/copy");
        let mut query = Query::new();
        query.push_opt("copy_metadata", self.copy_metadata);
        query.push_opt("copy_comments", self.copy_comments.as_ref());
        let mut request = self
            .core
            .request(&BULK_COPY, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&BTreeMap::from([("data", &self.data)]))?);
        Ok(request)
    }
}

impl IntoFuture for BulkCopyRequest {
    type Output = Result<Vec<types::BulkFileCopyResult>, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static MOVE: OperationInfo = OperationInfo::new("files.move", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 100,
        per: std::time::Duration::from_secs(60),
        scope: "files_move",
    })
    .with_errors(&errors::RULES);

/// A call of [`FilesApi::move_`], `PATCH /v4/accounts/{account_id}/files/{file_id}/move`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct MoveRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    file_id: String,
    data: types::FileMoveParamsData,
}

impl MoveRequest {
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
    pub async fn send(self) -> Result<Response<types::File>, Error> {
        self.send_raw().await?.try_map(|raw| raw.json_at_or_whole(&["data"]))
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
        let mut path = PathBuilder::new("/v4/accounts/");
        path.push_segment("account_id", &self.account_id)?;
        path.push_literal("/files/");
        path.push_segment("file_id", &self.file_id)?;
        path.push_literal("/move");
        let query = Query::new();
        let mut request = self
            .core
            .request(&MOVE, Method::PATCH, path, query, self.options)?;
        request.set_body(Body::from_json(&BTreeMap::from([("data", &self.data)]))?);
        Ok(request)
    }
}

impl IntoFuture for MoveRequest {
    type Output = Result<types::File, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static SHOW: OperationInfo = OperationInfo::new("files.show", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 10,
        per: std::time::Duration::from_secs(1),
        scope: "files_show",
    })
    .with_errors(&errors::RULES);

/// A call of [`FilesApi::show`], `GET /v4/accounts/{account_id}/files/{file_id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct ShowRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    file_id: String,
    include: Option<Vec<types::FileWithMediaLinksInclude>>,
}

impl ShowRequest {
    /// What to bring along with a file, folder or version stack.
    pub fn include(
        mut self,
        include: impl IntoIterator<Item = impl Into<types::FileWithMediaLinksInclude>>,
    ) -> Self {
        self.include = Some(include.into_iter().map(Into::into).collect());
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
    pub async fn send(self) -> Result<Response<types::FileWithIncludes>, Error> {
        self.send_raw().await?.try_map(|raw| raw.json_at_or_whole(&["data"]))
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
        let mut path = PathBuilder::new("/v4/accounts/");
        path.push_segment("account_id", &self.account_id)?;
        path.push_literal("/files/");
        path.push_segment("file_id", &self.file_id)?;
        let mut query = Query::new();
        if let Some(values) = &self.include {
            query.push_comma("include", values);
        }
        self.core.request(&SHOW, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for ShowRequest {
    type Output = Result<types::FileWithIncludes, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static DELETE: OperationInfo = OperationInfo::new("files.delete", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 100,
        per: std::time::Duration::from_secs(60),
        scope: "files_delete",
    })
    .with_errors(&errors::RULES);

/// A call of [`FilesApi::delete`], `DELETE /v4/accounts/{account_id}/files/{file_id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct DeleteRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    file_id: String,
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
        let mut path = PathBuilder::new("/v4/accounts/");
        path.push_segment("account_id", &self.account_id)?;
        path.push_literal("/files/");
        path.push_segment("file_id", &self.file_id)?;
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

static UPDATE: OperationInfo = OperationInfo::new("files.update", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 100,
        per: std::time::Duration::from_secs(60),
        scope: "files_update",
    })
    .with_errors(&errors::RULES);

/// A call of [`FilesApi::update`], `PATCH /v4/accounts/{account_id}/files/{file_id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct UpdateRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    file_id: String,
    data: types::FileUpdateParamsData,
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
    pub async fn send(self) -> Result<Response<types::File>, Error> {
        self.send_raw().await?.try_map(|raw| raw.json_at_or_whole(&["data"]))
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
        let mut path = PathBuilder::new("/v4/accounts/");
        path.push_segment("account_id", &self.account_id)?;
        path.push_literal("/files/");
        path.push_segment("file_id", &self.file_id)?;
        let query = Query::new();
        let mut request = self
            .core
            .request(&UPDATE, Method::PATCH, path, query, self.options)?;
        request.set_body(Body::from_json(&BTreeMap::from([("data", &self.data)]))?);
        Ok(request)
    }
}

impl IntoFuture for UpdateRequest {
    type Output = Result<types::File, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static LIST: OperationInfo = OperationInfo::new("files.list", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 5,
        per: std::time::Duration::from_secs(1),
        scope: "files_list",
    })
    .with_errors(&errors::RULES);

/// A call of [`FilesApi::list`], `GET /v4/accounts/{account_id}/folders/{folder_id}/files`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent, or listed with items() or pages()"]
pub struct ListRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    folder_id: String,
    include: Option<Vec<types::FileWithMediaLinksInclude>>,
    sort: Option<types::FileSort>,
    after: Option<String>,
    page_size: Option<u32>,
    include_total_count: Option<bool>,
}

impl ListRequest {
    /// What to bring along with a file, folder or version stack.
    pub fn include(
        mut self,
        include: impl IntoIterator<Item = impl Into<types::FileWithMediaLinksInclude>>,
    ) -> Self {
        self.include = Some(include.into_iter().map(Into::into).collect());
        self
    }

    /// What the list is ordered by.
    pub fn sort(mut self, sort: impl Into<types::FileSort>) -> Self {
        self.sort = Some(sort.into());
        self
    }

    /// Where to go on: the cursor out of the `links.next` of the page before. Opaque. The pagers fill it in.
    pub fn after(mut self, after: impl Into<String>) -> Self {
        self.after = Some(after.into());
        self
    }

    /// Items a page; the service takes 50 without it. 100 is safe everywhere, up to 500 were reported to work here, and
    /// more is refused (`wire.md §4`).
    pub fn page_size(mut self, page_size: u32) -> Self {
        self.page_size = Some(page_size);
        self
    }

    /// Whether the answer tells how many items there are on all pages; false without it.
    pub fn include_total_count(mut self, include_total_count: bool) -> Self {
        self.include_total_count = Some(include_total_count);
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
    ) -> Result<Response<types::FileAssetsWithIncludesResponse>, Error> {
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
        let mut path = PathBuilder::new("/v4/accounts/");
        path.push_segment("account_id", &self.account_id)?;
        path.push_literal("/folders/");
        path.push_segment("folder_id", &self.folder_id)?;
        path.push_literal("/files");
        let mut query = Query::new();
        if let Some(values) = &self.include {
            query.push_comma("include", values);
        }
        query.push_opt("sort", self.sort.as_ref());
        query.push_opt("after", self.after.as_ref());
        query.push_opt("page_size", self.page_size);
        query.push_opt("include_total_count", self.include_total_count);
        self.core.request(&LIST, Method::GET, path, query, self.options)
    }
}

impl ListRequest {
    /// Lists page by page, each with its own response.
    ///
    /// Nothing is sent before the first page is asked for. Every page is one call;
    /// dropping the pager between pages loses nothing.
    ///
    /// The server gives at most 500 items a page.
    pub fn pages(self) -> Pages<types::FileAssetsWithIncludesResponse> {
        Pages::new(
            &LIST,
            Cursor::Start,
            move |cursor| {
                let mut request = self.clone();
                if let Cursor::Token(cursor) = cursor {
                    request.after = Some(cursor);
                }
                Box::pin(request.send())
            },
            move |page: &types::FileAssetsWithIncludesResponse, _| {
                Next::query_token(page.links.next.as_deref(), "after")
                    .with_total(page.total_count)
            },
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<types::AssetWithIncludes> {
        self.pages().items(|page| page.data)
    }
}

static BULK_MOVE: OperationInfo = OperationInfo::new("files.bulk_move", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 60,
        per: std::time::Duration::from_secs(60),
        scope: "files_bulk_move",
    })
    .with_errors(&errors::RULES);

/// A call of [`FilesApi::bulk_move`], `PATCH /v4/accounts/{account_id}/files/move`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct BulkMoveRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    data: types::BulkFileCopyMoveParamsData,
}

impl BulkMoveRequest {
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
    pub async fn send(self) -> Result<Response<Vec<types::File>>, Error> {
        self.send_raw()
            .await?
            .try_map(|raw| raw.json_at(&["data"]).map(Option::unwrap_or_default))
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
        let mut path = PathBuilder::new("/v4/accounts/");
        path.push_segment("account_id", &self.account_id)?;
        path.push_literal("/files/move");
        let query = Query::new();
        let mut request = self
            .core
            .request(&BULK_MOVE, Method::PATCH, path, query, self.options)?;
        request.set_body(Body::from_json(&BTreeMap::from([("data", &self.data)]))?);
        Ok(request)
    }
}

impl IntoFuture for BulkMoveRequest {
    type Output = Result<Vec<types::File>, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static COPY: OperationInfo = OperationInfo::new("files.copy", false)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 100,
        per: std::time::Duration::from_secs(60),
        scope: "files_copy",
    })
    .with_errors(&errors::RULES);

/// A call of [`FilesApi::copy`], `POST /v4/accounts/{account_id}/files/{file_id}/copy`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct CopyRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    file_id: String,
    copy_metadata: Option<bool>,
    copy_comments: Option<types::CopyComments>,
    data: Option<types::FileCopyParamsData>,
}

impl CopyRequest {
    /// Whether metadata values go along; false without it.
    pub fn copy_metadata(mut self, copy_metadata: bool) -> Self {
        self.copy_metadata = Some(copy_metadata);
        self
    }

    /// Which comments go along; none without it.
    pub fn copy_comments(
        mut self,
        copy_comments: impl Into<types::CopyComments>,
    ) -> Self {
        self.copy_comments = Some(copy_comments.into());
        self
    }

    /// Where the copy is to go.
    pub fn data(mut self, data: impl Into<types::FileCopyParamsData>) -> Self {
        self.data = Some(data.into());
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
    pub async fn send(self) -> Result<Response<types::File>, Error> {
        self.send_raw().await?.try_map(|raw| raw.json_at_or_whole(&["data"]))
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
        let mut path = PathBuilder::new("/v4/accounts/");
        path.push_segment("account_id", &self.account_id)?;
        path.push_literal("/files/");
        path.push_segment("file_id", &self.file_id)?;
        path.push_literal("/copy");
        let mut query = Query::new();
        query.push_opt("copy_metadata", self.copy_metadata);
        query.push_opt("copy_comments", self.copy_comments.as_ref());
        let mut request = self
            .core
            .request(&COPY, Method::POST, path, query, self.options)?;
        if let Some(body) = &self.data {
            request.set_body(Body::from_json(&BTreeMap::from([("data", body)]))?);
        }
        Ok(request)
    }
}

impl IntoFuture for CopyRequest {
    type Output = Result<types::File, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static CREATE_REMOTE_UPLOAD: OperationInfo = OperationInfo::new(
        "files.create_remote_upload",
        false,
    )
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 5,
        per: std::time::Duration::from_secs(1),
        scope: "files_create_remote_upload",
    })
    .with_errors(&errors::RULES);

/// A call of [`FilesApi::create_remote_upload`], `POST /v4/accounts/{account_id}/folders/{folder_id}/files/remote_upload`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct CreateRemoteUploadRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    folder_id: String,
    data: types::FileCreateRemoteUploadParamsData,
}

impl CreateRemoteUploadRequest {
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
    pub async fn send(self) -> Result<Response<types::FileRemoteUploadResponse>, Error> {
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
        let mut path = PathBuilder::new("/v4/accounts/");
        path.push_segment("account_id", &self.account_id)?;
        path.push_literal("/folders/");
        path.push_segment("folder_id", &self.folder_id)?;
        path.push_literal("/files/remote_upload");
        let query = Query::new();
        let mut request = self
            .core
            .request(&CREATE_REMOTE_UPLOAD, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&BTreeMap::from([("data", &self.data)]))?);
        Ok(request)
    }
}

impl IntoFuture for CreateRemoteUploadRequest {
    type Output = Result<types::FileRemoteUploadResponse, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static CREATE_LOCAL_UPLOAD: OperationInfo = OperationInfo::new(
        "files.create_local_upload",
        false,
    )
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 5,
        per: std::time::Duration::from_secs(1),
        scope: "files_create_local_upload",
    })
    .with_errors(&errors::RULES);

/// A call of [`FilesApi::create_local_upload`], `POST /v4/accounts/{account_id}/folders/{folder_id}/files/local_upload`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct CreateLocalUploadRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    folder_id: String,
    data: types::FileCreateLocalUploadParamsData,
}

impl CreateLocalUploadRequest {
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
    pub async fn send(self) -> Result<Response<types::FileWithUploadUrls>, Error> {
        self.send_raw().await?.try_map(|raw| raw.json_at_or_whole(&["data"]))
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
        let mut path = PathBuilder::new("/v4/accounts/");
        path.push_segment("account_id", &self.account_id)?;
        path.push_literal("/folders/");
        path.push_segment("folder_id", &self.folder_id)?;
        path.push_literal("/files/local_upload");
        let query = Query::new();
        let mut request = self
            .core
            .request(&CREATE_LOCAL_UPLOAD, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&BTreeMap::from([("data", &self.data)]))?);
        Ok(request)
    }
}

impl IntoFuture for CreateLocalUploadRequest {
    type Output = Result<types::FileWithUploadUrls, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static SHOW_FILE_UPLOAD_STATUS: OperationInfo = OperationInfo::new(
        "files.show_file_upload_status",
        true,
    )
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 5,
        per: std::time::Duration::from_secs(1),
        scope: "files_show_file_upload_status",
    })
    .with_errors(&errors::RULES);

/// A call of [`FilesApi::show_file_upload_status`], `GET /v4/accounts/{account_id}/files/{file_id}/status`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct ShowFileUploadStatusRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    file_id: String,
}

impl ShowFileUploadStatusRequest {
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
    pub async fn send(self) -> Result<Response<types::FileUploadStatus>, Error> {
        self.send_raw().await?.try_map(|raw| raw.json_at_or_whole(&["data"]))
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
        let mut path = PathBuilder::new("/v4/accounts/");
        path.push_segment("account_id", &self.account_id)?;
        path.push_literal("/files/");
        path.push_segment("file_id", &self.file_id)?;
        path.push_literal("/status");
        let query = Query::new();
        self.core
            .request(&SHOW_FILE_UPLOAD_STATUS, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for ShowFileUploadStatusRequest {
    type Output = Result<types::FileUploadStatus, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static IMPORT_FILE: OperationInfo = OperationInfo::new("files.import_file", false)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 5,
        per: std::time::Duration::from_secs(1),
        scope: "files_import_file",
    })
    .with_errors(&errors::RULES);

/// A call of [`FilesApi::import_file`], `POST /v4/accounts/{account_id}/folders/{folder_id}/files/import`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct ImportFileRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    folder_id: String,
    data: types::FileImportParamsData,
}

impl ImportFileRequest {
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
    pub async fn send(self) -> Result<Response<types::File>, Error> {
        self.send_raw().await?.try_map(|raw| raw.json_at_or_whole(&["data"]))
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
        let mut path = PathBuilder::new("/v4/accounts/");
        path.push_segment("account_id", &self.account_id)?;
        path.push_literal("/folders/");
        path.push_segment("folder_id", &self.folder_id)?;
        path.push_literal("/files/import");
        let query = Query::new();
        let mut request = self
            .core
            .request(&IMPORT_FILE, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&BTreeMap::from([("data", &self.data)]))?);
        Ok(request)
    }
}

impl IntoFuture for ImportFileRequest {
    type Output = Result<types::File, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static CREATE: OperationInfo = OperationInfo::new("files.create", false)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 5,
        per: std::time::Duration::from_secs(1),
        scope: "files_create",
    })
    .with_errors(&errors::RULES);

/// A call of [`FilesApi::create`], `POST /v4/accounts/{account_id}/folders/{folder_id}/files`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct CreateRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    folder_id: String,
    data: types::FileCreateParamsData,
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
    pub async fn send(self) -> Result<Response<types::FileWithUploadUrls>, Error> {
        self.send_raw().await?.try_map(|raw| raw.json_at_or_whole(&["data"]))
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
        let mut path = PathBuilder::new("/v4/accounts/");
        path.push_segment("account_id", &self.account_id)?;
        path.push_literal("/folders/");
        path.push_segment("folder_id", &self.folder_id)?;
        path.push_literal("/files");
        let query = Query::new();
        let mut request = self
            .core
            .request(&CREATE, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&BTreeMap::from([("data", &self.data)]))?);
        Ok(request)
    }
}

impl IntoFuture for CreateRequest {
    type Output = Result<types::FileWithUploadUrls, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

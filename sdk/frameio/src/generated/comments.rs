// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, CallOptions, ClientCore, Cursor, Error, Items, Next, OperationInfo,
    Pages, PathBuilder, Query, RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use std::collections::BTreeMap;
use super::errors;
use super::types;

/// Comments on files.
///
/// Made by [`Client::comments`](super::Client::comments); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct CommentsApi {
    core: ClientCore,
}

impl CommentsApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Takes an attachment away from a comment.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `comment_id`: The comment.
    /// - `attachment_id`: The attachment.
    pub fn delete_attachment(
        &self,
        account_id: impl Into<String>,
        comment_id: impl Into<String>,
        attachment_id: impl Into<String>,
    ) -> DeleteAttachmentRequest {
        DeleteAttachmentRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            comment_id: comment_id.into(),
            attachment_id: attachment_id.into(),
        }
    }

    /// Adds an attachment to a comment and tells where to send its bytes.
    ///
    /// The addresses are plain text here, without the sizes that files have beside them.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `comment_id`: The comment.
    /// - `data`: A file that is to go with a comment.
    pub fn create_attachment(
        &self,
        account_id: impl Into<String>,
        comment_id: impl Into<String>,
        data: impl Into<types::AttachmentInput>,
    ) -> CreateAttachmentRequest {
        CreateAttachmentRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            comment_id: comment_id.into(),
            data: data.into(),
        }
    }

    /// Describes a comment.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `comment_id`: The comment.
    pub fn show(
        &self,
        account_id: impl Into<String>,
        comment_id: impl Into<String>,
    ) -> ShowRequest {
        ShowRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            comment_id: comment_id.into(),
            timestamp_as_timecode: None,
            include: None,
        }
    }

    /// Deletes a comment.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `comment_id`: The comment.
    pub fn delete(
        &self,
        account_id: impl Into<String>,
        comment_id: impl Into<String>,
    ) -> DeleteRequest {
        DeleteRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            comment_id: comment_id.into(),
        }
    }

    /// Changes a comment.
    ///
    /// A repeat leads to the same state, so the call may be sent again.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `comment_id`: The comment.
    /// - `data`: What is to change about a comment; the rest stays, and null takes a value away.
    pub fn update(
        &self,
        account_id: impl Into<String>,
        comment_id: impl Into<String>,
        data: impl Into<types::UpdateCommentParamsData>,
    ) -> UpdateRequest {
        UpdateRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            comment_id: comment_id.into(),
            timestamp_as_timecode: None,
            data: data.into(),
        }
    }

    /// Lists the comments on a file.
    ///
    /// Replies come without an owner, even if it was asked for (`wire.md §2`); `show` of the reply has it.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `file_id`: The file: a UUID, or `adobe:` and the asset and version, with a bar between them.
    pub fn index(
        &self,
        account_id: impl Into<String>,
        file_id: impl Into<String>,
    ) -> IndexRequest {
        IndexRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            file_id: file_id.into(),
            timestamp_as_timecode: None,
            include: None,
            sort: None,
            after: None,
            page_size: None,
            include_total_count: None,
        }
    }

    /// Comments on a file.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `file_id`: The file: a UUID, or `adobe:` and the asset and version, with a bar between them.
    /// - `data`: A comment that is to be made.
    pub fn create(
        &self,
        account_id: impl Into<String>,
        file_id: impl Into<String>,
        data: impl Into<types::CreateCommentParamsData>,
    ) -> CreateRequest {
        CreateRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            file_id: file_id.into(),
            timestamp_as_timecode: None,
            data: data.into(),
        }
    }
}

static DELETE_ATTACHMENT: OperationInfo = OperationInfo::new(
        "comments.delete_attachment",
        true,
    )
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 60,
        per: std::time::Duration::from_secs(60),
        scope: "comments_delete_attachment",
    })
    .with_errors(&errors::RULES);

/// A call of [`CommentsApi::delete_attachment`], `DELETE /v4/accounts/{account_id}/comments/{comment_id}/attachments/{attachment_id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct DeleteAttachmentRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    comment_id: String,
    attachment_id: String,
}

impl DeleteAttachmentRequest {
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
        path.push_literal("/comments/");
        path.push_segment("comment_id", &self.comment_id)?;
        path.push_literal("/attachments/");
        path.push_segment("attachment_id", &self.attachment_id)?;
        let query = Query::new();
        self.core.request(&DELETE_ATTACHMENT, Method::DELETE, path, query, self.options)
    }
}

impl IntoFuture for DeleteAttachmentRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static CREATE_ATTACHMENT: OperationInfo = OperationInfo::new(
        "comments.create_attachment",
        false,
    )
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 60,
        per: std::time::Duration::from_secs(60),
        scope: "comments_create_attachment",
    })
    .with_errors(&errors::RULES);

/// A call of [`CommentsApi::create_attachment`], `POST /v4/accounts/{account_id}/comments/{comment_id}/attachments`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct CreateAttachmentRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    comment_id: String,
    data: types::AttachmentInput,
}

impl CreateAttachmentRequest {
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
    pub async fn send(self) -> Result<Response<types::CommentAttachment>, Error> {
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
        path.push_literal("/comments/");
        path.push_segment("comment_id", &self.comment_id)?;
        path.push_literal("/attachments");
        let query = Query::new();
        let mut request = self
            .core
            .request(&CREATE_ATTACHMENT, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&BTreeMap::from([("data", &self.data)]))?);
        Ok(request)
    }
}

impl IntoFuture for CreateAttachmentRequest {
    type Output = Result<types::CommentAttachment, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static SHOW: OperationInfo = OperationInfo::new("comments.show", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 100,
        per: std::time::Duration::from_secs(60),
        scope: "comments_show",
    })
    .with_errors(&errors::RULES);

/// A call of [`CommentsApi::show`], `GET /v4/accounts/{account_id}/comments/{comment_id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct ShowRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    comment_id: String,
    timestamp_as_timecode: Option<bool>,
    include: Option<Vec<types::CommentInclude>>,
}

impl ShowRequest {
    /// Whether the answer gives places in a video as timecodes; frame numbers without it.
    pub fn timestamp_as_timecode(mut self, timestamp_as_timecode: bool) -> Self {
        self.timestamp_as_timecode = Some(timestamp_as_timecode);
        self
    }

    /// What to bring along with a comment.
    pub fn include(
        mut self,
        include: impl IntoIterator<Item = impl Into<types::CommentInclude>>,
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
    pub async fn send(self) -> Result<Response<types::CommentWithIncludes>, Error> {
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
        path.push_literal("/comments/");
        path.push_segment("comment_id", &self.comment_id)?;
        let mut query = Query::new();
        query.push_opt("timestamp_as_timecode", self.timestamp_as_timecode);
        if let Some(values) = &self.include {
            query.push_comma("include", values);
        }
        self.core.request(&SHOW, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for ShowRequest {
    type Output = Result<types::CommentWithIncludes, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static DELETE: OperationInfo = OperationInfo::new("comments.delete", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 60,
        per: std::time::Duration::from_secs(60),
        scope: "comments_delete",
    })
    .with_errors(&errors::RULES);

/// A call of [`CommentsApi::delete`], `DELETE /v4/accounts/{account_id}/comments/{comment_id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct DeleteRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    comment_id: String,
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
        path.push_literal("/comments/");
        path.push_segment("comment_id", &self.comment_id)?;
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

static UPDATE: OperationInfo = OperationInfo::new("comments.update", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 10,
        per: std::time::Duration::from_secs(60),
        scope: "comments_update",
    })
    .with_errors(&errors::RULES);

/// A call of [`CommentsApi::update`], `PATCH /v4/accounts/{account_id}/comments/{comment_id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct UpdateRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    comment_id: String,
    timestamp_as_timecode: Option<bool>,
    data: types::UpdateCommentParamsData,
}

impl UpdateRequest {
    /// Whether the answer gives places in a video as timecodes; frame numbers without it.
    pub fn timestamp_as_timecode(mut self, timestamp_as_timecode: bool) -> Self {
        self.timestamp_as_timecode = Some(timestamp_as_timecode);
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
    pub async fn send(self) -> Result<Response<types::Comment>, Error> {
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
        path.push_literal("/comments/");
        path.push_segment("comment_id", &self.comment_id)?;
        let mut query = Query::new();
        query.push_opt("timestamp_as_timecode", self.timestamp_as_timecode);
        let mut request = self
            .core
            .request(&UPDATE, Method::PATCH, path, query, self.options)?;
        request.set_body(Body::from_json(&BTreeMap::from([("data", &self.data)]))?);
        Ok(request)
    }
}

impl IntoFuture for UpdateRequest {
    type Output = Result<types::Comment, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static INDEX: OperationInfo = OperationInfo::new("comments.index", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 100,
        per: std::time::Duration::from_secs(60),
        scope: "comments_index",
    })
    .with_errors(&errors::RULES);

/// A call of [`CommentsApi::index`], `GET /v4/accounts/{account_id}/files/{file_id}/comments`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent, or listed with items() or pages()"]
pub struct IndexRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    file_id: String,
    timestamp_as_timecode: Option<bool>,
    include: Option<Vec<types::CommentInclude>>,
    sort: Option<types::CommentSort>,
    after: Option<String>,
    page_size: Option<u32>,
    include_total_count: Option<bool>,
}

impl IndexRequest {
    /// Whether the answer gives places in a video as timecodes; frame numbers without it.
    pub fn timestamp_as_timecode(mut self, timestamp_as_timecode: bool) -> Self {
        self.timestamp_as_timecode = Some(timestamp_as_timecode);
        self
    }

    /// What to bring along with a comment.
    pub fn include(
        mut self,
        include: impl IntoIterator<Item = impl Into<types::CommentInclude>>,
    ) -> Self {
        self.include = Some(include.into_iter().map(Into::into).collect());
        self
    }

    /// What the list is ordered by.
    pub fn sort(mut self, sort: impl Into<types::CommentSort>) -> Self {
        self.sort = Some(sort.into());
        self
    }

    /// Where to go on: the cursor out of the `links.next` of the page before. Opaque. The pagers fill it in.
    pub fn after(mut self, after: impl Into<String>) -> Self {
        self.after = Some(after.into());
        self
    }

    /// Items a page, 1 to 100; the service takes 50 without it and refuses more.
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
    ) -> Result<Response<types::CommentsWithIncludesResponse>, Error> {
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
        path.push_literal("/files/");
        path.push_segment("file_id", &self.file_id)?;
        path.push_literal("/comments");
        let mut query = Query::new();
        query.push_opt("timestamp_as_timecode", self.timestamp_as_timecode);
        if let Some(values) = &self.include {
            query.push_comma("include", values);
        }
        query.push_opt("sort", self.sort.as_ref());
        query.push_opt("after", self.after.as_ref());
        query.push_opt("page_size", self.page_size);
        query.push_opt("include_total_count", self.include_total_count);
        self.core.request(&INDEX, Method::GET, path, query, self.options)
    }
}

impl IndexRequest {
    /// Lists page by page, each with its own response.
    ///
    /// Nothing is sent before the first page is asked for. Every page is one call;
    /// dropping the pager between pages loses nothing.
    ///
    /// The server gives at most 100 items a page.
    pub fn pages(self) -> Pages<types::CommentsWithIncludesResponse> {
        Pages::new(
            &INDEX,
            Cursor::Start,
            move |cursor| {
                let mut request = self.clone();
                if let Cursor::Token(cursor) = cursor {
                    request.after = Some(cursor);
                }
                Box::pin(request.send())
            },
            move |page: &types::CommentsWithIncludesResponse, _| {
                Next::query_token(page.links.next.as_deref(), "after")
                    .with_total(page.total_count)
            },
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<types::CommentWithIncludes> {
        self.pages().items(|page| page.data)
    }
}

static CREATE: OperationInfo = OperationInfo::new("comments.create", false)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 100,
        per: std::time::Duration::from_secs(60),
        scope: "comments_create",
    })
    .with_errors(&errors::RULES);

/// A call of [`CommentsApi::create`], `POST /v4/accounts/{account_id}/files/{file_id}/comments`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct CreateRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    file_id: String,
    timestamp_as_timecode: Option<bool>,
    data: types::CreateCommentParamsData,
}

impl CreateRequest {
    /// Whether the answer gives places in a video as timecodes; frame numbers without it.
    pub fn timestamp_as_timecode(mut self, timestamp_as_timecode: bool) -> Self {
        self.timestamp_as_timecode = Some(timestamp_as_timecode);
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
    pub async fn send(self) -> Result<Response<types::Comment>, Error> {
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
        path.push_literal("/comments");
        let mut query = Query::new();
        query.push_opt("timestamp_as_timecode", self.timestamp_as_timecode);
        let mut request = self
            .core
            .request(&CREATE, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&BTreeMap::from([("data", &self.data)]))?);
        Ok(request)
    }
}

impl IntoFuture for CreateRequest {
    type Output = Result<types::Comment, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

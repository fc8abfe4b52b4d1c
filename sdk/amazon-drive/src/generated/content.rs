// Made by `cargo sdk generate` out of specs/amazon-drive. Change the specs, not this file.

use cloud_drives_core::{
    BoxFuture, ByteStream, CallOptions, ClientCore, Error, FilePart, Multipart,
    OperationInfo, PathBuilder, Query, RawResponse, Request, Response, StreamResponse,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// The bytes of files, up and down, and thumbnails.
///
/// Made by [`Client::content`](super::Client::content); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct ContentApi {
    core: ClientCore,
}

impl ContentApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Uploads a new file.
    ///
    /// A name that is taken answers `NameAlreadyExists`, and content that the account holds already a conflict too, unless
    /// `suppress` says otherwise; either names the existing node, and the second comes only after the last byte (`wire.md
    /// §5.4`). Large files are often answered with 408, 500 or 504 although they are stored and appear minutes later (`wire.md
    /// §5.6`), so that a call whose outcome is unknown is not repeated: look for the file first. The length of an empty file has
    /// to be known, as it is for bytes; one of unknown length that turns out empty fails (`wire.md §5.2`).
    ///
    /// # Arguments
    ///
    /// - `metadata`: Name and place of the file; a `NewFile`.
    /// - `content`: The bytes, with their content type. The file name of this part is ignored; the one in the
    ///   metadata counts.
    pub fn upload(
        &self,
        metadata: impl Into<types::UploadMetadata>,
        content: impl Into<FilePart>,
    ) -> UploadRequest {
        UploadRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            suppress: None,
            local_id: None,
            metadata: metadata.into(),
            content: content.into(),
        }
    }

    /// Downloads a file, a range of it, or a thumbnail of a picture or video.
    ///
    /// The status tells whether the range was respected: 206 with a part, 200 with the whole file. A range that begins at or
    /// behind the end answers `RangeNotSatisfiable`. Files beyond about 10 GB fail in one piece: use ranges or `temp_link`. The
    /// service may answer `Redirected`, to a signed address at another host: call that one without the token (`wire.md §5.7`).
    ///
    /// # Arguments
    ///
    /// - `id`: The node's id: 22 letters, digits, `-` and `_`, by which it may also begin.
    pub fn download(&self, id: impl Into<String>) -> DownloadRequest {
        DownloadRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            id: id.into(),
            range: None,
            view_box: None,
        }
    }

    /// Replaces the bytes of a file. The versions of the node and of its content go up.
    ///
    /// As with a new file, a large one may be stored although the answer is 408, 500 or 504: see whether the version has gone up
    /// before sending the bytes again (`wire.md §5.6`). The length of an empty content has to be known (`wire.md §5.2`).
    ///
    /// # Arguments
    ///
    /// - `id`: The node's id: 22 letters, digits, `-` and `_`, by which it may also begin.
    /// - `content`: The bytes, with their content type. The file name of this part is ignored.
    pub fn overwrite(
        &self,
        id: impl Into<String>,
        content: impl Into<FilePart>,
    ) -> OverwriteRequest {
        OverwriteRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            id: id.into(),
            suppress: None,
            content: content.into(),
        }
    }
}

static UPLOAD: OperationInfo = OperationInfo::new("content.upload", false)
    .with_server("content")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`ContentApi::upload`], `POST /nodes`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct UploadRequest {
    core: ClientCore,
    options: CallOptions,
    suppress: Option<types::Suppress>,
    local_id: Option<String>,
    metadata: types::UploadMetadata,
    content: FilePart,
}

impl UploadRequest {
    /// A check to leave out. Without it, content whose MD5 the account holds already, in any file, is a conflict.
    pub fn suppress(mut self, suppress: impl Into<types::Suppress>) -> Self {
        self.suppress = Some(suppress.into());
        self
    }

    /// An id of the caller's choice that stands for the new node. Used a second time it is a conflict and no second node
    /// comes into being (`wire.md §5.5`).
    pub fn local_id(mut self, local_id: impl Into<String>) -> Self {
        self.local_id = Some(local_id.into());
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
    pub async fn send(self) -> Result<Response<types::Node>, Error> {
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
        let path = PathBuilder::new("/nodes");
        let mut query = Query::new();
        query.push_opt("suppress", self.suppress.as_ref());
        query.push_opt("localId", self.local_id.as_ref());
        let mut request = self
            .core
            .request(&UPLOAD, Method::POST, path, query, self.options)?;
        let mut multipart = Multipart::new();
        multipart = multipart.json("metadata", &self.metadata)?;
        multipart = multipart.file("content", self.content);
        request.set_body(multipart.into_body());
        Ok(request)
    }
}

impl IntoFuture for UploadRequest {
    type Output = Result<types::Node, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static DOWNLOAD: OperationInfo = OperationInfo::new("content.download", true)
    .with_server("content")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`ContentApi::download`], `GET /nodes/{id}/content`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct DownloadRequest {
    core: ClientCore,
    options: CallOptions,
    id: String,
    range: Option<String>,
    view_box: Option<u32>,
}

impl DownloadRequest {
    /// Which bytes: `bytes=` with the first and the last, counted from 0 and both included, such as `bytes=0-1023`. One
    /// range only.
    pub fn range(mut self, range: impl Into<String>) -> Self {
        self.range = Some(range.into());
        self
    }

    /// Asks for a thumbnail in place of the file, of at most so many pixels in width and height. For pictures and videos;
    /// other types answer with an error (`wire.md §5.9`).
    pub fn view_box(mut self, view_box: u32) -> Self {
        self.view_box = Some(view_box);
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
        let mut path = PathBuilder::new("/nodes/");
        path.push_segment("id", &self.id)?;
        path.push_literal("/content");
        let mut query = Query::new();
        query.push_opt("viewBox", self.view_box);
        let mut request = self
            .core
            .request(&DOWNLOAD, Method::GET, path, query, self.options)?;
        if let Some(value) = &self.range {
            request.set_header("range", value)?;
        }
        Ok(request)
    }
}

impl IntoFuture for DownloadRequest {
    type Output = Result<ByteStream, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

/// Headers of the answer to [`ContentApi::download`]; read with `response.typed_headers()`.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DownloadHeaders {
    /// First byte, last byte and size of the whole file, such as `bytes 0-2/5`. Only with a range.
    pub content_range: Option<String>,
    /// Size of what is sent, in bytes.
    pub content_length: Option<u64>,
    /// Media type of the file, or of the thumbnail.
    pub content_type: Option<String>,
}

impl cloud_drives_core::TypedHeaders for DownloadHeaders {
    fn from_headers(
        headers: &cloud_drives_core::reexport::http::HeaderMap,
    ) -> Result<Self, Error> {
        Ok(Self {
            content_range: cloud_drives_core::header_str(headers, "content-range"),
            content_length: cloud_drives_core::header_parse(headers, "content-length")?,
            content_type: cloud_drives_core::header_str(headers, "content-type"),
        })
    }
}

static OVERWRITE: OperationInfo = OperationInfo::new("content.overwrite", false)
    .with_server("content")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`ContentApi::overwrite`], `PUT /nodes/{id}/content`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct OverwriteRequest {
    core: ClientCore,
    options: CallOptions,
    id: String,
    suppress: Option<types::Suppress>,
    content: FilePart,
}

impl OverwriteRequest {
    /// A check to leave out. Without it, content whose MD5 the account holds already, in any file, is a conflict.
    pub fn suppress(mut self, suppress: impl Into<types::Suppress>) -> Self {
        self.suppress = Some(suppress.into());
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
    pub async fn send(self) -> Result<Response<types::Node>, Error> {
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
        let mut path = PathBuilder::new("/nodes/");
        path.push_segment("id", &self.id)?;
        path.push_literal("/content");
        let mut query = Query::new();
        query.push_opt("suppress", self.suppress.as_ref());
        let mut request = self
            .core
            .request(&OVERWRITE, Method::PUT, path, query, self.options)?;
        let mut multipart = Multipart::new();
        multipart = multipart.file("content", self.content);
        request.set_body(multipart.into_body());
        Ok(request)
    }
}

impl IntoFuture for OverwriteRequest {
    type Output = Result<types::Node, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

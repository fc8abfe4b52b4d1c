// Made by `cargo sdk generate` out of specs/verizon-cloud. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, CallOptions, ClientCore, Error, OperationInfo, PathBuilder, Query,
    RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// Uploading: an intent, the content in one or more calls, and a commit if it was more than one.
///
/// The addresses that the intent hands out are to be called as they are. The calls here put them together from an id, which is
/// good enough where the server is known.
///
/// Made by [`Client::uploads`](super::Client::uploads); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct UploadsApi {
    core: ClientCore,
}

impl UploadsApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Announces a file, and asks where its content shall go.
    ///
    /// `QuotaExceeded` says that the account has no room for it. No way is known to say what becomes of a file that has the
    /// name; presumably it gets a new version (`wire.md §6.2`).
    ///
    /// # Arguments
    ///
    /// - `path`: The folder to upload to. Other programs have uploaded right into a virtual folder, which the guide
    ///   seems to exclude (`wire.md §6.2`).
    /// - `name`: The file's name.
    /// - `size`: How many bytes it has.
    /// - `checksum`: The SHA-256 of the whole file, 64 lower-case hexadecimal digits.
    pub fn intent(
        &self,
        path: impl Into<String>,
        name: impl Into<String>,
        size: u64,
        checksum: impl Into<String>,
    ) -> IntentRequest {
        IntentRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            path: path.into(),
            name: name.into(),
            size,
            checksum: checksum.into(),
            chunk: None,
        }
    }

    /// Sends the content, all of it or a chunk.
    ///
    /// Chunks have up to 104857600 bytes and go one after the other; one that was not acknowledged may be sent again
    /// (`wire.md §6.2`). The answer to a whole file has the file in it, as
    /// `{"file": {…}}`; that to a chunk has nothing that is known of. Read it raw for the file.
    ///
    /// # Arguments
    ///
    /// - `upload_id`: The last segment of the path of `uploadurl`.
    /// - `checksum`: The SHA-256 in lower-case hexadecimal digits. The reference says of the file or the chunk; the
    ///   vendor's web program sent that of the whole file with every chunk (`wire.md §6.2`).
    /// - `chunk`: Whether this is a chunk, as announced.
    /// - `content`: The bytes. Their number has to be known, or the answer is `LengthRequired`.
    pub fn upload(
        &self,
        upload_id: impl Into<String>,
        checksum: impl Into<String>,
        chunk: bool,
        content: impl Into<Body>,
    ) -> UploadRequest {
        UploadRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            upload_id: upload_id.into(),
            checksum: checksum.into(),
            chunk,
            offset: None,
            client_timezone: None,
            content: content.into(),
        }
    }

    /// Makes a file of the chunks. Until then it cannot be seen.
    ///
    /// That the path is this one is inferred; `commiturl` of the intent has it (`wire.md §2` row 25).
    ///
    /// # Arguments
    ///
    /// - `upload_id`: The last segment of the path of `commiturl`.
    pub fn commit(&self, upload_id: impl Into<String>) -> CommitRequest {
        CommitRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            upload_id: upload_id.into(),
        }
    }
}

static INTENT: OperationInfo = OperationInfo::new("uploads.intent", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`UploadsApi::intent`], `GET /fileupload/intent`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct IntentRequest {
    core: ClientCore,
    options: CallOptions,
    path: String,
    name: String,
    size: u64,
    checksum: String,
    chunk: Option<bool>,
}

impl IntentRequest {
    /// Whether the content comes in chunks; not without it.
    pub fn chunk(mut self, chunk: bool) -> Self {
        self.chunk = Some(chunk);
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
    pub async fn send(self) -> Result<Response<types::UploadIntent>, Error> {
        self.send_raw().await?.try_map(|raw| raw.json_at_or_whole(&["uploadurls"]))
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
        let path = PathBuilder::new("/fileupload/intent");
        let mut query = Query::new();
        query.push("path", &self.path);
        query.push("name", &self.name);
        query.push("size", self.size);
        query.push("checksum", &self.checksum);
        query.push_opt("chunk", self.chunk);
        self.core.request(&INTENT, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for IntentRequest {
    type Output = Result<types::UploadIntent, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static UPLOAD: OperationInfo = OperationInfo::new("uploads.upload", false)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`UploadsApi::upload`], `POST /upload/{uploadid}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct UploadRequest {
    core: ClientCore,
    options: CallOptions,
    upload_id: String,
    checksum: String,
    chunk: bool,
    offset: Option<u32>,
    client_timezone: Option<String>,
    content: Body,
}

impl UploadRequest {
    /// Which chunk this is, counted from 1. No offset in bytes, in spite of its name (`wire.md §6.2`).
    pub fn offset(mut self, offset: u32) -> Self {
        self.offset = Some(offset);
        self
    }

    /// The time zone of the client, by which dates in pictures are turned into UTC.
    pub fn client_timezone(mut self, client_timezone: impl Into<String>) -> Self {
        self.client_timezone = Some(client_timezone.into());
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
        let mut path = PathBuilder::new("/upload/");
        path.push_segment("uploadid", &self.upload_id)?;
        let mut query = Query::new();
        query.push("checksum", &self.checksum);
        query.push("chunk", self.chunk);
        query.push_opt("offset", self.offset);
        let mut request = self
            .core
            .request(&UPLOAD, Method::POST, path, query, self.options)?;
        if let Some(value) = &self.client_timezone {
            request.set_header("x-vault-client-timezone", value)?;
        }
        request.set_header("content-type", "application/octet-stream")?;
        request.set_body(self.content);
        Ok(request)
    }
}

impl IntoFuture for UploadRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static COMMIT: OperationInfo = OperationInfo::new("uploads.commit", false)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`UploadsApi::commit`], `POST /commit/{uploadid}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct CommitRequest {
    core: ClientCore,
    options: CallOptions,
    upload_id: String,
}

impl CommitRequest {
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
    pub async fn send(self) -> Result<Response<types::CloudFile>, Error> {
        self.send_raw().await?.try_map(|raw| raw.json_at_or_whole(&["file"]))
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
        let mut path = PathBuilder::new("/commit/");
        path.push_segment("uploadid", &self.upload_id)?;
        let query = Query::new();
        self.core.request(&COMMIT, Method::POST, path, query, self.options)
    }
}

impl IntoFuture for CommitRequest {
    type Output = Result<types::CloudFile, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

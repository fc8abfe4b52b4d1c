// Made by `cargo sdk generate` out of specs/streams. Change the specs, not this file.

use cloud_drives_core::{
    BoxFuture, ByteStream, CallOptions, ClientCore, Error, OperationInfo, PathBuilder,
    Query, Request, Response, StreamResponse,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// The calls of the group `files`.
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

    /// Hands over bytes, all of them or a part.
    ///
    /// # Arguments
    ///
    /// - `id`: The file.
    pub fn download(&self, id: impl Into<String>) -> DownloadRequest {
        DownloadRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            id: id.into(),
            range: None,
        }
    }

    /// Hands over bytes, or says why it does not yet.
    ///
    /// # Arguments
    ///
    /// - `id`: The file.
    pub fn export(&self, id: impl Into<String>) -> ExportRequest {
        ExportRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            id: id.into(),
        }
    }
}

static DOWNLOAD: OperationInfo = OperationInfo::new("files.download", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`FilesApi::download`], `GET /files/{id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct DownloadRequest {
    core: ClientCore,
    options: CallOptions,
    id: String,
    range: Option<String>,
}

impl DownloadRequest {
    /// Which part.
    pub fn range(mut self, range: impl Into<String>) -> Self {
        self.range = Some(range.into());
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
        let mut path = PathBuilder::new("/files/");
        path.push_segment("id", &self.id)?;
        let query = Query::new();
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

static EXPORT: OperationInfo = OperationInfo::new("files.export", false)
    .with_server("api")
    .with_accepted(&[304])
    .with_errors(&errors::RULES);

/// A call of [`FilesApi::export`], `POST /files/{id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct ExportRequest {
    core: ClientCore,
    options: CallOptions,
    id: String,
}

impl ExportRequest {
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
    pub async fn send(self) -> Result<Response<ExportOutcome>, Error> {
        let core = self.core.clone();
        let answer = core.execute_stream(self.into_request()?).await?;
        match answer.status().as_u16() {
            200 => Ok(answer.into_response(ExportOutcome::Ok)),
            202 => {
                core.buffer(answer)
                    .await?
                    .try_map(|raw| {
                        raw
                            .json_at_or_whole(&["result", "job"])
                            .map(ExportOutcome::Accepted)
                    })
            }
            204 => Ok(answer.into_response(|_| ExportOutcome::NoContent)),
            304 => Ok(answer.into_response(|_| ExportOutcome::NotModified)),
            _ => Err(core.buffer(answer).await?.unexpected_status()),
        }
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
        let mut path = PathBuilder::new("/files/");
        path.push_segment("id", &self.id)?;
        let query = Query::new();
        self.core.request(&EXPORT, Method::POST, path, query, self.options)
    }
}

impl IntoFuture for ExportRequest {
    type Output = Result<ExportOutcome, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

/// How [`FilesApi::export`] ended.
#[derive(Debug)]
#[non_exhaustive]
pub enum ExportOutcome {
    /// The bytes.
    Ok(ByteStream),
    /// They are being made.
    Accepted(types::Job),
    /// There is nothing to export.
    NoContent,
    /// It is as it was.
    NotModified,
}

// Made by `cargo sdk generate` out of specs/lagoon-drive. Change the specs, not this file.

use cloud_drives_core::{
    Body, CallOptions, ClientCore, Error, OperationInfo, PathBuilder, Query, RawResponse,
    Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// Upload sessions.
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

    /// Opens an upload session for a file in a folder.
    ///
    /// # Arguments
    ///
    /// - `item_id`: The item's id; `root` is the top folder.
    pub fn create(
        &self,
        item_id: impl Into<String>,
        body: impl Into<types::NewUpload>,
    ) -> CreateRequest {
        CreateRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            item_id: item_id.into(),
            body: body.into(),
        }
    }

    /// Returns how far an upload session is.
    ///
    /// # Arguments
    ///
    /// - `upload_id`: The session's id.
    pub fn show(&self, upload_id: impl Into<String>) -> ShowRequest {
        ShowRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            upload_id: upload_id.into(),
        }
    }

    /// Sends the next chunk of a file. Chunks follow each other without a gap; all but the last one have the size that the
    /// session names.
    ///
    /// # Arguments
    ///
    /// - `upload_id`: The session's id.
    /// - `content_range`: The bytes that the chunk has and the size of the file: `bytes 0-262143/1000000`.
    pub fn append(
        &self,
        upload_id: impl Into<String>,
        content_range: impl Into<String>,
        body: impl Into<Body>,
    ) -> AppendRequest {
        AppendRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            upload_id: upload_id.into(),
            content_range: content_range.into(),
            body: body.into(),
        }
    }
}

static CREATE: OperationInfo = OperationInfo::new("uploads.create", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`UploadsApi::create`], `POST /items/{item_id}/uploads`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateRequest {
    core: ClientCore,
    options: CallOptions,
    item_id: String,
    body: types::NewUpload,
}

impl CreateRequest {
    /// Sets what holds for this call only: headers, time limits, what a facade adds.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options;
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
    pub async fn send(self) -> Result<Response<types::UploadSession>, Error> {
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
        let mut path = PathBuilder::new("/items/");
        path.push_segment("item_id", &self.item_id)?;
        path.push_literal("/uploads");
        let query = Query::new();
        let mut request = self
            .core
            .request(&CREATE, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&self.body)?);
        Ok(request)
    }
}

static SHOW: OperationInfo = OperationInfo::new("uploads.show", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`UploadsApi::show`], `GET /uploads/{upload_id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ShowRequest {
    core: ClientCore,
    options: CallOptions,
    upload_id: String,
}

impl ShowRequest {
    /// Sets what holds for this call only: headers, time limits, what a facade adds.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options;
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
    pub async fn send(self) -> Result<Response<types::UploadSession>, Error> {
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
        let mut path = PathBuilder::new("/uploads/");
        path.push_segment("upload_id", &self.upload_id)?;
        let query = Query::new();
        self.core.request(&SHOW, Method::GET, path, query, self.options)
    }
}

static APPEND: OperationInfo = OperationInfo::new("uploads.append", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`UploadsApi::append`], `PUT /uploads/{upload_id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct AppendRequest {
    core: ClientCore,
    options: CallOptions,
    upload_id: String,
    content_range: String,
    body: Body,
}

impl AppendRequest {
    /// Sets what holds for this call only: headers, time limits, what a facade adds.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options;
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
    pub async fn send(self) -> Result<Response<AppendOutcome>, Error> {
        self.send_raw()
            .await?
            .try_map(|raw| match raw.status().as_u16() {
                201 => raw.json().map(AppendOutcome::Complete),
                202 => raw.json().map(AppendOutcome::Accepted),
                _ => Err(raw.unexpected_status()),
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

    fn into_request(self) -> Result<Request, Error> {
        let mut path = PathBuilder::new("/uploads/");
        path.push_segment("upload_id", &self.upload_id)?;
        let query = Query::new();
        let mut request = self
            .core
            .request(&APPEND, Method::PUT, path, query, self.options)?;
        request.set_header("content-range", &self.content_range)?;
        request.set_header("content-type", "application/octet-stream")?;
        request.set_body(self.body);
        Ok(request)
    }
}

/// How [`UploadsApi::append`] ended.
#[derive(Clone, Debug, PartialEq)]
pub enum AppendOutcome {
    /// The file is complete.
    Complete(types::Item),
    /// The chunk has arrived.
    Accepted(types::UploadSession),
}

// Made by `cargo sdk generate` out of specs/multipart. Change the specs, not this file.

use chrono::{DateTime, Utc};
use cloud_drives_core::{
    BoxFuture, CallOptions, ClientCore, Error, FilePart, Multipart, OperationInfo,
    PathBuilder, Query, QueryValue, RawResponse, Request, Response, Secret,
};
use cloud_drives_core::reexport::http::Method;
use std::collections::BTreeMap;
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

    /// Every part may be missing.
    pub fn attach(&self) -> AttachRequest {
        AttachRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            note: None,
            content: None,
        }
    }

    /// Stores a file with its metadata; the parts go out in the order of the document.
    ///
    /// # Arguments
    ///
    /// - `metadata`: What is known of the file.
    /// - `title`: The title.
    /// - `content`: The bytes.
    pub fn upload(
        &self,
        metadata: impl Into<types::Metadata>,
        title: impl Into<String>,
        content: impl Into<FilePart>,
    ) -> UploadRequest {
        UploadRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            metadata: metadata.into(),
            title: title.into(),
            count: None,
            mood: None,
            key: None,
            taken: None,
            labels: None,
            action: None,
            content: content.into(),
            small: None,
        }
    }
}

static ATTACH: OperationInfo = OperationInfo::new("files.attach", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`FilesApi::attach`], `PUT /files`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct AttachRequest {
    core: ClientCore,
    options: CallOptions,
    note: Option<String>,
    content: Option<FilePart>,
}

impl AttachRequest {
    /// Some words.
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// The bytes.
    pub fn content(mut self, content: impl Into<FilePart>) -> Self {
        self.content = Some(content.into());
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
        let path = PathBuilder::new("/files");
        let query = Query::new();
        let mut request = self
            .core
            .request(&ATTACH, Method::PUT, path, query, self.options)?;
        let mut multipart = Multipart::new();
        if let Some(value) = self.note {
            multipart = multipart.text("note", value);
        }
        if let Some(value) = self.content {
            multipart = multipart.file("content", value);
        }
        request.set_body(multipart.into_body());
        Ok(request)
    }
}

impl IntoFuture for AttachRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static UPLOAD: OperationInfo = OperationInfo::new("files.upload", false)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`FilesApi::upload`], `POST /files`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct UploadRequest {
    core: ClientCore,
    options: CallOptions,
    metadata: types::Metadata,
    title: String,
    count: Option<i32>,
    mood: Option<types::FilesUploadBodyMood>,
    key: Option<Secret>,
    taken: Option<DateTime<Utc>>,
    labels: Option<BTreeMap<String, String>>,
    action: Option<types::Action>,
    content: FilePart,
    small: Option<FilePart>,
}

impl UploadRequest {
    /// How many.
    pub fn count(mut self, count: i32) -> Self {
        self.count = Some(count);
        self
    }

    /// A choice.
    pub fn mood(mut self, mood: impl Into<types::FilesUploadBodyMood>) -> Self {
        self.mood = Some(mood.into());
        self
    }

    /// A key.
    pub fn key(mut self, key: impl Into<Secret>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// A time.
    pub fn taken(mut self, taken: DateTime<Utc>) -> Self {
        self.taken = Some(taken);
        self
    }

    /// Words by name.
    pub fn labels(mut self, labels: BTreeMap<String, String>) -> Self {
        self.labels = Some(labels);
        self
    }

    /// What to do when the name is taken; one way so far.
    pub fn action(mut self, action: impl Into<types::Action>) -> Self {
        self.action = Some(action.into());
        self
    }

    /// A small picture.
    pub fn small(mut self, small: impl Into<FilePart>) -> Self {
        self.small = Some(small.into());
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
        let path = PathBuilder::new("/files");
        let query = Query::new();
        let mut request = self
            .core
            .request(&UPLOAD, Method::POST, path, query, self.options)?;
        let mut multipart = Multipart::new();
        multipart = multipart.json("metadata", &self.metadata)?;
        multipart = multipart.text("title", self.title);
        if let Some(value) = self.count {
            multipart = multipart.text("count", QueryValue::to_query(&value));
        }
        if let Some(value) = self.mood {
            multipart = multipart.text("mood", QueryValue::to_query(&value));
        }
        if let Some(value) = self.key {
            multipart = multipart.text("key", value.expose());
        }
        if let Some(value) = self.taken {
            multipart = multipart.text("taken", QueryValue::to_query(&value));
        }
        if let Some(value) = self.labels {
            multipart = multipart.json("labels", &value)?;
        }
        if let Some(value) = self.action {
            multipart = multipart.json("action", &value)?;
        }
        multipart = multipart.file("content", self.content);
        if let Some(value) = self.small {
            multipart = multipart.file("preview", value);
        }
        request.set_body(multipart.into_body());
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

// Made by `cargo sdk generate` out of specs/verizon-cloud. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, CallOptions, ClientCore, Error, OperationInfo, PathBuilder, Query,
    RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// Words on files and folders, as one string an item. That a comma separates them is a guess.
///
/// Made by [`Client::tags`](super::Client::tags); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct TagsApi {
    core: ClientCore,
}

impl TagsApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Tells the tags of a file or folder.
    ///
    /// Where nothing is, the answer is `NotFound`, and where something was, `Gone`, which is a kind of it. That the path stands in
    /// the path and not in the query is inferred (`wire.md §5.12`).
    ///
    /// # Arguments
    ///
    /// - `path`: The file or folder, such as `/VZMOBILE/photos/sea.jpg`.
    pub fn get(&self, path: impl Into<String>) -> GetRequest {
        GetRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            path: path.into(),
        }
    }

    /// Puts tags on a file or folder. The verb is inferred (`wire.md §11`).
    ///
    /// # Arguments
    ///
    /// - `item`: The item and its tags.
    pub fn set(&self, item: impl Into<types::TagItem>) -> SetRequest {
        SetRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            item: item.into(),
        }
    }

    /// Takes the tags off a file or folder.
    ///
    /// Whether 200 or 204 says so is not settled: both do, and a body is read past (`wire.md §2`).
    ///
    /// # Arguments
    ///
    /// - `uri`: The file or folder, by its `uri`.
    pub fn remove(&self, uri: impl Into<String>) -> RemoveRequest {
        RemoveRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            uri: uri.into(),
            create_version: None,
        }
    }
}

static GET: OperationInfo = OperationInfo::new("tags.get", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`TagsApi::get`], `GET /tags/{path}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct GetRequest {
    core: ClientCore,
    options: CallOptions,
    path: String,
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
    pub async fn send(self) -> Result<Response<String>, Error> {
        self.send_raw().await?.try_map(|raw| raw.json_at_or_whole(&["Tags"]))
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
        let mut path = PathBuilder::new("/tags/");
        path.push_segments("path", &self.path)?;
        let query = Query::new();
        self.core.request(&GET, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for GetRequest {
    type Output = Result<String, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static SET: OperationInfo = OperationInfo::new("tags.set", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`TagsApi::set`], `PUT /tags`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct SetRequest {
    core: ClientCore,
    options: CallOptions,
    item: types::TagItem,
}

impl SetRequest {
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
    pub async fn send(self) -> Result<Response<String>, Error> {
        self.send_raw().await?.try_map(|raw| raw.json_at_or_whole(&["Tags"]))
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
        let path = PathBuilder::new("/tags");
        let query = Query::new();
        let mut request = self
            .core
            .request(&SET, Method::PUT, path, query, self.options)?;
        request.set_body(Body::from_json(&self.item)?);
        Ok(request)
    }
}

impl IntoFuture for SetRequest {
    type Output = Result<String, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static REMOVE: OperationInfo = OperationInfo::new("tags.remove", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`TagsApi::remove`], `DELETE /tags`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct RemoveRequest {
    core: ClientCore,
    options: CallOptions,
    uri: String,
    create_version: Option<bool>,
}

impl RemoveRequest {
    /// Whether to make a new version of the item; not without it.
    pub fn create_version(mut self, create_version: bool) -> Self {
        self.create_version = Some(create_version);
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
        let path = PathBuilder::new("/tags");
        let mut query = Query::new();
        query.push("uri", &self.uri);
        query.push_opt("createversion", self.create_version);
        self.core.request(&REMOVE, Method::DELETE, path, query, self.options)
    }
}

impl IntoFuture for RemoveRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

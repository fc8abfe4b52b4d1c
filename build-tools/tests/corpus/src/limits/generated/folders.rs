// Made by `cargo sdk generate` out of specs/limits. Change the specs, not this file.

use cloud_drives_core::{
    BoxFuture, CallOptions, ClientCore, Error, OperationInfo, PathBuilder, Query,
    RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;

/// The calls of the group `folders`.
///
/// Made by [`Client::folders`](super::Client::folders); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct FoldersApi {
    core: ClientCore,
}

impl FoldersApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Repeats are harmless by the method.
    pub fn list(&self) -> ListRequest {
        ListRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }

    /// A repeat answers 409, whatever the method says.
    pub fn create(&self) -> CreateRequest {
        CreateRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }

    /// Only looks, whatever the method says.
    pub fn search(&self) -> SearchRequest {
        SearchRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }

    /// No limit is published.
    pub fn remove(&self) -> RemoveRequest {
        RemoveRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }

    /// Repeats are not harmless by the method.
    pub fn change(&self) -> ChangeRequest {
        ChangeRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
        }
    }
}

static LIST: OperationInfo = OperationInfo::new("folders.list", true)
    .with_server("api")
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 10,
        per: std::time::Duration::from_secs(1),
        scope: "account",
    })
    .with_errors(&errors::RULES);

/// A call of [`FoldersApi::list`], `GET /folders`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct ListRequest {
    core: ClientCore,
    options: CallOptions,
}

impl ListRequest {
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
        let path = PathBuilder::new("/folders");
        let query = Query::new();
        self.core.request(&LIST, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for ListRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static CREATE: OperationInfo = OperationInfo::new("folders.create", false)
    .with_server("api")
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 100,
        per: std::time::Duration::from_secs(60),
        scope: "write",
    })
    .with_errors(&errors::RULES);

/// A call of [`FoldersApi::create`], `PUT /folders`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct CreateRequest {
    core: ClientCore,
    options: CallOptions,
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
        let path = PathBuilder::new("/folders");
        let query = Query::new();
        self.core.request(&CREATE, Method::PUT, path, query, self.options)
    }
}

impl IntoFuture for CreateRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static SEARCH: OperationInfo = OperationInfo::new("folders.search", true)
    .with_server("api")
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 3,
        per: std::time::Duration::from_secs(5),
        scope: "search",
    })
    .with_errors(&errors::RULES);

/// A call of [`FoldersApi::search`], `POST /folders`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct SearchRequest {
    core: ClientCore,
    options: CallOptions,
}

impl SearchRequest {
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
        let path = PathBuilder::new("/folders");
        let query = Query::new();
        self.core.request(&SEARCH, Method::POST, path, query, self.options)
    }
}

impl IntoFuture for SearchRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static REMOVE: OperationInfo = OperationInfo::new("folders.remove", true)
    .with_server("api")
    .with_errors(&errors::RULES);

/// A call of [`FoldersApi::remove`], `DELETE /folders`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct RemoveRequest {
    core: ClientCore,
    options: CallOptions,
}

impl RemoveRequest {
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
        let path = PathBuilder::new("/folders");
        let query = Query::new();
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

static CHANGE: OperationInfo = OperationInfo::new("folders.change", false)
    .with_server("api")
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 1000,
        per: std::time::Duration::from_secs(3600),
        scope: "account",
    })
    .with_errors(&errors::RULES);

/// A call of [`FoldersApi::change`], `PATCH /folders`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct ChangeRequest {
    core: ClientCore,
    options: CallOptions,
}

impl ChangeRequest {
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
        let path = PathBuilder::new("/folders");
        let query = Query::new();
        self.core.request(&CHANGE, Method::PATCH, path, query, self.options)
    }
}

impl IntoFuture for ChangeRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

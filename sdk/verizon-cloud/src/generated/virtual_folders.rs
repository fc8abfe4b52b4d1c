// Made by `cargo sdk generate` out of specs/verizon-cloud. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, CallOptions, ClientCore, Error, OperationInfo, PathBuilder, Query,
    RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use std::collections::BTreeMap;
use super::errors;
use super::types;

/// The folders at the top, which file operations cannot touch.
///
/// Of these calls only the verbs are sure; where the names go is the best reading of an unclear guide (`wire.md §5.11`).
///
/// Made by [`Client::virtual_folders`](super::Client::virtual_folders); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct VirtualFoldersApi {
    core: ClientCore,
}

impl VirtualFoldersApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Gives a virtual folder another name.
    ///
    /// That the body has the new name as `name` is the best reading (`wire.md §5.11`).
    ///
    /// Not repeated when the outcome is unknown, as the folder is no longer found by its old name once the first call has
    /// arrived.
    ///
    /// # Arguments
    ///
    /// - `name`: The name, such as `VZMOBILE`, without a slash.
    /// - `new_name`: The name that it shall have.
    pub fn rename(
        &self,
        name: impl Into<String>,
        new_name: impl Into<String>,
    ) -> RenameRequest {
        RenameRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            name: name.into(),
            new_name: new_name.into(),
        }
    }

    /// Makes a virtual folder. A name that is taken answers `Conflict`.
    ///
    /// The name in the path is the best reading; it might belong into a body. The folder is read with and without an envelope
    /// (`wire.md §3.17`, `§5.11`).
    ///
    /// # Arguments
    ///
    /// - `name`: The name, such as `VZMOBILE`, without a slash.
    pub fn create(&self, name: impl Into<String>) -> CreateRequest {
        CreateRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            name: name.into(),
        }
    }

    /// Deletes a virtual folder that has nothing in it. One that has answers `Conflict`.
    ///
    /// The name in the path and `force` in the query are the best reading; both might belong into the query (`wire.md §5.11`).
    /// Whether 200 or 204 says so is not settled: both do, and a body is read past (`wire.md §2`).
    ///
    /// # Arguments
    ///
    /// - `name`: The name, such as `VZMOBILE`, without a slash.
    pub fn delete(&self, name: impl Into<String>) -> DeleteRequest {
        DeleteRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            name: name.into(),
            force: None,
        }
    }
}

static RENAME: OperationInfo = OperationInfo::new("virtual_folders.rename", false)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`VirtualFoldersApi::rename`], `PUT /virtualfolder/{name}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct RenameRequest {
    core: ClientCore,
    options: CallOptions,
    name: String,
    new_name: String,
}

impl RenameRequest {
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
    pub async fn send(self) -> Result<Response<types::CloudFolder>, Error> {
        self.send_raw().await?.try_map(|raw| raw.json_at_or_whole(&["folder"]))
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
        let mut path = PathBuilder::new("/virtualfolder/");
        path.push_segment("name", &self.name)?;
        let query = Query::new();
        let mut request = self
            .core
            .request(&RENAME, Method::PUT, path, query, self.options)?;
        request.set_body(Body::from_json(&BTreeMap::from([("name", &self.new_name)]))?);
        Ok(request)
    }
}

impl IntoFuture for RenameRequest {
    type Output = Result<types::CloudFolder, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static CREATE: OperationInfo = OperationInfo::new("virtual_folders.create", false)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`VirtualFoldersApi::create`], `POST /virtualfolder/{name}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct CreateRequest {
    core: ClientCore,
    options: CallOptions,
    name: String,
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
    pub async fn send(self) -> Result<Response<types::CloudFolder>, Error> {
        self.send_raw().await?.try_map(|raw| raw.json_at_or_whole(&["folder"]))
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
        let mut path = PathBuilder::new("/virtualfolder/");
        path.push_segment("name", &self.name)?;
        let query = Query::new();
        self.core.request(&CREATE, Method::POST, path, query, self.options)
    }
}

impl IntoFuture for CreateRequest {
    type Output = Result<types::CloudFolder, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static DELETE: OperationInfo = OperationInfo::new("virtual_folders.delete", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`VirtualFoldersApi::delete`], `DELETE /virtualfolder/{name}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct DeleteRequest {
    core: ClientCore,
    options: CallOptions,
    name: String,
    force: Option<bool>,
}

impl DeleteRequest {
    /// Whether references to what was deleted may be in it; not without it. Content that is there is in the way in any
    /// case.
    pub fn force(mut self, force: bool) -> Self {
        self.force = Some(force);
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
        let mut path = PathBuilder::new("/virtualfolder/");
        path.push_segment("name", &self.name)?;
        let mut query = Query::new();
        query.push_opt("force", self.force);
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

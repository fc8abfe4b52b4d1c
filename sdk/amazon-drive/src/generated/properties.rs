// Made by `cargo sdk generate` out of specs/amazon-drive. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, CallOptions, ClientCore, Error, OperationInfo, PathBuilder, Query,
    RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use std::collections::BTreeMap;
use super::errors;
use super::types;

/// Words that an application attaches to a node, by key.
///
/// Made by [`Client::properties`](super::Client::properties); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct PropertiesApi {
    core: ClientCore,
}

impl PropertiesApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Lists the properties that an owner has given a node. Somebody else's look as if there were none.
    ///
    /// # Arguments
    ///
    /// - `id`: The node's id: 22 letters, digits, `-` and `_`, by which it may also begin.
    /// - `owner`: Whose properties. Either the `created_by` of a node that the application has made, which is known
    ///   to work, or the name of its security profile (`wire.md §11`).
    pub fn list(&self, id: impl Into<String>, owner: impl Into<String>) -> ListRequest {
        ListRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            id: id.into(),
            owner: owner.into(),
        }
    }

    /// Reads one property.
    ///
    /// # Arguments
    ///
    /// - `id`: The node's id: 22 letters, digits, `-` and `_`, by which it may also begin.
    /// - `owner`: Whose properties. Either the `created_by` of a node that the application has made, which is known
    ///   to work, or the name of its security profile (`wire.md §11`).
    /// - `key`: The property's name, any text that is not empty.
    pub fn get(
        &self,
        id: impl Into<String>,
        owner: impl Into<String>,
        key: impl Into<String>,
    ) -> GetRequest {
        GetRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            id: id.into(),
            owner: owner.into(),
            key: key.into(),
        }
    }

    /// Sets a property, whether it was there or not; the answer is 201 either way.
    ///
    /// An owner has up to ten keys a node: the eleventh answers `BadRequest` (`wire.md §2.12`).
    ///
    /// # Arguments
    ///
    /// - `id`: The node's id: 22 letters, digits, `-` and `_`, by which it may also begin.
    /// - `owner`: Whose properties. Either the `created_by` of a node that the application has made, which is known
    ///   to work, or the name of its security profile (`wire.md §11`).
    /// - `key`: The property's name, any text that is not empty.
    /// - `value`: The value, up to 500 characters.
    pub fn set(
        &self,
        id: impl Into<String>,
        owner: impl Into<String>,
        key: impl Into<String>,
        value: impl Into<String>,
    ) -> SetRequest {
        SetRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            id: id.into(),
            owner: owner.into(),
            key: key.into(),
            value: value.into(),
        }
    }

    /// Removes a property. One that is not there presumably answers `NotFound` (`wire.md §11`), and so does a repeat.
    ///
    /// # Arguments
    ///
    /// - `id`: The node's id: 22 letters, digits, `-` and `_`, by which it may also begin.
    /// - `owner`: Whose properties. Either the `created_by` of a node that the application has made, which is known
    ///   to work, or the name of its security profile (`wire.md §11`).
    /// - `key`: The property's name, any text that is not empty.
    pub fn delete(
        &self,
        id: impl Into<String>,
        owner: impl Into<String>,
        key: impl Into<String>,
    ) -> DeleteRequest {
        DeleteRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            id: id.into(),
            owner: owner.into(),
            key: key.into(),
        }
    }
}

static LIST: OperationInfo = OperationInfo::new("properties.list", true)
    .with_server("metadata")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`PropertiesApi::list`], `GET /nodes/{id}/properties/{owner}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct ListRequest {
    core: ClientCore,
    options: CallOptions,
    id: String,
    owner: String,
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
    pub async fn send(self) -> Result<Response<types::PropertyList>, Error> {
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
        path.push_literal("/properties/");
        path.push_segment("owner", &self.owner)?;
        let query = Query::new();
        self.core.request(&LIST, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for ListRequest {
    type Output = Result<types::PropertyList, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static GET: OperationInfo = OperationInfo::new("properties.get", true)
    .with_server("metadata")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`PropertiesApi::get`], `GET /nodes/{id}/properties/{owner}/{key}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct GetRequest {
    core: ClientCore,
    options: CallOptions,
    id: String,
    owner: String,
    key: String,
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
    pub async fn send(self) -> Result<Response<types::Property>, Error> {
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
        path.push_literal("/properties/");
        path.push_segment("owner", &self.owner)?;
        path.push_literal("/");
        path.push_segment("key", &self.key)?;
        let query = Query::new();
        self.core.request(&GET, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for GetRequest {
    type Output = Result<types::Property, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static SET: OperationInfo = OperationInfo::new("properties.set", true)
    .with_server("metadata")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`PropertiesApi::set`], `PUT /nodes/{id}/properties/{owner}/{key}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct SetRequest {
    core: ClientCore,
    options: CallOptions,
    id: String,
    owner: String,
    key: String,
    value: String,
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
    pub async fn send(self) -> Result<Response<types::Property>, Error> {
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
        path.push_literal("/properties/");
        path.push_segment("owner", &self.owner)?;
        path.push_literal("/");
        path.push_segment("key", &self.key)?;
        let query = Query::new();
        let mut request = self
            .core
            .request(&SET, Method::PUT, path, query, self.options)?;
        request.set_body(Body::from_json(&BTreeMap::from([("value", &self.value)]))?);
        Ok(request)
    }
}

impl IntoFuture for SetRequest {
    type Output = Result<types::Property, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static DELETE: OperationInfo = OperationInfo::new("properties.delete", true)
    .with_server("metadata")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_errors(&errors::RULES);

/// A call of [`PropertiesApi::delete`], `DELETE /nodes/{id}/properties/{owner}/{key}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct DeleteRequest {
    core: ClientCore,
    options: CallOptions,
    id: String,
    owner: String,
    key: String,
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
        let mut path = PathBuilder::new("/nodes/");
        path.push_segment("id", &self.id)?;
        path.push_literal("/properties/");
        path.push_segment("owner", &self.owner)?;
        path.push_literal("/");
        path.push_segment("key", &self.key)?;
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

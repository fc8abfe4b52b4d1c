// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, CallOptions, ClientCore, Error, OperationInfo, PathBuilder, Query,
    RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use std::collections::BTreeMap;
use super::errors;
use super::types;

/// The values of metadata fields.
///
/// Made by [`Client::metadata`](super::Client::metadata); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct MetadataApi {
    core: ClientCore,
}

impl MetadataApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Lists the metadata of a file: fields with their values.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `file_id`: The file: a UUID, or `adobe:` and the asset and version, with a bar between them.
    pub fn show(
        &self,
        account_id: impl Into<String>,
        file_id: impl Into<String>,
    ) -> ShowRequest {
        ShowRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            file_id: file_id.into(),
            show_null: None,
        }
    }

    /// Sets the same values on many files of a project.
    ///
    /// A repeat leads to the same state, so the call may be sent again.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `project_id`: The project: a UUID, or `adobe:` and the asset.
    /// - `data`: Which values to set on which files.
    pub fn bulk_update(
        &self,
        account_id: impl Into<String>,
        project_id: impl Into<String>,
        data: impl Into<types::BulkUpdateMetadataParamsData>,
    ) -> BulkUpdateRequest {
        BulkUpdateRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            project_id: project_id.into(),
            data: data.into(),
        }
    }
}

static SHOW: OperationInfo = OperationInfo::new("metadata.show", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 100,
        per: std::time::Duration::from_secs(60),
        scope: "metadata_show",
    })
    .with_errors(&errors::RULES);

/// A call of [`MetadataApi::show`], `GET /v4/accounts/{account_id}/files/{file_id}/metadata`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct ShowRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    file_id: String,
    show_null: Option<bool>,
}

impl ShowRequest {
    /// Whether fields without a value are listed too; inferred, as is that they are not without it (`wire.md §2`).
    pub fn show_null(mut self, show_null: bool) -> Self {
        self.show_null = Some(show_null);
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
    pub async fn send(self) -> Result<Response<types::MetadataWithDefinition>, Error> {
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
        path.push_literal("/metadata");
        let mut query = Query::new();
        query.push_opt("show_null", self.show_null);
        self.core.request(&SHOW, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for ShowRequest {
    type Output = Result<types::MetadataWithDefinition, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static BULK_UPDATE: OperationInfo = OperationInfo::new("metadata.bulk_update", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 10,
        per: std::time::Duration::from_secs(60),
        scope: "metadata_bulk_update",
    })
    .with_errors(&errors::RULES);

/// A call of [`MetadataApi::bulk_update`], `PATCH /v4/accounts/{account_id}/projects/{project_id}/metadata/values`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct BulkUpdateRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    project_id: String,
    data: types::BulkUpdateMetadataParamsData,
}

impl BulkUpdateRequest {
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
        path.push_literal("/projects/");
        path.push_segment("project_id", &self.project_id)?;
        path.push_literal("/metadata/values");
        let query = Query::new();
        let mut request = self
            .core
            .request(&BULK_UPDATE, Method::PATCH, path, query, self.options)?;
        request.set_body(Body::from_json(&BTreeMap::from([("data", &self.data)]))?);
        Ok(request)
    }
}

impl IntoFuture for BulkUpdateRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, CallOptions, ClientCore, Cursor, Error, Items, Next, OperationInfo,
    Pages, PathBuilder, Query, RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use std::collections::BTreeMap;
use super::errors;
use super::types;

/// The metadata fields of an account.
///
/// Made by [`Client::metadata_fields`](super::Client::metadata_fields); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct MetadataFieldsApi {
    core: ClientCore,
}

impl MetadataFieldsApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Deletes a metadata field.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `field_definition_id`: The field.
    pub fn metadata_field_definitions_delete(
        &self,
        account_id: impl Into<String>,
        field_definition_id: impl Into<String>,
    ) -> MetadataFieldDefinitionsDeleteRequest {
        MetadataFieldDefinitionsDeleteRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            field_definition_id: field_definition_id.into(),
        }
    }

    /// Changes a metadata field.
    ///
    /// Options are replaced and not merged. A repeat may give them new ids, so the call is not sent again when its
    /// outcome is unknown.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `field_definition_id`: The field.
    /// - `data`: What is to change about a field; the rest stays. The type says which sort of field it is and cannot
    ///   change.
    pub fn metadata_field_definitions_update(
        &self,
        account_id: impl Into<String>,
        field_definition_id: impl Into<String>,
        data: impl Into<types::UpdateFieldDefinitionParamsData>,
    ) -> MetadataFieldDefinitionsUpdateRequest {
        MetadataFieldDefinitionsUpdateRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            field_definition_id: field_definition_id.into(),
            data: data.into(),
        }
    }

    /// Lists the metadata fields of an account.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    pub fn metadata_field_definitions_index(
        &self,
        account_id: impl Into<String>,
    ) -> MetadataFieldDefinitionsIndexRequest {
        MetadataFieldDefinitionsIndexRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            include: None,
            sort: None,
            after: None,
            page_size: None,
            include_total_count: None,
        }
    }

    /// Makes a metadata field.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `data`: A field that is to be made.
    pub fn metadata_field_definitions_create(
        &self,
        account_id: impl Into<String>,
        data: impl Into<types::CreateFieldDefinitionParamsData>,
    ) -> MetadataFieldDefinitionsCreateRequest {
        MetadataFieldDefinitionsCreateRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            data: data.into(),
        }
    }
}

static METADATA_FIELD_DEFINITIONS_DELETE: OperationInfo = OperationInfo::new(
        "metadata_fields.metadata_field_definitions_delete",
        true,
    )
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 60,
        per: std::time::Duration::from_secs(60),
        scope: "metadata_fields_metadata_field_definitions_delete",
    })
    .with_errors(&errors::RULES);

/// A call of [`MetadataFieldsApi::metadata_field_definitions_delete`], `DELETE /v4/accounts/{account_id}/metadata/field_definitions/{field_definition_id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct MetadataFieldDefinitionsDeleteRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    field_definition_id: String,
}

impl MetadataFieldDefinitionsDeleteRequest {
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
        path.push_literal("/metadata/field_definitions/");
        path.push_segment("field_definition_id", &self.field_definition_id)?;
        let query = Query::new();
        self.core
            .request(
                &METADATA_FIELD_DEFINITIONS_DELETE,
                Method::DELETE,
                path,
                query,
                self.options,
            )
    }
}

impl IntoFuture for MetadataFieldDefinitionsDeleteRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static METADATA_FIELD_DEFINITIONS_UPDATE: OperationInfo = OperationInfo::new(
        "metadata_fields.metadata_field_definitions_update",
        false,
    )
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 10,
        per: std::time::Duration::from_secs(60),
        scope: "metadata_fields_metadata_field_definitions_update",
    })
    .with_errors(&errors::RULES);

/// A call of [`MetadataFieldsApi::metadata_field_definitions_update`], `PATCH /v4/accounts/{account_id}/metadata/field_definitions/{field_definition_id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct MetadataFieldDefinitionsUpdateRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    field_definition_id: String,
    data: types::UpdateFieldDefinitionParamsData,
}

impl MetadataFieldDefinitionsUpdateRequest {
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
    pub async fn send(self) -> Result<Response<types::FieldDefinition>, Error> {
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
        path.push_literal("/metadata/field_definitions/");
        path.push_segment("field_definition_id", &self.field_definition_id)?;
        let query = Query::new();
        let mut request = self
            .core
            .request(
                &METADATA_FIELD_DEFINITIONS_UPDATE,
                Method::PATCH,
                path,
                query,
                self.options,
            )?;
        request.set_body(Body::from_json(&BTreeMap::from([("data", &self.data)]))?);
        Ok(request)
    }
}

impl IntoFuture for MetadataFieldDefinitionsUpdateRequest {
    type Output = Result<types::FieldDefinition, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static METADATA_FIELD_DEFINITIONS_INDEX: OperationInfo = OperationInfo::new(
        "metadata_fields.metadata_field_definitions_index",
        true,
    )
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 100,
        per: std::time::Duration::from_secs(60),
        scope: "metadata_fields_metadata_field_definitions_index",
    })
    .with_errors(&errors::RULES);

/// A call of [`MetadataFieldsApi::metadata_field_definitions_index`], `GET /v4/accounts/{account_id}/metadata/field_definitions`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent, or listed with items() or pages()"]
pub struct MetadataFieldDefinitionsIndexRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    include: Option<Vec<types::FieldDefinitionInclude>>,
    sort: Option<types::FieldDefinitionSort>,
    after: Option<String>,
    page_size: Option<u32>,
    include_total_count: Option<bool>,
}

impl MetadataFieldDefinitionsIndexRequest {
    /// What to bring along with a field.
    pub fn include(
        mut self,
        include: impl IntoIterator<Item = impl Into<types::FieldDefinitionInclude>>,
    ) -> Self {
        self.include = Some(include.into_iter().map(Into::into).collect());
        self
    }

    /// What the list is ordered by.
    pub fn sort(mut self, sort: impl Into<types::FieldDefinitionSort>) -> Self {
        self.sort = Some(sort.into());
        self
    }

    /// Where to go on: the cursor out of the `links.next` of the page before. Opaque. The pagers fill it in.
    pub fn after(mut self, after: impl Into<String>) -> Self {
        self.after = Some(after.into());
        self
    }

    /// Items a page, 1 to 100; the service takes 50 without it and refuses more.
    pub fn page_size(mut self, page_size: u32) -> Self {
        self.page_size = Some(page_size);
        self
    }

    /// Whether the answer tells how many items there are on all pages; false without it.
    pub fn include_total_count(mut self, include_total_count: bool) -> Self {
        self.include_total_count = Some(include_total_count);
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
    pub async fn send(
        self,
    ) -> Result<Response<types::FieldDefinitionsWithIncludesResponse>, Error> {
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
        let mut path = PathBuilder::new("/v4/accounts/");
        path.push_segment("account_id", &self.account_id)?;
        path.push_literal("/metadata/field_definitions");
        let mut query = Query::new();
        if let Some(values) = &self.include {
            query.push_comma("include", values);
        }
        query.push_opt("sort", self.sort.as_ref());
        query.push_opt("after", self.after.as_ref());
        query.push_opt("page_size", self.page_size);
        query.push_opt("include_total_count", self.include_total_count);
        self.core
            .request(
                &METADATA_FIELD_DEFINITIONS_INDEX,
                Method::GET,
                path,
                query,
                self.options,
            )
    }
}

impl MetadataFieldDefinitionsIndexRequest {
    /// Lists page by page, each with its own response.
    ///
    /// Nothing is sent before the first page is asked for. Every page is one call;
    /// dropping the pager between pages loses nothing.
    ///
    /// The server gives at most 100 items a page.
    pub fn pages(self) -> Pages<types::FieldDefinitionsWithIncludesResponse> {
        Pages::new(
            &METADATA_FIELD_DEFINITIONS_INDEX,
            Cursor::Start,
            move |cursor| {
                let mut request = self.clone();
                if let Cursor::Token(cursor) = cursor {
                    request.after = Some(cursor);
                }
                Box::pin(request.send())
            },
            move |page: &types::FieldDefinitionsWithIncludesResponse, _| {
                Next::query_token(page.links.next.as_deref(), "after")
                    .with_total(page.total_count)
            },
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<types::FieldDefinitionWithIncludes> {
        self.pages().items(|page| page.data)
    }
}

static METADATA_FIELD_DEFINITIONS_CREATE: OperationInfo = OperationInfo::new(
        "metadata_fields.metadata_field_definitions_create",
        false,
    )
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 10,
        per: std::time::Duration::from_secs(60),
        scope: "metadata_fields_metadata_field_definitions_create",
    })
    .with_errors(&errors::RULES);

/// A call of [`MetadataFieldsApi::metadata_field_definitions_create`], `POST /v4/accounts/{account_id}/metadata/field_definitions`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct MetadataFieldDefinitionsCreateRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    data: types::CreateFieldDefinitionParamsData,
}

impl MetadataFieldDefinitionsCreateRequest {
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
    pub async fn send(self) -> Result<Response<types::FieldDefinition>, Error> {
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
        path.push_literal("/metadata/field_definitions");
        let query = Query::new();
        let mut request = self
            .core
            .request(
                &METADATA_FIELD_DEFINITIONS_CREATE,
                Method::POST,
                path,
                query,
                self.options,
            )?;
        request.set_body(Body::from_json(&BTreeMap::from([("data", &self.data)]))?);
        Ok(request)
    }
}

impl IntoFuture for MetadataFieldDefinitionsCreateRequest {
    type Output = Result<types::FieldDefinition, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, CallOptions, ClientCore, Cursor, Error, Items, Next, OperationInfo,
    Pages, PathBuilder, Query, RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use std::collections::BTreeMap;
use super::errors;
use super::types;

/// Addresses that hear of what happens in a workspace.
///
/// Made by [`Client::webhooks`](super::Client::webhooks); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct WebhooksApi {
    core: ClientCore,
}

impl WebhooksApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Lists the webhooks of a workspace.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `workspace_id`: The workspace.
    pub fn index(
        &self,
        account_id: impl Into<String>,
        workspace_id: impl Into<String>,
    ) -> IndexRequest {
        IndexRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            workspace_id: workspace_id.into(),
            include: None,
            sort: None,
            after: None,
            page_size: None,
            include_total_count: None,
        }
    }

    /// Makes a webhook.
    ///
    /// The secret that its deliveries are signed with is in this answer only.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `workspace_id`: The workspace.
    /// - `data`: A webhook that is to be made.
    pub fn create(
        &self,
        account_id: impl Into<String>,
        workspace_id: impl Into<String>,
        data: impl Into<types::WebhookCreateParamsData>,
    ) -> CreateRequest {
        CreateRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            workspace_id: workspace_id.into(),
            data: data.into(),
        }
    }

    /// Describes a webhook.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `webhook_id`: The webhook.
    pub fn show(
        &self,
        account_id: impl Into<String>,
        webhook_id: impl Into<String>,
    ) -> ShowRequest {
        ShowRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            webhook_id: webhook_id.into(),
            include: None,
        }
    }

    /// Deletes a webhook.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `webhook_id`: The webhook.
    pub fn delete(
        &self,
        account_id: impl Into<String>,
        webhook_id: impl Into<String>,
    ) -> DeleteRequest {
        DeleteRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            webhook_id: webhook_id.into(),
        }
    }

    /// Changes a webhook, or switches it off and on.
    ///
    /// A repeat leads to the same state, so the call may be sent again.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `webhook_id`: The webhook.
    /// - `data`: What is to change about a webhook; the rest stays.
    pub fn update(
        &self,
        account_id: impl Into<String>,
        webhook_id: impl Into<String>,
        data: impl Into<types::WebhookUpdateParamsData>,
    ) -> UpdateRequest {
        UpdateRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            webhook_id: webhook_id.into(),
            data: data.into(),
        }
    }
}

static INDEX: OperationInfo = OperationInfo::new("webhooks.index", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 100,
        per: std::time::Duration::from_secs(60),
        scope: "webhooks_index",
    })
    .with_errors(&errors::RULES);

/// A call of [`WebhooksApi::index`], `GET /v4/accounts/{account_id}/workspaces/{workspace_id}/webhooks`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent, or listed with items() or pages()"]
pub struct IndexRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    workspace_id: String,
    include: Option<Vec<types::WebhookInclude>>,
    sort: Option<types::WebhookSort>,
    after: Option<String>,
    page_size: Option<u32>,
    include_total_count: Option<bool>,
}

impl IndexRequest {
    /// What to bring along with a webhook.
    pub fn include(
        mut self,
        include: impl IntoIterator<Item = impl Into<types::WebhookInclude>>,
    ) -> Self {
        self.include = Some(include.into_iter().map(Into::into).collect());
        self
    }

    /// What the list is ordered by.
    pub fn sort(mut self, sort: impl Into<types::WebhookSort>) -> Self {
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
    ) -> Result<Response<types::WebhooksWithIncludesResponse>, Error> {
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
        path.push_literal("/workspaces/");
        path.push_segment("workspace_id", &self.workspace_id)?;
        path.push_literal("/webhooks");
        let mut query = Query::new();
        if let Some(values) = &self.include {
            query.push_comma("include", values);
        }
        query.push_opt("sort", self.sort.as_ref());
        query.push_opt("after", self.after.as_ref());
        query.push_opt("page_size", self.page_size);
        query.push_opt("include_total_count", self.include_total_count);
        self.core.request(&INDEX, Method::GET, path, query, self.options)
    }
}

impl IndexRequest {
    /// Lists page by page, each with its own response.
    ///
    /// Nothing is sent before the first page is asked for. Every page is one call;
    /// dropping the pager between pages loses nothing.
    ///
    /// The server gives at most 100 items a page.
    pub fn pages(self) -> Pages<types::WebhooksWithIncludesResponse> {
        Pages::new(
            &INDEX,
            Cursor::Start,
            move |cursor| {
                let mut request = self.clone();
                if let Cursor::Token(cursor) = cursor {
                    request.after = Some(cursor);
                }
                Box::pin(request.send())
            },
            move |page: &types::WebhooksWithIncludesResponse, _| {
                Next::query_token(page.links.next.as_deref(), "after")
                    .with_total(page.total_count)
            },
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<types::WebhookWithIncludes> {
        self.pages().items(|page| page.data)
    }
}

static CREATE: OperationInfo = OperationInfo::new("webhooks.create", false)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 10,
        per: std::time::Duration::from_secs(60),
        scope: "webhooks_create",
    })
    .with_errors(&errors::RULES);

/// A call of [`WebhooksApi::create`], `POST /v4/accounts/{account_id}/workspaces/{workspace_id}/webhooks`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct CreateRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    workspace_id: String,
    data: types::WebhookCreateParamsData,
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
    pub async fn send(
        self,
    ) -> Result<Response<types::WebhookCreateResponseData>, Error> {
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
        path.push_literal("/workspaces/");
        path.push_segment("workspace_id", &self.workspace_id)?;
        path.push_literal("/webhooks");
        let query = Query::new();
        let mut request = self
            .core
            .request(&CREATE, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&BTreeMap::from([("data", &self.data)]))?);
        Ok(request)
    }
}

impl IntoFuture for CreateRequest {
    type Output = Result<types::WebhookCreateResponseData, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static SHOW: OperationInfo = OperationInfo::new("webhooks.show", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 100,
        per: std::time::Duration::from_secs(60),
        scope: "webhooks_show",
    })
    .with_errors(&errors::RULES);

/// A call of [`WebhooksApi::show`], `GET /v4/accounts/{account_id}/webhooks/{webhook_id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct ShowRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    webhook_id: String,
    include: Option<Vec<types::WebhookInclude>>,
}

impl ShowRequest {
    /// What to bring along with a webhook.
    pub fn include(
        mut self,
        include: impl IntoIterator<Item = impl Into<types::WebhookInclude>>,
    ) -> Self {
        self.include = Some(include.into_iter().map(Into::into).collect());
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
    pub async fn send(self) -> Result<Response<types::WebhookWithIncludes>, Error> {
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
        path.push_literal("/webhooks/");
        path.push_segment("webhook_id", &self.webhook_id)?;
        let mut query = Query::new();
        if let Some(values) = &self.include {
            query.push_comma("include", values);
        }
        self.core.request(&SHOW, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for ShowRequest {
    type Output = Result<types::WebhookWithIncludes, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static DELETE: OperationInfo = OperationInfo::new("webhooks.delete", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 60,
        per: std::time::Duration::from_secs(60),
        scope: "webhooks_delete",
    })
    .with_errors(&errors::RULES);

/// A call of [`WebhooksApi::delete`], `DELETE /v4/accounts/{account_id}/webhooks/{webhook_id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct DeleteRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    webhook_id: String,
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
        let mut path = PathBuilder::new("/v4/accounts/");
        path.push_segment("account_id", &self.account_id)?;
        path.push_literal("/webhooks/");
        path.push_segment("webhook_id", &self.webhook_id)?;
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

static UPDATE: OperationInfo = OperationInfo::new("webhooks.update", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 10,
        per: std::time::Duration::from_secs(60),
        scope: "webhooks_update",
    })
    .with_errors(&errors::RULES);

/// A call of [`WebhooksApi::update`], `PATCH /v4/accounts/{account_id}/webhooks/{webhook_id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct UpdateRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    webhook_id: String,
    data: types::WebhookUpdateParamsData,
}

impl UpdateRequest {
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
    pub async fn send(self) -> Result<Response<types::Webhook>, Error> {
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
        path.push_literal("/webhooks/");
        path.push_segment("webhook_id", &self.webhook_id)?;
        let query = Query::new();
        let mut request = self
            .core
            .request(&UPDATE, Method::PATCH, path, query, self.options)?;
        request.set_body(Body::from_json(&BTreeMap::from([("data", &self.data)]))?);
        Ok(request)
    }
}

impl IntoFuture for UpdateRequest {
    type Output = Result<types::Webhook, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

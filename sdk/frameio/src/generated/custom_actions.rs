// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, CallOptions, ClientCore, Cursor, Error, Items, Next, OperationInfo,
    Pages, PathBuilder, Query, RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use std::collections::BTreeMap;
use super::errors;
use super::types;

/// Entries in the menus of a workspace that call an address.
///
/// Made by [`Client::custom_actions`](super::Client::custom_actions); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct CustomActionsApi {
    core: ClientCore,
}

impl CustomActionsApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Describes a custom action.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `action_id`: The custom action.
    pub fn actions_show(
        &self,
        account_id: impl Into<String>,
        action_id: impl Into<String>,
    ) -> ActionsShowRequest {
        ActionsShowRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            action_id: action_id.into(),
            include: None,
        }
    }

    /// Deletes a custom action.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `action_id`: The custom action.
    pub fn actions_delete(
        &self,
        account_id: impl Into<String>,
        action_id: impl Into<String>,
    ) -> ActionsDeleteRequest {
        ActionsDeleteRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            action_id: action_id.into(),
        }
    }

    /// Changes a custom action, or takes it out of the menus.
    ///
    /// A repeat leads to the same state, so the call may be sent again.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `action_id`: The custom action.
    /// - `data`: What is to change about a custom action; the rest stays.
    pub fn actions_update(
        &self,
        account_id: impl Into<String>,
        action_id: impl Into<String>,
        data: impl Into<types::ActionUpdateParamsData>,
    ) -> ActionsUpdateRequest {
        ActionsUpdateRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            action_id: action_id.into(),
            data: data.into(),
        }
    }

    /// Lists the custom actions of a workspace.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `workspace_id`: The workspace.
    pub fn actions_index(
        &self,
        account_id: impl Into<String>,
        workspace_id: impl Into<String>,
    ) -> ActionsIndexRequest {
        ActionsIndexRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            workspace_id: workspace_id.into(),
            include: None,
            after: None,
            page_size: None,
            include_total_count: None,
        }
    }

    /// Makes a custom action.
    ///
    /// The secret that its calls are signed with is in this answer only.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `workspace_id`: The workspace.
    /// - `data`: A custom action that is to be made.
    pub fn actions_create(
        &self,
        account_id: impl Into<String>,
        workspace_id: impl Into<String>,
        data: impl Into<types::ActionCreateParamsData>,
    ) -> ActionsCreateRequest {
        ActionsCreateRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            workspace_id: workspace_id.into(),
            data: data.into(),
        }
    }
}

static ACTIONS_SHOW: OperationInfo = OperationInfo::new(
        "custom_actions.actions_show",
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
        scope: "custom_actions_actions_show",
    })
    .with_errors(&errors::RULES);

/// A call of [`CustomActionsApi::actions_show`], `GET /v4/accounts/{account_id}/actions/{action_id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct ActionsShowRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    action_id: String,
    include: Option<Vec<types::ActionInclude>>,
}

impl ActionsShowRequest {
    /// What to bring along with an action.
    pub fn include(
        mut self,
        include: impl IntoIterator<Item = impl Into<types::ActionInclude>>,
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
    pub async fn send(self) -> Result<Response<types::ActionWithIncludes>, Error> {
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
        path.push_literal("/actions/");
        path.push_segment("action_id", &self.action_id)?;
        let mut query = Query::new();
        if let Some(values) = &self.include {
            query.push_comma("include", values);
        }
        self.core.request(&ACTIONS_SHOW, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for ActionsShowRequest {
    type Output = Result<types::ActionWithIncludes, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static ACTIONS_DELETE: OperationInfo = OperationInfo::new(
        "custom_actions.actions_delete",
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
        scope: "custom_actions_actions_delete",
    })
    .with_errors(&errors::RULES);

/// A call of [`CustomActionsApi::actions_delete`], `DELETE /v4/accounts/{account_id}/actions/{action_id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct ActionsDeleteRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    action_id: String,
}

impl ActionsDeleteRequest {
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
        path.push_literal("/actions/");
        path.push_segment("action_id", &self.action_id)?;
        let query = Query::new();
        self.core.request(&ACTIONS_DELETE, Method::DELETE, path, query, self.options)
    }
}

impl IntoFuture for ActionsDeleteRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static ACTIONS_UPDATE: OperationInfo = OperationInfo::new(
        "custom_actions.actions_update",
        true,
    )
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 10,
        per: std::time::Duration::from_secs(60),
        scope: "custom_actions_actions_update",
    })
    .with_errors(&errors::RULES);

/// A call of [`CustomActionsApi::actions_update`], `PATCH /v4/accounts/{account_id}/actions/{action_id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct ActionsUpdateRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    action_id: String,
    data: types::ActionUpdateParamsData,
}

impl ActionsUpdateRequest {
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
    pub async fn send(self) -> Result<Response<types::Action>, Error> {
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
        path.push_literal("/actions/");
        path.push_segment("action_id", &self.action_id)?;
        let query = Query::new();
        let mut request = self
            .core
            .request(&ACTIONS_UPDATE, Method::PATCH, path, query, self.options)?;
        request.set_body(Body::from_json(&BTreeMap::from([("data", &self.data)]))?);
        Ok(request)
    }
}

impl IntoFuture for ActionsUpdateRequest {
    type Output = Result<types::Action, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static ACTIONS_INDEX: OperationInfo = OperationInfo::new(
        "custom_actions.actions_index",
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
        scope: "custom_actions_actions_index",
    })
    .with_errors(&errors::RULES);

/// A call of [`CustomActionsApi::actions_index`], `GET /v4/accounts/{account_id}/workspaces/{workspace_id}/actions`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent, or listed with items() or pages()"]
pub struct ActionsIndexRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    workspace_id: String,
    include: Option<Vec<types::ActionInclude>>,
    after: Option<String>,
    page_size: Option<u32>,
    include_total_count: Option<bool>,
}

impl ActionsIndexRequest {
    /// What to bring along with an action.
    pub fn include(
        mut self,
        include: impl IntoIterator<Item = impl Into<types::ActionInclude>>,
    ) -> Self {
        self.include = Some(include.into_iter().map(Into::into).collect());
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
    ) -> Result<Response<types::ActionsWithIncludesResponse>, Error> {
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
        path.push_literal("/actions");
        let mut query = Query::new();
        if let Some(values) = &self.include {
            query.push_comma("include", values);
        }
        query.push_opt("after", self.after.as_ref());
        query.push_opt("page_size", self.page_size);
        query.push_opt("include_total_count", self.include_total_count);
        self.core.request(&ACTIONS_INDEX, Method::GET, path, query, self.options)
    }
}

impl ActionsIndexRequest {
    /// Lists page by page, each with its own response.
    ///
    /// Nothing is sent before the first page is asked for. Every page is one call;
    /// dropping the pager between pages loses nothing.
    ///
    /// The server gives at most 100 items a page.
    pub fn pages(self) -> Pages<types::ActionsWithIncludesResponse> {
        Pages::new(
            &ACTIONS_INDEX,
            Cursor::Start,
            move |cursor| {
                let mut request = self.clone();
                if let Cursor::Token(cursor) = cursor {
                    request.after = Some(cursor);
                }
                Box::pin(request.send())
            },
            move |page: &types::ActionsWithIncludesResponse, _| {
                Next::query_token(page.links.next.as_deref(), "after")
                    .with_total(page.total_count)
            },
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<types::ActionWithIncludes> {
        self.pages().items(|page| page.data)
    }
}

static ACTIONS_CREATE: OperationInfo = OperationInfo::new(
        "custom_actions.actions_create",
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
        scope: "custom_actions_actions_create",
    })
    .with_errors(&errors::RULES);

/// A call of [`CustomActionsApi::actions_create`], `POST /v4/accounts/{account_id}/workspaces/{workspace_id}/actions`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct ActionsCreateRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    workspace_id: String,
    data: types::ActionCreateParamsData,
}

impl ActionsCreateRequest {
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
    pub async fn send(self) -> Result<Response<types::ActionCreateResponseData>, Error> {
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
        path.push_literal("/actions");
        let query = Query::new();
        let mut request = self
            .core
            .request(&ACTIONS_CREATE, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&BTreeMap::from([("data", &self.data)]))?);
        Ok(request)
    }
}

impl IntoFuture for ActionsCreateRequest {
    type Output = Result<types::ActionCreateResponseData, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, CallOptions, ClientCore, Cursor, Error, Items, Next, OperationInfo,
    Pages, PathBuilder, Query, RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use std::collections::BTreeMap;
use super::errors;
use super::types;

/// Members of a workspace and their roles.
///
/// Made by [`Client::workspace_permissions`](super::Client::workspace_permissions); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct WorkspacePermissionsApi {
    core: ClientCore,
}

impl WorkspacePermissionsApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Takes a member out of a workspace.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `workspace_id`: The workspace.
    /// - `user_id`: The user.
    pub fn workspace_user_roles_delete(
        &self,
        account_id: impl Into<String>,
        workspace_id: impl Into<String>,
        user_id: impl Into<String>,
    ) -> WorkspaceUserRolesDeleteRequest {
        WorkspaceUserRolesDeleteRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            workspace_id: workspace_id.into(),
            user_id: user_id.into(),
        }
    }

    /// Gives somebody a role in a workspace, and makes a member of who was none.
    ///
    /// A repeat leads to the same state, so the call may be sent again.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `workspace_id`: The workspace.
    /// - `user_id`: The user.
    /// - `data`: The role to give in a workspace.
    pub fn workspace_user_roles_update(
        &self,
        account_id: impl Into<String>,
        workspace_id: impl Into<String>,
        user_id: impl Into<String>,
        data: impl Into<types::UpdateWorkspaceRoleParamsData>,
    ) -> WorkspaceUserRolesUpdateRequest {
        WorkspaceUserRolesUpdateRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            workspace_id: workspace_id.into(),
            user_id: user_id.into(),
            data: data.into(),
        }
    }

    /// Lists the members of a workspace with their roles.
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
            include_deactivated: None,
            sort: None,
            after: None,
            page_size: None,
            include_total_count: None,
        }
    }
}

static WORKSPACE_USER_ROLES_DELETE: OperationInfo = OperationInfo::new(
        "workspace_permissions.workspace_user_roles_delete",
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
        scope: "workspace_permissions_workspace_user_roles_delete",
    })
    .with_errors(&errors::RULES);

/// A call of [`WorkspacePermissionsApi::workspace_user_roles_delete`], `DELETE /v4/accounts/{account_id}/workspaces/{workspace_id}/users/{user_id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct WorkspaceUserRolesDeleteRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    workspace_id: String,
    user_id: String,
}

impl WorkspaceUserRolesDeleteRequest {
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
        path.push_literal("/workspaces/");
        path.push_segment("workspace_id", &self.workspace_id)?;
        path.push_literal("/users/");
        path.push_segment("user_id", &self.user_id)?;
        let query = Query::new();
        self.core
            .request(
                &WORKSPACE_USER_ROLES_DELETE,
                Method::DELETE,
                path,
                query,
                self.options,
            )
    }
}

impl IntoFuture for WorkspaceUserRolesDeleteRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static WORKSPACE_USER_ROLES_UPDATE: OperationInfo = OperationInfo::new(
        "workspace_permissions.workspace_user_roles_update",
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
        scope: "workspace_permissions_workspace_user_roles_update",
    })
    .with_errors(&errors::RULES);

/// A call of [`WorkspacePermissionsApi::workspace_user_roles_update`], `PATCH /v4/accounts/{account_id}/workspaces/{workspace_id}/users/{user_id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct WorkspaceUserRolesUpdateRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    workspace_id: String,
    user_id: String,
    data: types::UpdateWorkspaceRoleParamsData,
}

impl WorkspaceUserRolesUpdateRequest {
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
    ) -> Result<Response<types::UpdateWorkspaceRoleResponseData>, Error> {
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
        path.push_literal("/users/");
        path.push_segment("user_id", &self.user_id)?;
        let query = Query::new();
        let mut request = self
            .core
            .request(
                &WORKSPACE_USER_ROLES_UPDATE,
                Method::PATCH,
                path,
                query,
                self.options,
            )?;
        request.set_body(Body::from_json(&BTreeMap::from([("data", &self.data)]))?);
        Ok(request)
    }
}

impl IntoFuture for WorkspaceUserRolesUpdateRequest {
    type Output = Result<types::UpdateWorkspaceRoleResponseData, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static INDEX: OperationInfo = OperationInfo::new("workspace_permissions.index", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 100,
        per: std::time::Duration::from_secs(60),
        scope: "workspace_permissions_index",
    })
    .with_errors(&errors::RULES);

/// A call of [`WorkspacePermissionsApi::index`], `GET /v4/accounts/{account_id}/workspaces/{workspace_id}/users`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent, or listed with items() or pages()"]
pub struct IndexRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    workspace_id: String,
    include_deactivated: Option<bool>,
    sort: Option<types::UserRoleSort>,
    after: Option<String>,
    page_size: Option<u32>,
    include_total_count: Option<bool>,
}

impl IndexRequest {
    /// Whether members are listed who have been deactivated; false without it.
    pub fn include_deactivated(mut self, include_deactivated: bool) -> Self {
        self.include_deactivated = Some(include_deactivated);
        self
    }

    /// What the list is ordered by.
    pub fn sort(mut self, sort: impl Into<types::UserRoleSort>) -> Self {
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
    ) -> Result<Response<types::WorkspaceUserRolesResponse>, Error> {
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
        path.push_literal("/users");
        let mut query = Query::new();
        query.push_opt("include_deactivated", self.include_deactivated);
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
    pub fn pages(self) -> Pages<types::WorkspaceUserRolesResponse> {
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
            move |page: &types::WorkspaceUserRolesResponse, _| {
                Next::query_token(page.links.next.as_deref(), "after")
                    .with_total(page.total_count)
            },
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<types::WorkspaceUserRole> {
        self.pages().items(|page| page.data)
    }
}

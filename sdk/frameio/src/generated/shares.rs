// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, CallOptions, ClientCore, Cursor, Error, Items, Next, OperationInfo,
    Pages, PathBuilder, Query, RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use std::collections::BTreeMap;
use super::errors;
use super::types;

/// Things of a project that are shown to others.
///
/// Made by [`Client::shares`](super::Client::shares); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct SharesApi {
    core: ClientCore,
}

impl SharesApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Lists everything that can be reached through a share, in one flat list.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `share_id`: The share.
    pub fn list_assets(
        &self,
        account_id: impl Into<String>,
        share_id: impl Into<String>,
    ) -> ListAssetsRequest {
        ListAssetsRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            share_id: share_id.into(),
            include: None,
            sort: None,
            after: None,
            page_size: None,
            include_total_count: None,
        }
    }

    /// Puts a file, folder or version stack into a share.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `share_id`: The share.
    /// - `data`: What is to be put into a share.
    pub fn add_asset(
        &self,
        account_id: impl Into<String>,
        share_id: impl Into<String>,
        data: impl Into<types::AddAssetParamsData>,
    ) -> AddAssetRequest {
        AddAssetRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            share_id: share_id.into(),
            data: data.into(),
        }
    }

    /// Takes a file, folder or version stack out of a share.
    ///
    /// Answers with the share as it is now.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `share_id`: The share.
    /// - `asset_id`: The file, folder or version stack: a UUID, or an `adobe:` id.
    pub fn remove_asset(
        &self,
        account_id: impl Into<String>,
        share_id: impl Into<String>,
        asset_id: impl Into<String>,
    ) -> RemoveAssetRequest {
        RemoveAssetRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            share_id: share_id.into(),
            asset_id: asset_id.into(),
        }
    }

    /// Describes a share.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `share_id`: The share.
    pub fn show(
        &self,
        account_id: impl Into<String>,
        share_id: impl Into<String>,
    ) -> ShowRequest {
        ShowRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            share_id: share_id.into(),
        }
    }

    /// Deletes a share. What it shows stays where it is.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `share_id`: The share.
    pub fn delete(
        &self,
        account_id: impl Into<String>,
        share_id: impl Into<String>,
    ) -> DeleteRequest {
        DeleteRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            share_id: share_id.into(),
        }
    }

    /// Changes the settings of a share.
    ///
    /// A repeat leads to the same state, so the call may be sent again.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `share_id`: The share.
    /// - `data`: What is to change about a share; the rest stays, and null takes a value away.
    pub fn update(
        &self,
        account_id: impl Into<String>,
        share_id: impl Into<String>,
        data: impl Into<types::UpdateShareParamsData>,
    ) -> UpdateRequest {
        UpdateRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            share_id: share_id.into(),
            data: data.into(),
        }
    }

    /// Lists the shares of a project.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `project_id`: The project: a UUID, or `adobe:` and the asset.
    pub fn index(
        &self,
        account_id: impl Into<String>,
        project_id: impl Into<String>,
    ) -> IndexRequest {
        IndexRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            project_id: project_id.into(),
            sort: None,
            after: None,
            page_size: None,
            include_total_count: None,
        }
    }

    /// Makes a share.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `project_id`: The project: a UUID, or `adobe:` and the asset.
    /// - `data`: A share that is to be made, by what it shows. There is one sort today.
    pub fn create(
        &self,
        account_id: impl Into<String>,
        project_id: impl Into<String>,
        data: impl Into<types::CreateShareParamsData>,
    ) -> CreateRequest {
        CreateRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            project_id: project_id.into(),
            data: data.into(),
        }
    }

    /// Lists the reviewers of a share.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `share_id`: The share.
    pub fn list_reviewers(
        &self,
        account_id: impl Into<String>,
        share_id: impl Into<String>,
    ) -> ListReviewersRequest {
        ListReviewersRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            share_id: share_id.into(),
            sort: None,
            after: None,
            page_size: None,
            include_total_count: None,
        }
    }

    /// Invites people to a share.
    ///
    /// On a public share this only sends mail. Every call may send mail again, so it is not repeated when its outcome
    /// is unknown.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `share_id`: The share.
    /// - `data`: Whom to invite to a share.
    pub fn add_reviewers(
        &self,
        account_id: impl Into<String>,
        share_id: impl Into<String>,
        data: impl Into<types::AddReviewersToShareParamsData>,
    ) -> AddReviewersRequest {
        AddReviewersRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            share_id: share_id.into(),
            data: data.into(),
        }
    }

    /// Uninvites people from a share. The list goes into the body, although the method is `DELETE`.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `share_id`: The share.
    /// - `data`: Whom to uninvite from a share.
    pub fn remove_reviewers(
        &self,
        account_id: impl Into<String>,
        share_id: impl Into<String>,
        data: impl Into<types::RemoveReviewerParamsData>,
    ) -> RemoveReviewersRequest {
        RemoveReviewersRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            share_id: share_id.into(),
            data: data.into(),
        }
    }

    /// Lists what visitors did in a share.
    ///
    /// There are no totals, although the call takes the parameter for them.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `share_id`: The share.
    pub fn list_activities(
        &self,
        account_id: impl Into<String>,
        share_id: impl Into<String>,
    ) -> ListActivitiesRequest {
        ListActivitiesRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            share_id: share_id.into(),
            include: None,
            after: None,
            page_size: None,
            include_total_count: None,
        }
    }
}

static LIST_ASSETS: OperationInfo = OperationInfo::new("shares.list_assets", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 100,
        per: std::time::Duration::from_secs(60),
        scope: "shares_list_assets",
    })
    .with_errors(&errors::RULES);

/// A call of [`SharesApi::list_assets`], `GET /v4/accounts/{account_id}/shares/{share_id}/assets`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent, or listed with items() or pages()"]
pub struct ListAssetsRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    share_id: String,
    include: Option<Vec<types::FileWithMediaLinksInclude>>,
    sort: Option<types::FolderSort>,
    after: Option<String>,
    page_size: Option<u32>,
    include_total_count: Option<bool>,
}

impl ListAssetsRequest {
    /// What to bring along with a file, folder or version stack.
    pub fn include(
        mut self,
        include: impl IntoIterator<Item = impl Into<types::FileWithMediaLinksInclude>>,
    ) -> Self {
        self.include = Some(include.into_iter().map(Into::into).collect());
        self
    }

    /// What the list is ordered by.
    pub fn sort(mut self, sort: impl Into<types::FolderSort>) -> Self {
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
    pub async fn send(self) -> Result<Response<types::ShareAssetsResponse>, Error> {
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
        path.push_literal("/shares/");
        path.push_segment("share_id", &self.share_id)?;
        path.push_literal("/assets");
        let mut query = Query::new();
        if let Some(values) = &self.include {
            query.push_comma("include", values);
        }
        query.push_opt("sort", self.sort.as_ref());
        query.push_opt("after", self.after.as_ref());
        query.push_opt("page_size", self.page_size);
        query.push_opt("include_total_count", self.include_total_count);
        self.core.request(&LIST_ASSETS, Method::GET, path, query, self.options)
    }
}

impl ListAssetsRequest {
    /// Lists page by page, each with its own response.
    ///
    /// Nothing is sent before the first page is asked for. Every page is one call;
    /// dropping the pager between pages loses nothing.
    ///
    /// The server gives at most 100 items a page.
    pub fn pages(self) -> Pages<types::ShareAssetsResponse> {
        Pages::new(
            &LIST_ASSETS,
            Cursor::Start,
            move |cursor| {
                let mut request = self.clone();
                if let Cursor::Token(cursor) = cursor {
                    request.after = Some(cursor);
                }
                Box::pin(request.send())
            },
            move |page: &types::ShareAssetsResponse, _| {
                Next::query_token(page.links.next.as_deref(), "after")
                    .with_total(page.total_count)
            },
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<types::AssetWithIncludes> {
        self.pages().items(|page| page.data)
    }
}

static ADD_ASSET: OperationInfo = OperationInfo::new("shares.add_asset", false)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 10,
        per: std::time::Duration::from_secs(60),
        scope: "shares_add_asset",
    })
    .with_errors(&errors::RULES);

/// A call of [`SharesApi::add_asset`], `POST /v4/accounts/{account_id}/shares/{share_id}/assets`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct AddAssetRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    share_id: String,
    data: types::AddAssetParamsData,
}

impl AddAssetRequest {
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
    pub async fn send(self) -> Result<Response<types::AddAssetResponseData>, Error> {
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
        path.push_literal("/shares/");
        path.push_segment("share_id", &self.share_id)?;
        path.push_literal("/assets");
        let query = Query::new();
        let mut request = self
            .core
            .request(&ADD_ASSET, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&BTreeMap::from([("data", &self.data)]))?);
        Ok(request)
    }
}

impl IntoFuture for AddAssetRequest {
    type Output = Result<types::AddAssetResponseData, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static REMOVE_ASSET: OperationInfo = OperationInfo::new("shares.remove_asset", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 10,
        per: std::time::Duration::from_secs(60),
        scope: "shares_remove_asset",
    })
    .with_errors(&errors::RULES);

/// A call of [`SharesApi::remove_asset`], `DELETE /v4/accounts/{account_id}/shares/{share_id}/assets/{asset_id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct RemoveAssetRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    share_id: String,
    asset_id: String,
}

impl RemoveAssetRequest {
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
    pub async fn send(self) -> Result<Response<types::RemoveAssetResponseData>, Error> {
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
        path.push_literal("/shares/");
        path.push_segment("share_id", &self.share_id)?;
        path.push_literal("/assets/");
        path.push_segment("asset_id", &self.asset_id)?;
        let query = Query::new();
        self.core.request(&REMOVE_ASSET, Method::DELETE, path, query, self.options)
    }
}

impl IntoFuture for RemoveAssetRequest {
    type Output = Result<types::RemoveAssetResponseData, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static SHOW: OperationInfo = OperationInfo::new("shares.show", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 100,
        per: std::time::Duration::from_secs(60),
        scope: "shares_show",
    })
    .with_errors(&errors::RULES);

/// A call of [`SharesApi::show`], `GET /v4/accounts/{account_id}/shares/{share_id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct ShowRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    share_id: String,
}

impl ShowRequest {
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
    pub async fn send(self) -> Result<Response<types::Share>, Error> {
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
        path.push_literal("/shares/");
        path.push_segment("share_id", &self.share_id)?;
        let query = Query::new();
        self.core.request(&SHOW, Method::GET, path, query, self.options)
    }
}

impl IntoFuture for ShowRequest {
    type Output = Result<types::Share, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static DELETE: OperationInfo = OperationInfo::new("shares.delete", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 60,
        per: std::time::Duration::from_secs(60),
        scope: "shares_delete",
    })
    .with_errors(&errors::RULES);

/// A call of [`SharesApi::delete`], `DELETE /v4/accounts/{account_id}/shares/{share_id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct DeleteRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    share_id: String,
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
        path.push_literal("/shares/");
        path.push_segment("share_id", &self.share_id)?;
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

static UPDATE: OperationInfo = OperationInfo::new("shares.update", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 10,
        per: std::time::Duration::from_secs(60),
        scope: "shares_update",
    })
    .with_errors(&errors::RULES);

/// A call of [`SharesApi::update`], `PATCH /v4/accounts/{account_id}/shares/{share_id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct UpdateRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    share_id: String,
    data: types::UpdateShareParamsData,
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
    pub async fn send(self) -> Result<Response<types::Share>, Error> {
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
        path.push_literal("/shares/");
        path.push_segment("share_id", &self.share_id)?;
        let query = Query::new();
        let mut request = self
            .core
            .request(&UPDATE, Method::PATCH, path, query, self.options)?;
        request.set_body(Body::from_json(&BTreeMap::from([("data", &self.data)]))?);
        Ok(request)
    }
}

impl IntoFuture for UpdateRequest {
    type Output = Result<types::Share, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static INDEX: OperationInfo = OperationInfo::new("shares.index", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 100,
        per: std::time::Duration::from_secs(60),
        scope: "shares_index",
    })
    .with_errors(&errors::RULES);

/// A call of [`SharesApi::index`], `GET /v4/accounts/{account_id}/projects/{project_id}/shares`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent, or listed with items() or pages()"]
pub struct IndexRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    project_id: String,
    sort: Option<types::ShareSort>,
    after: Option<String>,
    page_size: Option<u32>,
    include_total_count: Option<bool>,
}

impl IndexRequest {
    /// What the list is ordered by.
    pub fn sort(mut self, sort: impl Into<types::ShareSort>) -> Self {
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
    pub async fn send(self) -> Result<Response<types::SharesResponse>, Error> {
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
        path.push_literal("/projects/");
        path.push_segment("project_id", &self.project_id)?;
        path.push_literal("/shares");
        let mut query = Query::new();
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
    pub fn pages(self) -> Pages<types::SharesResponse> {
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
            move |page: &types::SharesResponse, _| {
                Next::query_token(page.links.next.as_deref(), "after")
                    .with_total(page.total_count)
            },
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<types::Share> {
        self.pages().items(|page| page.data)
    }
}

static CREATE: OperationInfo = OperationInfo::new("shares.create", false)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 10,
        per: std::time::Duration::from_secs(60),
        scope: "shares_create",
    })
    .with_errors(&errors::RULES);

/// A call of [`SharesApi::create`], `POST /v4/accounts/{account_id}/projects/{project_id}/shares`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct CreateRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    project_id: String,
    data: types::CreateShareParamsData,
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
    pub async fn send(self) -> Result<Response<types::Share>, Error> {
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
        path.push_literal("/projects/");
        path.push_segment("project_id", &self.project_id)?;
        path.push_literal("/shares");
        let query = Query::new();
        let mut request = self
            .core
            .request(&CREATE, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&BTreeMap::from([("data", &self.data)]))?);
        Ok(request)
    }
}

impl IntoFuture for CreateRequest {
    type Output = Result<types::Share, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static LIST_REVIEWERS: OperationInfo = OperationInfo::new("shares.list_reviewers", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 10,
        per: std::time::Duration::from_secs(60),
        scope: "shares_list_reviewers",
    })
    .with_errors(&errors::RULES);

/// A call of [`SharesApi::list_reviewers`], `GET /v4/accounts/{account_id}/shares/{share_id}/reviewers`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent, or listed with items() or pages()"]
pub struct ListReviewersRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    share_id: String,
    sort: Option<types::ReviewersSort>,
    after: Option<String>,
    page_size: Option<u32>,
    include_total_count: Option<bool>,
}

impl ListReviewersRequest {
    /// What the list is ordered by.
    pub fn sort(mut self, sort: impl Into<types::ReviewersSort>) -> Self {
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
    pub async fn send(self) -> Result<Response<types::ShareReviewersResponse>, Error> {
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
        path.push_literal("/shares/");
        path.push_segment("share_id", &self.share_id)?;
        path.push_literal("/reviewers");
        let mut query = Query::new();
        query.push_opt("sort", self.sort.as_ref());
        query.push_opt("after", self.after.as_ref());
        query.push_opt("page_size", self.page_size);
        query.push_opt("include_total_count", self.include_total_count);
        self.core.request(&LIST_REVIEWERS, Method::GET, path, query, self.options)
    }
}

impl ListReviewersRequest {
    /// Lists page by page, each with its own response.
    ///
    /// Nothing is sent before the first page is asked for. Every page is one call;
    /// dropping the pager between pages loses nothing.
    ///
    /// The server gives at most 100 items a page.
    pub fn pages(self) -> Pages<types::ShareReviewersResponse> {
        Pages::new(
            &LIST_REVIEWERS,
            Cursor::Start,
            move |cursor| {
                let mut request = self.clone();
                if let Cursor::Token(cursor) = cursor {
                    request.after = Some(cursor);
                }
                Box::pin(request.send())
            },
            move |page: &types::ShareReviewersResponse, _| {
                Next::query_token(page.links.next.as_deref(), "after")
                    .with_total(page.total_count)
            },
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<types::User> {
        self.pages().items(|page| page.data)
    }
}

static ADD_REVIEWERS: OperationInfo = OperationInfo::new("shares.add_reviewers", false)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 10,
        per: std::time::Duration::from_secs(60),
        scope: "shares_add_reviewers",
    })
    .with_errors(&errors::RULES);

/// A call of [`SharesApi::add_reviewers`], `POST /v4/accounts/{account_id}/shares/{share_id}/reviewers`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct AddReviewersRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    share_id: String,
    data: types::AddReviewersToShareParamsData,
}

impl AddReviewersRequest {
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
        let mut path = PathBuilder::new("/v4/accounts/");
        path.push_segment("account_id", &self.account_id)?;
        path.push_literal("/shares/");
        path.push_segment("share_id", &self.share_id)?;
        path.push_literal("/reviewers");
        let query = Query::new();
        let mut request = self
            .core
            .request(&ADD_REVIEWERS, Method::POST, path, query, self.options)?;
        request.set_body(Body::from_json(&BTreeMap::from([("data", &self.data)]))?);
        Ok(request)
    }
}

impl IntoFuture for AddReviewersRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static REMOVE_REVIEWERS: OperationInfo = OperationInfo::new(
        "shares.remove_reviewers",
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
        scope: "shares_remove_reviewers",
    })
    .with_errors(&errors::RULES);

/// A call of [`SharesApi::remove_reviewers`], `DELETE /v4/accounts/{account_id}/shares/{share_id}/reviewers`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct RemoveReviewersRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    share_id: String,
    data: types::RemoveReviewerParamsData,
}

impl RemoveReviewersRequest {
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
        path.push_literal("/shares/");
        path.push_segment("share_id", &self.share_id)?;
        path.push_literal("/reviewers");
        let query = Query::new();
        let mut request = self
            .core
            .request(&REMOVE_REVIEWERS, Method::DELETE, path, query, self.options)?;
        request.set_body(Body::from_json(&BTreeMap::from([("data", &self.data)]))?);
        Ok(request)
    }
}

impl IntoFuture for RemoveReviewersRequest {
    type Output = Result<(), Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}

static LIST_ACTIVITIES: OperationInfo = OperationInfo::new(
        "shares.list_activities",
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
        scope: "shares_list_activities",
    })
    .with_errors(&errors::RULES);

/// A call of [`SharesApi::list_activities`], `GET /v4/accounts/{account_id}/shares/{share_id}/activities`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent, or listed with items() or pages()"]
pub struct ListActivitiesRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    share_id: String,
    include: Option<Vec<types::ShareActivityInclude>>,
    after: Option<String>,
    page_size: Option<u32>,
    include_total_count: Option<bool>,
}

impl ListActivitiesRequest {
    /// What to bring along with each entry.
    pub fn include(
        mut self,
        include: impl IntoIterator<Item = impl Into<types::ShareActivityInclude>>,
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
    pub async fn send(self) -> Result<Response<types::ShareActivityResponse>, Error> {
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
        path.push_literal("/shares/");
        path.push_segment("share_id", &self.share_id)?;
        path.push_literal("/activities");
        let mut query = Query::new();
        if let Some(values) = &self.include {
            query.push_comma("include", values);
        }
        query.push_opt("after", self.after.as_ref());
        query.push_opt("page_size", self.page_size);
        query.push_opt("include_total_count", self.include_total_count);
        self.core.request(&LIST_ACTIVITIES, Method::GET, path, query, self.options)
    }
}

impl ListActivitiesRequest {
    /// Lists page by page, each with its own response.
    ///
    /// Nothing is sent before the first page is asked for. Every page is one call;
    /// dropping the pager between pages loses nothing.
    ///
    /// The server gives at most 100 items a page.
    pub fn pages(self) -> Pages<types::ShareActivityResponse> {
        Pages::new(
            &LIST_ACTIVITIES,
            Cursor::Start,
            move |cursor| {
                let mut request = self.clone();
                if let Cursor::Token(cursor) = cursor {
                    request.after = Some(cursor);
                }
                Box::pin(request.send())
            },
            move |page: &types::ShareActivityResponse, _| Next::query_token(
                page.links.next.as_deref(),
                "after",
            ),
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<types::ShareActivityItemWithIncludes> {
        self.pages().items(|page| page.data)
    }
}

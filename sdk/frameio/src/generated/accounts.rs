// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use cloud_drives_core::{
    CallOptions, ClientCore, Cursor, Error, Items, Next, OperationInfo, Pages,
    PathBuilder, Query, RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use super::errors;
use super::types;

/// The accounts of the user, and their audit logs.
///
/// Made by [`Client::accounts`](super::Client::accounts); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct AccountsApi {
    core: ClientCore,
}

impl AccountsApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Lists the accounts that the user belongs to.
    ///
    /// The account's id is the first argument of nearly every other call.
    pub fn index(&self) -> IndexRequest {
        IndexRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            sort: None,
            after: None,
            page_size: None,
            include_total_count: None,
        }
    }

    /// Lists what was done in an account, as far as the filters let it through.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    pub fn auditlog_index(&self, account_id: impl Into<String>) -> AuditlogIndexRequest {
        AuditlogIndexRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            include: None,
            filters: None,
            after: None,
            page_size: None,
            include_total_count: None,
        }
    }
}

static INDEX: OperationInfo = OperationInfo::new("accounts.index", true)
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 100,
        per: std::time::Duration::from_secs(60),
        scope: "accounts_index",
    })
    .with_errors(&errors::RULES);

/// A call of [`AccountsApi::index`], `GET /v4/accounts`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent, or listed with items() or pages()"]
pub struct IndexRequest {
    core: ClientCore,
    options: CallOptions,
    sort: Option<types::AccountSort>,
    after: Option<String>,
    page_size: Option<u32>,
    include_total_count: Option<bool>,
}

impl IndexRequest {
    /// What the list is ordered by.
    pub fn sort(mut self, sort: impl Into<types::AccountSort>) -> Self {
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
    pub async fn send(self) -> Result<Response<types::AccountsResponse>, Error> {
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
        let path = PathBuilder::new("/v4/accounts");
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
    pub fn pages(self) -> Pages<types::AccountsResponse> {
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
            move |page: &types::AccountsResponse, _| {
                Next::query_token(page.links.next.as_deref(), "after")
                    .with_total(page.total_count)
            },
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<types::Account> {
        self.pages().items(|page| page.data)
    }
}

static AUDITLOG_INDEX: OperationInfo = OperationInfo::new(
        "accounts.auditlog_index",
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
        scope: "accounts_auditlog_index",
    })
    .with_errors(&errors::RULES);

/// A call of [`AccountsApi::auditlog_index`], `GET /v4/accounts/{account_id}/audit_logs`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent, or listed with items() or pages()"]
pub struct AuditlogIndexRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    include: Option<Vec<types::AuditLogInclude>>,
    filters: Option<types::AuditLogFilters>,
    after: Option<String>,
    page_size: Option<u32>,
    include_total_count: Option<bool>,
}

impl AuditlogIndexRequest {
    /// What to bring along with each entry.
    pub fn include(
        mut self,
        include: impl IntoIterator<Item = impl Into<types::AuditLogInclude>>,
    ) -> Self {
        self.include = Some(include.into_iter().map(Into::into).collect());
        self
    }

    /// Which entries to list; all without it.
    pub fn filters(mut self, filters: impl Into<types::AuditLogFilters>) -> Self {
        self.filters = Some(filters.into());
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
    ) -> Result<Response<types::AuditLogsWithIncludesResponse>, Error> {
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
        path.push_literal("/audit_logs");
        let mut query = Query::new();
        if let Some(values) = &self.include {
            query.push_comma("include", values);
        }
        if let Some(value) = &self.filters {
            query.push_deep("filters", value)?;
        }
        query.push_opt("after", self.after.as_ref());
        query.push_opt("page_size", self.page_size);
        query.push_opt("include_total_count", self.include_total_count);
        self.core.request(&AUDITLOG_INDEX, Method::GET, path, query, self.options)
    }
}

impl AuditlogIndexRequest {
    /// Lists page by page, each with its own response.
    ///
    /// Nothing is sent before the first page is asked for. Every page is one call;
    /// dropping the pager between pages loses nothing.
    ///
    /// The server gives at most 100 items a page.
    pub fn pages(self) -> Pages<types::AuditLogsWithIncludesResponse> {
        Pages::new(
            &AUDITLOG_INDEX,
            Cursor::Start,
            move |cursor| {
                let mut request = self.clone();
                if let Cursor::Token(cursor) = cursor {
                    request.after = Some(cursor);
                }
                Box::pin(request.send())
            },
            move |page: &types::AuditLogsWithIncludesResponse, _| {
                Next::query_token(page.links.next.as_deref(), "after")
                    .with_total(page.total_count)
            },
        )
    }

    /// Lists item by item over all pages, one page in memory at a time.
    ///
    /// Take [`continuation`](Items::continuation) at any time to go on later, in another process if
    /// need be.
    pub fn items(self) -> Items<types::AuditLogWithIncludes> {
        self.pages().items(|page| page.data)
    }
}

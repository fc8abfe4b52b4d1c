//! Listings, item by item over all pages.

mod seen;

use std::fmt;
use std::sync::{Arc, Mutex};

use ::amazon_drive::types::{AssetMode, Node, NodeId, NodeList};
use ::amazon_drive::{children, nodes, trash};
use cloud_drives_core::{
    BoxFuture, CallOptions, Cursor, Error, Items, Next, OperationInfo, Pages, Response,
};

use super::rules::is_expired_token;
use super::{AmazonDrive, Filter, Sort};
use crate::Drive;
use seen::{Seen, lock, token_of};
use serde::Serialize;

impl AmazonDrive {
    /// Lists the nodes of the account, all or those that match a filter.
    ///
    /// ```no_run
    /// # async fn example(drive: cloud_drives::AmazonDrive) -> Result<(), cloud_drives::Error> {
    /// use cloud_drives::amazon_drive::{Filter, Sort, SortField};
    ///
    /// let pictures = Filter::content_type_prefix("image").and(Filter::available());
    /// let mut pictures = drive.get_node_list().filter(pictures).sort(SortField::Name).items();
    /// while let Some(picture) = pictures.try_next().await? {
    ///     println!("{:?}", picture.name);
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// Without a filter on the status the list may include trashed nodes. A listing lags some seconds behind changes
    /// (`wire.md §9`).
    ///
    /// # Errors
    ///
    /// [`BadRequest`](super::ErrorKind::BadRequest) for a filter or an order that the service rejects.
    pub fn get_node_list(&self) -> ListNodes {
        ListNodes::over(ListingRequest::Nodes(self.api().nodes().list()))
    }

    /// Lists all files of the account.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::get_node_list`].
    pub fn get_file_list(&self) -> ListNodes {
        self.get_node_list().filter(Filter::files())
    }

    /// Lists all folders of the account.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::get_node_list`].
    pub fn get_folder_list(&self) -> ListNodes {
        self.get_node_list().filter(Filter::folders())
    }

    /// Lists all assets of the account.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::get_node_list`].
    pub fn get_asset_list(&self) -> ListNodes {
        self.get_node_list().filter(Filter::assets())
    }

    /// Lists all folders in the trash, including those inside trashed folders.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::get_node_list`].
    pub fn get_trashed_folders(&self) -> ListNodes {
        let filter = Filter::trashed().and(Filter::folders());
        self.get_node_list().filter(filter)
    }

    /// Lists all files in the trash, including those inside trashed folders.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::get_node_list`].
    pub fn get_trashed_files(&self) -> ListNodes {
        let filter = Filter::trashed().and(Filter::files());
        self.get_node_list().filter(filter)
    }

    /// Lists the children of a folder.
    ///
    /// For some seconds after a move the list may still show the old state: check `parents` (`wire.md §2.9`).
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::get_node_list`], and [`NotFound`](super::ErrorKind::NotFound).
    pub fn list_children(&self, node_id: impl Into<NodeId>) -> ListNodes {
        ListNodes::over(ListingRequest::Children(
            self.api().children().list(node_id),
        ))
    }

    /// Lists the folders in a folder.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::list_children`].
    pub fn list_child_folders(&self, node_id: impl Into<NodeId>) -> ListNodes {
        self.list_children(node_id).filter(Filter::folders())
    }

    /// Lists the top-level nodes in the trash.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::get_node_list`].
    pub fn list_trash(&self) -> ListNodes {
        ListNodes::over(ListingRequest::Trash(self.api().trash().list()))
    }
}

/// The subject of a listing.
#[derive(Clone, Debug)]
enum ListingRequest {
    Nodes(nodes::ListRequest),
    Children(children::ListRequest),
    Trash(trash::ListRequest),
}

/// Applies an expression to each of the three requests.
macro_rules! each {
    ($of:expr, $request:ident => $work:expr) => {
        match $of {
            ListingRequest::Nodes($request) => ListingRequest::Nodes($work),
            ListingRequest::Children($request) => ListingRequest::Children($work),
            ListingRequest::Trash($request) => ListingRequest::Trash($work),
        }
    };
}

impl ListingRequest {
    fn operation(&self) -> &'static OperationInfo {
        // The typed crate has the operation's name and rules.
        match self.clone() {
            Self::Nodes(request) => request.pages().operation(),
            Self::Children(request) => request.pages().operation(),
            Self::Trash(request) => request.pages().operation(),
        }
    }

    fn send(self) -> BoxFuture<'static, Result<Response<NodeList>, Error>> {
        match self {
            Self::Nodes(request) => Box::pin(request.send()),
            Self::Children(request) => Box::pin(request.send()),
            Self::Trash(request) => Box::pin(request.send()),
        }
    }
}

/// A page of a listing.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct NodePage {
    /// The nodes. After a restart, those returned before are left out.
    pub nodes: Vec<Node>,
    /// The total number of nodes, on all pages.
    pub count: Option<u64>,
    /// Whether the listing was restarted with this page, because its page token had expired.
    pub restarted: bool,
    next_token: Option<String>,
}

/// A listing prepared by [`AmazonDrive::get_node_list`] or a sibling.
///
/// Read it with [`items`](ListNodes::items) or [`pages`](ListNodes::pages). Sends nothing before the first item or page
/// is requested.
///
/// # Retries
///
/// A page token expires after about ten minutes. If it has expired when the next page is requested, the listing is
/// restarted, up to ten times: nodes returned before are left out, and [`NodePage::restarted`] and
/// [`on_restart`](ListNodes::on_restart) report the restart.
#[derive(Clone)]
#[must_use = "nothing is sent before items() or pages() are read"]
pub struct ListNodes {
    of: ListingRequest,
    filter: Option<Filter>,
    raw: Option<String>,
    start_token: Option<String>,
    on_restart: Option<Arc<dyn Fn() + Send + Sync>>,
}

impl ListNodes {
    fn over(of: ListingRequest) -> Self {
        Self {
            of,
            filter: None,
            raw: None,
            start_token: None,
            on_restart: None,
        }
    }

    /// Adds options for each page: headers, time limits, a retry policy.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.of = each!(self.of, request => request.with_options(options));
        self
    }

    /// Adds a filter: only nodes that match all filters are listed.
    pub fn filter(mut self, filter: Filter) -> Self {
        self.filter = Some(match self.filter.take() {
            Some(before) => before.and(filter),
            None => filter,
        });
        self
    }

    /// Replaces all filters by one in the service's syntax (`wire.md §2.4`).
    ///
    /// Escape its values with care, or use [`filter`](ListNodes::filter).
    pub fn filters(mut self, filters: impl Into<String>) -> Self {
        self.raw = Some(filters.into());
        self
    }

    /// Sets the sort order. Default: the service's own.
    pub fn sort(mut self, sort: impl Into<Sort>) -> Self {
        let sort: Sort = sort.into();
        self.of = each!(self.of, request => request.sort(sort.as_str()));
        self
    }

    /// Sets the page size, from 1 to 200. Default: 200.
    pub fn limit(mut self, limit: u32) -> Self {
        self.of = each!(self.of, request => request.limit(limit));
        self
    }

    /// Sets the page token to begin with: the `nextToken` of an answer, which expires after about ten minutes.
    pub fn start_token(mut self, start_token: impl Into<String>) -> Self {
        self.start_token = Some(start_token.into());
        self
    }

    /// Sets whether to return the assets of each node. Default: no assets.
    pub fn asset(mut self, asset: impl Into<AssetMode>) -> Self {
        let asset: AssetMode = asset.into();
        self.of = each!(self.of, request => request.asset(asset));
        self
    }

    /// Sets whether to return a `temp_link` for each file, which downloads it without a token. Default: false.
    pub fn temp_link(mut self, temp_link: bool) -> Self {
        self.of = each!(self.of, request => request.temp_link(temp_link));
        self
    }

    /// Sets additional members to return: a JSON array as text, such as `["properties"]` (`wire.md §11`).
    pub fn fields(mut self, fields: impl Into<String>) -> Self {
        let fields: String = fields.into();
        self.of = each!(self.of, request => request.fields(fields));
        self
    }

    /// Sets a function that is called when the listing restarts because its page token had expired.
    pub fn on_restart(mut self, told: impl Fn() + Send + Sync + 'static) -> Self {
        self.on_restart = Some(Arc::new(told));
        self
    }

    /// Lists node by node over all pages. Holds one page in memory, and the ids of the nodes returned so far.
    pub fn items(self) -> Items<Node> {
        self.pages().items(|page| page.nodes)
    }

    /// Lists page by page, each with its own status and headers.
    pub fn pages(self) -> Pages<NodePage> {
        let operation = self.of.operation();
        let start = match &self.start_token {
            Some(token) => Cursor::Token(token.clone()),
            None => Cursor::Start,
        };
        let seen = Arc::new(Mutex::new(Seen::default()));
        let place = Arc::clone(&seen);
        Pages::of_responses(
            operation,
            start,
            move |cursor| {
                let (listing, seen) = (self.clone(), Arc::clone(&seen));
                Box::pin(async move { listing.fetch(&cursor, &seen).await })
            },
            move |response: &Response<NodePage>, _| {
                let (page, seen) = (response.body(), lock(&place));
                let next = page.next_token.as_deref().filter(|next| !next.is_empty());
                let next = next.map(|token| seen.place(token));
                let next = Next::token(next.as_deref()).with_total(page.count);
                // After a restart, pages lack the nodes returned before, so their count is meaningless.
                match seen.has_restarted() {
                    true => next,
                    false => next
                        .with_len(page.nodes.len() + response.undecoded().len())
                        .with_items(&page.nodes),
                }
            },
        )
    }

    async fn fetch(self, cursor: &Cursor, seen: &Mutex<Seen>) -> Result<Response<NodePage>, Error> {
        let of = match self.text_of_filter()? {
            Some(filters) => each!(self.of, request => request.filters(filters)),
            None => self.of,
        };
        let ask = |start_token: Option<&str>| match start_token {
            Some(token) => each!(of.clone(), request => request.start_token(token)).send(),
            None => of.clone().send(),
        };
        let start_token = cursor.token().map(token_of);
        let (page, restarted) = match ask(start_token).await {
            Err(error)
                if start_token.is_some()
                    && is_expired_token(&error)
                    && lock(seen).may_restart() =>
            {
                if let Some(told) = &self.on_restart {
                    told();
                }
                (ask(None).await?, true)
            }
            answer => (answer?, false),
        };
        Ok(page.map(|page| NodePage {
            nodes: lock(seen).unseen(page.data),
            count: page.count,
            restarted,
            next_token: page.next_token,
        }))
    }

    fn text_of_filter(&self) -> Result<Option<String>, Error> {
        match (&self.raw, &self.filter) {
            (Some(raw), _) => Ok(Some(raw.clone())),
            (None, Some(filter)) => filter.text().map(Some),
            (None, None) => Ok(None),
        }
    }
}

impl fmt::Debug for ListNodes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ListNodes")
            .field("of", &self.of)
            .field("filter", &self.filter)
            .finish_non_exhaustive()
    }
}

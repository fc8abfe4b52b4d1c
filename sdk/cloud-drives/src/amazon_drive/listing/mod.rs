//! Listings: item by item, over as many pages as it takes.

mod seen;

use std::fmt;
use std::sync::{Arc, Mutex};

use ::amazon_drive::types::{AssetMode, Node, NodeList};
use ::amazon_drive::{children, nodes, trash};
use cloud_drives_core::{
    BoxFuture, CallOptions, Cursor, Error, Items, Next, OperationInfo, Pages, Response,
};

use super::rules::is_expired_token;
use super::{AmazonDrive, Filter, Sort};
use crate::Drive;
use seen::{Seen, lock, token_of};

impl AmazonDrive {
    /// Nodes of the whole account.
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
    /// Without a filter on the status, nodes in the trash may be among them, and a listing lags some seconds behind changes
    /// (`wire.md §9`).
    ///
    /// # Errors
    ///
    /// [`BadRequest`](super::ErrorKind::BadRequest) for a filter or an order that the service does not take.
    pub fn get_node_list(&self) -> ListNodes {
        ListNodes::over(self, Of::Nodes(self.api().nodes().list()))
    }

    /// All files of the account.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::get_node_list`].
    pub fn get_file_list(&self) -> ListNodes {
        self.get_node_list().filter(Filter::files())
    }

    /// All folders of the account.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::get_node_list`].
    pub fn get_folder_list(&self) -> ListNodes {
        self.get_node_list().filter(Filter::folders())
    }

    /// All assets of the account.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::get_node_list`].
    pub fn get_asset_list(&self) -> ListNodes {
        self.get_node_list().filter(Filter::assets())
    }

    /// All folders in the trash, those inside of other ones too.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::get_node_list`].
    pub fn get_trashed_folders(&self) -> ListNodes {
        let filter = Filter::trashed().and(Filter::folders());
        self.get_node_list().filter(filter)
    }

    /// All files in the trash, those inside of folders too.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::get_node_list`].
    pub fn get_trashed_files(&self) -> ListNodes {
        let filter = Filter::trashed().and(Filter::files());
        self.get_node_list().filter(filter)
    }

    /// What is in a folder.
    ///
    /// For some seconds after a move a node may show up where it is no longer: its `parents` tell (`wire.md §2.9`).
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::get_node_list`], and [`NotFound`](super::ErrorKind::NotFound).
    pub fn list_children(&self, node_id: impl Into<String>) -> ListNodes {
        ListNodes::over(self, Of::Children(self.api().children().list(node_id)))
    }

    /// The folders in a folder.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::list_children`].
    pub fn list_child_folders(&self, node_id: impl Into<String>) -> ListNodes {
        self.list_children(node_id).filter(Filter::folders())
    }

    /// What was thrown away, without what is inside of it.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::get_node_list`].
    pub fn list_trash(&self) -> ListNodes {
        ListNodes::over(self, Of::Trash(self.api().trash().list()))
    }
}

/// What is listed.
#[derive(Clone, Debug)]
enum Of {
    Nodes(nodes::ListRequest),
    Children(children::ListRequest),
    Trash(trash::ListRequest),
}

/// The same with each of the three requests.
macro_rules! each {
    ($of:expr, $request:ident => $work:expr) => {
        match $of {
            Of::Nodes($request) => Of::Nodes($work),
            Of::Children($request) => Of::Children($work),
            Of::Trash($request) => Of::Trash($work),
        }
    };
}

impl Of {
    fn operation(&self) -> &'static OperationInfo {
        // Only the typed crate knows the operation's name and rules.
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

/// One page of a listing.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct NodePage {
    /// The nodes. After a new start without those that were given before.
    pub nodes: Vec<Node>,
    /// How many there are in all, on all pages.
    pub count: Option<u64>,
    /// Whether the place in the listing had expired, so that it started anew with this page.
    pub restarted: bool,
    next_token: Option<String>,
}

/// A listing that [`AmazonDrive::get_node_list`] or a sibling prepared. Await it for all nodes at once, or take them by
/// [`items`](ListNodes::items) or [`pages`](ListNodes::pages).
///
/// # Retries
///
/// A place in a listing is good for about ten minutes. Where it has expired when the next page is wanted, the listing starts anew, up
/// to ten times: nodes that were given are left out, the page says so ([`NodePage::restarted`]), and so does
/// [`on_restart`](ListNodes::on_restart).
#[derive(Clone)]
#[must_use = "nothing is asked for before it is awaited or items() or pages() are taken"]
pub struct ListNodes {
    of: Of,
    filter: Option<Filter>,
    raw: Option<String>,
    limit: Option<u32>,
    start_token: Option<String>,
    max_items: Option<u64>,
    on_restart: Option<Arc<dyn Fn() + Send + Sync>>,
    options: CallOptions,
}

impl ListNodes {
    /// Sets what holds for this call only: headers, time limits, a retry policy.
    pub fn options(mut self, options: CallOptions) -> Self {
        self.options = options;
        self
    }

    fn over(_: &AmazonDrive, of: Of) -> Self {
        Self {
            of,
            filter: None,
            raw: None,
            limit: None,
            start_token: None,
            max_items: None,
            on_restart: None,
            options: CallOptions::new(),
        }
    }

    /// Which nodes, on top of what the listing is of.
    pub fn filter(mut self, filter: Filter) -> Self {
        self.filter = Some(match self.filter.take() {
            Some(before) => before.and(filter),
            None => filter,
        });
        self
    }

    /// Which nodes, as text in the syntax of the service (`wire.md §2.4`), in place of any other filter. Escape what is in it with
    /// care, or use [`filter`](ListNodes::filter).
    pub fn filters(mut self, filters: impl Into<String>) -> Self {
        self.raw = Some(filters.into());
        self
    }

    /// The order; the service's own unless set.
    pub fn sort(mut self, sort: impl Into<Sort>) -> Self {
        let sort: Sort = sort.into();
        self.of = each!(self.of, request => request.sort(sort.as_str()));
        self
    }

    /// Nodes a page, from 1 to 200; 200 unless set.
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit.clamp(1, 200));
        self
    }

    /// The page to begin with: the `nextToken` of an answer, good for about ten minutes.
    pub fn start_token(mut self, start_token: impl Into<String>) -> Self {
        self.start_token = Some(start_token.into());
        self
    }

    /// Whether nodes come with the assets that belong to them; false unless set.
    pub fn assets(mut self, assets: bool) -> Self {
        let mode = if assets {
            AssetMode::All
        } else {
            AssetMode::None
        };
        self.of = each!(self.of, request => request.asset(mode));
        self
    }

    /// Whether files come with a link that downloads them without a token; false unless set.
    pub fn temp_link(mut self, temp_link: bool) -> Self {
        self.of = each!(self.of, request => request.temp_link(temp_link));
        self
    }

    /// Further members to answer with: a JSON array as text, such as `["properties"]` (`wire.md §11`).
    pub fn fields(mut self, fields: impl Into<String>) -> Self {
        let fields: String = fields.into();
        self.of = each!(self.of, request => request.fields(fields));
        self
    }

    /// End after so many nodes. Holds for [`items`](ListNodes::items) and for awaiting.
    pub fn max_items(mut self, max_items: u64) -> Self {
        self.max_items = Some(max_items);
        self
    }

    /// A function that is told when the listing starts anew, because its place had expired.
    pub fn on_restart(mut self, told: impl Fn() + Send + Sync + 'static) -> Self {
        self.on_restart = Some(Arc::new(told));
        self
    }

    /// Node by node over all pages, one page in memory at a time, and the ids of those that were given.
    pub fn items(self) -> Items<Node> {
        let max_items = self.max_items;
        let items = self.pages().items(|page| page.nodes);
        match max_items {
            Some(max_items) => items.max_items(max_items),
            None => items,
        }
    }

    /// Page by page, each with its own status and headers.
    pub fn pages(self) -> Pages<NodePage> {
        let operation = self.of.operation();
        let start = match &self.start_token {
            Some(token) => Cursor::Token(token.clone()),
            None => Cursor::Start,
        };
        let seen = Arc::new(Mutex::new(Seen::default()));
        let place = Arc::clone(&seen);
        Pages::new(
            operation,
            start,
            move |cursor| {
                let (listing, seen) = (self.clone(), Arc::clone(&seen));
                Box::pin(async move { listing.fetch(&cursor, &seen).await })
            },
            move |page: &NodePage, _| {
                let next = page.next_token.as_deref().filter(|next| !next.is_empty());
                let next = next.map(|token| lock(&place).place(token));
                Next::token(next.as_deref()).with_total(page.count)
            },
        )
    }

    async fn fetch(self, cursor: &Cursor, seen: &Mutex<Seen>) -> Result<Response<NodePage>, Error> {
        let filters = self.text_of_filter()?;
        let options = self.options.clone();
        let ask = |start_token: Option<&str>| {
            let of = self.of.clone();
            each!(of, request => {
                let mut request = request.with_options(options.clone());
                if let Some(filters) = &filters {
                    request = request.filters(filters);
                }
                if let Some(limit) = self.limit {
                    request = request.limit(limit);
                }
                match start_token {
                    Some(token) => request.start_token(token),
                    None => request,
                }
            })
            .send()
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

    async fn run(self) -> Result<Vec<Node>, Error> {
        self.items().collect_all(usize::MAX).await
    }
}

impl IntoFuture for ListNodes {
    type Output = Result<Vec<Node>, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
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

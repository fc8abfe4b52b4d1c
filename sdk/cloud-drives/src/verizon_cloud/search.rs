//! Finding files and folders (`wire.md §5.6`).

use ::verizon_cloud::files::SearchRequest;
use ::verizon_cloud::types::{FileSort, Found, SearchAnswer};
use cloud_drives_core::{CallOptions, Error, Items, Pages};

use super::call::{Refusal, awaitable, options_setter};
use super::{CloudItem, VZMOBILE, VerizonCloud, checks};
use crate::Drive;

impl VerizonCloud {
    /// Finds files and folders by a [`Query`](super::Query), or by text in the syntax of the service, which is sent as it is.
    ///
    /// ```no_run
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// use cloud_drives::verizon_cloud::{Query, SortField};
    ///
    /// let query = Query::files().and(Query::name("beach")?);
    /// let mut found = cloud.search(query).sort(SortField::CaptureDate.descending()).items();
    /// while let Some(item) = found.try_next().await? {
    ///     println!("{}", item.path());
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// Awaited, it gives one page, 20 items unless [`count`](Search::count) says otherwise.
    ///
    /// # Errors
    ///
    /// [`is_invalid_input`](Error::is_invalid_input) for an empty query or virtual folder, and a page or count out of range;
    /// [`BadRequest`](super::ErrorKind::BadRequest) for text that is no query.
    pub fn search(&self, query: impl Into<String>) -> Search {
        let query = query.into();
        let refusal = Refusal::of(checks::filled(&query, "query"));
        let request = self.api().files().search(query).virtual_folder(VZMOBILE);
        Search {
            request,
            refusal,
            options: CallOptions::new(),
        }
    }
}

/// A call of [`VerizonCloud::search`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct Search {
    request: SearchRequest,
    refusal: Refusal,
    options: CallOptions,
}

impl Search {
    options_setter!();

    /// The virtual folder to search in, or `*` for all; `VZMOBILE` unless set.
    pub fn virtualfolder(mut self, virtualfolder: impl Into<String>) -> Self {
        let virtualfolder = virtualfolder.into();
        self.refusal
            .note(checks::filled(&virtualfolder, "virtualfolder"));
        self.request = self.request.virtual_folder(virtualfolder);
        self
    }

    /// The order, as [`SortField`](super::SortField) gives it; `name+asc` is understood as well.
    pub fn sort(mut self, sort: impl Into<FileSort>) -> Self {
        self.request = self.request.sort(sort);
        self
    }

    /// Which page, from 1.
    pub fn page(mut self, page: u32) -> Self {
        self.refusal.note(checks::page(page));
        self.request = self.request.page(page);
        self
    }

    /// How many files and folders on a page, together, 1 to 100; 20 unless set.
    pub fn count(mut self, count: u32) -> Self {
        self.refusal
            .note(checks::count(count, checks::LARGEST_PAGE));
        self.request = self.request.count(count);
        self
    }

    /// Page by page.
    pub fn pages(self) -> Pages<SearchAnswer> {
        let options = self.options;
        self.refusal
            .or_pages(self.request.with_options(options).pages())
    }

    /// Item by item over all pages; folders come first on each.
    pub fn items(self) -> Items<CloudItem> {
        self.pages()
            .items(|page| CloudItem::found(page.search_results))
    }

    async fn run(self) -> Result<Found, Error> {
        self.refusal.check()?;
        let options = self.options;
        Ok(self.request.with_options(options).send().await?.into_body())
    }
}

awaitable!(Search => Found);

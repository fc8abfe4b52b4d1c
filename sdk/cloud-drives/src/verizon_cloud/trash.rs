//! What was deleted (`wire.md §5.10`).

use std::sync::{Mutex, MutexGuard, PoisonError};

use ::verizon_cloud::trash::ListRequest;
use ::verizon_cloud::types::{FileSort, Found, ItemType, TrashAnswer};
use cloud_drives_core::{CallOptions, Error, Items, Pages};

use super::call::{Refusal, awaitable, options_setter};
use super::{CloudItem, ItemPath, VZMOBILE, VerizonCloud, checks};
use crate::Drive;
use crate::retry::Finding;

impl VerizonCloud {
    /// Lists what is in the trash of a virtual folder.
    ///
    /// ```no_run
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// let mut thrown_away = cloud.trash().deep(true).items();
    /// while let Some(item) = thrown_away.try_next().await? {
    ///     println!("{}", item.path());
    /// }
    /// cloud.restore("/VZMOBILE/sea.jpg").await?;
    /// # Ok(()) }
    /// ```
    ///
    /// Awaited, it gives one page, 20 items unless [`count`](Trash::count) says otherwise.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound) for a virtual folder that is not there;
    /// [`is_invalid_input`](Error::is_invalid_input) for an empty one, and a page or count out of range.
    pub fn trash(&self) -> Trash {
        Trash {
            cloud: self.clone(),
            virtualfolder: VZMOBILE.to_owned(),
            sort: None,
            page: None,
            count: None,
            deep: None,
            filter: None,
            refusal: Refusal::default(),
            options: CallOptions::new(),
        }
    }

    /// Brings a file or folder back from the trash, to the path that it had.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound).
    ///
    /// # Retries
    ///
    /// Where the outcome of a call is unknown, the path is looked at before it is made again.
    pub fn restore(&self, item: impl Into<ItemPath>) -> Restore {
        self.restore_all([item])
    }

    /// Brings several files and folders back from the trash in one call.
    ///
    /// # Errors
    ///
    /// As [`VerizonCloud::restore`]. Whether some were brought back when others are missing is not documented.
    ///
    /// # Retries
    ///
    /// As [`VerizonCloud::restore`]; it is made again for those that are not there.
    pub fn restore_all(&self, items: impl IntoIterator<Item = impl Into<ItemPath>>) -> Restore {
        let paths: Vec<ItemPath> = items.into_iter().map(Into::into).collect();
        let mut refusal = Refusal::default();
        for path in &paths {
            refusal.note(path.check_item("path"));
        }
        if paths.is_empty() {
            refusal.note(Err("path: there is nothing to restore".to_owned()));
        }
        Restore {
            cloud: self.clone(),
            paths,
            refusal,
            options: CallOptions::new(),
        }
    }

    /// Empties the trash of a virtual folder: what is in it is gone for good.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound) for a virtual folder that is not there.
    pub fn empty_trash(&self) -> EmptyTrash {
        EmptyTrash {
            cloud: self.clone(),
            virtualfolder: VZMOBILE.to_owned(),
            options: CallOptions::new(),
        }
    }
}

/// A call of [`VerizonCloud::trash`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct Trash {
    cloud: VerizonCloud,
    virtualfolder: String,
    sort: Option<FileSort>,
    page: Option<u32>,
    count: Option<u32>,
    deep: Option<bool>,
    filter: Option<ItemType>,
    refusal: Refusal,
    options: CallOptions,
}

impl Trash {
    options_setter!();

    /// The virtual folder; `VZMOBILE` unless set.
    pub fn virtualfolder(mut self, virtualfolder: impl Into<String>) -> Self {
        self.virtualfolder = virtualfolder.into();
        self.refusal
            .note(checks::filled(&self.virtualfolder, "virtualfolder"));
        self
    }

    /// The order, as [`SortField`](super::SortField) gives it; `name+asc` is understood as well.
    pub fn sort(mut self, sort: impl Into<FileSort>) -> Self {
        self.sort = Some(sort.into());
        self
    }

    /// Which page, from 1.
    pub fn page(mut self, page: u32) -> Self {
        self.refusal.note(checks::page(page));
        self.page = Some(page);
        self
    }

    /// How many files and folders on a page, together, 1 to 100; 20 unless set.
    pub fn count(mut self, count: u32) -> Self {
        self.refusal
            .note(checks::count(count, checks::LARGEST_PAGE));
        self.count = Some(count);
        self
    }

    /// Whether to list what is in folders that were deleted; false unless set.
    pub fn deep(mut self, deep: bool) -> Self {
        self.deep = Some(deep);
        self
    }

    /// Files only, or folders only.
    pub fn filter(mut self, filter: impl Into<ItemType>) -> Self {
        self.filter = Some(filter.into());
        self
    }

    /// Page by page.
    pub fn pages(self) -> Pages<TrashAnswer> {
        let refusal = self.refusal.clone();
        refusal.or_pages(self.into_request().pages())
    }

    /// Item by item over all pages; folders come first on each.
    pub fn items(self) -> Items<CloudItem> {
        self.pages().items(|page| CloudItem::found(page.trash_can))
    }

    fn into_request(self) -> ListRequest {
        let options = self.options;
        let mut request = self.cloud.api().trash().list(self.virtualfolder);
        if let Some(sort) = self.sort {
            request = request.sort(sort);
        }
        if let Some(page) = self.page {
            request = request.page(page);
        }
        if let Some(count) = self.count {
            request = request.count(count);
        }
        if let Some(deep) = self.deep {
            request = request.deep(deep);
        }
        if let Some(filter) = self.filter {
            request = request.filter(filter);
        }
        request.with_options(options)
    }

    async fn run(self) -> Result<Found, Error> {
        self.refusal.check()?;
        Ok(self.into_request().send().await?.into_body())
    }
}

/// A call of [`VerizonCloud::restore`] or [`VerizonCloud::restore_all`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct Restore {
    cloud: VerizonCloud,
    paths: Vec<ItemPath>,
    refusal: Refusal,
    options: CallOptions,
}

impl Restore {
    options_setter!();

    async fn run(self) -> Result<(), Error> {
        self.refusal.check()?;
        let options = self.options.clone();
        let missing = Mutex::new(self.paths.clone());
        let send = async |options| {
            let paths = held(&missing).clone();
            let call = self
                .cloud
                .api()
                .trash()
                .restore(paths.iter().map(ItemPath::as_str));
            call.with_options(options).send().await?;
            Ok(())
        };
        let look = async |options: CallOptions| {
            let mut still_missing = Vec::new();
            let wanted = held(&missing).clone();
            for path in wanted {
                if self.cloud.look_at(&path, options.clone()).await?.is_none() {
                    still_missing.push(path);
                }
            }
            if still_missing.is_empty() {
                return Ok(Finding::Done(()));
            }
            *held(&missing) = still_missing;
            Ok(Finding::NotDone)
        };
        self.cloud.settle(&options, send, look).await
    }
}

fn held(paths: &Mutex<Vec<ItemPath>>) -> MutexGuard<'_, Vec<ItemPath>> {
    paths.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A call of [`VerizonCloud::empty_trash`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct EmptyTrash {
    cloud: VerizonCloud,
    virtualfolder: String,
    options: CallOptions,
}

impl EmptyTrash {
    options_setter!();

    /// The virtual folder; `VZMOBILE` unless set.
    pub fn virtualfolder(mut self, virtualfolder: impl Into<String>) -> Self {
        self.virtualfolder = virtualfolder.into();
        self
    }

    async fn run(self) -> Result<(), Error> {
        checks::filled(&self.virtualfolder, "virtualfolder").map_err(Error::invalid_input)?;
        let options = self.options;
        let call = self.cloud.api().trash().empty(self.virtualfolder);
        call.with_options(options).send().await?;
        Ok(())
    }
}

awaitable! {
    Trash => Found,
    Restore => (),
    EmptyTrash => (),
}

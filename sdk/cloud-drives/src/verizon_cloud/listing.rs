//! Reading and listing the items at a path.

use ::verizon_cloud::files::{MetadataRequest, RootRequest};
use ::verizon_cloud::types::{CloudFile, CloudFolder, FileOrFolder, FileSort, ItemType};
use cloud_drives_core::{BoxFuture, CallOptions, Error, ErrorClass, Items, Pages};

use super::call::{VerizonCall, checked};
use super::{CloudItem, ErrorKind, ItemPath, VerizonCloud};
use crate::Drive;

impl VerizonCloud {
    /// Returns a folder with its contents; `/` has the virtual folders.
    ///
    /// ```no_run
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// let folder = cloud.metadata("/VZMOBILE/photos").await?;
    /// println!("{} files, {} folders", folder.files.len(), folder.folders.len());
    ///
    /// let mut items = cloud.metadata("/VZMOBILE").count(100).items();
    /// while let Some(item) = items.try_next().await? {
    ///     println!("{}", item.path());
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// [`NotFound`](ErrorKind::NotFound), also for an item that has been removed;
    /// [`is_wrong_resource_type`](Error::is_wrong_resource_type) for a file.
    pub fn metadata(&self, path: impl Into<ItemPath>) -> Metadata {
        let path = path.into();
        let (files, options) = (self.api().files(), checked(path.check("path")));
        let request = match path.is_root() {
            true => Request::Root(files.root().with_options(options)),
            false => Request::Path(files.metadata(path.as_str()).with_options(options)),
        };
        Metadata {
            request,
            has_page: false,
            has_count: false,
        }
    }

    /// Returns a file.
    ///
    /// # Errors
    ///
    /// [`NotFound`](ErrorKind::NotFound), also for an item that has been removed;
    /// [`is_wrong_resource_type`](Error::is_wrong_resource_type) for a folder.
    pub fn file_metadata(&self, path: impl Into<ItemPath>) -> VerizonCall<CloudFile> {
        let item = self.item(path);
        VerizonCall::new((), |(), options| async {
            match item.with_options(options).await? {
                CloudItem::File(file) => Ok(file),
                CloudItem::Folder(folder) => {
                    Err(wrong_type(&folder.path(), "a folder", "metadata"))
                }
            }
        })
    }

    /// Returns the file or folder at a path. A folder has none or some of its items.
    ///
    /// # Errors
    ///
    /// [`NotFound`](ErrorKind::NotFound), also for an item that has been removed.
    pub fn item(&self, path: impl Into<ItemPath>) -> VerizonCall<CloudItem> {
        let request = self.metadata(path).count(1);
        VerizonCall::new((), |(), options| request.with_options(options).found())
    }

    /// Returns whether an item exists at a path.
    pub fn exists(&self, path: impl Into<ItemPath>) -> VerizonCall<bool> {
        self.is(path, |_| true)
    }

    /// Returns whether a folder exists at a path.
    pub fn is_dir(&self, path: impl Into<ItemPath>) -> VerizonCall<bool> {
        self.is(path, CloudItem::is_folder)
    }

    /// Returns whether a file exists at a path.
    pub fn is_file(&self, path: impl Into<ItemPath>) -> VerizonCall<bool> {
        self.is(path, |item| !item.is_folder())
    }

    fn is(&self, path: impl Into<ItemPath>, wanted: fn(&CloudItem) -> bool) -> VerizonCall<bool> {
        let (cloud, path) = (self.clone(), path.into());
        VerizonCall::new((), move |(), options| async move {
            let there = cloud.look_at(&path, options).await?;
            Ok(there.is_some_and(|item| wanted(&item)))
        })
    }

    /// Returns the item at a path, or `None` if it does not exist.
    pub(super) async fn look_at(
        &self,
        path: &ItemPath,
        options: CallOptions,
    ) -> Result<Option<CloudItem>, Error> {
        match self.item(path).with_options(options).await {
            Ok(found) => Ok(Some(found)),
            Err(error) if ErrorKind::of(&error).is(ErrorKind::NotFound) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// The two operations that return a folder, with the same settings.
#[derive(Clone, Debug)]
enum Request {
    Root(RootRequest),
    Path(MetadataRequest),
}

/// A call prepared by [`VerizonCloud::metadata`]. Await it for one page, with the folder itself.
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct Metadata {
    request: Request,
    has_page: bool,
    has_count: bool,
}

impl Metadata {
    fn set<V>(
        mut self,
        value: V,
        root: fn(RootRequest, V) -> RootRequest,
        path: fn(MetadataRequest, V) -> MetadataRequest,
    ) -> Self {
        self.request = match self.request {
            Request::Root(request) => Request::Root(root(request, value)),
            Request::Path(request) => Request::Path(path(request, value)),
        };
        self
    }

    /// Adds options for this call only: headers, time limits, a retry policy. They take precedence over those set so far.
    pub fn with_options(self, options: CallOptions) -> Self {
        let (root, path) = (RootRequest::with_options, MetadataRequest::with_options);
        self.set(options, root, path)
    }

    /// Sets whether to list items in the trash too. Default: false.
    pub fn include_deleted(self, include_deleted: bool) -> Self {
        let (root, path) = (
            RootRequest::include_deleted,
            MetadataRequest::include_deleted,
        );
        self.set(include_deleted, root, path)
    }

    /// Sets the sort order: a [`SortField`](super::SortField) with a direction, or a string such as `name+asc`.
    pub fn sort(self, sort: impl Into<FileSort>) -> Self {
        self.set(sort.into(), RootRequest::sort, MetadataRequest::sort)
    }

    /// Sets the page to return, from 1; requires [`count`](Metadata::count).
    pub fn page(mut self, page: u32) -> Self {
        self.has_page = true;
        self.set(page, RootRequest::page, MetadataRequest::page)
    }

    /// Sets the page size, files and folders together, at least 1. Default: presumably all items (`wire.md §4.1`).
    pub fn count(mut self, count: u32) -> Self {
        self.has_count = true;
        self.set(count, RootRequest::count, MetadataRequest::count)
    }

    /// Lists only files, or only folders.
    pub fn filter(self, filter: impl Into<ItemType>) -> Self {
        self.set(filter.into(), RootRequest::filter, MetadataRequest::filter)
    }

    /// Lists page by page.
    pub fn pages(self) -> Pages<FileOrFolder> {
        match self.checked() {
            Request::Root(request) => request.pages(),
            Request::Path(request) => request.pages(),
        }
    }

    /// Lists item by item over all pages; folders come first on each. A file has no items.
    pub fn items(self) -> Items<CloudItem> {
        self.pages().items(in_folder)
    }

    fn checked(self) -> Request {
        let check = match self.has_page && !self.has_count {
            true => Err("page: requires count".to_owned()),
            false => Ok(()),
        };
        self.with_options(checked(check)).request
    }

    async fn found(self) -> Result<CloudItem, Error> {
        match self.checked() {
            Request::Root(request) => Ok(CloudItem::Folder(request.await?)),
            Request::Path(request) => CloudItem::of(request.await?, "files.metadata"),
        }
    }
}

impl IntoFuture for Metadata {
    type Output = Result<CloudFolder, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async {
            match self.found().await? {
                CloudItem::Folder(folder) => Ok(folder),
                CloudItem::File(file) => Err(wrong_type(&file.path(), "a file", "file_metadata")),
            }
        })
    }
}

/// Returns the items of a page of a folder.
pub(super) fn in_folder(page: FileOrFolder) -> Vec<CloudItem> {
    let folder = page.folder.unwrap_or_default();
    let folders = folder.folders.into_iter().map(CloudItem::Folder);
    folders
        .chain(folder.files.into_iter().map(CloudItem::File))
        .collect()
}

fn wrong_type(path: &str, what: &str, instead: &str) -> Error {
    let message = format!("{path} is {what}; use {instead}");
    Error::new(ErrorClass::WrongResourceType, message).with_operation_name("files.metadata")
}

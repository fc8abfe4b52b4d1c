//! What is at a path.

use ::verizon_cloud::types::{CloudFile, CloudFolder, FileOrFolder, FileSort, ItemType};
use cloud_drives_core::{CallOptions, Error, ErrorClass, Items, Pages};

use super::call::{Refusal, awaitable, options_setter};
use super::{CloudItem, ErrorKind, ItemPath, VerizonCloud, checks};
use crate::Drive;

impl VerizonCloud {
    /// Describes a folder with what is in it; the virtual folders are in `/`.
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
    /// [`NotFound`](ErrorKind::NotFound), also where something was removed;
    /// [`is_wrong_resource_type`](Error::is_wrong_resource_type) for a file.
    pub fn metadata(&self, path: impl Into<ItemPath>) -> Metadata {
        Metadata::new(self, path.into())
    }

    /// Describes a file.
    ///
    /// # Errors
    ///
    /// [`NotFound`](ErrorKind::NotFound), also where something was removed;
    /// [`is_wrong_resource_type`](Error::is_wrong_resource_type) for a folder.
    pub fn file_metadata(&self, path: impl Into<ItemPath>) -> FileMetadata {
        FileMetadata(self.item(path))
    }

    /// Describes what is at a path, a file or a folder. A folder comes without what is in it, or with some of it.
    ///
    /// # Errors
    ///
    /// [`NotFound`](ErrorKind::NotFound), also where something was removed.
    pub fn item(&self, path: impl Into<ItemPath>) -> GetItem {
        GetItem(Metadata::new(self, path.into()).count(1))
    }

    /// Whether there is something at a path.
    pub fn exists(&self, path: impl Into<ItemPath>) -> Exists {
        Exists(self.item(path))
    }

    /// Whether there is a folder at a path.
    pub fn is_dir(&self, path: impl Into<ItemPath>) -> IsDir {
        IsDir(self.item(path))
    }

    /// Whether there is a file at a path.
    pub fn is_file(&self, path: impl Into<ItemPath>) -> IsFile {
        IsFile(self.item(path))
    }
}

/// A call of [`VerizonCloud::metadata`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct Metadata {
    cloud: VerizonCloud,
    path: ItemPath,
    include_deleted: Option<bool>,
    sort: Option<FileSort>,
    page: Option<u32>,
    count: Option<u32>,
    filter: Option<ItemType>,
    refusal: Refusal,
    options: CallOptions,
}

impl Metadata {
    options_setter!();

    fn new(cloud: &VerizonCloud, path: ItemPath) -> Self {
        Self {
            cloud: cloud.clone(),
            refusal: Refusal::of(path.check("path")),
            path,
            include_deleted: None,
            sort: None,
            page: None,
            count: None,
            filter: None,
            options: CallOptions::new(),
        }
    }

    /// Whether to list what is in the trash as well; false unless set.
    pub fn include_deleted(mut self, include_deleted: bool) -> Self {
        self.include_deleted = Some(include_deleted);
        self
    }

    /// The order, as [`SortField`](super::SortField) gives it; `name+asc` is understood as well.
    pub fn sort(mut self, sort: impl Into<FileSort>) -> Self {
        self.sort = Some(sort.into());
        self
    }

    /// Which page, from 1; it needs [`count`](Metadata::count).
    pub fn page(mut self, page: u32) -> Self {
        self.refusal.note(checks::page(page));
        self.page = Some(page);
        self
    }

    /// How many files and folders to give, together, at least 1; all there are unless set, presumably (`wire.md §4.1`).
    pub fn count(mut self, count: u32) -> Self {
        self.refusal.note(checks::count(count, u32::MAX));
        self.count = Some(count);
        self
    }

    /// Files only, or folders only.
    pub fn filter(mut self, filter: impl Into<ItemType>) -> Self {
        self.filter = Some(filter.into());
        self
    }

    /// Page by page.
    pub fn pages(self) -> Pages<FileOrFolder> {
        let refusal = self.refusal();
        let pages = match self.into_request() {
            Request::Root(request) => request.pages(),
            Request::Path(request) => request.pages(),
        };
        refusal.or_pages(pages)
    }

    /// Item by item over all pages; folders come first on each. A file has no items.
    pub fn items(self) -> Items<CloudItem> {
        self.pages().items(CloudItem::in_folder)
    }

    fn refusal(&self) -> Refusal {
        let mut refusal = self.refusal.clone();
        if self.page.is_some() && self.count.is_none() {
            refusal.note(Err("page: needs a count".to_owned()));
        }
        refusal
    }

    fn into_request(self) -> Request {
        let options = self.options;
        let files = self.cloud.api().files();
        // The two calls have the same settings and no type in common.
        macro_rules! set {
            ($request:expr) => {{
                let mut request = $request.with_options(options);
                if let Some(include_deleted) = self.include_deleted {
                    request = request.include_deleted(include_deleted);
                }
                if let Some(sort) = self.sort {
                    request = request.sort(sort);
                }
                if let Some(page) = self.page {
                    request = request.page(page);
                }
                if let Some(count) = self.count {
                    request = request.count(count);
                }
                if let Some(filter) = self.filter {
                    request = request.filter(filter);
                }
                request
            }};
        }
        if self.path.is_root() {
            Request::Root(set!(files.root()))
        } else {
            Request::Path(set!(files.metadata(self.path.as_str())))
        }
    }

    async fn found(self) -> Result<CloudItem, Error> {
        self.refusal().check()?;
        match self.into_request() {
            Request::Root(request) => {
                let root = request.send().await?.into_body();
                Ok(CloudItem::Folder(root))
            }
            Request::Path(request) => {
                let found = request.send().await?.into_body();
                CloudItem::of(found, "files.metadata")
            }
        }
    }

    async fn run(self) -> Result<CloudFolder, Error> {
        match self.found().await? {
            CloudItem::Folder(folder) => Ok(folder),
            CloudItem::File(file) => Err(wrong_type(&file.path(), "a file", "file_metadata")),
        }
    }
}

enum Request {
    Root(::verizon_cloud::files::RootRequest),
    Path(::verizon_cloud::files::MetadataRequest),
}

fn wrong_type(path: &str, what: &str, instead: &str) -> Error {
    let message = format!("{path} is {what}; ask for it with {instead}");
    Error::new(ErrorClass::WrongResourceType, message).with_operation_name("files.metadata")
}

/// A call of [`VerizonCloud::item`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct GetItem(Metadata);

impl GetItem {
    pub(super) async fn run(self) -> Result<CloudItem, Error> {
        self.0.found().await
    }

    /// What is there, or nothing where the service says that there is nothing.
    pub(super) async fn run_if_there(self) -> Result<Option<CloudItem>, Error> {
        match self.run().await {
            Ok(found) => Ok(Some(found)),
            Err(error) if ErrorKind::of(&error).is(ErrorKind::NotFound) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// A call of [`VerizonCloud::file_metadata`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct FileMetadata(GetItem);

impl FileMetadata {
    async fn run(self) -> Result<CloudFile, Error> {
        match self.0.run().await? {
            CloudItem::File(file) => Ok(file),
            CloudItem::Folder(folder) => Err(wrong_type(&folder.path(), "a folder", "metadata")),
        }
    }
}

/// A call of [`VerizonCloud::exists`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct Exists(GetItem);

impl Exists {
    async fn run(self) -> Result<bool, Error> {
        Ok(self.0.run_if_there().await?.is_some())
    }
}

/// A call of [`VerizonCloud::is_dir`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct IsDir(GetItem);

impl IsDir {
    async fn run(self) -> Result<bool, Error> {
        let found = self.0.run_if_there().await?;
        Ok(found.is_some_and(|item| item.is_folder()))
    }
}

/// A call of [`VerizonCloud::is_file`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct IsFile(GetItem);

impl IsFile {
    async fn run(self) -> Result<bool, Error> {
        let found = self.0.run_if_there().await?;
        Ok(found.is_some_and(|item| !item.is_folder()))
    }
}

/// Hands the options on to the call inside.
macro_rules! inner_options {
    ($($call:ident),+) => {
        $(
            impl $call {
                /// Sets what holds for this call only: headers, time limits, a retry policy.
                pub fn options(mut self, options: CallOptions) -> Self {
                    self.0 = self.0.options(options);
                    self
                }
            }
        )+
    };
}

inner_options!(GetItem, FileMetadata, Exists, IsDir, IsFile);

awaitable! {
    Metadata => CloudFolder,
    GetItem => CloudItem,
    FileMetadata => CloudFile,
    Exists => bool,
    IsDir => bool,
    IsFile => bool,
}

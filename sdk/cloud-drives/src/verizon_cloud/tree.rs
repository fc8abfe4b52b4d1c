//! Walking trees, and uploading folders. Ids are paths.

use std::collections::{HashSet, VecDeque};
use std::path::PathBuf;
use std::pin::pin;
use std::task::{Context, Poll, ready};

use ::verizon_cloud::types::FileOrFolder;
use cloud_drives_core::{BoxFuture, CallOptions, Error, ErrorClass, Pages, Result};

use super::listing::in_folder;
use super::upload::check_folder;
use super::{CloudItem, ItemPath, VerizonCloud};
use crate::transfer::{FileUpload, TransferOptions, UploadFolder};
use crate::tree::{
    CreatedFolder, EntryKind, EntrySource, FolderTarget, Listing, RemoteEntry, Tree,
};
use crate::walk::Walk;

/// Page size of a transfer.
pub(super) const PAGE: u32 = 100;

impl VerizonCloud {
    /// Walks everything below a folder. `/` covers all virtual folders; a file has nothing below it.
    ///
    /// ```no_run
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// let mut walk = cloud.walk("/VZMOBILE");
    /// while let Some(entry) = walk.try_next().await? {
    ///     println!("{}", entry.remote.id);
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// Sends one call per folder; the [full view](VerizonCloud::fullview) returns all files in one call. To set the page size, walk a
    /// [`tree`](VerizonCloud::tree).
    ///
    /// # Errors
    ///
    /// As [`VerizonCloud::metadata`]. After an error, the next call continues the walk.
    pub fn walk(&self, path: impl Into<ItemPath>) -> Walk<CloudTree> {
        self.tree().walk(path.into().as_str())
    }

    /// Uploads a local folder with its subfolders into a folder of the cloud, which is created if it does not exist.
    ///
    /// The virtual folder must exist.
    ///
    /// ```no_run
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// let sent = cloud
    ///     .upload_folder("photos", "/VZMOBILE/backup/photos")
    ///     .on_progress(|progress| println!("{} of {} files", progress.files, progress.total_files))
    ///     .await?;
    /// println!("{} new, {} as before", sent.files.len(), sent.skipped.len());
    /// for failed in &sent.failed {
    ///     eprintln!("{}: {}", failed.entry.path, failed.error);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// See [`UploadFolder`] for how existing files and failures are treated.
    ///
    /// # Errors
    ///
    /// As [`UploadFolder`], and the service's errors for creating the folder of the cloud.
    ///
    /// # Retries
    ///
    /// Each file as [`upload`](VerizonCloud::upload), each folder as [`create_folder`](VerizonCloud::create_folder).
    pub fn upload_folder(
        &self,
        local: impl Into<PathBuf>,
        folder: impl Into<ItemPath>,
    ) -> UploadFolder<CloudTree> {
        let tree = self.tree().count(PAGE);
        tree.upload_folder(local, folder.into().as_str())
    }

    /// Returns the folders of the cloud, for walks with other than the default settings.
    ///
    /// ```no_run
    /// use cloud_drives::tree::Tree;
    ///
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// let mut walk = cloud.tree().count(100).walk("/VZMOBILE");
    /// # walk.try_next().await?;
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn tree(&self) -> CloudTree {
        CloudTree {
            cloud: self.clone(),
            count: None,
            options: CallOptions::new(),
        }
    }
}

/// The folders of a cloud.
#[derive(Clone, Debug)]
pub struct CloudTree {
    pub(super) cloud: VerizonCloud,
    count: Option<u32>,
    pub(super) options: CallOptions,
}

impl CloudTree {
    /// Sets the page size, at least 1. Default: all items of a folder.
    #[must_use]
    pub fn count(mut self, count: u32) -> Self {
        self.count = Some(count);
        self
    }
}

impl Tree for CloudTree {
    type Item = CloudItem;

    fn set_options(&mut self, options: CallOptions) {
        self.options = options;
    }

    fn list(&self, folder: &str) -> Listing<CloudItem> {
        let mut pages = self.cloud.metadata(folder);
        pages = pages.with_options(self.options.clone());
        if let Some(count) = self.count {
            pages = pages.count(count);
        }
        Listing::new(Items {
            folder: folder.to_owned(),
            pages: Some(pages.pages()),
            count: self.count,
            seen: HashSet::new(),
            left_out: 0,
            page: VecDeque::new(),
        })
    }
}

/// The items of a folder, each once.
struct Items {
    folder: String,
    /// The following pages.
    pages: Option<Pages<FileOrFolder>>,
    count: Option<u32>,
    seen: HashSet<String>,
    left_out: usize,
    page: VecDeque<CloudItem>,
}

impl EntrySource<CloudItem> for Items {
    fn poll_entry(&mut self, cx: &mut Context<'_>) -> Poll<Result<Option<RemoteEntry<CloudItem>>>> {
        loop {
            if let Some(item) = self.page.pop_front() {
                return Poll::Ready(Ok(Some(entry(item))));
            }
            let Some(pages) = &mut self.pages else {
                return Poll::Ready(Ok(None));
            };
            let page = ready!(pin!(pages.try_next()).poll(cx))?;
            match page {
                Some(page) => {
                    self.left_out += page.undecoded().len();
                    // An answer without a folder does not mean an empty folder.
                    self.left_out += usize::from(page.folder.is_none());
                    self.take(in_folder(page.into_body()))?;
                }
                None => self.pages = None,
            }
        }
    }

    fn left_out(&self) -> usize {
        self.left_out
    }
}

impl Items {
    fn take(&mut self, items: Vec<CloudItem>) -> Result<()> {
        let (found, before) = (items.len(), self.seen.len());
        let new = items
            .into_iter()
            .filter(|item| self.seen.insert(item.path()));
        self.page.extend(new);
        // The service may ignore the count (`wire.md §4.1`). Then this page has all items.
        if self.count.is_some_and(|count| found > count as usize) {
            self.pages = None;
        } else if found > 0 && self.seen.len() == before {
            return Err(same_again(&self.folder));
        }
        Ok(())
    }
}

impl FolderTarget for CloudTree {
    fn prepare<'a>(&'a self, folder: &'a str) -> BoxFuture<'a, Result<String>> {
        Box::pin(async move {
            let path = ItemPath::from(folder);
            check_folder(&path)?;
            if !path.is_virtual_folder() {
                let created = self.cloud.makedirs(&path);
                created.with_options(self.options.clone()).await?;
            }
            Ok(folder.to_owned())
        })
    }

    fn create_folder<'a>(
        &'a self,
        parent: &'a str,
        name: &'a str,
    ) -> BoxFuture<'a, Result<CreatedFolder>> {
        Box::pin(async move {
            let path = format!("{}/{name}", parent.trim_end_matches('/'));
            let created = self.cloud.create_folder(path);
            let created = created.with_options(self.options.clone()).await?;
            Ok(CreatedFolder {
                id: created.path(),
                existed: false,
            })
        })
    }

    /// Deletes an entry.
    ///
    /// A file is checked immediately before, and kept if it is not the listed one; the contents of a folder are not checked.
    fn delete<'a>(
        &'a self,
        _: &'a str,
        entry: &'a RemoteEntry<CloudItem>,
    ) -> BoxFuture<'a, Result<()>> {
        Box::pin(async move {
            if let CloudItem::File(listed) = &entry.item {
                let now = self.cloud.file_metadata(entry.id.as_str());
                let now = now.with_options(self.options.clone()).await?;
                if (now.version, now.size, &now.checksum)
                    != (listed.version, listed.size, &listed.checksum)
                {
                    return Err(changed(&entry.id));
                }
            }
            let deleted = self.cloud.delete(entry.id.as_str());
            deleted.with_options(self.options.clone()).await.map(drop)
        })
    }

    fn uploads_are_resumable(&self) -> bool {
        true
    }

    fn upload<'a>(
        &'a self,
        parent: &'a str,
        file: FileUpload<'a>,
        _: Option<&'a RemoteEntry<CloudItem>>,
    ) -> BoxFuture<'a, Result<String>> {
        Box::pin(async move {
            let upload = self.cloud.upload(file.path(), parent).name(file.name());
            let sent = file.start(upload.with_options(self.options.clone()));
            Ok(sent.await?.receipt.path())
        })
    }
}

/// Creates an error for a listing that repeats a page.
///
/// Items on the missing pages would count as absent and be overwritten.
fn same_again(folder: &str) -> Error {
    let message =
        format!("{folder}: the service repeats a page, so the rest of the folder cannot be listed");
    Error::new(ErrorClass::Protocol, message).with_operation_name("files.metadata")
}

fn changed(path: &str) -> Error {
    let message = format!("{path}: the file changed since it was listed, and was not deleted");
    Error::new(ErrorClass::Status, message)
        .with_status(http::StatusCode::CONFLICT)
        .with_operation_name("files.delete")
}

fn entry(item: CloudItem) -> RemoteEntry<CloudItem> {
    let kind = match &item {
        CloudItem::Folder(_) => EntryKind::Folder,
        CloudItem::File(file) => EntryKind::File {
            size: Some(file.size),
            md5: None,
            sha256: file.checksum.clone(),
        },
    };
    RemoteEntry {
        name: item.name().to_owned(),
        id: item.path(),
        kind,
        item,
    }
}

//! Walking trees, and uploading folders. Ids are paths.

use std::path::PathBuf;
use std::time::SystemTime;

use ::yandex_disk::types::{Resource, ResourceType};
use cloud_drives_core::{BoxFuture, CallOptions, Result};

use super::paths::{below, on_disk, parent};
use super::{ErrorKind, YandexDisk};
use crate::transfer::{FileUpload, TransferOptions, UploadFolder};
use crate::tree::{CreatedFolder, EntryKind, FolderTarget, Listing, RemoteEntry, Tree};
use crate::walk::Walk;

/// The members that a folder transfer needs.
const FIELDS: [&str; 7] = ["name", "path", "type", "size", "md5", "sha256", "modified"];

impl YandexDisk {
    /// Walks everything below a folder.
    ///
    /// ```no_run
    /// # async fn example(disk: cloud_drives::YandexDisk) -> Result<(), cloud_drives::Error> {
    /// let mut walk = disk.walk("disk:/photos").max_depth(2);
    /// while let Some(entry) = walk.try_next().await? {
    ///     println!("{} {:?}", entry.path(), entry.remote.item.size);
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// As [`listdir`](YandexDisk::listdir). After an error, the next call continues the walk.
    ///
    /// # Retries
    ///
    /// Each page separately, according to the client's retry policy.
    pub fn walk(&self, path: impl AsRef<str>) -> Walk<DiskTree> {
        DiskTree::new(self, false).walk(on_disk(path))
    }

    /// Uploads a local folder with its subfolders into a folder of the Disk, which is created if it does not exist.
    ///
    /// ```no_run
    /// # async fn example(disk: cloud_drives::YandexDisk) -> Result<(), cloud_drives::Error> {
    /// let sent = disk
    ///     .upload_folder("photos", "disk:/backup/photos")
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
    /// As [`UploadFolder`], and the service's errors for creating the folder on the Disk.
    ///
    /// # Retries
    ///
    /// Each file as [`upload`](YandexDisk::upload), each folder as [`mkdir`](YandexDisk::mkdir).
    pub fn upload_folder(
        &self,
        local: impl Into<PathBuf>,
        path: impl AsRef<str>,
    ) -> UploadFolder<DiskTree> {
        DiskTree::new(self, true).upload_folder(local, on_disk(path))
    }
}

/// The folders of a Disk.
#[derive(Clone, Debug)]
pub struct DiskTree {
    pub(super) disk: YandexDisk,
    pub(super) options: CallOptions,
    /// Whether to request only the members that a transfer needs.
    brief: bool,
}

impl DiskTree {
    pub(super) fn new(disk: &YandexDisk, brief: bool) -> Self {
        Self {
            disk: disk.clone(),
            options: CallOptions::new(),
            brief,
        }
    }
}

impl Tree for DiskTree {
    type Item = Resource;

    fn set_options(&mut self, options: CallOptions) {
        self.options = options;
    }

    fn list(&self, folder: &str) -> Listing<Resource> {
        let mut items = self.disk.listdir(folder).with_options(self.options.clone());
        if self.brief {
            items = items.fields(FIELDS);
        }
        Listing::of_items(items.items(), |item| Some(entry(item)))
    }

    fn modified(&self, entry: &RemoteEntry<Resource>) -> Option<SystemTime> {
        entry.item.modified.map(SystemTime::from)
    }
}

impl FolderTarget for DiskTree {
    fn prepare<'a>(&'a self, folder: &'a str) -> BoxFuture<'a, Result<String>> {
        Box::pin(async move {
            // An empty path is not a root: makedirs rejects it.
            if folder.is_empty() || parent(folder).is_some() {
                let created = self
                    .disk
                    .makedirs(folder)
                    .with_options(self.options.clone());
                existed(created.await.map(drop))?;
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
            let id = below(parent, name);
            let created = self.disk.mkdir(&id).with_options(self.options.clone());
            let existed = existed(created.await.map(drop))?;
            Ok(CreatedFolder { id, existed })
        })
    }

    fn delete<'a>(
        &'a self,
        _: &'a str,
        entry: &'a RemoteEntry<Resource>,
    ) -> BoxFuture<'a, Result<()>> {
        Box::pin(async move {
            let mut removed = self.disk.remove(&entry.id);
            // A newer file of that name is kept.
            if let EntryKind::File { md5: Some(md5), .. } = &entry.kind {
                removed = removed.md5(md5);
            }
            removed.with_options(self.options.clone()).await.map(drop)
        })
    }

    fn uploads_are_resumable(&self) -> bool {
        true
    }

    fn upload<'a>(
        &'a self,
        parent: &'a str,
        file: FileUpload<'a>,
        replaces: Option<&'a RemoteEntry<Resource>>,
    ) -> BoxFuture<'a, Result<String>> {
        Box::pin(async move {
            let path = below(parent, file.name());
            let upload = self.disk.upload(file.path(), &path);
            let upload = upload.overwrite(replaces.is_some());
            file.start(upload.with_options(self.options.clone()))
                .await?;
            Ok(path)
        })
    }
}

/// Returns whether a folder existed before it was created.
fn existed(created: Result<()>) -> Result<bool> {
    match created {
        Ok(()) => Ok(false),
        Err(error) if ErrorKind::of(&error) == ErrorKind::DirectoryExists => Ok(true),
        Err(error) => Err(error),
    }
}

pub(super) fn entry(item: Resource) -> RemoteEntry<Resource> {
    let kind = match item.type_ {
        Some(ResourceType::Dir) => EntryKind::Folder,
        _ => EntryKind::File {
            size: item.size,
            md5: item.md5.clone(),
            sha256: item.sha256.clone(),
        },
    };
    RemoteEntry {
        name: item.name.clone(),
        id: item.path.clone(),
        kind,
        item,
    }
}

//! Walking trees, and uploading folders.

use std::path::PathBuf;
use std::time::SystemTime;

use ::amazon_drive::types::{Node, NodeId, NodeStatus};
use cloud_drives_core::{BoxFuture, CallOptions, Result};

use super::AmazonDrive;
use super::paths::is_in;
use crate::transfer::{FileUpload, Fingerprint, TransferOptions, UploadFolder};
use crate::tree::{CreatedFolder, EntryKind, FolderTarget, Listing, RemoteEntry, Tree};
use crate::walk::Walk;

impl AmazonDrive {
    /// Walks everything below a folder.
    ///
    /// ```no_run
    /// # async fn example(drive: cloud_drives::AmazonDrive, folder_id: &str) -> Result<(), cloud_drives::Error> {
    /// let mut walk = drive.walk(folder_id);
    /// while let Some(entry) = walk.try_next().await? {
    ///     println!("{} {:?}", entry.path(), entry.remote.item.version);
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// A folder can be in several folders, even in itself (`wire.md §2.11`). Each folder is entered once; further entries of it are marked
    /// [`is_repeated`](crate::walk::Entry::is_repeated).
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::list_children`]. After an error, the next call continues the walk.
    pub fn walk(&self, folder_id: impl Into<NodeId>) -> Walk<DriveTree> {
        DriveTree::new(self).walk(folder_id.into())
    }

    /// Uploads a local folder with its subfolders into a folder of the Drive.
    ///
    /// ```no_run
    /// # async fn example(drive: cloud_drives::AmazonDrive) -> Result<(), cloud_drives::Error> {
    /// let folder = drive.makedirs("/backup/photos").await?;
    /// let sent = drive
    ///     .upload_folder("photos", &folder.id)
    ///     .on_progress(|progress| println!("{} of {} files", progress.files, progress.total_files))
    ///     .await?;
    /// println!("{} new, {} as before", sent.files.len(), sent.skipped.len());
    /// for failed in &sent.failed {
    ///     eprintln!("{}: {}", failed.entry.path, failed.error);
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// See [`UploadFolder`] for how existing files and failures are treated. The service does not distinguish names
    /// that differ only by case: the second of two such files fails.
    ///
    /// # Errors
    ///
    /// As [`UploadFolder`]; [`NotFound`](crate::amazon_drive::ErrorKind::NotFound) if the folder of the Drive does not exist.
    ///
    /// # Retries
    ///
    /// Each file as [`AmazonDrive::upload`].
    pub fn upload_folder(
        &self,
        local: impl Into<PathBuf>,
        folder_id: impl Into<NodeId>,
    ) -> UploadFolder<DriveTree> {
        DriveTree::new(self).upload_folder(local, folder_id.into())
    }
}

/// The folders of a Drive.
#[derive(Clone, Debug)]
pub struct DriveTree {
    pub(super) drive: AmazonDrive,
    pub(super) options: CallOptions,
}

impl DriveTree {
    pub(super) fn new(drive: &AmazonDrive) -> Self {
        Self {
            drive: drive.clone(),
            options: CallOptions::new(),
        }
    }
}

impl Tree for DriveTree {
    type Item = Node;

    fn set_options(&mut self, options: CallOptions) {
        self.options = options;
    }

    fn list(&self, folder: &str) -> Listing<Node> {
        let children = self.drive.list_children(folder);
        let children = children.with_options(self.options.clone()).items();
        let folder = folder.to_owned();
        Listing::of_items(children, move |child| {
            let is_gone = matches!(child.status, NodeStatus::Trash | NodeStatus::Purged);
            (is_in(&child, &folder) && !is_gone).then(|| entry(child))
        })
    }

    fn folders_are_shared(&self) -> bool {
        true
    }

    fn modified(&self, entry: &RemoteEntry<Node>) -> Option<SystemTime> {
        entry.item.modified_date.map(SystemTime::from)
    }
}

impl FolderTarget for DriveTree {
    fn key(&self, name: &str) -> String {
        name.to_lowercase()
    }

    fn create_folder<'a>(
        &'a self,
        parent: &'a str,
        name: &'a str,
    ) -> BoxFuture<'a, Result<CreatedFolder>> {
        Box::pin(async move {
            let options = &self.options;
            let created = self.drive.make_or_take(parent, name, name, options);
            let (node, is_new) = created.await?;
            Ok(CreatedFolder {
                id: node.id.into(),
                existed: !is_new,
            })
        })
    }

    /// Moves a node to the trash. A node that is also in other folders is only removed from this one.
    fn delete<'a>(
        &'a self,
        parent: &'a str,
        entry: &'a RemoteEntry<Node>,
    ) -> BoxFuture<'a, Result<()>> {
        Box::pin(async move {
            let options = self.options.clone();
            if entry.item.parents.len() > 1 {
                let removed = self.drive.remove_child(parent, &entry.id);
                return removed.with_options(options).await.map(drop);
            }
            let removed = self.drive.move_to_trash(&entry.id);
            removed.with_options(options).await.map(drop)
        })
    }

    fn upload<'a>(
        &'a self,
        parent: &'a str,
        file: FileUpload<'a>,
        replaces: Option<&'a RemoteEntry<Node>>,
    ) -> BoxFuture<'a, Result<String>> {
        Box::pin(async move {
            let (path, options) = (file.path(), self.options.clone());
            let sent = match replaces {
                Some(existing) => {
                    let overwrite = self.drive.overwrite_file(&existing.id, path);
                    file.start(overwrite.with_options(options)).await?
                }
                None => {
                    let upload = self.drive.upload(path, file.name()).parent(parent);
                    file.start(upload.with_options(options)).await?
                }
            };
            Ok(sent.receipt.id.into())
        })
    }
}

fn entry(node: Node) -> RemoteEntry<Node> {
    let kind = match (node.is_folder(), &node.content_properties) {
        // The folder already has its name.
        _ if node.status != NodeStatus::Available => EntryKind::Other,
        (true, _) => EntryKind::Folder,
        (false, Some(contents)) => EntryKind::File {
            size: contents.size,
            md5: contents.md5.clone(),
            sha256: None,
        },
        // Only empty files were seen without a checksum (`wire.md §3`).
        (false, None) => {
            let empty = Fingerprint::of(b"");
            EntryKind::File {
                size: Some(empty.size),
                md5: Some(empty.md5),
                sha256: Some(empty.sha256),
            }
        }
    };
    RemoteEntry {
        name: node.name.clone().unwrap_or_default(),
        id: node.id.clone().into(),
        kind,
        item: node,
    }
}

//! Whole folders.

use std::path::PathBuf;

use ::amazon_drive::types::Node;
use cloud_drives_core::{BoxFuture, CallOptions, Result};

use crate::amazon_drive::AmazonDrive;
use crate::amazon_drive::call::awaitable;
use crate::amazon_drive::children::is_child;
use crate::setters::{folder_setters, overwrite_setter};
use crate::transfer::folder::{FolderSettings, FolderTarget, Made, There, What, upload_folder};
use crate::transfer::{Fingerprint, LocalEntry, ProgressCallback, UploadedFolder};

impl AmazonDrive {
    /// Uploads what is in a folder on this machine, with all folders in it, into a folder of the Drive.
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
    /// Folders that are there are taken as they are, empty ones are made too. A file that is there under the same name with the same
    /// MD5 is left alone, so that an upload that broke off can be run again. One with other contents has failed with a conflict, unless
    /// [`overwrite`](UploadFolder::overwrite) is set. Nothing is ever taken away.
    ///
    /// What fails keeps back only what is inside of it, and is told in [`failed`](UploadedFolder::failed): a file that can't be read or
    /// is refused, a folder where a file is in the way, a name that is not Unicode, a name that differs from another only by case,
    /// which the service does not tell apart. When no token is to be had, the rest is not tried.
    ///
    /// # Errors
    ///
    /// When nothing could begin: [`is_source`](cloud_drives_core::Error::is_source) when the folder can't be read,
    /// [`NotFound`](crate::amazon_drive::ErrorKind::NotFound) when that of the Drive is not there.
    ///
    /// # Retries
    ///
    /// Each file as [`AmazonDrive::upload`].
    ///
    /// # Cancel safety
    ///
    /// Dropping the future ends the files under way; what was uploaded stays.
    pub fn upload_folder(
        &self,
        local: impl Into<PathBuf>,
        folder_id: impl Into<String>,
    ) -> UploadFolder {
        UploadFolder {
            drive: self.clone(),
            local: local.into(),
            folder_id: folder_id.into(),
            settings: FolderSettings::default(),
            options: CallOptions::new(),
        }
    }
}

/// An upload that [`AmazonDrive::upload_folder`] prepared. Await it.
#[derive(Debug)]
#[must_use = "an upload does nothing until it is awaited"]
pub struct UploadFolder {
    drive: AmazonDrive,
    local: PathBuf,
    folder_id: String,
    settings: FolderSettings,
    options: CallOptions,
}

impl UploadFolder {
    folder_setters!();
    overwrite_setter!();

    async fn run(self) -> Result<UploadedFolder> {
        let target = ToDrive {
            drive: self.drive,
            options: self.options,
        };
        upload_folder(&target, &self.local, self.folder_id, self.settings).await
    }
}

/// A Drive as the place that folders go to; addresses are ids.
struct ToDrive {
    drive: AmazonDrive,
    options: CallOptions,
}

impl FolderTarget for ToDrive {
    fn key(&self, name: &str) -> String {
        name.to_lowercase()
    }

    fn list<'a>(
        &'a self,
        folder: &'a str,
        found: &'a mut (dyn FnMut(There) + Send),
    ) -> BoxFuture<'a, Result<()>> {
        Box::pin(async move {
            let children = self.drive.list_children(folder);
            let mut children = children.options(self.options.clone()).items();
            while let Some(child) = children.try_next().await? {
                if is_child(&child, folder) {
                    found(there(child));
                }
            }
            Ok(())
        })
    }

    fn make<'a>(&'a self, parent: &'a str, name: &'a str) -> BoxFuture<'a, Result<Made>> {
        Box::pin(async move {
            let (node, is_new) = self
                .drive
                .make_or_take(parent, name, name, &self.options)
                .await?;
            Ok(Made {
                address: node.id,
                was_there: !is_new,
            })
        })
    }

    fn upload<'a>(
        &'a self,
        parent: &'a str,
        file: &'a LocalEntry,
        instead_of: Option<&'a There>,
        progress: ProgressCallback,
    ) -> BoxFuture<'a, Result<String>> {
        Box::pin(async move {
            let path = file.local.as_path();
            let report = move |so_far| progress.report(so_far);
            let sent = match instead_of {
                Some(there) => {
                    let overwrite = self.drive.overwrite_file(&there.address, path);
                    let overwrite = overwrite.on_progress(report);
                    overwrite.options(self.options.clone()).await?
                }
                None => {
                    let upload = self.drive.upload(path, file.name()).parent(parent);
                    let upload = upload.on_progress(report);
                    upload.options(self.options.clone()).await?
                }
            };
            Ok(sent.node.id)
        })
    }
}

fn there(node: Node) -> There {
    let what = match node.is_folder() {
        true => What::Folder,
        false => match node.content_properties {
            Some(contents) => What::File {
                size: contents.size,
                md5: contents.md5,
                sha256: None,
            },
            // Only files that are empty were seen without (`wire.md §3`).
            None => {
                let empty = Fingerprint::of(b"");
                What::File {
                    size: Some(empty.size),
                    md5: Some(empty.md5),
                    sha256: Some(empty.sha256),
                }
            }
        },
    };
    There {
        name: node.name.unwrap_or_default(),
        address: node.id,
        what,
    }
}

awaitable!(UploadFolder => UploadedFolder);

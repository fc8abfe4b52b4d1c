//! Whole folders.

use std::path::PathBuf;

use ::yandex_disk::types::{Resource, ResourceType};
use cloud_drives_core::{BoxFuture, CallOptions, Result};

use crate::setters::{folder_setters, overwrite_setter};
use crate::transfer::folder::{FolderSettings, FolderTarget, Made, There, What, upload_folder};
use crate::transfer::{LocalEntry, ProgressCallback, UploadedFolder};
use crate::yandex_disk::call::awaitable;
use crate::yandex_disk::paths::parent;
use crate::yandex_disk::{ErrorKind, YandexDisk, disk_path};

impl YandexDisk {
    /// Uploads what is in a folder on this machine, with all folders in it, into a folder of the Disk, which is made if it is not there.
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
    /// Folders that are there are taken as they are, empty ones are made too. A file that is there under the same name with the same
    /// checksums is left alone, so that an upload that broke off can be run again. One with other contents has failed with a conflict,
    /// unless [`overwrite`](UploadFolder::overwrite) is set. Nothing is ever taken away.
    ///
    /// What fails keeps back only what is inside of it, and is told in [`failed`](UploadedFolder::failed): a file that can't be read or
    /// is refused, a folder where a file is in the way, a name that is not Unicode. When no token is to be had, the rest is not tried.
    ///
    /// # Errors
    ///
    /// When nothing could begin: [`is_source`](cloud_drives_core::Error::is_source) when the folder can't be read, and the answers of
    /// the service to the making of the folder on the Disk.
    ///
    /// # Retries
    ///
    /// Each file as [`upload`](YandexDisk::upload), each folder as [`mkdir`](YandexDisk::mkdir).
    ///
    /// # Cancel safety
    ///
    /// Dropping the future ends the files under way; what was uploaded stays.
    pub fn upload_folder(&self, local: impl Into<PathBuf>, path: impl AsRef<str>) -> UploadFolder {
        UploadFolder {
            disk: self.clone(),
            local: local.into(),
            path: disk_path(path.as_ref()),
            settings: FolderSettings::default(),
            options: CallOptions::new(),
        }
    }
}

/// An upload that [`YandexDisk::upload_folder`] prepared. Await it.
#[derive(Debug)]
#[must_use = "an upload does nothing until it is awaited"]
pub struct UploadFolder {
    disk: YandexDisk,
    local: PathBuf,
    path: String,
    settings: FolderSettings,
    options: CallOptions,
}

impl UploadFolder {
    folder_setters!();
    overwrite_setter!();

    async fn run(self) -> Result<UploadedFolder> {
        if parent(&self.path).is_some() {
            let made = self.disk.makedirs(&self.path);
            there_or_made(made.options(self.options.clone()).await.map(drop))?;
        }
        let target = ToDisk {
            disk: self.disk,
            options: self.options,
        };
        upload_folder(&target, &self.local, self.path, self.settings).await
    }
}

/// Whether the folder was there already.
fn there_or_made(made: Result<()>) -> Result<bool> {
    match made {
        Ok(()) => Ok(false),
        Err(error) if ErrorKind::of(&error) == ErrorKind::DirectoryExists => Ok(true),
        Err(error) => Err(error),
    }
}

/// A Disk as the place that folders go to; addresses are paths.
struct ToDisk {
    disk: YandexDisk,
    options: CallOptions,
}

impl FolderTarget for ToDisk {
    fn list<'a>(
        &'a self,
        folder: &'a str,
        found: &'a mut (dyn FnMut(There) + Send),
    ) -> BoxFuture<'a, Result<()>> {
        Box::pin(async move {
            let items = self.disk.listdir(folder).options(self.options.clone());
            let items = items.fields(["name", "path", "type", "size", "md5", "sha256"]);
            let mut items = items.items();
            while let Some(item) = items.try_next().await? {
                found(there(item));
            }
            Ok(())
        })
    }

    fn make<'a>(&'a self, parent: &'a str, name: &'a str) -> BoxFuture<'a, Result<Made>> {
        Box::pin(async move {
            let address = below(parent, name);
            let made = self.disk.mkdir(&address).options(self.options.clone());
            let was_there = there_or_made(made.await.map(drop))?;
            Ok(Made { address, was_there })
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
            let address = below(parent, file.name());
            self.disk
                .upload(file.local.as_path(), &address)
                .overwrite(instead_of.is_some())
                .on_progress(move |so_far| progress.report(so_far))
                .options(self.options.clone())
                .await?;
            Ok(address)
        })
    }
}

fn below(folder: &str, name: &str) -> String {
    format!("{}/{name}", folder.trim_end_matches('/'))
}

fn there(item: Resource) -> There {
    let what = match item.type_ {
        Some(ResourceType::Dir) => What::Folder,
        _ => What::File {
            size: item.size,
            md5: item.md5,
            sha256: item.sha256,
        },
    };
    There {
        name: item.name,
        address: item.path,
        what,
    }
}

awaitable!(UploadFolder => UploadedFolder);

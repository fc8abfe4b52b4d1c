//! Whole folders.

use std::collections::HashSet;
use std::path::PathBuf;

use cloud_drives_core::{BoxFuture, CallOptions, Error, ErrorClass, Result};

use crate::setters::{folder_setters, overwrite_setter};
use crate::transfer::folder::{FolderSettings, FolderTarget, Made, There, What, upload_folder};
use crate::transfer::{LocalEntry, ProgressCallback, UploadedFolder};
use crate::verizon_cloud::call::awaitable;
use crate::verizon_cloud::{CloudItem, ItemPath, VerizonCloud};

/// How many files and folders are asked for at once.
const PAGE: u32 = 100;

impl VerizonCloud {
    /// Uploads what is in a folder on this machine, with all folders in it, into a folder of the cloud, which is made if it is not
    /// there. The virtual folder that it is in has to be there.
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
    /// Folders that are there are taken as they are, empty ones are made too. A file that is there under the same name with the same
    /// SHA-256 is left alone, so that an upload that broke off can be run again. One with other contents has failed with a conflict,
    /// unless [`overwrite`](UploadFolder::overwrite) is set. Nothing is ever taken away. A folder takes 10,000 files
    /// (`wire.md §6.2`).
    ///
    /// What fails keeps back only what is inside of it, and is told in [`failed`](UploadedFolder::failed): a file that can't be read or
    /// is refused, a folder where a file is in the way, a name that is not Unicode. When no token is to be had, the rest is not tried.
    ///
    /// # Errors
    ///
    /// When nothing could begin: [`is_source`](cloud_drives_core::Error::is_source) when the folder can't be read, and the answers of
    /// the service to the making of the folder there.
    ///
    /// # Retries
    ///
    /// Each file as [`upload`](VerizonCloud::upload), each folder as [`create_folder`](VerizonCloud::create_folder).
    ///
    /// # Cancel safety
    ///
    /// Dropping the future ends the files under way; what was uploaded stays.
    pub fn upload_folder(
        &self,
        local: impl Into<PathBuf>,
        folder: impl Into<ItemPath>,
    ) -> UploadFolder {
        UploadFolder {
            cloud: self.clone(),
            local: local.into(),
            folder: folder.into(),
            settings: FolderSettings::default(),
            options: CallOptions::new(),
        }
    }
}

/// An upload that [`VerizonCloud::upload_folder`] prepared. Await it.
#[derive(Debug)]
#[must_use = "an upload does nothing until it is awaited"]
pub struct UploadFolder {
    cloud: VerizonCloud,
    local: PathBuf,
    folder: ItemPath,
    settings: FolderSettings,
    options: CallOptions,
}

impl UploadFolder {
    folder_setters!();
    overwrite_setter!();

    async fn run(self) -> Result<UploadedFolder> {
        super::check_folder(&self.folder)?;
        if !self.folder.is_virtual_folder() {
            let made = self.cloud.makedirs(&self.folder);
            made.options(self.options.clone()).await?;
        }
        let target = ToCloud {
            cloud: self.cloud,
            options: self.options,
        };
        let folder = self.folder.as_str().to_owned();
        upload_folder(&target, &self.local, folder, self.settings).await
    }
}

/// A cloud as the place that folders go to; addresses are paths.
struct ToCloud {
    cloud: VerizonCloud,
    options: CallOptions,
}

impl FolderTarget for ToCloud {
    fn list<'a>(
        &'a self,
        folder: &'a str,
        found: &'a mut (dyn FnMut(There) + Send),
    ) -> BoxFuture<'a, Result<()>> {
        Box::pin(async move {
            let pages = self.cloud.metadata(folder).count(PAGE);
            let mut pages = pages.options(self.options.clone()).pages();
            let mut seen = HashSet::new();
            while let Some(page) = pages.try_next().await? {
                let items = CloudItem::in_folder(page.into_body());
                let (count, before) = (items.len(), seen.len());
                for item in items {
                    if seen.insert(item.path()) {
                        found(there(item));
                    }
                }
                // That the service counts as it is asked to is not sure (`wire.md §4.1`): this is everything then.
                if count > PAGE as usize {
                    break;
                }
                if count > 0 && seen.len() == before {
                    return Err(same_again(folder));
                }
            }
            Ok(())
        })
    }

    fn make<'a>(&'a self, parent: &'a str, name: &'a str) -> BoxFuture<'a, Result<Made>> {
        Box::pin(async move {
            let made = self.cloud.create_folder(below(parent, name));
            let made = made.options(self.options.clone()).await?;
            Ok(Made {
                address: made.path(),
                was_there: false,
            })
        })
    }

    fn upload<'a>(
        &'a self,
        parent: &'a str,
        file: &'a LocalEntry,
        _: Option<&'a There>,
        progress: ProgressCallback,
    ) -> BoxFuture<'a, Result<String>> {
        Box::pin(async move {
            let done = self
                .cloud
                .upload(file.local.as_path(), parent)
                .name(file.name())
                .on_progress(move |so_far| progress.report(so_far))
                .options(self.options.clone())
                .await?;
            Ok(done.path())
        })
    }
}

/// What is on the pages that do not come could be taken for missing, and overwritten.
fn same_again(folder: &str) -> Error {
    let message = format!(
        "{folder}: the service gives the same page of it again, so that what else is in it can't be told"
    );
    Error::new(ErrorClass::Protocol, message).with_operation_name("files.metadata")
}

fn below(folder: &str, name: &str) -> String {
    format!("{}/{name}", folder.trim_end_matches('/'))
}

fn there(item: CloudItem) -> There {
    let address = item.path();
    let name = item.name().to_owned();
    let what = match item {
        CloudItem::Folder(_) => What::Folder,
        CloudItem::File(file) => What::File {
            size: Some(file.size),
            md5: None,
            sha256: file.checksum,
        },
    };
    There {
        name,
        address,
        what,
    }
}

awaitable!(UploadFolder => UploadedFolder);

//! Whole folders.

use std::path::PathBuf;

use ::frameio::types::{AssetWithIncludes, FileStatus, FolderCreateParamsData};
use cloud_drives_core::{BoxFuture, CallOptions, Result};

use crate::frameio::FrameIo;
use crate::frameio::call::awaitable;
use crate::frameio::walk::PAGE_SIZE;
use crate::setters::folder_setters;
use crate::transfer::folder::{
    FolderSettings, FolderTarget, Made, Sameness, There, What, upload_folder,
};
use crate::transfer::{LocalEntry, ProgressCallback, UploadedFolder};

impl FrameIo {
    /// Uploads what is in a folder on this machine, with all folders in it, into a folder of Frame.io.
    ///
    /// ```no_run
    /// # async fn example(frame: cloud_drives::FrameIo) -> Result<(), cloud_drives::Error> {
    /// let (account, folder) = ("6f70f1bd-7e89-4a7e-b4d3-7e576585a181", "e183c7ba-07d9-425a-9467-ebdf0223d9ce");
    /// let sent = frame
    ///     .upload_folder(account, folder, "Day 1")
    ///     .on_progress(|progress| println!("{} of {} files", progress.files, progress.total_files))
    ///     .await?;
    /// for failed in &sent.failed {
    ///     eprintln!("{}: {}", failed.entry.path, failed.error);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Folders that are there are taken as they are, empty ones are made too. Names of files are not unique and the service tells no
    /// checksums (`wire.md §6`), so every file becomes a new one, unless [`skip_same_size`](UploadFolder::skip_same_size) is set.
    ///
    /// What fails keeps back only what is inside of it, and is told in [`failed`](UploadedFolder::failed): a file that can't be read or
    /// is refused, as empty ones are, and a name that is not Unicode. When no token is to be had, the rest is not tried.
    ///
    /// # Errors
    ///
    /// When nothing could begin: [`is_source`](cloud_drives_core::Error::is_source) when the folder can't be read, and the answers of
    /// the service to the listing of its folder.
    ///
    /// # Retries
    ///
    /// Each file as [`upload`](FrameIo::upload). Making a folder is repeated only when it is known not to have happened.
    ///
    /// # Cancel safety
    ///
    /// As [`upload`](FrameIo::upload), for each file under way; what was uploaded stays.
    pub fn upload_folder(
        &self,
        account_id: impl Into<String>,
        folder_id: impl Into<String>,
        local: impl Into<PathBuf>,
    ) -> UploadFolder {
        UploadFolder {
            frame: self.clone(),
            account_id: account_id.into(),
            folder_id: folder_id.into(),
            local: local.into(),
            skip_same_size: false,
            settings: FolderSettings::default(),
            options: CallOptions::new(),
        }
    }
}

/// An upload that [`FrameIo::upload_folder`] prepared. Await it.
#[derive(Debug)]
#[must_use = "an upload does nothing until it is awaited"]
pub struct UploadFolder {
    frame: FrameIo,
    account_id: String,
    folder_id: String,
    local: PathBuf,
    skip_same_size: bool,
    settings: FolderSettings,
    options: CallOptions,
}

impl UploadFolder {
    folder_setters!();

    /// Whether a complete file of the same name and size is taken for the same, so that an upload that broke off can be run again; false
    /// unless set, since the contents may be others.
    pub fn skip_same_size(mut self, skip: bool) -> Self {
        self.skip_same_size = skip;
        self
    }

    async fn run(self) -> Result<UploadedFolder> {
        let target = ToFrameIo {
            frame: self.frame,
            account_id: self.account_id,
            skip_same_size: self.skip_same_size,
            options: self.options,
        };
        upload_folder(&target, &self.local, self.folder_id, self.settings).await
    }
}

/// An account as the place that folders go to; addresses are ids.
struct ToFrameIo {
    frame: FrameIo,
    account_id: String,
    skip_same_size: bool,
    options: CallOptions,
}

impl FolderTarget for ToFrameIo {
    fn names_are_unique(&self) -> bool {
        false
    }

    fn sameness(&self) -> Sameness {
        match self.skip_same_size {
            true => Sameness::Size,
            false => Sameness::Unknown,
        }
    }

    fn list<'a>(
        &'a self,
        folder: &'a str,
        found: &'a mut (dyn FnMut(There) + Send),
    ) -> BoxFuture<'a, Result<()>> {
        Box::pin(async move {
            let folders = self.frame.api().folders();
            let children = folders.index(&self.account_id, folder).page_size(PAGE_SIZE);
            let options = self.frame.options(self.options.clone());
            let mut children = children.with_options(options).items();
            while let Some(child) = children.try_next().await? {
                if let Some(child) = there(child) {
                    found(child);
                }
            }
            Ok(())
        })
    }

    fn make<'a>(&'a self, parent: &'a str, name: &'a str) -> BoxFuture<'a, Result<Made>> {
        Box::pin(async move {
            let data = FolderCreateParamsData::new().name(name);
            let folders = self.frame.api().folders();
            let request = folders.create(&self.account_id, parent, data);
            let options = self.frame.options(self.options.clone());
            let made = request.with_options(options).send().await?;
            Ok(Made {
                address: made.into_body().id,
                was_there: false,
            })
        })
    }

    fn upload<'a>(
        &'a self,
        parent: &'a str,
        file: &'a LocalEntry,
        _instead_of: Option<&'a There>,
        progress: ProgressCallback,
    ) -> BoxFuture<'a, Result<String>> {
        Box::pin(async move {
            let path = file.local.as_path();
            let upload = self.frame.upload(&self.account_id, parent, path);
            let sent = upload
                .on_progress(move |so_far| progress.report(so_far))
                .options(self.options.clone())
                .await?;
            Ok(sent.file_id)
        })
    }
}

/// A file with all its bytes, or a folder.
fn there(asset: AssetWithIncludes) -> Option<There> {
    match asset {
        AssetWithIncludes::Folder(folder) => Some(There {
            name: folder.name,
            address: folder.id,
            what: What::Folder,
        }),
        AssetWithIncludes::File(file) if file.status != FileStatus::Created => Some(There {
            name: file.name,
            address: file.id,
            what: What::File {
                size: Some(file.file_size),
                md5: None,
                sha256: None,
            },
        }),
        _ => None,
    }
}

awaitable! {
    UploadFolder => UploadedFolder,
}

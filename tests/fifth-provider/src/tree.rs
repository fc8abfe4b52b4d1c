//! Folders: listing, walking, creating, uploading and downloading.

use std::path::PathBuf;

use cloud_drives_core::{BoxFuture, CallOptions, Result};
use cloud_drives_runtime::prelude::*;
use cloud_drives_runtime::retry::{Finding, settle};
use cloud_drives_runtime::transfer::{
    DownloadFolder, Downloaded, FileDownload, FileUpload, UploadFolder,
};
use cloud_drives_runtime::tree::{CreatedFolder, EntryKind, Listing, RemoteEntry};
use cloud_drives_runtime::walk::Walk;
use lagoon_drive::types::{Item, ItemKind, NewFolder};

use crate::Lagoon;

impl Lagoon {
    /// Walks everything below a folder.
    pub fn walk(&self, folder_id: impl Into<String>) -> Walk<Folders> {
        self.folders().walk(folder_id)
    }

    /// Uploads a local folder into a folder.
    pub fn upload_folder(
        &self,
        local: impl Into<PathBuf>,
        folder_id: impl Into<String>,
    ) -> UploadFolder<Folders> {
        self.folders().upload_folder(local, folder_id)
    }

    /// Downloads a folder into a local folder.
    pub fn download_folder(
        &self,
        folder_id: impl Into<String>,
        local: impl Into<PathBuf>,
    ) -> DownloadFolder<Folders> {
        self.folders().download_folder(folder_id, local)
    }

    fn folders(&self) -> Folders {
        let lagoon = self.clone();
        let options = CallOptions::new();
        Folders { lagoon, options }
    }
}

/// The folders of a [`Lagoon`], by id.
#[derive(Debug)]
pub struct Folders {
    lagoon: Lagoon,
    options: CallOptions,
}

impl Folders {
    async fn create(&self, parent: &str, name: &str) -> Result<String> {
        let items = self.lagoon.api().items();
        let create = items.create_folder(parent, NewFolder::new(name));
        Ok(create.with_options(self.options.clone()).await?.id)
    }

    /// Returns the folder of that name in a folder.
    async fn child(&self, parent: &str, name: &str) -> Result<Option<String>> {
        let mut listing = self.list(parent);
        while let Some(there) = listing.try_next().await? {
            if there.name == name && there.kind == EntryKind::Folder {
                return Ok(Some(there.id));
            }
        }
        Ok(None)
    }
}

fn entry(item: Item) -> RemoteEntry<Item> {
    let kind = match item.kind {
        ItemKind::Folder => EntryKind::Folder,
        ItemKind::File => EntryKind::File {
            size: item.size,
            md5: None,
            sha256: item.sha256.clone(),
        },
        _ => EntryKind::Other,
    };
    RemoteEntry {
        name: item.name.clone(),
        id: item.id.clone(),
        kind,
        item,
    }
}

impl Tree for Folders {
    type Item = Item;

    fn set_options(&mut self, options: CallOptions) {
        self.options = options;
    }

    fn list(&self, folder: &str) -> Listing<Item> {
        let children = self.lagoon.api().items().children(folder);
        let children = children.with_options(self.options.clone());
        Listing::of_items(children.items(), |item| Some(entry(item)))
    }
}

impl FolderTarget for Folders {
    fn create_folder<'a>(
        &'a self,
        parent: &'a str,
        name: &'a str,
    ) -> BoxFuture<'a, Result<CreatedFolder>> {
        Box::pin(async move {
            let create = || self.create(parent, name);
            // The answer was lost, so the folder may have been created.
            let look = || async {
                let there = self.child(parent, name).await?;
                Ok(there.map_or(Finding::NotDone, Finding::Done))
            };
            let retrier = self.lagoon.handle().retrier(&self.options);
            let error = match settle(retrier, create, look).await {
                Ok(id) => return Ok(CreatedFolder { id, existed: false }),
                Err(error) if error.is_conflict() => error,
                Err(error) => return Err(error),
            };
            let id = self.child(parent, name).await?.ok_or(error)?;
            Ok(CreatedFolder { id, existed: true })
        })
    }

    fn delete<'a>(&'a self, _: &'a str, entry: &'a RemoteEntry<Item>) -> BoxFuture<'a, Result<()>> {
        let delete = self.lagoon.api().items().delete(&entry.id);
        let delete = delete.with_options(self.options.clone());
        Box::pin(async move { delete.await.map(drop) })
    }

    fn uploads_are_resumable(&self) -> bool {
        true
    }

    fn upload<'a>(
        &'a self,
        parent: &'a str,
        file: FileUpload<'a>,
        replaces: Option<&'a RemoteEntry<Item>>,
    ) -> BoxFuture<'a, Result<String>> {
        let upload = self.lagoon.upload(file.path(), parent, file.name());
        let upload = upload.replace(replaces.is_some());
        let sent = file.start(upload.with_options(self.options.clone()));
        Box::pin(async move { Ok(sent.await?.receipt.id) })
    }
}

impl FolderSource for Folders {
    fn download<'a>(
        &'a self,
        entry: &'a RemoteEntry<Item>,
        file: FileDownload,
    ) -> BoxFuture<'a, Result<Downloaded>> {
        let download = self.lagoon.download(&entry.id, file.path().to_owned());
        file.start(download.with_options(self.options.clone()))
    }
}

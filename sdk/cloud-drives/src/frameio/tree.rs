//! Walking trees, and uploading folders.

use std::path::PathBuf;
use std::time::SystemTime;

use ::frameio::types::{
    AccountId, AssetWithIncludes, FileStatus, FileWithMediaLinksInclude, FolderId, ProjectId,
};
use cloud_drives_core::{BoxFuture, CallOptions, Items, Result};

use super::FrameIo;
use crate::Drive;
use crate::transfer::{FileUpload, TransferOptions, UploadFolder};
use crate::tree::{CreatedFolder, EntryKind, FolderTarget, Listing, RemoteEntry, Tree};
use crate::walk::Walk;

/// Default page size: the maximum that every listing accepts (`wire.md §4`).
///
/// It exceeds the service's own default of 50, since the service limits the number of requests.
pub(super) const PAGE_SIZE: u32 = 100;

impl FrameIo {
    /// Walks everything below a folder.
    ///
    /// ```no_run
    /// # async fn example(frame: cloud_drives::FrameIo) -> Result<(), cloud_drives::Error> {
    /// let (account, folder) = ("6f70f1bd-7e89-4a7e-b4d3-7e576585a181", "e183c7ba-07d9-425a-9467-ebdf0223d9ce");
    /// let mut walk = frame.walk(account, folder);
    /// while let Some(entry) = walk.try_next().await? {
    ///     println!("{}", entry.path());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// To set the details of each entry, or to enter version stacks, walk a [`tree`](FrameIo::tree).
    ///
    /// # Errors
    ///
    /// The service's errors. After an error, the next call continues the walk.
    ///
    /// # Retries
    ///
    /// Each page by the client's retry policy.
    pub fn walk(
        &self,
        account_id: impl Into<AccountId>,
        folder_id: impl Into<FolderId>,
    ) -> Walk<FrameTree> {
        self.tree(account_id).walk(String::from(folder_id.into()))
    }

    /// Walks everything in a project; see [`walk`](FrameIo::walk).
    pub fn walk_project(
        &self,
        account_id: impl Into<AccountId>,
        project_id: impl Into<ProjectId>,
    ) -> Walk<FrameTree> {
        let projects = self.tree(account_id).of_projects();
        projects.walk(String::from(project_id.into()))
    }

    /// Uploads a local folder with its subfolders into a folder of Frame.io.
    ///
    /// ```no_run
    /// # async fn example(frame: cloud_drives::FrameIo) -> Result<(), cloud_drives::Error> {
    /// let (account, folder) = ("6f70f1bd-7e89-4a7e-b4d3-7e576585a181", "e183c7ba-07d9-425a-9467-ebdf0223d9ce");
    /// let sent = frame
    ///     .upload_folder(account, folder, "Day 1")
    ///     .resumable("Day 1.uploads") // films go on where they were
    ///     .on_progress(|progress| println!("{} of {} files", progress.files, progress.total_files))
    ///     .await?;
    /// for failed in &sent.failed {
    ///     eprintln!("{}: {}", failed.entry.path, failed.error);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// See [`UploadFolder`] for how existing files and failures are treated. Names of files are not unique and the service has no
    /// checksums (`wire.md §6`), so every upload creates a new file, unless files are [matched by
    /// size](crate::transfer::MatchBy::Size). The service rejects empty files.
    ///
    /// # Errors
    ///
    /// As [`UploadFolder`].
    ///
    /// # Retries
    ///
    /// Each file as [`upload`](FrameIo::upload), each folder as [`make_folders`](FrameIo::make_folders).
    pub fn upload_folder(
        &self,
        account_id: impl Into<AccountId>,
        folder_id: impl Into<FolderId>,
        local: impl Into<PathBuf>,
    ) -> UploadFolder<FrameTree> {
        let tree = self.tree(account_id);
        tree.upload_folder(local, String::from(folder_id.into()))
    }

    /// Returns the folders of an account, for walks with other than the default settings.
    ///
    /// ```no_run
    /// use cloud_drives::tree::Tree;
    ///
    /// # async fn example(frame: cloud_drives::FrameIo, account: &str, project: &str) -> Result<(), cloud_drives::Error> {
    /// let tree = frame.tree(account).of_projects().include(["creator"]).into_version_stacks(true);
    /// let mut walk = tree.walk(project);
    /// # walk.try_next().await?;
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn tree(&self, account_id: impl Into<AccountId>) -> FrameTree {
        FrameTree {
            frame: self.clone(),
            account_id: account_id.into(),
            of_projects: false,
            include: Vec::new(),
            page_size: PAGE_SIZE,
            into_version_stacks: false,
            options: CallOptions::new(),
        }
    }
}

/// The folders of an account.
#[derive(Clone, Debug)]
pub struct FrameTree {
    pub(super) frame: FrameIo,
    pub(super) account_id: AccountId,
    of_projects: bool,
    include: Vec<FileWithMediaLinksInclude>,
    page_size: u32,
    into_version_stacks: bool,
    options: CallOptions,
}

impl FrameTree {
    /// Interprets the starting id of a walk or upload as that of a project, and starts in its root folder.
    #[must_use]
    pub fn of_projects(mut self) -> Self {
        self.of_projects = true;
        self
    }

    /// Sets the details to include with each entry, for example `creator` or `media_links.thumbnail`. Default: none.
    #[must_use]
    pub fn include(
        mut self,
        include: impl IntoIterator<Item = impl Into<FileWithMediaLinksInclude>>,
    ) -> Self {
        self.include = include.into_iter().map(Into::into).collect();
        self
    }

    /// Sets the page size. Default: 100, the maximum that every listing accepts.
    #[must_use]
    pub fn page_size(mut self, page_size: u32) -> Self {
        self.page_size = page_size;
        self
    }

    /// Sets whether a walk enters version stacks and returns the versions after their stack. Default: false.
    #[must_use]
    pub fn into_version_stacks(mut self, into: bool) -> Self {
        self.into_version_stacks = into;
        self
    }

    pub(super) fn call_options(&self) -> CallOptions {
        self.options.clone()
    }

    fn versions(&self, stack_id: &str) -> Listing<AssetWithIncludes> {
        let stacks = self.frame.api().version_stacks();
        let mut request = stacks
            .index(&self.account_id, stack_id)
            .page_size(self.page_size)
            .with_options(self.options.clone());
        if !self.include.is_empty() {
            request = request.include(self.include.clone());
        }
        listing(request.items())
    }
}

impl Tree for FrameTree {
    type Item = AssetWithIncludes;

    fn set_options(&mut self, options: CallOptions) {
        self.options = options;
    }

    fn resolve<'a>(&'a self, folder: &'a str) -> BoxFuture<'a, Result<String>> {
        Box::pin(async move {
            if !self.of_projects {
                return Ok(folder.to_owned());
            }
            let request = self.frame.api().projects().show(&self.account_id, folder);
            let project = request.with_options(self.options.clone()).await?;
            Ok(project.root_folder_id.into())
        })
    }

    fn list(&self, folder: &str) -> Listing<AssetWithIncludes> {
        let folders = self.frame.api().folders();
        let mut request = folders
            .index(&self.account_id, folder)
            .page_size(self.page_size)
            .with_options(self.options.clone());
        if !self.include.is_empty() {
            request = request.include(self.include.clone());
        }
        listing(request.items())
    }

    fn enter(&self, entry: &RemoteEntry<AssetWithIncludes>) -> Option<Listing<AssetWithIncludes>> {
        match &entry.item {
            AssetWithIncludes::Folder(folder) => Some(self.list(&folder.id)),
            AssetWithIncludes::VersionStack(stack) if self.into_version_stacks => {
                Some(self.versions(&stack.id))
            }
            _ => None,
        }
    }

    fn modified(&self, entry: &RemoteEntry<AssetWithIncludes>) -> Option<SystemTime> {
        match &entry.item {
            AssetWithIncludes::File(file) => Some(file.updated_at.into()),
            _ => None,
        }
    }
}

impl FolderTarget for FrameTree {
    fn names_are_unique(&self) -> bool {
        false
    }

    fn create_folder<'a>(
        &'a self,
        parent: &'a str,
        name: &'a str,
    ) -> BoxFuture<'a, Result<CreatedFolder>> {
        Box::pin(async move {
            let (account_id, parent) = (&self.account_id, FolderId::from(parent));
            let created = self
                .frame
                .create_folder(account_id, &parent, name, &self.options);
            Ok(CreatedFolder {
                id: created.await?.into(),
                existed: false,
            })
        })
    }

    fn delete<'a>(
        &'a self,
        _: &'a str,
        entry: &'a RemoteEntry<AssetWithIncludes>,
    ) -> BoxFuture<'a, Result<()>> {
        Box::pin(async move {
            let (api, options) = (self.frame.api(), self.call_options());
            if entry.kind == EntryKind::Folder {
                let deleted = api.folders().delete(&self.account_id, entry.id.as_str());
                return deleted.with_options(options).await.map(drop);
            }
            let deleted = api.files().delete(&self.account_id, entry.id.as_str());
            deleted.with_options(options).await.map(drop)
        })
    }

    fn uploads_are_resumable(&self) -> bool {
        true
    }

    fn upload<'a>(
        &'a self,
        parent: &'a str,
        file: FileUpload<'a>,
        _: Option<&'a RemoteEntry<AssetWithIncludes>>,
    ) -> BoxFuture<'a, Result<String>> {
        Box::pin(async move {
            let upload = self.frame.upload(&self.account_id, parent, file.path());
            let sent = file.start(upload.with_options(self.options.clone()));
            Ok(sent.await?.receipt.file_id.into())
        })
    }
}

fn listing(items: Items<AssetWithIncludes>) -> Listing<AssetWithIncludes> {
    Listing::of_items(items, |asset| Some(entry(asset)))
}

fn entry(asset: AssetWithIncludes) -> RemoteEntry<AssetWithIncludes> {
    let kind = match &asset {
        AssetWithIncludes::Folder(_) => EntryKind::Folder,
        AssetWithIncludes::File(file) if file.status != FileStatus::Created => EntryKind::File {
            size: Some(file.file_size),
            md5: None,
            sha256: None,
        },
        // A file that waits for its bytes, a version stack, or a type unknown to this code.
        _ => EntryKind::Other,
    };
    RemoteEntry {
        name: asset.name().unwrap_or_default().to_owned(),
        id: asset.id().unwrap_or_default().to_owned(),
        kind,
        item: asset,
    }
}

//! A saved full view that is updated by changes.

mod file;
mod tree;

use std::path::Path;

use ::verizon_cloud::files::FullViewRequest;
use ::verizon_cloud::types::{CloudFile, CloudFolder};
use cloud_drives_core::{CallOptions, Error, ErrorClass};

use super::{FullViewAnswer, VerizonCall, VerizonCloud};
use serde::Serialize;
use tree::Tree;

/// A local copy of all files and empty folders of an account, updated by [`sync`](FullViewCache::sync).
///
/// ```no_run
/// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
/// use cloud_drives::verizon_cloud::FullViewCache;
///
/// let mut view = FullViewCache::load("view.json").await?.unwrap_or_default();
/// let synced = view.sync(&cloud).await?;
/// if synced.out_of_sync {
///     println!("too much had changed: the full view was requested again");
/// }
/// println!("{} changed, {} gone", synced.changed.len(), synced.removed.len());
/// view.save("view.json").await?;
///
/// for file in view.files_in("/VZMOBILE/photos") {
///     println!("{}", file.path());
/// }
/// # Ok(()) }
/// ```
///
/// Paths are compared with case: `/VZMOBILE/A` and `/VZMOBILE/a` differ. A deleted path removes everything below it. A view contains no
/// token, and must only be used with the account it was created from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FullViewCache {
    virtualfolder: Option<String>,
    etag: Option<String>,
    tree: Tree,
    max_bytes: Option<u64>,
}

/// The result of [`FullViewCache::sync`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Synced {
    /// Whether the full view was requested: for the first time, or because the state was too old.
    pub is_fresh: bool,
    /// Whether the state was too old for the service, so the full view was requested again.
    pub out_of_sync: bool,
    /// Paths of new and changed files and empty folders.
    pub changed: Vec<String>,
    /// Paths of removed files and empty folders. A folder that is no longer empty is not removed.
    pub removed: Vec<String>,
}

impl Synced {
    /// Returns whether nothing has changed.
    #[must_use]
    pub fn is_unchanged(&self) -> bool {
        self.changed.is_empty() && self.removed.is_empty()
    }
}

impl FullViewCache {
    /// Creates an empty view, filled by the first [`sync`](FullViewCache::sync).
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Creates an empty view of one virtual folder.
    #[must_use]
    pub fn of_virtualfolder(virtualfolder: impl Into<String>) -> Self {
        Self {
            virtualfolder: Some(virtualfolder.into()),
            ..Self::default()
        }
    }

    /// Sets the maximum size of an answer in bytes, for accounts that exceed the client's limit. Not saved in the file.
    #[must_use]
    pub fn max_bytes(mut self, bytes: u64) -> Self {
        self.max_bytes = Some(bytes);
        self
    }

    /// Updates the view with the changes since its state.
    ///
    /// Requests the full view if there is no state, or if the service answers that the state is too old.
    ///
    /// # Errors
    ///
    /// As [`VerizonCloud::fullview`]. The view stays unchanged.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future leaves the view unchanged.
    pub async fn sync(&mut self, cloud: &VerizonCloud) -> Result<Synced, Error> {
        self.sync_with(cloud, CallOptions::new()).await
    }

    /// Updates the view as [`sync`](FullViewCache::sync) does, with options for its calls.
    ///
    /// # Errors
    ///
    /// As [`FullViewCache::sync`].
    pub async fn sync_with(
        &mut self,
        cloud: &VerizonCloud,
        options: CallOptions,
    ) -> Result<Synced, Error> {
        let mut out_of_sync = false;
        if let Some(etag) = &self.etag {
            match self.call(cloud, &options).etag(etag).await? {
                FullViewAnswer::View(changes) => {
                    let mut tree = self.tree.clone();
                    tree.remove_all(&changes.deleted);
                    tree.put(changes.files, changes.empty_folders);
                    return Ok(self.replace(tree, changes.etag));
                }
                FullViewAnswer::Unchanged => return Ok(Synced::default()),
                FullViewAnswer::OutOfSync => out_of_sync = true,
            }
        }
        match self.call(cloud, &options).await? {
            FullViewAnswer::View(view) => {
                let mut tree = Tree::default();
                tree.put(view.files, view.empty_folders);
                Ok(Synced {
                    is_fresh: true,
                    out_of_sync,
                    ..self.replace(tree, view.etag)
                })
            }
            FullViewAnswer::Unchanged | FullViewAnswer::OutOfSync => {
                let message = "the service returned changes although no state was sent";
                Err(Error::new(ErrorClass::Protocol, message)
                    .with_operation_name("files.full_view"))
            }
        }
    }

    fn call(
        &self,
        cloud: &VerizonCloud,
        options: &CallOptions,
    ) -> VerizonCall<FullViewAnswer, FullViewRequest> {
        let mut options = options.clone();
        if let Some(bytes) = self.max_bytes {
            options = options.with_max_response_bytes(bytes);
        }
        let call = cloud.fullview().with_options(options);
        match &self.virtualfolder {
            Some(virtualfolder) => call.virtual_folder(virtualfolder),
            None => call,
        }
    }

    fn replace(&mut self, tree: Tree, etag: String) -> Synced {
        let before = std::mem::replace(&mut self.tree, tree);
        self.etag = Some(etag);
        let (changed, removed) = self.tree.other_than(&before);
        Synced {
            changed,
            removed,
            ..Synced::default()
        }
    }

    /// Returns the state, once there is one.
    #[must_use]
    pub fn etag(&self) -> Option<&str> {
        self.etag.as_deref()
    }

    /// Discards the state, so that the next [`sync`](FullViewCache::sync) requests the full view.
    pub fn forget_state(&mut self) {
        self.etag = None;
    }

    /// Returns all files, by path.
    pub fn files(&self) -> impl Iterator<Item = &CloudFile> {
        self.tree.files.values()
    }

    /// Returns all empty folders, by path.
    pub fn empty_folders(&self) -> impl Iterator<Item = &CloudFolder> {
        self.tree.empty_folders.values()
    }

    /// Returns the file at a path.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&CloudFile> {
        self.tree.files.get(path)
    }

    /// Returns the files in a folder and its subfolders, by path.
    pub fn files_in(&self, folder: &str) -> impl Iterator<Item = &CloudFile> {
        self.tree.files_below(folder)
    }

    /// Returns whether a file or folder exists at a path.
    #[must_use]
    pub fn contains(&self, path: &str) -> bool {
        self.tree.contains(path)
    }

    /// Returns the total size of all files in bytes, saturating.
    #[must_use]
    pub fn total_size(&self) -> u64 {
        let sizes = self.files().map(|file| file.size);
        sizes.fold(0, u64::saturating_add)
    }

    /// Reads a view from a file; `None` if there is no file.
    ///
    /// # Errors
    ///
    /// [`is_io`](Error::is_io), with the path of the file, if it cannot be read, is damaged, or is not a view.
    pub async fn load(path: impl AsRef<Path>) -> Result<Option<Self>, Error> {
        file::load(path.as_ref()).await
    }

    /// Writes the view to a file atomically: a new file, readable only by its owner, replaces the old one.
    ///
    /// # Errors
    ///
    /// [`is_io`](Error::is_io), with the path of the file, if it cannot be written.
    pub async fn save(&self, path: impl AsRef<Path>) -> Result<(), Error> {
        file::save(self, path.as_ref()).await
    }
}

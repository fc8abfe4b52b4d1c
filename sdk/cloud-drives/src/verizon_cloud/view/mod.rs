//! A full view that is kept, and updated by changes.

mod file;
mod tree;

use std::path::Path;

use ::verizon_cloud::files::FullViewRequest;
use ::verizon_cloud::types::{CloudFile, CloudFolder};
use cloud_drives_core::{CallOptions, Error, ErrorClass};

use super::{FullViewAnswer, VerizonCall, VerizonCloud};
use serde::Serialize;
use tree::Tree;

/// All files and empty folders of an account, kept here and brought up to date with [`sync`](FullViewCache::sync).
///
/// ```no_run
/// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
/// use cloud_drives::verizon_cloud::FullViewCache;
///
/// let mut view = FullViewCache::load("view.json").await?.unwrap_or_default();
/// let synced = view.sync(&cloud).await?;
/// if synced.out_of_sync {
///     println!("too much had changed, all was asked for anew");
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
/// Paths are compared as they are written: `/VZMOBILE/A` and `/VZMOBILE/a` are two. A path that is gone takes with it whatever is
/// below. It holds no token, and is of use with the account that it was made of and no other.
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
    /// Whether everything was requested: for the first time, or after the view was out of sync.
    pub is_fresh: bool,
    /// Whether the state was too old for the service, so that everything was requested again.
    pub out_of_sync: bool,
    /// The paths of files and empty folders that are new or changed.
    pub changed: Vec<String>,
    /// The paths of files and empty folders that are gone. A folder that is no longer empty is not gone.
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
    /// Creates an empty view, which the first [`sync`](FullViewCache::sync) fills.
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

    /// Sets the largest answer in bytes, for accounts that exceed the client's limit. It is not kept in the file.
    #[must_use]
    pub fn max_bytes(mut self, bytes: u64) -> Self {
        self.max_bytes = Some(bytes);
        self
    }

    /// Updates the view with the changes since its state.
    ///
    /// It fetches everything if the view has no state or the service says that it is too old.
    ///
    /// # Errors
    ///
    /// As [`VerizonCloud::fullview`]. The view is unchanged then.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future leaves the view as it was.
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
                let message = "the service answered as if a state had been sent";
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

    /// Forgets the state, so that the next [`sync`](FullViewCache::sync) asks for everything.
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

    /// Returns the files in a folder and in the folders below, by path.
    pub fn files_in(&self, folder: &str) -> impl Iterator<Item = &CloudFile> {
        self.tree.files_below(folder)
    }

    /// Returns whether there is a file or folder at a path.
    #[must_use]
    pub fn contains(&self, path: &str) -> bool {
        self.tree.contains(path)
    }

    /// Returns the size of all files together in bytes, saturating.
    #[must_use]
    pub fn total_size(&self) -> u64 {
        let sizes = self.files().map(|file| file.size);
        sizes.fold(0, u64::saturating_add)
    }

    /// Reads a view from a file; `None` if there is no file.
    ///
    /// # Errors
    ///
    /// [`is_io`](Error::is_io), with the name of the file, if it can't be read, is damaged, or is not a view.
    pub async fn load(path: impl AsRef<Path>) -> Result<Option<Self>, Error> {
        file::load(path.as_ref()).await
    }

    /// Writes the view to a file atomically: to a new file that only its owner can read, which then replaces the old
    /// one.
    ///
    /// # Errors
    ///
    /// [`is_io`](Error::is_io), with the name of the file, when it can't be written.
    pub async fn save(&self, path: impl AsRef<Path>) -> Result<(), Error> {
        file::save(self, path.as_ref()).await
    }
}

//! The trash (`wire.md §5.10`).

use std::sync::{Mutex, MutexGuard, PoisonError};

use ::verizon_cloud::trash::{EmptyRequest, ListRequest};
use cloud_drives_core::{CallOptions, Error};

use super::call::VerizonCall;
use super::{ItemPath, VerizonCloud};
use crate::Drive;
use crate::retry::Finding;

impl VerizonCloud {
    /// Lists the trash of a virtual folder, such as [`VZMOBILE`](super::VZMOBILE).
    ///
    /// ```no_run
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// use cloud_drives::verizon_cloud::{CloudItem, VZMOBILE};
    ///
    /// let mut trashed = cloud.trash(VZMOBILE).deep(true).items();
    /// while let Some(item) = trashed.try_next().await? {
    ///     println!("{}", CloudItem::from(item).path());
    /// }
    /// cloud.restore("/VZMOBILE/sea.jpg").await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound) for a virtual folder that does not exist;
    /// [`is_invalid_input`](Error::is_invalid_input) for an empty name, and for a page or count out of range.
    pub fn trash(&self, virtual_folder: impl Into<String>) -> ListRequest {
        self.api().trash().list(virtual_folder)
    }

    /// Restores a file or folder from the trash to its original path.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound).
    ///
    /// # Retries
    ///
    /// After an ambiguous outcome the client checks the path before it repeats the call.
    pub fn restore(&self, item: impl Into<ItemPath>) -> VerizonCall<()> {
        self.restore_all([item])
    }

    /// Restores several files and folders from the trash in one call.
    ///
    /// # Errors
    ///
    /// As [`VerizonCloud::restore`]. If one item is missing, it is undocumented whether the others are restored.
    ///
    /// # Retries
    ///
    /// As [`VerizonCloud::restore`]; the call is repeated for the items that do not exist yet.
    pub fn restore_all(
        &self,
        items: impl IntoIterator<Item = impl Into<ItemPath>>,
    ) -> VerizonCall<()> {
        let (cloud, paths) = (self.clone(), ItemPath::all(items));
        let check = paths.iter().try_for_each(|path| path.check_item("path"));
        let restore = |(), options| async move { cloud.restore_missing(paths, options).await };
        VerizonCall::new((), restore).check(check)
    }

    async fn restore_missing(
        &self,
        paths: Vec<ItemPath>,
        options: CallOptions,
    ) -> Result<(), Error> {
        let missing = Mutex::new(paths);
        let send = async |options| {
            let paths = held(&missing).clone();
            let paths = paths.iter().map(ItemPath::as_str);
            let request = self.api().trash().restore(paths);
            request.with_options(options).await
        };
        let look = async |options: CallOptions| {
            let mut still_missing = Vec::new();
            let wanted = held(&missing).clone();
            for path in wanted {
                if self.look_at(&path, options.clone()).await?.is_none() {
                    still_missing.push(path);
                }
            }
            if still_missing.is_empty() {
                return Ok(Finding::Done(()));
            }
            *held(&missing) = still_missing;
            Ok(Finding::NotDone)
        };
        self.settle(&options, send, look).await
    }

    /// Empties the trash of a virtual folder, such as [`VZMOBILE`](super::VZMOBILE): permanently deletes its items.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound) for a virtual folder that does not exist;
    /// [`is_invalid_input`](Error::is_invalid_input) for an empty name.
    pub fn empty_trash(&self, virtual_folder: impl Into<String>) -> EmptyRequest {
        self.api().trash().empty(virtual_folder)
    }
}

fn held(paths: &Mutex<Vec<ItemPath>>) -> MutexGuard<'_, Vec<ItemPath>> {
    paths.lock().unwrap_or_else(PoisonError::into_inner)
}

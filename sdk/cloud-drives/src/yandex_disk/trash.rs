//! The trash.

use ::yandex_disk::resources::{RemoveTrashRequest, RestoreTrashRequest, TrashRequest};
use ::yandex_disk::types::ResourceType;

use super::YandexDisk;
use super::lookup::Lookup;
use super::paths::in_trash;
use super::settle::restored;
use crate::Drive;

impl YandexDisk {
    /// Returns a file in the trash, or a folder with a page of its contents. `trash:/` is the whole trash.
    ///
    /// # Errors
    ///
    /// [`PathNotFound`](super::ErrorKind::PathNotFound).
    pub fn get_trash_meta(&self, path: impl AsRef<str>) -> TrashRequest {
        self.api().resources().trash(in_trash(path))
    }

    /// Returns whether an item exists at a path in the trash.
    ///
    /// # Errors
    ///
    /// Anything but [`PathNotFound`](super::ErrorKind::PathNotFound).
    pub fn trash_exists(&self, path: impl AsRef<str>) -> Lookup<TrashRequest, bool> {
        Lookup::exists(self.get_trash_meta(path))
    }

    /// Returns whether the item at a path in the trash is a file or a folder.
    ///
    /// # Errors
    ///
    /// [`PathNotFound`](super::ErrorKind::PathNotFound), and a protocol error for an answer without a type.
    pub fn get_trash_type(&self, path: impl AsRef<str>) -> Lookup<TrashRequest, ResourceType> {
        Lookup::type_(self.get_trash_meta(path))
    }

    /// Returns whether a folder exists at a path in the trash.
    ///
    /// # Errors
    ///
    /// Anything but [`PathNotFound`](super::ErrorKind::PathNotFound).
    pub fn is_trash_dir(&self, path: impl AsRef<str>) -> Lookup<TrashRequest, bool> {
        Lookup::is_dir(self.get_trash_meta(path))
    }

    /// Returns whether a file exists at a path in the trash.
    ///
    /// # Errors
    ///
    /// Anything but [`PathNotFound`](super::ErrorKind::PathNotFound).
    pub fn is_trash_file(&self, path: impl AsRef<str>) -> Lookup<TrashRequest, bool> {
        Lookup::is_file(self.get_trash_meta(path))
    }

    /// Restores a file or folder from the trash to its original path or another one ([`name`](RestoreTrashRequest::name)).
    ///
    /// Take the path from a listing: a path in the trash has a suffix that the name lacks (`wire.md §5.5`).
    ///
    /// ```no_run
    /// # async fn example(disk: cloud_drives::YandexDisk) -> Result<(), cloud_drives::Error> {
    /// let mut thrown_away = disk.trash_listdir("trash:/").items();
    /// while let Some(item) = thrown_away.try_next().await? {
    ///     if item.name == "film.mov" {
    ///         disk.restore_trash(&item.path).overwrite(true).await?;
    ///     }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`PathNotFound`](super::ErrorKind::PathNotFound), [`PathExists`](super::ErrorKind::PathExists), and those of the
    /// [`Poller`](crate::poll::Poller); [`is_outcome_unknown`](cloud_drives_core::Error::is_outcome_unknown) if it is
    /// unknown whether it was restored.
    ///
    /// # Retries
    ///
    /// After an ambiguous outcome the client checks the trash, and repeats the call if the item is still there. If it is gone, the call
    /// counts as done only if [`name`](RestoreTrashRequest::name) is a whole path and an item was created or moved there since the call
    /// began: the service does not say where it restored to.
    pub fn restore_trash(&self, path: impl AsRef<str>) -> RestoreTrashRequest {
        let request = self.api().resources().restore_trash(in_trash(path));
        request.with_options(restored(self.api()))
    }

    /// Permanently deletes an item in the trash. [`empty_trash`](YandexDisk::empty_trash) deletes all items.
    ///
    /// # Errors
    ///
    /// [`PathNotFound`](super::ErrorKind::PathNotFound), and those of the [`Poller`](crate::poll::Poller). The path must not be empty.
    ///
    /// # Retries
    ///
    /// Repeated after an ambiguous outcome; `PathNotFound` then counts as success.
    pub fn remove_trash(&self, path: impl AsRef<str>) -> RemoveTrashRequest {
        self.api().resources().remove_trash().path(in_trash(path))
    }

    /// Empties the trash: permanently deletes all its items.
    ///
    /// # Errors
    ///
    /// [`Forbidden`](super::ErrorKind::Forbidden), and those of the [`Poller`](crate::poll::Poller).
    ///
    /// # Retries
    ///
    /// Repeated after an ambiguous outcome.
    pub fn empty_trash(&self) -> RemoveTrashRequest {
        self.api().resources().remove_trash()
    }
}

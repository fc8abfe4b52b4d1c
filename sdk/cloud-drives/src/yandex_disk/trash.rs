//! The trash.

use ::yandex_disk::resources;
use ::yandex_disk::types::{self, ResourceType};

use super::call::{plain_call, type_calls};
use super::copy_move::background_call;
use super::{YandexDisk, trash_path};
use crate::Drive;

impl YandexDisk {
    /// Something in the trash; a folder with a page of what is in it. `trash:/` is the whole trash.
    ///
    /// # Errors
    ///
    /// [`PathNotFound`](super::ErrorKind::PathNotFound).
    pub fn get_trash_meta(&self, path: impl AsRef<str>) -> GetTrashMeta {
        GetTrashMeta::over(
            self,
            self.api().resources().trash(trash_path(path.as_ref())),
        )
    }

    /// Whether there is something at a path in the trash.
    ///
    /// # Errors
    ///
    /// Anything but [`PathNotFound`](super::ErrorKind::PathNotFound).
    pub fn trash_exists(&self, path: impl AsRef<str>) -> TrashExists {
        TrashExists(self.get_trash_type(path))
    }

    /// Whether there is a file or a folder at a path in the trash.
    ///
    /// # Errors
    ///
    /// [`PathNotFound`](super::ErrorKind::PathNotFound), and a protocol error for an answer without a type.
    pub fn get_trash_type(&self, path: impl AsRef<str>) -> GetTrashType {
        GetTrashType(self.get_trash_meta(path).fields(["type"]))
    }

    /// Whether there is a folder at a path in the trash.
    ///
    /// # Errors
    ///
    /// Anything but [`PathNotFound`](super::ErrorKind::PathNotFound).
    pub fn is_trash_dir(&self, path: impl AsRef<str>) -> IsTrashType {
        IsTrashType(self.get_trash_type(path), ResourceType::Dir)
    }

    /// Whether there is a file at a path in the trash.
    ///
    /// # Errors
    ///
    /// Anything but [`PathNotFound`](super::ErrorKind::PathNotFound).
    pub fn is_trash_file(&self, path: impl AsRef<str>) -> IsTrashType {
        IsTrashType(self.get_trash_type(path), ResourceType::File)
    }

    /// Brings something back from the trash, to where it was unless told otherwise.
    ///
    /// Take the path from a listing: in the trash it has a suffix that its name has not (`wire.md §5.5`).
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
    /// [`PathNotFound`](super::ErrorKind::PathNotFound), [`PathExists`](super::ErrorKind::PathExists), and those of waiting
    /// ([`Poller`](crate::poll::Poller)).
    ///
    /// # Retries
    ///
    /// As [`YandexDisk::copy`].
    pub fn restore_trash(&self, path: impl AsRef<str>) -> RestoreTrash {
        let request = self
            .api()
            .resources()
            .restore_trash(trash_path(path.as_ref()));
        RestoreTrash::over(self, request)
    }

    /// Deletes something in the trash for good; everything unless [`RemoveTrash::path`] says what.
    ///
    /// # Errors
    ///
    /// [`PathNotFound`](super::ErrorKind::PathNotFound), and those of waiting ([`Poller`](crate::poll::Poller)).
    ///
    /// # Retries
    ///
    /// Repeated when its outcome is unknown, so that `PathNotFound` after a lost answer may mean that it is gone.
    pub fn remove_trash(&self) -> RemoveTrash {
        RemoveTrash::over(self, self.api().resources().remove_trash())
    }
}

plain_call! {
    /// A call of [`YandexDisk::get_trash_meta`].
    GetTrashMeta(resources::TrashRequest) -> types::TrashResource:
        limit, offset, trash_sort, preview, meta_fields
}
type_calls!(
    GetTrashMeta as "resources.trash": GetTrashType, TrashExists, IsTrashType;
    "[`YandexDisk::get_trash_type`], [`YandexDisk::trash_exists`], [`YandexDisk::is_trash_file`], [`YandexDisk::is_trash_dir`]"
);
background_call! {
    /// A call of [`YandexDisk::restore_trash`].
    RestoreTrash(resources::RestoreTrashRequest) as "resources.restore_trash":
        overwrite, force_async, fields
}
background_call! {
    /// A call of [`YandexDisk::remove_trash`].
    RemoveTrash(resources::RemoveTrashRequest) as "resources.remove_trash": force_async, fields
}

impl RestoreTrash {
    /// Where to put it: a new name, or a whole path such as `/films/film.mov`; sent as it is.
    pub fn destination(mut self, destination: impl Into<String>) -> Self {
        self.request = self.request.name(destination);
        self
    }
}

impl RemoveTrash {
    /// What to delete, by its path in the trash.
    pub fn path(mut self, path: impl AsRef<str>) -> Self {
        self.request = self.request.path(trash_path(path.as_ref()));
        self
    }
}

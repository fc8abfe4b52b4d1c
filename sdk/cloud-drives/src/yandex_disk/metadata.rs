//! The account, and the metadata of items.

use std::collections::BTreeMap;

use ::yandex_disk::disk::InfoRequest;
use ::yandex_disk::resources::{GetRequest, LastUploadedRequest, UpdateRequest};
use ::yandex_disk::types::{PropertyValue, ResourcePatch, ResourceType};

use super::YandexDisk;
use super::lookup::Lookup;
use super::paths::on_disk;
use crate::Drive;

impl YandexDisk {
    /// Returns the account: total and used space, size limits, system folders and user.
    ///
    /// # Errors
    ///
    /// [`Forbidden`](super::ErrorKind::Forbidden) if the token lacks the scope `cloud_api:disk.info`.
    pub fn get_disk_info(&self) -> InfoRequest {
        self.api().disk().info()
    }

    /// Returns a file, or a folder with a page of its contents.
    ///
    /// ```no_run
    /// # async fn example(disk: cloud_drives::YandexDisk) -> Result<(), cloud_drives::Error> {
    /// let file = disk.get_meta("disk:/film.mov").fields(["name", "size", "md5"]).await?;
    /// println!("{} {:?}", file.name, file.size);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`PathNotFound`](super::ErrorKind::PathNotFound), [`Forbidden`](super::ErrorKind::Forbidden).
    pub fn get_meta(&self, path: impl AsRef<str>) -> GetRequest {
        self.api().resources().get(on_disk(path))
    }

    /// Returns whether a file or folder exists at a path.
    ///
    /// # Errors
    ///
    /// Anything but [`PathNotFound`](super::ErrorKind::PathNotFound).
    pub fn exists(&self, path: impl AsRef<str>) -> Lookup<GetRequest, bool> {
        Lookup::exists(self.get_meta(path))
    }

    /// Returns whether the item at a path is a file or a folder.
    ///
    /// # Errors
    ///
    /// [`PathNotFound`](super::ErrorKind::PathNotFound), and a protocol error for an answer without a type.
    pub fn get_type(&self, path: impl AsRef<str>) -> Lookup<GetRequest, ResourceType> {
        Lookup::type_(self.get_meta(path))
    }

    /// Returns whether a file exists at a path. False for a folder and for a path that does not exist.
    ///
    /// # Errors
    ///
    /// Those of [`get_meta`](YandexDisk::get_meta), except [`PathNotFound`](super::ErrorKind::PathNotFound).
    pub fn is_file(&self, path: impl AsRef<str>) -> Lookup<GetRequest, bool> {
        Lookup::is_file(self.get_meta(path))
    }

    /// Returns whether a folder exists at a path. False for a file and for a path that does not exist.
    ///
    /// # Errors
    ///
    /// Those of [`get_meta`](YandexDisk::get_meta), except [`PathNotFound`](super::ErrorKind::PathNotFound).
    pub fn is_dir(&self, path: impl AsRef<str>) -> Lookup<GetRequest, bool> {
        Lookup::is_dir(self.get_meta(path))
    }

    /// Lists the most recently uploaded files, newest first. The list has a single page.
    ///
    /// # Errors
    ///
    /// [`Forbidden`](super::ErrorKind::Forbidden).
    pub fn get_last_uploaded(&self) -> LastUploadedRequest {
        self.api().resources().last_uploaded()
    }

    /// Sets or deletes custom properties of a file or folder; `None` deletes one. Other keys stay unchanged.
    ///
    /// ```no_run
    /// # async fn example(disk: cloud_drives::YandexDisk) -> Result<(), cloud_drives::Error> {
    /// disk.patch("disk:/film.mov", [("colour", Some("red".into())), ("n", None)]).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`PathNotFound`](super::ErrorKind::PathNotFound), and [`BadRequest`](super::ErrorKind::BadRequest) for more than 1024 characters of JSON.
    pub fn patch<N: Into<String>>(
        &self,
        path: impl AsRef<str>,
        properties: impl IntoIterator<Item = (N, Option<PropertyValue>)>,
    ) -> UpdateRequest {
        let properties: BTreeMap<String, Option<PropertyValue>> = properties
            .into_iter()
            .map(|(name, value)| (name.into(), value))
            .collect();
        let body = ResourcePatch::new(properties);
        self.api().resources().update(on_disk(path), body)
    }
}

//! What there is on a Disk.

use std::collections::BTreeMap;

use ::yandex_disk::types::{self, PropertyValue, ResourceType};
use ::yandex_disk::{disk, resources};
use cloud_drives_core::{CallOptions, Error};

use super::call::{awaitable, plain_call, setters, type_calls};
use super::{YandexDisk, disk_path};
use crate::Drive;

impl YandexDisk {
    /// The account: space used and left, size limits, system folders, the user.
    ///
    /// # Errors
    ///
    /// [`Forbidden`](super::ErrorKind::Forbidden) when the token lacks the scope `cloud_api:disk.info`.
    pub fn get_disk_info(&self) -> GetDiskInfo {
        GetDiskInfo::over(self, self.api().disk().info())
    }

    /// A file or folder; a folder with a page of what is in it.
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
    pub fn get_meta(&self, path: impl AsRef<str>) -> GetMeta {
        GetMeta::over(self, self.api().resources().get(disk_path(path.as_ref())))
    }

    /// Whether there is a file or folder at a path.
    ///
    /// # Errors
    ///
    /// Anything but [`PathNotFound`](super::ErrorKind::PathNotFound).
    pub fn exists(&self, path: impl AsRef<str>) -> Exists {
        Exists(self.get_type(path))
    }

    /// Whether there is a file or a folder at a path.
    ///
    /// # Errors
    ///
    /// [`PathNotFound`](super::ErrorKind::PathNotFound), and a protocol error for an answer without a type.
    pub fn get_type(&self, path: impl AsRef<str>) -> GetType {
        GetType(self.get_meta(path).fields(["type"]))
    }

    /// Whether there is a file at a path.
    ///
    /// # Errors
    ///
    /// Anything but [`PathNotFound`](super::ErrorKind::PathNotFound).
    pub fn is_file(&self, path: impl AsRef<str>) -> IsType {
        IsType(self.get_type(path), ResourceType::File)
    }

    /// Whether there is a folder at a path.
    ///
    /// # Errors
    ///
    /// Anything but [`PathNotFound`](super::ErrorKind::PathNotFound).
    pub fn is_dir(&self, path: impl AsRef<str>) -> IsType {
        IsType(self.get_type(path), ResourceType::Dir)
    }

    /// The files that were uploaded last, newest first. There is one page only.
    ///
    /// # Errors
    ///
    /// [`Forbidden`](super::ErrorKind::Forbidden).
    pub fn get_last_uploaded(&self) -> GetLastUploaded {
        GetLastUploaded {
            request: self.api().resources().last_uploaded(),
            options: CallOptions::new(),
        }
    }

    /// Sets custom properties of a file or folder; `None` deletes one. Others stay as they are.
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
    ) -> Patch {
        let properties: BTreeMap<String, Option<PropertyValue>> = properties
            .into_iter()
            .map(|(name, value)| (name.into(), value))
            .collect();
        let body = types::ResourcePatch::new(properties);
        Patch::over(
            self,
            self.api()
                .resources()
                .update(disk_path(path.as_ref()), body),
        )
    }
}

plain_call! {
    /// A call of [`YandexDisk::get_disk_info`].
    GetDiskInfo(disk::InfoRequest) -> types::Disk: fields
}
plain_call! {
    /// A call of [`YandexDisk::get_meta`].
    GetMeta(resources::GetRequest) -> types::Resource: limit, offset, sort, preview, meta_fields
}
plain_call! {
    /// A call of [`YandexDisk::patch`].
    Patch(resources::UpdateRequest) -> types::Resource: meta_fields
}
type_calls!(
    GetMeta as "resources.get": GetType, Exists, IsType;
    "[`YandexDisk::get_type`], [`YandexDisk::exists`], [`YandexDisk::is_file`], [`YandexDisk::is_dir`]"
);

impl GetDiskInfo {
    /// Further members to ask for. Not in the reference; its effect is not known (`wire.md §13`).
    pub fn extra_fields(mut self, fields: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.request = self.request.extra_fields(fields);
        self
    }
}

/// A call of [`YandexDisk::get_last_uploaded`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct GetLastUploaded {
    request: resources::LastUploadedRequest,
    options: CallOptions,
}

impl GetLastUploaded {
    setters!(media_type, preview, fields, options);

    /// How many files to give; the service gives 20 without it.
    pub fn limit(mut self, limit: u32) -> Self {
        self.request = self.request.limit(limit);
        self
    }

    async fn run(self) -> Result<Vec<types::Resource>, Error> {
        let answer = self.request.with_options(self.options).send().await?;
        Ok(answer.into_body().items)
    }
}

awaitable!(GetLastUploaded => Vec<types::Resource>);

//! Public links: one's own and those of others.

use ::yandex_disk::types::{self, PublicSettingsInput, ResourceType};
use ::yandex_disk::{public, resources};

use super::call::{inner_setters, plain_call, type_calls};
use super::copy_move::background_call;
use super::{YandexDisk, disk_path};
use crate::Drive;

impl YandexDisk {
    /// Publishes a file or folder. Ask for its metadata afterwards to learn `public_key` and `public_url`.
    ///
    /// ```no_run
    /// # async fn example(disk: cloud_drives::YandexDisk) -> Result<(), cloud_drives::Error> {
    /// disk.publish("disk:/film.mov").await?;
    /// let film = disk.get_meta("disk:/film.mov").fields(["public_url"]).await?;
    /// println!("{:?}", film.public_url);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`PathNotFound`](super::ErrorKind::PathNotFound), [`ResourceIsLocked`](super::ErrorKind::ResourceIsLocked).
    pub fn publish(&self, path: impl AsRef<str>) -> Publish {
        let request = self.api().resources().publish(disk_path(path.as_ref()));
        Publish::over(self, request).public_settings(PublicSettingsInput::new())
    }

    /// Withdraws the public link of a file or folder.
    ///
    /// # Errors
    ///
    /// [`PathNotFound`](super::ErrorKind::PathNotFound), [`ResourceIsLocked`](super::ErrorKind::ResourceIsLocked).
    pub fn unpublish(&self, path: impl AsRef<str>) -> Unpublish {
        Unpublish::over(
            self,
            self.api().resources().unpublish(disk_path(path.as_ref())),
        )
    }

    /// What is behind a public link, by its key or its address; a folder with a page of what is in it. Needs no token.
    ///
    /// # Errors
    ///
    /// [`PathNotFound`](super::ErrorKind::PathNotFound), [`PasswordRequired`](super::ErrorKind::PasswordRequired).
    pub fn get_public_meta(&self, public_key: impl Into<String>) -> GetPublicMeta {
        GetPublicMeta::over(self, self.api().public().get(public_key))
    }

    /// Whether a public link leads to anything.
    ///
    /// # Errors
    ///
    /// Anything but [`PathNotFound`](super::ErrorKind::PathNotFound).
    pub fn public_exists(&self, public_key: impl Into<String>) -> PublicExists {
        PublicExists(self.get_public_type(public_key))
    }

    /// Whether a public link leads to a file or a folder.
    ///
    /// # Errors
    ///
    /// [`PathNotFound`](super::ErrorKind::PathNotFound), and a protocol error for an answer without a type.
    pub fn get_public_type(&self, public_key: impl Into<String>) -> GetPublicType {
        GetPublicType(self.get_public_meta(public_key).fields(["type"]))
    }

    /// Whether a public link leads to a file.
    ///
    /// # Errors
    ///
    /// Anything but [`PathNotFound`](super::ErrorKind::PathNotFound).
    pub fn is_public_file(&self, public_key: impl Into<String>) -> IsPublicType {
        IsPublicType(self.get_public_type(public_key), ResourceType::File)
    }

    /// Whether a public link leads to a folder.
    ///
    /// # Errors
    ///
    /// Anything but [`PathNotFound`](super::ErrorKind::PathNotFound).
    pub fn is_public_dir(&self, public_key: impl Into<String>) -> IsPublicType {
        IsPublicType(self.get_public_type(public_key), ResourceType::Dir)
    }

    /// A page of what the user has published. [`YandexDisk::get_all_public_resources`] goes through all of them.
    ///
    /// # Errors
    ///
    /// [`Forbidden`](super::ErrorKind::Forbidden).
    pub fn get_public_resources(&self) -> GetPublicResources {
        GetPublicResources::over(self, self.api().resources().published())
    }

    /// Copies what is behind a public link to the user's own Disk, into the folder for downloads unless told otherwise.
    ///
    /// ```no_run
    /// # async fn example(disk: cloud_drives::YandexDisk) -> Result<(), cloud_drives::Error> {
    /// disk.save_to_disk("https://yadi.sk/d/AbCdEf").save_path("disk:/films").name("film.mov").await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`PathNotFound`](super::ErrorKind::PathNotFound), [`InsufficientStorage`](super::ErrorKind::InsufficientStorage), and those of
    /// waiting ([`Poller`](crate::poll::Poller)).
    ///
    /// # Retries
    ///
    /// As [`YandexDisk::copy`].
    pub fn save_to_disk(&self, public_key: impl Into<String>) -> SaveToDisk {
        SaveToDisk::over(self, self.api().public().save_to_disk(public_key))
    }
}

plain_call! {
    /// A call of [`YandexDisk::publish`].
    Publish(resources::PublishRequest) -> types::Link: allow_address_access, fields
}
plain_call! {
    /// A call of [`YandexDisk::unpublish`].
    Unpublish(resources::UnpublishRequest) -> types::Link: fields
}
plain_call! {
    /// A call of [`YandexDisk::get_public_meta`].
    GetPublicMeta(public::GetRequest) -> types::PublicResource:
        public_path, limit, offset, sort, preview, meta_fields
}
plain_call! {
    /// A call of [`YandexDisk::get_public_resources`].
    GetPublicResources(resources::PublishedRequest) -> types::PublicResourcesList:
        limit, offset, type_, preview, fields
}
type_calls!(
    GetPublicMeta as "public.get": GetPublicType, PublicExists, IsPublicType;
    "[`YandexDisk::get_public_type`], [`YandexDisk::public_exists`], [`YandexDisk::is_public_file`], [`YandexDisk::is_public_dir`]"
);
inner_setters!(GetPublicType, PublicExists, IsPublicType: public_path);
background_call! {
    /// A call of [`YandexDisk::save_to_disk`].
    SaveToDisk(public::SaveToDiskRequest) as "public.save_to_disk": public_path, force_async, fields
}

impl Publish {
    /// Settings of the link, an end or a password for example.
    ///
    /// Whether the service heeds them here is uncertain (`wire.md §13`); to be sure, use [`YandexDisk::update_public_settings`]
    /// afterwards.
    pub fn public_settings(mut self, settings: impl Into<PublicSettingsInput>) -> Self {
        let body = types::PublishRequest::new().public_settings(settings);
        self.request = self.request.body(body);
        self
    }
}

impl SaveToDisk {
    /// The name to save it under; used as it is.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.request = self.request.name(name);
        self
    }

    /// The folder to save it in; the one for downloads without it.
    pub fn save_path(mut self, path: impl AsRef<str>) -> Self {
        self.request = self.request.save_path(disk_path(path.as_ref()));
        self
    }
}

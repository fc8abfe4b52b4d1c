//! Public links: one's own and those of others.

use ::yandex_disk::public::{GetRequest, SaveToDiskRequest};
use ::yandex_disk::resources::{self, PublishedRequest, UnpublishRequest};
use ::yandex_disk::types::{PublicSettingsInput, PublishRequest, ResourceType};
use cloud_drives_core::{CallOptions, Secret};

use super::YandexDisk;
use super::lookup::Lookup;
use super::paths::on_disk;
use super::settle;
use crate::Drive;

impl YandexDisk {
    /// Publishes a file or folder. Ask for its metadata afterwards to learn `public_key` and `public_url`.
    ///
    /// ```no_run
    /// # async fn example(disk: cloud_drives::YandexDisk) -> Result<(), cloud_drives::Error> {
    /// disk.publish("disk:/film.mov").await?;
    /// let film = disk.get_meta("disk:/film.mov").fields(["public_url"]).await?;
    /// println!("{}", film.public_url.as_ref().map_or("", |link| link.expose()));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Settings of the link go into the [`body`](resources::PublishRequest::body). Whether the service heeds them here is uncertain
    /// (`wire.md §13`); to be sure, use [`YandexDisk::update_public_settings`] afterwards.
    ///
    /// # Errors
    ///
    /// [`PathNotFound`](super::ErrorKind::PathNotFound), [`ResourceIsLocked`](super::ErrorKind::ResourceIsLocked).
    pub fn publish(&self, path: impl AsRef<str>) -> resources::PublishRequest {
        // The Python client always sends settings, empty ones for want of others.
        let body = PublishRequest::new().public_settings(PublicSettingsInput::new());
        self.api().resources().publish(on_disk(path)).body(body)
    }

    /// Withdraws the public link of a file or folder.
    ///
    /// # Errors
    ///
    /// [`PathNotFound`](super::ErrorKind::PathNotFound), [`ResourceIsLocked`](super::ErrorKind::ResourceIsLocked).
    pub fn unpublish(&self, path: impl AsRef<str>) -> UnpublishRequest {
        self.api().resources().unpublish(on_disk(path))
    }

    /// Describes what is behind a public link, by its key or its address; a folder together with a page of what is in it.
    ///
    /// Needs no token.
    ///
    /// # Errors
    ///
    /// [`PathNotFound`](super::ErrorKind::PathNotFound), [`PasswordRequired`](super::ErrorKind::PasswordRequired).
    pub fn get_public_meta(&self, public_key: impl Into<Secret>) -> GetRequest {
        self.api().public().get(public_key)
    }

    /// Returns whether a public link leads to anything.
    ///
    /// # Errors
    ///
    /// Anything but [`PathNotFound`](super::ErrorKind::PathNotFound).
    pub fn public_exists(&self, public_key: impl Into<Secret>) -> Lookup<GetRequest, bool> {
        Lookup::exists(self.get_public_meta(public_key))
    }

    /// Returns whether a public link leads to a file or a folder.
    ///
    /// # Errors
    ///
    /// [`PathNotFound`](super::ErrorKind::PathNotFound), and a protocol error for an answer without a type.
    pub fn get_public_type(
        &self,
        public_key: impl Into<Secret>,
    ) -> Lookup<GetRequest, ResourceType> {
        Lookup::type_(self.get_public_meta(public_key))
    }

    /// Returns whether a public link leads to a file.
    ///
    /// # Errors
    ///
    /// Anything but [`PathNotFound`](super::ErrorKind::PathNotFound).
    pub fn is_public_file(&self, public_key: impl Into<Secret>) -> Lookup<GetRequest, bool> {
        Lookup::is_file(self.get_public_meta(public_key))
    }

    /// Returns whether a public link leads to a folder.
    ///
    /// # Errors
    ///
    /// Anything but [`PathNotFound`](super::ErrorKind::PathNotFound).
    pub fn is_public_dir(&self, public_key: impl Into<Secret>) -> Lookup<GetRequest, bool> {
        Lookup::is_dir(self.get_public_meta(public_key))
    }

    /// Lists what the user has published. [`send`](PublishedRequest::send) gives one page, of 20 items unless a limit is set;
    /// [`YandexDisk::get_all_public_resources`] gives items with chosen members.
    ///
    /// # Errors
    ///
    /// [`Forbidden`](super::ErrorKind::Forbidden).
    pub fn get_public_resources(&self) -> PublishedRequest {
        self.api().resources().published()
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
    /// the [`Poller`](crate::poll::Poller).
    ///
    /// # Retries
    ///
    /// As [`YandexDisk::copy`]. What is looked for is a file of the same name and contents where the call puts it; the outcome of
    /// saving a folder that is there now is reported as unknown.
    pub fn save_to_disk(&self, public_key: impl Into<Secret>) -> SaveToDiskRequest {
        let request = self.api().public().save_to_disk(public_key);
        request.with_options(CallOptions::new().with_extension(settle::saved(self.api())))
    }
}

//! Public links of the user and of others.

use ::yandex_disk::public::{GetRequest, SaveToDiskRequest};
use ::yandex_disk::resources::{self, PublishedRequest, UnpublishRequest};
use ::yandex_disk::types::{PublicSettingsInput, PublishRequest, ResourceType};
use cloud_drives_core::Secret;

use super::YandexDisk;
use super::lookup::Lookup;
use super::paths::on_disk;
use super::settle::saved;
use crate::Drive;

impl YandexDisk {
    /// Publishes a file or folder. Its metadata then has `public_key` and `public_url`.
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
    /// The [`body`](resources::PublishRequest::body) takes settings of the link. Whether the service applies them here is not known
    /// (`wire.md §13`); to be sure, call [`YandexDisk::update_public_settings`] afterwards.
    ///
    /// # Errors
    ///
    /// [`PathNotFound`](super::ErrorKind::PathNotFound), [`ResourceIsLocked`](super::ErrorKind::ResourceIsLocked).
    pub fn publish(&self, path: impl AsRef<str>) -> resources::PublishRequest {
        // The Python client always sends settings, by default empty ones.
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

    /// Returns the file behind a public link, or the folder with a page of its contents, by its key or public link.
    ///
    /// Requires no token.
    ///
    /// # Errors
    ///
    /// [`PathNotFound`](super::ErrorKind::PathNotFound), [`PasswordRequired`](super::ErrorKind::PasswordRequired).
    pub fn get_public_meta(&self, public_key: impl Into<Secret>) -> GetRequest {
        self.api().public().get(public_key)
    }

    /// Returns whether a public link leads to an item.
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

    /// Lists the user's published files and folders.
    ///
    /// [`send`](PublishedRequest::send) returns one page, by default of 20 items;
    /// [`YandexDisk::get_all_public_resources`] lists items over all pages, with chosen members.
    ///
    /// # Errors
    ///
    /// [`Forbidden`](super::ErrorKind::Forbidden).
    pub fn get_public_resources(&self) -> PublishedRequest {
        self.api().resources().published()
    }

    /// Copies the contents of a public link to the user's Disk. Default: to the downloads folder, under the original name.
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
    /// [`PathNotFound`](super::ErrorKind::PathNotFound),
    /// [`InsufficientStorage`](super::ErrorKind::InsufficientStorage), and those of the
    /// [`Poller`](crate::poll::Poller); [`is_outcome_unknown`](cloud_drives_core::Error::is_outcome_unknown) if it is
    /// unknown whether it was saved.
    ///
    /// # Retries
    ///
    /// After an ambiguous outcome the client checks the target folder, as [`YandexDisk::copy`] does. The outcome stays unknown if an
    /// item of that name existed before, since the saved one then gets another name.
    pub fn save_to_disk(&self, public_key: impl Into<Secret>) -> SaveToDiskRequest {
        let request = self.api().public().save_to_disk(public_key);
        request.with_options(saved(self.api()))
    }
}

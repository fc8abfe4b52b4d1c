//! Settings of the user's own public links.

use ::yandex_disk::public::{AvailableSettingsRequest, SettingsRequest, UpdateSettingsRequest};
use ::yandex_disk::types::PublicSettingsInput;

use super::YandexDisk;
use super::paths::on_disk;
use crate::Drive;

impl YandexDisk {
    /// Returns the settings of one of the user's public links.
    ///
    /// In practice the answer only has `available_until`; a password cannot be read (`wire.md §5.9`).
    ///
    /// # Errors
    ///
    /// [`PathNotFound`](super::ErrorKind::PathNotFound), [`Forbidden`](super::ErrorKind::Forbidden).
    pub fn get_public_settings(&self, path: impl AsRef<str>) -> SettingsRequest {
        self.api().public().settings(on_disk(path))
    }

    /// Returns the available settings of a resource's public link.
    ///
    /// # Errors
    ///
    /// [`PathNotFound`](super::ErrorKind::PathNotFound), [`Forbidden`](super::ErrorKind::Forbidden).
    pub fn get_public_available_settings(&self, path: impl AsRef<str>) -> AvailableSettingsRequest {
        self.api().public().available_settings(on_disk(path))
    }

    /// Changes the settings of one of the user's public links. Omitted settings stay unchanged.
    ///
    /// ```no_run
    /// # async fn example(disk: cloud_drives::YandexDisk) -> Result<(), cloud_drives::Error> {
    /// use cloud_drives::yandex_disk::types::PublicSettingsInput;
    ///
    /// // The expiry is a time in seconds since 1970 (wire.md §5.8).
    /// let settings = PublicSettingsInput::new().available_until(1_767_225_600).read_only(true);
    /// disk.update_public_settings("disk:/films", settings).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`PathNotFound`](super::ErrorKind::PathNotFound), [`Forbidden`](super::ErrorKind::Forbidden),
    /// [`UnsupportedMedia`](super::ErrorKind::UnsupportedMedia).
    pub fn update_public_settings(
        &self,
        path: impl AsRef<str>,
        settings: impl Into<PublicSettingsInput>,
    ) -> UpdateSettingsRequest {
        self.api().public().update_settings(on_disk(path), settings)
    }
}

//! Settings of one's own public links.

use ::yandex_disk::public;
use ::yandex_disk::types::{self, PublicSettingsInput};

use super::call::plain_call;
use super::{YandexDisk, disk_path};
use crate::Drive;

impl YandexDisk {
    /// The settings of the public link of a file or folder.
    ///
    /// In practice only `available_until` comes back; a password can't be read (`wire.md §5.9`).
    ///
    /// # Errors
    ///
    /// [`PathNotFound`](super::ErrorKind::PathNotFound), [`Forbidden`](super::ErrorKind::Forbidden).
    pub fn get_public_settings(&self, path: impl AsRef<str>) -> GetPublicSettings {
        GetPublicSettings::over(self, self.api().public().settings(disk_path(path.as_ref())))
    }

    /// Which settings a public link of a file or folder could have.
    ///
    /// # Errors
    ///
    /// [`PathNotFound`](super::ErrorKind::PathNotFound), [`Forbidden`](super::ErrorKind::Forbidden).
    pub fn get_public_available_settings(
        &self,
        path: impl AsRef<str>,
    ) -> GetPublicAvailableSettings {
        let request = self
            .api()
            .public()
            .available_settings(disk_path(path.as_ref()));
        GetPublicAvailableSettings::over(self, request)
    }

    /// Changes the settings of the public link of a file or folder. Those that are not given stay.
    ///
    /// ```no_run
    /// # async fn example(disk: cloud_drives::YandexDisk) -> Result<(), cloud_drives::Error> {
    /// use cloud_drives::yandex_disk::types::PublicSettingsInput;
    ///
    /// // The end is a time in seconds since 1970 (wire.md §5.8).
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
    ) -> UpdatePublicSettings {
        let request = self
            .api()
            .public()
            .update_settings(disk_path(path.as_ref()), settings);
        UpdatePublicSettings::over(self, request)
    }
}

plain_call! {
    /// A call of [`YandexDisk::get_public_settings`].
    GetPublicSettings(public::SettingsRequest) -> types::PublicSettings:
        allow_address_access, fields
}
plain_call! {
    /// A call of [`YandexDisk::get_public_available_settings`].
    GetPublicAvailableSettings(public::AvailableSettingsRequest) -> types::PublicAvailableSettings:
}
plain_call! {
    /// A call of [`YandexDisk::update_public_settings`].
    UpdatePublicSettings(public::UpdateSettingsRequest) -> (): allow_address_access
}

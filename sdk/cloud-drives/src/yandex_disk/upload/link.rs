//! Upload links (`wire.md §4.9`).

use ::yandex_disk::resources::UploadLinkRequest;

use crate::Drive;
use crate::yandex_disk::YandexDisk;
use crate::yandex_disk::paths::on_disk;

/// `User-Agent` of Yandex's own program, for [`UploadLinkRequest::user_agent`].
///
/// The service does not slow down the uploads of that program (`wire.md §6.3`).
pub const OWN_PROGRAM: &str = r#"Yandex.Disk {"os":"windows"}"#;

impl YandexDisk {
    /// Returns an upload link for a file, which expires after 30 minutes (`wire.md §4.9`).
    ///
    /// Anyone who has the link can upload there: treat it as a secret.
    ///
    /// # Errors
    ///
    /// [`ParentNotFound`](crate::yandex_disk::ErrorKind::ParentNotFound),
    /// [`PathExists`](crate::yandex_disk::ErrorKind::PathExists) and the service's other errors.
    ///
    /// # Retries
    ///
    /// Idempotent, repeated by the client's retry policy.
    pub fn get_upload_link(&self, path: impl AsRef<str>) -> UploadLinkRequest {
        self.get_upload_link_object(path).fields(["href"])
    }

    /// Returns an upload link with the id of the upload operation. See
    /// [`get_upload_link`](YandexDisk::get_upload_link).
    ///
    /// # Errors
    ///
    /// As [`get_upload_link`](YandexDisk::get_upload_link).
    ///
    /// # Retries
    ///
    /// Idempotent, repeated by the client's retry policy.
    pub fn get_upload_link_object(&self, path: impl AsRef<str>) -> UploadLinkRequest {
        let request = self.api().resources().upload_link(on_disk(path));
        match self.spoofs_user_agent() {
            true => request.user_agent(OWN_PROGRAM),
            false => request,
        }
    }
}

//! Links to download from (`wire.md §4.8`, `§4.17`).

use cloud_drives_core::{CallOptions, Error, ErrorClass, Result};

use super::protocol::{GET, Subject, link};
use crate::Drive;
use crate::yandex_disk::call::awaitable;
use crate::yandex_disk::{YandexDisk, disk_path};

impl YandexDisk {
    /// Asks for a link to download a file from, or a folder as a zip archive. Whoever has it can download: treat it as a secret. It
    /// is good for a limited time.
    ///
    /// # Errors
    ///
    /// [`PathNotFound`](crate::yandex_disk::ErrorKind::PathNotFound) and the other answers of the service.
    ///
    /// # Retries
    ///
    /// Idempotent, repeated by the client's retry policy.
    pub fn get_download_link(&self, path: impl AsRef<str>) -> GetDownloadLink {
        GetDownloadLink::new(self, Subject::Path(disk_path(path.as_ref())))
    }

    /// Asks for a link to download what somebody published. [`path`](GetDownloadLink::path) says what of a folder.
    ///
    /// # Errors
    ///
    /// [`PathNotFound`](crate::yandex_disk::ErrorKind::PathNotFound), [`PasswordRequired`](crate::yandex_disk::ErrorKind::PasswordRequired) and the other
    /// answers of the service; [`is_protocol`](Error::is_protocol) when the owner forbids downloading and the link is empty
    /// (`wire.md §4.17`).
    ///
    /// # Retries
    ///
    /// Idempotent, repeated by the client's retry policy.
    pub fn get_public_download_link(&self, public_key: impl Into<String>) -> GetDownloadLink {
        let public = Subject::Public {
            key: public_key.into(),
            path: None,
        };
        GetDownloadLink::new(self, public)
    }
}

/// A request for a download link. Await it.
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct GetDownloadLink {
    disk: YandexDisk,
    subject: Subject,
    options: CallOptions,
}

impl GetDownloadLink {
    fn new(disk: &YandexDisk, subject: Subject) -> Self {
        Self {
            disk: disk.clone(),
            subject,
            options: CallOptions::new(),
        }
    }

    /// A path inside the public folder, from its root (`/photos/a.jpg`); used as it is. Only for
    /// [`YandexDisk::get_public_download_link`].
    pub fn path(mut self, path: impl Into<String>) -> Self {
        self.subject.set_path(path.into());
        self
    }

    /// Sets what holds for this call only: headers, time limits, a retry policy.
    pub fn options(mut self, options: CallOptions) -> Self {
        self.options = options;
        self
    }

    async fn run(self) -> Result<String> {
        let href = link(self.disk.api(), &self.subject, &self.options).await?;
        if href.is_empty() {
            let message =
                "the service sent no download link; the owner may have forbidden downloading";
            return Err(Error::new(ErrorClass::Protocol, message).with_operation(&GET));
        }
        Ok(href)
    }
}

awaitable! {
    GetDownloadLink => String,
}

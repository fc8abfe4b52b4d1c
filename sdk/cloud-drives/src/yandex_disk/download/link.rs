//! Download links (`wire.md §4.8`, `§4.17`).

use ::yandex_disk::{public, resources, types};
use cloud_drives_core::{BoxFuture, CallOptions, Error, ErrorClass, Result, Secret};

use crate::Drive;
use crate::yandex_disk::YandexDisk;
use crate::yandex_disk::paths::on_disk;

impl YandexDisk {
    /// Returns a download link for a file, or for a folder as a zip archive. The link expires.
    ///
    /// Anyone who has the link can download: treat it as a secret.
    ///
    /// # Errors
    ///
    /// [`PathNotFound`](crate::yandex_disk::ErrorKind::PathNotFound) and the service's other errors.
    ///
    /// # Retries
    ///
    /// Idempotent, repeated by the client's retry policy.
    pub fn get_download_link(&self, path: impl AsRef<str>) -> resources::DownloadLinkRequest {
        let request = self.api().resources().download_link(on_disk(path));
        request.fields(["href"])
    }

    /// Returns a download link for a published file, or for a published folder as a zip archive.
    ///
    /// [`path`](PublicDownloadLink::path) selects an item of a public folder.
    ///
    /// # Errors
    ///
    /// [`PathNotFound`](crate::yandex_disk::ErrorKind::PathNotFound),
    /// [`PasswordRequired`](crate::yandex_disk::ErrorKind::PasswordRequired) and the service's other errors;
    /// [`is_protocol`](Error::is_protocol) when the owner forbids downloading and the link is empty (`wire.md §4.17`).
    ///
    /// # Retries
    ///
    /// Idempotent, repeated by the client's retry policy.
    pub fn get_public_download_link(&self, public_key: impl Into<Secret>) -> PublicDownloadLink {
        let request = self.api().public().download_link(public_key);
        PublicDownloadLink(request.fields(["href"]))
    }
}

/// A request prepared by [`YandexDisk::get_public_download_link`]: as the typed request, except that an empty link is an error.
///
/// Await it.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited"]
pub struct PublicDownloadLink(public::DownloadLinkRequest);

impl PublicDownloadLink {
    /// Sets a path inside the public folder, from its root (`/photos/a.jpg`); sent unchanged.
    pub fn path(self, path: impl Into<String>) -> Self {
        Self(self.0.path(path))
    }

    /// Adds options for this call only: headers, time limits, a retry policy.
    pub fn with_options(self, options: CallOptions) -> Self {
        Self(self.0.with_options(options))
    }

    async fn run(self) -> Result<types::TransferLink> {
        let answer = self.0.send().await?;
        if answer.href.is_empty() {
            let message =
                "the service sent no download link; the owner may have forbidden downloading";
            return Err(
                Error::new(ErrorClass::Protocol, message).with_operation(answer.operation())
            );
        }
        Ok(answer.into_body())
    }
}

impl IntoFuture for PublicDownloadLink {
    type Output = Result<types::TransferLink>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

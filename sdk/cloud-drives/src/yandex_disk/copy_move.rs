//! Copying, moving and deleting items, and uploads from other sites.

use ::yandex_disk::resources::{CopyRequest, DeleteRequest, MoveRequest, UploadFromUrlRequest};
use cloud_drives_core::{Error, Secret};

use super::YandexDisk;
use super::paths::{disk_path, on_disk, renamed};
use super::settle::{copied, fetched, moved};
use crate::Drive;

impl YandexDisk {
    /// Copies a file or folder. The destination is the new path itself; its parent folder must exist.
    ///
    /// ```no_run
    /// # async fn example(disk: cloud_drives::YandexDisk) -> Result<(), cloud_drives::Error> {
    /// disk.copy("disk:/a", "disk:/b").overwrite(true).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`PathNotFound`](super::ErrorKind::PathNotFound), [`PathExists`](super::ErrorKind::PathExists),
    /// [`ParentNotFound`](super::ErrorKind::ParentNotFound),
    /// [`InsufficientStorage`](super::ErrorKind::InsufficientStorage), and those of the
    /// [`Poller`](crate::poll::Poller); [`is_outcome_unknown`](Error::is_outcome_unknown) if it is unknown whether it
    /// was copied.
    ///
    /// # Retries
    ///
    /// After an ambiguous outcome the client checks the source and the destination. A file created at the destination since the call
    /// began, with the size and checksum of the source, counts as copied. If the destination is unchanged, the call is repeated. For a
    /// folder that is not empty the outcome stays unknown, since the service may still copy it in the background. An operation that
    /// the service reports as failed is not started again, except with
    /// [`python_compatible_retry_policy`](YandexDisk::python_compatible_retry_policy).
    ///
    /// # Cancel safety
    ///
    /// Dropping the future does not stop a background operation.
    pub fn copy(&self, source: impl AsRef<str>, destination: impl AsRef<str>) -> CopyRequest {
        let resources = self.api().resources();
        let request = resources.copy(on_disk(source), on_disk(destination));
        request.with_options(copied(self.api()))
    }

    /// Moves a file or folder. The destination is the new path itself; its parent folder must exist.
    ///
    /// ```no_run
    /// # async fn example(disk: cloud_drives::YandexDisk) -> Result<(), cloud_drives::Error> {
    /// let poller = disk.move_("disk:/a", "disk:/b").poller().await?;
    /// println!("{:?}", poller.id());
    /// poller.await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As [`YandexDisk::copy`], except `InsufficientStorage`; [`is_outcome_unknown`](Error::is_outcome_unknown) if it is
    /// unknown whether it was moved.
    ///
    /// # Retries
    ///
    /// After an ambiguous outcome the client checks the source and the destination. The call is repeated if the source
    /// still exists. It counts as done if the source is gone and the item at the destination was created or moved there
    /// since the call began.
    pub fn move_(&self, source: impl AsRef<str>, destination: impl AsRef<str>) -> MoveRequest {
        let resources = self.api().resources();
        let request = resources.move_(on_disk(source), on_disk(destination));
        request.with_options(moved(self.api()))
    }

    /// Renames a file or folder within its folder.
    ///
    /// ```no_run
    /// # async fn example(disk: cloud_drives::YandexDisk) -> Result<(), cloud_drives::Error> {
    /// disk.rename("disk:/films/a.mov", "b.mov")?.await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorClass::InvalidInput`](cloud_drives_core::ErrorClass::InvalidInput) for a name that is empty, `.` or `..` or contains a
    /// slash, and for a root. The request fails as [`YandexDisk::move_`].
    ///
    /// # Retries
    ///
    /// As [`YandexDisk::move_`].
    pub fn rename(
        &self,
        path: impl AsRef<str>,
        new_name: impl AsRef<str>,
    ) -> Result<MoveRequest, Error> {
        let source = disk_path(path.as_ref())?;
        let destination = renamed(&source, new_name.as_ref())?;
        Ok(self.move_(source, destination))
    }

    /// Deletes a file or folder: moves it to the trash, or skips the trash with [`permanently`](DeleteRequest::permanently).
    ///
    /// # Errors
    ///
    /// [`PathNotFound`](super::ErrorKind::PathNotFound), [`Md5Differ`](super::ErrorKind::Md5Differ),
    /// [`ResourceIsLocked`](super::ErrorKind::ResourceIsLocked), and those of the [`Poller`](crate::poll::Poller).
    ///
    /// # Retries
    ///
    /// Repeated after an ambiguous outcome; `PathNotFound` then counts as success.
    ///
    /// # Cancel safety
    ///
    /// As [`YandexDisk::copy`].
    pub fn remove(&self, path: impl AsRef<str>) -> DeleteRequest {
        self.api().resources().delete(on_disk(path))
    }

    /// Uploads a file from another site.
    ///
    /// The service fetches the file, always in the background. If the site does not answer, only the operation fails. An
    /// existing file is kept and the new one gets a suffix (`wire.md §4.10`).
    ///
    /// # Errors
    ///
    /// [`ParentNotFound`](super::ErrorKind::ParentNotFound),
    /// [`InsufficientStorage`](super::ErrorKind::InsufficientStorage), and those of the
    /// [`Poller`](crate::poll::Poller); [`is_outcome_unknown`](Error::is_outcome_unknown) if it is unknown whether the
    /// service fetches the file.
    ///
    /// # Retries
    ///
    /// Not repeated after an ambiguous outcome, since a repeat could store a second copy: the service works in the background, and only
    /// the lost answer named the operation. The error says what exists at the path.
    pub fn upload_url(
        &self,
        url: impl Into<Secret>,
        path: impl AsRef<str>,
    ) -> UploadFromUrlRequest {
        let request = self.api().resources().upload_from_url(url, on_disk(path));
        request.with_options(fetched(self.api()))
    }
}

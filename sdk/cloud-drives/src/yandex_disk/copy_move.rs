//! Copies, moves, deletions, and fetches from other sites.

use ::yandex_disk::resources::{CopyRequest, DeleteRequest, MoveRequest, UploadFromUrlRequest};
use cloud_drives_core::{Error, Secret};

use super::YandexDisk;
use super::paths::{disk_path, on_disk, renamed};
use super::settle::{copied, fetched, moved};
use crate::Drive;

impl YandexDisk {
    /// Copies a file or folder. The destination is the new path itself; the folder above it must exist.
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
    /// After an ambiguous outcome the source and the destination are looked at. A file at the destination that is there since the call
    /// began and has the size and checksum of the source counts as copied; the call is repeated if the destination is as before. For
    /// a folder with something in it the outcome stays unknown, since it may still be copied in the background. An operation that the
    /// service reports as failed is not started again, except under
    /// [`python_compatible_retry_policy`](YandexDisk::python_compatible_retry_policy).
    ///
    /// # Cancel safety
    ///
    /// Dropping the future leaves an operation in the background running.
    pub fn copy(&self, source: impl AsRef<str>, destination: impl AsRef<str>) -> CopyRequest {
        let resources = self.api().resources();
        let request = resources.copy(on_disk(source), on_disk(destination));
        request.with_options(copied(self.api()))
    }

    /// Moves a file or folder. The destination is the new path itself; the folder above it must exist.
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
    /// As [`YandexDisk::copy`], without those about space; [`is_outcome_unknown`](Error::is_outcome_unknown) if it is
    /// unknown whether it was moved.
    ///
    /// # Retries
    ///
    /// After an ambiguous outcome the source and the destination are looked at. The call is repeated if the source is
    /// still there; it counts as done if the source is gone and the item at the destination is there since the call
    /// began.
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
    /// [`ErrorClass::InvalidInput`](cloud_drives_core::ErrorClass::InvalidInput) for a name that is empty, `.` or `..` or has a slash
    /// within, and for a root. The request has those of [`YandexDisk::move_`].
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

    /// Deletes a file or folder: into the trash, or permanently with [`permanently`](DeleteRequest::permanently).
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

    /// Makes the service fetch a file from another site to a path on the Disk.
    ///
    /// If the site does not answer, only the operation fails. If a file exists at the path, the new one gets a suffix
    /// (`wire.md §4.10`).
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
    /// Not repeated after an ambiguous outcome, since there could be two files then: the service works in the background, and the lost
    /// answer alone named the operation. The error says what is at the path.
    pub fn upload_url(
        &self,
        url: impl Into<Secret>,
        path: impl AsRef<str>,
    ) -> UploadFromUrlRequest {
        let request = self.api().resources().upload_from_url(url, on_disk(path));
        request.with_options(fetched(self.api()))
    }
}

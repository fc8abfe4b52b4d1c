//! Copying, moving, removing, and fetching from elsewhere.

use ::yandex_disk::resources::{CopyRequest, DeleteRequest, MoveRequest, UploadFromUrlRequest};
use cloud_drives_core::{CallOptions, Error, Secret};

use super::YandexDisk;
use super::paths::{disk_path, on_disk, renamed};
use super::settle;
use crate::Drive;

impl YandexDisk {
    /// Copies a file or folder. The destination is the new path itself; the folder above it has to exist.
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
    /// [`ParentNotFound`](super::ErrorKind::ParentNotFound), [`InsufficientStorage`](super::ErrorKind::InsufficientStorage), and those of
    /// the [`Poller`](crate::poll::Poller).
    ///
    /// # Retries
    ///
    /// After an unknown outcome both paths are looked at. The call is repeated if that can do no harm; a copy that is there and equals
    /// the original counts as its own. Where that can't be told, as for a folder, the error is
    /// [`ErrorClass::OutcomeUnknown`](cloud_drives_core::ErrorClass::OutcomeUnknown). An operation that the service reports as failed is not started again, except under
    /// [`python_compatible_retry_policy`](YandexDisk::python_compatible_retry_policy).
    ///
    /// # Cancel safety
    ///
    /// Dropping the future leaves an operation in the background running.
    pub fn copy(&self, source: impl AsRef<str>, destination: impl AsRef<str>) -> CopyRequest {
        let request = self
            .api()
            .resources()
            .copy(on_disk(source), on_disk(destination));
        request.with_options(CallOptions::new().with_extension(settle::copied(self.api())))
    }

    /// Moves a file or folder. The destination is the new path itself; the folder above it has to exist.
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
    /// As [`YandexDisk::copy`], without those about space.
    ///
    /// # Retries
    ///
    /// As [`YandexDisk::copy`]; it is done if the source is gone and something is at the destination.
    pub fn move_(&self, source: impl AsRef<str>, destination: impl AsRef<str>) -> MoveRequest {
        self.moving(on_disk(source), on_disk(destination))
    }

    /// Gives a file or folder another name, in the folder that it is in.
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
    /// As [`YandexDisk::copy`].
    pub fn rename(
        &self,
        path: impl AsRef<str>,
        new_name: impl AsRef<str>,
    ) -> Result<MoveRequest, Error> {
        let source = disk_path(path.as_ref())?;
        let destination = renamed(&source, new_name.as_ref())?;
        Ok(self.moving(source, destination))
    }

    fn moving(&self, source: String, destination: String) -> MoveRequest {
        let request = self.api().resources().move_(source, destination);
        request.with_options(CallOptions::new().with_extension(settle::moved(self.api())))
    }

    /// Deletes a file or folder: into the trash, or for good with [`permanently`](DeleteRequest::permanently).
    ///
    /// # Errors
    ///
    /// [`PathNotFound`](super::ErrorKind::PathNotFound), [`Md5Differ`](super::ErrorKind::Md5Differ),
    /// [`ResourceIsLocked`](super::ErrorKind::ResourceIsLocked), and those of the [`Poller`](crate::poll::Poller).
    ///
    /// # Retries
    ///
    /// Repeated after an unknown outcome; `PathNotFound` then counts as success.
    ///
    /// # Cancel safety
    ///
    /// As [`YandexDisk::copy`].
    pub fn remove(&self, path: impl AsRef<str>) -> DeleteRequest {
        self.api().resources().delete(on_disk(path))
    }

    /// Makes the service fetch a file from another site to a path on the Disk.
    ///
    /// A site that does not answer is only seen as a failed operation. Where there is a file at the path already, the new one gets a
    /// suffix (`wire.md §4.10`).
    ///
    /// # Errors
    ///
    /// [`ParentNotFound`](super::ErrorKind::ParentNotFound), [`InsufficientStorage`](super::ErrorKind::InsufficientStorage), and those of
    /// the [`Poller`](crate::poll::Poller).
    ///
    /// # Retries
    ///
    /// As [`YandexDisk::copy`].
    pub fn upload_url(
        &self,
        url: impl Into<Secret>,
        path: impl AsRef<str>,
    ) -> UploadFromUrlRequest {
        self.api().resources().upload_from_url(url, on_disk(path))
    }
}

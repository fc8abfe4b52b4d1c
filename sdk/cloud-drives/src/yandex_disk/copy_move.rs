//! Copying, moving, removing, and fetching from elsewhere.

use ::yandex_disk::resources::{CopyRequest, DeleteRequest, MoveRequest, UploadFromUrlRequest};

use super::paths::renamed;
use super::{YandexDisk, disk_path};
use crate::Drive;

/// A call that the service may finish in the background: its struct, `start` and `run`.
macro_rules! background_call {
    ($(#[$doc:meta])* $call:ident($request:ty) as $operation:literal: $($setter:ident),+ $(,)?) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is awaited or started"]
        pub struct $call {
            pub(super) disk: crate::yandex_disk::YandexDisk,
            pub(super) request: $request,
            pub(super) options: cloud_drives_core::CallOptions,
            pub(super) poll: crate::poll::PollSettings,
            pub(super) forced: bool,
            pub(super) refused: Option<String>,
        }

        impl $call {
            $crate::yandex_disk::call::setters!($($setter),+, poll, options);

            pub(super) fn over(disk: &crate::yandex_disk::YandexDisk, request: $request) -> Self {
                Self {
                    disk: disk.clone(),
                    request,
                    options: cloud_drives_core::CallOptions::new(),
                    poll: disk.handle.poll(),
                    forced: false,
                    refused: None,
                }
            }

            /// Sends the call and does not wait: the poller tells how the service gets on, and gives its result.
            ///
            /// # Errors
            ///
            /// Those of the call itself. The poller gives those of the work in the background.
            pub async fn start(
                self,
            ) -> Result<
                crate::poll::Poller<crate::yandex_disk::Completed>,
                cloud_drives_core::Error,
            > {
                if let Some(refused) = self.refused {
                    return Err(cloud_drives_core::Error::invalid_input(refused));
                }
                let request = self.request.with_options(self.options.clone());
                let answer = request.send().await?;
                self.disk
                    .started($operation, answer.body(), self.forced, self.options, self.poll)
            }

            async fn run(
                self,
            ) -> Result<crate::yandex_disk::Completed, cloud_drives_core::Error> {
                let (disk, options) = (self.disk.clone(), self.options.clone());
                disk.until_done($operation, &options, || self.clone().start()).await
            }
        }

        $crate::yandex_disk::call::awaitable!($call => crate::yandex_disk::Completed);
    };
}
pub(super) use background_call;

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
    /// waiting ([`Poller`](crate::poll::Poller)).
    ///
    /// # Retries
    ///
    /// Not repeated when its outcome is unknown. What the service reports as failed is started again.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future leaves the service to its work.
    pub fn copy(&self, source: impl AsRef<str>, destination: impl AsRef<str>) -> Copy {
        let (source, destination) = (disk_path(source.as_ref()), disk_path(destination.as_ref()));
        Copy::over(self, self.api().resources().copy(source, destination))
    }

    /// Moves a file or folder. The destination is the new path itself; the folder above it has to exist.
    ///
    /// ```no_run
    /// # async fn example(disk: cloud_drives::YandexDisk) -> Result<(), cloud_drives::Error> {
    /// let poller = disk.move_("disk:/a", "disk:/b").start().await?;
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
    /// As [`YandexDisk::copy`].
    pub fn move_(&self, source: impl AsRef<str>, destination: impl AsRef<str>) -> Move {
        let (source, destination) = (disk_path(source.as_ref()), disk_path(destination.as_ref()));
        Move::over(self, self.api().resources().move_(source, destination))
    }

    /// Gives a file or folder another name, in the folder that it is in.
    ///
    /// # Errors
    ///
    /// As [`YandexDisk::move_`]; an invalid-input error for a name that is empty, `.` or `..` or has a slash within, and for a root.
    ///
    /// # Retries
    ///
    /// As [`YandexDisk::copy`].
    pub fn rename(&self, path: impl AsRef<str>, new_name: impl AsRef<str>) -> Move {
        let source = disk_path(path.as_ref());
        match renamed(&source, new_name.as_ref()) {
            Ok(destination) => Move::over(self, self.api().resources().move_(source, destination)),
            Err(error) => {
                // Said when the call is made, as all that is wrong with a call.
                let mut call = Move::over(self, self.api().resources().move_(&source, &source));
                call.refused = Some(error.message().to_owned());
                call
            }
        }
    }

    /// Deletes a file or folder: into the trash, or for good with [`permanently`](Remove::permanently).
    ///
    /// # Errors
    ///
    /// [`PathNotFound`](super::ErrorKind::PathNotFound), [`Md5Differ`](super::ErrorKind::Md5Differ),
    /// [`ResourceIsLocked`](super::ErrorKind::ResourceIsLocked), and those of waiting ([`Poller`](crate::poll::Poller)).
    ///
    /// # Retries
    ///
    /// Repeated when its outcome is unknown, so that `PathNotFound` after a lost answer may mean that it is gone.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future leaves the service to its work.
    pub fn remove(&self, path: impl AsRef<str>) -> Remove {
        Remove::over(
            self,
            self.api().resources().delete(disk_path(path.as_ref())),
        )
    }

    /// Makes the service fetch a file from another site to a path on the Disk.
    ///
    /// A site that does not answer is only seen as a failed operation. Where there is a file at the path already, the new one gets a
    /// suffix (`wire.md §4.10`).
    ///
    /// # Errors
    ///
    /// [`ParentNotFound`](super::ErrorKind::ParentNotFound), [`InsufficientStorage`](super::ErrorKind::InsufficientStorage), and those of
    /// waiting ([`Poller`](crate::poll::Poller)).
    ///
    /// # Retries
    ///
    /// As [`YandexDisk::copy`].
    pub fn upload_url(&self, url: impl Into<String>, path: impl AsRef<str>) -> UploadUrl {
        let request = self
            .api()
            .resources()
            .upload_from_url(url, disk_path(path.as_ref()));
        UploadUrl::over(self, request)
    }
}

background_call! {
    /// A call of [`YandexDisk::copy`].
    Copy(CopyRequest) as "resources.copy": overwrite, force_async, fields
}
background_call! {
    /// A call of [`YandexDisk::move_`] or [`YandexDisk::rename`].
    Move(MoveRequest) as "resources.move": overwrite, force_async, fields
}
background_call! {
    /// A call of [`YandexDisk::remove`].
    Remove(DeleteRequest) as "resources.delete": force_async, fields
}
background_call! {
    /// A call of [`YandexDisk::upload_url`].
    UploadUrl(UploadFromUrlRequest) as "resources.upload_from_url": fields
}

impl Remove {
    /// Whether to delete for good instead of moving to the trash; false without it.
    pub fn permanently(mut self, permanently: bool) -> Self {
        self.request = self.request.permanently(permanently);
        self
    }

    /// Delete the file only if this is its MD5, 32 lower-case hexadecimal digits.
    pub fn md5(mut self, md5: impl Into<String>) -> Self {
        self.request = self.request.md5(md5);
        self
    }
}

impl UploadUrl {
    /// Whether a redirect of the other site counts as a failure; false without it.
    pub fn disable_redirects(mut self, disable_redirects: bool) -> Self {
        self.request = self.request.disable_redirects(disable_redirects);
        self
    }
}

//! Uploads to a Disk (`wire.md §6.1`).

mod link;
mod protocol;

use std::time::Duration;

use cloud_drives_core::{ErrorClass, Result, Secret};

pub use link::OWN_PROGRAM;
pub use protocol::UploadReceipt;
use protocol::{PUT, Target, ToLink, ToPath};

use super::YandexDisk;
use super::paths::on_disk;
use crate::Drive;
use crate::calls::{self, StartUpload};
#[cfg(doc)]
use crate::transfer::UploadOptions;
use crate::transfer::upload::upload;
use crate::transfer::{TransferContext, UploadCall, UploadSettings, UploadSource, Uploaded};

impl YandexDisk {
    /// Uploads a file, bytes, a reader or a stream.
    ///
    /// ```no_run
    /// use cloud_drives::transfer::{TransferOptions, UploadSource};
    ///
    /// # async fn example(disk: cloud_drives::YandexDisk) -> Result<(), cloud_drives::Error> {
    /// let film = disk
    ///     .upload("film.mov", "disk:/film.mov")
    ///     .overwrite(true)
    ///     .on_progress(|progress| println!("{} bytes", progress.bytes))
    ///     .await?;
    /// println!("{} {:?}", film.size, film.sha256);
    ///
    /// disk.upload(b"a note".to_vec(), "app:/note.txt").await?;
    /// disk.upload(UploadSource::reader(tokio::io::empty()), "disk:/empty").await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// The parent folder must exist; [`makedirs`](YandexDisk::makedirs) creates it. If an item of that name exists, the upload
    /// fails unless [`overwrite`](Upload::overwrite) is set.
    ///
    /// With [`resumable`](UploadOptions::resumable) the contents are read once more before anything is sent, since the
    /// service needs their checksums. Only other programs of Yandex were seen to resume (`wire.md §6.1`);
    /// if the service stops supporting it, the upload restarts from the beginning. The link in the state file
    /// expires after half an hour.
    ///
    /// The service slows uploads of archives, videos and files of unknown type down to about 128 KiB/s (`wire.md §6.3`),
    /// unless [`spoof_user_agent`](Upload::spoof_user_agent) is set or the name has another extension.
    ///
    /// # Errors
    ///
    /// [`ParentNotFound`](super::ErrorKind::ParentNotFound), [`PathExists`](super::ErrorKind::PathExists),
    /// [`InsufficientStorage`](super::ErrorKind::InsufficientStorage),
    /// [`UploadTrafficLimitExceeded`](super::ErrorKind::UploadTrafficLimitExceeded) and the service's other errors;
    /// [`is_source`](cloud_drives_core::Error::is_source) if the file cannot be read, or shrinks, grows or changes during
    /// the upload; [`is_outcome_unknown`](cloud_drives_core::Error::is_outcome_unknown) if all bytes were sent but it is
    /// unknown whether they were stored.
    ///
    /// # Retries
    ///
    /// Link and upload together, according to the client's retry policy. If an attempt fails after its last byte, the client first looks
    /// for the file on the Disk: one with the same size and checksums is the upload. Sources that can be read only once are sent once.
    ///
    /// [`look_for`](UploadOptions::look_for) sets how long the client looks. Default: 5 s and a minute for each GiB (`wire.md §6.1`).
    ///
    /// # Cancel safety
    ///
    /// Dropping the future stops the upload. The service discards an incomplete file; a file whose last byte was sent may appear.
    pub fn upload(&self, source: impl Into<UploadSource>, path: impl AsRef<str>) -> Upload {
        Upload {
            drive: self.clone(),
            source: source.into(),
            settings: UploadSettings::default(),
            parameters: NewFile {
                path: on_disk(path),
                overwrite: false,
                spoof_user_agent: self.spoofs_user_agent(),
            },
        }
    }

    /// Uploads a file, bytes, a reader or a stream to a link of [`get_upload_link`](YandexDisk::get_upload_link).
    ///
    /// ```no_run
    /// # async fn example(disk: cloud_drives::YandexDisk) -> Result<(), cloud_drives::Error> {
    /// let link = disk.get_upload_link("disk:/film.mov").await?;
    /// disk.upload_by_link("film.mov", link.href).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As [`upload`](YandexDisk::upload), and status 404 or 410 if the link has expired, 30 minutes after it was requested
    /// (`wire.md §4.9`).
    ///
    /// # Retries
    ///
    /// Only until the last byte is sent. The outcome after that cannot be looked up, so a failure then is
    /// [`is_outcome_unknown`](cloud_drives_core::Error::is_outcome_unknown).
    ///
    /// # Cancel safety
    ///
    /// As [`upload`](YandexDisk::upload).
    pub fn upload_by_link(
        &self,
        source: impl Into<UploadSource>,
        link: impl Into<Secret>,
    ) -> UploadCall<UploadReceipt> {
        let (disk, link) = (self.clone(), link.into());
        UploadCall::new(source, UploadSettings::default(), |source, settings| {
            Box::pin(async move {
                let context = disk.handle.transfer(&settings.transfer.options);
                let protocol = ToLink {
                    link: disk
                        .handle
                        .storage()
                        .parse_link(link.expose(), "link", &PUT)
                        .map_err(|error| error.with_class(ErrorClass::InvalidInput))?,
                    target: disk.target(&settings),
                };
                upload(&protocol, source, settings, &context).await
            })
        })
    }
}

/// An upload prepared by [`YandexDisk::upload`]. Await it.
pub type Upload = calls::Upload<YandexDisk, NewFile>;

/// The target path of an upload, with its settings.
#[derive(Debug)]
pub struct NewFile {
    path: String,
    overwrite: bool,
    spoof_user_agent: bool,
}

impl Upload {
    /// Sets whether an existing file at the destination is replaced. Default: false.
    pub fn overwrite(mut self, overwrite: bool) -> Self {
        self.parameters.overwrite = overwrite;
        self
    }

    /// Sets whether the link is requested with the `User-Agent` of Yandex's own program.
    ///
    /// The service does not slow down the uploads of that program (`wire.md §6.3`). Default: the client's setting,
    /// [`YandexDiskBuilder::spoof_user_agent`](super::YandexDiskBuilder::spoof_user_agent).
    pub fn spoof_user_agent(mut self, spoof: bool) -> Self {
        self.parameters.spoof_user_agent = spoof;
        self
    }
}

impl StartUpload<YandexDisk> for NewFile {
    type Receipt = UploadReceipt;

    async fn start(
        self,
        disk: YandexDisk,
        source: UploadSource,
        settings: UploadSettings,
        context: TransferContext,
    ) -> Result<Uploaded<UploadReceipt>> {
        let protocol = ToPath {
            api: disk.api().clone(),
            options: context.options.clone(),
            path: self.path,
            overwrite: self.overwrite,
            spoof_user_agent: self.spoof_user_agent,
            target: disk.target(&settings),
        };
        upload(&protocol, source, settings, &context).await
    }
}

impl YandexDisk {
    /// Returns the storage host, with the idle timeout of the call or the client.
    fn target(&self, settings: &UploadSettings) -> Target {
        let of_call: Option<Duration> = settings.transfer.options.idle_timeout();
        Target::new(self, of_call.unwrap_or_else(|| self.storage_idle_timeout()))
    }
}

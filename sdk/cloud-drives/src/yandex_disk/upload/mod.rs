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
    /// The folder must exist; [`makedirs`](YandexDisk::makedirs) creates it. If something of that name exists, the upload
    /// fails unless [`overwrite`](Upload::overwrite) is set.
    ///
    /// With [`resumable`](UploadOptions::resumable) the contents are read once more, before anything is sent, since the
    /// service wants to know their checksums. Only other programs of Yandex were seen to resume (`wire.md §6.1`);
    /// should the service stop supporting it, the upload starts again at its beginning. The link in the state file
    /// expires after half an hour.
    ///
    /// Uploads of archives, videos and files of unknown kind are slowed down to about 128 KiB/s by the service (`wire.md §6.3`),
    /// unless [`spoof_user_agent`](Upload::spoof_user_agent) is set or the name has another extension.
    ///
    /// # Errors
    ///
    /// [`ParentNotFound`](super::ErrorKind::ParentNotFound), [`PathExists`](super::ErrorKind::PathExists),
    /// [`InsufficientStorage`](super::ErrorKind::InsufficientStorage),
    /// [`UploadTrafficLimitExceeded`](super::ErrorKind::UploadTrafficLimitExceeded) and the service's other errors;
    /// [`is_source`](cloud_drives_core::Error::is_source) when the file can't be read, or shrinks, grows or changes on
    /// the way; [`is_outcome_unknown`](cloud_drives_core::Error::is_outcome_unknown) when all bytes were sent and it
    /// can't be told whether they were stored.
    ///
    /// # Retries
    ///
    /// Link and upload together, according to the client's retry policy. When an attempt fails after its last byte, the Disk is looked
    /// at first, for 5 s and a minute for each GiB unless [`look_for`](UploadOptions::look_for) says otherwise (`wire.md §6.1`): a file
    /// there with the same size and checksums is the upload. Sources that can be read only once are sent once.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future ends the upload. The service keeps nothing of half a file; one whose last byte was sent may appear.
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

    /// Sends a file, bytes, a reader or a stream to a link of [`get_upload_link`](YandexDisk::get_upload_link).
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
    /// As [`upload`](YandexDisk::upload), and status 404 or 410 when the link has expired, which it does after 30 minutes
    /// (`wire.md §4.9`).
    ///
    /// # Retries
    ///
    /// Until the last byte was sent. The outcome after that can't be looked up, so a failure then is
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

/// The target of a file, with its settings.
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

    /// Sets whether the link is requested under the name of Yandex's own program.
    ///
    /// The service does not slow its uploads down (`wire.md §6.3`). Default: as
    /// [`YandexDiskBuilder::spoof_user_agent`](super::YandexDiskBuilder::spoof_user_agent) says, false.
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
    /// Returns the storage host, with the idle timeout of the call, or else of the client.
    fn target(&self, settings: &UploadSettings) -> Target {
        let of_call: Option<Duration> = settings.transfer.options.idle_timeout();
        Target::new(self, of_call.unwrap_or_else(|| self.storage_idle_timeout()))
    }
}

//! Uploads to a Disk (`wire.md §6.1`).

mod folder;
mod link;
mod protocol;

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use cloud_drives_core::{CallOptions, ErrorClass, Result};

pub use folder::UploadFolder;
pub use link::{GetUploadLink, GetUploadLinkObject};
use protocol::{PUT, Receipt, Target, ToLink, ToPath};

use super::call::awaitable;
use super::{YandexDisk, disk_path};
use crate::Drive;
use crate::transfer::upload::{Stored, UploadProtocol, UploadSettings, upload};
use crate::transfer::{
    ProgressCallback, TransferProgress, UploadSource, parse_link, within_deadline,
};

impl YandexDisk {
    /// Uploads a file, bytes, a reader or a stream.
    ///
    /// ```no_run
    /// use cloud_drives::transfer::UploadSource;
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
    /// The folder has to be there; [`makedirs`](YandexDisk::makedirs) makes it. Where something of that name exists, the upload
    /// fails unless [`overwrite`](Upload::overwrite) is set.
    ///
    /// Uploads of archives, videos and files of unknown kind are slowed down to about 128 KiB/s by the service (`wire.md §6.3`),
    /// unless [`spoof_user_agent`](Upload::spoof_user_agent) is set or the name has another extension.
    ///
    /// # Errors
    ///
    /// [`ParentNotFound`](super::ErrorKind::ParentNotFound), [`PathExists`](super::ErrorKind::PathExists),
    /// [`InsufficientStorage`](super::ErrorKind::InsufficientStorage),
    /// [`UploadTrafficLimitExceeded`](super::ErrorKind::UploadTrafficLimitExceeded) and the other answers of the service;
    /// [`is_source`](cloud_drives_core::Error::is_source) when the file can't be read, or shrinks, grows or changes on the way;
    /// [`is_outcome_unknown`](cloud_drives_core::Error::is_outcome_unknown) when all bytes were sent and nobody can say whether they were stored.
    ///
    /// # Retries
    ///
    /// Link and upload together, as the client's retry policy says. When an attempt fails after its last byte, the Disk is looked
    /// at first: a file there with the same size and checksums is the upload. Sources that can be read only once are sent once.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future ends the upload. The service keeps nothing of half a file; one whose last byte was sent may appear.
    pub fn upload(&self, source: impl Into<UploadSource>, path: impl AsRef<str>) -> Upload {
        Upload {
            sending: Sending::new(self, source.into()),
            path: disk_path(path.as_ref()),
            overwrite: false,
            spoof_user_agent: self.spoofs_user_agent(),
        }
    }

    /// Sends a file, bytes, a reader or a stream to a link of [`get_upload_link`](YandexDisk::get_upload_link).
    ///
    /// ```no_run
    /// # async fn example(disk: cloud_drives::YandexDisk) -> Result<(), cloud_drives::Error> {
    /// let link = disk.get_upload_link("disk:/film.mov").await?;
    /// disk.upload_by_link("film.mov", link).await?;
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
    /// Until the last byte was sent. What came of it after that can't be seen from here, so a failure then is
    /// [`is_outcome_unknown`](cloud_drives_core::Error::is_outcome_unknown).
    ///
    /// # Cancel safety
    ///
    /// As [`upload`](YandexDisk::upload).
    pub fn upload_by_link(
        &self,
        source: impl Into<UploadSource>,
        link: impl Into<String>,
    ) -> UploadByLink {
        UploadByLink {
            sending: Sending::new(self, source.into()),
            link: link.into(),
        }
    }
}

/// An upload that [`YandexDisk::upload`] prepared. Await it.
#[derive(Debug)]
#[must_use = "an upload does nothing until it is awaited"]
pub struct Upload {
    sending: Sending,
    path: String,
    overwrite: bool,
    spoof_user_agent: bool,
}

/// An upload that [`YandexDisk::upload_by_link`] prepared. Await it.
#[must_use = "an upload does nothing until it is awaited"]
pub struct UploadByLink {
    sending: Sending,
    link: String,
}

/// What both kinds of upload have in common.
#[derive(Debug)]
struct Sending {
    disk: YandexDisk,
    source: UploadSource,
    options: CallOptions,
    progress: Option<ProgressCallback>,
    checksums: bool,
    look_for: Option<Duration>,
    resume: Option<PathBuf>,
}

impl Sending {
    fn new(disk: &YandexDisk, source: UploadSource) -> Self {
        Self {
            disk: disk.clone(),
            source,
            options: CallOptions::new(),
            progress: None,
            checksums: true,
            look_for: None,
            resume: None,
        }
    }

    /// The longest silence on the storage host: what the call says, else what the client says.
    fn idle_timeout(&self) -> Duration {
        self.options
            .idle_timeout()
            .unwrap_or_else(|| self.disk.storage_idle_timeout())
    }

    async fn run<P: UploadProtocol<Receipt = Receipt>>(
        self,
        protocol: &P,
        path: Option<String>,
    ) -> Result<Uploaded> {
        let options = self.disk.handle.options(self.options);
        let settings = UploadSettings {
            progress: self.progress,
            checksums: self.checksums,
            look_for: self.look_for,
            resume: self.resume,
            policy: self.disk.handle.policy(&options),
            budget: self.disk.retry_budget().clone(),
        };
        let stored = upload(protocol, self.source, settings);
        let stored = within_deadline(options.deadline(), "the upload", stored).await?;
        Ok(Uploaded::new(path, stored))
    }
}

/// Setters of both kinds of upload.
macro_rules! sending_setters {
    () => {
        /// Calls a function with how far it is, for every piece that is handed to the network.
        ///
        /// It runs in between, so it should be quick.
        pub fn on_progress(
            mut self,
            callback: impl FnMut(TransferProgress) + Send + 'static,
        ) -> Self {
            self.sending.progress = Some(ProgressCallback::new(callback));
            self
        }

        /// Whether MD5 and SHA-256 are computed on the way; true unless set.
        ///
        /// Without them nobody can tell what came of an attempt that broke after its last byte.
        pub fn checksums(mut self, checksums: bool) -> Self {
            self.sending.checksums = checksums;
            self
        }

        /// Sets what holds for this call only: a retry policy, headers for the API, a deadline for the whole. An idle timeout
        /// holds for the storage host too, in place of
        /// [`storage_idle_timeout`](super::YandexDiskBuilder::storage_idle_timeout). No header goes to the storage host.
        pub fn options(mut self, options: CallOptions) -> Self {
            self.sending.options = options;
            self
        }
    };
}

impl Upload {
    /// Whether what is at the destination may be replaced; false without it.
    pub fn overwrite(mut self, overwrite: bool) -> Self {
        self.overwrite = overwrite;
        self
    }

    /// Whether the link is asked for under the name of Yandex's own program, which the service does not slow down
    /// (`wire.md §6.3`). Without it, as [`YandexDiskBuilder::spoof_user_agent`](super::YandexDiskBuilder::spoof_user_agent) says:
    /// no.
    pub fn spoof_user_agent(mut self, spoof: bool) -> Self {
        self.spoof_user_agent = spoof;
        self
    }

    /// How long to look for the file after an attempt whose outcome is not known, before it is sent again; 5 s and a minute for
    /// each GiB unless set, since the service may show a file late (`wire.md §6.1`).
    pub fn look_for(mut self, time: Duration) -> Self {
        self.sending.look_for = Some(time);
        self
    }

    /// Makes the upload one that can be gone on with: by its own attempts, and by another process that uploads the same contents
    /// to the same path with the same state file.
    ///
    /// The contents are read once more than otherwise, before anything is sent, since the service wants to know their checksums. What
    /// has arrived of an attempt that broke is then not sent again. The state file is there until the upload is done; it holds the
    /// upload link, which lets whoever has it upload to that path for half an hour, so only its owner can read it. It holds no token.
    /// A file that is there and is no state of an upload is left as it is, and the upload refused.
    ///
    /// Only other programs of Yandex were seen to do this (`wire.md §6.1`); the service may stop to support it. It then costs the
    /// first reading and one more request, and the upload starts again at its beginning.
    pub fn resumable(mut self, state_file: impl Into<PathBuf>) -> Self {
        self.sending.resume = Some(state_file.into());
        self
    }

    sending_setters!();

    async fn run(self) -> Result<Uploaded> {
        let disk = &self.sending.disk;
        let protocol = ToPath {
            api: disk.api().clone(),
            options: disk.handle.options(self.sending.options.clone()),
            path: self.path.clone(),
            overwrite: self.overwrite,
            spoof_user_agent: self.spoof_user_agent,
            target: Target::new(disk, self.sending.idle_timeout()),
        };
        self.sending.run(&protocol, Some(self.path)).await
    }
}

impl UploadByLink {
    sending_setters!();

    async fn run(self) -> Result<Uploaded> {
        let protocol = ToLink {
            link: parse_link(&self.link, "link", &PUT)
                .map_err(|error| error.with_class(ErrorClass::InvalidInput))?,
            target: Target::new(&self.sending.disk, self.sending.idle_timeout()),
        };
        self.sending.run(&protocol, None).await
    }
}

impl fmt::Debug for UploadByLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UploadByLink")
            .field("sending", &self.sending)
            .finish_non_exhaustive()
    }
}

/// A file that was uploaded.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Uploaded {
    /// Where it is; unknown after [`YandexDisk::upload_by_link`].
    pub path: Option<String>,
    /// Bytes that were sent.
    pub size: u64,
    /// MD5 of what was sent, unless checksums were not wanted.
    pub md5: Option<String>,
    /// SHA-256 of what was sent, unless checksums were not wanted.
    pub sha256: Option<String>,
    /// The operation that the upload was, for [`YandexDisk::wait_for_operation`].
    pub operation_id: Option<String>,
    /// Whether the service has taken the bytes and not yet moved them to their place (status 202, `wire.md §6.1`).
    pub pending: bool,
    /// How many attempts it took.
    pub attempts: u32,
}

impl Uploaded {
    fn new(path: Option<String>, stored: Stored<Receipt>) -> Self {
        let (md5, sha256) = match stored.fingerprint {
            Some(print) => (Some(print.md5), Some(print.sha256)),
            None => (None, None),
        };
        Self {
            path,
            size: stored.size,
            md5,
            sha256,
            operation_id: stored.receipt.operation_id,
            pending: stored.receipt.pending,
            attempts: stored.attempts,
        }
    }
}

awaitable! {
    Upload => Uploaded,
    UploadByLink => Uploaded,
}

//! Uploads to Frame.io (`wire.md §6`).

mod attachment;
mod part_url;
mod parts;
mod protocol;
mod refusal;
mod sending;
mod session;

use std::fmt;
use std::sync::Mutex;
use std::sync::atomic::Ordering;

use ::frameio::types::{AccountId, FileId, FolderId};
use cloud_drives_core::Result;

pub use attachment::{UploadAttachment, UploadedAttachment};
use protocol::{InParts, OnCreated, Place};
pub use sending::UploadedFile;
use sending::{name, settings};

use super::FrameIo;
use crate::calls::{self, StartUpload};
#[cfg(doc)]
use crate::transfer::UploadOptions;
use crate::transfer::upload::upload;
use crate::transfer::{TransferContext, UploadSettings, UploadSource, Uploaded};

impl FrameIo {
    /// Uploads a file, bytes, a reader or a stream into a folder.
    ///
    /// ```no_run
    /// use cloud_drives::transfer::{TransferOptions, UploadOptions, UploadSource};
    ///
    /// # async fn example(frame: cloud_drives::FrameIo) -> Result<(), cloud_drives::Error> {
    /// let (account, folder) = ("6f70f1bd-7e89-4a7e-b4d3-7e576585a181", "e183c7ba-07d9-425a-9467-ebdf0223d9ce");
    /// let film = frame
    ///     .upload(account, folder, "film.mov")
    ///     .resumable("film.mov.upload")
    ///     .on_progress(|progress| println!("{} bytes", progress.bytes))
    ///     .await?;
    /// println!("{} is at {}", film.receipt.name, film.receipt.view_url);
    ///
    /// let reader = UploadSource::reader(tokio::io::repeat(0)).with_size(1000);
    /// frame.upload(account, folder, reader).name("zeros.bin").await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// The service chooses the number of parts. Several are sent at once ([`concurrency`](crate::transfer::TransferOptions::concurrency),
    /// default: 5), each to a signed URL that needs no token (`wire.md §6`). Then the upload waits until the service has assembled them,
    /// unless [`wait`](Upload::wait) is off.
    ///
    /// A [`resumable`](UploadOptions::resumable) upload sends only the parts that have not arrived. The same or another process can resume it
    /// with the same folder and name. All parts are read again, and a part whose contents have changed is sent again, so the uploaded file
    /// has the current contents of the source. The service issues no new URLs for a file (`wire.md §6`): if they have expired, the
    /// unfinished file is deleted, and all parts are sent to a new one.
    ///
    /// Checksums are off by default: the service has none to compare with, and computing them in one pass holds the parts of a file in
    /// memory.
    ///
    /// Names are not unique: a second upload of the same name creates a second file. [`add_version`](FrameIo::add_version) stacks files
    /// as versions of one item.
    ///
    /// # Errors
    ///
    /// The service's errors; [`is_source`](cloud_drives_core::Error::is_source) if the source cannot be read, or is longer
    /// or shorter than its declared size; [`is_invalid_input`](cloud_drives_core::Error::is_invalid_input) if it is empty,
    /// or its size or name is unknown; [`is_protocol`](cloud_drives_core::Error::is_protocol) if the requested parts do not
    /// match the file; [`is_operation_failed`](cloud_drives_core::Error::is_operation_failed) if the service reports that
    /// the upload failed after all parts had arrived;
    /// [`is_outcome_unknown`](cloud_drives_core::Error::is_outcome_unknown) if it is unknown whether a file was created or
    /// completed.
    ///
    /// # Retries
    ///
    /// Each request and each part by the client's retry policy. After an ambiguous outcome of the creation the client lists the folder,
    /// and repeats the creation only if no item there can be the new file. If the URL of a part has expired, all parts are sent to a new
    /// file, since the service issues no new URLs (`wire.md §6`).
    ///
    /// A file is read again if needed; the parts of a reader are held in memory until they have arrived.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future stops the upload and leaves a file with the status `created`; [`on_created`](Upload::on_created) reports its
    /// id. A failed upload deletes that file unless it can be resumed.
    pub fn upload(
        &self,
        account_id: impl Into<AccountId>,
        folder_id: impl Into<FolderId>,
        source: impl Into<UploadSource>,
    ) -> Upload {
        let source = source.into();
        let parameters = NewFile {
            name: source.file_name().map(str::to_owned),
            account_id: account_id.into(),
            folder_id: folder_id.into(),
            wait: true,
            keep_unfinished: false,
            on_created: None,
        };
        self.uploading(source, parameters)
    }

    fn uploading<P>(&self, source: UploadSource, parameters: P) -> calls::Upload<Self, P> {
        calls::Upload {
            drive: self.clone(),
            source,
            settings: settings(),
            parameters,
        }
    }
}

/// An upload prepared by [`FrameIo::upload`]. Await it.
pub type Upload = calls::Upload<FrameIo, NewFile>;

/// The target folder of an upload, with its settings.
pub struct NewFile {
    account_id: AccountId,
    folder_id: FolderId,
    name: Option<String>,
    wait: bool,
    keep_unfinished: bool,
    on_created: Option<OnCreated>,
}

impl Upload {
    /// Sets the name of the new file.
    ///
    /// The service derives the media type from its extension. Default: the name of the source, if it is a file with a
    /// Unicode name.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.parameters.name = Some(name.into());
        self
    }

    /// Sets whether to wait until the service reports that the upload is complete. Default: true.
    ///
    /// [`CallOptions::with_poll`](cloud_drives_core::CallOptions::with_poll) sets the polling interval and the time limit.
    pub fn wait(mut self, wait: bool) -> Self {
        self.parameters.wait = wait;
        self
    }

    /// Sets whether to keep the unfinished file if the upload fails and cannot be resumed. Default: false.
    pub fn keep_unfinished(mut self, keep: bool) -> Self {
        self.parameters.keep_unfinished = keep;
        self
    }

    /// Sets a function that is called with the id of the new file, before its bytes are sent.
    pub fn on_created(mut self, callback: impl FnMut(&FileId) + Send + 'static) -> Self {
        self.parameters.on_created = Some(Mutex::new(Box::new(callback)));
        self
    }
}

impl StartUpload<FrameIo> for NewFile {
    type Receipt = UploadedFile;

    async fn start(
        self,
        frame: FrameIo,
        source: UploadSource,
        settings: UploadSettings,
        context: TransferContext,
    ) -> Result<Uploaded<UploadedFile>> {
        let place = Place::Folder {
            account_id: self.account_id,
            folder_id: self.folder_id,
            name: name(self.name)?,
        };
        let mut protocol = InParts::new(frame, place, &settings, &context);
        protocol.wait = self.wait;
        protocol.on_created = self.on_created;
        let keep = self.keep_unfinished || settings.state_file.is_some();
        let done = upload(&protocol, source, settings, &context).await;
        if done.is_err() && !keep && !protocol.sent_all.load(Ordering::Acquire) {
            protocol.delete_unfinished().await;
        }
        Ok(done?.map(UploadedFile::of))
    }
}

impl fmt::Debug for NewFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewFile")
            .field("folder_id", &self.folder_id)
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

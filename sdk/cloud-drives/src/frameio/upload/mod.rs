//! Uploads to Frame.io (`wire.md §6`).

mod part_url;
mod protocol;
mod refusal;

use std::fmt;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use ::frameio::types;
use cloud_drives_core::{CallOptions, Error, Result};

use protocol::{InParts, OnCreated, Place, Receipt};

use super::FrameIo;
use super::call::{awaitable, poll_setters};
use crate::poll::PollSettings;
use crate::transfer::upload::{Stored, UploadSettings, upload};
use crate::transfer::{ProgressCallback, Storage, TransferProgress, UploadSource, within_deadline};

/// How many parts are under way at once unless told otherwise, as in the vendor's own uploader (`wire.md §6`).
const AT_ONCE: usize = 5;

impl FrameIo {
    /// Uploads a file, bytes, a reader or a stream into a folder.
    ///
    /// ```no_run
    /// use cloud_drives::transfer::UploadSource;
    ///
    /// # async fn example(frame: cloud_drives::FrameIo) -> Result<(), cloud_drives::Error> {
    /// let (account, folder) = ("6f70f1bd-7e89-4a7e-b4d3-7e576585a181", "e183c7ba-07d9-425a-9467-ebdf0223d9ce");
    /// let film = frame
    ///     .upload(account, folder, "film.mov")
    ///     .resumable("film.mov.upload")
    ///     .on_progress(|progress| println!("{} bytes", progress.bytes))
    ///     .await?;
    /// println!("{} is at {}", film.name, film.view_url);
    ///
    /// let reader = UploadSource::reader(tokio::io::repeat(0)).with_size(1000);
    /// frame.upload(account, folder, reader).name("zeros.bin").await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// The service decides how many parts there are; several go out at once ([`at_once`](Upload::at_once)), each to an address of its
    /// own that is signed and needs no token. Then the upload waits until the service has put them together, unless
    /// [`wait`](Upload::wait) says otherwise.
    ///
    /// Names are not unique: a second upload of the same name makes a second file. [`add_version`](FrameIo::add_version) stacks files
    /// as versions of one thing.
    ///
    /// # Errors
    ///
    /// The answers of the service; [`is_source`](Error::is_source) when the source can't be read, or is longer or shorter than it was
    /// said to be; [`is_invalid_input`](Error::is_invalid_input) when it is empty, or its size or name is unknown;
    /// [`is_protocol`](Error::is_protocol) when the parts that the service wants don't fit the file;
    /// [`is_operation_failed`](Error::is_operation_failed) when the service says that the upload failed after all parts had arrived.
    ///
    /// # Retries
    ///
    /// Each part by itself, as the client's retry policy says. Where the address of a part has expired, there is no way to get another
    /// (`wire.md §6`): a new file is made, and all parts are sent to that.
    ///
    /// The file is read again where that is needed, so a file takes less memory than a reader, whose parts are held until they have
    /// arrived.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future ends the upload and leaves a file with the status `created`; [`on_created`](Upload::on_created) tells its
    /// id. An upload that fails deletes that file unless it can be gone on with.
    pub fn upload(
        &self,
        account_id: impl Into<String>,
        folder_id: impl Into<String>,
        source: impl Into<UploadSource>,
    ) -> Upload {
        let source = source.into();
        Upload {
            name: source.file_name().map(str::to_owned),
            account_id: account_id.into(),
            folder_id: folder_id.into(),
            sending: Sending::new(self, source),
            poll: self.shared.poll,
            wait: true,
            resume: None,
            keep_unfinished: false,
            on_created: None,
        }
    }

    /// Sends the bytes of a file that `create_local_upload` has made to where it says.
    ///
    /// ```no_run
    /// use cloud_drives::frameio::types::FileCreateLocalUploadParamsData;
    ///
    /// # async fn example(frame: cloud_drives::FrameIo) -> Result<(), cloud_drives::Error> {
    /// let (account, folder) = ("6f70f1bd-7e89-4a7e-b4d3-7e576585a181", "e183c7ba-07d9-425a-9467-ebdf0223d9ce");
    /// let data = FileCreateLocalUploadParamsData::new("film.mov", 50_645_990);
    /// let file = frame.api().files().create_local_upload(account, folder, data).send().await?;
    /// frame.upload_parts("film.mov", file.into_body()).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// It does not wait for the service to put the parts together; [`wait_for_upload`](FrameIo::wait_for_upload) does.
    ///
    /// # Errors
    ///
    /// As [`upload`](FrameIo::upload); status 403 when the addresses have expired.
    ///
    /// # Retries
    ///
    /// Each part by itself, as the client's retry policy says.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future ends the upload. Parts that have arrived stay with the file.
    pub fn upload_parts(
        &self,
        source: impl Into<UploadSource>,
        file: types::FileWithUploadUrls,
    ) -> UploadParts {
        UploadParts {
            sending: Sending::new(self, source.into()),
            file,
        }
    }

    /// Attaches a file to a comment.
    ///
    /// # Errors
    ///
    /// As [`upload`](FrameIo::upload).
    ///
    /// # Retries
    ///
    /// As [`upload`](FrameIo::upload).
    ///
    /// # Cancel safety
    ///
    /// Dropping the future ends the upload and leaves an attachment without its bytes.
    pub fn upload_attachment(
        &self,
        account_id: impl Into<String>,
        comment_id: impl Into<String>,
        media_type: impl Into<String>,
        source: impl Into<UploadSource>,
    ) -> UploadAttachment {
        let source = source.into();
        UploadAttachment {
            name: source.file_name().map(str::to_owned),
            account_id: account_id.into(),
            comment_id: comment_id.into(),
            media_type: media_type.into(),
            sending: Sending::new(self, source),
        }
    }
}

/// What all kinds of upload have in common.
#[derive(Debug)]
struct Sending {
    frame: FrameIo,
    source: UploadSource,
    options: CallOptions,
    progress: Option<ProgressCallback>,
    checksums: bool,
    at_once: usize,
}

impl Sending {
    fn new(frame: &FrameIo, source: UploadSource) -> Self {
        Self {
            frame: frame.clone(),
            source,
            options: CallOptions::new(),
            progress: None,
            checksums: false,
            at_once: AT_ONCE,
        }
    }

    fn protocol(&self, place: Place) -> InParts {
        InParts {
            frame: self.frame.clone(),
            place,
            storage: Storage::new(self.frame.storage().clone()),
            options: self.frame.options(self.options.clone()),
            idle_timeout: self
                .options
                .idle_timeout()
                .or(self.frame.shared.storage_idle_timeout),
            at_once: self.at_once,
            wait: None,
            on_created: None,
            unfinished: Mutex::default(),
            sent_all: AtomicBool::new(false),
        }
    }

    async fn run(self, protocol: &InParts, resume: Option<PathBuf>) -> Result<Uploaded> {
        let settings = UploadSettings {
            progress: self.progress,
            checksums: self.checksums,
            look_for: None,
            resume,
            policy: self.frame.shared.stack.policy(&protocol.options),
            budget: self.frame.retry_budget().clone(),
        };
        let stored = upload(protocol, self.source, settings);
        let deadline = protocol.options.deadline();
        let stored = within_deadline(deadline, "the upload", stored).await?;
        Ok(Uploaded::new(stored))
    }
}

/// Setters of all kinds of upload.
macro_rules! sending_setters {
    () => {
        /// How many parts are under way at once; 5 unless set, at most 64.
        pub fn at_once(mut self, parts: usize) -> Self {
            self.sending.at_once = parts.clamp(1, 64);
            self
        }

        /// Calls a function with how far it is over all parts, for every piece that is handed to the network.
        ///
        /// It runs in between, so it should be quick.
        pub fn on_progress(
            mut self,
            callback: impl FnMut(TransferProgress) + Send + 'static,
        ) -> Self {
            self.sending.progress = Some(ProgressCallback::new(callback));
            self
        }

        /// Whether MD5 and SHA-256 are computed on the way; false unless set. The service has none to compare them with
        /// (`wire.md §6`), and to compute them in one pass the parts of a file are held in memory.
        pub fn checksums(mut self, checksums: bool) -> Self {
            self.sending.checksums = checksums;
            self
        }

        /// Sets what holds for this call only: a retry policy, headers for the API, a deadline for the whole. An idle timeout
        /// holds for parts too. No header goes to the host of the parts.
        pub fn options(mut self, options: CallOptions) -> Self {
            self.sending.options = options;
            self
        }
    };
}

/// An upload that [`FrameIo::upload`] prepared. Await it.
#[must_use = "an upload does nothing until it is awaited"]
pub struct Upload {
    sending: Sending,
    account_id: String,
    folder_id: String,
    name: Option<String>,
    poll: PollSettings,
    wait: bool,
    resume: Option<PathBuf>,
    keep_unfinished: bool,
    on_created: Option<OnCreated>,
}

impl Upload {
    sending_setters!();
    poll_setters!();

    /// The name of the new file; that of the source where it is a file with a name in Unicode. Its ending tells the service the media
    /// type.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Whether to wait until the service says that the upload is complete; true unless set.
    pub fn wait(mut self, wait: bool) -> Self {
        self.wait = wait;
        self
    }

    /// Makes the upload one that another process can go on with: one that uploads the same contents to the same folder under the same
    /// name with the same state file.
    ///
    /// Parts that have arrived are not sent again. They are read again, and one whose contents have changed is sent again, so that
    /// what is uploaded is what the source has now. The state file is there until the upload is complete; it holds the addresses of
    /// the parts, which let whoever has them send these parts for as long as they are good, so only its owner can read it. It holds
    /// no token.
    ///
    /// The service gives no new addresses for a file (`wire.md §6`). Where they have expired, the unfinished file is deleted, and a new
    /// one gets all parts.
    pub fn resumable(mut self, state_file: impl Into<PathBuf>) -> Self {
        self.resume = Some(state_file.into());
        self
    }

    /// Whether the unfinished file stays when the upload fails and can't be gone on with; false unless set.
    pub fn keep_unfinished(mut self, keep: bool) -> Self {
        self.keep_unfinished = keep;
        self
    }

    /// Calls a function with the id of the new file as soon as there is one, before its bytes are sent.
    pub fn on_created(mut self, callback: impl FnMut(&str) + Send + 'static) -> Self {
        self.on_created = Some(Mutex::new(Box::new(callback)));
        self
    }

    async fn run(self) -> Result<Uploaded> {
        let mut protocol = self.sending.protocol(Place::Folder {
            account_id: self.account_id,
            folder_id: self.folder_id,
            name: name(self.name)?,
        });
        protocol.wait = self.wait.then_some(self.poll);
        protocol.on_created = self.on_created;
        let keep = self.keep_unfinished || self.resume.is_some();
        let done = self.sending.run(&protocol, self.resume).await;
        if done.is_err() && !keep && !protocol.sent_all.load(Ordering::Acquire) {
            protocol.delete_unfinished().await;
        }
        done
    }
}

impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Upload")
            .field("sending", &self.sending)
            .field("folder_id", &self.folder_id)
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

/// An upload that [`FrameIo::upload_parts`] prepared. Await it.
#[must_use = "an upload does nothing until it is awaited"]
pub struct UploadParts {
    sending: Sending,
    file: types::FileWithUploadUrls,
}

impl UploadParts {
    sending_setters!();

    async fn run(self) -> Result<Uploaded> {
        let protocol = self.sending.protocol(Place::Given(Box::new(self.file)));
        self.sending.run(&protocol, None).await
    }
}

impl fmt::Debug for UploadParts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The addresses of the parts are for no log.
        f.debug_struct("UploadParts")
            .field("sending", &self.sending)
            .field("file_id", &self.file.id)
            .finish_non_exhaustive()
    }
}

/// An upload that [`FrameIo::upload_attachment`] prepared. Await it.
#[derive(Debug)]
#[must_use = "an upload does nothing until it is awaited"]
pub struct UploadAttachment {
    sending: Sending,
    account_id: String,
    comment_id: String,
    name: Option<String>,
    media_type: String,
}

impl UploadAttachment {
    sending_setters!();

    /// The name of the attachment; that of the source where it is a file with a name in Unicode.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    async fn run(self) -> Result<Uploaded> {
        let protocol = self.sending.protocol(Place::Comment {
            account_id: self.account_id,
            comment_id: self.comment_id,
            name: name(self.name)?,
            media_type: self.media_type,
        });
        self.sending.run(&protocol, None).await
    }
}

fn name(name: Option<String>) -> Result<String> {
    match name {
        Some(name) if !name.is_empty() => Ok(name),
        _ => Err(Error::invalid_input(
            "name: is not known from the source; set it with name(…)",
        )),
    }
}

/// A file, or an attachment, that was uploaded.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Uploaded {
    /// Its id.
    pub file_id: String,
    /// Its name.
    pub name: String,
    /// The media type that the service took it for, where it said so.
    pub media_type: Option<String>,
    /// The project that it is in; empty for an attachment.
    pub project_id: String,
    /// Its page in the web application; empty for an attachment.
    pub view_url: String,
    /// Bytes that it has.
    pub size: u64,
    /// How many parts it went out in.
    pub parts: usize,
    /// Whether the service has said that all bytes are there. It was not asked unless [`Upload::wait`] says so.
    pub complete: bool,
    /// MD5 of what was sent, if checksums were wanted.
    pub md5: Option<String>,
    /// SHA-256 of what was sent, if checksums were wanted.
    pub sha256: Option<String>,
    /// How many files had to be made for it: more than one where the addresses of parts expired.
    pub attempts: u32,
}

impl Uploaded {
    fn new(stored: Stored<Receipt>) -> Self {
        let session = stored.receipt.session;
        let (md5, sha256) = match stored.fingerprint {
            Some(print) => (Some(print.md5), Some(print.sha256)),
            None => (None, None),
        };
        Self {
            file_id: session.id,
            name: session.name,
            media_type: session.media_type,
            project_id: session.project_id.unwrap_or_default(),
            view_url: session.view_url.unwrap_or_default(),
            size: stored.size,
            parts: session.parts.len(),
            complete: stored.receipt.complete,
            md5,
            sha256,
            attempts: stored.attempts,
        }
    }
}

awaitable! {
    Upload => Uploaded,
    UploadParts => Uploaded,
    UploadAttachment => Uploaded,
}

//! What all kinds of upload have in common.

use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::AtomicBool;

use cloud_drives_core::{CallOptions, Error, Result};

use super::protocol::{InParts, Place, Receipt};
use crate::Drive;
use crate::frameio::FrameIo;
use crate::transfer::upload::{Stored, UploadSettings, upload};
use crate::transfer::{ProgressCallback, UploadSource, within_deadline};

/// How many parts are under way at once unless told otherwise, as in the vendor's own uploader (`wire.md §6`).
const AT_ONCE: usize = 5;

/// What all kinds of upload have in common.
#[derive(Debug)]
pub(super) struct Sending {
    pub(super) frame: FrameIo,
    pub(super) source: UploadSource,
    pub(super) options: CallOptions,
    pub(super) progress: Option<ProgressCallback>,
    pub(super) checksums: bool,
    pub(super) at_once: usize,
}

impl Sending {
    pub(super) fn new(frame: &FrameIo, source: UploadSource) -> Self {
        Self {
            frame: frame.clone(),
            source,
            options: CallOptions::new(),
            progress: None,
            checksums: false,
            at_once: AT_ONCE,
        }
    }

    pub(super) fn protocol(&self, place: Place) -> InParts {
        InParts {
            frame: self.frame.clone(),
            place,
            storage: self.frame.handle.storage(),
            options: self.frame.handle.options(self.options.clone()),
            idle_timeout: self
                .options
                .idle_timeout()
                .or(self.frame.handle.storage_idle_timeout()),
            at_once: self.at_once,
            wait: None,
            on_created: None,
            unfinished: Mutex::default(),
            sent_all: AtomicBool::new(false),
        }
    }

    pub(super) async fn run(self, protocol: &InParts, resume: Option<PathBuf>) -> Result<Uploaded> {
        let settings = UploadSettings {
            progress: self.progress,
            checksums: self.checksums,
            look_for: None,
            resume,
            policy: self.frame.handle.policy(&protocol.options),
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
pub(super) use sending_setters;

/// The name that was given or found.
pub(super) fn name(name: Option<String>) -> Result<String> {
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
    /// Whether the service has said that all bytes are there. It was not asked unless [`Upload::wait`](super::Upload::wait) says so.
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

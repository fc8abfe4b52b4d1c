//! Code shared by all kinds of upload.

use std::sync::Mutex;
use std::sync::atomic::AtomicBool;

use ::frameio::types::{FileId, ProjectId};
use cloud_drives_core::{Error, Result};
use serde::Serialize;

use super::protocol::{InParts, Place, Receipt};
use crate::frameio::FrameIo;
use crate::transfer::{TransferContext, TransferSettings, UploadSettings};

/// Returns the default settings.
///
/// Checksums are off: the service has none to compare with, and computing them in one pass holds the parts of a file in
/// memory.
pub(super) fn settings() -> UploadSettings {
    UploadSettings {
        transfer: TransferSettings {
            checksums: false,
            ..TransferSettings::default()
        },
        ..UploadSettings::default()
    }
}

impl InParts {
    pub(super) fn new(
        frame: FrameIo,
        place: Place,
        settings: &UploadSettings,
        context: &TransferContext,
    ) -> Self {
        let of_call = settings.transfer.options.idle_timeout();
        Self {
            place,
            storage: frame.handle.storage(),
            options: context.options.clone(),
            idle_timeout: of_call.or(frame.handle.storage_idle_timeout()),
            frame,
            wait: false,
            on_created: None,
            unfinished: Mutex::default(),
            sent_all: AtomicBool::new(false),
        }
    }
}

/// Returns the name set by the caller or taken from the source.
pub(super) fn name(name: Option<String>) -> Result<String> {
    match name {
        Some(name) if !name.is_empty() => Ok(name),
        _ => Err(Error::invalid_input(
            "name: unknown for this source; set it with name(…)",
        )),
    }
}

/// An uploaded file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct UploadedFile {
    /// Its id.
    pub file_id: FileId,
    /// Its name.
    pub name: String,
    /// The media type that the service detected, if it returns it.
    pub media_type: Option<String>,
    /// The project that it is in.
    pub project_id: ProjectId,
    /// Its page in the web application.
    pub view_url: String,
    /// Number of parts that were sent.
    pub parts: usize,
    /// Whether the service has confirmed that all bytes have arrived.
    ///
    /// Only an upload that [waits](super::Upload::wait) checks this.
    pub complete: bool,
}

impl UploadedFile {
    pub(super) fn of(receipt: Receipt) -> Self {
        let session = receipt.session;
        Self {
            file_id: session.id,
            name: session.name,
            media_type: session.media_type,
            project_id: session.project_id.unwrap_or_default(),
            view_url: session.view_url.unwrap_or_default(),
            parts: session.parts.len(),
            complete: receipt.complete,
        }
    }
}

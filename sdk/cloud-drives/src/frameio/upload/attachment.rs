//! Attachments of comments.

use cloud_drives_core::{CallOptions, Result};

use super::protocol::Place;
use super::sending::{Sending, Uploaded, name, sending_setters};
use crate::frameio::FrameIo;
use crate::frameio::call::awaitable;
use crate::transfer::{ProgressCallback, TransferProgress, UploadSource};

impl FrameIo {
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

awaitable! {
    UploadAttachment => Uploaded,
}

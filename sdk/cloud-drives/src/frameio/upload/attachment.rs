//! Attachments of comments.

use ::frameio::types::{AccountId, AttachmentId, CommentId};
use cloud_drives_core::Result;
use serde::Serialize;

use super::protocol::{InParts, Place, Receipt};
use super::sending::name;
use crate::calls::{self, StartUpload};
use crate::frameio::FrameIo;
use crate::transfer::upload::upload;
use crate::transfer::{TransferContext, UploadSettings, UploadSource, Uploaded};

impl FrameIo {
    /// Attaches a file to a comment.
    ///
    /// # Errors
    ///
    /// As [`upload`](FrameIo::upload).
    ///
    /// # Retries
    ///
    /// As [`upload`](FrameIo::upload). After an ambiguous outcome of the creation the client reads the comment, and repeats the creation
    /// only if no attachment there can be the new one.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future stops the upload and leaves an attachment without its bytes.
    pub fn upload_attachment(
        &self,
        account_id: impl Into<AccountId>,
        comment_id: impl Into<CommentId>,
        media_type: impl Into<String>,
        source: impl Into<UploadSource>,
    ) -> UploadAttachment {
        let source = source.into();
        let parameters = NewAttachment {
            name: source.file_name().map(str::to_owned),
            account_id: account_id.into(),
            comment_id: comment_id.into(),
            media_type: media_type.into(),
        };
        self.uploading(source, parameters)
    }
}

/// An upload prepared by [`FrameIo::upload_attachment`]. Await it.
pub type UploadAttachment = calls::Upload<FrameIo, NewAttachment>;

/// The comment that receives an attachment, with its settings.
#[derive(Debug)]
pub struct NewAttachment {
    account_id: AccountId,
    comment_id: CommentId,
    name: Option<String>,
    media_type: String,
}

impl UploadAttachment {
    /// Sets the name of the attachment. Default: the name of the source, if it is a file with a Unicode name.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.parameters.name = Some(name.into());
        self
    }
}

impl StartUpload<FrameIo> for NewAttachment {
    type Receipt = UploadedAttachment;

    async fn start(
        self,
        frame: FrameIo,
        source: UploadSource,
        settings: UploadSettings,
        context: TransferContext,
    ) -> Result<Uploaded<UploadedAttachment>> {
        let place = Place::Comment {
            account_id: self.account_id,
            comment_id: self.comment_id,
            name: name(self.name)?,
            media_type: self.media_type,
        };
        let protocol = InParts::new(frame, place, &settings, &context);
        let uploaded = upload(&protocol, source, settings, &context).await?;
        Ok(uploaded.map(UploadedAttachment::of))
    }
}

/// An uploaded attachment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct UploadedAttachment {
    /// Its id.
    pub attachment_id: AttachmentId,
    /// Its name.
    pub name: String,
    /// The media type that the service detected, if it returns it.
    pub media_type: Option<String>,
    /// Number of parts that were sent.
    pub parts: usize,
}

impl UploadedAttachment {
    fn of(receipt: Receipt) -> Self {
        let session = receipt.session;
        Self {
            attachment_id: String::from(session.id).into(),
            name: session.name,
            media_type: session.media_type,
            parts: session.parts.len(),
        }
    }
}

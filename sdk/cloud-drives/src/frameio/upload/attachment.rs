//! Attachments of comments.

use ::frameio::types::{AccountId, AttachmentId, CommentId};
use cloud_drives_core::{BoxFuture, Result};

use super::protocol::{Place, Receipt};
use super::sending::{Sending, name};
use crate::frameio::FrameIo;
use crate::transfer::{
    TransferOptions, TransferSettings, UploadOptions, UploadSettings, UploadSource, Uploaded,
};

impl FrameIo {
    /// Attaches a file to a comment.
    ///
    /// # Errors
    ///
    /// As [`upload`](FrameIo::upload).
    ///
    /// # Retries
    ///
    /// As [`upload`](FrameIo::upload). After an ambiguous outcome of the creation the comment is read, and the creation is repeated only
    /// if nothing there can be the new attachment.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future ends the upload and leaves an attachment without its bytes.
    pub fn upload_attachment(
        &self,
        account_id: impl Into<AccountId>,
        comment_id: impl Into<CommentId>,
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

/// An upload prepared by [`FrameIo::upload_attachment`]. Await it.
#[derive(Debug)]
#[must_use = "an upload does nothing until it is awaited"]
pub struct UploadAttachment {
    sending: Sending,
    account_id: AccountId,
    comment_id: CommentId,
    name: Option<String>,
    media_type: String,
}

impl UploadAttachment {
    /// Sets the name of the attachment. Default: the name of the source, if it is a file with a Unicode name.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    async fn run(self) -> Result<Uploaded<UploadedAttachment>> {
        let context = self.sending.context();
        let place = Place::Comment {
            account_id: self.account_id,
            comment_id: self.comment_id,
            name: name(self.name)?,
            media_type: self.media_type,
        };
        let protocol = self.sending.protocol(place, &context);
        let sending = self.sending;
        sending
            .run(&protocol, &context, UploadedAttachment::of)
            .await
    }
}

impl TransferOptions for UploadAttachment {
    fn transfer_settings(&mut self) -> &mut TransferSettings {
        &mut self.sending.settings.transfer
    }
}

impl UploadOptions for UploadAttachment {
    fn upload_settings(&mut self) -> &mut UploadSettings {
        &mut self.sending.settings
    }
}

impl IntoFuture for UploadAttachment {
    type Output = Result<Uploaded<UploadedAttachment>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

/// An attachment that was uploaded.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UploadedAttachment {
    /// Its id.
    pub attachment_id: AttachmentId,
    /// Its name.
    pub name: String,
    /// The media type that the service took it for, if it said so.
    pub media_type: Option<String>,
    /// How many parts it was sent in.
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

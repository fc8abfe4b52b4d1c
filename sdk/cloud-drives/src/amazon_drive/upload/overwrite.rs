//! Replacing the contents of a file.

use ::amazon_drive::types::{Node, NodeId};
use cloud_drives_core::Result;

use super::protocol::Target;
use super::{ANY_TYPE, media_type_of, to_drive};
use crate::amazon_drive::AmazonDrive;
use crate::calls::{self, StartUpload};
use crate::transfer::upload::upload;
use crate::transfer::{TransferContext, UploadSettings, UploadSource, Uploaded};

impl AmazonDrive {
    /// Replaces the contents of a file by those of a local file, bytes, a reader or a stream. The versions of the node and of its contents
    /// rise.
    ///
    /// ```no_run
    /// # async fn example(drive: cloud_drives::AmazonDrive, id: &str) -> Result<(), cloud_drives::Error> {
    /// let newer = drive.overwrite_file(id, "report-2.txt").await?;
    /// println!("version {:?}", newer.receipt.version);
    /// # Ok(()) }
    /// ```
    ///
    /// The media type is guessed from the name of a local file.
    ///
    /// # Errors
    ///
    /// [`NotFound`](crate::amazon_drive::ErrorKind::NotFound); otherwise as [`AmazonDrive::upload`].
    ///
    /// # Retries
    ///
    /// As [`AmazonDrive::upload`]: after an ambiguous outcome the client checks whether the node has the new contents.
    pub fn overwrite_file(
        &self,
        node_id: impl Into<NodeId>,
        source: impl Into<UploadSource>,
    ) -> Overwrite {
        let source = source.into();
        let media_type = match source.file_name() {
            Some(name) => media_type_of(name),
            None => ANY_TYPE.to_owned(),
        };
        self.overwriting(node_id.into(), source, media_type, true)
    }

    /// Replaces the contents of a file by a stream or a reader.
    ///
    /// As in the Python client, the media type is generic, and contents that the account already has are a conflict.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::overwrite_file`].
    pub fn overwrite_stream(
        &self,
        stream: impl Into<UploadSource>,
        node_id: impl Into<NodeId>,
    ) -> Overwrite {
        let media_type = ANY_TYPE.to_owned();
        self.overwriting(node_id.into(), stream.into(), media_type, false)
    }

    /// Empties a file.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::overwrite_file`].
    pub fn clear_file(&self, node_id: impl Into<NodeId>) -> Overwrite {
        self.overwrite_stream(Vec::new(), node_id)
    }

    fn overwriting(
        &self,
        node_id: NodeId,
        source: UploadSource,
        media_type: String,
        suppress: bool,
    ) -> Overwrite {
        Overwrite {
            drive: self.clone(),
            source,
            settings: UploadSettings::default(),
            parameters: OtherContents {
                node_id,
                media_type,
                deduplication: false,
                suppress,
            },
        }
    }
}

/// New contents for a file, prepared by [`AmazonDrive::overwrite_file`] or a sibling. Await it.
pub type Overwrite = calls::Upload<AmazonDrive, OtherContents>;

/// The file to overwrite, with its settings.
#[derive(Debug)]
pub struct OtherContents {
    node_id: NodeId,
    media_type: String,
    deduplication: bool,
    suppress: bool,
}

impl Overwrite {
    /// Sets whether contents that the account already has, in any file, are a conflict.
    ///
    /// Default: false for [`AmazonDrive::overwrite_file`]; true for [`AmazonDrive::overwrite_stream`] and
    /// [`AmazonDrive::clear_file`], where the Python client does not suppress the check.
    pub fn deduplication(mut self, deduplication: bool) -> Self {
        self.parameters.deduplication = deduplication;
        self.parameters.suppress = !deduplication;
        self
    }

    /// Sets the media type of the contents. Default: guessed from the name of the source.
    pub fn media_type(mut self, media_type: impl Into<String>) -> Self {
        self.parameters.media_type = media_type.into();
        self
    }
}

impl StartUpload<AmazonDrive> for OtherContents {
    type Receipt = Node;

    async fn start(
        self,
        drive: AmazonDrive,
        source: UploadSource,
        settings: UploadSettings,
        context: TransferContext,
    ) -> Result<Uploaded<Node>> {
        let target = Target::Existing {
            id: self.node_id,
            deduplication: self.deduplication,
            suppress: self.suppress,
        };
        let protocol = to_drive(&drive, target, self.media_type, &settings, &context);
        upload(&protocol, source, settings, &context).await
    }
}

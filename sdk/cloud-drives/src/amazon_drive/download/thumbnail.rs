//! Thumbnails of images and videos (`wire.md §5.9`).

use ::amazon_drive::types::NodeId;
use cloud_drives_core::{CallOptions, Result};

use super::Contents;
use super::protocol::{FromDrive, Subject};
use crate::amazon_drive::AmazonDrive;
use crate::calls;
use crate::transfer::{DownloadOptions as _, DownloadTarget, TransferContext};

/// Default length of a thumbnail's longer side in pixels.
const MAX_DIM: u32 = 128;

impl AmazonDrive {
    /// Downloads a thumbnail of an image or video to a path or a writer.
    ///
    /// ```no_run
    /// # async fn example(drive: cloud_drives::AmazonDrive, id: &str) -> Result<(), cloud_drives::Error> {
    /// drive.download_thumbnail(id, "small.jpg").max_dim(256).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// [`NotFound`](crate::amazon_drive::ErrorKind::NotFound), and presumably that or
    /// [`BadRequest`](crate::amazon_drive::ErrorKind::BadRequest) for a file of another type.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future leaves the target unchanged. A writer keeps the bytes it received.
    pub fn download_thumbnail<'a>(
        &self,
        node_id: impl Into<NodeId>,
        target: impl Into<DownloadTarget<'a>>,
    ) -> DownloadThumbnail<'a> {
        let thumbnail = Thumbnail {
            node_id: node_id.into(),
            max_dim: MAX_DIM,
        };
        self.downloading(thumbnail, target.into())
            .resume_partial(false)
    }
}

/// A thumbnail prepared by [`AmazonDrive::download_thumbnail`]. Await it.
pub type DownloadThumbnail<'a> = calls::Download<AmazonDrive, Thumbnail, DownloadTarget<'a>>;

impl DownloadThumbnail<'_> {
    /// Sets the maximum width and height in pixels. Default: 128.
    pub fn max_dim(mut self, pixels: u32) -> Self {
        self.subject.max_dim = pixels;
        self
    }
}

/// A thumbnail of a node that fits into a square.
#[derive(Clone, Debug)]
pub struct Thumbnail {
    node_id: NodeId,
    max_dim: u32,
}

impl calls::Subject<AmazonDrive> for Thumbnail {
    type Protocol = FromDrive;

    fn protocol(
        self,
        drive: &AmazonDrive,
        call: &CallOptions,
        context: &TransferContext,
    ) -> Result<FromDrive> {
        let subject = Subject::Thumbnail(self.max_dim);
        Contents::of(self.node_id, subject).protocol(drive, call, context)
    }
}

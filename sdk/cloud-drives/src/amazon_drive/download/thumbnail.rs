//! Thumbnails of pictures and videos (`wire.md §5.9`).

use ::amazon_drive::types::NodeId;
use cloud_drives_core::{BoxFuture, Result};

use super::Download;
use super::protocol::Subject;
use crate::amazon_drive::AmazonDrive;
use crate::transfer::{
    DownloadOptions, DownloadSettings, DownloadTarget, Downloaded, TransferOptions,
    TransferSettings,
};

/// Pixels of a thumbnail's longer side by default.
const MAX_DIM: u32 = 128;

impl AmazonDrive {
    /// Downloads a thumbnail of a picture or a video to a path or a writer.
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
    /// Dropping the future leaves the target as it was. A writer keeps what it got.
    pub fn download_thumbnail<'a>(
        &self,
        node_id: impl Into<NodeId>,
        target: impl Into<DownloadTarget<'a>>,
    ) -> DownloadThumbnail<'a> {
        let mut download = self.download(node_id, target).resume_partial(false);
        download.subject = Subject::Thumbnail(MAX_DIM);
        DownloadThumbnail(download)
    }
}

/// A thumbnail that [`AmazonDrive::download_thumbnail`] prepared. Await it.
#[derive(Debug)]
#[must_use = "a download does nothing until it is awaited"]
pub struct DownloadThumbnail<'a>(Download<DownloadTarget<'a>>);

impl DownloadThumbnail<'_> {
    /// Sets the most pixels that it has in width and height. Default: 128.
    pub fn max_dim(mut self, pixels: u32) -> Self {
        self.0.subject = Subject::Thumbnail(pixels);
        self
    }
}

impl TransferOptions for DownloadThumbnail<'_> {
    fn transfer_settings(&mut self) -> &mut TransferSettings {
        self.0.transfer_settings()
    }
}

impl DownloadOptions for DownloadThumbnail<'_> {
    fn download_settings(&mut self) -> &mut DownloadSettings {
        self.0.download_settings()
    }
}

impl<'a> IntoFuture for DownloadThumbnail<'a> {
    type Output = Result<Downloaded>;
    type IntoFuture = BoxFuture<'a, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        self.0.into_future()
    }
}

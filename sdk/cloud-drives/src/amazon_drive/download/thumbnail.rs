//! Thumbnails of pictures and videos (`wire.md §5.9`).

use cloud_drives_core::{BoxFuture, CallOptions, Result};

use super::protocol::What;
use super::{Download, Downloaded};
use crate::amazon_drive::AmazonDrive;
use crate::transfer::DownloadTarget;

/// Pixels of a thumbnail's longer side unless set.
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
        node_id: impl Into<String>,
        target: impl Into<DownloadTarget<'a>>,
    ) -> DownloadThumbnail<'a> {
        let mut download = self.download(node_id, target).resume(false);
        download.what = What::Thumbnail(MAX_DIM);
        DownloadThumbnail(download)
    }
}

/// A thumbnail that [`AmazonDrive::download_thumbnail`] prepared. Await it.
#[derive(Debug)]
#[must_use = "a download does nothing until it is awaited"]
pub struct DownloadThumbnail<'a>(Download<'a>);

impl<'a> DownloadThumbnail<'a> {
    /// The most pixels that it has in width and height; 128 unless set.
    pub fn max_dim(mut self, pixels: u32) -> Self {
        self.0.what = What::Thumbnail(pixels);
        self
    }

    /// See [`Download::options`].
    pub fn options(self, options: CallOptions) -> Self {
        Self(self.0.options(options))
    }
}

impl<'a> IntoFuture for DownloadThumbnail<'a> {
    type Output = Result<Downloaded>;
    type IntoFuture = BoxFuture<'a, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        self.0.into_future()
    }
}

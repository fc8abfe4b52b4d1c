//! Thumbnails of files (`wire.md §5.13`).

use ::verizon_cloud::ThumbnailSize;
use ::verizon_cloud::types::ContentToken;
use cloud_drives_core::{CallOptions, Result};

use super::protocol::FromCloud;
use super::subject::Subject;
use crate::calls;
use crate::transfer::{DownloadTarget, TransferContext};
use crate::verizon_cloud::VerizonCloud;

impl VerizonCloud {
    /// Downloads a thumbnail of a file to a path or a writer.
    ///
    /// The file is given by its [`content_token`](crate::verizon_cloud::types::CloudFile::content_token).
    ///
    /// ```no_run
    /// use cloud_drives::verizon_cloud::ThumbnailSize;
    ///
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// let file = cloud.file_metadata("/VZMOBILE/sea.jpg").await?;
    /// if let Some(content_token) = file.content_token {
    ///     cloud.thumbnail(&content_token, "sea-128.jpg").await?;
    ///     let wide = ThumbnailSize::pixels(90, 160);
    ///     cloud.thumbnail(&content_token, "sea-wide.jpg").size(wide).await?;
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// [`UnsupportedMedia`](crate::verizon_cloud::ErrorKind::UnsupportedMedia) if the type of the file has no thumbnails;
    /// [`NotFound`](crate::verizon_cloud::ErrorKind::NotFound).
    ///
    /// # Retries
    ///
    /// As [`VerizonCloud::download`].
    ///
    /// # Cancel safety
    ///
    /// Dropping the future leaves the target unchanged. A writer keeps the bytes it received.
    pub fn thumbnail<'a>(
        &self,
        content_token: impl Into<ContentToken>,
        target: impl Into<DownloadTarget<'a>>,
    ) -> Thumbnail<'a> {
        let picture = Picture {
            content_token: content_token.into(),
            size: ThumbnailSize::M,
        };
        self.downloading(picture, target.into())
    }
}

/// A thumbnail prepared by [`VerizonCloud::thumbnail`]. Await it.
pub type Thumbnail<'a> = calls::Download<VerizonCloud, Picture, DownloadTarget<'a>>;

impl Thumbnail<'_> {
    /// Sets the size of the thumbnail. Default: [`ThumbnailSize::M`].
    pub fn size(mut self, size: ThumbnailSize) -> Self {
        self.subject.size = size;
        self
    }
}

/// A thumbnail of a file.
#[derive(Clone, Debug)]
pub struct Picture {
    pub(super) content_token: ContentToken,
    pub(super) size: ThumbnailSize,
}

impl calls::Subject<VerizonCloud> for Picture {
    type Protocol = FromCloud;

    fn protocol(
        self,
        drive: &VerizonCloud,
        call: &CallOptions,
        context: &TransferContext,
    ) -> Result<FromCloud> {
        self.size
            .check()
            .map_err(|error| error.with_operation_name("files.download"))?;
        Ok(Subject::Thumbnail(self)).protocol(drive, call, context)
    }
}

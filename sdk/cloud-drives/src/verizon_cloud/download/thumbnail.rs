//! Small pictures of files (`wire.md §5.13`).

use ::verizon_cloud::types::ContentToken;
use cloud_drives_core::{BoxFuture, Result};

use super::Download;
use super::size::ThumbnailSize;
use super::subject::Subject;
use crate::transfer::{
    DownloadOptions, DownloadSettings, DownloadTarget, Downloaded, TransferOptions,
    TransferSettings,
};
use crate::verizon_cloud::VerizonCloud;

impl VerizonCloud {
    /// Downloads a small picture of a file to a path or a writer, by the file's
    /// [`content_token`](crate::verizon_cloud::types::CloudFile::content_token).
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
    /// [`UnsupportedMedia`](crate::verizon_cloud::ErrorKind::UnsupportedMedia) for a file of which there are no pictures;
    /// [`NotFound`](crate::verizon_cloud::ErrorKind::NotFound).
    ///
    /// # Retries
    ///
    /// As [`VerizonCloud::download`].
    ///
    /// # Cancel safety
    ///
    /// Dropping the future leaves the target as it was. A writer keeps what it got.
    pub fn thumbnail<'a>(
        &self,
        content_token: impl Into<ContentToken>,
        target: impl Into<DownloadTarget<'a>>,
    ) -> Thumbnail<'a> {
        let content_token = content_token.into();
        let subject = Subject::thumbnail(&content_token, ThumbnailSize::M);
        Thumbnail {
            download: Download::new(self, subject, target.into()),
            content_token,
        }
    }
}

/// A thumbnail that [`VerizonCloud::thumbnail`] prepared. Await it.
#[derive(Debug)]
#[must_use = "a download does nothing until it is awaited"]
pub struct Thumbnail<'a> {
    download: Download<DownloadTarget<'a>>,
    content_token: ContentToken,
}

impl Thumbnail<'_> {
    /// Sets its size. Default: [`ThumbnailSize::M`].
    pub fn size(mut self, size: ThumbnailSize) -> Self {
        self.download.subject = Subject::thumbnail(&self.content_token, size);
        self
    }
}

impl TransferOptions for Thumbnail<'_> {
    fn transfer_settings(&mut self) -> &mut TransferSettings {
        self.download.transfer_settings()
    }
}

impl DownloadOptions for Thumbnail<'_> {
    fn download_settings(&mut self) -> &mut DownloadSettings {
        self.download.download_settings()
    }
}

impl<'a> IntoFuture for Thumbnail<'a> {
    type Output = Result<Downloaded>;
    type IntoFuture = BoxFuture<'a, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        self.download.into_future()
    }
}

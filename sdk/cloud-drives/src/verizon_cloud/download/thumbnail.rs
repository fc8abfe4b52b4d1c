//! Small pictures of files (`wire.md §5.13`).

use ::verizon_cloud::files::ThumbnailRequest;
use ::verizon_cloud::types;
use cloud_drives_core::{BoxFuture, CallOptions, Query, Result};

use super::protocol::What;
use super::{Download, Downloaded};
use crate::transfer::DownloadTarget;
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
        content_token: impl Into<String>,
        target: impl Into<DownloadTarget<'a>>,
    ) -> Thumbnail<'a> {
        let content_token = content_token.into();
        let what = What::thumbnail(&content_token, ThumbnailSize::M);
        Thumbnail {
            download: Download::new(self, what, target.into()),
            content_token,
        }
    }
}

/// The size of a thumbnail: one that the service has a name for, or pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ThumbnailSize {
    /// 24 pixels wide and high.
    Xs,
    /// 64 pixels wide and high.
    S,
    /// 128 pixels wide and high.
    M,
    /// As many pixels as one likes, at least 1 each.
    Pixels {
        /// Pixels from top to bottom.
        height: u32,
        /// Pixels from left to right.
        width: u32,
    },
}

impl ThumbnailSize {
    /// So many pixels from top to bottom and from left to right.
    #[must_use]
    pub fn pixels(height: u32, width: u32) -> Self {
        Self::Pixels { height, width }
    }

    fn name(self) -> Option<types::ThumbnailSize> {
        match self {
            Self::Xs => Some(types::ThumbnailSize::Xs),
            Self::S => Some(types::ThumbnailSize::S),
            Self::M => Some(types::ThumbnailSize::M),
            Self::Pixels { .. } => None,
        }
    }

    pub(super) fn check(self) -> Result<(), String> {
        match self {
            Self::Pixels { height, width } if height == 0 || width == 0 => {
                Err("size: a thumbnail has at least one pixel each way".to_owned())
            }
            _ => Ok(()),
        }
    }

    pub(super) fn of(self, request: ThumbnailRequest) -> ThumbnailRequest {
        match (self, self.name()) {
            (_, Some(name)) => request.size(name),
            (Self::Pixels { height, width }, _) => request.height(height).width(width),
            _ => request,
        }
    }

    pub(super) fn push(self, query: &mut Query) {
        if let Some(name) = self.name() {
            query.push("size", name.as_str());
        }
        if let Self::Pixels { height, width } = self {
            query.push("th", height).push("tw", width);
        }
    }
}

impl What {
    fn thumbnail(content_token: &str, size: ThumbnailSize) -> Result<Self, String> {
        size.check()?;
        Ok(Self::Thumbnail {
            content_token: content_token.to_owned(),
            size,
        })
    }
}

/// A thumbnail that [`VerizonCloud::thumbnail`] prepared. Await it.
#[derive(Debug)]
#[must_use = "a download does nothing until it is awaited"]
pub struct Thumbnail<'a> {
    download: Download<'a>,
    content_token: String,
}

impl<'a> Thumbnail<'a> {
    /// Its size; [`ThumbnailSize::M`] unless set.
    pub fn size(mut self, size: ThumbnailSize) -> Self {
        self.download.what = What::thumbnail(&self.content_token, size);
        self
    }

    /// See [`Download::create_parents`].
    pub fn create_parents(mut self, create: bool) -> Self {
        self.download = self.download.create_parents(create);
        self
    }

    /// See [`Download::options`].
    pub fn options(mut self, options: CallOptions) -> Self {
        self.download = self.download.options(options);
        self
    }
}

impl<'a> IntoFuture for Thumbnail<'a> {
    type Output = Result<Downloaded>;
    type IntoFuture = BoxFuture<'a, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.download.into_future())
    }
}

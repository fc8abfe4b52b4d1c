//! What can be downloaded.

use ::verizon_cloud::types::{ContentToken, PlaylistId, PlaylistItemId};
use cloud_drives_core::Result;

use super::size::ThumbnailSize;
use super::url::DownloadUrl;

/// What is downloaded.
#[derive(Clone, Debug)]
pub(super) enum Subject {
    /// The file at a path.
    File(String),
    /// What an address with a token leads to.
    Url(DownloadUrl),
    /// The file of an item of a playlist.
    PlaylistItem {
        playlist: PlaylistId,
        item: PlaylistItemId,
    },
    /// A small picture of a file.
    Thumbnail {
        content_token: ContentToken,
        size: ThumbnailSize,
    },
}

impl Subject {
    pub(super) fn thumbnail(
        content_token: &ContentToken,
        size: ThumbnailSize,
    ) -> Result<Self, String> {
        size.check()?;
        Ok(Self::Thumbnail {
            content_token: content_token.clone(),
            size,
        })
    }
}

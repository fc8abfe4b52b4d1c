//! The subject of a download.

use ::verizon_cloud::types::{PlaylistId, PlaylistItemId};

use super::thumbnail::Picture;
use super::url::DownloadUrl;
use crate::verizon_cloud::ItemPath;

/// The subject of a download.
#[derive(Clone, Debug)]
pub enum Subject {
    /// The file at a path.
    File(String),
    /// The target of a URL with a token.
    Url(DownloadUrl),
    /// The file of an item of a playlist.
    PlaylistItem {
        playlist: PlaylistId,
        item: PlaylistItemId,
    },
    /// A thumbnail of a file.
    Thumbnail(Picture),
}

impl Subject {
    /// Returns the file at a path, or the reason why the path is invalid.
    pub(super) fn file(path: &ItemPath) -> Result<Self, String> {
        path.check_item("path")?;
        Ok(Self::File(path.as_str().to_owned()))
    }
}

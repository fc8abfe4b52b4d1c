//! The sizes of thumbnails (`wire.md §5.13`).

use ::verizon_cloud::files::ThumbnailRequest;
use ::verizon_cloud::types;
use cloud_drives_core::Query;

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

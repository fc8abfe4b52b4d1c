//! The sizes of thumbnails (`wire.md §5.13`).

use cloud_drives_core::{Error, Query, Result};

use crate::files::ThumbnailRequest;
use crate::types;

/// The size of a thumbnail: one of the service's named sizes, or pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ThumbnailSize {
    /// 24 pixels wide and high.
    Xs,
    /// 64 pixels wide and high.
    S,
    /// 128 pixels wide and high.
    M,
    /// A size in pixels, at least 1 each.
    Pixels {
        /// Height in pixels.
        height: u32,
        /// Width in pixels.
        width: u32,
    },
}

impl ThumbnailSize {
    /// Sets the size in pixels: height, then width.
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

    /// Fails for a height or width of 0.
    ///
    /// # Errors
    ///
    /// [`is_invalid_input`](Error::is_invalid_input).
    pub fn check(self) -> Result<()> {
        match self {
            Self::Pixels { height, width } if height == 0 || width == 0 => Err(
                Error::invalid_input("size: height and width must be at least 1 pixel"),
            ),
            _ => Ok(()),
        }
    }

    /// Adds the size to the query of a URL.
    pub fn push(self, query: &mut Query) {
        if let Some(name) = self.name() {
            query.push("size", name.as_str());
        }
        if let Self::Pixels { height, width } = self {
            query.push("th", height).push("tw", width);
        }
    }
}

impl ThumbnailRequest {
    /// Sets the size, by its name or in pixels.
    pub fn sized(self, size: ThumbnailSize) -> Self {
        match (size, size.name()) {
            (_, Some(name)) => self.size(name),
            (ThumbnailSize::Pixels { height, width }, _) => self.height(height).width(width),
            _ => self,
        }
    }
}

//! The renditions of a file.

use cloud_drives_core::Secret;

use crate::types::{FileWithMediaLinksInclude, MediaLinksCollection};

/// A rendition of a file.
///
/// The service creates all but the original, some time after the upload and not for every type of file (`wire.md §6`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Rendition {
    /// The original bytes.
    #[default]
    Original,
    /// The best rendition.
    HighQuality,
    /// The smallest rendition.
    Efficient,
    /// A video of 180 lines, in H.264.
    VideoH264_180,
    /// A still image, in PNG.
    Thumbnail,
    /// A larger still image.
    ThumbnailHighQuality,
    /// A sheet of stills for scrubbing, in WebP.
    ScrubSheet,
}

impl Rendition {
    /// All renditions.
    pub const ALL: &'static [Self] = &[
        Self::Original,
        Self::HighQuality,
        Self::Efficient,
        Self::VideoH264_180,
        Self::Thumbnail,
        Self::ThumbnailHighQuality,
        Self::ScrubSheet,
    ];

    /// Returns its name in the API, for example `high_quality`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::HighQuality => "high_quality",
            Self::Efficient => "efficient",
            Self::VideoH264_180 => "video_h264_180",
            Self::Thumbnail => "thumbnail",
            Self::ThumbnailHighQuality => "thumbnail_high_quality",
            Self::ScrubSheet => "scrub_sheet",
        }
    }

    /// Returns the value of `include` that adds its link to a file.
    #[must_use]
    pub fn include(self) -> FileWithMediaLinksInclude {
        FileWithMediaLinksInclude::from(format!("media_links.{}", self.as_str()))
    }

    /// Returns its download link, if it has one.
    #[must_use]
    pub fn link(self, links: MediaLinksCollection) -> Option<Secret> {
        let rendition = match self {
            Self::Original => {
                let original = links.original?;
                return original.download_url.or(original.inline_url);
            }
            Self::HighQuality | Self::Efficient => {
                let link = match self {
                    Self::HighQuality => links.high_quality?,
                    _ => links.efficient?,
                };
                return link.download_url.or(link.url);
            }
            Self::VideoH264_180 => links.video_h264_180?,
            Self::Thumbnail => links.thumbnail?,
            Self::ThumbnailHighQuality => links.thumbnail_high_quality?,
            Self::ScrubSheet => links.scrub_sheet?,
        };
        rendition.download_url.or(rendition.url)
    }
}

cloud_drives_core::named_enum!(Rendition, "rendition");

//! The renditions of a media type (`wire.md` §6).

/// The kind of a file for a viewer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    Image,
    Video,
    Audio,
    Document,
    Other,
}

/// Returns the class of a media type.
pub(crate) fn class(media_type: Option<&str>) -> Class {
    let media_type = media_type.unwrap_or_default();
    match media_type.split_once('/') {
        Some(("image", _)) => Class::Image,
        Some(("video", _)) => Class::Video,
        Some(("audio", _)) => Class::Audio,
        _ => match media_type {
            "application/mxf" => Class::Video,
            "application/pdf" => Class::Document,
            _ => Class::Other,
        },
    }
}

/// Returns a rendition's name among the media links, and whether such a file has it.
pub(crate) fn has_rendition(class: Class, link: &str) -> bool {
    match link {
        "thumbnail" | "thumbnail_high_quality" => {
            matches!(class, Class::Image | Class::Video | Class::Document)
        }
        "high_quality" | "efficient" => {
            matches!(class, Class::Image | Class::Video | Class::Audio)
        }
        "video_h264_180" | "scrub_sheet" | "hls_manifest" => class == Class::Video,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_tell_renditions() {
        assert!(has_rendition(class(Some("video/mp4")), "scrub_sheet"));
        assert!(!has_rendition(class(Some("image/png")), "scrub_sheet"));
        assert!(!has_rendition(class(None), "thumbnail"));
    }
}

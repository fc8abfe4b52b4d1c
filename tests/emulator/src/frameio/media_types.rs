//! What the service makes of a file's name, and which renditions such a file gets (`wire.md` §6).

/// The media type that a name tells; none when it tells nothing.
pub(crate) fn of(name: &str) -> Option<&'static str> {
    let (_, extension) = name.rsplit_once('.')?;
    Some(match extension.to_lowercase().as_str() {
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "heic" => "image/heic",
        "tif" | "tiff" => "image/tiff",
        "svg" => "image/svg+xml",
        "psd" => "image/vnd.adobe.photoshop",
        "mp4" => "video/mp4",
        "mov" => "video/quicktime",
        "avi" => "video/x-msvideo",
        "mkv" => "video/x-matroska",
        "mxf" => "application/mxf",
        "webm" => "video/webm",
        "mp3" => "audio/mpeg",
        "wav" => "audio/x-wav",
        "aac" => "audio/aac",
        "flac" => "audio/flac",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "txt" => "text/plain",
        "csv" => "text/csv",
        "json" => "application/json",
        "bin" => "application/octet-stream",
        _ => return None,
    })
}

/// What kind of thing a file is for a viewer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    Image,
    Video,
    Audio,
    Document,
    Other,
}

/// The class of a media type.
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

/// A rendition's name among the media links, and whether such a file has it.
pub(crate) fn has_rendition(class: Class, link: &str) -> bool {
    match link {
        "thumbnail" | "thumbnail_high_quality" => {
            matches!(class, Class::Image | Class::Video | Class::Document)
        }
        "high_quality" | "efficient" => {
            matches!(class, Class::Image | Class::Video | Class::Audio)
        }
        "video_h264_180" | "scrub_sheet" => class == Class::Video,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_types_and_types_tell_renditions() {
        assert_eq!(of("a.b.MP4"), Some("video/mp4"));
        assert_eq!((of("noname"), of("a.unheard")), (None, None));
        assert!(has_rendition(class(Some("video/mp4")), "scrub_sheet"));
        assert!(!has_rendition(class(Some("image/png")), "scrub_sheet"));
        assert!(!has_rendition(class(None), "thumbnail"));
    }
}

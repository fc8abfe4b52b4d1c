//! The kinds of files by media type, which decide about rights and usage.

use crate::media_type;

/// The kinds that scopes and usage tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Category {
    Document,
    Image,
    Video,
    Other,
}

impl Category {
    pub(crate) fn of(content_type: &str) -> Self {
        let kind = content_type.split(';').next().unwrap_or_default();
        let kind = kind.trim().to_ascii_lowercase();
        let (major, minor) = kind.split_once('/').unwrap_or((&kind, ""));
        let office = [
            "msword",
            "vnd.ms-",
            "vnd.openxmlformats",
            "vnd.oasis.opendocument",
        ];
        match major {
            "image" => Self::Image,
            "video" => Self::Video,
            "text" => Self::Document,
            "application" if matches!(minor, "pdf" | "rtf") => Self::Document,
            "application" if office.iter().any(|known| minor.starts_with(known)) => Self::Document,
            _ => Self::Other,
        }
    }
}

/// Returns a media type for a seeded file, by its name.
pub(crate) fn content_type(name: &str) -> &'static str {
    media_type::of(name).unwrap_or("application/octet-stream")
}

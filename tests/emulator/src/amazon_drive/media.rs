//! What a file is by its media type, which decides about rights and usage.

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

/// A media type for a seeded file, by its name.
pub(crate) fn content_type(name: &str) -> &'static str {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension.to_ascii_lowercase().as_str() {
        "txt" | "md" | "log" => "text/plain",
        "html" | "htm" => "text/html",
        "csv" => "text/csv",
        "json" => "application/json",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "gif" => "image/gif",
        "mp4" => "video/mp4",
        "mov" => "video/quicktime",
        "mp3" => "audio/mpeg",
        _ => "application/octet-stream",
    }
}

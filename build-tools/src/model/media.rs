//! Media types.

/// How a body with this media type is written and read.
pub(super) enum Media {
    Json,
    Form,
    Multipart,
    Other,
}

/// The kind of a media type, whatever its parameters.
pub(super) fn media_kind(media: &str) -> Media {
    let essence = media.split(';').next().unwrap_or_default().trim();
    match essence {
        "application/json" => Media::Json,
        "application/x-www-form-urlencoded" => Media::Form,
        "multipart/form-data" => Media::Multipart,
        other if other.ends_with("+json") => Media::Json,
        _ => Media::Other,
    }
}

//! Media types.

/// The encoding of a body with this media type.
pub(super) enum Media {
    Json,
    Form,
    Multipart,
    Text,
    Other,
}

/// Returns the kind of a media type, whatever its parameters.
pub(super) fn media_kind(media: &str) -> Media {
    let essence = media.split(';').next().unwrap_or_default().trim();
    match essence {
        "application/json" => Media::Json,
        "application/x-www-form-urlencoded" => Media::Form,
        "multipart/form-data" | "multipart/related" => Media::Multipart,
        other if other.ends_with("+json") => Media::Json,
        other if other.starts_with("text/") => Media::Text,
        _ => Media::Other,
    }
}

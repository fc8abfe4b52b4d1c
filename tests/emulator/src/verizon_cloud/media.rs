//! Media types and classes of file names.

use crate::media_type;

/// Returns the media type of a file with this name.
pub(crate) fn media_type(name: &str) -> &'static str {
    media_type::of(name).unwrap_or("application/octet-stream")
}

/// Returns whether a file with this name is of a kind that favorites can be filtered by.
///
/// `None` if there is no such kind (`wire.md` §5.3).
pub(crate) fn is_of(name: &str, kind: &str) -> Option<bool> {
    let media_type = media_type(name);
    let begins = |with: &str| media_type.starts_with(with);
    Some(match kind {
        "all" => true,
        "image" => begins("image/"),
        "music" => begins("audio/"),
        "video" => begins("video/"),
        "documents" => {
            begins("text/")
                || begins("application/vnd.")
                || matches!(
                    media_type,
                    "application/pdf" | "application/msword" | "application/rtf"
                )
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_decides() {
        assert_eq!(media_type("a.JPG"), "image/jpeg");
        assert_eq!(media_type("noname"), "application/octet-stream");
        assert_eq!(is_of("a.mp3", "music"), Some(true));
        assert_eq!(is_of("a.mp3", "documents"), Some(false));
        assert_eq!(is_of("a.docx", "documents"), Some(true));
        assert_eq!(is_of("a.mp3", "songs"), None);
    }
}

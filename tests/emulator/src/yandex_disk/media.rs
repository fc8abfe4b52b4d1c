//! The properties of a file name: its media type, its class, whether it has a preview.

/// Returns MIME type and `media_type` of a file name (`wire.md` §5.3); the uploader's Content-Type plays no
/// part.
pub(crate) fn kind(name: &str) -> (&'static str, &'static str) {
    let Some((_, extension)) = name.rsplit_once('.') else {
        return ("application/octet-stream", "data");
    };
    match extension.to_lowercase().as_str() {
        "jpg" | "jpeg" => ("image/jpeg", "image"),
        "png" => ("image/png", "image"),
        "gif" => ("image/gif", "image"),
        "webp" => ("image/webp", "image"),
        "heic" => ("image/heic", "image"),
        "svg" => ("image/svg+xml", "image"),
        "mp3" => ("audio/mpeg", "audio"),
        "wav" => ("audio/x-wav", "audio"),
        "flac" => ("audio/flac", "audio"),
        "ogg" => ("audio/ogg", "audio"),
        "mp4" => ("video/mp4", "video"),
        "mov" => ("video/quicktime", "video"),
        "avi" => ("video/x-msvideo", "video"),
        "mkv" => ("video/x-matroska", "video"),
        "txt" => ("text/plain", "document"),
        "pdf" => ("application/pdf", "document"),
        "doc" => ("application/msword", "document"),
        "docx" => (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "document",
        ),
        "rtf" => ("application/rtf", "document"),
        "xls" => ("application/vnd.ms-excel", "spreadsheet"),
        "xlsx" => (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "spreadsheet",
        ),
        "csv" => ("text/csv", "spreadsheet"),
        "zip" => ("application/zip", "compressed"),
        "gz" | "tgz" => ("application/x-gzip", "compressed"),
        "7z" => ("application/x-7z-compressed", "compressed"),
        "rar" => ("application/x-rar", "compressed"),
        "tar" => ("application/x-tar", "compressed"),
        // An odd guess of the real service.
        "md" => ("text/markdown", "compressed"),
        "html" | "htm" => ("text/html", "web"),
        "css" => ("text/css", "web"),
        "js" => ("application/javascript", "development"),
        "json" => ("application/json", "development"),
        "rs" | "py" | "c" | "cpp" | "h" | "java" | "go" | "toml" | "yaml" | "yml" => {
            ("text/plain", "development")
        }
        "xml" => ("application/xml", "text"),
        "log" => ("text/plain", "text"),
        "epub" => ("application/epub+zip", "book"),
        "fb2" => ("application/x-fictionbook+xml", "book"),
        "exe" => ("application/x-msdownload", "executable"),
        "apk" => ("application/vnd.android.package-archive", "executable"),
        "iso" | "dmg" => ("application/octet-stream", "diskimage"),
        "bak" => ("application/octet-stream", "backup"),
        "ttf" => ("font/ttf", "font"),
        "otf" => ("font/otf", "font"),
        "swf" => ("application/x-shockwave-flash", "flash"),
        "ini" | "cfg" | "conf" => ("text/plain", "settings"),
        "pgp" | "gpg" => ("application/octet-stream", "encoded"),
        "bin" | "dat" | "db" | "sqlite" => ("application/octet-stream", "data"),
        _ => ("application/octet-stream", "unknown"),
    }
}

/// Returns whether uploads of such a file are slowed down for ordinary clients (`wire.md` §6.3).
pub(crate) fn is_throttled(name: &str) -> bool {
    matches!(kind(name).1, "data" | "compressed" | "video")
}

/// Returns whether such a file gets a preview.
pub(crate) fn has_preview(name: &str) -> bool {
    match kind(name) {
        (_, "image" | "video") => true,
        // Documents that have pages.
        (mime, "document") => mime != "text/plain",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_decides_whatever_its_case() {
        assert_eq!(kind("Photo.JPG"), ("image/jpeg", "image"));
        assert_eq!(kind("archive.tar.gz").1, "compressed");
        assert_eq!(kind("README.md").1, "compressed");
        assert_eq!(kind("no extension").1, "data");
        assert_eq!(kind("other.extension").1, "unknown");
        assert!(is_throttled("film.mov") && !is_throttled("note.txt"));
        assert!(has_preview("a.png") && has_preview("a.docx") && !has_preview("a.txt"));
    }
}

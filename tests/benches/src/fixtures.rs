//! The JSON that the server answers with: every member that the services send (`specs/yandex-disk/wire.md §12`, `specs/frameio/wire.md §6`).

use serde_json::{Value, json};

/// Where the one file is.
pub const FILE: &str = "disk:/film.mov";
/// Where the folder with many files is.
pub const FOLDER: &str = "disk:/photos";
/// Where files of Frame.io are made.
pub const NEW_FILE: &str = "/v4/accounts/acc/folders/fol/files/local_upload";
/// Where one asks how far that file is.
pub const UPLOAD_STATUS: &str =
    "/v4/accounts/acc/files/93e4079d-0a8a-4bf3-96cd-e6a03c465e5e/status";
/// The token that the clients have.
pub const TOKEN: &str = "y0_AgAAAAAbenchmarks0123456789abcdefghijklmnopqrstuvwxyz";

/// The description of a file.
#[must_use]
pub fn resource(folder: &str, name: &str, size: u64, sums: (&str, &str)) -> Value {
    let (md5, sha256) = sums;
    let id = format!("100200300:{sha256}");
    json!({
        "antivirus_status": "clean",
        "size": size,
        "comment_ids": {"private_resource": id, "public_resource": id},
        "name": name,
        "exif": {"date_time": "2024-07-07T17:54:11+00:00"},
        "created": "2024-07-07T17:54:11+00:00",
        "resource_id": id,
        "modified": "2024-07-07T17:54:11+00:00",
        "mime_type": "video/quicktime",
        "file": format!("https://downloader.example/disk/{sha256}/668ae1f3?uid=100200300&filename={name}&disposition=attachment&limit=0"),
        "media_type": "video",
        "preview": format!("https://downloader.example/preview/{sha256}/inf?uid=100200300&filename={name}&size=S&crop=0"),
        "path": format!("{folder}/{name}"),
        "sha256": sha256,
        "type": "file",
        "md5": md5,
        "revision": 1_720_374_851_888_915_i64,
    })
}

/// As many hexadecimal digits as MD5 and SHA-256 have together.
fn random_digits(seed: u64) -> String {
    let mut state = seed.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut digits = String::new();
    while digits.len() < 96 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        digits += &format!("{state:016x}");
    }
    digits
}

/// A page of the folder with many files.
#[must_use]
pub fn page(offset: u64, limit: u64, total: u64) -> Value {
    let items: Vec<Value> = (offset..total.min(offset + limit))
        .map(|number| {
            // Every file has sums of its own, which can't be compressed.
            let digits = random_digits(number);
            resource(
                FOLDER,
                &format!("photo-{number:05}.mov"),
                number * 1000,
                digits.split_at(32),
            )
        })
        .collect();
    json!({
        "type": "dir",
        "name": "photos",
        "path": FOLDER,
        "_embedded": {
            "sort": "", "path": FOLDER, "offset": offset, "limit": limit, "total": total, "items": items,
        },
    })
}

/// A file of Frame.io that waits for its parts.
#[must_use]
pub fn new_file(address: &str, size: u64, part_size: u64) -> Value {
    let part_size = part_size.max(1).min(size.max(1));
    let urls: Vec<Value> = (0..size.div_ceil(part_size))
        .map(|number| {
            let length = part_size.min(size - number * part_size);
            let signed = "X-Amz-Expires=86400&X-Amz-SignedHeaders=content-type%3Bhost%3Bx-amz-acl&X-Amz-Signature=0";
            json!({"size": length, "url": format!("{address}/part/{}?{signed}", number + 1)})
        })
        .collect();
    json!({
        "data": {
            "id": "93e4079d-0a8a-4bf3-96cd-e6a03c465e5e",
            "type": "file",
            "name": "film.mov",
            "status": "created",
            "file_size": size,
            "media_type": "video/quicktime",
            "parent_id": "fol",
            "project_id": "2e4b6f1d-5b31-4d0f-9b1e-6f3c3a1d7a10",
            "view_url": "https://next.frame.io/project/2e4b6f1d/view/93e4079d",
            "created_at": "2025-06-26T20:08:06.751313Z",
            "updated_at": "2025-06-26T20:08:06.751313Z",
            "upload_urls": urls,
        },
    })
}

/// A file of Frame.io whose parts are there.
#[must_use]
pub fn upload_status() -> Value {
    json!({
        "data": {
            "id": "93e4079d-0a8a-4bf3-96cd-e6a03c465e5e",
            "filetype": "video/quicktime",
            "upload_complete": true,
            "upload_failed": false,
            "uploaded_at": "2025-06-26T20:08:06.751313Z",
            "upload_completed_at": "2025-06-26T20:08:06.751313Z",
        },
    })
}

//! The JSON that the server answers with: every member that the service sends (`wire.md §12`).

use serde_json::{Value, json};

/// Where the one file is.
pub const FILE: &str = "disk:/film.mov";
/// Where the folder with many files is.
pub const FOLDER: &str = "disk:/photos";
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

/// A page of the folder with many files.
#[must_use]
pub fn page(offset: u64, limit: u64, total: u64) -> Value {
    let sums = (
        "d41d8cd98f00b204e9800998ecf8427e",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    );
    let items: Vec<Value> = (offset..total.min(offset + limit))
        .map(|number| {
            resource(
                FOLDER,
                &format!("photo-{number:05}.mov"),
                number * 1000,
                sums,
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

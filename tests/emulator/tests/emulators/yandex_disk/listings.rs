//! Tests of listings of the emulated Disk.

use serde_json::{Value, json};

use super::client::User;

fn names(list: &Value) -> Vec<&str> {
    let items = list["items"].as_array().expect("items");
    items
        .iter()
        .map(|item| item["name"].as_str().expect("a name"))
        .collect()
}

fn filled() -> User {
    let user = User::new();
    user.emulator.put_file("disk:/b.txt", "22");
    user.emulator.put_file("disk:/a.jpg", "1");
    user.emulator.put_file("disk:/c.zip", "333");
    user.emulator.put_dir("disk:/z");
    user.emulator.put_file("disk:/y/inner.txt", "4444");
    user
}

#[tokio::test]
async fn directories_come_first_whatever_the_sort() {
    let user = filled();
    for (sort, expected) in [
        ("", ["y", "z", "a.jpg", "b.txt", "c.zip"]),
        ("name", ["y", "z", "a.jpg", "b.txt", "c.zip"]),
        ("-name", ["z", "y", "c.zip", "b.txt", "a.jpg"]),
        ("-path", ["z", "y", "c.zip", "b.txt", "a.jpg"]),
        ("size", ["y", "z", "a.jpg", "b.txt", "c.zip"]),
    ] {
        let query = [("path", "/"), ("sort", sort)];
        let dir = user.call("GET", "/resources", &query).await.is(200).json();
        assert_eq!(names(&dir["_embedded"]), expected, "{sort}");
        assert_eq!(dir["_embedded"]["sort"], sort);
    }
}

#[tokio::test]
async fn fields_project_successes_and_never_errors() {
    let user = filled();
    let query = [
        ("path", "/"),
        ("limit", "2"),
        ("fields", "type,_embedded.total,_embedded.items.name"),
    ];
    let part = user.call("GET", "/resources", &query).await.is(200);
    assert_eq!(
        part.json(),
        json!({"type": "dir", "_embedded": {"total": 5, "items": [{"name": "y"}, {"name": "z"}]}})
    );
    let query = [("path", "/b.txt"), ("fields", "type,_embedded")];
    let file = user.call("GET", "/resources", &query).await.is(200);
    assert_eq!(file.json(), json!({"type": "file"}));
    let query = [("path", "/none"), ("fields", "type")];
    let error = user.call("GET", "/resources", &query).await;
    error.fails(404, "DiskNotFoundError");
    let query = [("path", "disk:/new"), ("fields", "href")];
    let link = user.call("PUT", "/resources", &query).await.is(201).json();
    assert_eq!(link.as_object().map(serde_json::Map::len), Some(1));
}

#[tokio::test]
async fn a_camera_leaves_its_data() {
    let user = filled();
    user.emulator
        .set_exif("disk:/a.jpg", "2020-02-03T04:05:06+00:00", 55.75, 37.5);
    let file = user.get("disk:/a.jpg").await.json();
    assert_eq!(file["exif"]["gps_latitude"], 55.75);
    assert_eq!(file["photoslice_time"], "2020-02-03T04:05:06+00:00");
}

use serde_json::{Value, json};

use crate::client::User;

fn names(list: &Value) -> Vec<&str> {
    let items = list["items"].as_array().expect("items");
    items
        .iter()
        .map(|item| item["name"].as_str().expect("a name"))
        .collect()
}

fn filled() -> User {
    let user = User::new();
    user.yandex.put_file("disk:/b.txt", "22");
    user.yandex.put_file("disk:/a.jpg", "1");
    user.yandex.put_file("disk:/c.zip", "333");
    user.yandex.put_dir("disk:/z");
    user.yandex.put_file("disk:/y/inner.txt", "4444");
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
async fn pages_tell_their_place_and_items_have_no_children() {
    let user = filled();
    let query = [("path", "disk:/"), ("limit", "2"), ("offset", "1")];
    let list = user.call("GET", "/resources", &query).await.is(200).json()["_embedded"].clone();
    assert_eq!(names(&list), ["z", "a.jpg"]);
    assert_eq!(
        (&list["limit"], &list["offset"], &list["total"]),
        (&json!(2), &json!(1), &json!(5))
    );
    assert_eq!(list["path"], "disk:/");
    assert!(list["items"][0].get("_embedded").is_none());
    let query = [("path", "disk:/"), ("limit", "0")];
    let none = user.call("GET", "/resources", &query).await.is(200).json();
    assert_eq!(none["_embedded"]["items"], json!([]));
    assert_eq!(none["_embedded"]["total"], 5);
    let query = [("path", "disk:/"), ("offset", "99")];
    let past = user.call("GET", "/resources", &query).await.is(200).json();
    assert_eq!(past["_embedded"]["items"], json!([]));
}

#[tokio::test]
async fn twenty_items_come_when_no_limit_is_given() {
    let user = User::new();
    for n in 0..25 {
        user.yandex.put_dir(&format!("disk:/{n:02}"));
    }
    let list = user.get("disk:/").await.json();
    assert_eq!(names(&list["_embedded"]).len(), 20);
    assert_eq!(list["_embedded"]["limit"], 20);
    assert_eq!(list["_embedded"]["total"], 25);
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
async fn the_flat_list_has_all_files_in_order_and_no_total() {
    let user = filled();
    let list = user
        .call("GET", "/resources/files", &[])
        .await
        .is(200)
        .json();
    assert_eq!(names(&list), ["a.jpg", "b.txt", "c.zip", "inner.txt"]);
    assert_eq!((&list["limit"], &list["offset"]), (&json!(20), &json!(0)));
    assert!(list.get("total").is_none());
    let query = [("media_type", "image,compressed")];
    let some = user.call("GET", "/resources/files", &query).await.json();
    assert_eq!(names(&some), ["a.jpg", "c.zip"]);
    let query = [("sort", "-size"), ("limit", "2"), ("offset", "1")];
    let sorted = user.call("GET", "/resources/files", &query).await.json();
    assert_eq!(names(&sorted), ["c.zip", "b.txt"]);
}

#[tokio::test]
async fn the_last_upload_comes_first() {
    let user = filled();
    user.upload("disk:/a.jpg", b"again").await.is(201);
    let list = user
        .call("GET", "/resources/last-uploaded", &[("limit", "2")])
        .await
        .is(200)
        .json();
    assert_eq!(names(&list), ["a.jpg", "inner.txt"]);
    assert_eq!(list["limit"], 2);
    assert!(list.get("offset").is_none() && list.get("total").is_none());
    let query = [("media_type", "document")];
    let some = user
        .call("GET", "/resources/last-uploaded", &query)
        .await
        .json();
    assert_eq!(names(&some), ["inner.txt", "b.txt"]);
}

#[tokio::test]
async fn pictures_have_previews_of_the_size_asked_for() {
    let user = filled();
    let query = [
        ("path", "/a.jpg"),
        ("preview_size", "120x240"),
        ("preview_crop", "true"),
    ];
    let file = user.call("GET", "/resources", &query).await.is(200).json();
    assert_eq!(file["sizes"].as_array().map(Vec::len), Some(11));
    assert_eq!(file["sizes"][0]["name"], "DEFAULT");
    let href = file["preview"].as_str().expect("a preview");
    assert!(
        href.starts_with("https://download.yandex.emulator/preview/"),
        "{href}"
    );
    user.fetch(href, &[]).await.is(401);
    let authorization = format!("OAuth {}", user.token);
    let picture = user
        .fetch(href, &[("authorization", &authorization)])
        .await
        .is(200);
    assert_eq!(picture.header("content-type"), "image/png");
    assert_eq!(picture.body[16..24], [0, 0, 0, 120, 0, 0, 0, 240]);
    assert!(user.yandex.complaints().is_empty());
    let query = [("path", "/a.jpg"), ("preview_size", "huge")];
    let bad = user.call("GET", "/resources", &query).await;
    bad.fails(400, "FieldValidationError");
}

#[tokio::test]
async fn a_camera_leaves_its_data() {
    let user = filled();
    user.yandex
        .set_exif("disk:/a.jpg", "2020-02-03T04:05:06+00:00", 55.75, 37.5);
    let file = user.get("disk:/a.jpg").await.json();
    assert_eq!(file["exif"]["gps_latitude"], 55.75);
    assert_eq!(file["photoslice_time"], "2020-02-03T04:05:06+00:00");
}

#[tokio::test]
async fn the_photo_area_is_listed_by_its_scheme() {
    let user = User::new();
    user.yandex.put_file("photounlim:/p.jpg", "x");
    let list = user.get("photounlim:/").await.is(200).json();
    assert_eq!(list["_embedded"]["items"][0]["path"], "photounlim:/p.jpg");
}

//! Tests of public links of the emulated Disk.

use cloud_drives_emulator::YandexDisk;

use super::client::User;

#[tokio::test]
async fn settings_need_json() {
    let user = User::of(YandexDisk::builder());
    user.emulator.put_dir("disk:/dir");
    user.emulator.publish("disk:/dir");
    let url = user.url(
        "/public/resources/public-settings",
        &[("path", "disk:/dir")],
    );
    let authorization = format!("OAuth {}", user.token);
    let headers = [
        ("authorization", authorization.as_str()),
        ("content-type", "text/plain"),
    ];
    let reply = user
        .send("PATCH", &url, &headers, "{}")
        .await
        .expect("an answer");
    assert_eq!(reply.error().0, 415);
}

#[tokio::test]
async fn items_of_a_public_folder_do_not_say_whose_they_are() {
    let user = User::new();
    user.emulator.put_file("disk:/dir/a", "x");
    user.emulator.publish("disk:/dir");
    let shown = user.get("disk:/dir").await.is(200).json();
    let key = shown["public_key"].as_str().expect("a key");
    let query = [("public_key", key)];
    let folder = user.call("GET", "/public/resources", &query);
    let folder = folder.await.is(200).json();
    assert!(folder["owner"]["login"].is_string());
    let item = &folder["_embedded"]["items"][0];
    assert_eq!((&item["name"], item.get("owner")), (&"a".into(), None));
    assert_eq!(item["media_type"], "data");
}

#[tokio::test]
async fn errors_have_the_words_of_the_service() {
    let user = User::new();
    let reply = user.get("disk:/none").await;
    reply.fails(404, "DiskNotFoundError");
    assert_eq!(reply.json()["description"], "Resource not found.");
}

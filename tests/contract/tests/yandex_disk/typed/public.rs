//! Tests of the typed calls for public links.

use serde_json::json;
use yandex_disk::public::SaveToDiskOutcome;
use yandex_disk::types::{
    AvailableUntilVerbose, PasswordVerbose, PublicAccessInput, PublicSettingsInput, PublishRequest,
    ResourceType,
};
use yandex_disk::{Client, ErrorKind, Secret};

use super::signed_in;

#[tokio::test]
async fn publishing_gives_a_key_that_anyone_can_read_without_a_token() {
    let (emulator, disk) = signed_in().await;
    emulator.put_file("disk:/album/a.txt", "a");
    let published = disk
        .resources()
        .publish("disk:/album")
        .send()
        .await
        .unwrap();
    assert_eq!(published.status(), 200);
    let album = disk.resources().get("disk:/album").send().await.unwrap();
    let key = album
        .public_key
        .clone()
        .expect("a published folder has a key");

    let stranger = Client::builder()
        .base_url("api", emulator.api_url())
        .build()
        .unwrap();
    let seen = stranger.public().get(&key).send().await.unwrap();
    let authorization = || {
        let request = emulator.requests().pop().unwrap();
        request.header("authorization").map(str::to_owned)
    };
    assert_eq!(authorization(), None);
    // A token goes along if there is one.
    disk.public().get(&key).send().await.unwrap();
    assert!(authorization().unwrap().starts_with("OAuth "));
    assert_eq!(seen.type_, Some(ResourceType::Dir));
    let children = &seen.embedded.as_ref().unwrap().items;
    assert_eq!(children[0].path, "/a.txt");
    let link = stranger
        .public()
        .download_link(&key)
        .path("/a.txt")
        .send()
        .await
        .unwrap();
    assert!(link.href.expose().starts_with(emulator.download_url()));

    let mut listed = disk.resources().published().items();
    assert_eq!(
        listed.try_next().await.unwrap().unwrap().path,
        "disk:/album"
    );
    disk.resources()
        .unpublish("disk:/album")
        .send()
        .await
        .unwrap();
    let gone = stranger.public().get(&key).send().await.unwrap_err();
    assert_eq!(ErrorKind::of(&gone), ErrorKind::PathNotFound);
}

#[tokio::test]
async fn public_items_can_be_saved_to_the_users_disk() {
    let (emulator, disk) = signed_in().await;
    emulator.put_file("disk:/a.txt", "a");
    emulator.put_dir("disk:/inbox");
    let (key, _url) = emulator.publish("disk:/a.txt");
    let saved = disk
        .public()
        .save_to_disk(&key)
        .name("b.txt")
        .save_path("disk:/inbox")
        .send()
        .await
        .unwrap();
    assert!(
        matches!(**saved, SaveToDiskOutcome::Created(_)),
        "{saved:?}"
    );
    assert!(emulator.entry("disk:/inbox/b.txt").is_some());
}

#[tokio::test]
async fn public_settings_are_written_with_an_empty_answer_and_read_back() {
    let (emulator, disk) = signed_in().await;
    emulator.put_file("disk:/a.txt", "a");
    let (key, _url) = emulator.publish("disk:/a.txt");
    let settings = PublicSettingsInput::new()
        .available_until(4_000_000_000_i64)
        .password(yandex_disk::Secret::new("1234"));
    let set = disk
        .public()
        .update_settings("disk:/a.txt", settings)
        .send()
        .await
        .unwrap();
    assert_eq!(set.status(), 200);
    let read = disk.public().settings("disk:/a.txt").send().await.unwrap();
    assert_eq!(read.available_until, Some(4_000_000_000));
    // Neither the password nor what the longer form is for.
    assert_eq!((&read.password, read.accesses.len()), (&None, 0));
    let refused = disk.public().download_link(&key).send().await.unwrap_err();
    assert_eq!(ErrorKind::of(&refused), ErrorKind::PasswordRequired);
    assert!(ErrorKind::of(&refused).is(ErrorKind::Forbidden));
    let possible = disk.public().available_settings("disk:/a.txt");
    let possible = possible.send().await.unwrap();
    assert_eq!(possible.use_sharing, Some(true));
    assert_eq!(possible.default[0].rights[0].as_str(), "read");
}

#[tokio::test]
async fn settings_are_sent_at_the_top_of_the_body_in_each_form() {
    let (emulator, disk) = signed_in().await;
    emulator.put_file("disk:/a.txt", "a");
    emulator.publish("disk:/a.txt");
    let access = PublicAccessInput::new()
        .macros(["all"])
        .rights(["read_without_download"]);
    for (settings, body) in [
        (
            PublicSettingsInput::new()
                .available_until(4_000_000_000_i64)
                .password(Secret::new("1234"))
                .read_only(true),
            json!({"available_until": 4_000_000_000_i64, "password": "1234", "read_only": true}),
        ),
        (
            PublicSettingsInput::new()
                .available_until("")
                .password(false),
            json!({"available_until": "", "password": false}),
        ),
        (
            PublicSettingsInput::new()
                .password_verbose(PasswordVerbose::new().enabled(false))
                .available_until_verbose(
                    AvailableUntilVerbose::new()
                        .enabled(true)
                        .value(5_000_000_000_i64),
                ),
            json!({
                "password_verbose": {"enabled": false},
                "available_until_verbose": {"enabled": true, "value": 5_000_000_000_i64},
            }),
        ),
        (
            PublicSettingsInput::new().accesses([access]),
            json!({"accesses": [{"macros": ["all"], "rights": ["read_without_download"]}]}),
        ),
    ] {
        let update = disk.public().update_settings("disk:/a.txt", settings);
        update.allow_address_access(true).send().await.unwrap();
        let sent: serde_json::Value =
            serde_json::from_slice(&emulator.requests().pop().unwrap().body).unwrap();
        assert_eq!(sent, body);
    }
    let long = disk
        .public()
        .settings("disk:/a.txt")
        .allow_address_access(true);
    let long = long.send().await.unwrap();
    assert_eq!(long.accesses[0].rights[0].as_str(), "read_without_download");
}

#[tokio::test]
async fn publish_takes_settings_in_a_body_of_its_own() {
    let (emulator, disk) = signed_in().await;
    emulator.put_file("disk:/a.txt", "a");
    let body = PublishRequest::new().public_settings(PublicSettingsInput::new().read_only(true));
    disk.resources()
        .publish("disk:/a.txt")
        .body(body)
        .send()
        .await
        .unwrap();
    let request = emulator.requests().pop().unwrap();
    assert_eq!(request.header("content-type"), Some("application/json"));
    assert_eq!(request.body, r#"{"public_settings":{"read_only":true}}"#);
    assert_eq!(emulator.complaints(), []);
}

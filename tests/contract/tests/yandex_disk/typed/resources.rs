//! Tests of the typed calls for files and folders.

use std::time::Duration;

use yandex_disk::resources::{CopyOutcome, DeleteOutcome, MoveOutcome};
use yandex_disk::types::{
    MediaType, OperationState, PropertyValue, ResourcePatch, ResourceSort, ResourceType,
};
use yandex_disk::{CallOptions, ErrorKind, PollSettings, PollState, Progress, Started};

use super::signed_in;

#[tokio::test]
async fn disk_info_returns_the_space_and_the_user() {
    let (emulator, disk) = signed_in().await;
    emulator.put_file("disk:/a.bin", vec![7_u8; 1000]);
    let info = disk.disk().info().send().await.unwrap();
    assert_eq!(info.used_space, Some(1000));
    assert!(info.total_space > info.used_space);
    assert!(
        info.user
            .as_ref()
            .and_then(|user| user.login.as_ref())
            .is_some()
    );
    let some = disk
        .disk()
        .info()
        .fields(["total_space", "user.login"])
        .send()
        .await
        .unwrap();
    assert_eq!(
        (some.total_space, some.used_space),
        (info.total_space, None)
    );
}

#[tokio::test]
async fn odd_characters_in_paths_arrive_as_they_are() {
    let (emulator, disk) = signed_in().await;
    for path in [
        "disk:/photos ü ä#?%25.txt",
        "disk:/plus+and&equals=semi;colon:x",
        "disk:/emoji 🎞 日本語",
        "disk:/quote'\"back\\slash",
        "disk:/ leading and trailing ",
    ] {
        disk.resources().create_folder(path).send().await.unwrap();
        let found = disk.resources().get(path).send().await.unwrap();
        assert_eq!(found.path, path);
        assert!(emulator.entry(path).is_some(), "{path}");
    }
    assert_eq!(emulator.complaints(), []);
}

#[tokio::test]
async fn a_folder_is_created_once_and_needs_its_parent() {
    let (_emulator, disk) = signed_in().await;
    let made = disk
        .resources()
        .create_folder("disk:/a")
        .send()
        .await
        .unwrap();
    assert_eq!(made.status(), 201);
    assert!(
        made.href.contains("/v1/disk/resources?path="),
        "{}",
        made.href
    );
    let again = disk
        .resources()
        .create_folder("disk:/a")
        .send()
        .await
        .unwrap_err();
    assert_eq!(ErrorKind::of(&again), ErrorKind::DirectoryExists);
    assert!(ErrorKind::of(&again).is(ErrorKind::PathExists));
    assert!(ErrorKind::of(&again).is(ErrorKind::Conflict));
    let orphan = disk
        .resources()
        .create_folder("disk:/x/y")
        .send()
        .await
        .unwrap_err();
    assert_eq!(ErrorKind::of(&orphan), ErrorKind::ParentNotFound);
}

#[tokio::test]
async fn a_file_is_described_with_sums_and_a_projection_decodes() {
    let (emulator, disk) = signed_in().await;
    emulator.put_file("disk:/note.txt", "hello");
    let whole = disk.resources().get("disk:/note.txt").send().await.unwrap();
    assert_eq!(whole.type_, Some(ResourceType::File));
    assert_eq!(whole.size, Some(5));
    assert_eq!(
        whole.md5.as_deref(),
        Some("5d41402abc4b2a76b9719d911017c592")
    );
    assert_eq!(
        whole.sha256.as_deref(),
        Some("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824")
    );
    let some = disk
        .resources()
        .get("disk:/note.txt")
        .fields(["size"])
        .send()
        .await
        .unwrap();
    assert_eq!(
        (some.size, some.name.as_str(), some.path.as_str()),
        (Some(5), "", "")
    );
    assert_eq!(some.type_, None);
}

#[tokio::test]
async fn custom_properties_are_merged_and_null_deletes() {
    let (emulator, disk) = signed_in().await;
    emulator.put_file("disk:/a.txt", "a");
    let patch = ResourcePatch::new(
        [
            ("colour".to_owned(), Some(PropertyValue::from("red"))),
            (
                "n".to_owned(),
                Some(PropertyValue::from(9_007_199_254_740_993_i64)),
            ),
        ]
        .into(),
    );
    let set = disk
        .resources()
        .update("disk:/a.txt", patch)
        .send()
        .await
        .unwrap();
    let properties = set.custom_properties.clone().unwrap();
    assert_eq!(properties["colour"], PropertyValue::from("red"));
    assert_eq!(
        properties["n"],
        PropertyValue::from(9_007_199_254_740_993_i64)
    );

    let patch = ResourcePatch::new([("colour".to_owned(), None), ("n".to_owned(), None)].into());
    let cleared = disk
        .resources()
        .update("disk:/a.txt", patch)
        .send()
        .await
        .unwrap();
    assert_eq!(cleared.custom_properties, None);
}

#[tokio::test]
async fn delete_has_two_outcomes_and_the_operation_can_be_followed() {
    let (emulator, disk) = signed_in().await;
    emulator.put_file("disk:/full/a.txt", "a");
    emulator.put_dir("disk:/empty");
    let gone = disk
        .resources()
        .delete("disk:/empty")
        .permanently(true)
        .send()
        .await
        .unwrap();
    assert_eq!(gone.into_body(), DeleteOutcome::NoContent);

    let started = disk.resources().delete("disk:/full").send().await.unwrap();
    assert_eq!(started.status(), 202);
    let id = started.operation_id().expect("202 names an operation");
    let mut polls = 0;
    loop {
        let status = disk.operations().status(&id).send().await.unwrap();
        match status.poll_state() {
            PollState::Pending => assert_eq!(status.status, OperationState::InProgress),
            PollState::Succeeded => break,
            other => panic!("{other:?}"),
        }
        polls += 1;
        assert!(polls < 10);
    }
    let missing = disk.resources().get("disk:/full").send().await.unwrap_err();
    assert_eq!(ErrorKind::of(&missing), ErrorKind::PathNotFound);
}

#[tokio::test]
async fn delete_holds_to_the_checksum_that_was_given() {
    let (emulator, disk) = signed_in().await;
    emulator.put_file("disk:/a.txt", "a");
    let wrong = disk
        .resources()
        .delete("disk:/a.txt")
        .md5("0".repeat(32))
        .send()
        .await;
    assert_eq!(ErrorKind::of(&wrong.unwrap_err()), ErrorKind::Md5Differ);
    assert!(emulator.entry("disk:/a.txt").is_some());
}

#[tokio::test]
async fn copy_and_move_answer_at_once_or_go_on() {
    let (emulator, disk) = signed_in().await;
    emulator.put_file("disk:/a.txt", "a");
    emulator.put_file("disk:/full/b.txt", "b");
    let copied = disk
        .resources()
        .copy("disk:/a.txt", "disk:/b.txt")
        .send()
        .await
        .unwrap();
    assert!(matches!(**copied, CopyOutcome::Created(_)), "{copied:?}");
    let forced = disk
        .resources()
        .copy("disk:/a.txt", "disk:/c.txt")
        .force_async(true)
        .send()
        .await
        .unwrap();
    assert!(matches!(**forced, CopyOutcome::Accepted(_)), "{forced:?}");
    let moved = disk
        .resources()
        .move_("disk:/full", "disk:/moved")
        .send()
        .await
        .unwrap();
    assert!(matches!(**moved, MoveOutcome::Accepted(_)), "{moved:?}");
    emulator.finish_operations();
    assert!(emulator.entry("disk:/moved/b.txt").is_some());
    assert!(emulator.entry("disk:/full").is_none());
    let clash = disk
        .resources()
        .copy("disk:/a.txt", "disk:/b.txt")
        .send()
        .await
        .unwrap_err();
    assert_eq!(ErrorKind::of(&clash), ErrorKind::PathExists);
    let over = disk
        .resources()
        .copy("disk:/a.txt", "disk:/b.txt")
        .overwrite(true)
        .send()
        .await;
    assert!(over.is_ok());
}

#[tokio::test]
async fn links_point_at_the_storage_hosts() {
    let (emulator, disk) = signed_in().await;
    emulator.put_file("disk:/a.txt", "a");
    let down = disk
        .resources()
        .download_link("disk:/a.txt")
        .send()
        .await
        .unwrap();
    assert!(
        down.href.expose().starts_with(emulator.download_url()),
        "{}",
        down.href.expose()
    );
    let up = disk
        .resources()
        .upload_link("disk:/b.txt")
        .overwrite(true)
        .send()
        .await
        .unwrap();
    assert!(up.href.expose().starts_with(emulator.upload_url()));
    let shown = format!("{up:?} {down:?}");
    assert!(
        !shown.contains("http"),
        "a signed link is a secret: {shown}"
    );
    assert!(up.operation_id.is_some());
    assert_eq!(up.method.as_deref(), Some("PUT"));
    let exists = disk
        .resources()
        .upload_link("disk:/a.txt")
        .send()
        .await
        .unwrap_err();
    assert_eq!(ErrorKind::of(&exists), ErrorKind::PathExists);
}

#[tokio::test]
async fn the_throttle_is_only_dodged_when_the_caller_names_another_program() {
    let (emulator, disk) = signed_in().await;
    disk.resources()
        .upload_link("disk:/film.mov")
        .send()
        .await
        .unwrap();
    disk.resources()
        .upload_link("disk:/film2.mov")
        .user_agent(r#"Yandex.Disk {"os":"windows"}"#)
        .send()
        .await
        .unwrap();
    let mut throttled: Vec<String> = Vec::new();
    for link in emulator.upload_links() {
        if link.throttled {
            throttled.push(link.path);
        }
    }
    assert_eq!(throttled, ["disk:/film.mov"]);
}

#[tokio::test]
async fn the_service_fetches_from_another_site() {
    let (emulator, disk) = signed_in().await;
    emulator.host_url("https://example.org/a.bin", "fetched");
    let started = disk
        .resources()
        .upload_from_url("https://example.org/a.bin", "disk:/a.bin")
        .send()
        .await
        .unwrap();
    assert!(started.link().href.contains("/v1/disk/operations/"));
    assert!(started.operation_id().is_some());
    emulator.finish_operations();
    assert_eq!(
        emulator.file_bytes("disk:/a.bin").as_deref(),
        Some(&b"fetched"[..])
    );
}

#[tokio::test]
async fn flat_lists_take_media_types_and_sorts() {
    let (emulator, disk) = signed_in().await;
    emulator.put_file("disk:/b/z.png", "z");
    emulator.put_file("disk:/a.txt", "a");
    emulator.put_file("disk:/c.jpg", "c");
    let all = disk.resources().files().limit(10).send().await.unwrap();
    let names: Vec<&str> = all.items.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["a.txt", "c.jpg", "z.png"]);
    let images = disk
        .resources()
        .files()
        .media_type([MediaType::Image])
        .sort(ResourceSort::MinusName)
        .send()
        .await
        .unwrap();
    assert!(
        images
            .items
            .iter()
            .all(|file| file.media_type == Some(MediaType::Image))
    );
    assert_eq!(images.items.len(), 2);
    let last = disk
        .resources()
        .last_uploaded()
        .limit(2)
        .send()
        .await
        .unwrap();
    assert_eq!(last.items.len(), 2);
}

#[tokio::test]
async fn a_locked_resource_and_an_unknown_operation_have_their_own_kinds() {
    let (emulator, disk) = signed_in().await;
    emulator.put_file("disk:/a.txt", "a");
    emulator.lock("disk:/a.txt");
    let locked = disk
        .resources()
        .delete("disk:/a.txt")
        .send()
        .await
        .unwrap_err();
    assert_eq!(ErrorKind::of(&locked), ErrorKind::ResourceIsLocked);
    assert!(ErrorKind::of(&locked).is(ErrorKind::Locked));
    let unknown = disk.operations().status("0000").send().await.unwrap_err();
    assert_eq!(ErrorKind::of(&unknown), ErrorKind::OperationNotFound);
    assert!(unknown.is_not_found());
}

#[tokio::test]
async fn raw_access_shows_the_answer_as_it_came() {
    let (emulator, disk) = signed_in().await;
    emulator.put_file("disk:/a.txt", "a");
    let raw = disk
        .resources()
        .get("disk:/a.txt")
        .send_raw()
        .await
        .unwrap();
    let value: serde_json::Value = raw.json().unwrap();
    assert_eq!(value["type"], "file");
    let typed: yandex_disk::types::Resource = raw.json().unwrap();
    assert_eq!(typed.name, "a.txt");
    let missing = disk.resources().get("disk:/none").send_raw().await.unwrap();
    assert_eq!(missing.status(), 404);
    let refused = missing.json::<yandex_disk::types::Resource>().unwrap_err();
    assert_eq!(ErrorKind::of(&refused), ErrorKind::PathNotFound);
}

#[tokio::test]
async fn awaiting_waits_for_background_operations() {
    let (emulator, disk) = signed_in().await;
    emulator.put_file("disk:/full/a.txt", "a");
    let often = || CallOptions::new().with_poll(PollSettings::every(Duration::ZERO));
    let made = disk.resources().create_folder("disk:/made").await.unwrap();
    assert!(made.href.contains("/resources?path="), "{}", made.href);
    let copied = disk.resources().copy("disk:/full", "disk:/copy");
    let copied = copied.with_options(often()).await.unwrap();
    let id = copied.operation_id.unwrap();
    assert!(copied.answer.link().href.ends_with(&id));
    assert!(emulator.entry("disk:/copy/a.txt").is_some());
    disk.operations().status(id).poller().await.unwrap();

    let deleting = disk.resources().delete("disk:/full").with_options(often());
    let poller = deleting.poller().await.unwrap();
    let id = poller.id().unwrap().to_owned();
    drop(poller);
    let kept = disk.operations().status(&id).with_options(often());
    kept.poller().await.unwrap();
    assert!(emulator.entry("disk:/full").is_none());

    let one = disk
        .resources()
        .copy("disk:/copy/a.txt", "disk:/b.txt")
        .await
        .unwrap();
    assert_eq!(one.operation_id, None);
}

//! Tests that an emulator's memory is bounded and deleted files are released.
//!
//! It counts entries and bytes, not the process's memory.

use cloud_drives_emulator::{FrameIo, VerizonCloud, YandexDisk};
use serde_json::json;

use crate::{amazon_drive, frameio, verizon_cloud, yandex_disk};

#[tokio::test]
async fn requests_and_complaints_beyond_the_limit_are_counted_only() {
    let user = yandex_disk::client::User::of(YandexDisk::builder().record_limit(1_000));
    for _ in 0..20_000 {
        user.call("GET", "", &[("colour", "red")]).await.is(200);
    }
    let forgotten = user.emulator.forgotten();
    assert_eq!(
        (user.emulator.requests().len(), forgotten.requests),
        (1_000, 19_000)
    );
    assert_eq!(
        (user.emulator.complaints().len(), forgotten.complaints),
        (1_000, 19_000)
    );
    user.emulator.clear_records();
    assert_eq!(user.emulator.forgotten(), Default::default());
}

#[tokio::test]
async fn bodies_have_a_limit_of_their_own() {
    let user = yandex_disk::client::User::of(YandexDisk::builder());
    user.emulator.put_dir("disk:/d");
    let properties = json!({"custom_properties": {"a": 1}, "ignored": "x".repeat(900_000)});
    for _ in 0..40 {
        let query = [("path", "disk:/d")];
        user.call_with("PATCH", "/resources", &query, Some(properties.clone()))
            .await
            .is(200);
    }
    let kept: usize = user
        .emulator
        .requests()
        .iter()
        .map(|request| request.body.len())
        .sum();
    assert!((15 << 20..=16 << 20).contains(&kept), "{kept}");
    assert_eq!(
        user.emulator.forgotten().requests,
        40 - user.emulator.requests().len() as u64
    );
}

#[tokio::test]
async fn yandex_lets_go_of_what_is_replaced_deleted_or_left_unfinished() {
    let user = yandex_disk::client::User::new();
    user.upload("disk:/a", &[1; 100]).await.is(201);
    user.upload("disk:/a", &[2; 50]).await.is(201);
    assert_eq!(user.emulator.kept_bytes(), 50);
    let query = [("path", "disk:/a")];
    user.call("DELETE", "/resources", &query).await.is(204);
    assert_eq!(user.emulator.kept_bytes(), 50, "it is in the trash");
    let emptied = user.call("DELETE", "/trash/resources", &[]).await;
    if emptied.status == 202 {
        while user.poll(&emptied).await == "in-progress" {}
    }
    assert_eq!(user.emulator.kept_bytes(), 0);
}

#[tokio::test]
async fn amazon_lets_go_of_what_is_overwritten_or_purged() {
    let user = amazon_drive::client::User::new();
    let root = user.emulator.root_id();
    let id = user.upload("a", &root, "hello").await.is(201).id();
    user.overwrite(&id, &[], "hi").await.is(200);
    assert_eq!(user.emulator.kept_bytes(), 2);
    user.emulator.purge(&id);
    assert_eq!(user.emulator.kept_bytes(), 0);
}

#[tokio::test]
async fn verizon_lets_go_of_old_versions_and_of_what_is_purged() {
    let user = verizon_cloud::client::User::of(VerizonCloud::builder());
    user.upload("/VZMOBILE", "a", b"hello").await.is(201);
    user.upload("/VZMOBILE", "a", b"hi").await.is(201);
    assert_eq!(user.emulator.kept_bytes(), 2);
    user.delete("fops/delete", &[("path", "/VZMOBILE/a"), ("purge", "true")])
        .await;
    assert_eq!(user.emulator.kept_bytes(), 0);
}

#[tokio::test]
async fn frameio_keeps_of_what_is_deleted_the_latest_alone() {
    let builder = FrameIo::builder().rate_limits(false).history_limit(1);
    let user = frameio::client::User::of(builder);
    for (name, kept) in [("a.png", 3), ("b.png", 3), ("c.png", 3)] {
        let upload = user.begin_upload(name, 3).await.is(201).data();
        let (_, url) = &frameio::client::parts(&upload)[0];
        user.put_part(url, "image/png", b"abc").await.is(200);
        let id = frameio::client::text(&upload["id"]);
        user.delete(&format!("/files/{id}")).await.is(204);
        // What can be restored has its contents.
        assert_eq!(user.emulator.kept_bytes(), kept);
    }
}

//! Tests of background operations of the emulated Disk.

use std::time::Duration;

use cloud_drives_emulator::YandexDisk;

use super::client::User;

#[tokio::test]
async fn an_operation_finishes_without_polls() {
    let user = User::of(YandexDisk::builder().operation_time(Duration::from_secs(10)));
    user.emulator.put_file("disk:/dir/a", "x");
    user.call("DELETE", "/resources", &[("path", "disk:/dir")])
        .await
        .is(202);
    assert_eq!(user.emulator.running_operations().len(), 1);
    user.get("disk:/dir").await.is(200);
    user.emulator.clock().advance(Duration::from_secs(10));
    user.get("disk:/dir").await.fails(404, "DiskNotFoundError");
    assert!(user.emulator.running_operations().is_empty());
}

#[tokio::test]
async fn an_operation_fails_when_its_change_is_no_longer_possible() {
    let user = User::new();
    user.emulator.put_file("disk:/a", "x");
    let query = [
        ("from", "disk:/a"),
        ("path", "disk:/b"),
        ("force_async", "true"),
    ];
    let started = user.call("POST", "/resources/move", &query).await.is(202);
    user.emulator.put_file("disk:/b", "in the way");
    assert_eq!(user.poll(&started).await, "in-progress");
    assert_eq!(user.poll(&started).await, "failed");
    assert_eq!(user.emulator.paths(), ["disk:/a", "disk:/b"]);
}

#[tokio::test]
async fn operations_take_as_many_polls_as_chance_has_it() {
    let user = User::of(
        YandexDisk::builder()
            .operation_polls(1)
            .operation_polls_up_to(8),
    );
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..100 {
        user.emulator.put_file("disk:/a", "x");
        let query = [("path", "disk:/a"), ("force_async", "true")];
        let started = user.call("DELETE", "/resources", &query).await.is(202);
        let mut polls = 0;
        while user.poll(&started).await == "in-progress" {
            polls += 1;
        }
        seen.insert(polls);
    }
    assert_eq!(seen, (1..=8).collect());
}

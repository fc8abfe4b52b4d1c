use std::time::Duration;

use cloud_drives_emulator::YandexDisk;

use crate::client::User;

#[tokio::test]
async fn an_operation_takes_as_many_polls_as_it_is_told_to() {
    let user = User::of(YandexDisk::builder().operation_polls(3));
    user.yandex.put_file("disk:/a", "x");
    let query = [
        ("from", "disk:/a"),
        ("path", "disk:/b"),
        ("force_async", "true"),
    ];
    let started = user.call("POST", "/resources/copy", &query).await.is(202);
    for _ in 0..3 {
        assert_eq!(user.poll(&started).await, "in-progress");
        assert_eq!(user.yandex.entry("disk:/b"), None);
    }
    assert_eq!(user.poll(&started).await, "success");
    assert_eq!(user.poll(&started).await, "success");
    assert!(user.yandex.entry("disk:/b").is_some());
}

#[tokio::test]
async fn an_operation_that_nobody_polls_is_done_in_time() {
    let user = User::of(YandexDisk::builder().operation_time(Duration::from_secs(10)));
    user.yandex.put_file("disk:/dir/a", "x");
    user.call("DELETE", "/resources", &[("path", "disk:/dir")])
        .await
        .is(202);
    assert_eq!(user.yandex.running_operations().len(), 1);
    user.get("disk:/dir").await.is(200);
    user.yandex.clock().advance(Duration::from_secs(10));
    user.get("disk:/dir").await.fails(404, "DiskNotFoundError");
    assert!(user.yandex.running_operations().is_empty());
}

#[tokio::test]
async fn an_operation_fails_when_its_change_is_no_longer_possible() {
    let user = User::new();
    user.yandex.put_file("disk:/a", "x");
    let query = [
        ("from", "disk:/a"),
        ("path", "disk:/b"),
        ("force_async", "true"),
    ];
    let started = user.call("POST", "/resources/move", &query).await.is(202);
    user.yandex.put_file("disk:/b", "in the way");
    assert_eq!(user.poll(&started).await, "in-progress");
    assert_eq!(user.poll(&started).await, "failed");
    assert_eq!(user.yandex.paths(), ["disk:/a", "disk:/b"]);
}

#[tokio::test]
async fn an_operation_fails_without_effect_when_it_is_told_to() {
    let user = User::of(YandexDisk::builder().operation_polls(0));
    user.yandex.put_file("disk:/a", "x");
    user.yandex.fail_operations(1);
    let query = [("path", "disk:/a"), ("force_async", "true")];
    let first = user.call("DELETE", "/resources", &query).await.is(202);
    assert_eq!(user.poll(&first).await, "failed");
    assert_eq!(user.yandex.paths(), ["disk:/a"]);
    let second = user.call("DELETE", "/resources", &query).await.is(202);
    assert_eq!(user.poll(&second).await, "success");
    assert!(user.yandex.paths().is_empty());
}

#[tokio::test]
async fn an_unknown_operation_tells_a_good_token_from_a_bad_one() {
    let mut user = User::new();
    let probe = [("fields", "status")];
    let known = user.call("GET", "/operations/0000", &probe).await;
    known.fails(404, "DiskOperationNotFoundError");
    user.token = "bad".to_owned();
    let unknown = user.call("GET", "/operations/0000", &probe).await;
    unknown.fails(401, "UnauthorizedError");
}

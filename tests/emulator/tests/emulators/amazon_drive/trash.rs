//! Tests of moving nodes to the trash and out of it.

use cloud_drives_emulator::AmazonDrive;
use serde_json::json;

use super::client::User;

async fn put(user: &User, id: &str) -> super::client::Reply {
    user.call("PUT", &format!("trash/{id}"), &[]).await
}

async fn restore(user: &User, id: &str) -> super::client::Reply {
    user.call("POST", &format!("trash/{id}/restore"), &[]).await
}

#[tokio::test]
async fn items_trashed_before_their_folder_stay_in_the_trash() {
    let user = User::new();
    let folder = user.emulator.put_folder("/a");
    let file = user.emulator.put_file("/a/f", "x");
    put(&user, &file).await.is(200);
    put(&user, &folder).await.is(200);
    assert_eq!(user.emulator.trash_names(), ["a", "f"]);
    restore(&user, &folder).await.is(200);
    assert_eq!(user.emulator.trash_names(), ["f"]);
    restore(&user, &file).await.is(200);
    assert_eq!(user.emulator.paths(), ["/a", "/a/f"]);
}

#[tokio::test]
async fn what_does_not_exist_or_is_the_root_is_refused() {
    let user = User::new();
    put(&user, "nobody").await.fails(404);
    restore(&user, "nobody").await.fails(404);
    let root = user.emulator.root_id();
    put(&user, &root).await.fails(403);
}

#[tokio::test]
async fn a_body_is_passed_over() {
    let user = User::new();
    let file = user.emulator.put_file("/f", "x");
    let body = json!({"kind": "FILE", "name": "f"});
    user.with("PUT", &format!("trash/{file}"), body)
        .await
        .is(200);
    assert!(user.emulator.complaints().is_empty());
}

#[tokio::test]
async fn a_trashed_node_can_be_linked_elsewhere_and_restored_there() {
    let user = User::of(AmazonDrive::builder());
    let a = user.emulator.put_folder("/a");
    let b = user.emulator.put_folder("/b");
    let file = user.emulator.put_file("/a/f", "x");
    put(&user, &a).await.is(200);
    user.call("PUT", &format!("nodes/{b}/children/{file}"), &[])
        .await
        .is(200);
    restore(&user, &file).await.is(200);
    assert_eq!(user.emulator.paths(), ["/b", "/b/f"]);
    user.emulator.empty_trash();
    assert!(user.emulator.trash_names().is_empty());
    assert_eq!(user.emulator.paths(), ["/b", "/b/f"]);
}

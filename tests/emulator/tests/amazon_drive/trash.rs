//! Into the trash and out of it.

use cloud_drives_emulator::AmazonDrive;
use serde_json::json;

use crate::client::User;

async fn put(user: &User, id: &str) -> crate::client::Reply {
    user.call("PUT", &format!("trash/{id}"), &[]).await
}

async fn restore(user: &User, id: &str) -> crate::client::Reply {
    user.call("POST", &format!("trash/{id}/restore"), &[]).await
}

#[tokio::test]
async fn a_trashed_node_keeps_its_folder_and_comes_back() {
    let user = User::new();
    let file = user.amazon.put_file("/f", "x");
    let node = put(&user, &file).await.is(200).json();
    assert_eq!(node["status"], "TRASH");
    assert_eq!(node["parents"], json!([user.amazon.root_id()]));
    assert_eq!(node["version"], 2);
    assert_eq!(put(&user, &file).await.is(200).json()["version"], 2);
    assert!(user.amazon.paths().is_empty());
    assert_eq!(user.amazon.trash_names(), ["f"]);
    let node = restore(&user, &file).await.is(200).json();
    assert_eq!(node["status"], "AVAILABLE");
    assert_eq!(restore(&user, &file).await.is(200).json()["version"], 3);
    assert_eq!(user.amazon.paths(), ["/f"]);
}

#[tokio::test]
async fn only_what_was_trashed_itself_is_listed() {
    let user = User::new();
    let folder = user.amazon.put_folder("/a");
    let inside = user.amazon.put_file("/a/b/f", "x");
    let other = user.amazon.put_file("/g", "x");
    put(&user, &folder).await.is(200);
    put(&user, &other).await.is(200);
    assert_eq!(user.get("trash").await.is(200).names(), ["a", "g"]);
    let node = user.get(&format!("nodes/{inside}")).await.json();
    assert_eq!(node["status"], "TRASH");
    let query = [
        ("filters", "kind:FILE"),
        ("limit", "1"),
        ("sort", "[\"name ASC\"]"),
    ];
    assert_eq!(user.call("GET", "trash", &query).await.names(), ["g"]);
    let message = restore(&user, &inside).await.fails(400);
    assert!(message.contains("restore that"), "{message}");
    restore(&user, &folder).await.is(200);
    assert_eq!(user.amazon.paths(), ["/a", "/a/b", "/a/b/f"]);
}

#[tokio::test]
async fn what_was_trashed_before_its_folder_stays_there() {
    let user = User::new();
    let folder = user.amazon.put_folder("/a");
    let file = user.amazon.put_file("/a/f", "x");
    put(&user, &file).await.is(200);
    put(&user, &folder).await.is(200);
    assert_eq!(user.amazon.trash_names(), ["a", "f"]);
    restore(&user, &folder).await.is(200);
    assert_eq!(user.amazon.trash_names(), ["f"]);
    restore(&user, &file).await.is(200);
    assert_eq!(user.amazon.paths(), ["/a", "/a/f"]);
}

#[tokio::test]
async fn a_name_that_was_taken_meanwhile_keeps_a_node_in_the_trash() {
    let user = User::new();
    let file = user.amazon.put_file("/f", "x");
    put(&user, &file).await.is(200);
    let new = user.amazon.put_folder("/F");
    let reply = restore(&user, &file).await;
    assert_eq!(reply.conflict("NAME_ALREADY_EXISTS"), new);
    user.with("PATCH", &format!("nodes/{file}"), json!({"name": "g"}))
        .await
        .is(200);
    restore(&user, &file).await.is(200);
    assert_eq!(user.amazon.paths(), ["/F", "/g"]);
}

#[tokio::test]
async fn what_does_not_exist_or_is_the_root_is_refused() {
    let user = User::new();
    put(&user, "nobody").await.fails(404);
    restore(&user, "nobody").await.fails(404);
    let root = user.amazon.root_id();
    put(&user, &root).await.fails(403);
}

#[tokio::test]
async fn a_body_is_passed_over() {
    let user = User::new();
    let file = user.amazon.put_file("/f", "x");
    let body = json!({"kind": "FILE", "name": "f"});
    user.with("PUT", &format!("trash/{file}"), body)
        .await
        .is(200);
    assert!(user.amazon.complaints().is_empty());
}

#[tokio::test]
async fn a_trashed_node_can_be_linked_elsewhere_and_restored_there() {
    let user = User::of(AmazonDrive::builder());
    let a = user.amazon.put_folder("/a");
    let b = user.amazon.put_folder("/b");
    let file = user.amazon.put_file("/a/f", "x");
    put(&user, &a).await.is(200);
    user.call("PUT", &format!("nodes/{b}/children/{file}"), &[])
        .await
        .is(200);
    restore(&user, &file).await.is(200);
    assert_eq!(user.amazon.paths(), ["/b", "/b/f"]);
    user.amazon.empty_trash();
    assert!(user.amazon.trash_names().is_empty());
    assert_eq!(user.amazon.paths(), ["/b", "/b/f"]);
}

//! Moving, hard links, and taking nodes out of folders.

use std::time::Duration;

use cloud_drives_emulator::AmazonDrive;
use serde_json::json;

use crate::client::User;

#[tokio::test]
async fn a_move_replaces_one_folder_and_leaves_the_others() {
    let user = User::new();
    let [a, b, c] = ["/a", "/b", "/c"].map(|path| user.amazon.put_folder(path));
    let file = user.amazon.put_file("/a/f", "x");
    user.amazon.link(&file, &b);
    let body = json!({"fromParent": a, "childId": file});
    let path = format!("nodes/{c}/children");
    let node = user.with("POST", &path, body.clone()).await.is(200).json();
    assert_eq!(node["parents"], json!([b, c]));
    assert_eq!(node["version"], 3);
    let message = user.with("POST", &path, body).await.fails(400);
    assert!(message.contains("not a child"), "{message}");
}

#[tokio::test]
async fn a_move_to_a_taken_name_is_a_conflict() {
    let user = User::new();
    let [a, b] = ["/a", "/b"].map(|path| user.amazon.put_folder(path));
    let file = user.amazon.put_file("/a/f", "x");
    let taken = user.amazon.put_folder("/b/F");
    let body = json!({"fromParent": a, "childId": file});
    let reply = user
        .with("POST", &format!("nodes/{b}/children"), body)
        .await;
    assert_eq!(reply.conflict("NAME_ALREADY_EXISTS"), taken);
    assert_eq!(user.amazon.paths(), ["/a", "/a/f", "/b", "/b/F"]);
}

#[tokio::test]
async fn moves_that_make_no_sense_are_refused() {
    let user = User::of(AmazonDrive::builder());
    let root = user.amazon.root_id();
    let a = user.amazon.put_folder("/a");
    let file = user.amazon.put_file("/f", "x");
    let trashed = user.amazon.put_file("/t", "x");
    user.amazon.trash("/t");
    for (to, body, status) in [
        (&a, json!({"fromParent": root}), 400),
        (&a, json!({"childId": file}), 400),
        (&a, json!({"fromParent": root, "childId": "nobody"}), 404),
        (&a, json!({"fromParent": root, "childId": trashed}), 400),
        (&a, json!({"fromParent": root, "childId": a}), 400),
        (&file, json!({"fromParent": root, "childId": a}), 400),
        (
            &"nobody".to_owned(),
            json!({"fromParent": root, "childId": file}),
            404,
        ),
    ] {
        let path = format!("nodes/{to}/children");
        user.with("POST", &path, body).await.fails(status);
    }
    assert_eq!(user.amazon.paths(), ["/a", "/f"]);
}

#[tokio::test]
async fn a_second_folder_is_a_hard_link() {
    let user = User::new();
    let [a, b] = ["/a", "/b"].map(|path| user.amazon.put_folder(path));
    let file = user.amazon.put_file("/a/f", "x");
    let path = format!("nodes/{b}/children/{file}");
    let node = user.call("PUT", &path, &[]).await.is(200).json();
    assert_eq!(node["parents"], json!([a, b]));
    assert_eq!(
        user.call("PUT", &path, &[]).await.is(200).json()["version"],
        2
    );
    assert_eq!(user.amazon.paths(), ["/a", "/a/f", "/b", "/b/f"]);
    let other = user.amazon.put_file("/F", "y");
    let reply = user
        .call("PUT", &format!("nodes/{b}/children/{other}"), &[])
        .await;
    assert_eq!(reply.conflict("NAME_ALREADY_EXISTS"), file);
    user.call("PUT", &format!("nodes/{b}/children/nobody"), &[])
        .await
        .fails(404);
    let root = user.amazon.root_id();
    user.call("PUT", &format!("nodes/{b}/children/{root}"), &[])
        .await
        .fails(403);
}

#[tokio::test]
async fn folders_can_contain_each_other_but_not_themselves() {
    let user = User::new();
    let a = user.amazon.put_folder("/a");
    let b = user.amazon.put_folder("/a/b");
    user.call("PUT", &format!("nodes/{b}/children/{a}"), &[])
        .await
        .is(200);
    user.call("PUT", &format!("nodes/{a}/children/{a}"), &[])
        .await
        .fails(400);
    assert_eq!(user.amazon.paths(), ["/a", "/a/b", "/a/b/a"]);
    let listed = user.get(&format!("nodes/{b}/children")).await.names();
    assert_eq!(listed, ["a"]);
}

#[tokio::test]
async fn a_node_can_be_left_without_a_folder() {
    let user = User::new();
    let root = user.amazon.root_id();
    let file = user.amazon.put_file("/f", "x");
    let path = format!("nodes/{root}/children/{file}");
    let node = user.call("DELETE", &path, &[]).await.is(200).json();
    assert_eq!(node["parents"], json!([]));
    assert_eq!(node["status"], "AVAILABLE");
    user.call("DELETE", &path, &[]).await.fails(404);
    user.get(&format!("nodes/{file}")).await.is(200);
    user.amazon.put_file("/F", "the name is free");
}

#[tokio::test]
async fn a_removal_can_answer_as_documented() {
    let user = User::of(AmazonDrive::builder().child_removal_accepted(true));
    let root = user.amazon.root_id();
    let file = user.amazon.put_file("/f", "x");
    let path = format!("nodes/{root}/children/{file}");
    let reply = user.call("DELETE", &path, &[]).await.is(202);
    assert!(reply.body.is_empty());
    assert!(user.amazon.paths().is_empty());
}

#[tokio::test]
async fn a_folder_may_list_for_a_moment_what_has_left_it() {
    let user = User::of(AmazonDrive::builder().stale_children(Duration::from_secs(3)));
    let root = user.amazon.root_id();
    let a = user.amazon.put_folder("/a");
    let file = user.amazon.put_file("/f", "x");
    let body = json!({"fromParent": root, "childId": file});
    user.with("POST", &format!("nodes/{a}/children"), body)
        .await
        .is(200);
    let children = format!("nodes/{root}/children");
    assert_eq!(user.get(&children).await.names(), ["a", "f"]);
    assert_eq!(
        user.get(&format!("nodes/{a}/children")).await.names(),
        ["f"]
    );
    user.amazon.clock().advance(Duration::from_secs(3));
    assert_eq!(user.get(&children).await.names(), ["a"]);
    assert_eq!(user.amazon.paths(), ["/a", "/a/f"]);
}

//! Moving nodes, hard links, and removing nodes from folders.

use cloud_drives_emulator::AmazonDrive;
use serde_json::json;

use super::client::User;

#[tokio::test]
async fn a_move_to_a_taken_name_is_a_conflict() {
    let user = User::new();
    let [a, b] = ["/a", "/b"].map(|path| user.emulator.put_folder(path));
    let file = user.emulator.put_file("/a/f", "x");
    let taken = user.emulator.put_folder("/b/F");
    let body = json!({"fromParent": a, "childId": file});
    let reply = user
        .with("POST", &format!("nodes/{b}/children"), body)
        .await;
    assert_eq!(reply.conflict("NAME_ALREADY_EXISTS"), taken);
    assert_eq!(user.emulator.paths(), ["/a", "/a/f", "/b", "/b/F"]);
}

#[tokio::test]
async fn moves_that_make_no_sense_are_refused() {
    let user = User::of(AmazonDrive::builder());
    let root = user.emulator.root_id();
    let a = user.emulator.put_folder("/a");
    let file = user.emulator.put_file("/f", "x");
    let trashed = user.emulator.put_file("/t", "x");
    user.emulator.trash("/t");
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
    assert_eq!(user.emulator.paths(), ["/a", "/f"]);
}

#[tokio::test]
async fn folders_can_contain_each_other_but_not_themselves() {
    let user = User::new();
    let a = user.emulator.put_folder("/a");
    let b = user.emulator.put_folder("/a/b");
    user.call("PUT", &format!("nodes/{b}/children/{a}"), &[])
        .await
        .is(200);
    user.call("PUT", &format!("nodes/{a}/children/{a}"), &[])
        .await
        .fails(400);
    assert_eq!(user.emulator.paths(), ["/a", "/a/b", "/a/b/a"]);
    let listed = user.get(&format!("nodes/{b}/children")).await.names();
    assert_eq!(listed, ["a"]);
}

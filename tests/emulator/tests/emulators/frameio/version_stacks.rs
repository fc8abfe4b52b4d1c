//! Version stacks.

use serde_json::json;

use super::client::{User, text};

#[tokio::test]
async fn a_stack_takes_two_to_ten_different_files_of_one_folder() {
    let user = User::new();
    let (one, folder) = (user.file("v1.mp4"), user.folder("f"));
    let elsewhere = user
        .emulator
        .put_file(&folder, "v2.mp4", "x")
        .expect("a folder");
    let path = format!("/folders/{}/version_stacks", user.home.root);
    let make = async |ids: &[&str]| user.post(&path, json!({ "file_ids": ids })).await;
    assert_eq!(make(&[&one]).await.status, 422);
    make(&[&one, &one]).await.fails(422, "/data/file_ids");
    make(&[&one, &elsewhere])
        .await
        .fails(422, "/data/file_ids/1");
    make(&[&one, &folder]).await.fails(404, "");
}

#[tokio::test]
async fn a_file_moved_into_a_stack_is_its_newest_version_and_one_left_alone_ends_it() {
    let user = User::new();
    let (one, two, three) = (
        user.file("v1.mp4"),
        user.file("v2.mp4"),
        user.file("v3.mp4"),
    );
    let stack = user
        .emulator
        .put_version_stack(&[&one, &two])
        .expect("files");
    let moved = user
        .patch(&format!("/files/{three}/move"), json!({"parent_id": stack}))
        .await;
    moved.is(200);
    let shown = user
        .get(&format!("/version_stacks/{stack}"))
        .await
        .is(200)
        .data();
    assert_eq!(text(&shown["head_version"]["id"]), three);
    for file in [&three, &two] {
        let out = json!({"parent_id": user.home.root});
        user.patch(&format!("/files/{file}/move"), out)
            .await
            .is(200);
    }
    user.get(&format!("/version_stacks/{stack}"))
        .await
        .fails(404, "");
    assert_eq!(
        user.emulator.snapshot(),
        ["Film/v1.mp4", "Film/v2.mp4", "Film/v3.mp4"]
    );
    let folder = user.folder("f");
    let stack = user
        .emulator
        .put_version_stack(&[&one, &two])
        .expect("files");
    let into_stack = json!({"parent_id": stack});
    user.patch(&format!("/folders/{folder}/move"), into_stack)
        .await
        .fails(422, "/data/parent_id");
}

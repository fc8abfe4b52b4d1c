//! Version stacks.

use serde_json::json;

use crate::client::{User, text};

#[tokio::test]
async fn a_stack_is_made_of_files_of_its_folder_the_last_the_newest() {
    let user = User::new();
    let (one, two) = (user.file("v1.mp4"), user.file("v2.mp4"));
    let path = format!("/folders/{}/version_stacks", user.root);
    let made = user
        .post(&path, json!({"file_ids": [one, two]}))
        .await
        .is(201);
    assert_eq!(made.data()["head_version"]["id"], json!(two));
    let stack = format!("/version_stacks/{}", made.id());
    let children = user.get(&format!("{stack}/children")).await.is(200);
    assert_eq!(children.names(), ["v1.mp4", "v2.mp4"]);
    assert_eq!(children.data()[0]["parent_id"], json!(made.id()));
    let shown = user
        .get(&format!("{stack}?include=media_links.original,creator"))
        .await
        .is(200);
    let head = shown.data()["head_version"].clone();
    assert!(head["media_links"]["original"]["download_url"].is_string());
    assert_eq!(head["creator"]["name"], "Ann Owner");
    let listed = user.get(&path).await.is(200);
    assert_eq!(listed.data()[0]["type"], "version_stack");
    assert_eq!(user.frameio.snapshot()[0], "Film/v2.mp4#");
    user.has_nothing_to_complain_about();
}

#[tokio::test]
async fn a_stack_takes_two_to_ten_different_files_of_one_folder() {
    let user = User::new();
    let (one, folder) = (user.file("v1.mp4"), user.folder("f"));
    let elsewhere = user
        .frameio
        .put_file(&folder, "v2.mp4", "x")
        .expect("a folder");
    let path = format!("/folders/{}/version_stacks", user.root);
    let make = async |ids: &[&str]| user.post(&path, json!({ "file_ids": ids })).await;
    assert_eq!(make(&[&one]).await.status, 400);
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
        .frameio
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
        let out = json!({"parent_id": user.root});
        user.patch(&format!("/files/{file}/move"), out)
            .await
            .is(200);
    }
    user.get(&format!("/version_stacks/{stack}"))
        .await
        .fails(404, "");
    assert_eq!(
        user.frameio.snapshot(),
        ["Film/v1.mp4", "Film/v2.mp4", "Film/v3.mp4"]
    );
    let folder = user.folder("f");
    let stack = user
        .frameio
        .put_version_stack(&[&one, &two])
        .expect("files");
    let into_stack = json!({"parent_id": stack});
    user.patch(&format!("/folders/{folder}/move"), into_stack)
        .await
        .fails(422, "/data/parent_id");
}

#[tokio::test]
async fn a_stack_is_copied_and_moved_with_its_versions() {
    let user = User::new();
    let (one, two, to) = (user.file("v1.mp4"), user.file("v2.mp4"), user.folder("to"));
    let stack = user
        .frameio
        .put_version_stack(&[&one, &two])
        .expect("files");
    let path = format!("/version_stacks/{stack}");
    let copy = user
        .call("POST", &format!("{path}/copy"), None)
        .await
        .is(200);
    let children = user
        .get(&format!("/version_stacks/{}/children", copy.id()))
        .await
        .is(200);
    assert_eq!(children.names(), ["v1.mp4", "v2.mp4"]);
    let moved = user
        .patch(&format!("{path}/move"), json!({"parent_id": to}))
        .await
        .is(200);
    assert_eq!(moved.data()["parent_id"], json!(to));
    assert_eq!(
        user.frameio.snapshot(),
        [
            "Film/to/",
            "Film/to/v2.mp4#",
            "Film/to/v2.mp4/v1.mp4",
            "Film/to/v2.mp4/v2.mp4",
            "Film/v2.mp4#",
            "Film/v2.mp4/v1.mp4",
            "Film/v2.mp4/v2.mp4",
        ]
    );
    user.has_nothing_to_complain_about();
}

//! Folders: children, copies, moves and deletions.

use serde_json::{Value, json};

use super::client::User;

#[tokio::test]
async fn a_folder_is_created_shown_renamed_and_deleted_with_its_contents() {
    let user = User::new();
    let path = format!("/folders/{}/folders", user.home.root);
    let made = user.post(&path, json!({"name": "Day 1"})).await.is(201);
    let one = format!("/folders/{}", made.id());
    assert_eq!(made.data()["cover_file_id"], Value::Null);
    assert_eq!(
        user.post(&path, json!({})).await.is(201).data()["name"],
        "New Folder"
    );
    let file = user
        .emulator
        .put_file(&made.id(), "a.txt", "a")
        .expect("a folder");
    let shown = user
        .get(&format!("{one}?include=creator,project,metadata"))
        .await
        .is(200)
        .data();
    assert_eq!(shown["creator"]["id"], user.emulator.user_id());
    assert_eq!(shown["project"]["name"], "Film");
    assert_eq!(shown["metadata"], json!([]));
    let renamed = user.patch(&one, json!({"name": "Day 2"})).await.is(200);
    assert_eq!(renamed.data()["name"], "Day 2");
    assert_eq!(
        user.emulator.snapshot(),
        ["Film/Day 2/", "Film/Day 2/a.txt", "Film/New Folder/"]
    );
    user.delete(&one).await.is(204);
    user.get(&format!("/files/{file}")).await.fails(404, "");
    user.has_nothing_to_complain_about();
}

#[tokio::test]
async fn a_move_puts_a_folder_elsewhere_but_never_into_itself() {
    let user = User::new();
    let (a, b) = (user.folder("a"), user.folder("b"));
    let moved = user
        .patch(&format!("/folders/{a}/move"), json!({"parent_id": b}))
        .await;
    assert_eq!(moved.is(200).data()["parent_id"], json!(b));
    assert_eq!(user.emulator.snapshot(), ["Film/b/", "Film/b/a/"]);
    let into_itself = json!({"parent_id": a});
    user.patch(&format!("/folders/{b}/move"), into_itself)
        .await
        .fails(422, "/data/parent_id");
    let root = format!("/folders/{}", user.home.root);
    user.patch(&format!("{root}/move"), json!({"parent_id": a}))
        .await
        .fails(403, "");
    user.delete(&root).await.fails(403, "");
}

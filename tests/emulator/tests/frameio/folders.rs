//! Folders: children, copies, moves and deletions.

use cloud_drives_emulator::FrameIo;
use serde_json::{Value, json};

use crate::client::User;

#[tokio::test]
async fn a_folder_is_made_shown_renamed_and_deleted_with_what_is_in_it() {
    let user = User::new();
    let path = format!("/folders/{}/folders", user.root);
    let made = user.post(&path, json!({"name": "Day 1"})).await.is(201);
    let one = format!("/folders/{}", made.id());
    assert_eq!(made.data()["cover_file_id"], Value::Null);
    assert_eq!(
        user.post(&path, json!({})).await.is(201).data()["name"],
        "New Folder"
    );
    let file = user
        .frameio
        .put_file(&made.id(), "a.txt", "a")
        .expect("a folder");
    let shown = user
        .get(&format!("{one}?include=creator,project,metadata"))
        .await
        .is(200)
        .data();
    assert_eq!(shown["creator"]["id"], user.frameio.user_id());
    assert_eq!(shown["project"]["name"], "Film");
    assert_eq!(shown["metadata"], json!([]));
    let renamed = user.patch(&one, json!({"name": "Day 2"})).await.is(200);
    assert_eq!(renamed.data()["name"], "Day 2");
    assert_eq!(
        user.frameio.snapshot(),
        ["Film/Day 2/", "Film/Day 2/a.txt", "Film/New Folder/"]
    );
    user.delete(&one).await.is(204);
    user.get(&format!("/files/{file}")).await.fails(404, "");
    user.has_nothing_to_complain_about();
}

#[tokio::test]
async fn children_are_mixed_unless_one_type_is_asked_for() {
    let user = User::new();
    user.folder("b");
    user.file("a.txt");
    let (one, two) = (user.file("v1.mp4"), user.file("v2.mp4"));
    user.frameio
        .put_version_stack(&[&one, &two])
        .expect("files");
    let path = format!("/folders/{}/children", user.root);
    let all = user.get(&format!("{path}?sort=name_asc")).await.is(200);
    assert_eq!(all.names(), ["a.txt", "b", "v2.mp4"]);
    for (kind, name) in [
        ("file", "a.txt"),
        ("folder", "b"),
        ("version_stack", "v2.mp4"),
    ] {
        let listed = user.get(&format!("{path}?type={kind}")).await.is(200);
        assert_eq!(listed.names(), [name]);
        assert_eq!(listed.data()[0]["type"], kind);
    }
    user.get(&format!("{path}?type=comment"))
        .await
        .fails(422, "/type");
    let folders = user
        .get(&format!("/folders/{}/folders", user.root))
        .await
        .is(200);
    assert_eq!(folders.names(), ["b"]);
    user.has_nothing_to_complain_about();
}

#[tokio::test]
async fn a_copy_without_a_body_lands_next_to_the_source() {
    let user = User::new();
    let folder = user.folder("a");
    user.frameio
        .put_file(&folder, "x.txt", "x")
        .expect("a folder");
    let path = format!("/folders/{folder}/copy");
    let copy = user.call("POST", &path, None).await.is(200);
    assert_ne!(copy.id(), folder);
    user.call("POST", &path, Some(json!({}))).await.is(200);
    let inside = user
        .post(&path, json!({"parent_id": copy.id()}))
        .await
        .is(200);
    assert_eq!(inside.data()["parent_id"], json!(copy.id()));
    assert_eq!(user.frameio.snapshot().len(), 8);
    user.post(&path, json!({"parent_id": folder}))
        .await
        .fails(422, "/data/parent_id");
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
    assert_eq!(user.frameio.snapshot(), ["Film/b/", "Film/b/a/"]);
    let into_itself = json!({"parent_id": a});
    user.patch(&format!("/folders/{b}/move"), into_itself)
        .await
        .fails(422, "/data/parent_id");
    let root = format!("/folders/{}", user.root);
    user.patch(&format!("{root}/move"), json!({"parent_id": a}))
        .await
        .fails(403, "");
    user.delete(&root).await.fails(403, "");
}

#[tokio::test]
async fn many_folders_are_copied_and_moved_at_once() {
    let user = User::of(FrameIo::builder().rate_limits(false));
    let (a, b, to) = (user.folder("a"), user.folder("b"), user.folder("to"));
    let body = json!({"folder_ids": [a, b], "parent_id": to});
    let copied = user
        .post("/folders/copy", body.clone())
        .await
        .is(200)
        .data();
    assert_eq!(
        (&copied[0]["source_folder_id"], &copied[1]["folder"]["name"]),
        (&json!(a), &json!("b"))
    );
    let moved = user.patch("/folders/move", body).await.is(200).data();
    assert_eq!(moved[1]["parent_id"], json!(to));
    assert_eq!(user.frameio.snapshot().len(), 5);
    let twice = json!({"folder_ids": [a, a], "parent_id": to});
    user.post("/folders/copy", twice)
        .await
        .fails(422, "/data/folder_ids");
    let none = json!({"folder_ids": [], "parent_id": to});
    user.post("/folders/copy", none)
        .await
        .fails(422, "/data/folder_ids");
}

#[tokio::test]
async fn files_are_renamed_copied_and_moved_one_by_one_and_many_at_once() {
    let user = User::new();
    let (file, to) = (user.file("a.txt"), user.folder("to"));
    let renamed = user
        .patch(&format!("/files/{file}"), json!({"name": "b.txt"}))
        .await
        .is(200);
    assert_eq!(renamed.data()["name"], "b.txt");
    let copy = user
        .call("POST", &format!("/files/{file}/copy"), None)
        .await
        .is(200);
    assert_eq!(
        user.frameio.file_bytes(&copy.id()).as_deref(),
        Some(&b"a.txt"[..])
    );
    let moved = user
        .patch(&format!("/files/{file}/move"), json!({"parent_id": to}))
        .await;
    assert_eq!(moved.is(200).data()["parent_id"], json!(to));
    let body = json!({"file_ids": [copy.id()], "parent_id": to});
    let copied = user
        .post("/files/copy?copy_metadata=true", body.clone())
        .await
        .is(200)
        .data();
    assert_eq!(copied[0]["source_file_id"], json!(copy.id()));
    user.patch("/files/move", body).await.is(200);
    assert_eq!(
        user.frameio
            .snapshot()
            .iter()
            .filter(|path| path.ends_with("b.txt"))
            .count(),
        3
    );
    let into_file = json!({"parent_id": copy.id()});
    user.patch(&format!("/files/{file}/move"), into_file)
        .await
        .fails(422, "/data/parent_id");
    user.delete(&format!("/files/{file}")).await.is(204);
    user.get(&format!("/files/{file}")).await.fails(404, "");
    user.has_nothing_to_complain_about();
}

//! The full view and its deltas.

use cloud_drives_emulator::VerizonCloud;
use serde_json::{Value, json};

use crate::client::{Reply, User};

fn state(reply: &Reply) -> String {
    let state = reply.header("x-header-etag").to_owned();
    assert!(!state.is_empty());
    state
}

/// Full paths in a list.
fn paths(reply: &Reply, list: &str) -> Vec<String> {
    let items = reply.at(list);
    let items = items.as_array().cloned().unwrap_or_default();
    let text = |item: &Value, name: &str| item[name].as_str().expect("a text").to_owned();
    items
        .iter()
        .map(|item| format!("{}/{}", text(item, "parentPath"), text(item, "name")))
        .collect()
}

fn files(reply: &Reply) -> Vec<String> {
    paths(reply, "data.file")
}

fn folders(reply: &Reply) -> Vec<String> {
    paths(reply, "data.folder")
}

fn deleted(reply: &Reply) -> Vec<String> {
    let paths = reply.at("data.deleted.path");
    let paths = paths.as_array().cloned().unwrap_or_default();
    let text = |path: &Value| path.as_str().expect("a path").to_owned();
    paths.iter().map(text).collect()
}

#[tokio::test]
async fn the_first_view_has_all_files_and_only_empty_folders() {
    let user = User::new();
    let empty = user.fullview(None).await.is(200);
    assert_eq!(empty.json(), json!({"data": {}}));
    user.verizon.put_file("/VZMOBILE/a/b.txt", "b");
    user.verizon.put_folder("/VZWEB/empty");
    user.verizon.put_file("/VZMOBILE/gone.txt", "g");
    user.verizon.trash("/VZMOBILE/gone.txt");
    let view = user.fullview(None).await.is(200);
    assert_eq!(files(&view), ["/VZMOBILE/a/b.txt"]);
    assert_eq!(folders(&view), ["/VZWEB/empty"]);
    assert_eq!(view.at("data.deleted"), Value::Null);
    // A stream: nobody says beforehand how long it is.
    assert_eq!(view.header("content-length"), "");
    let seen = user.verizon.requests().pop().expect("a request");
    assert_eq!(seen.answer_size, view.body.len() as u64);
    let one = user.list("fullview", &[("virtualfolder", "VZWEB")]).await;
    assert_eq!((files(&one).len(), folders(&one).len()), (0, 1));
    user.list("fullview", &[("virtualfolder", "NO")])
        .await
        .fails(404);
}

#[tokio::test]
async fn a_delta_tells_what_changed_since_its_state() {
    let user = User::new();
    user.verizon.put_file("/VZMOBILE/a.txt", "a");
    user.verizon.put_file("/VZMOBILE/dir/b.txt", "b");
    user.verizon.put_file("/VZMOBILE/same.txt", "s");
    let first = state(&user.fullview(None).await);
    let same = user.fullview(Some(&first)).await;
    same.fails(412);
    assert_eq!(same.header("x-header-etag"), "");
    user.upload("/VZMOBILE", "a.txt", b"aa").await.is(201);
    user.upload("/VZMOBILE", "new.txt", b"n").await.is(201);
    user.remove("/VZMOBILE/dir/b.txt").await.is(200);
    let delta = user.fullview(Some(&first)).await.is(200);
    assert_eq!(files(&delta), ["/VZMOBILE/a.txt", "/VZMOBILE/new.txt"]);
    assert_eq!(deleted(&delta), ["/VZMOBILE/dir/b.txt"]);
    // The folder has become an empty one.
    assert_eq!(folders(&delta), ["/VZMOBILE/dir"]);
    let second = state(&delta);
    assert_ne!(first, second);
    user.fullview(Some(&second)).await.fails(412);
    // The older state still tells the same.
    assert_eq!(files(&user.fullview(Some(&first)).await), files(&delta));
}

#[tokio::test]
async fn a_move_is_old_paths_gone_and_new_ones_there() {
    let user = User::new();
    user.verizon.put_file("/VZMOBILE/a/x.txt", "x");
    user.verizon.put_file("/VZMOBILE/a/b/y.txt", "y");
    let first = state(&user.fullview(None).await);
    user.fop("move", "/VZMOBILE/a", "/VZMOBILE/c", json!({}))
        .await
        .is(200);
    let delta = user.fullview(Some(&first)).await.is(200);
    assert_eq!(files(&delta), ["/VZMOBILE/c/b/y.txt", "/VZMOBILE/c/x.txt"]);
    // The folder stands for what was in it.
    assert_eq!(deleted(&delta), ["/VZMOBILE/a"]);
}

#[tokio::test]
async fn a_folder_that_is_there_again_is_not_among_the_deleted() {
    let user = User::new();
    user.verizon.put_file("/VZMOBILE/a/x.txt", "x");
    user.verizon.put_file("/VZMOBILE/a/b/y.txt", "y");
    let first = state(&user.fullview(None).await);
    user.verizon.purge("/VZMOBILE/a");
    user.verizon.put_file("/VZMOBILE/a/z.txt", "z");
    let delta = user.fullview(Some(&first)).await.is(200);
    assert_eq!(files(&delta), ["/VZMOBILE/a/z.txt"]);
    assert_eq!(deleted(&delta), ["/VZMOBILE/a/b", "/VZMOBILE/a/x.txt"]);
}

#[tokio::test]
async fn every_path_that_went_can_be_told() {
    let user = User::of(VerizonCloud::builder().every_deleted_path(true));
    user.verizon.put_file("/VZMOBILE/a/x.txt", "x");
    let first = state(&user.fullview(None).await);
    user.verizon.trash("/VZMOBILE/a");
    let delta = user.fullview(Some(&first)).await.is(200);
    assert_eq!(deleted(&delta), ["/VZMOBILE/a", "/VZMOBILE/a/x.txt"]);
}

#[tokio::test]
async fn restored_things_come_back_and_the_trash_itself_is_not_seen() {
    let user = User::new();
    user.verizon.put_file("/VZMOBILE/a/x.txt", "x");
    user.verizon.trash("/VZMOBILE/a");
    let first = state(&user.fullview(None).await);
    let body = json!({"path": ["/VZMOBILE/a"]});
    user.post("fops/restore", body).await.is(204);
    let delta = user.fullview(Some(&first)).await.is(200);
    assert_eq!(files(&delta), ["/VZMOBILE/a/x.txt"]);
    user.verizon.trash("/VZMOBILE/a");
    let second = state(&user.fullview(None).await);
    user.delete("trash", &[("virtualfolder", "VZMOBILE")])
        .await
        .is(200);
    user.fullview(Some(&second)).await.fails(412);
}

#[tokio::test]
async fn marks_are_changes_too() {
    let user = User::new();
    user.verizon.put_file("/VZMOBILE/a.txt", "a");
    let first = state(&user.fullview(None).await);
    let uri = user.verizon.uri("/VZMOBILE/a.txt").expect("a uri");
    let body = json!({"uri": uri, "tags": "sea", "createversion": false});
    user.put("tags", body).await.is(200);
    let delta = user.fullview(Some(&first)).await.is(200);
    assert_eq!(files(&delta), ["/VZMOBILE/a.txt"]);
}

#[tokio::test]
async fn a_state_that_is_too_old_or_unknown_is_out_of_sync() {
    let user = User::of(VerizonCloud::builder().strict(true).fullview_history(3));
    let first = state(&user.fullview(None).await);
    for name in ["a", "b", "c"] {
        user.verizon.put_file(&format!("/VZMOBILE/{name}"), name);
    }
    assert_eq!(files(&user.fullview(Some(&first)).await.is(200)).len(), 3);
    user.verizon.put_file("/VZMOBILE/d", "d");
    user.fullview(Some(&first)).await.bare(205);
    for unknown in ["nonsense", "0-0", "999999-0000", "-"] {
        user.fullview(Some(unknown)).await.bare(205);
    }
    let fresh = state(&user.fullview(None).await.is(200));
    user.fullview(Some(&fresh)).await.fails(412);
    user.verizon.expire_fullview_states();
    user.fullview(Some(&fresh)).await.bare(205);
    let fresh = state(&user.fullview(None).await.is(200));
    user.fullview(Some(&fresh)).await.fails(412);
}

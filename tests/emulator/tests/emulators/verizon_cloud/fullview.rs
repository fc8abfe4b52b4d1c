//! The full view and its deltas.

use cloud_drives_emulator::VerizonCloud;
use serde_json::{Value, json};

use super::client::{Reply, User};

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

fn deleted(reply: &Reply) -> Vec<String> {
    let paths = reply.at("data.deleted.path");
    let paths = paths.as_array().cloned().unwrap_or_default();
    let text = |path: &Value| path.as_str().expect("a path").to_owned();
    paths.iter().map(text).collect()
}

#[tokio::test]
async fn a_move_is_old_paths_gone_and_new_ones_there() {
    let user = User::new();
    user.emulator.put_file("/VZMOBILE/a/x.txt", "x");
    user.emulator.put_file("/VZMOBILE/a/b/y.txt", "y");
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
    user.emulator.put_file("/VZMOBILE/a/x.txt", "x");
    user.emulator.put_file("/VZMOBILE/a/b/y.txt", "y");
    let first = state(&user.fullview(None).await);
    user.emulator.purge("/VZMOBILE/a");
    user.emulator.put_file("/VZMOBILE/a/z.txt", "z");
    let delta = user.fullview(Some(&first)).await.is(200);
    assert_eq!(files(&delta), ["/VZMOBILE/a/z.txt"]);
    assert_eq!(deleted(&delta), ["/VZMOBILE/a/b", "/VZMOBILE/a/x.txt"]);
}

#[tokio::test]
async fn every_path_that_went_can_be_told() {
    let user = User::of(VerizonCloud::builder().every_deleted_path(true));
    user.emulator.put_file("/VZMOBILE/a/x.txt", "x");
    let first = state(&user.fullview(None).await);
    user.emulator.trash("/VZMOBILE/a");
    let delta = user.fullview(Some(&first)).await.is(200);
    assert_eq!(deleted(&delta), ["/VZMOBILE/a", "/VZMOBILE/a/x.txt"]);
}

#[tokio::test]
async fn restored_items_reappear_and_the_trash_is_not_listed() {
    let user = User::new();
    user.emulator.put_file("/VZMOBILE/a/x.txt", "x");
    user.emulator.trash("/VZMOBILE/a");
    let first = state(&user.fullview(None).await);
    let body = json!({"path": ["/VZMOBILE/a"]});
    user.post("fops/restore", body).await.is(204);
    let delta = user.fullview(Some(&first)).await.is(200);
    assert_eq!(files(&delta), ["/VZMOBILE/a/x.txt"]);
    user.emulator.trash("/VZMOBILE/a");
    let second = state(&user.fullview(None).await);
    user.delete("trash", &[("virtualfolder", "VZMOBILE")])
        .await
        .is(200);
    user.fullview(Some(&second)).await.fails(412);
}

#[tokio::test]
async fn marks_are_changes_too() {
    let user = User::new();
    user.emulator.put_file("/VZMOBILE/a.txt", "a");
    let first = state(&user.fullview(None).await);
    let uri = user.emulator.uri("/VZMOBILE/a.txt").expect("a uri");
    let body = json!({"uri": uri, "tags": "sea", "createversion": false});
    user.put("tags", body).await.is(200);
    let delta = user.fullview(Some(&first)).await.is(200);
    assert_eq!(files(&delta), ["/VZMOBILE/a.txt"]);
}

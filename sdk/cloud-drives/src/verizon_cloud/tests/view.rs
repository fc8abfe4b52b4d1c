//! Tests of the full view and its cache.

use serde_json::{Value, json};

use super::{cloud, file, folder, ok, refused, script};
use crate::CallOptions;
use crate::prelude::*;
use crate::testing::{Answer, Scripted};
use crate::verizon_cloud::{ErrorKind, FullViewAnswer, FullViewCache};

fn view(etag: &str, files: &[&str], folders: &[&str], deleted: &[&str]) -> Answer {
    let mut data = json!({});
    if !files.is_empty() {
        data["file"] = files.iter().map(|path| file(path, 3)).collect();
    }
    if !folders.is_empty() {
        data["folder"] = folders.iter().map(|path| folder(path)).collect();
    }
    if !deleted.is_empty() {
        data["deleted"] = json!({"path": deleted});
    }
    ok(json!({"data": data})).with_header("x-header-etag", etag)
}

fn paths(view: &FullViewCache) -> (Vec<String>, Vec<String>) {
    let folders = view.empty_folders().map(|folder| folder.path());
    (
        view.files().map(|file| file.path()).collect(),
        folders.collect(),
    )
}

/// Returns a view of these files and empty folders, with the answers that come next.
async fn known(
    files: &[&str],
    folders: &[&str],
    next: impl IntoIterator<Item = Answer>,
) -> (Scripted, crate::VerizonCloud, FullViewCache) {
    let (transport, cloud) = script([view("1", files, folders, &[])].into_iter().chain(next));
    let mut known = FullViewCache::new();
    let synced = known.sync(&cloud).await.unwrap();
    assert!(synced.is_fresh && !synced.out_of_sync);
    assert_eq!(synced.changed.len(), files.len() + folders.len());
    (transport, cloud, known)
}

#[tokio::test(start_paused = true)]
async fn the_three_answers_have_names_and_the_state_is_in_a_header() {
    let (transport, cloud) = script([
        view("1467-abc", &["/VZMOBILE/a"], &["/VZMOBILE/e"], &[]),
        view("1468-def", &[], &[], &["/VZMOBILE/a"]),
        refused(412),
        Answer::status(205),
        refused(500),
        ok(json!({"data": {}})),
    ]);
    let FullViewAnswer::View(all) = cloud.fullview().await.unwrap() else {
        panic!("a view");
    };
    assert_eq!((all.files.len(), all.empty_folders.len()), (1, 1));
    assert_eq!((all.etag.as_str(), all.deleted.len()), ("1467-abc", 0));
    let FullViewAnswer::View(changes) = cloud.fullview().etag(&all.etag).await.unwrap() else {
        panic!("changes");
    };
    assert_eq!(
        (changes.etag.as_str(), changes.deleted),
        ("1468-def", vec!["/VZMOBILE/a".to_owned()])
    );
    let call = || cloud.fullview().etag("1468-def").virtual_folder("VZWEB");
    assert_eq!(call().await.unwrap(), FullViewAnswer::Unchanged);
    assert_eq!(call().await.unwrap(), FullViewAnswer::OutOfSync);
    // A failure of the service is repeated; an answer without a state is none.
    let error = call().await.unwrap_err();
    assert!(error.to_string().contains("x-header-etag"), "{error}");
    let calls = transport.calls();
    assert!(!calls[0].headers.contains_key("x-header-etag") && calls[0].query.is_empty());
    assert_eq!(calls[1].headers["x-header-etag"], "1467-abc");
    assert_eq!(calls[2].param("virtualfolder"), Some("VZWEB"));
    assert_eq!(calls.len(), 6);
}

#[tokio::test(start_paused = true)]
async fn an_answer_above_the_limit_is_an_error_and_the_limit_can_be_raised_for_one_call() {
    let answer = view("1", &["/VZMOBILE/a", "/VZMOBILE/b"], &[], &[]);
    let transport = Scripted::always(answer);
    let builder = super::builder(&transport)
        .token("TOKEN")
        .max_json_bytes(100);
    let cloud = builder.build().unwrap();
    assert!(cloud.fullview().await.unwrap_err().is_too_large());
    let raised = CallOptions::new().with_max_response_bytes(10_000);
    cloud.fullview().with_options(raised).await.unwrap();
    let mut cache = FullViewCache::new();
    assert!(cache.sync(&cloud).await.unwrap_err().is_too_large());
    assert_eq!(cache, FullViewCache::new());
    cache = cache.max_bytes(10_000);
    cache.sync(&cloud).await.unwrap();
    assert_eq!(cache.total_size(), 6);
}

#[tokio::test(start_paused = true)]
async fn sizes_that_no_cloud_has_are_added_up_all_the_same() {
    let files = ["/VZMOBILE/a", "/VZMOBILE/b"].map(|path| file(path, u64::MAX));
    let answer = ok(json!({"data": {"file": files}})).with_header("x-header-etag", "1");
    let (_, cloud) = script([answer]);
    let mut known = FullViewCache::new();
    known.sync(&cloud).await.unwrap();
    assert_eq!(known.total_size(), u64::MAX);
}

#[tokio::test(start_paused = true)]
async fn changes_are_applied_and_told() {
    let (transport, cloud, mut known) = known(
        &[
            "/VZMOBILE/a",
            "/VZMOBILE/d/b",
            "/VZMOBILE/d/e/c",
            "/VZMOBILE/dx",
        ],
        &["/VZMOBILE/d/empty"],
        [
            view("2", &["/VZMOBILE/new"], &["/VZMOBILE/f"], &["/VZMOBILE/d"]),
            refused(412),
        ],
    )
    .await;
    let synced = known.sync(&cloud).await.unwrap();
    assert!(!synced.is_fresh);
    assert_eq!(synced.changed, ["/VZMOBILE/new", "/VZMOBILE/f"]);
    assert_eq!(
        synced.removed,
        ["/VZMOBILE/d/b", "/VZMOBILE/d/e/c", "/VZMOBILE/d/empty"]
    );
    let (files, folders) = paths(&known);
    assert_eq!(files, ["/VZMOBILE/a", "/VZMOBILE/dx", "/VZMOBILE/new"]);
    assert_eq!(folders, ["/VZMOBILE/f"]);
    assert_eq!(known.etag(), Some("2"));
    let synced = known.sync(&cloud).await.unwrap();
    assert!(synced.is_unchanged() && !synced.is_fresh);
    let sent: Vec<_> = transport.calls()[1..]
        .iter()
        .map(|call| call.headers["x-header-etag"].to_str().unwrap().to_owned())
        .collect();
    assert_eq!(sent, ["1", "2"]);
}

#[tokio::test(start_paused = true)]
async fn folders_become_empty_with_their_last_item_and_non_empty_with_a_new_one() {
    let (_, cloud, mut known) = known(
        &["/VZMOBILE/d/a", "/VZMOBILE/x"],
        &["/VZMOBILE/e/f"],
        [
            view(
                "2",
                &["/VZMOBILE/e/f/g"],
                &[],
                &["/VZMOBILE/d/a", "/VZMOBILE/x"],
            ),
            // A file where a folder was, a folder where a file was.
            view("3", &["/VZMOBILE/d"], &["/VZMOBILE/e/f/g"], &[]),
        ],
    )
    .await;
    known.sync(&cloud).await.unwrap();
    let gone = |paths: &[&str]| {
        paths
            .iter()
            .map(|path| (*path).to_owned())
            .collect::<Vec<_>>()
    };
    // The virtual folder is none of them.
    assert_eq!(
        paths(&known),
        (gone(&["/VZMOBILE/e/f/g"]), gone(&["/VZMOBILE/d"]))
    );
    known.sync(&cloud).await.unwrap();
    assert_eq!(
        paths(&known),
        (gone(&["/VZMOBILE/d"]), gone(&["/VZMOBILE/e/f/g"]))
    );
}

#[tokio::test(start_paused = true)]
async fn a_deleted_and_recreated_item_exists() {
    let (_, cloud, mut known) = known(
        &["/VZMOBILE/d/a", "/VZMOBILE/D/a"],
        &[],
        [view(
            "2",
            &["/VZMOBILE/d/b"],
            &[],
            &["/VZMOBILE/d", "/VZMOBILE/never"],
        )],
    )
    .await;
    let synced = known.sync(&cloud).await.unwrap();
    assert_eq!(synced.removed, ["/VZMOBILE/d/a"]);
    // A path in another case is another path.
    assert!(known.file("/VZMOBILE/D/a").is_some());
    assert!(known.contains("/VZMOBILE/d") && known.contains("/VZMOBILE/d/b"));
    assert_eq!(known.files_in("/VZMOBILE/d").count(), 1);
    assert_eq!(known.files_in("/VZMOBILE").count(), 2);
}

#[tokio::test(start_paused = true)]
async fn malformed_deleted_paths_remove_nothing() {
    let (_, cloud, mut known) = known(
        &["/VZMOBILE/a", "/VZMOBILE/b"],
        &[],
        [
            view("2", &[], &[], &["", "VZMOBILE/a", "/VZMOBILE/b/"]),
            view("3", &[], &[], &["/"]),
        ],
    )
    .await;
    known.sync(&cloud).await.unwrap();
    assert_eq!(paths(&known).0, ["/VZMOBILE/a"]);
    // The root takes everything.
    known.sync(&cloud).await.unwrap();
    assert_eq!(known.files().count(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_state_that_is_too_old_leads_to_a_fresh_view_and_is_reported() {
    let (transport, cloud, mut known) = known(
        &["/VZMOBILE/a", "/VZMOBILE/b"],
        &[],
        [
            Answer::status(205),
            view("9", &["/VZMOBILE/b", "/VZMOBILE/c"], &[], &[]),
        ],
    )
    .await;
    let synced = known.sync(&cloud).await.unwrap();
    assert!(synced.is_fresh && synced.out_of_sync);
    assert_eq!(synced.changed, ["/VZMOBILE/c"]);
    assert_eq!(synced.removed, ["/VZMOBILE/a"]);
    assert_eq!(known.etag(), Some("9"));
    assert!(!transport.calls()[2].headers.contains_key("x-header-etag"));
}

#[tokio::test(start_paused = true)]
async fn a_failure_leaves_the_view_as_it_was() {
    let (_, cloud, mut known) = known(
        &["/VZMOBILE/a"],
        &[],
        [refused(403), Answer::status(205), refused(403)],
    )
    .await;
    let before = known.clone();
    for _ in 0..2 {
        let error = known.sync(&cloud).await.unwrap_err();
        assert_eq!(ErrorKind::of(&error), ErrorKind::Forbidden);
        assert_eq!(known, before);
    }
}

#[tokio::test]
async fn a_view_is_kept_in_a_file_without_a_token() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("view.json");
    assert_eq!(FullViewCache::load(&path).await.unwrap(), None);
    let answer = view("1", &["/VZMOBILE/a b/ü&.jpg"], &["/VZMOBILE/e"], &[]);
    let transport = Scripted::always(answer);
    let mut known = FullViewCache::of_virtualfolder("VZMOBILE");
    known.sync(&cloud(&transport)).await.unwrap();
    known.save(&path).await.unwrap();
    known.save(&path).await.unwrap();
    let read = FullViewCache::load(&path).await.unwrap().unwrap();
    assert_eq!(read, known);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(!text.contains("TOKEN"), "{text}");
    let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(names.len(), 1);
}

#[tokio::test]
async fn a_file_that_is_damaged_or_something_else_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("view.json");
    let good = json!({"kind": "verizon-cloud full view", "version": 1, "virtualfolder": null,
        "etag": "1", "files": [file("/VZMOBILE/a", 1)], "empty_folders": []});
    let with = |member: &str, value: Value| {
        let mut other = good.clone();
        other[member] = value;
        other.to_string()
    };
    std::fs::write(&path, good.to_string()).unwrap();
    FullViewCache::load(&path).await.unwrap().unwrap();
    let cut = good.to_string();
    for (text, reason) in [
        (String::new(), "damaged"),
        (cut[..cut.len() / 2].to_owned(), "damaged"),
        ("[]".to_owned(), "not a full view"),
        (r#"{"access_token":"x"}"#.to_owned(), "not a full view"),
        (with("version", json!(2)), "version 2"),
        (with("version", json!("1")), "without a version"),
        (with("files", json!([{"name": 1}])), "damaged"),
        (with("files", json!(null)), "damaged"),
    ] {
        std::fs::write(&path, &text).unwrap();
        let error = FullViewCache::load(&path).await.unwrap_err();
        assert!(
            error.is_io() && error.message().contains("view.json"),
            "{error}"
        );
        assert!(error.message().contains(reason), "{text}: {error}");
    }
    let error = FullViewCache::load(folder.path()).await.unwrap_err();
    assert!(error.is_io(), "{error}");
    let error = FullViewCache::new()
        .save(folder.path().join("no/such"))
        .await
        .unwrap_err();
    assert!(error.is_io() && error.message().contains("such"), "{error}");
}

//! Tests of reading and listing items.

use serde_json::json;

use super::{cloud, file, folder, ok, refused, script};
use crate::testing::Scripted;
use crate::verizon_cloud::ErrorKind;

#[tokio::test(start_paused = true)]
async fn a_file_is_no_folder_and_the_error_says_what_to_ask_for() {
    let transport = Scripted::answering(|call| match call.path.ends_with("/a.jpg") {
        true => ok(json!({"file": file("/VZMOBILE/a.jpg", 3)})),
        false => ok(json!({"folder": folder("/VZMOBILE/photos")})),
    });
    let cloud = cloud(&transport);
    let error = cloud.metadata("/VZMOBILE/a.jpg").await.unwrap_err();
    assert!(
        error.is_wrong_resource_type() && error.message().contains("file_metadata"),
        "{error}"
    );
    let error = cloud.file_metadata("/VZMOBILE/photos").await.unwrap_err();
    assert!(
        error.is_wrong_resource_type() && error.message().contains("metadata"),
        "{error}"
    );
}

#[tokio::test(start_paused = true)]
async fn missing_items_do_not_exist_and_other_failures_are_errors() {
    let transport = Scripted::answering(|call| match call.path.rsplit_once('/').unwrap().1 {
        "a.jpg" => ok(json!({"file": file("/VZMOBILE/a.jpg", 3)})),
        "photos" => ok(json!({"folder": folder("/VZMOBILE/photos")})),
        "removed" => refused(410),
        "secret" => refused(403),
        _ => refused(404),
    });
    let cloud = cloud(&transport);
    for (path, exists, is_dir) in [
        ("/VZMOBILE/a.jpg", true, false),
        ("/VZMOBILE/photos", true, true),
        ("/VZMOBILE/removed", false, false),
        ("/VZMOBILE/never", false, false),
    ] {
        assert_eq!(cloud.exists(path).await.unwrap(), exists, "{path}");
        assert_eq!(cloud.is_dir(path).await.unwrap(), is_dir, "{path}");
        assert_eq!(
            cloud.is_file(path).await.unwrap(),
            exists && !is_dir,
            "{path}"
        );
    }
    let error = cloud.exists("/VZMOBILE/secret").await.unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::Forbidden);
    // Checking that a large folder exists does not list it.
    assert!(
        transport
            .calls()
            .iter()
            .all(|call| call.param("count") == Some("1"))
    );
}

#[tokio::test(start_paused = true)]
async fn a_folder_is_given_page_by_page_and_item_by_item() {
    let page = |files: &[&str]| {
        let files: Vec<_> = files.iter().map(|path| file(path, 1)).collect();
        let mut found = folder("/VZMOBILE");
        found["file"] = json!(files);
        ok(json!({"folder": found}))
    };
    let (transport, cloud) = script([
        page(&["/VZMOBILE/a", "/VZMOBILE/b"]),
        page(&["/VZMOBILE/c"]),
    ]);
    let mut items = cloud
        .metadata("/VZMOBILE")
        .count(2)
        .sort("name+asc")
        .items();
    let mut paths = Vec::new();
    while let Some(item) = items.try_next().await.unwrap() {
        paths.push(item.path());
    }
    assert_eq!(paths, ["/VZMOBILE/a", "/VZMOBILE/b", "/VZMOBILE/c"]);
    let calls = transport.calls();
    assert_eq!(
        (calls[0].param("page"), calls[1].param("page")),
        (Some("1"), Some("2"))
    );
    assert_eq!(calls[1].param("sort"), Some("name+asc"));
}

#[tokio::test(start_paused = true)]
async fn invalid_paths_and_pages_are_refused_before_anything_is_sent() {
    let (transport, cloud) = script([]);
    for (call, reason) in [
        (cloud.metadata("VZMOBILE"), "path: "),
        (cloud.metadata("/VZMOBILE").page(0).count(5), "page: "),
        (cloud.metadata("/VZMOBILE").page(2), "page: "),
        (cloud.metadata("/VZMOBILE").count(0), "count: "),
        (cloud.metadata(""), "path: "),
    ] {
        let error = call.clone().await.unwrap_err();
        assert!(
            error.is_invalid_input() && error.message().starts_with(reason),
            "{error}"
        );
        let error = call.items().try_next().await.unwrap_err();
        assert!(
            error.is_invalid_input() && error.message().starts_with(reason),
            "{error}"
        );
    }
    assert!(transport.calls().is_empty());
}

#[tokio::test(start_paused = true)]
async fn an_answer_without_a_folder_is_no_empty_folder() {
    use crate::tree::Tree as _;

    for (answer, left_out) in [
        (json!({}), 1),
        (json!({"file": file("/VZMOBILE/a", 1)}), 1),
        (json!({"folder": folder("/VZMOBILE/a")}), 0),
    ] {
        let (_, cloud) = script([ok(answer)]);
        let mut listing = cloud.tree().list("/VZMOBILE/a");
        assert_eq!(listing.try_next().await.unwrap(), None);
        assert_eq!(listing.left_out(), left_out);
    }
}

#[tokio::test(start_paused = true)]
async fn a_mirror_deletes_the_file_that_was_listed_and_no_newer_one() {
    use crate::tree::{FolderTarget as _, Tree as _};

    for (size, is_same) in [(3, true), (4, false)] {
        let transport = Scripted::answering(move |call| {
            let mut found = folder("/VZMOBILE");
            found["file"] = json!([file("/VZMOBILE/a", 3)]);
            match call.path.ends_with("/VZMOBILE") {
                true => ok(json!({"folder": found})),
                false if call.path.contains("metadata") => {
                    ok(json!({"file": file("/VZMOBILE/a", size)}))
                }
                false => ok(json!({})),
            }
        });
        let tree = cloud(&transport).tree();
        let entry = tree.list("/VZMOBILE").try_next().await.unwrap().unwrap();
        let deleted = tree.delete("/VZMOBILE", &entry).await;
        assert_eq!(deleted.is_ok(), is_same, "{deleted:?}");
        assert_eq!(transport.calls().len(), if is_same { 3 } else { 2 });
    }
}

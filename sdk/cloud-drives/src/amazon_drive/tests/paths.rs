//! Tests of paths, folders and trees over a service that knows neither.

use super::{FILE, FOLDER, ROOT, drive, list, node, root, script};
use crate::testing::{Answer, Scripted};

/// Returns a Drive with `/Reports/2024/summary.txt`, `/a.txt`, and a folder that is in itself.
fn tree() -> Scripted {
    Scripted::answering(|call| match (call.method.as_str(), call.path.as_str()) {
        ("GET", "/drive/v1/nodes") => list(&[root()]),
        ("GET", path) if path.ends_with(&format!("{ROOT}/children")) => {
            let folder = node(FOLDER, "FOLDER", "Reports", ROOT);
            let file = node("FileA", "FILE", "a.txt", ROOT);
            let moved = node("Moved", "FILE", "moved.txt", "Elsewhere");
            match call.param("filters") {
                Some(_) => list(&[folder]),
                None => list(&[folder, file, moved]),
            }
        }
        ("GET", path) if path.ends_with(&format!("{FOLDER}/children")) => {
            let year = node("Year", "FOLDER", "2024", FOLDER);
            let itself = node(FOLDER, "FOLDER", "loop", FOLDER);
            list(&[year, itself])
        }
        ("GET", path) if path.ends_with("Year/children") => list(&[
            node(FILE, "FILE", "Summary.txt", "Year"),
            node("Low", "FILE", "summary.TXT", "Year"),
        ]),
        (_, line) => panic!("{line} was not expected"),
    })
}

#[tokio::test(start_paused = true)]
async fn a_path_is_resolved_ignoring_case() {
    let drive = drive(&tree());
    assert_eq!(drive.resolve_path("/").await.unwrap().id, ROOT);
    assert_eq!(
        drive.resolve_path("reports//2024/").await.unwrap().id,
        "Year"
    );
    assert_eq!(
        drive
            .resolve_path("/REPORTS/2024/SUMMARY.txt")
            .await
            .unwrap()
            .id,
        FILE
    );
    // A name in the same case is preferred.
    assert_eq!(
        drive
            .resolve_path("/Reports/2024/summary.TXT")
            .await
            .unwrap()
            .id,
        "Low"
    );
}

#[tokio::test(start_paused = true)]
async fn a_path_that_leads_nowhere_says_where_it_ends() {
    let drive = drive(&tree());
    let error = drive.resolve_path("/Reports/2023/x").await.unwrap_err();
    assert!(error.is_not_found(), "{error}");
    assert!(error.message().contains("\"2023\""), "{error}");
    let error = drive.resolve_path("/a.txt/x").await.unwrap_err();
    assert!(error.is_wrong_resource_type(), "{error}");
    let error = drive.resolve_path("/moved.txt").await.unwrap_err();
    assert!(
        error.is_not_found(),
        "what only still shows is not there: {error}"
    );
}

#[tokio::test(start_paused = true)]
async fn folders_are_made_where_they_are_missing() {
    let made =
        |id: &str, name: &str, parent: &str| Answer::json(201, &node(id, "FOLDER", name, parent));
    let (transport, drive) = script([
        list(&[root()]),
        list(&[node(FOLDER, "FOLDER", "reports", ROOT)]),
        list(&[]),
        made("New1", "2024", FOLDER),
        made("New2", "may", "New1"),
    ]);
    assert_eq!(
        drive.makedirs("/Reports/2024/may").await.unwrap().id,
        "New2"
    );
    let calls = transport.calls();
    assert_eq!(
        calls[3].body,
        format!(r#"{{"kind":"FOLDER","name":"2024","parents":["{FOLDER}"]}}"#)
    );
    // A folder that was just created is not listed.
    assert_eq!(
        calls[4].body,
        r#"{"kind":"FOLDER","name":"may","parents":["New1"]}"#
    );
}

#[tokio::test(start_paused = true)]
async fn an_account_without_a_root_is_an_error() {
    let (_, drive) = script([list(&[])]);
    let error = drive.get_root_id().await.unwrap_err();
    assert!(
        error.is_protocol() && error.message().contains("root"),
        "{error}"
    );
}

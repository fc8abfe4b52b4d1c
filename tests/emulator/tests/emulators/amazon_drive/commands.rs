//! The commands of the program.

use serde_json::{Value, json};

use crate::support::program;

/// What the program says to these commands.
fn answers(lines: &[&str]) -> Vec<Value> {
    program::answers("amazon-drive", lines)
}

#[test]
fn commands_do_what_calls_do() {
    let told = answers(&[
        r#"{"do": "put_folder", "path": "/a"}"#,
        r#"{"do": "put_file", "path": "/a/b.txt", "text": "hé"}"#,
        r#"{"do": "set_property", "place": "/a/b.txt", "owner": "o", "key": "k", "value": "v"}"#,
        r#"{"do": "set_labels", "place": "/a/b.txt", "labels": ["l"]}"#,
        r#"{"do": "paths"}"#,
        r#"{"do": "file", "place": "/a/b.txt"}"#,
        r#"{"do": "snapshot"}"#,
        r#"{"do": "late_uploads", "count": 1, "status": 504, "seconds": 60}"#,
        r#"{"do": "trouble_next_changes", "kind": "no-end"}"#,
        r#"{"do": "trash", "place": "/a/b.txt"}"#,
        r#"{"do": "trash_names"}"#,
        r#"{"do": "empty_trash"}"#,
        r#"{"do": "used_space"}"#,
        r#"{"do": "fault", "rule": "GET /x 503 x2"}"#,
        r#"{"do": "unused_faults"}"#,
        r#"{"do": "advance", "seconds": 5}"#,
        r#"{"do": "sign_in", "scopes": "clouddrive:read_all", "seconds": 5}"#,
        r#"{"do": "requests"}"#,
    ]);
    let ok = |place: usize| told[place]["ok"].clone();
    assert!(told.iter().all(|line| line.get("ok").is_some()), "{told:?}");
    assert_eq!(ok(4), json!(["/a", "/a/b.txt"]));
    assert_eq!(ok(5), json!("aMOp"));
    assert_eq!(ok(6)[1]["id"], ok(1));
    assert_eq!(ok(6)[1]["parents"], json!([ok(0)]));
    assert_eq!(
        ok(6)[1]["properties"],
        json!([{"owner": "o", "key": "k", "value": "v"}])
    );
    assert_eq!(ok(10), json!(["b.txt"]));
    assert_eq!(ok(12), json!(0));
    assert_eq!(ok(14), json!(["GET /x 503"]));
    assert!(
        ok(16)["access_token"]
            .as_str()
            .is_some_and(|token| token.starts_with("Atza|"))
    );
    assert_eq!(ok(17), json!([]));
}

#[test]
fn a_command_that_cannot_be_done_says_why() {
    let told = answers(&[
        r#"{"do": "put_file", "path": "/", "text": "x"}"#,
        r#"{"do": "trash", "place": "/nothing"}"#,
        r#"{"do": "purge", "place": "/"}"#,
        r#"{"do": "set_labels", "place": "/", "labels": [1]}"#,
        r#"{"do": "set_content_properties", "place": "/", "found": 1}"#,
        r#"{"do": "trouble_next_changes", "kind": "rain"}"#,
        r#"{"do": "late_uploads", "count": 1, "status": 70000, "seconds": 1}"#,
        r#"{"do": "dance"}"#,
    ]);
    for (line, why) in told.iter().zip([
        "is not a file path",
        "nothing exists at",
        "root folder cannot be removed",
        "list of strings",
        "an object",
        "unknown trouble",
        "\"status\"",
        "unknown command",
    ]) {
        let error = line["error"].as_str().unwrap_or_default();
        assert!(error.contains(why), "{line} does not say {why}");
    }
    assert_eq!(told.len(), 8);
}

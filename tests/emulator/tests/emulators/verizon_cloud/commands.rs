//! The commands of the program.

use serde_json::{Value, json};

use crate::support::program;

/// What the program says to these commands.
fn answers(lines: &[&str]) -> Vec<Value> {
    program::answers("verizon-cloud", lines)
}

#[test]
fn commands_do_what_calls_do() {
    let told = answers(&[
        r#"{"do": "put_folder", "path": "/VZMOBILE/a"}"#,
        r#"{"do": "put_file", "path": "/VZMOBILE/a/b.txt", "text": "hé"}"#,
        r#"{"do": "set_attributes", "path": "/VZMOBILE/a/b.txt", "found": {"artist": "x"}}"#,
        r#"{"do": "paths"}"#,
        r#"{"do": "file", "path": "/VZMOBILE/a/b.txt"}"#,
        r#"{"do": "item", "path": "/VZMOBILE/a/b.txt"}"#,
        r#"{"do": "trash", "path": "/VZMOBILE/a"}"#,
        r#"{"do": "trash_paths"}"#,
        r#"{"do": "used_space"}"#,
        r#"{"do": "empty_trash"}"#,
        r#"{"do": "add_contact", "fields": {"name": "Ann"}}"#,
        r#"{"do": "contacts"}"#,
        r#"{"do": "fault", "rule": "GET /x 503 x2"}"#,
        r#"{"do": "unused_faults"}"#,
        r#"{"do": "advance", "seconds": 5}"#,
        r#"{"do": "sign_in"}"#,
        r#"{"do": "set_quota", "bytes": 5}"#,
        r#"{"do": "expire_fullview_states"}"#,
        r#"{"do": "forget_uploads"}"#,
        r#"{"do": "virtual_folders"}"#,
        r#"{"do": "requests"}"#,
    ]);
    let ok = |place: usize| told[place]["ok"].clone();
    assert!(told.iter().all(|line| line.get("ok").is_some()), "{told:?}");
    assert_eq!(ok(3), json!(["/VZMOBILE/a", "/VZMOBILE/a/b.txt"]));
    assert_eq!(ok(4), json!("aMOp"));
    assert_eq!(ok(5)["systemAttributes"]["Artist"], "x");
    assert_eq!(ok(7), ok(3));
    assert_eq!(ok(8), json!(3));
    assert_eq!(ok(11)[0]["id"], ok(10));
    assert_eq!(ok(13), json!(["GET /x 503"]));
    assert!(ok(15)["refresh_token"].is_string());
    assert_eq!(ok(19), json!(["MyComputer", "VZMOBILE", "VZWEB"]));
    assert_eq!(ok(20), json!([]));
}

#[test]
fn a_command_that_cannot_be_done_says_why() {
    let told = answers(&[
        r#"{"do": "put_file", "path": "/", "text": "x"}"#,
        r#"{"do": "put_folder", "path": "VZMOBILE"}"#,
        r#"{"do": "trash", "path": "/VZMOBILE/nothing"}"#,
        r#"{"do": "purge", "path": "/VZMOBILE"}"#,
        r#"{"do": "set_attributes", "path": "/VZMOBILE", "found": 1}"#,
        r#"{"do": "add_contact", "fields": "Ann"}"#,
        r#"{"do": "dance"}"#,
    ]);
    for (line, why) in told.iter().zip([
        "is not a file path",
        "is not a path",
        "nothing exists at",
        "virtual folders cannot be removed",
        "an object",
        "an object",
        "unknown command",
    ]) {
        let error = line["error"].as_str().unwrap_or_default();
        assert!(error.contains(why), "{line} does not say {why}");
    }
    assert_eq!(told.len(), 7);
}

//! The program, run by commands on its standard input.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

/// What the program prints for these lines, without the line that tells its URLs.
fn answers(lines: &[&str]) -> Vec<Value> {
    let mut program = Command::new(env!("CARGO_BIN_EXE_cloud-drives-emulator"))
        .args(["yandex-disk", "--port", "0", "--json", "--control"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = program.stdin.take().expect("a pipe");
    for line in lines {
        writeln!(input, "{line}").expect("the program reads");
    }
    drop(input);
    let output = program
        .wait_with_output()
        .expect("it ends with its input, without Ctrl-C");
    assert!(output.status.success());
    let printed = String::from_utf8(output.stdout).expect("text");
    let read = |line| serde_json::from_str(line).expect("each line is JSON");
    printed.lines().skip(1).map(read).collect()
}

#[test]
fn each_command_gets_one_line_back() {
    let answers = answers(&[
        r#"{"do": "put_file", "path": "disk:/a/b.txt", "text": "hé"}"#,
        r#"{"do": "paths"}"#,
        r#"{"do": "file", "path": "disk:/a/b.txt"}"#,
        r#"{"do": "fault", "rule": "GET /x 423 x2", "body": {"error": "E"}, "headers": {"a": "b"}}"#,
        r#"{"do": "unused_faults"}"#,
        r#"{"do": "requests"}"#,
    ]);
    let told = [
        json!(null),
        json!(["disk:/a", "disk:/a/b.txt"]),
        json!("aMOp"),
        json!(null),
        json!(["GET /x 423"]),
        json!([]),
    ];
    assert_eq!(answers, told.map(|value| json!({ "ok": value })));
}

#[test]
fn a_command_that_cannot_be_done_says_why_and_the_next_one_runs() {
    let answers = answers(&[
        "paths",
        r#"{"do": "dance"}"#,
        r#"{"do": "lock", "path": "disk:/nothing"}"#,
        r#"{"do": "advance", "seconds": -1}"#,
        r#"{"do": "fault", "rule": "GET"}"#,
        r#"{"do": "paths"}"#,
    ]);
    for (answer, why) in answers.iter().zip([
        "one line of JSON",
        "no command \"dance\"",
        "nothing at \"disk:/nothing\"",
        "\"seconds\" has to be",
        "at least three words",
    ]) {
        let error = answer["error"].as_str().unwrap_or_default();
        assert!(error.contains(why), "{answer} does not say {why}");
    }
    assert_eq!(answers.last(), Some(&json!({"ok": []})));
}

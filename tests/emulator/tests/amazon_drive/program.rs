//! The program.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use url::Url;

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cloud-drives-emulator"));
    command
        .arg("amazon-drive")
        .args(["--port", "0", "--json"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

#[test]
fn it_prints_where_it_is_and_serves_a_seeded_folder() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests");
    let fault = "GET /drive/v1/account/quota 503";
    let mut child = program(&["--seed", folder, "--control", "--fault", fault])
        .spawn()
        .expect("it starts");
    let mut output = BufReader::new(child.stdout.take().expect("its output"));
    let mut line = String::new();
    output.read_line(&mut line).expect("a line");
    let shown: Value = serde_json::from_str(&line).expect("JSON");
    let text = |name: &str| shown[name].as_str().expect(name).to_owned();
    let ask = |path: &str| {
        let url = Url::parse(&text("metadata_url")).expect("a URL");
        let mut stream =
            TcpStream::connect(("127.0.0.1", url.port().expect("a port"))).expect("it listens");
        let token = text("token");
        let head = format!(
            "GET {}{path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\nconnection: close\r\n\r\n",
            url.path()
        );
        stream.write_all(head.as_bytes()).expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    };
    assert!(ask("account/quota").starts_with("HTTP/1.1 503 "));
    assert!(ask("nodes?filters=name:program.rs").contains("\"program.rs\""));
    for name in [
        "master_url",
        "content_url",
        "token_url",
        "refresh_token",
        "client_id",
        "owner_id",
    ] {
        assert!(!text(name).is_empty());
    }
    // The end of the commands is the end of the program.
    drop(child.stdin.take());
    assert!(child.wait().expect("it ends").success());
}

/// What the program says to these commands.
fn answers(lines: &[&str]) -> Vec<Value> {
    let mut child = program(&["--control"]).spawn().expect("it starts");
    let mut input = child.stdin.take().expect("a pipe");
    for line in lines {
        writeln!(input, "{line}").expect("the program reads");
    }
    drop(input);
    let output = child.wait_with_output().expect("it ends with its input");
    let printed = String::from_utf8(output.stdout).expect("text");
    let read = |line| serde_json::from_str(line).expect("each line is JSON");
    printed.lines().skip(1).map(read).collect()
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
        "names no file",
        "nothing at",
        "root folder stays",
        "list of texts",
        "an object",
        "no trouble",
        "\"status\"",
        "no command",
    ]) {
        let error = line["error"].as_str().unwrap_or_default();
        assert!(error.contains(why), "{line} does not say {why}");
    }
    assert_eq!(told.len(), 8);
}

//! The program.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::process::Command;
use std::process::Stdio;

use url::Url;

fn emulator() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cloud-drives-emulator"));
    command.arg("yandex-disk").args(["--port", "0", "--json"]);
    command
}

#[test]
fn it_prints_where_it_is_and_serves_a_seeded_folder() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests");
    let mut child = emulator()
        .args(["--seed", folder])
        .args(["--fault", "GET /v1/disk 503"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    let mut line = String::new();
    let stdout = child.stdout.take().expect("its output");
    BufReader::new(stdout).read_line(&mut line).expect("a line");
    let shown: serde_json::Value = serde_json::from_str(&line).expect("JSON");
    let text = |name: &str| shown[name].as_str().expect(name).to_owned();
    let ask = |path: &str| {
        let url = Url::parse(&text("api_url")).expect("a URL");
        let port = url.port().expect("a port");
        let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("it listens");
        let token = text("token");
        let head = format!(
            "GET {path} HTTP/1.1\r\nhost: x\r\nauthorization: OAuth {token}\r\nconnection: close\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).expect("sent");
        std::io::read_to_string(stream).expect("an answer")
    };
    let faulty = ask("/v1/disk");
    let listed =
        ask("/v1/disk/resources?path=disk:/behaviour&limit=100&fields=_embedded.items.name");
    child.kill().expect("it ends");
    child.wait().expect("it ends");
    assert!(faulty.starts_with("HTTP/1.1 503 "), "{faulty}");
    assert!(listed.contains("\"program.rs\""), "{listed}");
}

#[test]
fn a_bad_fault_is_refused_with_its_reason() {
    let output = emulator()
        .args(["--fault", "GET /a sleepy"])
        .output()
        .expect("it runs");
    assert!(!output.status.success());
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(text.contains("is no effect"), "{text}");
}

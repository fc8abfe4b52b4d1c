//! Tests of the program, for each service.

use std::net::{TcpListener, TcpStream};

use cloud_drives_emulator::Fault;
use serde_json::json;
#[cfg(target_os = "linux")]
use url::Url;

use crate::support::program::{Running, answers, command};

#[test]
fn it_prints_where_it_is_and_serves_a_seeded_folder() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/emulators/support");
    for (provider, base, scheme, faulty, listing, also) in [
        (
            "yandex-disk",
            "api_url",
            "OAuth",
            "v1/disk",
            "v1/disk/resources?path=disk:/&fields=_embedded.items.name",
            &["oauth_url", "upload_url", "download_url", "client_id"][..],
        ),
        (
            "frameio",
            "api_url",
            "Bearer",
            "v4/me",
            "v4/accounts/{account_id}/folders/{root_folder_id}/files",
            &[
                "ims_url",
                "upload_url",
                "media_url",
                "project_id",
                "user_id",
            ],
        ),
        (
            "amazon-drive",
            "metadata_url",
            "Bearer",
            "account/quota",
            "nodes?filters=name:program.rs",
            &[
                "master_url",
                "content_url",
                "token_url",
                "refresh_token",
                "owner_id",
            ],
        ),
        (
            "verizon-cloud",
            "api_url",
            "Bearer",
            "account",
            "metadata/VZMOBILE",
            &[
                "upload_url",
                "share_url",
                "authorize_url",
                "token_url",
                "client_secret",
            ],
        ),
    ] {
        let fault = format!("GET *{faulty} 503");
        let running = Running::start(provider, &["--seed", folder, "--fault", &fault]);
        let mut listing = listing.to_owned();
        for id in ["account_id", "root_folder_id"] {
            if listing.contains(id) {
                listing = listing.replace(&format!("{{{id}}}"), running.text(id));
            }
        }
        let refused = running.get(base, faulty, scheme);
        assert!(
            refused.starts_with("HTTP/1.1 503 "),
            "{provider}: {refused}"
        );
        let listed = running.get(base, &listing, scheme);
        assert!(listed.contains("\"program.rs\""), "{provider}: {listed}");
        for name in also {
            assert!(!running.text(name).is_empty(), "{provider}: {name}");
        }
        running.end();
    }
}

#[test]
fn it_listens_where_it_is_told_to() {
    let running = Running::start("yandex-disk", &["--host", "localhost"]);
    assert!(running.text("api_url").starts_with("http://localhost:"));
    assert!(
        running
            .get("api_url", "v1/disk", "OAuth")
            .starts_with("HTTP/1.1 200 ")
    );
    running.end();
}

/// The services, with an address that each shows, a path below it and the word before the token.
const ASKED: [(&str, &str, &str, &str); 4] = [
    ("amazon-drive", "metadata_url", "account/quota", "Bearer"),
    ("frameio", "api_url", "v4/me", "Bearer"),
    ("verizon-cloud", "api_url", "account", "Bearer"),
    ("yandex-disk", "api_url", "v1/disk", "OAuth"),
];

#[test]
fn in_a_container_it_listens_on_all_addresses_and_names_the_host_of_its_clients() {
    for (provider, base, path, scheme) in ASKED {
        let running = Running::start(provider, &["--bind", "0.0.0.0", "--host", "localhost"]);
        let url = running.text(base);
        assert!(url.starts_with("http://localhost:"), "{provider}: {url}");
        // All of 127.0.0.0/8 is this machine on Linux alone.
        let also = if cfg!(target_os = "linux") {
            "127.0.0.2"
        } else {
            "127.0.0.1"
        };
        for host in ["localhost", also] {
            let answer = running.get_from(host, base, path, scheme);
            assert!(answer.starts_with("HTTP/1.1 200 "), "{provider}: {answer}");
        }
        running.end();
    }
}

/// There is no Docker where the tests run: the program is started as a container of the README starts it, on other ports.
#[test]
fn the_containers_of_the_readme_listen_on_the_ports_that_they_publish() {
    let readme = include_str!("../../README.md");
    let mut containers = 0;
    for line in readme.lines() {
        let Some(line) = line.strip_prefix("docker run ") else {
            continue;
        };
        let (docker, program) = line.split_once(" cloud-drives-emulator ").expect(line);
        let after = |text: &'static str, option: &str| {
            let mut words = text.split(' ').skip_while(|word| *word != option);
            words.nth(1)
        };
        let port = after(program, "--port").expect(line);
        let first: u16 = port.parse().expect(line);
        // Containers of the same network reach it by its name, other machines by the ports that are published.
        let host = after(docker, "--name").unwrap_or("127.0.0.1");
        let last = match after(docker, "--publish") {
            Some(ports) => {
                let (outside, inside) = ports.split_once(':').expect(line);
                assert_eq!(outside, inside);
                let (from, to) = inside.split_once('-').expect(line);
                assert_eq!(from, port);
                to.parse().expect(line)
            }
            None => first,
        };
        let (running, at) = on_free_ports(program, port);
        assert_eq!(running.text("api_url"), format!("http://{host}:{at}"));
        for port in at..=at + (last - first) {
            assert!(TcpStream::connect(("127.0.0.1", port)).is_ok(), "{line}");
        }
        running.end();
        containers += 1;
    }
    assert_eq!(containers, 2);
}

/// Starts the program with other ports than the one that stands in its arguments, and returns the first of them.
fn on_free_ports(arguments: &str, port: &str) -> (Running, u16) {
    for _ in 0..50 {
        let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
        let free = free.expect("a free port").port();
        let instead = free.to_string();
        let arguments = arguments
            .split(' ')
            .map(|word| if word == port { &instead } else { word });
        let arguments: Vec<&str> = arguments.collect();
        // Those after the first may be taken, or there may be none.
        if let Some(running) = Running::with(&arguments) {
            return (running, free);
        }
    }
    panic!("no free ports in a row");
}

#[cfg(target_os = "linux")]
#[test]
fn an_address_of_its_own_is_the_host_of_all_its_urls() {
    for (provider, base, path, scheme) in ASKED {
        let running = Running::start(provider, &["--host", "127.0.0.2"]);
        let url = running.text(base);
        assert!(url.starts_with("http://127.0.0.2:"), "{provider}: {url}");
        let answer = running.get(base, path, scheme);
        assert!(answer.starts_with("HTTP/1.1 200 "), "{provider}: {answer}");
        let elsewhere = Url::parse(url).expect("a URL").port().expect("a port");
        let refused = TcpStream::connect(("127.0.0.1", elsewhere));
        assert!(refused.is_err(), "{provider} listens on another address");
        running.end();
    }
}

#[test]
fn the_help_of_each_service_has_an_example_of_every_fault_and_each_can_be_given() {
    let examples = Fault::examples();
    let lines: Vec<&str> = examples.lines().map(|row| row[..36].trim()).collect();
    for (provider, ..) in ASKED {
        let help = command(provider, &["--help"]).output().expect("it runs");
        assert!(help.status.success());
        let help = String::from_utf8(help.stdout).expect("text");
        for row in examples.lines() {
            assert!(help.contains(row.trim()), "{provider}: {row}");
        }
        let arguments = lines.iter().flat_map(|line| ["--fault", line]);
        let arguments: Vec<&str> = arguments.collect();
        Running::start(provider, &arguments).end();
    }
}

#[test]
fn arguments_that_make_no_sense_are_refused_with_the_reason() {
    for (arguments, why) in [
        (["--fault", "GET /a sleepy"], "unknown effect"),
        (["--host", "0.0.0.0"], "cannot be the host of a URL"),
    ] {
        let output = command("yandex-disk", &arguments).output();
        let output = output.expect("it runs");
        assert!(!output.status.success());
        let text = String::from_utf8_lossy(&output.stderr);
        assert!(text.contains(why), "{text}");
    }
}

#[test]
fn each_command_gets_one_line_back() {
    let answers = answers(
        "yandex-disk",
        &[
            r#"{"do": "put_file", "path": "disk:/a/b.txt", "text": "hé"}"#,
            r#"{"do": "paths"}"#,
            r#"{"do": "file", "path": "disk:/a/b.txt"}"#,
            r#"{"do": "fault", "rule": "GET /x 423 x2", "body": {"error": "E"}, "headers": {"a": "b"}}"#,
            r#"{"do": "unused_faults"}"#,
            r#"{"do": "requests"}"#,
        ],
    );
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
    let answers = answers(
        "yandex-disk",
        &[
            "paths",
            r#"{"do": "dance"}"#,
            r#"{"do": "lock", "path": "disk:/nothing"}"#,
            r#"{"do": "advance", "seconds": -1}"#,
            r#"{"do": "fault", "rule": "GET"}"#,
            r#"{"do": "paths"}"#,
        ],
    );
    for (answer, why) in answers.iter().zip([
        "one line of JSON",
        "unknown command \"dance\"",
        "nothing exists at \"disk:/nothing\"",
        "\"seconds\" must be",
        "at least three words",
    ]) {
        let error = answer["error"].as_str().unwrap_or_default();
        assert!(error.contains(why), "{answer} does not say {why}");
    }
    assert_eq!(answers.last(), Some(&json!({"ok": []})));
}

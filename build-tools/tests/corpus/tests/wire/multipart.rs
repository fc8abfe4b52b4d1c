//! Tests of multipart bodies.

use std::collections::BTreeMap;

use build_tools_corpus::multipart::Client;
use build_tools_corpus::multipart::types::{FilesUploadBodyMood, Metadata, Rename};
use cloud_drives_core::reexport::bytes::Bytes;
use cloud_drives_core::{Body, ByteStream, FilePart};
use futures_util::stream;

use crate::support::{Script, Sent, client};

/// Heads and bodies of the parts, in order.
fn parts(sent: &Sent) -> Vec<(Vec<String>, String)> {
    let content_type = sent.header("content-type").unwrap();
    let boundary = content_type
        .strip_prefix("multipart/form-data; boundary=")
        .unwrap();
    let text = sent
        .text()
        .strip_suffix(&format!("--{boundary}--\r\n"))
        .unwrap();
    text.split(&format!("--{boundary}\r\n"))
        .skip(1)
        .map(|part| {
            let (head, body) = part.split_once("\r\n\r\n").unwrap();
            let head = head.lines().map(str::to_owned).collect();
            (head, body.strip_suffix("\r\n").unwrap().to_owned())
        })
        .collect()
}

fn part(head: &[&str], body: &str) -> (Vec<String>, String) {
    (
        head.iter().map(|&line| line.to_owned()).collect(),
        body.to_owned(),
    )
}

#[tokio::test]
async fn parts_go_out_in_the_order_of_the_document() {
    let script = Script::of(204, "");
    let chunks = ["the ", "bytes"].map(|chunk| Ok(Bytes::from(chunk)));
    let stream = Body::from_stream(None, ByteStream::new(stream::iter(chunks)));
    let content = FilePart::new(stream)
        .file_name("ü \"a\".txt")
        .content_type("text/plain");
    client(Client::builder(), &script)
        .files()
        .upload(Metadata::new("a").parents(["root"]), "A title", content)
        .small(vec![1, 2])
        .action(Rename::new(" (1)"))
        .labels(BTreeMap::from([("k".to_owned(), "v".to_owned())]))
        .taken("2024-01-02T03:04:05Z".parse().unwrap())
        .key("secret")
        .mood(FilesUploadBodyMood::Good)
        .count(3)
        .send()
        .await
        .unwrap();
    let named = |name: &str| format!("Content-Disposition: form-data; name=\"{name}\"");
    let json = "Content-Type: application/json";
    assert_eq!(
        parts(&script.only()),
        [
            part(
                &[&named("metadata"), json],
                r#"{"name":"a","parents":["root"]}"#
            ),
            part(&[&named("title")], "A title"),
            part(&[&named("count")], "3"),
            part(&[&named("mood")], "good"),
            part(&[&named("key")], "secret"),
            part(&[&named("taken")], "2024-01-02T03:04:05Z"),
            part(&[&named("labels"), json], r#"{"k":"v"}"#),
            part(
                &[&named("action"), json],
                r#"{"action":"rename","suffix":" (1)"}"#
            ),
            part(
                &[
                    "Content-Disposition: form-data; name=\"content\"; filename=\"ü %22a%22.txt\"",
                    "Content-Type: text/plain",
                ],
                "the bytes",
            ),
            part(
                &[
                    "Content-Disposition: form-data; name=\"preview\"; filename=\"file\"",
                    "Content-Type: application/octet-stream",
                ],
                "\u{1}\u{2}",
            ),
        ]
    );
}

#[tokio::test]
async fn parts_that_are_not_set_are_left_out() {
    let script = Script::default()
        .then(204, &[], "")
        .then(204, &[], "")
        .ready();
    let client = client(Client::builder(), &script);
    client.files().attach().note("n").send().await.unwrap();
    client
        .files()
        .attach()
        .content(vec![b'x'])
        .send()
        .await
        .unwrap();
    let seen = script.seen();
    let bodies =
        |sent: &Sent| -> Vec<String> { parts(sent).into_iter().map(|(_, body)| body).collect() };
    assert_eq!(bodies(&seen[0]), ["n"]);
    assert_eq!(bodies(&seen[1]), ["x"]);
}

#[tokio::test]
async fn a_form_of_bytes_can_be_sent_again_and_one_with_a_stream_cannot() {
    let script = Script::default()
        .then(204, &[], "")
        .then(204, &[], "")
        .ready();
    let client = client(Client::builder(), &script);
    client
        .files()
        .attach()
        .content(vec![b'x'])
        .send()
        .await
        .unwrap();
    let once = Body::from_stream(None, ByteStream::from_bytes("x"));
    client.files().attach().content(once).send().await.unwrap();
    let seen = script.seen();
    assert!(seen[0].request.is_replayable());
    assert!(!seen[1].request.is_replayable());
}

//! Tests of documents with several servers.

use build_tools_corpus::servers::{Client, ErrorKind, types::NewNode};

use crate::support::{Script, client};

#[tokio::test]
async fn the_same_path_goes_to_the_host_that_the_document_names() {
    let script = Script::default()
        .then(201, &[], r#"{"id": "a"}"#)
        .then(201, &[], r#"{"id": "b", "content": {"size": 3}}"#)
        .ready();
    let client = client(Client::builder(), &script);
    client
        .nodes()
        .create(NewNode::new("folder"))
        .send()
        .await
        .unwrap();
    let file = client.content().upload("abc").send().await.unwrap();
    assert_eq!(
        file.content.as_ref().and_then(|content| content.size),
        Some(3)
    );
    assert_eq!(
        script.lines(),
        [
            "POST https://api.example.com/v2/nodes",
            "POST https://content.example.com/cdproxy/nodes",
        ]
    );
}

#[tokio::test]
async fn a_parameter_of_another_document_is_the_operations_own() {
    let script = Script::of(200, r#"{"id": "a b"}"#);
    client(Client::builder(), &script)
        .nodes()
        .show("a b")
        .send()
        .await
        .unwrap();
    assert_eq!(
        script.lines(),
        ["GET https://api.example.com/v2/nodes/a%20b"]
    );
}

#[tokio::test]
async fn each_server_can_be_moved_alone() {
    let script = Script::of(200, "{}");
    let builder = Client::builder().base_url("content", "http://127.0.0.1:9/files");
    client(builder, &script)
        .content()
        .describe("a")
        .send()
        .await
        .unwrap();
    assert_eq!(
        script.lines(),
        ["GET http://127.0.0.1:9/files/nodes/a/content"]
    );
}

#[tokio::test]
async fn errors_are_read_as_the_operations_document_says() {
    let script = Script::default()
        .then(
            404,
            &[("x-request-id", "r1")],
            r#"{"code": "GONE", "message": "No such node."}"#,
        )
        .then(
            413,
            &[],
            r#"{"error": {"code": "FILE_TOO_LARGE", "text": "Too large."}}"#,
        )
        .then(413, &[], r#"{"error": {"code": "SOMETHING_ELSE"}}"#)
        .ready();
    let client = client(Client::builder(), &script);

    let missing = client.nodes().show("a").send().await.unwrap_err();
    assert_eq!(ErrorKind::of(&missing), ErrorKind::NotFound);
    assert_eq!(
        (missing.code(), missing.request_id()),
        (Some("GONE"), Some("r1"))
    );

    let large = client.content().upload("a").send().await.unwrap_err();
    assert_eq!(ErrorKind::of(&large), ErrorKind::TooLarge);
    assert!(large.to_string().contains("Too large."), "{large}");

    let other = client.content().upload("a").send().await.unwrap_err();
    assert_eq!(ErrorKind::of(&other), ErrorKind::Other);
}

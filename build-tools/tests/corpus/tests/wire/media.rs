//! Tests of media types other than plain JSON and forms.

use build_tools_corpus::media::Client;
use build_tools_corpus::media::types::{Change, FileOwner, NewName};
use cloud_drives_core::Body;

use crate::support::{Script, client};

#[tokio::test]
async fn json_of_another_media_type_is_sent_as_that_and_read_from_any_success() {
    let script = Script::of(
        203,
        r#"{"id":"a","level":7,"share":0.5,"count":2,"more":{"x":[1]},"owner":"me"}"#,
    );
    let builder = Client::builder().token("k-1");
    let file = client(builder, &script)
        .files()
        .patch("a", vec![Change::new("remove", "/note")])
        .await
        .unwrap();
    assert_eq!(
        (file.level, file.share, file.count),
        (7, Some(0.5), Some(2))
    );
    assert_eq!(file.more["x"], serde_json::json!([1]));
    assert!(matches!(&file.owner, Some(FileOwner::Text(name)) if name == "me"));
    let sent = script.only();
    assert_eq!(
        sent.header("content-type"),
        Some("application/json-patch+json")
    );
    assert_eq!(sent.text(), r#"[{"op":"remove","path":"/note"}]"#);
    assert_eq!(sent.header("x-api-key"), Some("k-1"));
    assert_eq!(sent.header("authorization"), None);
}

#[tokio::test]
async fn text_is_an_answer() {
    let script = Script::of(200, "some words");
    let builder = Client::builder().token("key");
    let note = client(builder, &script).files().note("a").await.unwrap();
    assert_eq!(note, "some words");
}

#[tokio::test]
async fn a_list_is_a_part_or_a_field_for_each_item() {
    let script = Script::of(204, "");
    let builder = Client::builder().token("key");
    client(builder, &script)
        .files()
        .attach("a", ["one", "two"].map(Body::from))
        .tags(["a", "b"])
        .sizes([1, 2])
        .await
        .unwrap();
    let sent = script.only();
    let names: Vec<&str> = sent
        .text()
        .lines()
        .filter_map(|line| line.strip_prefix("Content-Disposition: form-data; name="))
        .collect();
    assert_eq!(
        names,
        [
            "\"files[]\"; filename=\"file\"",
            "\"files[]\"; filename=\"file\"",
            "\"tags\"",
            "\"tags\"",
            "\"sizes\"",
            "\"sizes\""
        ]
    );
}

#[tokio::test]
async fn a_key_in_the_query_may_be_missing_and_a_word_behind_the_path_is_not_sent() {
    for (token, query) in [
        (Some("k&1"), "action=rename&key=k%261"),
        (None, "action=rename"),
    ] {
        let script = Script::of(200, "renamed");
        let mut builder = Client::builder();
        if let Some(token) = token {
            builder = builder.token(token);
        }
        client(builder, &script)
            .files()
            .rename("a", NewName::new("b").aliases(["c", "d"]))
            .send()
            .await
            .unwrap();
        let sent = script.only();
        assert_eq!(sent.request.url().path(), "/v1/files/a");
        assert_eq!(sent.query(), query);
        assert_eq!(sent.text(), "aliases=c&aliases=d&name=b");
    }
}

#[tokio::test]
async fn a_call_that_needs_a_key_says_so() {
    let script = Script::of(200, "");
    let error = client(Client::builder(), &script)
        .files()
        .note("a")
        .await
        .unwrap_err();
    assert!(
        error.is_auth() && error.to_string().contains("needs a key"),
        "{error}"
    );
}

#[tokio::test]
async fn related_parts_have_no_names() {
    let script = Script::of(204, "");
    client(Client::builder().token("key"), &script)
        .files()
        .upload(NewName::new("a"), Body::from("bytes"))
        .await
        .unwrap();
    let sent = script.only();
    let kind = sent.header("content-type").unwrap();
    let boundary = kind.strip_prefix("multipart/related; boundary=").unwrap();
    let expected = format!(
        "--{boundary}\r\nContent-Type: application/json\r\n\r\n{{\"name\":\"a\"}}\r\n\
         --{boundary}\r\nContent-Type: application/octet-stream\r\n\r\nbytes\r\n--{boundary}--\r\n"
    );
    assert_eq!(sent.text(), expected);
}

//! Tests of headers: those of requests, and typed ones of answers.

use build_tools_corpus::headers::Client;
use build_tools_corpus::headers::headers::{
    FetchNotModifiedHeaders, FetchOkHeaders, FetchOutcome, LookHeaders,
};
use build_tools_corpus::headers::types::HeadersLookXKind;
use cloud_drives_core::CallOptions;

use crate::support::{CANARY, Script, client};

const DEVICE: &str = "67e55044-10b1-426f-9247-bb680e5fe0c8";

#[tokio::test]
async fn headers_are_sent_as_text_and_secret_ones_marked() {
    let script = Script::of(204, "");
    client(Client::builder(), &script)
        .headers()
        .send_some("a", DEVICE.parse().unwrap())
        .if_match("\"1\"")
        .x_retry(-3)
        .x_dry_run(true)
        .x_mode("thorough")
        .x_link_password(CANARY)
        .send()
        .await
        .unwrap();
    let sent = script.only();
    let headers = [
        ("x-account", "a"),
        ("if-match", "\"1\""),
        ("x-retry", "-3"),
        ("x-dry-run", "true"),
        ("x-mode", "thorough"),
        ("x-link-password", CANARY),
        ("x-device-id", DEVICE),
    ];
    for (name, value) in headers {
        assert_eq!(sent.header(name), Some(value), "{name}");
    }
    assert!(!format!("{:?}", sent.request).contains(CANARY));
}

#[tokio::test]
async fn headers_that_are_not_set_are_not_sent() {
    let script = Script::of(204, "");
    client(Client::builder(), &script)
        .headers()
        .send_some("a", DEVICE.parse().unwrap())
        .send()
        .await
        .unwrap();
    assert_eq!(script.only().header("if-match"), None);
}

#[tokio::test]
async fn headers_set_on_a_call_take_precedence() {
    let script = Script::of(204, "");
    let options = CallOptions::default()
        .with_header("x-account", "theirs")
        .unwrap();
    client(Client::builder(), &script)
        .headers()
        .send_some("ours", DEVICE.parse().unwrap())
        .with_options(options)
        .send()
        .await
        .unwrap();
    assert_eq!(script.only().header("x-account"), Some("theirs"));
}

#[tokio::test]
async fn a_value_that_no_header_can_hold_is_refused_without_showing_it() {
    let script = Script::default().ready();
    let error = client(Client::builder(), &script)
        .headers()
        .send_some(format!("{CANARY}\r\nx: y"), DEVICE.parse().unwrap())
        .send()
        .await
        .unwrap_err();
    assert!(error.to_string().contains("x-account"), "{error}");
    assert!(!format!("{error} {error:?}").contains(CANARY));
    assert!(script.seen().is_empty());
}

#[tokio::test]
async fn headers_of_an_answer_have_types() {
    let script = Script::default()
        .then(
            200,
            &[
                ("etag", "\"7\""),
                ("content-length", "18446744073709551615"),
                ("x-folder", "false"),
                ("x-kind", "drawer"),
                ("x-key", CANARY),
                ("x-taken", "2024-06-01T03:00:00+03:00"),
                ("x-owner", DEVICE),
                ("x-version", "-2"),
            ],
            "",
        )
        .ready();
    let answer = client(Client::builder(), &script)
        .headers()
        .look()
        .send()
        .await
        .unwrap();
    let headers: LookHeaders = answer.typed_headers().unwrap();
    assert_eq!(headers.e_tag, "\"7\"");
    assert_eq!(headers.content_length, Some(u64::MAX));
    assert_eq!(headers.x_folder, Some(false));
    assert_eq!(
        headers.x_kind,
        HeadersLookXKind::Unknown("drawer".to_owned())
    );
    assert_eq!(headers.x_key.as_ref().map(|key| key.expose()), Some(CANARY));
    assert_eq!(
        headers.x_taken.unwrap().to_rfc3339(),
        "2024-06-01T00:00:00+00:00"
    );
    assert_eq!(headers.owned_by.unwrap().to_string(), DEVICE);
    assert_eq!(headers.x_version, -2);
    assert!(!format!("{headers:?}").contains(CANARY));
}

#[tokio::test]
async fn a_header_that_is_missing_or_wrong_is_named() {
    let script = Script::default()
        .then(200, &[("etag", "\"7\""), ("x-kind", "file")], "")
        .then(
            200,
            &[("etag", "\"7\""), ("x-kind", "file"), ("x-version", "two")],
            "",
        )
        .then(
            200,
            &[("etag", "\"7\""), ("x-kind", "file"), ("x-version", "2")],
            "",
        )
        .ready();
    let client = client(Client::builder(), &script);
    for _ in 0..2 {
        let answer = client.headers().look().send().await.unwrap();
        let error = answer.typed_headers::<LookHeaders>().unwrap_err();
        assert!(error.to_string().contains("x-version"), "{error}");
    }
    let answer = client.headers().look().send().await.unwrap();
    let headers: LookHeaders = answer.typed_headers().unwrap();
    assert_eq!((headers.x_folder, headers.x_version), (None, 2));
}

#[tokio::test]
async fn each_outcome_has_headers_of_its_own() {
    let script = Script::default()
        .then(200, &[("etag", "\"1\"")], r#"["a"]"#)
        .then(304, &[("etag", "\"1\""), ("retry-after", "30")], "")
        .ready();
    let client = client(Client::builder(), &script);
    let answer = client.headers().fetch().send().await.unwrap();
    assert_eq!(
        answer
            .typed_headers::<FetchOkHeaders>()
            .unwrap()
            .e_tag
            .as_deref(),
        Some("\"1\"")
    );
    assert_eq!(answer.into_body(), FetchOutcome::Ok(vec!["a".to_owned()]));
    let answer = client.headers().fetch().send().await.unwrap();
    let headers: FetchNotModifiedHeaders = answer.typed_headers().unwrap();
    assert_eq!(headers.retry_after, Some(30));
    assert_eq!(answer.into_body(), FetchOutcome::NotModified);
}

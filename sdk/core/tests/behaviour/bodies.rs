//! Bodies: replayable or one-shot, JSON and forms.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use cloud_drives_core::{Body, ByteStream, ErrorClass};
use serde::Serialize;

use crate::support::{chunks, contents};

#[tokio::test]
async fn bytes_can_be_opened_as_often_as_needed() {
    for body in [
        Body::from("abc"),
        Body::from(b"abc".to_vec()),
        Body::from("abc".to_owned()),
    ] {
        assert!(body.is_replayable());
        assert_eq!(body.content_length(), Some(3));
        assert_eq!(contents(&body).await, "abc");
        assert_eq!(contents(&body).await, "abc");
    }
}

#[tokio::test]
async fn a_factory_makes_a_new_stream_for_every_attempt() {
    let opened = Arc::new(AtomicU32::new(0));
    let count = opened.clone();
    let body = Body::from_factory(Some(6), move || {
        count.fetch_add(1, Ordering::SeqCst);
        Box::pin(async { Ok(chunks(&[b"abc", b"def"])) })
    });
    assert!(body.is_replayable() && body.as_bytes().is_none());
    assert_eq!(contents(&body).await, "abcdef");
    assert_eq!(contents(&body.clone()).await, "abcdef");
    assert_eq!(opened.load(Ordering::SeqCst), 2);
    assert_eq!(body.open().await.unwrap().content_length(), Some(6));
}

#[tokio::test]
async fn a_one_shot_stream_is_read_once_whichever_clone_reads_it() {
    let body = Body::from_stream(None, chunks(&[b"once"]));
    let clone = body.clone();
    assert!(!body.is_replayable());
    assert_eq!(body.content_length(), None);
    assert_eq!(contents(&clone).await, "once");
    let error = body.open().await.unwrap_err();
    assert_eq!(error.class(), ErrorClass::BodyConsumed);
    assert!(error.is_body_consumed() && !error.is_unsent() && !error.is_transient());
    assert!(error.message().contains("read only once"), "{error}");
}

#[tokio::test]
async fn an_empty_body_is_empty() {
    for body in [Body::empty(), Body::default(), Body::from(Vec::new())] {
        assert!(body.is_empty() && body.is_replayable());
        assert_eq!(contents(&body).await, "");
    }
    assert!(
        !Body::from_stream(None, ByteStream::empty()).is_empty(),
        "of unknown length"
    );
}

#[derive(Serialize)]
struct Form<'a> {
    grant_type: &'a str,
    scope: Option<&'a str>,
    interval: u32,
    confirm: bool,
}

#[tokio::test]
async fn a_form_is_flat_and_leaves_out_what_is_null() {
    let form = Form {
        grant_type: "a b&c=ü",
        scope: None,
        interval: 5,
        confirm: true,
    };
    let body = Body::from_form(&form).unwrap();
    assert_eq!(
        body.content_type(),
        Some("application/x-www-form-urlencoded")
    );
    let text = String::from_utf8(contents(&body).await.to_vec()).unwrap();
    let mut pairs: Vec<&str> = text.split('&').collect();
    pairs.sort_unstable();
    assert_eq!(
        pairs,
        ["confirm=true", "grant_type=a+b%26c%3D%C3%BC", "interval=5"]
    );
}

#[tokio::test]
async fn a_list_in_a_form_is_a_field_for_each_item() {
    let form = serde_json::json!({ "tags[]": ["a b", 2, true], "none": [] });
    let body = Body::from_form(&form).unwrap();
    let text = contents(&body).await;
    assert_eq!(text, "tags%5B%5D=a+b&tags%5B%5D=2&tags%5B%5D=true");
}

#[test]
fn a_form_names_the_member_that_does_not_fit() {
    let error = Body::from_form(&serde_json::json!({ "ok": 1, "nested": { "a": 1 } })).unwrap_err();
    assert!(
        error.is_invalid_input() && error.message().contains("\"nested\""),
        "{error}"
    );
    let error = Body::from_form(&serde_json::json!({ "list": [[1]] })).unwrap_err();
    assert!(error.message().contains("\"list\""), "{error}");
    assert!(
        Body::from_form(&3)
            .unwrap_err()
            .message()
            .contains("object")
    );
}

#[test]
fn a_value_that_is_no_json_is_refused() {
    let map = std::collections::HashMap::from([((1, 2), 3)]);
    assert!(Body::from_json(&map).unwrap_err().is_invalid_input());
}

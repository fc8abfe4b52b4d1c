//! Requests that can be built again.

use std::time::Duration;

use cloud_drives_core::reexport::{http::Method, url::Url};
use cloud_drives_core::{Body, ByteStream, CallOptions};

use crate::support::{chunks, contents, request};

#[tokio::test]
async fn a_clone_sends_the_same_as_the_first() {
    let mut first = request(Method::PUT, "https://host/a?b=c");
    first.headers_mut().insert("x-trace", "1".parse().unwrap());
    first.set_body(Body::from_json(&serde_json::json!({ "a": 1 })).unwrap());
    first.set_options(
        CallOptions::new()
            .with_deadline(Duration::from_secs(3))
            .with_extension("left by a layer"),
    );
    let again = first.clone();
    assert!(again.is_replayable());
    assert_eq!(again.method(), first.method());
    assert_eq!(again.url(), first.url());
    assert_eq!(again.headers(), first.headers());
    assert_eq!(again.headers()["content-type"], "application/json");
    assert_eq!(again.options().deadline(), Some(Duration::from_secs(3)));
    assert_eq!(
        again.options().extension::<&str>(),
        Some(&"left by a layer")
    );
    assert_eq!(contents(first.body()).await, contents(again.body()).await);
    assert_eq!(contents(again.body()).await, r#"{"a":1}"#);
}

#[test]
fn changes_of_a_clone_do_not_affect_the_original() {
    let mut first = request(Method::PUT, "https://host/a");
    first.headers_mut().insert("x-trace", "1".parse().unwrap());
    first.set_options(CallOptions::new().with_header("x-own", "1").unwrap());
    let mut other = first.clone();
    other.headers_mut().insert("x-trace", "2".parse().unwrap());
    other.apply_option_headers();
    *other.url_mut() = Url::parse("https://host/b").unwrap();
    other.extensions_mut().insert(7_u8);
    other.set_body(Body::from_bytes("abc"));
    assert_eq!(first.headers()["x-trace"], "1");
    assert!(!first.headers().contains_key("x-own"));
    assert_eq!(first.url().as_str(), "https://host/a");
    assert_eq!(first.extensions().get::<u8>(), None);
    assert!(first.body().is_empty());
    assert_eq!(other.headers()["x-trace"], "2");
    assert_eq!(other.headers()["x-own"], "1");
}

#[test]
fn a_request_with_a_one_shot_body_says_that_it_can_not_be_sent_again() {
    let mut request = request(Method::PUT, "https://host/");
    request.set_body(Body::from_stream(None, ByteStream::from_bytes("x")));
    assert!(!request.is_replayable());
}

#[test]
fn a_content_type_that_is_set_wins_over_that_of_the_body() {
    let mut request = request(Method::PUT, "https://host/");
    request
        .headers_mut()
        .insert("content-type", "application/vnd.x+json".parse().unwrap());
    request.set_body(Body::from_json(&1).unwrap());
    assert_eq!(request.headers()["content-type"], "application/vnd.x+json");
}

#[test]
fn headers_of_the_options_take_the_place_of_the_requests_own() {
    let mut request = request(Method::GET, "https://host/");
    request
        .headers_mut()
        .insert("authorization", "OAuth mine".parse().unwrap());
    request
        .headers_mut()
        .insert("accept", "a/b".parse().unwrap());
    let options = CallOptions::new()
        .with_header("Authorization", "Bearer other")
        .unwrap();
    request.set_options(
        options
            .with_header("x-two", "1")
            .unwrap()
            .with_header("x-two", "2")
            .unwrap(),
    );
    assert_eq!(
        request.headers()["authorization"],
        "OAuth mine",
        "not before it is asked for"
    );
    request.apply_option_headers();
    request.apply_option_headers();
    assert_eq!(request.headers()["authorization"], "Bearer other");
    assert_eq!(request.headers()["accept"], "a/b");
    assert_eq!(request.headers().get_all("x-two").iter().count(), 2);
}

#[test]
fn a_header_that_can_not_be_sent_is_refused_by_name() {
    let error = CallOptions::new().with_header("a b", "x").unwrap_err();
    assert_eq!(error.message(), "\"a b\" is not a valid header name");
    let error = CallOptions::new()
        .with_header("x-a", "s3cret\r\nx-b: 1")
        .unwrap_err();
    assert!(
        error.message().contains("x-a") && !error.to_string().contains("s3cret"),
        "{error}"
    );
}

#[test]
fn a_layer_can_change_every_part_of_a_request() {
    let mut request = request(Method::GET, "https://host/a");
    *request.url_mut() = Url::parse("https://other/b").unwrap();
    request.extensions_mut().insert(7_u8);
    request.set_body(Body::from_stream(Some(2), chunks(&[b"a", b"b"])));
    assert_eq!(request.url().as_str(), "https://other/b");
    assert_eq!(request.extensions().get::<u8>(), Some(&7));
    assert_eq!(request.body().content_length(), Some(2));
}

#[test]
fn a_header_parameter_is_put_on_and_a_bad_value_is_not_shown() {
    let mut request = request(Method::GET, "https://host/");
    request.set_header("x-limit", 5_u32).unwrap();
    request.set_header("x-limit", 6_u32).unwrap();
    request.set_header("authorization", "Bearer x").unwrap();
    assert_eq!(
        request
            .headers()
            .get_all("x-limit")
            .iter()
            .collect::<Vec<_>>(),
        ["6"]
    );
    assert!(request.headers()["authorization"].is_sensitive());
    let error = request.set_header("x-limit", "s3cret\n").unwrap_err();
    assert!(
        error.to_string().contains("x-limit") && !error.to_string().contains("s3cret"),
        "{error}"
    );
}

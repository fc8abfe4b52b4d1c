//! A call that is put together by a generated request: what is set again, what can't be sent, and what is shown.

use cloud_drives_core::{
    Call, ClientBuilder, ClientCore, ErrorClass, OperationInfo, Secret, check,
};
use futures_util::TryStreamExt;
use serde_json::{Value, json};

use crate::client::PROVIDER;
use crate::support::memory::Memory;

static SHOW: OperationInfo =
    OperationInfo::new("files.show", true).at("PUT", "/{folder}/files/{path*}/show");

fn core() -> ClientCore {
    let builder: ClientBuilder = ClientBuilder::new(&PROVIDER);
    let builder = builder.transport(Memory::fixed(200, &[], "{}"));
    builder.build().unwrap()
}

fn show() -> Call {
    let mut call = Call::new(&core(), &SHOW);
    call.path::<&str>("folder", "a/b")
        .path::<&str>("path", "/c d/e");
    call
}

#[test]
fn the_path_is_the_template_with_the_parameters_in_their_places() {
    let request = show().into_request().unwrap();
    let url = "https://api.example.com/v1/a%2Fb/files/c%20d/e/show";
    assert_eq!(request.url().as_str(), url);
    assert_eq!(request.method(), "PUT");

    let mut leaving = Call::new(&core(), &SHOW);
    leaving
        .path::<&str>("folder", "..")
        .path::<&str>("path", "a");
    let error = leaving.into_request().unwrap_err();
    assert!(
        error.to_string().starts_with("files.show: folder: "),
        "{error}"
    );
}

#[test]
fn what_is_set_again_replaces_what_was_set_and_what_was_wrong_with_it() {
    let mut call = show();
    call.query::<u32>("limit", 0_u32);
    call.check(check::number("limit", 0, 1..=100));
    call.query_comma::<&str>("fields", ["a", "b"]);
    call.query_repeated::<u32>("n", [1_u32, 2]);
    call.query_deep::<Value>("filter", json!({ "a": 1, "b": 2 }));
    call.header::<&str>("x-note", "one\ntwo");
    let error = call.clone().into_request().unwrap_err();
    assert_eq!(error.class(), ErrorClass::InvalidInput);
    assert_eq!(
        error.to_string(),
        "files.show: limit: is 0; expected 1 to 100"
    );

    call.query::<u32>("limit", 7_u32);
    call.query_comma::<&str>("fields", ["c"]);
    call.query_repeated::<u32>("n", [3_u32]);
    call.query_deep::<Value>("filter", json!({ "c": 3 }));
    call.header::<&str>("x-note", "three");
    let request = call.into_request().unwrap();
    let query = "limit=7&fields=c&n=3&filter%5Bc%5D=3";
    assert_eq!(request.url().query(), Some(query));
    assert_eq!(request.headers()["x-note"], "three");
}

#[test]
fn bounds_are_skipped_on_request_and_what_cannot_be_sent_is_not() {
    let mut call = show();
    call.query::<u32>("limit", 0_u32);
    call.check(check::number("limit", 0, 1..=100));
    call.skip_checks();
    let request = call.clone().into_request().unwrap();
    assert_eq!(request.url().query(), Some("limit=0"));

    call.header::<&str>("x-note", "one\ntwo");
    let error = call.into_request().unwrap_err();
    assert!(error.to_string().contains("`x-note`"), "{error}");
}

#[test]
fn a_body_stands_inside_the_members_around_it() {
    let mut call = show();
    call.empty_json();
    let body = |call: &Call| {
        let request = call.clone().into_request().unwrap();
        let text = request.body().as_bytes().unwrap().clone();
        String::from_utf8(text.to_vec()).unwrap()
    };
    assert_eq!(body(&call), "{}");
    call.json_in::<Vec<u32>>(&["data", "ids"], [1, 2]);
    assert_eq!(body(&call), r#"{"data":{"ids":[1,2]}}"#);
    call.json::<Value>(json!(3))
        .media("application/merge-patch+json");
    assert_eq!(body(&call), "3");
    let request = call.into_request().unwrap();
    assert_eq!(
        request.headers()["content-type"],
        "application/merge-patch+json"
    );
}

#[tokio::test]
async fn parts_keep_the_order_of_the_spec() {
    let mut call = show();
    call.multipart(false);
    call.file_part(2, "file", [b"contents".to_vec()]);
    call.text_part::<u32>(1, "number", [1_u32, 2]);
    call.json_part::<Value>(0, "metadata", json!({ "old": true }));
    call.json_part::<Value>(0, "metadata", json!({ "name": "a" }));
    let body = call.into_request().unwrap().body().clone();
    let chunks: Vec<_> = body.open().await.unwrap().try_collect().await.unwrap();
    let text = String::from_utf8(chunks.concat()).unwrap();
    let places: Vec<_> = [r#"{"name":"a"}"#, "\r\n1\r\n", "\r\n2\r\n", "contents"]
        .map(|part| text.find(part).unwrap())
        .into();
    assert!(places.is_sorted(), "{text}");
    assert!(!text.contains("old"), "{text}");
}

#[test]
fn debug_shows_names_and_no_value() {
    let mut call = show();
    call.query::<Secret>("key", "s3cret")
        .header::<&str>("x-note", "s3cret");
    call.json::<Value>(json!("s3cret"));
    let shown = format!("{call:?}");
    assert!(shown.contains("key") && shown.contains("x-note"), "{shown}");
    for hidden in ["s3cret", "c d", "a%2Fb"] {
        assert!(!shown.contains(hidden), "{shown}");
    }
}

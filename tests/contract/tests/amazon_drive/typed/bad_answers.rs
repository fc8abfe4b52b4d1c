//! Tests of answers that are truncated, invalid, too large or of an unexpected format.

use amazon_drive::{Error, ErrorClass};
use cloud_drives_emulator::Fault;
use http::Method;

use super::signed_in;

const QUOTA: &str = "/drive/v1/account/quota";
const LIST: &str = "/drive/v1/nodes";

async fn quota_with(fault: Fault) -> Error {
    let (emulator, drive) = signed_in().await;
    let fault = emulator.faults().add(fault);
    let error = drive.account().quota().send().await.unwrap_err();
    assert_eq!(fault.used(), 1);
    error
}

fn answer(path: &str, kind: &'static str, body: &'static str) -> Fault {
    Fault::on(Method::GET, path).status(200).body(kind, body)
}

#[tokio::test]
async fn html_where_json_was_expected_is_named_as_that() {
    let error = quota_with(answer(QUOTA, "text/html", "<html>canary</html>")).await;
    assert_eq!(error.class(), ErrorClass::Decode);
    assert!(error.to_string().contains("text/html"), "{error}");
    assert!(!error.to_string().contains("canary"), "{error}");
}

#[tokio::test]
async fn an_empty_answer_is_named_as_that() {
    let error = quota_with(Fault::on(Method::GET, QUOTA).empty_body()).await;
    assert_eq!(error.class(), ErrorClass::Decode);
}

#[tokio::test]
async fn a_cut_answer_is_never_half_an_answer() {
    let error = quota_with(Fault::on(Method::GET, QUOTA).cut_after(5)).await;
    assert!(error.is_transport() || error.is_decode(), "{error}");
    let error = quota_with(answer(QUOTA, "application/json", r#"{"quota": 1"#)).await;
    assert_eq!(error.class(), ErrorClass::Decode);
}

#[tokio::test]
async fn a_member_of_the_wrong_type_is_named_with_its_path() {
    let (emulator, drive) = signed_in().await;
    let wrong = r#"{"count": 1, "data": [{"id": "a", "status": "AVAILABLE", "contentProperties": {"size": "big"}}]}"#;
    emulator
        .faults()
        .add(answer(LIST, "application/json", wrong));
    let page = drive.nodes().list().send().await.unwrap();
    let error = page.strict().unwrap_err();
    assert!(
        error.to_string().contains("data[0].contentProperties.size"),
        "{error}"
    );
    assert!(!error.to_string().contains("big"), "{error}");
}

#[tokio::test]
async fn undescribed_members_are_ignored_and_open_enums_keep_new_values() {
    let (emulator, drive) = signed_in().await;
    let odd = r#"{"count": 4294967296, "data": [{"id": "short", "status": "FROZEN", "kind": "VISUAL_COLLECTION",
        "parents": null, "settings": {"x": 1}, "contentProperties": {"size": 9007199254740993, "contentDate": "2015-01-01T00:00:00.00Z"}}],
        "nextToken": ""}"#;
    emulator.faults().add(answer(LIST, "application/json", odd));
    let page = drive.nodes().list().send().await.unwrap();
    let node = &page.data[0];
    assert_eq!(
        (node.status.as_str(), page.count),
        ("FROZEN", Some(1 << 32))
    );
    let contents = node.content_properties.as_ref().unwrap();
    assert_eq!(contents.size, Some(9_007_199_254_740_993));
    assert!(contents.content_date.is_some());

    let last = r#"{"count": 1, "data": [{"id": "a", "status": "AVAILABLE"}], "nextToken": ""}"#;
    emulator
        .faults()
        .add(answer(LIST, "application/json", last));
    let mut items = drive.nodes().list().items();
    assert!(items.try_next().await.unwrap().is_some());
    assert!(
        items.try_next().await.unwrap().is_none(),
        "an empty nextToken is none"
    );
}

#[tokio::test]
async fn an_answer_beyond_the_limit_is_refused_before_it_fills_the_memory() {
    let (emulator, _) = signed_in().await;
    let small = amazon_drive::Client::builder()
        .token(emulator.sign_in())
        .base_url("metadata", emulator.metadata_url())
        .max_json_bytes(20)
        .build()
        .unwrap();
    let error = small.account().quota().send().await.unwrap_err();
    assert!(
        error.is_too_large() && error.to_string().contains("20"),
        "{error}"
    );
}

#[tokio::test]
async fn a_download_that_is_cut_is_an_error_of_the_stream() {
    let (emulator, drive) = signed_in().await;
    let id = emulator.put_file("/a", vec![1_u8; 1000]);
    emulator
        .faults()
        .add(Fault::on(Method::GET, "*/content").cut_after(100));
    let stream = drive
        .content()
        .download(&id)
        .send()
        .await
        .unwrap()
        .into_body();
    let error = stream.collect(10_000).await.unwrap_err();
    assert!(error.is_transport(), "{error}");
}

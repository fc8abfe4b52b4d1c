//! Tests of answers that are truncated, invalid, too large or of an unexpected format.

use cloud_drives_emulator::Fault;
use http::Method;
use yandex_disk::{Error, ErrorClass, ErrorKind};

use super::signed_in;

const PATH: &str = "/v1/disk/resources";

async fn answered_with(fault: Fault) -> Error {
    let (emulator, disk) = signed_in().await;
    emulator.put_file("disk:/a.txt", "a");
    let fault = emulator.faults().add(fault);
    let error = disk
        .resources()
        .get("disk:/a.txt")
        .send()
        .await
        .unwrap_err();
    assert_eq!(fault.used(), 1);
    assert_eq!(error.operation(), Some("resources.get"));
    error
}

fn body(kind: &'static str, body: &'static str) -> Fault {
    Fault::on(Method::GET, PATH).status(200).body(kind, body)
}

#[tokio::test]
async fn html_where_json_was_expected_is_named_as_that() {
    let error = answered_with(body("text/html", "<html>canary</html>")).await;
    assert_eq!(error.class(), ErrorClass::Decode);
    assert!(error.to_string().contains("text/html"), "{error}");
    assert!(!error.to_string().contains("canary"), "{error}");
}

#[tokio::test]
async fn an_empty_answer_is_named_as_that() {
    let error = answered_with(Fault::on(Method::GET, PATH).empty_body()).await;
    assert_eq!(error.class(), ErrorClass::Decode);
    assert!(error.to_string().contains("empty"), "{error}");
}

#[tokio::test]
async fn a_cut_answer_is_never_half_an_answer() {
    let error = answered_with(Fault::on(Method::GET, PATH).cut_after(10)).await;
    assert!(error.is_transport(), "{error}");
    let error = answered_with(body("application/json", r#"{"name": "a.t"#)).await;
    assert_eq!(error.class(), ErrorClass::Decode);
    assert!(error.to_string().contains("truncated"), "{error}");
}

#[tokio::test]
async fn a_member_of_the_wrong_type_is_named_with_its_path() {
    let wrong = r#"{"_embedded": {"items": [{"name": "a"}, {"size": "big"}]}}"#;
    let (emulator, disk) = signed_in().await;
    emulator.faults().add(body("application/json", wrong));
    let page = disk.resources().get("disk:/").send().await.unwrap();
    let error = page.strict().unwrap_err();
    assert!(
        error.to_string().contains("_embedded.items[1].size"),
        "{error}"
    );
    assert!(!error.to_string().contains("big"), "{error}");
}

#[tokio::test]
async fn unknown_members_are_ignored_and_open_enums_keep_new_values() {
    let (emulator, disk) = signed_in().await;
    let odd = r#"{"name": "a", "type": "portal", "shiny": {"new": [1]}, "exif": null}"#;
    emulator.faults().add(body("application/json", odd));
    let read = disk.resources().get("disk:/a").send().await.unwrap();
    assert_eq!(
        read.type_.as_ref().map(ToString::to_string).as_deref(),
        Some("portal")
    );
}

#[tokio::test]
async fn an_answer_beyond_the_limit_is_refused_before_it_fills_the_memory() {
    let (emulator, _) = signed_in().await;
    emulator.put_file("disk:/a.txt", "a");
    let disk = yandex_disk::Client::builder()
        .token(emulator.sign_in())
        .base_url("api", emulator.api_url())
        .max_json_bytes(100)
        .build()
        .unwrap();
    let error = disk
        .resources()
        .get("disk:/a.txt")
        .send()
        .await
        .unwrap_err();
    assert!(error.is_too_large(), "{error}");
    assert!(error.to_string().contains("100"), "{error}");
}

#[tokio::test]
async fn an_error_page_is_read_by_its_status() {
    let error = answered_with(
        Fault::on(Method::GET, PATH)
            .status(502)
            .body("text/html", "<html>Bad Gateway</html>"),
    )
    .await;
    assert_eq!(ErrorKind::of(&error), ErrorKind::BadGateway);
    assert!(error.is_server_error());
}

#[tokio::test]
async fn an_undescribed_status_keeps_its_number() {
    let error = answered_with(Fault::on(Method::GET, PATH).status(418)).await;
    assert_eq!(ErrorKind::of(&error), ErrorKind::Other);
    assert_eq!(error.status().map(|status| status.as_u16()), Some(418));
}

#[tokio::test]
async fn a_reset_connection_is_a_transport_error_without_a_status() {
    let error = answered_with(Fault::on(Method::GET, PATH).reset()).await;
    assert_eq!(error.status(), None);
    assert!(
        matches!(ErrorKind::of(&error), ErrorKind::Local(_)),
        "{error}"
    );
}

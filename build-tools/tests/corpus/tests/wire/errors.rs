//! Tests of error kinds: how status and code select them, and where message and request id are read from.

use build_tools_corpus::errors::{Client, ErrorKind};
use cloud_drives_core::{Error, ErrorClass};

use crate::support::{Script, client};

async fn error(status: u16, body: &'static str) -> Error {
    let script = Script::of(status, body);
    client(Client::builder(), &script)
        .things()
        .list()
        .send()
        .await
        .unwrap_err()
}

#[tokio::test]
async fn the_kind_is_chosen_by_status_and_code_then_code_then_status_then_class() {
    let answers = [
        (404, "{}", ErrorKind::Missing),
        (
            404,
            r#"{"error": {"code": "NO_FILE"}}"#,
            ErrorKind::MissingFile,
        ),
        (
            404,
            r#"{"errors": [{"code": "FILE_GONE"}]}"#,
            ErrorKind::MissingFile,
        ),
        (400, r#"{"error": {"code": "NO_FILE"}}"#, ErrorKind::Other),
        (
            400,
            r#"{"error": {"code": "OUT_OF_SPACE"}}"#,
            ErrorKind::Quota,
        ),
        (
            404,
            r#"{"error": {"code": "OUT_OF_SPACE"}}"#,
            ErrorKind::Quota,
        ),
        (
            423,
            r#"{"error": {"code": "FOREVER"}}"#,
            ErrorKind::BlockedForGood,
        ),
        (423, r#"{"error": {"code": "ELSE"}}"#, ErrorKind::Blocked),
        (500, "<html>", ErrorKind::Broken),
        (503, "", ErrorKind::Busy),
        (599, "", ErrorKind::Broken),
        (418, "", ErrorKind::Other),
    ];
    for (status, body, kind) in answers {
        assert_eq!(
            ErrorKind::of(&error(status, body).await),
            kind,
            "{status} {body}"
        );
    }
}

#[test]
fn a_family_holds_everything_below_it() {
    assert!(ErrorKind::BlockedForGood.is(ErrorKind::Refused));
    assert!(ErrorKind::BlockedForGood.is(ErrorKind::Blocked));
    assert!(ErrorKind::Busy.is(ErrorKind::Busy));
    assert!(!ErrorKind::Blocked.is(ErrorKind::BlockedForGood));
    assert!(!ErrorKind::Quota.is(ErrorKind::Refused));
}

#[tokio::test]
async fn message_and_request_id_are_read_from_the_first_place_that_has_them() {
    let first = error(
        400,
        r#"{"error": {"message": "one", "id": "r1"}, "message": "three"}"#,
    )
    .await;
    assert!(first.to_string().contains("one"), "{first}");
    assert_eq!(first.request_id(), Some("r1"));
    let second = error(400, r#"{"errors": [{"detail": "two"}]}"#).await;
    assert!(second.to_string().contains("two"), "{second}");
    let third = error(400, r#"{"error": {"message": null}, "message": "three"}"#).await;
    assert!(third.to_string().contains("three"), "{third}");

    let script = Script::default()
        .then(400, &[("x-request-id", "r2")], r#"{"error": {"id": "r1"}}"#)
        .ready();
    let both = client(Client::builder(), &script)
        .things()
        .list()
        .send()
        .await
        .unwrap_err();
    assert_eq!(both.request_id(), Some("r2"));
}

#[tokio::test]
async fn a_document_without_rules_leaves_the_body_unread() {
    let script = Script::of(404, r#"{"error": {"code": "NO_FILE"}}"#);
    let error = client(Client::builder(), &script)
        .others()
        .list()
        .send()
        .await
        .unwrap_err();
    assert_eq!(
        (error.code(), ErrorKind::of(&error)),
        (None, ErrorKind::Missing)
    );
}

#[tokio::test]
async fn failures_without_an_answer_are_local() {
    let script = Script::default().ready();
    let error = client(Client::builder(), &script)
        .things()
        .list()
        .send()
        .await
        .unwrap_err();
    assert_eq!(
        ErrorKind::of(&error),
        ErrorKind::Local(ErrorClass::InvalidInput)
    );
}

//! Tests of options of calls, of answers that the emulator does not give, of secrets and codes.
//!
//! Single calls are tested against the emulator.

use std::time::Duration;

use cloud_drives_core::{CallOptions, ErrorClass};

use super::{CANARY, FILE, builder, ok, script};
use crate::CallOptionsExt;
use crate::amazon_drive::PseudoCode;
use crate::prelude::*;
use crate::testing::{Answer, Scripted};

#[tokio::test(start_paused = true)]
async fn a_property_that_somebody_else_removed_does_not_end_the_removal() {
    let (transport, drive) = script([
        ok(r#"{"data":{"a":"1","b":"2"}}"#),
        Answer::status(404),
        Answer::status(204),
    ]);
    drive.delete_properties(FILE, "me").await.unwrap();
    assert_eq!(transport.calls().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn an_empty_answer_about_usage_is_an_answer() {
    let (_, drive) = script([ok("{}"), ok(r#"{"termsOfUse":"1.0.0","status":"CLOSED"}"#)]);
    assert_eq!(drive.get_account_usage().await.unwrap().doc, None);
    let info = drive.get_account_info().await.unwrap();
    assert_eq!(info.status.unwrap().as_str(), "CLOSED");
}

#[tokio::test(start_paused = true)]
async fn a_call_has_its_own_options_over_the_client_s() {
    let transport = Scripted::always(Answer::status(500));
    let defaults = CallOptions::new().with_header("x-a", "1").unwrap();
    let drive = builder(&transport)
        .endpoint("https://meta.example/", "https://content.example/")
        .default_options(defaults)
        .build()
        .unwrap();
    let own = CallOptions::new().with_retries(1, Duration::ZERO);
    let error = drive.get_quota().with_options(own).await.unwrap_err();
    assert_eq!(error.attempts(), 2);
    assert_eq!(transport.calls()[1].headers["x-a"], "1");
}

#[tokio::test(start_paused = true)]
async fn the_client_s_options_hold_for_the_typed_client_underneath_too() {
    let transport = Scripted::always(ok(r#"{"quota":1}"#));
    let defaults = CallOptions::new()
        .with_header("x-a", "default")
        .unwrap()
        .with_max_response_bytes(2);
    let drive = builder(&transport)
        .endpoint("https://meta.example/", "https://content.example/")
        .default_options(defaults)
        .build()
        .unwrap();
    let error = drive.api().account().quota().send().await.unwrap_err();
    assert!(error.is_too_large(), "{error}");
    // Another token keeps the defaults; the options of the call take precedence.
    let other = drive.with_token("other").unwrap();
    let own = CallOptions::new().with_header("x-a", "own").unwrap();
    let call = other.api().account().quota().with_options(own);
    assert!(call.send().await.unwrap_err().is_too_large());
    let calls = transport.calls();
    let values: Vec<_> = calls.iter().map(|call| &call.headers["x-a"]).collect();
    assert_eq!(values, ["default", "own"]);
}

#[tokio::test(start_paused = true)]
async fn nothing_shows_a_secret() {
    let answer =
        format!(r#"{{"id":"i","status":"AVAILABLE","tempLink":"https://x.example/?{CANARY}"}}"#);
    let transport = Scripted::new([ok(&answer), Answer::status(401), Answer::status(401)]);
    let builder = builder(&transport)
        .token(CANARY)
        .refresh_token(CANARY)
        .application("app", CANARY)
        .endpoint("https://meta.example/", "https://content.example/");
    let mut shown = format!("{builder:?}");
    let drive = builder.build().unwrap();
    let node = drive.get_metadata(FILE).await.unwrap();
    let error = drive.exchange_code(CANARY).await.unwrap_err();
    let other = drive.exchange_refresh_token(CANARY).await.unwrap_err();
    let calls = (
        drive.exchange_code(CANARY).code_verifier(CANARY),
        drive.exchange_refresh_token(CANARY),
        drive.get_access_token_info(CANARY),
        drive.get_auth_token().await.unwrap(),
        drive.authorization_url().begin().unwrap(),
    );
    shown += &format!("{drive:?} {node:?} {error} {error:?} {other} {other:?} {calls:?}");
    assert!(!shown.contains(CANARY), "{shown}");
}

#[test]
fn failures_have_the_codes_of_the_python_client() {
    let error = |class| crate::Error::new(class, "m");
    for (error, code) in [
        (error(ErrorClass::Connect), Some(1000)),
        (error(ErrorClass::Transport), Some(1000)),
        (error(ErrorClass::OperationFailed), Some(1002)),
        (error(ErrorClass::Integrity), Some(1003)),
        (
            error(ErrorClass::Decode).with_operation_name("changes.list"),
            Some(1003),
        ),
        (
            error(ErrorClass::Protocol).with_operation_name("changes.list"),
            Some(1003),
        ),
        (
            error(ErrorClass::Auth).with_status(http::StatusCode::BAD_REQUEST),
            Some(1004),
        ),
        (error(ErrorClass::Auth), Some(1005)),
        (
            error(ErrorClass::Decode).with_operation_name("oauth.token"),
            Some(1005),
        ),
        (
            error(ErrorClass::Status).with_status(http::StatusCode::NOT_FOUND),
            None,
        ),
        (error(ErrorClass::InvalidInput), None),
    ] {
        assert_eq!(
            PseudoCode::of(&error).map(PseudoCode::code),
            code,
            "{error:?}"
        );
    }
}

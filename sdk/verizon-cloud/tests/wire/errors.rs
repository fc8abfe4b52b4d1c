//! What went wrong, by status; the codes are not known (`wire.md §7`).

use std::time::Duration;

use cloud_drives_core::RetryAfter;
use serde_json::{Value, json};
use verizon_cloud::ErrorKind;

use crate::support::{CANARY, Script};

#[tokio::test]
async fn every_status_is_a_kind() {
    use ErrorKind as Kind;
    for (status, kind) in [
        (400, Kind::BadRequest),
        (401, Kind::Unauthorized),
        (403, Kind::Forbidden),
        (404, Kind::NotFound),
        (405, Kind::MethodNotAllowed),
        (406, Kind::NotAcceptable),
        (409, Kind::Conflict),
        (410, Kind::Gone),
        (411, Kind::LengthRequired),
        (412, Kind::PreconditionFailed),
        (413, Kind::QuotaExceeded),
        (415, Kind::UnsupportedMedia),
        (429, Kind::TooManyRequests),
        (500, Kind::InternalServer),
        (503, Kind::Unavailable),
        (504, Kind::GatewayTimeout),
        (418, Kind::Other),
    ] {
        let body = json!({ "error": "code", "error_description": "What happened." });
        let script = Script::new([(status, body)]);
        let error = script.client().account().get().send().await.unwrap_err();
        assert_eq!(ErrorKind::of(&error), kind, "{status}");
        assert_eq!(error.code(), Some("code"));
        let text = error.to_string();
        assert!(
            text.contains("What happened.") && text.contains("account.get"),
            "{text}"
        );
    }
}

#[tokio::test]
async fn a_gateway_answers_with_text_of_its_own_or_with_nothing() {
    let script = Script::new([
        (401, Value::Null),
        (429, json!("<h1>Slow down</h1>")),
        (503, json!({ "error": "busy" })),
    ]);
    let client = script.client();
    for kind in [
        ErrorKind::Unauthorized,
        ErrorKind::TooManyRequests,
        ErrorKind::Unavailable,
    ] {
        let error = client.files().root().send().await.unwrap_err();
        assert_eq!(ErrorKind::of(&error), kind);
        let shown = format!("{error} {error:?}");
        assert!(!shown.contains(CANARY), "{shown}");
    }
}

#[tokio::test]
async fn a_busy_service_says_how_long_to_wait() {
    let script = Script::new([]);
    script.push(503, &[("retry-after", "7")], &Value::Null);
    let error = script.client().account().get().send().await.unwrap_err();
    let wait = RetryAfter::Delay(Duration::from_secs(7));
    assert_eq!(error.retry_after(), Some(wait));
}

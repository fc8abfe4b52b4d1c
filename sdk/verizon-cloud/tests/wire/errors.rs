//! Tests of errors by status; the codes are not documented (`wire.md §7`).

use std::time::Duration;

use cloud_drives_core::RetryAfter;
use serde_json::{Value, json};
use verizon_cloud::ErrorKind;

use crate::support::{CANARY, Script};

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

//! Tests that secrets are sent, and shown by no `Debug` and no error.

use std::collections::BTreeMap;

use build_tools_corpus::secrets::Client;
use build_tools_corpus::secrets::sessions::OpenHeaders;
use build_tools_corpus::secrets::types::Credentials;
use cloud_drives_core::Secret;
use serde_json::json;

use crate::support::{CANARY, Script, client};

fn credentials() -> Credentials {
    Credentials::new("me", CANARY)
        .old_passwords([CANARY, CANARY])
        .answers(BTreeMap::from([("pet".to_owned(), Secret::new(CANARY))]))
        .hint(CANARY)
}

#[tokio::test]
async fn secrets_are_sent_as_they_are() {
    let script = Script::json(200, &json!({ "token": CANARY }));
    let client = client(Client::builder().token("t"), &script);
    client
        .sessions()
        .open(CANARY, CANARY, CANARY, credentials())
        .send()
        .await
        .unwrap();
    let sent = script.only();
    assert_eq!(
        sent.line(),
        format!("POST https://api.example.com/v1/sessions/{CANARY}?code={CANARY}")
    );
    assert_eq!(sent.header("x-key"), Some(CANARY));
    assert_eq!(
        sent.json(),
        json!({
            "user": "me", "password": CANARY, "old_passwords": [CANARY, CANARY],
            "answers": { "pet": CANARY }, "hint": CANARY,
        })
    );
}

#[tokio::test]
async fn no_debug_shows_one() {
    let script = Script::default()
        .then(
            200,
            &[("x-session", CANARY)],
            json!({ "token": CANARY, "refresh": CANARY, "spare": [CANARY, null] }).to_string(),
        )
        .ready();
    let client = client(Client::builder().token(CANARY), &script);
    let call = client.sessions().open("s", CANARY, CANARY, credentials());
    let mut shown = format!("{call:?} {:?}", credentials());
    let answer = call.send().await.unwrap();
    let headers: OpenHeaders = answer.typed_headers().unwrap();
    assert_eq!(headers.x_session.as_ref().map(Secret::expose), Some(CANARY));
    assert_eq!(answer.spare[0].as_ref().map(Secret::expose), Some(CANARY));
    shown.push_str(&format!(
        "{answer:?} {headers:?} {:?}",
        script.only().request
    ));
    assert!(!shown.contains(CANARY), "{shown}");
}

#[tokio::test]
async fn no_error_shows_one() {
    let script = Script::default()
        .then(200, &[], json!({ "token": [CANARY] }).to_string())
        .then(401, &[], json!({ "error": "denied" }).to_string())
        .ready();
    let client = client(Client::builder().token(CANARY), &script);
    for _ in 0..3 {
        let error = client
            .sessions()
            .open("s", CANARY, CANARY, credentials())
            .send()
            .await
            .unwrap_err();
        let shown = format!("{error} {error:?}");
        assert!(!shown.contains(CANARY), "{shown}");
        assert!(shown.contains("sessions.open"), "{shown}");
    }
}

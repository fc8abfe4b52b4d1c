//! Tests of deliveries from Frame.io, genuine and forged.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use cloud_drives_core::reexport::http::{HeaderMap, HeaderValue};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::json;
use sha2::Sha256;

use frameio::types::WebhookEvent;
use frameio::{ActionField, ActionFieldType, ActionReply, ErrorClass, WebhookVerifier};

const SECRET: &str = "s3cr3t_CANARY";
const BODY: &str = r#"{"account":{"id":"A"},"project":{"id":"P"},"resource":{"id":"V","type":"file"},"type":"file.ready","user":{"id":"U"},"workspace":{"id":"W"}}"#;

fn verifier() -> WebhookVerifier {
    WebhookVerifier::new(SECRET).unwrap()
}

fn signed(secret: &str, timestamp: &str, body: &str) -> HeaderMap {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
    mac.update(format!("v0:{timestamp}:{body}").as_bytes());
    let signature = mac.finalize().into_bytes();
    let signature: String = signature.iter().map(|byte| format!("{byte:02x}")).collect();
    let signature = format!("v0={signature}");
    let mut headers = HeaderMap::new();
    headers.insert(
        "x-frameio-request-timestamp",
        HeaderValue::from_str(timestamp).unwrap(),
    );
    headers.insert(
        "x-frameio-signature",
        HeaderValue::from_str(&signature).unwrap(),
    );
    headers
}

fn at(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds)
}

fn now() -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    now.as_secs().to_string()
}

#[test]
fn a_genuine_delivery_is_read() {
    let delivery = verifier()
        .event(&signed(SECRET, &now(), BODY), BODY.as_bytes())
        .unwrap();
    assert_eq!(delivery.event, WebhookEvent::FileReady);
    assert_eq!(
        (
            delivery.resource.id.as_str(),
            delivery.resource.type_.as_str()
        ),
        ("V", "file")
    );
    assert_eq!(delivery.account_id().map(|id| id.as_str()), Some("A"));
    assert_eq!(delivery.workspace_id().map(|id| id.as_str()), Some("W"));
    assert_eq!(delivery.project_id().map(|id| id.as_str()), Some("P"));
    assert_eq!(delivery.user_id().map(|id| id.as_str()), Some("U"));
}

#[test]
fn a_signature_computed_elsewhere_is_taken() {
    // openssl dgst -sha256 -hmac Jefe over "v0:1604004499:{}".
    let mut headers = HeaderMap::new();
    headers.insert(
        "x-frameio-request-timestamp",
        HeaderValue::from_static("1604004499"),
    );
    headers.insert(
        "x-frameio-signature",
        HeaderValue::from_static(
            "v0=12e5a74e0bad5a7c043ca92886133deb3056d5dc0f7f755fa622ae6ff3b0da16",
        ),
    );
    let verifier = WebhookVerifier::new("Jefe").unwrap();
    verifier
        .verify_at(&headers, b"{}", at(1_604_004_499))
        .unwrap();
}

#[test]
fn a_forged_delivery_is_refused() {
    let good = signed(SECRET, "1604004499", BODY);
    let verify = |headers: &HeaderMap, body: &str| {
        verifier().verify_at(headers, body.as_bytes(), at(1_604_004_499))
    };
    verify(&good, BODY).unwrap();
    let with = |name: &'static str, value: &str| {
        let mut headers = good.clone();
        headers.insert(name, HeaderValue::from_str(value).unwrap());
        headers
    };
    let without = |name: &str| {
        let mut headers = good.clone();
        headers.remove(name);
        headers
    };
    let twice = {
        let mut headers = good.clone();
        headers.append("x-frameio-signature", HeaderValue::from_static("v0=00"));
        headers
    };
    let right = good["x-frameio-signature"].to_str().unwrap();
    let forged = [
        ("another body", good.clone(), "{}"),
        ("another secret", signed("guess", "1604004499", BODY), BODY),
        (
            "another time",
            with("x-frameio-request-timestamp", "1604004500"),
            BODY,
        ),
        ("no signature", without("x-frameio-signature"), BODY),
        ("no time", without("x-frameio-request-timestamp"), BODY),
        ("two signatures", twice, BODY),
        (
            "another version",
            with("x-frameio-signature", &right.replace("v0", "v1")),
            BODY,
        ),
        (
            "nothing behind the version",
            with("x-frameio-signature", "v0="),
            BODY,
        ),
        (
            "a digit too few",
            with("x-frameio-signature", &right[..right.len() - 1]),
            BODY,
        ),
        (
            "a digit too many",
            with("x-frameio-signature", &format!("{right}0")),
            BODY,
        ),
        (
            "signs for digits",
            with("x-frameio-signature", &format!("v0={}", "+0".repeat(32))),
            BODY,
        ),
        ("a time that is none", signed(SECRET, "soon", BODY), BODY),
        ("a time before all times", signed(SECRET, "-5", BODY), BODY),
    ];
    for (what, headers, body) in forged {
        let error = verify(&headers, body).expect_err(what);
        assert_eq!(error.class(), ErrorClass::Auth, "{what}: {error}");
        assert!(!format!("{error} {error:?}").contains("CANARY"), "{what}");
    }
}

#[test]
fn a_stale_delivery_is_refused_and_so_is_one_from_the_future() {
    let headers = signed(SECRET, "1604004499", BODY);
    let verify = |verifier: &WebhookVerifier, now: u64| {
        verifier.verify_at(&headers, BODY.as_bytes(), at(now))
    };
    let strict = verifier();
    for now in [1_604_004_499, 1_604_004_499 + 300, 1_604_004_499 - 300] {
        verify(&strict, now).unwrap();
    }
    for now in [1_604_004_499 + 301, 1_604_004_499 - 301, 0] {
        let error = verify(&strict, now).unwrap_err();
        assert_eq!(error.class(), ErrorClass::Auth);
        assert!(error.to_string().contains("differs"), "{error}");
    }
    let lenient = verifier().max_age(Duration::from_secs(3600));
    verify(&lenient, 1_604_004_499 + 3600).unwrap();
    let huge = signed(SECRET, "18446744073709551615", BODY);
    assert!(strict.verify_at(&huge, BODY.as_bytes(), at(0)).is_err());
}

#[test]
fn unknown_events_and_members_are_accepted() {
    let body = json!({
        "type": "file.sung", "resource": {"id": "V", "type": "song", "key": "c"}, "extra": 1,
        "project": null, "user": {"id": null}, "account": {},
    })
    .to_string();
    let delivery = verifier()
        .event(&signed(SECRET, &now(), &body), body.as_bytes())
        .unwrap();
    assert_eq!(
        delivery.event,
        WebhookEvent::Unknown("file.sung".to_owned())
    );
    assert_eq!(delivery.resource.type_, "song");
    assert_eq!(
        (
            delivery.project_id(),
            delivery.user_id(),
            delivery.account_id()
        ),
        (None, None, None)
    );
}

#[test]
fn a_genuine_delivery_of_something_else_is_an_error_of_its_own() {
    for body in [
        "",
        "[]",
        "null",
        r#"{"type":"file.ready"}"#,
        r#"{"type":"file.ready","resource":null}"#,
    ] {
        let error = verifier()
            .event(&signed(SECRET, &now(), body), body.as_bytes())
            .unwrap_err();
        assert_eq!(error.class(), ErrorClass::Decode, "{body}: {error}");
    }
}

#[test]
fn a_custom_action_is_read_and_answered() {
    let body = json!({
        "account_id": "A", "action_id": "X", "interaction_id": "I", "type": "my.event",
        "project": {"id": "P"}, "resource": {"id": "V", "type": "version_stack"},
        "user": {"id": "U"}, "workspace": {"id": "W"}, "data": {"channel": "dailies"},
    })
    .to_string();
    let action = verifier()
        .action(&signed(SECRET, &now(), &body), body.as_bytes())
        .unwrap();
    assert_eq!(
        (action.event.as_str(), action.interaction_id.as_str()),
        ("my.event", "I")
    );
    assert_eq!(action.data.unwrap()["channel"], "dailies");

    let form = ActionReply::form("Publish", "Where to?")
        .field(ActionField::new(ActionFieldType::TextArea, "note", "Note"))
        .field(
            ActionField::new(ActionFieldType::Select, "to", "To")
                .option("Web", "web")
                .value("web"),
        );
    assert_eq!(
        serde_json::to_value(form).unwrap(),
        json!({"title": "Publish", "description": "Where to?", "fields": [
            {"type": "textarea", "name": "note", "label": "Note"},
            {"type": "select", "name": "to", "label": "To", "value": "web", "options": [{"name": "Web", "value": "web"}]},
        ]})
    );
    let message = serde_json::to_value(ActionReply::message("Done", "It is out.")).unwrap();
    assert_eq!(
        message,
        json!({"title": "Done", "description": "It is out."})
    );
}

#[test]
fn a_secret_is_needed_and_never_shown() {
    assert!(WebhookVerifier::new("").unwrap_err().is_invalid_input());
    assert!(!format!("{:?}", verifier()).contains("CANARY"));
}

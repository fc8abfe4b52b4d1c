//! Tests of sign-ins that no vendor's client can reach.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use cloud_drives_emulator::YandexDisk;

use super::client::{Reply, User, form};

#[track_caller]
fn fails(reply: &Reply, code: &str) {
    assert_eq!(reply.status, 400);
    assert_eq!(reply.header("content-type"), "application/json");
    let body = reply.json();
    assert_eq!(body["error"], code);
    assert!(body["error_description"].is_string());
    assert_eq!(body.as_object().map(serde_json::Map::len), Some(2));
}

async fn authorize(user: &User, query: &[(&str, &str)]) -> Reply {
    let url = format!("{}/authorize?{}", user.emulator.oauth_url(), form(query));
    user.fetch(&url, &[]).await
}

#[tokio::test]
async fn authorisation_checks_what_it_is_asked() {
    let user = User::of(YandexDisk::builder());
    let id = user.emulator.client_id();
    for (query, code) in [
        (
            [("response_type", "code"), ("client_id", "none")],
            "invalid_client",
        ),
        (
            [("response_type", "colour"), ("client_id", id)],
            "invalid_request",
        ),
        (
            [("redirect_uri", "https://evil.example/"), ("client_id", id)],
            "invalid_request",
        ),
        (
            [("device_id", "short"), ("client_id", id)],
            "invalid_request",
        ),
    ] {
        fails(&authorize(&user, &query).await, code);
    }
    let query = [
        ("response_type", "code"),
        ("client_id", id),
        ("scope", "mail:read"),
    ];
    fails(&authorize(&user, &query).await, "invalid_scope");
}

#[tokio::test]
async fn a_client_needs_its_secret_in_the_form_or_the_header() {
    let user = User::new();
    let id = user.emulator.client_id().to_owned();
    let code = user.emulator.authorization_code(&id, None);
    for secret in [&[][..], &[("client_secret", "wrong")][..]] {
        let mut fields = vec![
            ("grant_type", "authorization_code"),
            ("code", &code),
            ("client_id", &id),
        ];
        fields.extend_from_slice(secret);
        fails(&user.oauth("/token", &fields).await, "invalid_client");
    }
    let fields = [
        ("grant_type", "authorization_code"),
        ("code", code.as_str()),
    ];
    let basic = format!("{id}:{}", user.emulator.client_secret());
    let basic = format!("Basic {}", STANDARD.encode(basic));
    let url = format!("{}/token", user.emulator.oauth_url());
    let headers = [
        ("content-type", "application/x-www-form-urlencoded"),
        ("authorization", basic.as_str()),
    ];
    let reply = user
        .send("POST", &url, &headers, form(&fields))
        .await
        .expect("an answer");
    reply.is(200);
}

#[tokio::test]
async fn the_thirty_first_device_ends_the_first() {
    let mut user = User::new();
    let second = user.emulator.sign_in();
    for _ in 0..29 {
        let _ = user.emulator.sign_in();
    }
    user.get("disk:/").await.fails(401, "UnauthorizedError");
    user.token = second;
    user.get("disk:/").await.is(200);
}

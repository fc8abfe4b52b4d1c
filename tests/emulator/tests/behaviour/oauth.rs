use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use cloud_drives_emulator::YandexDisk;
use serde_json::json;
use sha2::{Digest, Sha256};
use url::Url;

use crate::client::{Reply, User, form};

#[track_caller]
fn fails(reply: &Reply, code: &str) {
    assert_eq!(reply.status, 400);
    assert_eq!(reply.header("content-type"), "application/json");
    let body = reply.json();
    assert_eq!(body["error"], code);
    assert!(body["error_description"].is_string());
    assert_eq!(body.as_object().map(serde_json::Map::len), Some(2));
}

fn client(user: &User) -> [(&str, &str); 2] {
    [
        ("client_id", user.yandex.client_id()),
        ("client_secret", user.yandex.client_secret()),
    ]
}

async fn grant(user: &User, kind: &str, fields: &[(&str, &str)]) -> Reply {
    let mut all = vec![("grant_type", kind)];
    all.extend(client(user));
    all.extend_from_slice(fields);
    user.oauth("/token", &all).await
}

async fn authorize(user: &User, query: &[(&str, &str)]) -> Reply {
    let url = format!("{}/authorize?{}", user.yandex.oauth_url(), form(query));
    user.fetch(&url, &[]).await
}

#[tokio::test]
async fn a_code_of_the_browser_gives_tokens_once() {
    let user = User::new();
    let app = user.yandex.create_app("Other", "https://app.example/back");
    let query = [
        ("response_type", "code"),
        ("client_id", app.client_id.as_str()),
        ("force_confirm", "yes"),
        ("redirect_uri", "https://app.example/back"),
        ("state", "a b&c"),
    ];
    let redirect = authorize(&user, &query).await.is(302);
    let back = Url::parse(redirect.header("location")).expect("a URL");
    assert_eq!(back.host_str(), Some("app.example"));
    let pairs: Vec<_> = back.query_pairs().into_owned().collect();
    assert_eq!(pairs[1], ("state".to_owned(), "a b&c".to_owned()));
    let code = pairs[0].1.clone();
    assert!(code.len() == 7 && code.bytes().all(|byte| byte.is_ascii_digit()));
    let fields = [
        ("grant_type", "authorization_code"),
        ("code", code.as_str()),
        ("client_id", app.client_id.as_str()),
        ("client_secret", app.client_secret.as_str()),
    ];
    let token = user.oauth("/token", &fields).await.is(200).json();
    assert_eq!(token["token_type"], "bearer");
    assert_eq!(token["expires_in"], 31_536_000);
    assert!(
        token["access_token"]
            .as_str()
            .is_some_and(|token| token.starts_with("y0_"))
    );
    assert!(
        token["refresh_token"]
            .as_str()
            .is_some_and(|token| token.starts_with("1:"))
    );
    assert!(token.get("scope").is_none());
    fails(&user.oauth("/token", &fields).await, "invalid_grant");
}

#[tokio::test]
async fn the_token_flow_answers_in_the_fragment() {
    let mut user = User::new();
    let query = [
        ("response_type", "token"),
        ("client_id", user.yandex.client_id()),
        ("state", "s"),
    ];
    let redirect = authorize(&user, &query).await.is(302);
    let back = Url::parse(redirect.header("location")).expect("a URL");
    let fragment = back.fragment().expect("a fragment");
    let pairs: Vec<(String, String)> = url::form_urlencoded::parse(fragment.as_bytes())
        .into_owned()
        .collect();
    let names: Vec<&str> = pairs.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["access_token", "expires_in", "token_type", "state"]);
    user.token = pairs[0].1.clone();
    user.get("disk:/").await.is(200);
}

#[tokio::test]
async fn a_user_can_refuse() {
    let user = User::new();
    user.yandex.deny_next_authorization();
    let query = [
        ("response_type", "code"),
        ("client_id", user.yandex.client_id()),
    ];
    let redirect = authorize(&user, &query).await.is(302);
    assert!(
        redirect
            .header("location")
            .contains("?error=access_denied&error_description=")
    );
    let redirect = authorize(&user, &query).await.is(302);
    assert!(redirect.header("location").contains("?code="));
}

#[tokio::test]
async fn authorisation_checks_what_it_is_asked() {
    let user = User::of(YandexDisk::builder());
    let id = user.yandex.client_id();
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
async fn fewer_rights_than_asked_for_are_named() {
    let user = User::new();
    let query = [
        ("response_type", "code"),
        ("client_id", user.yandex.client_id()),
        ("scope", "cloud_api:disk.read"),
        ("optional_scope", "cloud_api:disk.info mail:read"),
    ];
    let redirect = authorize(&user, &query).await.is(302);
    let back = Url::parse(redirect.header("location")).expect("a URL");
    let code = back.query_pairs().next().expect("a code").1.into_owned();
    let token = grant(&user, "authorization_code", &[("code", &code)])
        .await
        .is(200)
        .json();
    assert_eq!(token["scope"], "cloud_api:disk.read cloud_api:disk.info");
}

#[tokio::test]
async fn a_challenge_needs_its_verifier_and_spares_the_secret() {
    let user = User::new();
    let verifier = "a-verifier-of-the-needed-length-0123456789-abc";
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()));
    let id = user.yandex.client_id();
    let ask = async |code: &str, verifier: &str| {
        let fields = [
            ("grant_type", "authorization_code"),
            ("code", code),
            ("client_id", id),
            ("code_verifier", verifier),
        ];
        user.oauth("/token", &fields).await
    };
    let code = user.yandex.authorization_code(id, Some(&challenge));
    fails(&ask(&code, "another").await, "invalid_grant");
    ask(&code, verifier).await.is(200);
    let query = [
        ("response_type", "code"),
        ("client_id", id),
        ("code_challenge", "plain-challenge"),
        ("code_challenge_method", "plain"),
    ];
    let redirect = authorize(&user, &query).await.is(302);
    let back = Url::parse(redirect.header("location")).expect("a URL");
    let code = back.query_pairs().next().expect("a code").1.into_owned();
    ask(&code, "plain-challenge").await.is(200);
    let code = user.yandex.authorization_code(id, None);
    fails(
        &grant(
            &user,
            "authorization_code",
            &[("code", &code), ("code_verifier", "x")],
        )
        .await,
        "invalid_grant",
    );
}

#[tokio::test]
async fn codes_are_told_apart_by_what_is_wrong() {
    let user = User::new();
    let code = user
        .yandex
        .authorization_code(user.yandex.client_id(), None);
    fails(
        &grant(&user, "authorization_code", &[("code", "abc")]).await,
        "bad_verification_code",
    );
    fails(
        &grant(&user, "authorization_code", &[("code", "0000000")]).await,
        "invalid_grant",
    );
    fails(
        &grant(&user, "authorization_code", &[]).await,
        "invalid_request",
    );
    fails(
        &grant(&user, "password", &[]).await,
        "unsupported_grant_type",
    );
    user.yandex.clock().advance(Duration::from_secs(600));
    fails(
        &grant(&user, "authorization_code", &[("code", &code)]).await,
        "invalid_grant",
    );
}

#[tokio::test]
async fn a_client_needs_its_secret_in_the_form_or_the_header() {
    let user = User::new();
    let id = user.yandex.client_id().to_owned();
    let code = user.yandex.authorization_code(&id, None);
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
    let basic = format!("{id}:{}", user.yandex.client_secret());
    let basic = format!("Basic {}", STANDARD.encode(basic));
    let url = format!("{}/token", user.yandex.oauth_url());
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
async fn a_device_waits_until_its_user_has_typed_the_code() {
    let mut user = User::new();
    let fields = [
        ("client_id", user.yandex.client_id()),
        ("device_id", "my device 1"),
    ];
    let device = user.oauth("/device/code", &fields).await.is(200).json();
    assert_eq!(device["interval"], 5);
    assert_eq!(device["expires_in"], 300);
    assert_eq!(device["verification_url"], "https://ya.ru/device");
    let code = device["device_code"].as_str().expect("a code");
    let user_code = device["user_code"].as_str().expect("a code");
    assert_eq!((code.len(), user_code.len()), (32, 8));
    let ask = async || grant(&user, "device_code", &[("code", code)]).await;
    fails(&ask().await, "authorization_pending");
    assert!(!user.yandex.approve_device("other"));
    assert!(user.yandex.approve_device(user_code));
    let token = ask().await.is(200).json();
    fails(&ask().await, "bad_verification_code");
    user.token = token["access_token"].as_str().expect("a token").to_owned();
    user.get("disk:/").await.is(200);

    let device = user
        .oauth("/device/code", &[("client_id", user.yandex.client_id())])
        .await;
    let code = device.json()["device_code"]
        .as_str()
        .expect("a code")
        .to_owned();
    user.yandex.clock().advance(Duration::from_secs(300));
    fails(
        &grant(&user, "device_code", &[("code", &code)]).await,
        "invalid_grant",
    );
    fails(
        &user.oauth("/device/code", &[("client_id", "none")]).await,
        "invalid_client",
    );
}

#[tokio::test]
async fn an_access_token_dies_and_its_refresh_token_works_once() {
    let mut user = User::of(YandexDisk::builder().token_lifetime(Duration::from_secs(60)));
    let signed = user
        .yandex
        .sign_in_with(&["cloud_api:disk.read"], Duration::from_secs(60));
    user.token = signed.access_token.clone();
    user.get("disk:/").await.is(200);
    user.yandex.clock().advance(Duration::from_secs(60));
    user.get("disk:/").await.fails(401, "UnauthorizedError");
    let fields = [("refresh_token", signed.refresh_token.as_str())];
    let token = grant(&user, "refresh_token", &fields).await.is(200).json();
    assert_eq!(token["expires_in"], 60);
    assert_ne!(token["refresh_token"], json!(signed.refresh_token));
    user.token = token["access_token"].as_str().expect("a token").to_owned();
    user.get("disk:/").await.is(200);
    user.call("PUT", "/resources", &[("path", "disk:/d")])
        .await
        .fails(403, "ForbiddenError");
    fails(
        &grant(&user, "refresh_token", &fields).await,
        "invalid_grant",
    );
}

#[tokio::test]
async fn a_refresh_can_hand_out_the_same_access_token() {
    let user = User::of(YandexDisk::builder().refresh_keeps_access_token(true));
    let signed = user.yandex.sign_in_with(&[], Duration::from_secs(100));
    user.yandex.clock().advance(Duration::from_secs(40));
    let fields = [("refresh_token", signed.refresh_token.as_str())];
    let token = grant(&user, "refresh_token", &fields).await.is(200).json();
    assert_eq!(token["access_token"], json!(signed.access_token));
    assert_eq!(token["expires_in"], 60);
    assert_ne!(token["refresh_token"], json!(signed.refresh_token));
}

#[tokio::test]
async fn a_token_with_a_device_can_be_revoked_twice() {
    let user = User::new();
    let revoke = async |token: &str, app: [(&str, &str); 2]| {
        let fields = [("access_token", token), app[0], app[1]];
        user.oauth("/revoke_token", &fields).await
    };
    for _ in 0..2 {
        let reply = revoke(&user.token, client(&user)).await.is(200);
        assert_eq!(reply.json(), json!({"status": "ok"}));
    }
    user.get("disk:/").await.fails(401, "UnauthorizedError");
    let code = user
        .yandex
        .authorization_code(user.yandex.client_id(), None);
    let token = grant(&user, "authorization_code", &[("code", &code)])
        .await
        .json();
    let token = token["access_token"].as_str().expect("a token");
    fails(
        &revoke(token, client(&user)).await,
        "unsupported_token_type",
    );
    let app = user.yandex.create_app("Other", "https://app.example/");
    let other = [
        ("client_id", app.client_id.as_str()),
        ("client_secret", app.client_secret.as_str()),
    ];
    fails(
        &revoke(&user.yandex.sign_in(), other).await,
        "invalid_grant",
    );
}

#[tokio::test]
async fn the_thirty_first_device_ends_the_first() {
    let mut user = User::new();
    let second = user.yandex.sign_in();
    for _ in 0..29 {
        let _ = user.yandex.sign_in();
    }
    user.get("disk:/").await.fails(401, "UnauthorizedError");
    user.token = second;
    user.get("disk:/").await.is(200);
}

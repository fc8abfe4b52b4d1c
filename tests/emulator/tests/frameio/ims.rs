//! Signing in at Adobe's identity service.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use cloud_drives_emulator::FrameIo;
use cloud_drives_emulator::frameio::App;
use serde_json::Value;
use sha2::{Digest, Sha256};
use url::Url;

use crate::client::{Reply, User, form, text};

const TOKEN: &str = "/ims/token/v3";
const VERIFIER: &str = "abcdefghijklmnopqrstuvwxyz-0123456789._~ABCDEF";

fn challenge() -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(VERIFIER))
}

fn secret(app: &App) -> String {
    app.client_secret
        .clone()
        .expect("a confidential application")
}

#[track_caller]
fn refused(reply: &Reply, status: u16, error: &str) {
    assert_eq!(reply.status, status, "{:?}", reply.body);
    assert_eq!(reply.json()["error"], error);
    assert!(reply.json()["error_description"].is_string());
}

/// What the browser brings back.
async fn authorize(user: &User, query: &[(&str, &str)]) -> Vec<(String, String)> {
    let url = format!(
        "{}/ims/authorize/v2?{}",
        user.frameio.ims_url(),
        form(query)
    );
    let reply = user.fetch(&url, &[]).await.is(302);
    let back = Url::parse(reply.header("location")).expect("a URL");
    back.query_pairs().into_owned().collect()
}

async fn admits(user: &User, token: &Value) -> bool {
    let reply = user.call_as(&text(token), "GET", "/v4/me", None).await;
    reply.status == 200
}

#[tokio::test]
async fn a_web_application_signs_in_renews_and_signs_out() {
    let user = User::new();
    let app = user.frameio.app().clone();
    let (id, secret) = (app.client_id.as_str(), secret(&app));
    let back = authorize(
        &user,
        &[
            ("client_id", id),
            ("redirect_uri", &app.redirect_uri),
            ("scope", "openid offline_access"),
            ("response_type", "code"),
            ("state", "s t"),
        ],
    )
    .await;
    assert_eq!(back[1], ("state".to_owned(), "s t".to_owned()));
    let client = [("client_id", id), ("client_secret", secret.as_str())];
    let code = [
        ("grant_type", "authorization_code"),
        ("code", back[0].1.as_str()),
        ("redirect_uri", &app.redirect_uri),
    ];
    let signed_in = user
        .ims(TOKEN, &[&client[..], &code].concat())
        .await
        .is(200)
        .json();
    assert_eq!(
        (&signed_in["token_type"], &signed_in["expires_in"]),
        (&"bearer".into(), &86_400.into())
    );
    assert!(signed_in["id_token"].is_string());
    assert!(admits(&user, &signed_in["access_token"]).await);
    refused(
        &user.ims(TOKEN, &[&client[..], &code].concat()).await,
        400,
        "invalid_grant",
    );
    let token = text(&signed_in["refresh_token"]);
    let refresh = [
        ("grant_type", "refresh_token"),
        ("refresh_token", token.as_str()),
    ];
    let renewed = user
        .ims(TOKEN, &[&client[..], &refresh].concat())
        .await
        .is(200)
        .json();
    assert_ne!(renewed["access_token"], signed_in["access_token"]);
    let basic = format!("Basic {}", STANDARD.encode(format!("{id}:{secret}")));
    let revoke = async |token: &Value| {
        let url = format!("{}/ims/revoke", user.frameio.ims_url());
        let headers = [
            ("content-type", "application/x-www-form-urlencoded"),
            ("authorization", basic.as_str()),
        ];
        let body = form(&[("token", &text(token))]);
        user.send("POST", &url, &headers, body)
            .await
            .expect("an answer")
            .is(200);
    };
    revoke(&renewed["access_token"]).await;
    assert!(!admits(&user, &renewed["access_token"]).await);
    revoke(&signed_in["refresh_token"]).await;
    refused(
        &user.ims(TOKEN, &[&client[..], &refresh].concat()).await,
        400,
        "invalid_grant",
    );
    user.has_nothing_to_complain_about();
}

#[tokio::test]
async fn a_public_application_proves_itself_by_pkce() {
    let user = User::new();
    let app = user.frameio.public_app().clone();
    let challenge = challenge();
    let ask = [
        ("client_id", app.client_id.as_str()),
        ("redirect_uri", &app.redirect_uri),
        ("response_type", "code"),
        ("code_challenge", &challenge),
        ("code_challenge_method", "S256"),
    ];
    let back = authorize(&user, &ask).await;
    let exchange = async |verifier: &str, code: &str| {
        let fields = [
            ("grant_type", "authorization_code"),
            ("client_id", app.client_id.as_str()),
            ("code", code),
            ("redirect_uri", &app.redirect_uri),
            ("code_verifier", verifier),
        ];
        user.ims(TOKEN, &fields).await
    };
    let other = "x".repeat(43);
    refused(&exchange(&other, &back[0].1).await, 400, "invalid_grant");
    let signed_in = exchange(VERIFIER, &back[0].1).await.is(200).json();
    let token = text(&signed_in["refresh_token"]);
    let refresh = [
        ("grant_type", "refresh_token"),
        ("client_id", app.client_id.as_str()),
        ("refresh_token", &token),
    ];
    user.ims(TOKEN, &refresh).await.is(200);
    let path = format!("/ims/revoke?client_id={}", app.client_id);
    user.ims(&path, &[("token", &token)]).await.is(200);
    refused(&user.ims(TOKEN, &refresh).await, 400, "invalid_grant");
    let url = format!(
        "{}/ims/authorize/v2?{}",
        user.frameio.ims_url(),
        form(&ask[..3])
    );
    refused(&user.fetch(&url, &[]).await, 400, "invalid_request");
    let code = user.frameio.authorization_code(&app, Some(&challenge));
    exchange(VERIFIER, &code).await.is(200);
    user.has_nothing_to_complain_about();
}

#[tokio::test]
async fn a_server_signs_in_for_itself_without_a_refresh_token() {
    let user = User::new();
    let app = user.frameio.app().clone();
    let secret = secret(&app);
    let fields = [
        ("grant_type", "client_credentials"),
        ("client_id", app.client_id.as_str()),
        ("client_secret", &secret),
        ("scope", "openid AdobeID frame.s2s.all offline_access"),
    ];
    let signed_in = user.ims(TOKEN, &fields).await.is(200).json();
    assert_eq!(signed_in.get("refresh_token"), None);
    assert!(admits(&user, &signed_in["access_token"]).await);
    let public = user.frameio.public_app().client_id.clone();
    let fields = [fields[0], ("client_id", &public), fields[3]];
    refused(&user.ims(TOKEN, &fields).await, 400, "unauthorized_client");
}

#[tokio::test]
async fn wrong_clients_codes_and_grants_have_their_own_errors() {
    let user = User::new();
    let app = user.frameio.app().clone();
    let secret = secret(&app);
    let code = user.frameio.authorization_code(&app, None);
    let exchange = async |id: &str, secret: &str, code: &str, uri: &str| {
        let fields = [
            ("grant_type", "authorization_code"),
            ("client_id", id),
            ("client_secret", secret),
            ("code", code),
            ("redirect_uri", uri),
        ];
        user.ims(TOKEN, &fields).await
    };
    let (id, uri) = (app.client_id.as_str(), app.redirect_uri.as_str());
    refused(
        &exchange("nobody", &secret, &code, uri).await,
        401,
        "invalid_client",
    );
    refused(
        &exchange(id, "guess", &code, uri).await,
        401,
        "invalid_client",
    );
    refused(
        &exchange(id, &secret, "guess", uri).await,
        400,
        "invalid_grant",
    );
    refused(
        &exchange(id, &secret, &code, "https://other").await,
        400,
        "invalid_grant",
    );
    refused(
        &user.ims(TOKEN, &[("grant_type", "password")]).await,
        400,
        "unsupported_grant_type",
    );
    refused(
        &user.ims(TOKEN, &[("code", "x")]).await,
        400,
        "invalid_request",
    );
    user.frameio.clock().advance(Duration::from_secs(600));
    let late = exchange(id, &secret, &code, uri).await;
    refused(&late, 400, "invalid_grant");
    assert!(text(&late.json()["error_description"]).contains("expired"));
    user.frameio.deny_next_authorization();
    let ask = [
        ("client_id", id),
        ("redirect_uri", uri),
        ("response_type", "code"),
    ];
    let back = authorize(&user, &ask).await;
    assert_eq!(back, [("error".to_owned(), "access_denied".to_owned())]);
}

#[tokio::test]
async fn tokens_live_as_long_as_the_emulators_clock_says() {
    let builder = FrameIo::builder().rate_limits(false);
    let user = User::of(builder.token_lifetime(Duration::from_secs(100)));
    let signed_in = user.frameio.sign_in_with(Duration::from_secs(100));
    user.frameio.clock().advance(Duration::from_secs(99));
    assert!(admits(&user, &signed_in.access_token.clone().into()).await);
    user.frameio.clock().advance(Duration::from_secs(1));
    assert!(!admits(&user, &signed_in.access_token.into()).await);
    let app = user.frameio.app().clone();
    let refresh = async || {
        let secret = secret(&app);
        let fields = [
            ("grant_type", "refresh_token"),
            ("client_id", app.client_id.as_str()),
            ("client_secret", &secret),
            ("refresh_token", &signed_in.refresh_token),
        ];
        user.ims(TOKEN, &fields).await
    };
    assert_eq!(refresh().await.is(200).json()["expires_in"], 100);
    user.frameio
        .clock()
        .advance(Duration::from_secs(14 * 24 * 60 * 60));
    refused(&refresh().await, 400, "invalid_grant");
}

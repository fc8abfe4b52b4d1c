//! Tests of signing in at Adobe's identity service.

use std::time::Duration;

use cloud_drives_emulator::FrameIo;
use cloud_drives_emulator::frameio::App;
use serde_json::Value;
use url::Url;

use super::client::{Reply, User, form, text};

const TOKEN: &str = "/ims/token/v3";

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

/// The parameters of the browser's redirect.
async fn authorize(user: &User, query: &[(&str, &str)]) -> Vec<(String, String)> {
    let url = format!(
        "{}/ims/authorize/v2?{}",
        user.emulator.ims_url(),
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
async fn wrong_clients_codes_and_grants_have_their_own_errors() {
    let user = User::new();
    let app = user.emulator.app().clone();
    let secret = secret(&app);
    let code = user.emulator.authorization_code(&app, None);
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
    user.emulator.clock().advance(Duration::from_secs(600));
    let late = exchange(id, &secret, &code, uri).await;
    refused(&late, 400, "invalid_grant");
    assert!(text(&late.json()["error_description"]).contains("expired"));
    user.emulator.deny_next_authorization();
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
    let signed_in = user.emulator.sign_in_with(Duration::from_secs(100));
    user.emulator.clock().advance(Duration::from_secs(99));
    assert!(admits(&user, &signed_in.access_token.clone().into()).await);
    user.emulator.clock().advance(Duration::from_secs(1));
    assert!(!admits(&user, &signed_in.access_token.into()).await);
    let app = user.emulator.app().clone();
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
    user.emulator
        .clock()
        .advance(Duration::from_secs(14 * 24 * 60 * 60));
    refused(&refresh().await, 400, "invalid_grant");
}

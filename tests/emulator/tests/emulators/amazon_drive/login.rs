//! Login with Amazon: the browser step, tokens, and what is known about them.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use cloud_drives_emulator::amazon_drive::App;
use serde_json::json;
use sha2::{Digest, Sha256};
use url::Url;

use super::client::{User, form};
use crate::support::client::trade;

/// Sends a browser to the page where users agree; where it is sent back to.
async fn browse(user: &User, query: &[(&str, &str)]) -> Url {
    let url = format!("{}?{}", user.emulator.authorize_url(), form(query));
    let reply = user.fetch(&url, &[]).await.is(302);
    Url::parse(reply.header("location")).expect("a URL")
}

fn parameter(url: &Url, name: &str) -> Option<String> {
    let mut pairs = url.query_pairs();
    let (_, value) = pairs.find(|(known, _)| known == name)?;
    Some(value.into_owned())
}

fn asking<'a>(app: &'a App, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut query = vec![
        ("client_id", app.client_id.as_str()),
        ("response_type", "code"),
        ("scope", "clouddrive:read_all clouddrive:write"),
        ("redirect_uri", app.redirect_uri.as_str()),
    ];
    query.retain(|(name, _)| !more.iter().any(|(known, _)| known == name));
    query.extend(more);
    query
}

fn exchange<'a>(app: &'a App, code: &'a str) -> Vec<(&'a str, &'a str)> {
    trade(app, "authorization_code", "code", code)
}

async fn token(user: &User, fields: &[(&str, &str)]) -> super::client::Reply {
    user.post_form(&user.emulator.token_url(), fields).await
}

#[track_caller]
fn fails(reply: &super::client::Reply, status: u16, error: &str) {
    let body = reply.json();
    assert_eq!(
        (reply.status.as_u16(), &body["error"]),
        (status, &json!(error)),
        "{body}"
    );
    assert!(body["error_description"].is_string(), "{body}");
}

#[tokio::test]
async fn a_code_is_bound_to_its_client_its_address_and_its_time() {
    let user = User::new();
    let app = user.emulator.app().clone();
    let other = user.emulator.create_app("other", "https://other.example");
    let code = user.emulator.authorization_code(&app, None);
    fails(
        &token(&user, &exchange(&other, &code)).await,
        400,
        "invalid_grant",
    );
    let mut fields = exchange(&app, &code);
    fields[4].1 = "https://elsewhere.example";
    fails(&token(&user, &fields).await, 400, "invalid_grant");
    user.emulator.clock().advance(Duration::from_secs(300));
    fails(
        &token(&user, &exchange(&app, &code)).await,
        400,
        "invalid_grant",
    );
}

#[tokio::test]
async fn a_challenge_needs_its_verifier_which_stands_for_the_secret() {
    let user = User::new();
    let app = user.emulator.app().clone();
    let verifier = "v".repeat(43);
    let hashed = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()));
    for (method, challenge) in [
        (Some("S256"), &hashed),
        (Some("plain"), &verifier),
        (None, &verifier),
    ] {
        let mut more = vec![("code_challenge", challenge.as_str())];
        more.extend(method.map(|method| ("code_challenge_method", method)));
        let back = browse(&user, &asking(&app, &more)).await;
        let code = parameter(&back, "code").expect("a code");
        fails(
            &token(&user, &exchange(&app, &code)).await,
            400,
            "invalid_grant",
        );
        let mut fields = exchange(&app, &code);
        fields.retain(|(name, _)| *name != "client_secret");
        fields.push(("code_verifier", "wrong"));
        fails(&token(&user, &fields).await, 400, "invalid_grant");
        fields[4].1 = &verifier;
        token(&user, &fields).await.is(200);
    }
    let back = browse(&user, &asking(&app, &[("code_challenge_method", "S512")])).await;
    assert_eq!(
        parameter(&back, "error").as_deref(),
        Some("invalid_request")
    );
}

#[tokio::test]
async fn the_implicit_grant_brings_a_token_and_no_way_to_renew_it() {
    let mut user = User::new();
    let app = user.emulator.app().clone();
    let back = browse(
        &user,
        &asking(&app, &[("response_type", "token"), ("state", "s")]),
    )
    .await;
    let fragment = back.fragment().expect("a fragment");
    let fields: Vec<(String, String)> = url::form_urlencoded::parse(fragment.as_bytes())
        .into_owned()
        .collect();
    let names: Vec<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        ["access_token", "expires_in", "token_type", "scope", "state"]
    );
    user.token = fields[0].1.clone();
    user.get("nodes").await.is(200);
}

#[tokio::test]
async fn unregistered_redirect_addresses_are_refused() {
    let user = User::new();
    let app = user.emulator.app().clone();
    for (name, value) in [
        ("redirect_uri", "https://evil.example"),
        ("client_id", "nobody"),
    ] {
        let query = form(&asking(&app, &[(name, value)]));
        let url = format!("{}?{query}", user.emulator.authorize_url());
        let reply = user.fetch(&url, &[]).await.is(400);
        assert_eq!(reply.header("content-type"), "text/html");
        assert_eq!(reply.header("location"), "");
    }
}

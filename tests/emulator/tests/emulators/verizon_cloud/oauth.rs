//! The browser step and tokens.

use std::time::Duration;

use cloud_drives_emulator::VerizonCloud;
use cloud_drives_emulator::verizon_cloud::App;
use serde_json::Value;
use url::Url;

use super::client::{Reply, User, form};
use crate::support::client::trade;

fn exchange<'a>(app: &'a App, code: &'a str) -> Vec<(&'a str, &'a str)> {
    trade(app, "authorization_code", "code", code)
}

fn renewal<'a>(app: &'a App, token: &'a str) -> Vec<(&'a str, &'a str)> {
    trade(app, "refresh_token", "refresh_token", token)
}

fn text(body: &Value, name: &str) -> String {
    body[name].as_str().expect(name).to_owned()
}

async fn browse(user: &User, more: &[(&str, &str)]) -> Reply {
    let app = user.emulator.app();
    let mut query = vec![
        ("client_id", app.client_id.as_str()),
        ("redirect_uri", app.redirect_uri.as_str()),
        ("response_type", "code"),
    ];
    query.retain(|(name, _)| !more.iter().any(|(known, _)| known == name));
    query.extend(more);
    let url = format!("{}?{}", user.emulator.authorize_url(), form(&query));
    user.fetch(&url, &[]).await
}

fn parameter(reply: &Reply, name: &str) -> Option<String> {
    let url = Url::parse(reply.header("location")).expect("a URL");
    let mut pairs = url.query_pairs();
    let (_, value) = pairs.find(|(known, _)| known == name)?;
    Some(value.into_owned())
}

#[tokio::test]
async fn a_refusal_comes_back_as_an_error_once() {
    let user = User::new();
    user.emulator.deny_next_authorization();
    let back = browse(&user, &[("state", "s")]).await.is(302);
    assert_eq!(parameter(&back, "error").as_deref(), Some("access_denied"));
    assert_eq!(parameter(&back, "state").as_deref(), Some("s"));
    let back = browse(&user, &[]).await.is(302);
    assert!(parameter(&back, "code").is_some());
}

#[tokio::test]
async fn instances_of_an_application_share_a_refresh_token_unless_devices_tell_them_apart() {
    let user = User::new();
    let app = user.emulator.app().clone();
    let shared = user.emulator.sign_in_with_refresh().refresh_token;
    assert_eq!(user.emulator.sign_in_with_refresh().refresh_token, shared);
    let back = browse(&user, &[("device_id", "phone")]).await.is(302);
    let code = parameter(&back, "code").expect("a code");
    let body = user.token(&exchange(&app, &code), &[]).await.is(200).json();
    let phone = text(&body, "refresh_token");
    assert_ne!(phone, shared);
    // What one instance uses up is used up for all of them.
    user.token(&renewal(&app, &shared), &[]).await.is(200);
    user.token(&renewal(&app, &shared), &[]).await.fails(401);
    user.token(&renewal(&app, &phone), &[]).await.is(200);
}

#[tokio::test]
async fn tokens_live_nine_hours_and_fourteen_days() {
    let user = User::new();
    let app = user.emulator.app().clone();
    let tokens = user.emulator.sign_in_with_refresh();
    let hours = |hours: u64| Duration::from_secs(hours * 3600);
    user.emulator
        .clock()
        .advance(hours(9) - Duration::from_secs(1));
    user.get("account").await.is(200);
    user.emulator.clock().advance(Duration::from_secs(1));
    user.get("account").await.fails(401);
    user.emulator.clock().advance(hours(14 * 24 - 9));
    let fields = renewal(&app, &tokens.refresh_token);
    user.token(&fields, &[]).await.fails(401);
}

#[tokio::test]
async fn token_requests_that_are_wrong_say_so() {
    let user = User::of(VerizonCloud::builder());
    let app = user.emulator.app().clone();
    let other = user.emulator.create_app("https://other.example");
    let tokens = user.emulator.sign_in_with_refresh();
    for (name, value, status) in [
        ("grant_type", "password", 400),
        ("client_id", "", 400),
        ("client_secret", "guess", 401),
        ("redirect_uri", "", 400),
        ("redirect_uri", "https://app.example/other", 400),
        ("refresh_token", "", 400),
        ("refresh_token", "nobody", 401),
    ] {
        let mut fields = renewal(&app, &tokens.refresh_token);
        for field in &mut fields {
            if field.0 == name {
                field.1 = value;
            }
        }
        user.token(&fields, &[]).await.fails(status);
    }
    // What another application has no use for is not used up by it.
    user.token(&renewal(&other, &tokens.refresh_token), &[])
        .await
        .fails(401);
    user.token(&renewal(&app, &tokens.refresh_token), &[])
        .await
        .is(200);
    let code = user.emulator.authorization_code_for(&other, None);
    user.token(&exchange(&app, &code), &[]).await.fails(400);
    let reply = user
        .send("POST", &user.emulator.token_url(), &[], "{}")
        .await;
    reply.expect("an answer").fails(400);
}

#[tokio::test]
async fn revoked_tokens_are_dead() {
    let user = User::new();
    let app = user.emulator.app().clone();
    let tokens = user.emulator.sign_in_with_refresh();
    user.emulator.revoke(&tokens.refresh_token);
    user.token(&renewal(&app, &tokens.refresh_token), &[])
        .await
        .fails(401);
    user.emulator.expire_access_tokens();
    user.get("account").await.fails(401);
}

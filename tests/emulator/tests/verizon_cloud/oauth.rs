//! The browser step and tokens.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use cloud_drives_emulator::VerizonCloud;
use cloud_drives_emulator::verizon_cloud::App;
use serde_json::Value;
use url::Url;

use crate::client::{Reply, User, form};

fn exchange<'a>(app: &'a App, code: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("grant_type", "authorization_code"),
        ("code", code),
        ("client_id", &app.client_id),
        ("client_secret", &app.client_secret),
        ("redirect_uri", &app.redirect_uri),
    ]
}

fn renewal<'a>(app: &'a App, token: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("grant_type", "refresh_token"),
        ("refresh_token", token),
        ("client_id", &app.client_id),
        ("client_secret", &app.client_secret),
        ("redirect_uri", &app.redirect_uri),
    ]
}

fn text(body: &Value, name: &str) -> String {
    body[name].as_str().expect(name).to_owned()
}

async fn browse(user: &User, more: &[(&str, &str)]) -> Reply {
    let app = user.verizon.app();
    let mut query = vec![
        ("client_id", app.client_id.as_str()),
        ("redirect_uri", app.redirect_uri.as_str()),
        ("response_type", "code"),
    ];
    query.retain(|(name, _)| !more.iter().any(|(known, _)| known == name));
    query.extend(more);
    let url = format!("{}?{}", user.verizon.authorize_url(), form(&query));
    user.fetch(&url, &[]).await
}

fn parameter(reply: &Reply, name: &str) -> Option<String> {
    let url = Url::parse(reply.header("location")).expect("a URL");
    let mut pairs = url.query_pairs();
    let (_, value) = pairs.find(|(known, _)| known == name)?;
    Some(value.into_owned())
}

#[tokio::test]
async fn a_browser_comes_back_with_a_code_that_gives_tokens_once() {
    let mut user = User::new();
    let app = user.verizon.app().clone();
    let back = browse(&user, &[("state", "a b&c")]).await.is(302);
    assert!(
        back.header("location")
            .starts_with("https://app.example/callback?code=")
    );
    assert_eq!(parameter(&back, "state").as_deref(), Some("a b&c"));
    let code = parameter(&back, "code").expect("a code");
    let body = user.token(&exchange(&app, &code), &[]).await.is(200).json();
    assert_eq!(body["expires_in"], 32_400);
    assert_eq!(body["token_type"], "Bearer");
    user.token = text(&body, "access_token");
    user.get("account").await.is(200);
    user.token(&exchange(&app, &code), &[]).await.fails(400);
}

#[tokio::test]
async fn a_failure_of_the_browser_step_is_a_page_and_200() {
    let user = User::of(VerizonCloud::builder());
    for (name, value) in [
        ("client_id", "nobody"),
        ("redirect_uri", "https://APP.example/callback"),
        ("response_type", "token"),
    ] {
        let reply = browse(&user, &[(name, value)]).await.is(200);
        assert_eq!(reply.header("content-type"), "text/html");
        assert_eq!(reply.header("location"), "");
    }
}

#[tokio::test]
async fn a_refusal_comes_back_as_an_error_once() {
    let user = User::new();
    user.verizon.deny_next_authorization();
    let back = browse(&user, &[("state", "s")]).await.is(302);
    assert_eq!(parameter(&back, "error").as_deref(), Some("access_denied"));
    assert_eq!(parameter(&back, "state").as_deref(), Some("s"));
    let back = browse(&user, &[]).await.is(302);
    assert!(parameter(&back, "code").is_some());
}

#[tokio::test]
async fn id_and_secret_may_come_in_the_header() {
    let user = User::new();
    let app = user.verizon.app().clone();
    let code = user.verizon.authorization_code();
    let fields = exchange(&app, &code);
    let fields = [fields[0], fields[1], fields[4]];
    let basic = |secret: &str| {
        let pair = format!("{}:{secret}", app.client_id);
        format!("Basic {}", STANDARD.encode(pair))
    };
    let wrong = basic("guess");
    let headers = [("authorization", wrong.as_str())];
    user.token(&fields, &headers).await.fails(401);
    let right = basic(&app.client_secret);
    let headers = [("authorization", right.as_str())];
    user.token(&fields, &headers).await.is(200);
}

#[tokio::test]
async fn a_refresh_token_is_good_for_one_use() {
    let mut user = User::new();
    let app = user.verizon.app().clone();
    let first = user.verizon.sign_in_with_refresh().refresh_token;
    let fields = renewal(&app, &first);
    let body = user.token(&fields, &[]).await.is(200).json();
    let second = text(&body, "refresh_token");
    assert_ne!(first, second);
    user.token = text(&body, "access_token");
    user.get("account").await.is(200);
    user.token(&fields, &[]).await.fails(401);
    user.token(&renewal(&app, &second), &[]).await.is(200);
}

#[tokio::test]
async fn instances_of_an_application_share_a_refresh_token_unless_devices_tell_them_apart() {
    let user = User::new();
    let app = user.verizon.app().clone();
    let shared = user.verizon.sign_in_with_refresh().refresh_token;
    assert_eq!(user.verizon.sign_in_with_refresh().refresh_token, shared);
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
    let app = user.verizon.app().clone();
    let tokens = user.verizon.sign_in_with_refresh();
    let hours = |hours: u64| Duration::from_secs(hours * 3600);
    user.verizon
        .clock()
        .advance(hours(9) - Duration::from_secs(1));
    user.get("account").await.is(200);
    user.verizon.clock().advance(Duration::from_secs(1));
    user.get("account").await.fails(401);
    user.verizon.clock().advance(hours(14 * 24 - 9));
    let fields = renewal(&app, &tokens.refresh_token);
    user.token(&fields, &[]).await.fails(401);
}

#[tokio::test]
async fn token_requests_that_are_wrong_say_so() {
    let user = User::of(VerizonCloud::builder());
    let app = user.verizon.app().clone();
    let other = user.verizon.create_app("https://other.example");
    let tokens = user.verizon.sign_in_with_refresh();
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
    let code = user.verizon.authorization_code_for(&other, None);
    user.token(&exchange(&app, &code), &[]).await.fails(400);
    let reply = user
        .send("POST", &user.verizon.token_url(), &[], "{}")
        .await;
    reply.expect("an answer").fails(400);
}

#[tokio::test]
async fn an_answer_can_be_the_two_tokens_alone() {
    let user = User::of(VerizonCloud::builder().bare_tokens(true));
    let app = user.verizon.app().clone();
    let code = user.verizon.authorization_code();
    let body = user.token(&exchange(&app, &code), &[]).await.is(200).json();
    let names: Vec<&String> = body.as_object().expect("an object").keys().collect();
    assert_eq!(names, ["access_token", "refresh_token"]);
}

#[tokio::test]
async fn revoked_tokens_are_dead() {
    let user = User::new();
    let app = user.verizon.app().clone();
    let tokens = user.verizon.sign_in_with_refresh();
    user.verizon.revoke(&tokens.refresh_token);
    user.token(&renewal(&app, &tokens.refresh_token), &[])
        .await
        .fails(401);
    user.verizon.expire_access_tokens();
    user.get("account").await.fails(401);
}

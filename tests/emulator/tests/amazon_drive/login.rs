//! Login with Amazon: the browser step, tokens, and what is known about them.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use cloud_drives_emulator::AmazonDrive;
use cloud_drives_emulator::amazon_drive::App;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use url::Url;

use crate::client::{User, form};

/// Sends a browser to the page where users agree; where it is sent back to.
async fn browse(user: &User, query: &[(&str, &str)]) -> Url {
    let url = format!("{}?{}", user.amazon.authorize_url(), form(query));
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
    ]
}

async fn token(user: &User, fields: &[(&str, &str)]) -> crate::client::Reply {
    user.post_form(&user.amazon.token_url(), fields).await
}

#[track_caller]
fn fails(reply: &crate::client::Reply, status: u16, error: &str) {
    let body = reply.json();
    assert_eq!(
        (reply.status.as_u16(), &body["error"]),
        (status, &json!(error)),
        "{body}"
    );
    assert!(body["error_description"].is_string(), "{body}");
}

fn text(body: &Value, name: &str) -> String {
    body[name].as_str().expect(name).to_owned()
}

#[tokio::test]
async fn a_browser_comes_back_with_a_code_that_gives_tokens_once() {
    let mut user = User::new();
    let app = user.amazon.app().clone();
    let url = format!(
        "{}?{}",
        user.amazon.authorize_url(),
        form(&asking(&app, &[("state", "a b")]))
    );
    let reply = user.fetch(&url, &[]).await.is(302);
    let location = reply.header("location").to_owned();
    let scope = "&scope=clouddrive%3Aread_all+clouddrive%3Awrite&state=a+b";
    assert!(location.starts_with("http://localhost?code="), "{location}");
    assert!(location.ends_with(scope), "{location}");
    let code = parameter(&Url::parse(&location).expect("a URL"), "code").expect("a code");
    let body = token(&user, &exchange(&app, &code)).await.is(200).json();
    assert_eq!(body["token_type"], "bearer");
    assert_eq!(body["expires_in"], 3600);
    assert!(text(&body, "refresh_token").starts_with("Atzr|"));
    user.token = text(&body, "access_token");
    assert!(user.token.starts_with("Atza|"));
    user.get("nodes").await.is(200);
    fails(
        &token(&user, &exchange(&app, &code)).await,
        400,
        "invalid_grant",
    );
}

#[tokio::test]
async fn a_code_is_bound_to_its_client_its_address_and_its_time() {
    let user = User::new();
    let app = user.amazon.app().clone();
    let other = user.amazon.create_app("other", "https://other.example");
    let code = user.amazon.authorization_code(&app, None);
    fails(
        &token(&user, &exchange(&other, &code)).await,
        400,
        "invalid_grant",
    );
    let mut fields = exchange(&app, &code);
    fields[4].1 = "https://elsewhere.example";
    fails(&token(&user, &fields).await, 400, "invalid_grant");
    user.amazon.clock().advance(Duration::from_secs(300));
    fails(
        &token(&user, &exchange(&app, &code)).await,
        400,
        "invalid_grant",
    );
}

#[tokio::test]
async fn a_challenge_needs_its_verifier_which_stands_for_the_secret() {
    let user = User::new();
    let app = user.amazon.app().clone();
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
    let app = user.amazon.app().clone();
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
async fn a_refusal_comes_back_as_an_error_once() {
    let user = User::new();
    let app = user.amazon.app().clone();
    user.amazon.deny_next_authorization();
    let back = browse(&user, &asking(&app, &[("state", "s")])).await;
    assert_eq!(parameter(&back, "error").as_deref(), Some("access_denied"));
    assert!(parameter(&back, "error_description").is_some());
    assert_eq!(parameter(&back, "state").as_deref(), Some("s"));
    let back = browse(&user, &asking(&app, &[])).await;
    assert!(parameter(&back, "code").is_some());
    for (name, value, error) in [
        ("scope", "clouddrive:everything", "invalid_scope"),
        ("response_type", "cookie", "unsupported_response_type"),
    ] {
        let back = browse(&user, &asking(&app, &[(name, value)])).await;
        assert_eq!(parameter(&back, "error").as_deref(), Some(error));
    }
}

#[tokio::test]
async fn nobody_is_sent_to_an_address_that_is_not_registered() {
    let user = User::new();
    let app = user.amazon.app().clone();
    for (name, value) in [
        ("redirect_uri", "https://evil.example"),
        ("client_id", "nobody"),
    ] {
        let query = form(&asking(&app, &[(name, value)]));
        let url = format!("{}?{query}", user.amazon.authorize_url());
        let reply = user.fetch(&url, &[]).await.is(400);
        assert_eq!(reply.header("content-type"), "text/html");
        assert_eq!(reply.header("location"), "");
    }
}

#[tokio::test]
async fn a_refresh_gives_a_new_access_token_and_the_same_refresh_token() {
    let mut user = User::new();
    let app = user.amazon.app().clone();
    let hour = Duration::from_secs(3600);
    let signed_in = user.amazon.sign_in_with(&["clouddrive:read_all"], hour);
    user.amazon.clock().advance(hour);
    let fields = renewal(&app, &signed_in.refresh_token);
    let body = token(&user, &fields).await.is(200).json();
    assert_eq!(text(&body, "refresh_token"), signed_in.refresh_token);
    user.token = text(&body, "access_token");
    assert_ne!(user.token, signed_in.access_token);
    user.get("nodes").await.is(200);
    user.with("POST", "nodes", json!({"kind": "FOLDER", "name": "a"}))
        .await
        .fails(403);
    user.amazon.revoke(&signed_in.refresh_token);
    fails(&token(&user, &fields).await, 400, "invalid_grant");
}

#[tokio::test]
async fn a_refresh_can_leave_out_the_refresh_token() {
    let user = User::of(
        AmazonDrive::builder()
            .refresh_omits_refresh_token(true)
            .token_lifetime(Duration::from_secs(60)),
    );
    let app = user.amazon.app().clone();
    let signed_in = user.amazon.sign_in_with(&[], Duration::from_secs(60));
    let body = token(&user, &renewal(&app, &signed_in.refresh_token))
        .await
        .is(200)
        .json();
    assert!(body.get("refresh_token").is_none());
    assert_eq!(body["expires_in"], 60);
    token(&user, &renewal(&app, &signed_in.refresh_token))
        .await
        .is(200);
}

#[tokio::test]
async fn token_requests_that_are_wrong_say_how() {
    let user = User::of(AmazonDrive::builder());
    let app = user.amazon.app().clone();
    let hour = Duration::from_secs(3600);
    let own = user
        .amazon
        .sign_in_with(&["clouddrive:read_all"], hour)
        .refresh_token;
    let other = user.amazon.create_app("other", "https://other.example");
    fails(
        &token(&user, &renewal(&other, &own)).await,
        400,
        "invalid_grant",
    );
    for (name, value, status, error) in [
        ("client_id", "nobody", 401, "invalid_client"),
        ("client_secret", "guess", 401, "invalid_client"),
        ("client_secret", "", 401, "invalid_client"),
        ("client_id", "", 400, "invalid_request"),
        ("grant_type", "", 400, "invalid_request"),
        ("grant_type", "password", 400, "unsupported_grant_type"),
        ("refresh_token", "", 400, "invalid_request"),
        ("refresh_token", "Atzr|nobody", 400, "invalid_grant"),
    ] {
        let mut fields = renewal(&app, &own);
        for field in &mut fields {
            if field.0 == name {
                field.1 = value;
            }
        }
        fails(&token(&user, &fields).await, status, error);
    }
    let url = user.amazon.token_url();
    let json = [("content-type", "application/json")];
    let reply = user
        .send("POST", &url, &json, "{}")
        .await
        .expect("an answer");
    fails(&reply, 400, "invalid_request");
}

#[tokio::test]
async fn token_info_counts_seconds() {
    let user = User::new();
    user.amazon.clock().advance(Duration::from_secs(600));
    let info = |token: &str| {
        format!(
            "{}?{}",
            user.amazon.token_info_url(),
            form(&[("access_token", token)])
        )
    };
    let body = user.fetch(&info(&user.token), &[]).await.is(200).json();
    assert_eq!(body["aud"], user.amazon.client_id());
    assert_eq!((&body["exp"], &body["iat"]), (&json!(3000), &json!(600)));
    assert!(text(&body, "user_id").starts_with("amzn1.account."));
    assert!(text(&body, "app_id").starts_with("amzn1.application."));
    assert_eq!(body["iss"], "https://www.amazon.com");
    fails(
        &user.fetch(&info("Atza|nobody"), &[]).await,
        400,
        "invalid_token",
    );
}

#[tokio::test]
async fn the_profile_shows_what_its_scopes_allow() {
    let user = User::new();
    for (scopes, members) in [
        (&["profile"][..], &["email", "name", "user_id"][..]),
        (&["profile:user_id"], &["user_id"]),
        (&["postal_code"], &["postal_code"]),
        (&["clouddrive:read_all"], &[]),
    ] {
        let token = user.amazon.sign_in_with(scopes, Duration::from_secs(60));
        let bearer = format!("Bearer {}", token.access_token);
        let headers = [("authorization", bearer.as_str())];
        let body = user
            .fetch(&user.amazon.profile_url(), &headers)
            .await
            .is(200)
            .json();
        let shown: Vec<&String> = body.as_object().expect("an object").keys().collect();
        assert_eq!(shown, members);
    }
    let headers = [("authorization", "Bearer nobody")];
    fails(
        &user.fetch(&user.amazon.profile_url(), &headers).await,
        400,
        "invalid_token",
    );
}

#[tokio::test]
async fn the_relay_signs_in_and_renews_without_a_client() {
    let mut user = User::new();
    let relay = user.amazon.relay_url();
    let body = user.fetch(&relay, &[]).await.is(200).json();
    let refresh = text(&body, "refresh_token");
    let body = user
        .post_form(&relay, &[("refresh_token", &refresh)])
        .await
        .is(200)
        .json();
    user.token = text(&body, "access_token");
    user.get("nodes").await.is(200);
    let reply = user
        .post_form(&relay, &[("refresh_token", "Atzr|nobody")])
        .await;
    fails(&reply, 400, "invalid_grant");
}

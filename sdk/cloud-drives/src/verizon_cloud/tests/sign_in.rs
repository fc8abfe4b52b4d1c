//! Tests of signing in, and of tokens that are renewed.

use std::time::Duration;

use serde_json::{Value, json};

use super::{CANARY, builder, ok, refused};
use crate::auth::{TokenFile, Tokens};
use crate::prelude::*;
use crate::retry::RetryPolicy;
use crate::testing::{Answer, Scripted};
use crate::verizon_cloud::{ErrorKind, VerizonCloud, VerizonCloudBuilder};
use crate::{CallOptions, CallOptionsExt};

const CALLBACK: &str = "https://app.example/cb";

fn account() -> Answer {
    ok(json!({"usage": {"quota": 10, "quotaUsed": 3}, "id": "b1f0c2"}))
}

fn token(number: u32) -> Value {
    json!({
        "access_token": format!("ACCESS-{number}"), "refresh_token": format!("REFRESH-{number}"),
        "expires_in": 32400, "token_type": "Bearer",
    })
}

fn app(transport: &Scripted) -> VerizonCloudBuilder {
    builder(transport)
        .application("key", format!("{CANARY}-secret"))
        .redirect_uri(CALLBACK)
}

#[tokio::test(start_paused = true)]
async fn every_refusal_of_a_code_or_refresh_token_is_unauthorized_but_what_can_pass_is_not() {
    for (status, kind) in [
        (400, ErrorKind::Unauthorized),
        (401, ErrorKind::Unauthorized),
        (403, ErrorKind::Unauthorized),
        (404, ErrorKind::Unauthorized),
        (429, ErrorKind::TooManyRequests),
        (500, ErrorKind::InternalServer),
        (503, ErrorKind::Unavailable),
    ] {
        let transport = Scripted::always(refused(status));
        let none = VerizonCloud::python_compatible_retry_policy();
        let cloud = app(&transport)
            .refresh_token("REFRESH-0")
            .retry_policy(none)
            .build()
            .unwrap();
        let error = cloud.exchange_code("code").await.unwrap_err();
        assert_eq!(ErrorKind::of(&error), kind, "{status}");
        assert_eq!(error.code(), Some("no"));
        let error = cloud.refresh().await.unwrap_err();
        assert_eq!(ErrorKind::of(&error), kind, "{status}");
        let error = cloud.account().await.unwrap_err();
        assert!(
            ErrorKind::of(&error) == kind && error.is_auth(),
            "{status} {error}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_code_whose_trade_got_no_answer_is_not_traded_again() {
    let transport = Scripted::new([Answer::Broken]);
    let cloud = app(&transport).build().unwrap();
    assert!(
        cloud
            .exchange_code("code")
            .await
            .unwrap_err()
            .is_transport()
    );
    assert_eq!(transport.calls().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn without_a_refresh_token_a_refusal_is_the_answer_at_once() {
    let transport = Scripted::always(refused(401));
    let cloud = app(&transport).token("ACCESS-0").build().unwrap();
    let error = cloud.account().await.unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::Unauthorized);
    assert_eq!(transport.calls().len(), 1);
    let error = cloud.refresh().await.unwrap_err();
    assert!(
        error.is_invalid_input() && error.message().contains("no refresh token"),
        "{error}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_token_that_is_refused_after_its_renewal_is_unauthorized() {
    let transport = Scripted::answering(|call| match call.path.ends_with("/token") {
        true => ok(token(1)),
        false => refused(401),
    });
    let cloud = app(&transport)
        .token("ACCESS-0")
        .refresh_token("REFRESH-0")
        .build()
        .unwrap();
    let error = cloud.account().await.unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::Unauthorized);
    assert_eq!(transport.calls().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn no_deadline_breaks_a_renewal_off() {
    let transport = Scripted::answering(|call| match call.path.ends_with("/token") {
        true => ok(token(1)).after(Duration::from_secs(50)),
        false => account(),
    });
    let defaults = CallOptions::new()
        .with_deadline(Duration::from_secs(2))
        .with_header("x-proxy", "1")
        .unwrap();
    let cloud = app(&transport)
        .refresh_token("REFRESH-0")
        .retry_policy(RetryPolicy::new())
        .default_options(defaults)
        .build()
        .unwrap();
    assert!(cloud.account().await.unwrap_err().is_timeout());
    tokio::time::sleep(Duration::from_secs(60)).await;
    cloud.account().await.unwrap();
    assert_eq!(
        transport.lines(),
        ["POST /cloud/1/oauth2/token", "GET /cloud/1/account"]
    );
    assert_eq!(transport.calls()[0].headers["x-proxy"], "1");
}

#[tokio::test(start_paused = true)]
async fn a_renewal_is_sent_again_only_where_it_was_not_done() {
    let transport = Scripted::new([refused(503), ok(token(1)), account()]);
    let cloud = app(&transport).refresh_token("REFRESH-0").build().unwrap();
    cloud.account().await.unwrap();
    assert_eq!(transport.calls().len(), 3);

    let transport = Scripted::new([Answer::Broken]);
    let cloud = app(&transport).refresh_token("REFRESH-0").build().unwrap();
    assert!(cloud.account().await.is_err());
    assert_eq!(transport.calls().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn settings_that_make_no_sense_are_named() {
    let transport = Scripted::new([]);
    for (builder, setting) in [
        (builder(&transport).refresh_token("r"), "refresh_token: "),
        (builder(&transport).token(""), "token: "),
        (
            builder(&transport).upload_origin("ftp://x"),
            "upload_origin: ",
        ),
        (
            builder(&transport).upload_origin("http://x.example"),
            "upload_origin: ",
        ),
        (
            builder(&transport).storage_idle_timeout(Duration::ZERO),
            "storage_idle_timeout: ",
        ),
        (
            builder(&transport).base_url("apo", "https://x"),
            "unknown server",
        ),
    ] {
        let error = builder.build().unwrap_err();
        assert!(
            error.is_invalid_input() && error.message().starts_with(setting),
            "{error}"
        );
    }
    let cloud = builder(&transport).build().unwrap();
    assert!(cloud.authorization_url().url().unwrap_err().is_auth());
    assert!(cloud.exchange_code("code").await.unwrap_err().is_auth());
    assert!(cloud.account().await.unwrap_err().is_auth());
    let http = builder(&transport)
        .application("key", "secret")
        .redirect_uri("http://app.example/cb");
    let error = http.build().unwrap().authorization_url().url().unwrap_err();
    assert!(error.message().starts_with("redirect_uri: "), "{error}");
}

#[tokio::test(start_paused = true)]
async fn nothing_that_is_shown_shows_a_secret() {
    let transport = Scripted::always(refused(401));
    let builder = app(&transport)
        .token(format!("{CANARY}-a"))
        .refresh_token(format!("{CANARY}-r"));
    let shown = format!("{builder:?}");
    let cloud = builder.build().unwrap();
    let code = format!("{CANARY}-c");
    let error = cloud.exchange_code(code.as_str()).await.unwrap_err();
    let shown = format!(
        "{shown} {cloud:?} {:?} {error} {error:?}",
        cloud.exchange_code(code.as_str())
    );
    let error = cloud
        .account()
        .with_options(CallOptions::new().without_retries())
        .await
        .unwrap_err();
    let shown = format!("{shown} {error} {error:?} {:?}", cloud.refresh_token());
    let sign_in = cloud.authorization_url().begin().unwrap();
    let shown = format!("{shown} {sign_in:?}");
    assert!(!shown.contains(CANARY), "{shown}");
}

#[tokio::test]
async fn tokens_are_saved_in_a_file_and_renewed_ones_before_they_are_used() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tokens.json");
    let seen = path.clone();
    let transport = Scripted::answering(move |call| {
        let file = std::fs::read_to_string(&seen).unwrap();
        match call.authorization() {
            _ if call.path.ends_with("/token") => {
                ok(token(if file.contains("REFRESH-1") { 2 } else { 1 }))
            }
            Some("Bearer ACCESS-0") => refused(401),
            Some(sent) => {
                // A token is in the file before it is used.
                assert!(
                    file.contains(sent.strip_prefix("Bearer ").unwrap()),
                    "{file}"
                );
                account()
            }
            None => refused(401),
        }
    });
    let first: Tokens = serde_json::from_value(token(0)).unwrap();
    TokenFile::store(&path, &first).await.unwrap();
    let cloud = app(&transport).token_file(&path).build().unwrap();
    cloud.account().await.unwrap();
    let tokens = cloud.refresh().await.unwrap();
    assert_eq!(tokens.refresh_token.unwrap().expose(), "REFRESH-2");
    cloud.account().await.unwrap();
    let renewals = transport
        .lines()
        .iter()
        .filter(|line| line.ends_with("token"))
        .count();
    assert_eq!(renewals, 2);

    let both = app(&transport)
        .token_file(&path)
        .token("t")
        .build()
        .unwrap_err();
    assert!(both.message().starts_with("token_file: "), "{both}");
    let alone = builder(&transport).token_file(&path).build().unwrap_err();
    assert!(alone.message().starts_with("token_file: "), "{alone}");
}

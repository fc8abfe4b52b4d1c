//! Tests of Adobe's sign-in host.

use std::time::Duration;

use serde_json::json;
use url::form_urlencoded;

use super::*;
use crate::frameio::FrameIoBuilder;
use crate::prelude::*;

fn tokens(access: &str, refresh: Option<&str>) -> Answer {
    let mut body = json!({"access_token": access, "token_type": "bearer", "expires_in": 3600});
    if let Some(refresh) = refresh {
        body["refresh_token"] = json!(refresh);
    }
    json_answer(200, &body)
}

fn me() -> Answer {
    json_answer(
        200,
        &json!({"data": {"id": "u", "email": "ann@example.com", "name": "Ann", "avatar_url": null, "active": true}}),
    )
}

fn over(transport: &Scripted, builder: FrameIoBuilder) -> FrameIo {
    builder.transport(transport.clone()).build().unwrap()
}

fn web() -> FrameIoBuilder {
    FrameIo::builder().application("id", "CANARY_SECRET")
}

fn form(call: &SentRequest) -> Vec<(String, String)> {
    form_urlencoded::parse(call.body.as_bytes())
        .into_owned()
        .collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    let pairs = expected.iter();
    pairs
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

#[track_caller]
fn assert_form(call: &SentRequest, expected: &[(&str, &str)]) {
    let (mut sent, mut expected) = (form(call), pairs(expected));
    sent.sort();
    expected.sort();
    assert_eq!(sent, expected);
}

async fn ask(frame: &FrameIo) -> Result<(), crate::Error> {
    frame.api().users().show().send().await.map(drop)
}

#[tokio::test(start_paused = true)]
async fn a_web_application_signs_a_user_in() {
    let transport = Scripted::new([tokens("first", Some("refresh")), me()]);
    let frame = over(&transport, web());
    let sign_in = frame
        .authorization_url()
        .redirect_uri("https://example.com/back")
        .begin()
        .unwrap();
    let query: Vec<(String, String)> = sign_in.url().query_pairs().into_owned().collect();
    let member = |name: &str| {
        query
            .iter()
            .find(|pair| pair.0 == name)
            .map(|pair| pair.1.as_str())
    };
    assert_eq!(sign_in.url().path(), "/ims/authorize/v2");
    assert_eq!(
        member("scope"),
        Some("openid email profile offline_access additional_info.roles")
    );
    assert_eq!(member("response_type"), Some("code"));
    assert_eq!(member("code_challenge_method"), Some("S256"));
    assert_eq!(member("state"), Some(sign_in.state().as_str()));

    let back = format!(
        "https://example.com/back?code=the-code&state={}",
        sign_in.state().as_str()
    );
    let token = sign_in.finish(&back).await.unwrap();
    let call = &transport.calls()[0];
    assert_eq!(call.line(), "POST /ims/token/v3");
    assert_eq!(call.authorization(), None);
    assert_form(
        call,
        &[
            ("grant_type", "authorization_code"),
            ("client_id", "id"),
            ("client_secret", "CANARY_SECRET"),
            ("code", "the-code"),
            ("redirect_uri", "https://example.com/back"),
            ("code_verifier", sign_in.pkce().unwrap().verifier().expose()),
        ],
    );
    ask(&frame.signed_in(token).unwrap()).await.unwrap();
    assert_eq!(transport.calls()[1].authorization(), Some("Bearer first"));
}

#[tokio::test(start_paused = true)]
async fn a_server_requests_its_tokens_automatically() {
    let mut given = 0;
    let transport = Scripted::answering(move |call| match call.path.as_str() {
        "/ims/token/v3" => {
            given += 1;
            // Without a lifetime in the answer, a day is assumed.
            json_answer(
                200,
                &json!({"access_token": format!("token-{given}"), "token_type": "bearer"}),
            )
        }
        _ => me(),
    });
    let frame = over(
        &transport,
        FrameIo::builder().server_to_server("id", "CANARY_SECRET"),
    );
    ask(&frame).await.unwrap();
    ask(&frame).await.unwrap();
    tokio::time::sleep(Duration::from_secs(86_400)).await;
    ask(&frame).await.unwrap();
    let calls = transport.calls();
    let lines: Vec<&str> = calls.iter().map(|call| call.path.as_str()).collect();
    assert_eq!(
        lines,
        [
            "/ims/token/v3",
            "/v4/me",
            "/v4/me",
            "/ims/token/v3",
            "/v4/me"
        ]
    );
    assert_form(
        &calls[0],
        &[
            ("grant_type", "client_credentials"),
            ("client_id", "id"),
            ("client_secret", "CANARY_SECRET"),
            ("scope", "openid AdobeID frame.s2s.all"),
        ],
    );
    assert_eq!(calls[4].authorization(), Some("Bearer token-2"));
    let exported = frame.tokens().await.unwrap();
    assert!(
        exported.refresh_token.is_none(),
        "the application's secret is not one"
    );
}

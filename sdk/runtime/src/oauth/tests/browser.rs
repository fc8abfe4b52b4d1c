//! Tests of sign-in with a browser, from the page to the tokens.

use std::collections::HashMap;

use super::*;
use crate::oauth::{Pkce, ResponseType, SignInParameters, SignInState};

fn query(url: &url::Url) -> HashMap<String, String> {
    url.query_pairs().into_owned().collect()
}

#[tokio::test(start_paused = true)]
async fn a_sign_in_has_a_state_and_a_key_and_returns_tokens() {
    let (transport, client) = script([ok(TOKENS)]);
    let page = client.authorization_url().parameter("device_id", "d1");
    let sign_in = page.parameter("prompt", "consent").begin().unwrap();
    let sent = query(sign_in.url());
    assert_eq!(sent["state"], sign_in.state().as_str());
    assert_eq!(sent["code_challenge_method"], "S256");
    let pkce = sign_in.pkce().unwrap();
    assert_eq!(sent["code_challenge"], pkce.challenge());
    let other = client.authorization_url().begin().unwrap();
    assert_ne!(other.state(), sign_in.state());

    let back = format!("https://app.example/done?code=42&state={}", sent["state"]);
    let tokens = sign_in.finish(&back).await.unwrap();
    assert_eq!(tokens.access_token.expose(), "A1");
    assert_eq!(tokens.refresh_token.unwrap().expose(), "R1");
    assert_eq!(tokens.expires_in, Some(Duration::from_secs(3600)));
    assert_eq!(tokens.extra["token_type"], "bearer");
    let call = &transport.calls()[0];
    assert_eq!(
        (call.line(), call.host.as_str()),
        ("POST /v1/token".to_owned(), "login.example")
    );
    assert_eq!(call.authorization(), None);
    // A parameter that the form has too is sent, and no other.
    assert_form(
        call,
        &[
            ("client_id", "app"),
            ("client_secret", "sesame"),
            ("code", "42"),
            ("code_verifier", pkce.verifier().expose()),
            ("device_id", "d1"),
            ("grant_type", "authorization_code"),
            ("redirect_uri", "https://app.example/done"),
        ],
    );
}

#[tokio::test(start_paused = true)]
async fn settings_of_the_caller_are_kept_and_another_process_can_finish() {
    let (transport, client) = script([ok(TOKENS)]);
    let page = || {
        client
            .authorization_url()
            .redirect_uri("https://app.example/else")
    };
    let begun = page().begin().unwrap();
    let state = begun.state().as_str().to_owned();
    let verifier = begun.pkce().unwrap().verifier().clone();

    let again = page()
        .state(SignInState::from_text(state.as_str()))
        .code_challenge(Pkce::from_verifier(verifier.clone()).unwrap())
        .begin()
        .unwrap();
    assert_eq!(again.url(), begun.url());
    again
        .finish(&format!("?code=42&state={state}"))
        .await
        .unwrap();
    let form = form(&transport.calls()[0]);
    let field = |name: &str| form.iter().find(|(found, _)| found == name).unwrap();
    assert_eq!(field("code_verifier").1, verifier.expose());
    assert_eq!(field("redirect_uri").1, "https://app.example/else");
}

#[tokio::test(start_paused = true)]
async fn a_redirect_of_another_sign_in_sends_no_request() {
    let (transport, client) = script([]);
    let page = client.authorization_url();
    let sign_in = page.state(SignInState::from_text("mine")).begin().unwrap();
    for back in [
        "?code=42&state=theirs",
        "?code=42",
        "#access_token=t&state=mine",
        "",
    ] {
        let error = sign_in.finish(back).await.unwrap_err();
        assert!(error.is_auth(), "{back}: {error}");
    }
    let refused = sign_in.finish("?error=access_denied&state=mine").await;
    assert_eq!(refused.unwrap_err().code(), Some("access_denied"));
    assert!(
        sign_in
            .finish_with_code("")
            .await
            .unwrap_err()
            .is_invalid_input()
    );
    assert!(transport.calls().is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_provider_without_pkce_gets_none_and_a_redirect_may_return_a_token() {
    let transport = Scripted::new([ok(r#"{"access_token":"A1"}"#)]);
    let client = over(&ODD, &transport);
    let page = || {
        client
            .authorization_url()
            .state(SignInState::from_text("s"))
    };
    let sign_in = page().begin().unwrap();
    assert!(sign_in.pkce().is_none() && !sign_in.url().as_str().contains("code_challenge"));
    let tokens = sign_in.finish("?code=42&state=s").await.unwrap();
    assert_eq!(
        tokens.expires_in,
        Some(Duration::from_secs(900)),
        "the flow says so"
    );
    let call = &transport.calls()[0];
    assert_form(
        call,
        &[("code", "42"), ("grant_type", "authorization_code")],
    );
    // base64("app:sesame")
    assert_eq!(call.authorization(), Some("Basic YXBwOnNlc2FtZQ=="));

    let key = Pkce::random().unwrap();
    let page = page()
        .code_challenge(key)
        .response_type(ResponseType::Token);
    let sign_in = page.begin().unwrap();
    assert!(!sign_in.url().as_str().contains("code_challenge"));
    let back = "https://app.example/done#access_token=A2&expires_in=60&scope=read&state=s";
    let tokens = sign_in.finish(back).await.unwrap();
    assert_eq!(tokens.access_token.expose(), "A2");
    assert_eq!(tokens.expires_in, Some(Duration::from_secs(60)));
    assert_eq!(tokens.scope.as_deref(), Some("read"));
    assert!(tokens.refresh_token.is_none());
    assert_eq!(transport.calls().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn no_debug_output_shows_a_secret() {
    const CANARY: &str = "CANARY-0123456789-0123456789-0123456789-0123456789";
    let (_, client) = script([denied("invalid_grant")]);
    let client = client.with_application(
        Application::new("app", CANARY).with_redirect_uri("https://app.example/"),
    );
    let page = client
        .authorization_url()
        .state(SignInState::from_text(CANARY))
        .code_challenge(Pkce::from_verifier(CANARY).unwrap());
    let shown = format!("{client:?} {page:?}");
    let call = client.exchange_code(CANARY).code_verifier(CANARY);
    let shown = format!("{shown} {call:?} {:?}", client.revoke(None).token(CANARY));
    let error = call.await.unwrap_err();
    assert_eq!(error.code(), Some("invalid_grant"));
    let shown = format!(
        "{shown} {error} {error:?} {:?}",
        client.refresher().unwrap()
    );
    assert!(!shown.contains("CANARY"), "{shown}");
}

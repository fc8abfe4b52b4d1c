//! Tests that the typed client shows no secret.

use cloud_drives_emulator::{Fault, VerizonCloud as Emulator};
use http::Method;
use verizon_cloud::Client;
use verizon_cloud::types::{AuthorizationCodeGrant, RefreshTokenGrant, Token, TokenRequest};

use super::client;

const CANARY: &str = "canary-canary-canary";

fn clean(what: &str, text: &str) {
    assert!(!text.contains("canary"), "{what} shows the secret: {text}");
}

#[tokio::test]
async fn nothing_that_can_be_printed_holds_the_token() {
    let emulator = Emulator::start().await.unwrap();
    let builder = Client::builder().token(CANARY);
    clean("the builder", &format!("{builder:?}"));
    let cloud = client(&emulator.api_url(), CANARY);
    clean("the client", &format!("{cloud:#?}"));
    let request = cloud.files().metadata("/VZMOBILE/a");
    clean("the request", &format!("{request:#?}"));
    let player = cloud.files().download("/VZMOBILE/a").access_token(CANARY);
    clean("the request of a player", &format!("{player:#?}"));

    let refused = cloud.files().root().send().await.unwrap_err();
    assert_eq!(refused.status().map(|status| status.as_u16()), Some(401));
    clean("the error", &format!("{refused} {refused:?} {refused:#?}"));
    let refused = player.send().await.err().unwrap();
    clean("the error of a player", &format!("{refused} {refused:#?}"));
    let fault = Fault::on(Method::GET, "/cloud/1/files*").reset();
    emulator.faults().add(fault);
    let player = cloud.files().download("/VZMOBILE/a").access_token(CANARY);
    let broken = player.send().await.err().unwrap();
    clean("the transport's error", &format!("{broken} {broken:#?}"));
    let raw = cloud.files().root().send_raw().await.unwrap();
    clean("the raw answer", &format!("{raw:?}"));
}

#[test]
fn tokens_in_bodies_are_not_printed_either() {
    let back = "https://app.example/cb";
    let code = AuthorizationCodeGrant::new(CANARY, back).client_secret(CANARY);
    clean("a grant", &format!("{:?}", TokenRequest::from(code)));
    let refresh = RefreshTokenGrant::new(CANARY, back).client_secret(CANARY);
    clean("a refresh", &format!("{refresh:?}"));
    let token: Token = serde_json::from_value(serde_json::json!({
        "access_token": CANARY, "refresh_token": CANARY
    }))
    .unwrap();
    clean("a token", &format!("{token:?}"));
}

#[tokio::test]
async fn a_token_that_the_sign_in_refuses_is_in_no_error() {
    let emulator = Emulator::start().await.unwrap();
    let app = emulator.app();
    let grant = RefreshTokenGrant::new(CANARY, &app.redirect_uri);
    let grant = grant.client_id(&app.client_id).client_secret(CANARY);
    let nobody = Client::builder().base_url("api", emulator.api_url());
    let nobody = nobody.build().unwrap();
    let refused = nobody.oauth().token(grant).send().await.unwrap_err();
    clean("the error", &format!("{refused} {refused:#?}"));
}

//! Tests of the typed calls for tokens and the profile.

use amazon_drive::types::{AuthorizationCodeGrant, RefreshTokenGrant, RelayGrant};
use amazon_drive::{Client, ErrorKind};
use cloud_drives_emulator::AmazonDrive as Emulator;

use super::{kind, last, no_complaints, start};

async fn stranger() -> (Emulator, Client) {
    let emulator = Emulator::builder().strict(true).start().await.unwrap();
    let client = start(&emulator, &emulator.sign_in());
    (emulator, client)
}

fn form(emulator: &Emulator) -> Vec<(String, String)> {
    let body = last(emulator).body;
    url::form_urlencoded::parse(&body).into_owned().collect()
}

#[tokio::test]
async fn oauth_token_trades_a_code_once() {
    let (emulator, client) = stranger().await;
    let code = emulator.authorization_code(emulator.app(), None);
    let grant = AuthorizationCodeGrant::new(
        code.as_str(),
        emulator.client_id(),
        emulator.client_secret(),
        "http://localhost",
    );
    let token = client.oauth().token(grant.clone()).send().await.unwrap();
    assert!(token.access_token.expose().starts_with("Atza|"));
    assert!(
        token
            .refresh_token
            .as_ref()
            .unwrap()
            .expose()
            .starts_with("Atzr|")
    );
    assert_eq!(
        (token.token_type.as_str(), token.expires_in),
        ("bearer", 3600)
    );
    let sent = form(&emulator);
    assert!(sent.contains(&("grant_type".into(), "authorization_code".into())));
    assert!(sent.contains(&("redirect_uri".into(), "http://localhost".into())));
    assert_eq!(last(&emulator).header("authorization"), None);
    let error = client.oauth().token(grant).send().await.unwrap_err();
    assert_eq!(kind(&error), ErrorKind::InvalidGrant);
    no_complaints(&emulator);
}

#[tokio::test]
async fn oauth_token_trades_a_refresh_token_as_often_as_one_likes() {
    let (emulator, client) = stranger().await;
    let refresh = emulator
        .sign_in_with(&["clouddrive:write"], std::time::Duration::from_secs(60))
        .refresh_token;
    let mut seen = Vec::new();
    for _ in 0..2 {
        let grant = RefreshTokenGrant::new(
            refresh.as_str(),
            emulator.client_id(),
            emulator.client_secret(),
        );
        let token = client.oauth().token(grant).send().await.unwrap();
        assert_eq!(token.refresh_token.as_ref().unwrap().expose(), refresh);
        seen.push(token.access_token.expose().to_owned());
    }
    assert_ne!(seen[0], seen[1]);
    no_complaints(&emulator);
}

#[tokio::test]
async fn an_answer_without_a_refresh_token_is_read() {
    let emulator = Emulator::builder()
        .refresh_omits_refresh_token(true)
        .start()
        .await
        .unwrap();
    let client = start(&emulator, &emulator.sign_in());
    let signed_in = emulator.sign_in_with(&[], std::time::Duration::from_secs(60));
    let grant = RefreshTokenGrant::new(
        signed_in.refresh_token.as_str(),
        emulator.client_id(),
        emulator.client_secret(),
    );
    let token = client.oauth().token(grant).send().await.unwrap();
    assert!(token.refresh_token.is_none());
}

#[tokio::test]
async fn every_refusal_of_the_sign_in_has_its_kind() {
    let (emulator, client) = stranger().await;
    let id = emulator.client_id();
    for (grant, expected) in [
        (
            RefreshTokenGrant::new("Atzr|none", id, emulator.client_secret()),
            ErrorKind::InvalidGrant,
        ),
        (
            RefreshTokenGrant::new("Atzr|none", id, "wrong"),
            ErrorKind::InvalidClient,
        ),
        (
            RefreshTokenGrant::new("Atzr|none", "nobody", "wrong"),
            ErrorKind::InvalidClient,
        ),
        (
            RefreshTokenGrant::new("", id, emulator.client_secret()),
            ErrorKind::InvalidRequest,
        ),
    ] {
        let error = client.oauth().token(grant).send().await.unwrap_err();
        assert_eq!(kind(&error), expected, "{error}");
        assert!(error.code().is_some());
    }
}

#[tokio::test]
async fn oauth_token_info_counts_down_and_needs_no_header() {
    let (emulator, client) = stranger().await;
    let token = emulator.sign_in();
    let info = client
        .oauth()
        .token_info(token.as_str())
        .send()
        .await
        .unwrap();
    assert_eq!(
        (info.aud.as_deref(), info.exp),
        (Some(emulator.client_id()), Some(3600))
    );
    assert_eq!(last(&emulator).header("authorization"), None);
    assert_eq!(last(&emulator).query("access_token"), Some(token.as_str()));
    emulator
        .clock()
        .advance(std::time::Duration::from_secs(600));
    let info = client
        .oauth()
        .token_info(token.as_str())
        .send()
        .await
        .unwrap();
    assert_eq!(info.exp, Some(3000));
    let error = client
        .oauth()
        .token_info("Atza|none")
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.status().map(|status| status.as_u16()), Some(400));
    assert!(!format!("{error:?}").contains("Atza"), "{error:?}");
    no_complaints(&emulator);
}

#[tokio::test]
async fn oauth_profile_returns_what_the_scopes_allow() {
    let (emulator, client) = stranger().await;
    let nothing = client.oauth().profile().send().await.unwrap();
    assert!(nothing.user_id.is_none() && nothing.email.is_none());
    let token = emulator.sign_in_with(&["profile"], std::time::Duration::from_secs(60));
    let client = start(&emulator, &token.access_token);
    let profile = client.oauth().profile().send().await.unwrap();
    assert!(profile.user_id.is_some() && profile.name.is_some());
}

#[tokio::test]
async fn oauth_relay_token_renews_without_an_application() {
    let (emulator, client) = stranger().await;
    let refresh = emulator
        .sign_in_with(&[], std::time::Duration::from_secs(60))
        .refresh_token;
    let token = client
        .oauth()
        .relay_token(RelayGrant::new(refresh.as_str()))
        .send()
        .await
        .unwrap();
    assert!(token.access_token.expose().starts_with("Atza|"));
    assert_eq!(form(&emulator), [("refresh_token".to_owned(), refresh)]);
    no_complaints(&emulator);
}

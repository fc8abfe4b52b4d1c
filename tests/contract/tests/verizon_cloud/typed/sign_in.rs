//! Tests of the typed calls for tokens.

use std::time::Duration;

use cloud_drives_emulator::VerizonCloud as Emulator;
use url::Url;
use verizon_cloud::oauth::{AuthorizeHeaders, AuthorizeOutcome};
use verizon_cloud::types::{AuthorizationCodeGrant, RefreshTokenGrant, ResponseType, Token};
use verizon_cloud::{Client, ErrorKind, Secret};

use super::{Cloud, client, kind};

/// A client without a token.
fn nobody(emulator: &Emulator) -> Client {
    let builder = Client::builder().base_url("api", emulator.api_url());
    builder.build().unwrap()
}

fn refresh(emulator: &Emulator, token: &Secret) -> RefreshTokenGrant {
    let app = emulator.app();
    RefreshTokenGrant::new(token.clone(), &app.redirect_uri)
        .client_id(&app.client_id)
        .client_secret(app.client_secret.as_str())
}

async fn by_code(emulator: &Emulator, code: &str) -> Result<Token, verizon_cloud::Error> {
    let app = emulator.app();
    let grant = AuthorizationCodeGrant::new(code, &app.redirect_uri);
    let grant = grant
        .client_id(&app.client_id)
        .client_secret(app.client_secret.as_str());
    let token = nobody(emulator).oauth().token(grant).send().await?;
    Ok(token.into_body())
}

#[tokio::test]
async fn a_browser_sign_in_returns_a_code_that_can_be_exchanged_once() {
    let cloud = Cloud::open().await;
    let app = cloud.emulator.app();
    let oauth = nobody(&cloud.emulator).oauth();
    let authorize = oauth.authorize(&app.client_id, &app.redirect_uri, ResponseType::Code);
    let begun = authorize
        .state("s&1")
        .device_id("phone")
        .send()
        .await
        .unwrap();
    assert_eq!(*begun, AuthorizeOutcome::SignIn);
    let headers: AuthorizeHeaders = begun.typed_headers().unwrap();
    let back = Url::parse(&headers.location.unwrap()).unwrap();
    let query = |name: &str| {
        let pair = back.query_pairs().find(|(known, _)| known == name);
        pair.map(|(_, value)| value.into_owned()).unwrap()
    };
    assert_eq!(query("state"), "s&1");
    let token = by_code(&cloud.emulator, &query("code")).await.unwrap();
    assert_eq!(
        (token.expires_in, token.token_type.as_str()),
        (Some(32_400), "Bearer")
    );
    let signed_in = client(&cloud.emulator.api_url(), token.access_token.expose());
    signed_in.account().get().send().await.unwrap();
    cloud.no_complaints();
    let again = by_code(&cloud.emulator, &query("code")).await;
    assert_eq!(kind(again), ErrorKind::BadRequest);
}

#[tokio::test]
async fn a_refresh_token_works_once_and_returns_the_next() {
    let cloud = Cloud::open().await;
    let first = cloud.emulator.sign_in_with_refresh();
    let oauth = nobody(&cloud.emulator).oauth();
    let token = |secret: &Secret| oauth.token(refresh(&cloud.emulator, secret)).send();
    let first = Secret::from(first.refresh_token);
    let second = token(&first).await.unwrap().into_body();
    let used = token(&first).await;
    assert_eq!(kind(used), ErrorKind::Unauthorized);
    let third = token(&second.refresh_token).await.unwrap();
    assert_ne!(third.refresh_token.expose(), second.refresh_token.expose());
    cloud.no_complaints();
    cloud
        .emulator
        .clock()
        .advance(Duration::from_secs(15 * 24 * 3600));
    let late = token(&third.refresh_token).await;
    assert_eq!(kind(late), ErrorKind::Unauthorized);
}

//! Tests that the typed client shows no secret.

use cloud_drives_emulator::{Fault, YandexDisk};
use http::Method;
use yandex_disk::types::{AuthorizationCodeGrant, RefreshTokenGrant, TokenRequest};
use yandex_disk::{CallOptions, Client};

const CANARY: &str = "y0_canary-canary-canary";

fn clean(what: &str, text: &str) {
    assert!(!text.contains("canary"), "{what} shows the secret: {text}");
}

#[tokio::test]
async fn nothing_that_can_be_printed_holds_the_token() {
    let emulator = YandexDisk::start().await.unwrap();
    let builder = Client::builder()
        .token(CANARY)
        .base_url("api", emulator.api_url());
    clean("the builder", &format!("{builder:?}"));
    let disk = builder.build().unwrap();
    clean("the client", &format!("{disk:#?}"));
    let request = disk.resources().get("disk:/a");
    clean("the request", &format!("{request:#?}"));

    let refused = disk.resources().get("disk:/a").send().await.unwrap_err();
    assert_eq!(refused.status().map(|status| status.as_u16()), Some(401));
    clean("the error", &format!("{refused} {refused:?} {refused:#?}"));

    emulator
        .faults()
        .add(Fault::on(Method::GET, "/v1/disk/resources").reset());
    let broken = disk.resources().get("disk:/a").send().await.unwrap_err();
    clean("the transport's error", &format!("{broken} {broken:?}"));
    let raw = disk.resources().get("disk:/a").send_raw().await.unwrap();
    clean("the raw answer", &format!("{raw:?}"));
}

#[test]
fn tokens_in_bodies_are_not_printed_either() {
    let code = AuthorizationCodeGrant::new("canary", "id").client_secret("canary");
    let grant = TokenRequest::from(code);
    clean("a grant", &format!("{grant:?}"));
    let refresh = RefreshTokenGrant::new("canary", "id", "canary");
    clean("a refresh", &format!("{refresh:?}"));
    let token: yandex_disk::types::Token = serde_json::from_value(serde_json::json!({
        "access_token": "canary", "refresh_token": "canary", "token_type": "bearer", "expires_in": 1,
    }))
    .unwrap();
    clean("a token", &format!("{token:?}"));
}

#[tokio::test]
async fn a_header_of_the_caller_wins_over_the_clients_token() {
    let emulator = YandexDisk::start().await.unwrap();
    let disk = Client::builder()
        .token(CANARY)
        .base_url("api", emulator.api_url())
        .build()
        .unwrap();
    let own = format!("OAuth {}", emulator.sign_in());
    let options = CallOptions::new()
        .with_header("authorization", &own)
        .unwrap();
    clean("the options", &format!("{options:?}"));
    let found = disk
        .resources()
        .get("disk:/")
        .with_options(options)
        .send()
        .await
        .unwrap();
    assert_eq!(found.path, "disk:/");
}

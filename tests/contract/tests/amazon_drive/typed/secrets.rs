//! Tests that the typed client shows no secret, and where it sends the token.

use amazon_drive::types::{
    AuthorizationCodeGrant, RefreshTokenGrant, RelayGrant, Token, TokenRequest,
};
use cloud_drives_emulator::{AmazonDrive as Emulator, Fault};
use http::Method;

use super::{client, start};

const CANARY: &str = "Atza|canary-canary-canary";

fn clean(what: &str, text: &str) {
    assert!(!text.contains("canary"), "{what} shows the secret: {text}");
}

#[tokio::test]
async fn nothing_that_can_be_printed_holds_the_token() {
    let emulator = Emulator::start().await.unwrap();
    let client = start(&emulator, CANARY);
    clean("the client", &format!("{client:#?}"));
    let request = client.account().endpoint();
    clean("the request", &format!("{request:#?}"));
    let refused = request.send().await.unwrap_err();
    assert_eq!(refused.status().map(|status| status.as_u16()), Some(401));
    clean("the error", &format!("{refused} {refused:?} {refused:#?}"));
    emulator
        .faults()
        .add(Fault::on(Method::GET, "*/account/endpoint").reset());
    let broken = client.account().endpoint().send().await.unwrap_err();
    clean("the transport's error", &format!("{broken} {broken:?}"));
    let info = client.oauth().token_info(CANARY);
    clean("a token in a query", &format!("{info:?}"));
    let refused = info.send().await.unwrap_err();
    clean("its error", &format!("{refused} {refused:?}"));
}

#[test]
fn tokens_in_bodies_are_not_printed_either() {
    let grant = AuthorizationCodeGrant::new("canary", "id", "canary", "http://localhost");
    clean("a grant", &format!("{:?}", TokenRequest::from(grant)));
    let refresh = RefreshTokenGrant::new("canary", "id", "canary");
    clean("a refresh", &format!("{:?}", TokenRequest::from(refresh)));
    clean(
        "a relayed refresh",
        &format!("{:?}", RelayGrant::new("canary")),
    );
    let token: Token = serde_json::from_value(serde_json::json!({
        "access_token": "canary", "refresh_token": "canary", "token_type": "bearer", "expires_in": 1,
    }))
    .unwrap();
    clean("a token", &format!("{token:?}"));
}

#[tokio::test]
async fn a_link_that_needs_no_token_is_a_secret_too() {
    let emulator = Emulator::start().await.unwrap();
    let drive = client(&emulator, &emulator.sign_in()).await;
    let id = emulator.put_file("/a", "a");
    let node = drive.nodes().get(&id).temp_link(true).send().await.unwrap();
    let link = node.temp_link.as_ref().unwrap().expose();
    assert!(!format!("{node:?}").contains(link), "{node:?}");
}

#[tokio::test]
async fn the_token_is_only_sent_to_the_hosts_of_the_account() {
    let emulator = Emulator::builder()
        .strict(true)
        .redirect_downloads_from(1)
        .start()
        .await
        .unwrap();
    let drive = client(&emulator, &emulator.sign_in()).await;
    let id = emulator.put_file("/a", "hello");
    drive.content().download(&id).send().await.unwrap_err();
    for request in emulator.requests() {
        let carried = request.header("authorization").is_some();
        assert_eq!(
            carried,
            ["master", "metadata", "content"].contains(&request.origin)
        );
    }
    assert_eq!(emulator.complaints(), []);
}

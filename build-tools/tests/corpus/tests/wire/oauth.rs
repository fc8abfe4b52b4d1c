//! Tests of the flow value of a provider. The runtime runs it.

use std::time::Duration;

use build_tools_corpus::features;
use build_tools_corpus::oauth::{Client, OAUTH};
use cloud_drives_core::{AuthorizePage, ClientAuthentication, GrantKind, QuerySpace};

use crate::support::{Script, client};

#[test]
fn the_flow_says_what_the_document_does() {
    assert_eq!(
        OAUTH.authorize,
        Some(AuthorizePage::Url("https://www.example.com/sign-in"))
    );
    assert_eq!(OAUTH.scopes, ["files:read", "files:write"]);
    assert_eq!(OAUTH.client_scopes, ["files:read"]);
    assert_eq!(OAUTH.lifetime, Some(Duration::from_secs(3600)));
    assert_eq!(OAUTH.refresh_ahead, Some(Duration::from_secs(60)));
    assert_eq!(OAUTH.space, QuerySpace::Percent20);
    assert_eq!(OAUTH.max_state, Some(512));
    assert!(!OAUTH.pkce && OAUTH.implicit && !OAUTH.rotates);
}

#[test]
fn servers_and_authentication_come_from_the_operations() {
    let token = OAUTH.token;
    assert_eq!(token.path, "/token");
    assert_eq!(token.operation.name(), "sign_in.token");
    assert_eq!(token.operation.server(), Some("login"));
    assert_eq!(token.authentication, ClientAuthentication::Basic);
    let device = OAUTH.device.unwrap();
    assert_eq!(device.endpoint.authentication, ClientAuthentication::Form);
    assert_eq!(device.form.required, ["client_id"]);
    assert_eq!(device.form.optional, ["scope"]);
    let revoke = OAUTH.revoke.unwrap();
    assert_eq!(
        revoke.endpoint.authentication,
        ClientAuthentication::BasicOrQuery
    );
    assert!(revoke.endpoint.operation.is_idempotent());
}

#[test]
fn grants_that_a_sign_in_uses_are_there_with_their_fields() {
    let kinds: Vec<GrantKind> = OAUTH.grants.iter().map(|grant| grant.kind).collect();
    assert_eq!(
        kinds,
        [
            GrantKind::AuthorizationCode,
            GrantKind::RefreshToken,
            GrantKind::ClientCredentials,
            GrantKind::DeviceCode,
        ]
    );
    let device = OAUTH.grant(GrantKind::DeviceCode).unwrap();
    assert_eq!(
        device.grant_type,
        "urn:ietf:params:oauth:grant-type:device_code"
    );
    assert!(device.form.has("device_code") && !device.form.has("grant_type"));
    assert!(!device.form.requires("device_code"));
}

#[test]
fn a_provider_with_features_has_the_flow_of_the_group_with_its_calls() {
    assert_eq!(
        features::OAUTH.authorize,
        Some(AuthorizePage::Path {
            server: "api",
            path: "/authorize"
        })
    );
    assert!(features::OAUTH.pkce && features::OAUTH.rotates && !features::OAUTH.implicit);
    assert_eq!(
        features::OAUTH.token.authentication,
        ClientAuthentication::Form
    );
}

#[tokio::test]
async fn a_scheme_of_type_oauth2_stands_beside_the_word_of_the_header() {
    let script = Script::default()
        .then(204, &[], "")
        .then(204, &[], "")
        .ready();
    let client = client(Client::builder().token("t0ken"), &script);
    client.files().list().send().await.unwrap();
    client.files().clear().send().await.unwrap();
    let seen = script.seen();
    assert_eq!(seen[0].header("authorization"), Some("OAuth t0ken"));
    assert_eq!(seen[1].header("authorization"), Some("Bearer t0ken"));
}

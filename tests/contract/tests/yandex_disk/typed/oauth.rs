//! Tests of the typed calls for tokens.

use yandex_disk::ErrorKind;
use yandex_disk::types::{
    AuthorizationCodeGrant, DeviceCodeGrant, DeviceCodeRequest, RefreshTokenGrant, RevokeRequest,
};

use super::signed_in;

#[tokio::test]
async fn a_code_becomes_a_token_once_and_the_token_is_refreshed_and_revoked() {
    let (emulator, disk) = signed_in().await;
    let (id, secret) = (emulator.client_id(), emulator.client_secret());
    let code = emulator.authorization_code(id, None);
    let grant = || {
        AuthorizationCodeGrant::new(code.as_str(), id)
            .client_secret(secret)
            .device_id("my-device-1")
    };
    let token = disk.oauth().token(grant()).send().await.unwrap();
    assert_eq!(token.token_type, "bearer");
    let again = disk.oauth().token(grant()).send().await.unwrap_err();
    assert_eq!(ErrorKind::of(&again), ErrorKind::InvalidGrant);

    let refresh = RefreshTokenGrant::new(token.refresh_token.clone(), id, secret);
    let fresh = disk.oauth().token(refresh).send().await.unwrap();
    let revoke = RevokeRequest::new(fresh.access_token.clone(), id, secret);
    let revoked = disk.oauth().revoke(revoke).send().await.unwrap();
    assert_eq!(revoked.status, "ok");
}

#[tokio::test]
async fn a_device_waits_until_the_user_has_typed_its_code() {
    let (emulator, disk) = signed_in().await;
    let (id, secret) = (emulator.client_id(), emulator.client_secret());
    let asked = disk
        .oauth()
        .device_code(DeviceCodeRequest::new(id))
        .send()
        .await
        .unwrap();
    assert_eq!(asked.verification_url, "https://ya.ru/device");
    let grant = || DeviceCodeGrant::new(asked.device_code.clone(), id).client_secret(secret);
    let pending = disk.oauth().token(grant()).send().await.unwrap_err();
    assert_eq!(ErrorKind::of(&pending), ErrorKind::AuthorizationPending);
    assert!(emulator.approve_device(&asked.user_code));
    let token = disk.oauth().token(grant()).send().await.unwrap();
    assert!(!token.access_token.expose().is_empty());
}

#[tokio::test]
async fn an_unknown_application_is_refused_with_the_services_own_words() {
    let (_emulator, disk) = signed_in().await;
    let refused = disk
        .oauth()
        .device_code(DeviceCodeRequest::new("nobody"))
        .send()
        .await
        .unwrap_err();
    assert_eq!(ErrorKind::of(&refused), ErrorKind::InvalidClient);
    assert_eq!(refused.code(), Some("invalid_client"));
    assert!(!refused.message().is_empty());
}

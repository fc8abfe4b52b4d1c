//! Tests of tokens that are renewed after a sign-in, and of those that cannot be renewed.

use std::time::Duration;

use cloud_drives::ErrorClass;
use cloud_drives::prelude::*;
use cloud_drives::yandex_disk::{ErrorKind, YandexSignIn as _};
use cloud_drives_emulator::YandexDisk as Emulator;

use super::{Service, kind};

#[tokio::test]
async fn a_refresh_that_fails_says_to_sign_in_again() {
    let service = Service::start(Emulator::builder()).await;
    let disk = service
        .stranger()
        .token("y0_ended")
        .token_lifetime(Duration::ZERO)
        .refresh_token("1:void:void:void")
        .build()
        .unwrap();
    let error = disk.get_disk_info().await.unwrap_err();
    assert_eq!(error.class(), ErrorClass::Auth, "{error:?}");
    assert_eq!(error.code(), Some("invalid_grant"));
    assert!(error.to_string().contains("sign in again"), "{error}");
    assert_eq!(service.count("GET", "/v1/disk"), 0);
}

#[tokio::test]
async fn a_sign_in_gives_a_client_that_renews_itself() {
    let service =
        Service::start(Emulator::builder().token_lifetime(Duration::from_secs(3600))).await;
    let app = service.stranger().build().unwrap();
    let code = service.authorization_code(service.client_id(), None);
    let token = app
        .exchange_code(code)
        .device_id("my-device-1")
        .await
        .unwrap();
    let disk = app.signed_in(token).unwrap();
    disk.mkdir("disk:/a").await.unwrap();
    service.clock().advance(Duration::from_secs(3601));
    assert!(disk.is_dir("disk:/a").await.unwrap());
    assert_eq!(service.count("POST", "/token"), 2);
    // What is revoked is the token that is used now, and no call can be made with it any more.
    disk.revoke().await.unwrap();
    assert_eq!(kind(disk.is_dir("disk:/a").await), ErrorKind::Unauthorized);
}

//! Tokens that are renewed: on refusal, ahead of their end, once for all who wait.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use cloud_drives::ErrorClass;
use cloud_drives::prelude::*;
use cloud_drives::yandex_disk::{ErrorKind, YandexSignIn as _};
use cloud_drives_emulator::YandexDisk as Emulator;

use super::{Service, kind};

const SCOPES: [&str; 2] = ["cloud_api:disk.read", "cloud_api:disk.write"];

#[tokio::test]
async fn a_refused_token_is_renewed_once_for_all_who_wait() {
    let service = Service::start(Emulator::builder()).await;
    let signed = service.sign_in_with(&SCOPES, Duration::from_secs(3600));
    let kept = Arc::new(Mutex::new(Vec::new()));
    let keep = Arc::clone(&kept);
    let disk = service
        .stranger()
        .token(signed.access_token.as_str())
        .refresh_token(signed.refresh_token.as_str())
        .on_refreshed(move |tokens| {
            let keep = Arc::clone(&keep);
            async move { keep.lock().unwrap().push(tokens) }
        })
        .build()
        .unwrap();
    disk.mkdir("disk:/before").await.unwrap();
    // The service's clock goes past the token's end without the client knowing.
    service.clock().advance(Duration::from_secs(3600));
    let calls = (0..6).map(|n| disk.mkdir(format!("disk:/{n}")).into_future());
    for made in futures_util::future::join_all(calls).await {
        made.unwrap();
    }
    assert_eq!(service.count("POST", "/token"), 1);
    assert_eq!(service.paths().len(), 7);

    // The renewed pair was handed over, and it is good.
    let renewed = kept.lock().unwrap().clone();
    let [tokens] = &renewed[..] else {
        panic!("renewed {} times", renewed.len());
    };
    assert!(
        disk.check_token()
            .token(tokens.access_token.clone())
            .await
            .unwrap()
    );
    let refresh_token = tokens.refresh_token.clone().unwrap();
    assert_ne!(refresh_token.expose(), signed.refresh_token);

    // The next refresh uses the new refresh token.
    service.clock().advance(Duration::from_secs(40_000_000));
    assert!(disk.is_dir("disk:/0").await.unwrap());
    assert_eq!(service.count("POST", "/token"), 2);
    let sent = String::from_utf8(service.last_to("/token").body.to_vec()).unwrap();
    let refresh_token: String =
        url::form_urlencoded::byte_serialize(refresh_token.expose().as_bytes()).collect();
    assert!(sent.contains(&refresh_token));
}

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

//! Tests of checking, requesting, renewing and revoking tokens.

use std::time::Duration;

use cloud_drives::ErrorClass;
use cloud_drives::prelude::*;
use cloud_drives::yandex_disk::{ErrorKind, YandexSignIn as _};
use cloud_drives_emulator::{Fault, YandexDisk as Emulator};
use http::Method;

use super::{Service, kind, signed_in};

/// The fields of a form, as `name=value` with what is secret left out.
fn form(body: &[u8]) -> Vec<String> {
    let body = std::str::from_utf8(body).unwrap();
    let mut fields: Vec<String> = body
        .split('&')
        .map(|field| match field.split_once('=') {
            Some((name @ ("code" | "client_secret" | "refresh_token" | "client_id"), _)) => {
                name.to_owned()
            }
            _ => field.to_owned(),
        })
        .collect();
    fields.sort();
    fields
}

#[tokio::test]
async fn check_token_distinguishes_valid_from_invalid_tokens() {
    let (service, disk) = signed_in().await;
    assert!(disk.check_token().await.unwrap());
    assert_eq!(service.last().path, "/v1/disk/operations/0000");
    assert_eq!(service.last().query("fields"), Some("status"));
    assert!(!disk.check_token().token("y0_nobody").await.unwrap());
    assert!(disk.check_token().token(service.sign_in()).await.unwrap());

    // An empty one is no good, and nobody has to be asked.
    service.clear_records();
    assert!(!disk.check_token().token("").await.unwrap());
    let stranger = service.stranger().build().unwrap();
    assert!(!stranger.check_token().await.unwrap());
    assert_eq!(service.requests().len(), 0);

    // One refusal is asked about again.
    let spurious = service
        .faults()
        .add(Fault::on(Method::GET, "/v1/disk/operations/0000").status(401));
    assert!(disk.check_token().await.unwrap());
    assert_eq!(spurious.used(), 1);

    // What is neither yes nor no.
    service
        .faults()
        .add(Fault::on(Method::GET, "/v1/disk/operations/0000").status(403));
    assert_eq!(kind(disk.check_token().await), ErrorKind::Forbidden);
}

#[tokio::test]
async fn get_token_trades_a_code_once() {
    let (service, disk) = signed_in().await;
    let code = service.authorization_code(service.client_id(), None);
    let token = disk
        .exchange_code(code.as_str())
        .device_id("my-device-1")
        .device_name("Mein Gerät")
        .await
        .unwrap();
    assert_eq!(
        (&token.extra["token_type"], token.expires_in),
        (&"bearer".into(), Some(Duration::from_secs(31_536_000)))
    );
    assert_eq!(token.scope, None);
    assert!(disk.check_token().token(token.access_token).await.unwrap());

    let sent = service.last_to("/token");
    assert_eq!(
        form(&sent.body),
        [
            "client_id",
            "client_secret",
            "code",
            "device_id=my-device-1",
            "device_name=Mein+Ger%C3%A4t",
            "grant_type=authorization_code"
        ]
    );
    assert_eq!(sent.header("authorization"), None);

    assert_eq!(
        kind(disk.exchange_code(code).await),
        ErrorKind::InvalidGrant
    );
    assert_eq!(
        kind(disk.exchange_code("not seven digits").await),
        ErrorKind::BadVerificationCode
    );
    let nobody = service
        .stranger()
        .application("nobody", "x")
        .build()
        .unwrap();
    let refused = nobody.exchange_code("1234567").await.unwrap_err();
    assert_eq!(ErrorKind::of(&refused), ErrorKind::InvalidClient);
    assert!(ErrorKind::of(&refused).is(ErrorKind::BadRequest));
    assert_eq!(refused.code(), Some("invalid_client"));
    assert!(refused.message().contains("Client not found"), "{refused}");

    // A device that the service would refuse is refused before.
    let short = disk.exchange_code("1234567").device_id("short").await;
    assert_eq!(short.unwrap_err().class(), ErrorClass::InvalidInput);
}

#[tokio::test]
async fn refresh_token_gives_a_new_pair_and_voids_the_old_one() {
    let (service, disk) = signed_in().await;
    let old = service.sign_in_with(&["cloud_api:disk.read"], std::time::Duration::from_secs(60));
    let fresh = disk
        .exchange_refresh_token(old.refresh_token.as_str())
        .await
        .unwrap();
    let refresh_token = fresh.refresh_token.unwrap();
    assert_ne!(refresh_token.expose(), old.refresh_token);
    assert_ne!(fresh.access_token.expose(), old.access_token);
    assert!(disk.check_token().token(fresh.access_token).await.unwrap());
    assert_eq!(
        form(&service.requests()[0].body),
        [
            "client_id",
            "client_secret",
            "grant_type=refresh_token",
            "refresh_token"
        ]
    );
    let again = disk.exchange_refresh_token(old.refresh_token).await;
    assert_eq!(kind(again), ErrorKind::InvalidGrant);
    let thief = service
        .stranger()
        .application(service.client_id(), "wrong")
        .build()
        .unwrap();
    let refused = thief.exchange_refresh_token(refresh_token).await;
    assert_eq!(kind(refused), ErrorKind::InvalidClient);
}

#[tokio::test]
async fn refresh_token_may_keep_the_access_token() {
    let service = Service::start(Emulator::builder().refresh_keeps_access_token(true)).await;
    let disk = service.disk();
    let old = service.sign_in_with(&["cloud_api:disk.read"], std::time::Duration::from_secs(60));
    let fresh = disk
        .exchange_refresh_token(old.refresh_token.as_str())
        .await
        .unwrap();
    assert_eq!(fresh.access_token.expose(), old.access_token);
    assert_ne!(fresh.refresh_token.unwrap().expose(), old.refresh_token);
    assert_eq!(fresh.expires_in, Some(Duration::from_secs(60)));
}

#[tokio::test]
async fn revoke_token_ends_the_clients_token_or_another() {
    let (service, disk) = signed_in().await;
    let other = service.sign_in();
    disk.revoke().token(other.as_str()).await.unwrap();
    assert!(!disk.check_token().token(other.as_str()).await.unwrap());
    // Twice is as good as once.
    disk.revoke().token(other).await.unwrap();

    assert!(disk.check_token().await.unwrap());
    disk.revoke().await.unwrap();
    assert!(!disk.check_token().await.unwrap());

    let code = service.authorization_code(service.client_id(), None);
    let without_device = disk.exchange_code(code).await.unwrap();
    let refused = disk.revoke().token(without_device.access_token).await;
    assert_eq!(kind(refused), ErrorKind::UnsupportedTokenType);
    let app = service.create_app("Another", "http://127.0.0.1/done");
    let stranger = service
        .stranger()
        .application(app.client_id, app.client_secret)
        .build()
        .unwrap();
    let refused = stranger.revoke().token(service.sign_in()).await;
    assert_eq!(kind(refused), ErrorKind::InvalidGrant);
    let nothing = stranger.revoke().await.unwrap_err();
    assert_eq!(nothing.class(), ErrorClass::Auth);
    let wrong = service
        .stranger()
        .application(service.client_id(), "wrong")
        .build()
        .unwrap();
    let refused = wrong.revoke().token(service.sign_in()).await;
    assert_eq!(kind(refused), ErrorKind::InvalidClient);
}

#[tokio::test]
async fn signing_in_without_an_application_says_which_setting_is_missing() {
    let service = Service::start(Emulator::builder()).await;
    let disk = cloud_drives::YandexDisk::builder()
        .base_url("oauth", service.oauth_url())
        .build()
        .unwrap();
    let outcomes = [
        disk.exchange_code("1234567").await.unwrap_err(),
        disk.device_code().await.unwrap_err(),
        disk.exchange_refresh_token("1:x").await.unwrap_err(),
        disk.authorization_url().url().unwrap_err(),
    ];
    for error in outcomes {
        assert_eq!(error.class(), ErrorClass::Auth);
        assert!(error.to_string().contains("application("), "{error}");
    }
    assert_eq!(service.requests().len(), 0);
}

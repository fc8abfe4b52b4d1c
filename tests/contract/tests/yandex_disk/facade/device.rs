//! Tests of signing in on a device without a browser.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use cloud_drives::prelude::*;
use cloud_drives::yandex_disk::{ErrorKind, YandexSignIn as _};
use cloud_drives_emulator::{Fault, YandexDisk as Emulator};
use http::Method;
use tokio::time::Instant;

use super::in_process::paused;
use super::{kind, signed_in};

#[tokio::test]
async fn get_device_code_starts_a_sign_in_on_a_device() {
    let (service, disk) = signed_in().await;
    let code = disk
        .device_code()
        .device_id("my-device-1")
        .device_name("My device")
        .scope(["cloud_api:disk.read", "cloud_api:disk.info"])
        .optional_scope(["cloud_api:disk.write"])
        .await
        .unwrap();
    assert_eq!(code.verification_url, "https://ya.ru/device");
    let times = (code.interval.as_secs(), code.expires_in.as_secs());
    assert_eq!(times, (5, 300));
    assert_eq!(
        (code.user_code.len(), code.device_code.expose().len()),
        (8, 32)
    );
    let sent = service.last();
    let fields: BTreeMap<_, _> = url::form_urlencoded::parse(&sent.body)
        .into_owned()
        .collect();
    let expected = [
        ("client_id", service.client_id()),
        ("device_id", "my-device-1"),
        ("device_name", "My device"),
        ("scope", "cloud_api:disk.read cloud_api:disk.info"),
        ("optional_scope", "cloud_api:disk.write"),
    ];
    let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(fields, BTreeMap::from(expected));
    assert_eq!(sent.header("authorization"), None);

    let nobody = service
        .stranger()
        .application("nobody", "")
        .build()
        .unwrap();
    assert_eq!(kind(nobody.device_code().await), ErrorKind::InvalidClient);
    let unknown = disk.device_code().scope(["cloud_api:mail"]).await;
    assert_eq!(kind(unknown), ErrorKind::InvalidScope);
}

#[tokio::test]
async fn get_token_from_device_code_waits_for_the_user() {
    let (service, disk) = signed_in().await;
    let code = disk.device_code().await.unwrap();
    let ask = || disk.exchange_device_code(code.device_code.clone());
    let pending = ask().await.unwrap_err();
    assert_eq!(ErrorKind::of(&pending), ErrorKind::AuthorizationPending);
    assert_eq!(pending.attempts(), 1);
    assert!(service.approve_device(&code.user_code));
    let token = ask()
        .device_id("my-device-1")
        .device_name("My device")
        .code_verifier("a-verifier-that-nobody-asked-for-0123456789-0123456789")
        .await
        .unwrap();
    let sent = String::from_utf8(service.last().body.to_vec()).unwrap();
    for field in [
        "grant_type=device_code",
        "device_id=my-device-1",
        "device_name=My+device",
        "code_verifier=",
    ] {
        assert!(sent.contains(field), "{field}");
    }
    // It has a device, so it can be revoked.
    disk.revoke().token(token.access_token).await.unwrap();

    assert_eq!(kind(ask().await), ErrorKind::BadVerificationCode);
    let late = disk.device_code().await.unwrap();
    service.clock().advance(Duration::from_secs(301));
    let expired = disk.exchange_device_code(late.device_code).await;
    assert_eq!(kind(expired), ErrorKind::InvalidGrant);
}

#[tokio::test(start_paused = true)]
async fn a_device_asks_as_often_as_the_service_wants_until_the_user_has_confirmed() {
    let (emulator, client) = paused(Emulator::builder());
    let emulator = Arc::new(emulator);
    let disk = client.build().unwrap();
    // An answer that gets lost is not a reason to stop.
    let lost = emulator.faults().add(
        Fault::on(Method::POST, "/token")
            .nth(2)
            .times(2)
            .status(503),
    );
    let begun = Instant::now();
    let user = Arc::clone(&emulator);
    let token = disk
        .device_sign_in(move |code| {
            let user_code = code.user_code.clone();
            tokio::spawn(async move {
                tokio::time::sleep(Duration::from_secs(42)).await;
                assert!(user.approve_device(&user_code));
            });
        })
        .device_id("my-device-1")
        .device_name("My device")
        .scope(["cloud_api:disk.read"])
        .await
        .unwrap();
    assert_eq!(lost.used(), 2);
    let took = begun.elapsed();
    assert!((42..=52).contains(&took.as_secs()), "{took:?}");
    let asked = emulator
        .requests()
        .iter()
        .filter(|request| request.path == "/token")
        .count();
    assert!((8..=11).contains(&asked), "{asked}");
    let disk = disk.signed_in(token).unwrap();
    assert!(disk.is_dir("/").await.unwrap());
    assert_eq!(emulator.complaints(), []);
}

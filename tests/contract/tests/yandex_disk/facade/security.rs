//! Tests that no secret is shown, and that nothing is sent to foreign hosts.

use std::fmt::Debug;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use cloud_drives::oauth::SignInState;
use cloud_drives::prelude::*;
use cloud_drives::transfer::DownloadTarget;
use cloud_drives::yandex_disk::types::PublicSettingsInput;
use cloud_drives::{CallOptions, Error, Secret};
use cloud_drives_emulator::{ComplaintKind, Fault, YandexDisk as Emulator};
use http::Method;

use super::{Service, at_once, bytes};

const CANARY: &str = "y0_canary-canary-canary";

fn clean(what: &str, shown: &impl Debug) {
    for text in [format!("{shown:?}"), format!("{shown:#?}")] {
        assert!(!text.contains("canary"), "{what} shows the secret: {text}");
    }
}

fn clean_error(what: &str, error: &Error) {
    clean(what, error);
    let mut text = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        text = format!("{text} {inner} {inner:?}");
        source = inner.source();
    }
    assert!(!text.contains("canary"), "{what} shows the secret: {text}");
}

#[tokio::test]
async fn the_token_is_only_sent_to_the_api() {
    let service = Service::start(Emulator::builder().redirect_downloads(true)).await;
    let disk = service.disk();
    // Everything that storage hosts see, broken on the way to be seen more often.
    service
        .faults()
        .add(Fault::on(Method::PUT, "/upload-target/*").reset_after(10));
    service.faults().add(
        Fault::on(Method::GET, "/disk/*")
            .origin("mirror")
            .cut_after(100),
    );
    disk.upload(bytes(300_000), "disk:/a.bin")
        .look_for(Duration::ZERO)
        .await
        .unwrap();
    let mut memory = Vec::new();
    disk.download("disk:/a.bin", DownloadTarget::writer(&mut memory))
        .await
        .unwrap();
    let options = CallOptions::new()
        .with_header("authorization", "OAuth y0_own")
        .unwrap();
    let link = disk.get_upload_link("disk:/b.bin").await.unwrap();
    disk.upload_by_link(bytes(10), link.href)
        .with_options(options.clone())
        .await
        .unwrap();
    let link = disk.get_download_link("disk:/b.bin").await.unwrap();
    disk.download_by_link(link.href, DownloadTarget::writer(tokio::io::sink()))
        .with_options(options)
        .await
        .unwrap();
    let state = tempfile::tempdir().unwrap();
    disk.upload(bytes(10), "disk:/c.bin")
        .resumable(state.path().join("state"))
        .await
        .unwrap();
    disk.exchange_refresh_token(
        service
            .sign_in_with(&[], Duration::from_secs(9))
            .refresh_token,
    )
    .await
    .unwrap();

    let mut origins: Vec<&str> = service
        .requests()
        .iter()
        .map(|request| request.origin)
        .collect();
    origins.sort_unstable();
    origins.dedup();
    assert_eq!(origins, ["api", "download", "mirror", "oauth", "upload"]);
    for request in service.requests() {
        let there = request.headers.contains_key("authorization");
        assert_eq!(there, request.origin == "api", "{request:?}");
        assert!(!request.headers.contains_key("cookie"));
    }
}

#[tokio::test]
async fn a_leak_would_be_noticed() {
    // That the tests above can fail at all.
    let mut service = Service::start(Emulator::builder()).await;
    service.put_file("disk:/a.bin", "a");
    let link = service
        .disk()
        .get_download_link("disk:/a.bin")
        .await
        .unwrap();
    let leaking = http::Request::get(link.href.expose()).header("authorization", "OAuth y0_x");
    service
        .service()
        .call(leaking.body(bytes::Bytes::new()).unwrap())
        .await
        .unwrap();
    let complaints = service.complaints();
    assert_eq!(complaints[0].kind, ComplaintKind::LeakedAuthorization);
    service.forgive();
}

#[tokio::test]
async fn nothing_that_can_be_printed_holds_a_secret() {
    let mut service = Service::start(Emulator::builder()).await;
    let events = Arc::new(Mutex::new(String::new()));
    let log = Arc::clone(&events);
    let policy = at_once().on_retry(move |event| {
        log.lock()
            .unwrap()
            .push_str(&format!("{event:?} {}", event.error));
    });
    let builder = service
        .stranger()
        .application(service.client_id(), "canary-of-the-application")
        .token(CANARY)
        .refresh_token("1:canary:canary")
        .retry_policy(policy);
    clean("the builder", &builder);
    let disk = builder.build().unwrap();
    clean("the client", &disk);
    clean("the typed client", disk.api());

    let options = CallOptions::new()
        .with_header("authorization", "OAuth canary")
        .unwrap();
    clean("the options", &options);
    clean(
        "a call",
        &disk.get_meta("disk:/a").with_options(options.clone()),
    );
    clean(
        "a change",
        &disk.copy("disk:/a", "disk:/b").with_options(options),
    );
    clean(
        "a trade",
        &disk.exchange_code("canary").code_verifier("canary"),
    );
    clean("a device's question", &disk.exchange_device_code("canary"));
    clean("a refresh", &disk.exchange_refresh_token("1:canary"));
    clean("a revocation", &disk.revoke().token(CANARY));
    clean("a check", &disk.check_token().token(CANARY));
    clean("a state", &SignInState::from_text("canary"));
    let page = disk
        .authorization_url()
        .state(SignInState::from_text("canary"));
    clean("a page", &page);
    let settings = PublicSettingsInput::new().password(Secret::new("canary"));
    clean("settings", &settings);
    clean(
        "a change of settings",
        &disk.update_public_settings("disk:/a", settings),
    );
    // Whoever has a link can use it.
    let link = format!("{}/upload-target/canary", service.upload_url());
    clean(
        "an upload to a link",
        &disk.upload_by_link(vec![0], link.as_str()),
    );
    let link = format!("{}/disk/canary", service.download_url());
    clean(
        "a download from a link",
        &disk.download_by_link(link.as_str(), "x"),
    );

    // Refused by the API, and by the sign-in host that was asked for another.
    clean_error("the refusal", &disk.get_disk_info().await.unwrap_err());
    clean_error(
        "the refused code",
        &disk.exchange_code("canary").await.unwrap_err(),
    );
    clean_error(
        "the refused refresh",
        &disk.exchange_refresh_token("1:canary").await.unwrap_err(),
    );
    service
        .faults()
        .add(Fault::on(Method::GET, "/v1/disk").times(2).reset());
    service
        .faults()
        .add(Fault::on(Method::GET, "/v1/disk").status(503));
    clean_error(
        "what broke",
        &disk
            .with_token(CANARY)
            .unwrap()
            .get_disk_info()
            .await
            .unwrap_err(),
    );
    let nobody = service
        .stranger()
        .token(CANARY)
        .base_url("api", "http://127.0.0.1:1")
        .build()
        .unwrap();
    clean_error("no connection", &nobody.get_disk_info().await.unwrap_err());
    let link = format!("{}/disk/canary", service.download_url());
    let sink = || DownloadTarget::writer(tokio::io::sink());
    clean_error(
        "the link",
        &disk
            .download_by_link(link.as_str(), sink())
            .await
            .unwrap_err(),
    );
    service
        .faults()
        .add(Fault::on(Method::GET, "/disk/*").always().reset());
    clean_error(
        "the broken link",
        &disk.download_by_link(link, sink()).await.unwrap_err(),
    );
    let link = format!("{}/upload-target/canary", service.upload_url());
    clean_error(
        "the upload",
        &disk.upload_by_link(vec![0], link).await.unwrap_err(),
    );
    let events = events.lock().unwrap();
    assert!(!events.is_empty() && !events.contains("canary"), "{events}");
    service.forgive();
}

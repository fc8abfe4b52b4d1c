//! Tests of the spans and events that a `tracing` subscriber gets, and that they hold no secret.

use std::time::Duration;

use cloud_drives::prelude::*;
use cloud_drives::transfer::DownloadTarget;
use cloud_drives_emulator::{Fault, YandexDisk as Emulator};
use futures_util::TryStreamExt as _;
use http::Method;

use super::{Service, bytes};
use crate::log::listen;

const SCOPES: [&str; 2] = ["cloud_api:disk.read", "cloud_api:disk.write"];

#[tokio::test]
async fn calls_transfers_renewals_and_pages_are_traced_without_a_secret() {
    let (log, _guard) = listen();
    let service = Service::start(Emulator::builder()).await;
    let signed = service.sign_in_with(&SCOPES, Duration::from_secs(3600));
    let builder = service.stranger().token(signed.access_token.as_str());
    let disk = builder.refresh_token(signed.refresh_token.as_str());
    let disk = disk.build().unwrap();
    service.expire_access_tokens();
    let fault = Fault::on(Method::PUT, "/upload-target/*").status(503);
    service.faults().add(fault);
    disk.upload(bytes(1000), "disk:/a.bin").await.unwrap();
    let target = DownloadTarget::writer(tokio::io::sink());
    disk.download("disk:/a.bin", target).await.unwrap();
    let items = disk.listdir("disk:/").items();
    assert_eq!(items.try_collect::<Vec<_>>().await.unwrap().len(), 1);
    let words = [
        "upload{source=the contents",
        "call{provider=\"YandexDisk\" operation=\"resources.upload_link\"",
        "retrying after a failure attempt=1",
        "tokens are current",
        "download{bytes=1000 attempts=1",
        "page received operation=\"resources.get\" items=1",
    ];
    log.assert_no_secret(&service.requests(), &words);
}

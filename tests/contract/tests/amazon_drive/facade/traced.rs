//! Tests of the spans and events that a `tracing` subscriber gets, and that they hold no secret.

use std::time::Duration;

use cloud_drives::Error;
use cloud_drives::prelude::*;
use cloud_drives::transfer::DownloadTarget;
use cloud_drives_emulator::{AmazonDrive as Emulator, Fault};
use http::Method;

use super::Service;
use crate::log::listen;

const SCOPES: [&str; 2] = ["clouddrive:read_all", "clouddrive:write"];

#[tokio::test]
async fn calls_transfers_and_renewals_are_traced_without_a_secret() -> Result<(), Error> {
    let (log, _guard) = listen();
    let service = Service::start(Emulator::builder()).await;
    let signed = service.sign_in_with(&SCOPES, Duration::from_secs(3600));
    let builder = service.stranger().token(signed.access_token.as_str());
    let drive = builder
        .refresh_token(signed.refresh_token.as_str())
        .build()?;
    service.expire_access_tokens();
    service
        .faults()
        .add(Fault::on(Method::GET, "*/content").status(503));
    let sent = drive.upload(b"new".to_vec(), "a.txt").await?;
    let target = DownloadTarget::writer(tokio::io::sink());
    drive.download(&sent.receipt.id, target).await?;
    let words = [
        "upload{source=the contents",
        "call{provider=\"AmazonDrive\"",
        "tokens are current",
        "retrying after a failure attempt=1",
        "download{bytes=3 attempts=2",
    ];
    log.assert_no_secret(&service.requests(), &words);
    Ok(())
}

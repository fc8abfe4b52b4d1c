//! Tests of the spans and events that a `tracing` subscriber gets, and that they hold no secret.

use std::time::Duration;

use cloud_drives::Error;
use cloud_drives::prelude::*;
use cloud_drives::transfer::DownloadTarget;
use cloud_drives_emulator::Fault;
use http::Method;

use super::{PART, builder, contents, emulator, project};
use crate::log::listen;

#[tokio::test]
async fn calls_transfers_renewals_and_parts_are_traced_without_a_secret() -> Result<(), Error> {
    let (log, _guard) = listen();
    let emulator = emulator().await;
    let tokens = emulator.sign_in_with(Duration::from_secs(3600));
    let (_, root) = project(&emulator);
    let secret = emulator.app().client_secret.clone().expect("it has one");
    let frame = builder(&emulator)
        .application(emulator.client_id(), secret)
        .token(tokens.access_token)
        .refresh_token(tokens.refresh_token)
        .build()?;
    emulator.expire_access_tokens();
    emulator
        .faults()
        .add(Fault::on(Method::PUT, "*").origin("upload").status(503));
    let account = emulator.account_id();
    let sent = frame
        .upload(account, &root, contents(3 * PART))
        .name("take 1.mp4")
        .await?;
    let target = DownloadTarget::writer(tokio::io::sink());
    frame
        .download(account, &sent.receipt.file_id, target)
        .await?;
    let words = [
        "upload{source=the contents",
        "call{provider=\"FrameIo\" operation=\"files.create_local_upload\"",
        "tokens are current",
        "sent a part number=3",
        "retrying after a failure attempt=1",
        "download{bytes=786432 attempts=1",
    ];
    log.assert_no_secret(&emulator.requests(), &words);
    Ok(())
}

//! Tests of the spans and events that a `tracing` subscriber gets, and that they hold no secret.

use cloud_drives::prelude::*;
use cloud_drives::transfer::DownloadTarget;
use cloud_drives_emulator::{Fault, VerizonCloud as Emulator};
use http::Method;

use super::builder;
use crate::log::listen;

#[tokio::test]
async fn calls_transfers_and_renewals_are_traced_without_a_secret() {
    let (log, _guard) = listen();
    let setup = Emulator::builder().strict(true);
    let emulator = setup.start().await.expect("loopback can be bound");
    let tokens = emulator.sign_in_with_refresh();
    let builder = builder(&emulator).token(tokens.access_token);
    let cloud = builder.refresh_token(tokens.refresh_token).build().unwrap();
    emulator.expire_access_tokens();
    emulator
        .faults()
        .add(Fault::on(Method::POST, "*/upload/*").status(503));
    let sent = cloud.upload(vec![7; 1000], "/VZMOBILE").name("a.bin");
    let sent = sent.await.unwrap();
    let target = DownloadTarget::writer(tokio::io::sink());
    cloud.download(&sent.receipt, target).await.unwrap();
    let words = [
        "upload{source=the contents",
        "call{provider=\"VerizonCloud\"",
        "tokens are current",
        "retrying after a failure attempt=1",
        "download{bytes=1000 attempts=1",
    ];
    log.assert_no_secret(&emulator.requests(), &words);
}

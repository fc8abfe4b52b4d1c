//! Prints the spans and events of an upload with two faults, against an emulator in this process.
//!
//! ```text
//! cargo run -p cloud-drives --example trace
//! ```
#![forbid(unsafe_code)]

use cloud_drives::YandexDisk;
use cloud_drives::prelude::*;
use cloud_drives::transfer::DownloadTarget;
use cloud_drives_emulator::{Fault, YandexDisk as Emulator};
use http::Method;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::fmt::format::FmtSpan;
use tracing_subscriber::prelude::*;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    // A line for each event, and one for each span when it ends; only of these crates, not of the HTTP client underneath.
    let ours = Targets::new().with_target("cloud_drives", LevelFilter::DEBUG);
    let lines = tracing_subscriber::fmt::layer()
        .with_span_events(FmtSpan::CLOSE)
        .without_time();
    tracing_subscriber::registry()
        .with(lines.with_filter(ours))
        .init();
    let emulator = Emulator::start().await?;
    let disk = YandexDisk::builder()
        .token(emulator.sign_in())
        .base_url("api", emulator.api_url())
        .build()?;

    // The first request for a link fails, and the answer to the first upload is lost after the file was stored.
    let faults = emulator.faults();
    faults.add(Fault::on(Method::GET, "*/resources/upload").status(503));
    faults.add(Fault::on(Method::PUT, "/upload-target/*").lose_answer());
    let film = vec![7; 3 * 1024 * 1024];
    disk.upload(film, "disk:/film.mov").await?;
    let nowhere = DownloadTarget::writer(tokio::io::sink());
    disk.download("disk:/film.mov", nowhere).await?;
    Ok(())
}

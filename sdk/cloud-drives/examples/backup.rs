//! Backs up a folder, is interrupted as by a power cut, and completes the backup in the next run.
//!
//! ```text
//! cargo run -p cloud-drives --example backup [-- FOLDER [ADDRESS TOKEN]]
//! ```
//!
//! Default for FOLDER: the workspace's `specs`. Default service: an emulator in this process.
#![forbid(unsafe_code)]

use cloud_drives::YandexDisk;
use cloud_drives::prelude::*;
use cloud_drives::transfer::{PlanAction, UploadFolder};
use cloud_drives::yandex_disk::DiskTree;
use cloud_drives_emulator::YandexDisk as Emulator;
use tokio::sync::oneshot;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let specs = concat!(env!("CARGO_MANIFEST_DIR"), "/../../specs");
    let folder = arguments.next().unwrap_or_else(|| specs.to_owned());
    let emulator = Emulator::start().await?;
    let emulated = (emulator.api_url().to_owned(), emulator.sign_in());
    let (address, token) = arguments.next().zip(arguments.next()).unwrap_or(emulated);
    let disk = YandexDisk::builder()
        .token(token)
        .base_url("api", address)
        .build()?;

    // A plan, which can be printed or saved as JSON.
    let plan = backup(&disk, &folder).dry_run().await?;
    let bytes = plan.bytes(PlanAction::Send);
    println!("to upload: {bytes} bytes");

    // The first run is interrupted.
    let (sender, half) = oneshot::channel();
    let mut sender = Some(sender);
    let first = backup(&disk, &folder).on_progress(move |progress| {
        if progress.fraction() >= 0.5
            && let Some(sender) = sender.take()
        {
            let _ = sender.send(progress.files);
        }
    });
    tokio::select! {
        biased;
        Ok(files) = half => println!("stopped after {files} files"),
        report = first => println!("nothing to stop: {} files", report?.files.len()),
    }

    // No state was saved: the files at the service show which ones are missing.
    let report = backup(&disk, &folder).await?;
    for failed in &report.failed {
        eprintln!("{}: {}", failed.entry.path, failed.error);
    }
    let report = report.complete()?;
    let (new, there) = (report.files.len(), report.skipped.len());
    println!("second run: {new} files uploaded, {there} there already");

    let report = backup(&disk, &folder).await?.complete()?;
    println!("third run: {} files uploaded", report.files.len());
    Ok(())
}

/// Uploads the folder.
///
/// Skips files with the same checksum, replaces those with other contents, and deletes nothing.
fn backup(disk: &YandexDisk, folder: &str) -> UploadFolder<DiskTree> {
    disk.upload_folder(folder, "disk:/backup").overwrite(true)
}

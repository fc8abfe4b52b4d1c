//! Follows the changes of an Amazon Drive; each run continues where the last one ended.
//!
//! ```text
//! cargo run -p cloud-drives --example changes [-- ADDRESS TOKEN]
//! ```
//!
//! The service has been shut down: without arguments an emulator in this process replaces it.
#![forbid(unsafe_code)]

use std::path::Path;

use cloud_drives::prelude::*;
use cloud_drives::{AmazonDrive, Error};
use cloud_drives_emulator::AmazonDrive as Emulator;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let emulator = Emulator::start().await?;
    let emulated = (emulator.master_url(), emulator.sign_in());
    let (address, token) = arguments.next().zip(arguments.next()).unwrap_or(emulated);
    let drive = AmazonDrive::builder()
        .token(token)
        .base_url("master", address)
        .build()?;
    // A real program would keep it with its data.
    let folder = tempfile::tempdir()?;
    let checkpoint = folder.path().join("checkpoint");

    println!("first run: all that is there");
    sync(&drive, &checkpoint).await?;

    let photos = drive.makedirs("/photos").await?;
    let sea = drive
        .upload(b"waves".to_vec(), "sea.jpg")
        .parent(&photos.id);
    let sea = sea.await?.receipt;
    println!("second run: what is new since");
    sync(&drive, &checkpoint).await?;

    drive.move_to_trash(&sea.id).await?;
    println!("third run: a status has changed");
    sync(&drive, &checkpoint).await?;
    Ok(())
}

/// Prints the changes since the checkpoint, and ends after the last one.
///
/// With `poll_every(…)` it would run forever.
async fn sync(drive: &AmazonDrive, checkpoint: &Path) -> Result<(), Error> {
    let changes = drive.follow_changes().checkpoint_file(checkpoint);
    let mut changes = changes.include_purged(true);
    while let Some(set) = changes.try_next().await? {
        if set.reset {
            println!("  everything comes anew: forget what is known");
        }
        for node in &set.nodes {
            let name = node.name.as_deref().unwrap_or("(root)");
            println!("  {name} {:?}", node.status);
        }
        for id in &set.purged_nodes {
            println!("  {id} is gone for good");
        }
        // Requesting the next set saves the checkpoint after this one: each set is processed at least once.
    }
    Ok(())
}

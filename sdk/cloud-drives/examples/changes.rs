//! Follows what changes in an Amazon Drive; each run goes on where the last one ended.
//!
//! ```text
//! cargo run -p cloud-drives --example changes [-- ADDRESS TOKEN]
//! ```
//!
//! The service has ended: without arguments its place is taken by an emulator in this process.
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
    // A program of your own keeps it beside its data.
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

/// Prints what has changed since the checkpoint, and ends when there is no more.
///
/// With `poll_every(…)` it would go on without end.
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
        // Asking for the next set saves the checkpoint behind this one: a set is dealt with at least once.
    }
    Ok(())
}

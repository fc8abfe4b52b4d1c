//! A program without `async`, against an emulator in this process.
//!
//! ```text
//! cargo run -p cloud-drives --features blocking --example blocking
//! ```
#![forbid(unsafe_code)]

use cloud_drives::blocking::{Iter as _, Wait as _};
use cloud_drives::prelude::*;
use cloud_drives::{Error, YandexDisk};
use cloud_drives_emulator::YandexDisk as Emulator;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // The service runs in a runtime of its own, independent of the program below.
    let service = tokio::runtime::Runtime::new()?;
    let emulator = service.block_on(Emulator::start())?;
    let disk = YandexDisk::builder()
        .token(emulator.sign_in())
        .base_url("api", emulator.api_url())
        .build()?;
    program(&disk)?;
    Ok(())
}

fn program(disk: &YandexDisk) -> Result<(), Error> {
    disk.makedirs("disk:/films/2026").wait()?;
    for name in ["first.mov", "second.mov"] {
        let path = format!("disk:/films/2026/{name}");
        let sent = disk.upload(name.as_bytes().to_vec(), path).wait()?;
        println!("{name}: {} bytes, MD5 {:?}", sent.size, sent.md5);
    }
    for file in disk.listdir("disk:/films/2026").items().iter() {
        println!("{}", file?.name);
    }
    disk.remove("disk:/films").permanently(true).wait()?;
    Ok(())
}

//! A program with tests on an emulator, without sockets and without waits.
//!
//! ```text
//! cargo test -p cloud-drives --example testing
//! ```
#![forbid(unsafe_code)]

use cloud_drives::prelude::*;
use cloud_drives::yandex_disk::ErrorKind;
use cloud_drives::{Error, YandexDisk};

/// The code under test: saves a note, in a folder that is created if missing. Returns whether it replaced
/// one.
async fn keep(disk: &YandexDisk, name: &str, text: &str) -> Result<bool, Error> {
    disk.makedirs("disk:/notes").exist_ok(true).await?;
    let path = format!("disk:/notes/{name}");
    let bytes = text.as_bytes().to_vec();
    match disk.upload(bytes.clone(), &path).await {
        Ok(_) => Ok(false),
        Err(error) if ErrorKind::of(&error) == ErrorKind::PathExists => {
            disk.upload(bytes, &path).overwrite(true).await?;
            Ok(true)
        }
        Err(error) => Err(error),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let token = std::env::var("YANDEX_DISK_TOKEN")
        .map_err(|_| "set YANDEX_DISK_TOKEN, or run the tests")?;
    let disk = YandexDisk::builder().token(token).build()?;
    println!("replaced: {}", keep(&disk, "today.txt", "rain").await?);
    Ok(())
}

#[cfg(test)]
mod tests {
    use cloud_drives::transport_fn;
    use cloud_drives_emulator::{Fault, YandexDisk as Emulator};
    use http::Method;

    use super::*;

    /// Creates a client. The waits of retries take no time: tokio's clock is paused in these tests.
    fn disk(emulator: &Emulator) -> YandexDisk {
        let builder = YandexDisk::builder()
            .token(emulator.sign_in())
            .base_url("api", emulator.api_url())
            .transport(transport_fn(emulator.transport()));
        builder.build().unwrap()
    }

    #[tokio::test(start_paused = true)]
    async fn a_note_is_kept_and_then_replaced() {
        let emulator = Emulator::in_process();
        let disk = disk(&emulator);
        assert!(!keep(&disk, "a", "first").await.unwrap());
        assert!(keep(&disk, "a", "second").await.unwrap());
        let stored = emulator.file_bytes("disk:/notes/a");
        assert_eq!(stored.as_deref(), Some(&b"second"[..]));
        // The emulator records requests that the service would reject.
        assert!(emulator.complaints().is_empty());
    }

    #[tokio::test(start_paused = true)]
    async fn a_note_is_kept_once_though_its_answer_is_lost() {
        let emulator = Emulator::in_process();
        let fault = Fault::on(Method::PUT, "/upload-target/*").lose_answer();
        let lost = emulator.faults().add(fault);
        assert!(!keep(&disk(&emulator), "a", "first").await.unwrap());
        assert_eq!(lost.used(), 1);
    }
}

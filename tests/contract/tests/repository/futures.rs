//! Everything that is awaited or read as a stream can be moved to another thread and spawned: `Send + 'static`.

use std::fs;
use std::path::Path;

use cloud_drives::prelude::*;
use cloud_drives::{AmazonDrive, Error, FrameIo, VerizonCloud, YandexDisk};
use futures_util::Stream;

fn spawns(future: impl Future + Send + 'static) {
    drop(future);
}

fn streams(stream: impl Stream + Send + 'static) {
    drop(stream);
}

fn moves(value: impl Send + 'static) {
    drop(value);
}

/// It compiles; nothing here is polled, so nothing is sent.
#[test]
fn calls_transfers_listings_and_sign_ins_can_be_spawned() -> Result<(), Error> {
    let disk = YandexDisk::builder().token("token").build()?;
    spawns(disk.mkdir("disk:/a").send());
    spawns(disk.mkdir("disk:/a").into_future());
    spawns(disk.api().resources().get("disk:/a").send_raw());
    spawns(disk.copy("disk:/a", "disk:/b").poller());
    spawns(disk.copy("disk:/a", "disk:/b").into_future());
    spawns(disk.makedirs("disk:/a/b").into_future());
    spawns(disk.upload("a.txt", "disk:/a.txt").into_future());
    spawns(disk.download("disk:/a.txt", "a.txt").into_future());
    spawns(disk.open("disk:/a.txt").into_future());
    spawns(disk.upload_folder("a", "disk:/a").into_future());
    spawns(disk.download_folder("disk:/a", "a").into_future());
    spawns(disk.device_sign_in(|_| ()).into_future());
    streams(disk.listdir("disk:/a").items());
    streams(disk.api().resources().files().items());
    streams(disk.api().resources().files().pages());
    moves(disk.walk("disk:/"));
    moves(disk.authorization_url());

    let frame = FrameIo::builder().token("token").build()?;
    spawns(frame.upload("account", "folder", "film.mov").into_future());
    spawns(frame.open("account", "file").into_future());
    moves(frame.walk("account", "folder"));

    let drive = AmazonDrive::builder().token("token").build()?;
    spawns(drive.upload("a.txt", "a.txt").into_future());
    spawns(drive.download("node", "a.txt").into_future());
    moves(drive.follow_changes());
    moves(drive.walk("folder"));

    let cloud = VerizonCloud::builder().token("token").build()?;
    spawns(cloud.upload("a.txt", "/VZMOBILE").into_future());
    spawns(cloud.makedirs("/VZMOBILE/a").into_future());
    moves(cloud.walk("/VZMOBILE"));
    Ok(())
}

/// The futures that the sources name for `.await`, but in tests.
fn awaited(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("its entry can be read").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() && name != "tests" {
            awaited(&path, found);
        } else if name.ends_with(".rs") && name != "tests.rs" {
            let source = fs::read_to_string(&path).expect("a source can be read");
            for line in source.lines() {
                if let Some(future) = line.trim().strip_prefix("type IntoFuture = ") {
                    found.push((path.display().to_string(), future.to_owned()));
                }
            }
        }
    }
}

#[test]
fn every_awaitable_names_a_future_that_can_be_spawned() {
    let mut found = Vec::new();
    let sdk = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../sdk"));
    for entry in fs::read_dir(sdk).expect("the folder can be read") {
        awaited(&entry.expect("an entry").path().join("src"), &mut found);
    }
    assert!(found.len() > 150, "only {}", found.len());
    // A download's is that of its destination: `BoxFuture` of the time that the destination is borrowed.
    let known = ["BoxFuture<'static, ", "D::Future;"];
    found.retain(|(_, future)| !known.iter().any(|known| future.starts_with(known)));
    assert!(found.is_empty(), "{found:#?}");
}

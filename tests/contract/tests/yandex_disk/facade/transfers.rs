//! Uploads and downloads against the emulator, over real connections: what the engines do with breaks, lost answers and links that
//! expire, when there is an HTTP client in between.

use std::fs;
use std::time::Duration;

use cloud_drives::prelude::*;
use cloud_drives::retry::{Backoff, RetryPolicy};
use cloud_drives::transfer::{DownloadTarget, Fingerprint, UploadSource};
use cloud_drives::{CallOptions, Error, YandexDisk};
use cloud_drives_emulator::{Clock, Fault, YandexDisk as Emulator};
use http::Method;

const MIB: usize = 1024 * 1024;

async fn emulator() -> Emulator {
    let builder = Emulator::builder().strict(true).clock(Clock::fixed());
    builder.start().await.expect("loopback can be bound")
}

fn signed_in(emulator: &Emulator) -> YandexDisk {
    YandexDisk::builder()
        .base_url("api", emulator.api_url())
        .base_url("oauth", emulator.oauth_url())
        .retry_policy(RetryPolicy::new().backoff(Backoff::fixed(Duration::ZERO)))
        .token(emulator.sign_in())
        .build()
        .expect("the settings are good")
}

/// Contents that differ from byte to byte.
fn bytes(length: usize) -> Vec<u8> {
    (0..length).map(|at| (at * 31 % 251) as u8).collect()
}

fn no_complaints(emulator: &Emulator) {
    let complaints = emulator.complaints();
    assert!(complaints.is_empty(), "{complaints:?}");
}

#[tokio::test]
async fn a_file_goes_up_and_comes_down_the_same() -> Result<(), Error> {
    let emulator = emulator().await;
    let disk = signed_in(&emulator);
    let folder = tempfile::tempdir().expect("a folder");
    let (here, back) = (
        folder.path().join("film.mov"),
        folder.path().join("back/film.mov"),
    );
    let contents = bytes(5 * MIB + 3);
    fs::write(&here, &contents).expect("writable");
    let up = disk.upload(&here, "disk:/ü ä#?%25.mov").await?;
    assert_eq!(up.sha256, Some(Fingerprint::of(&contents).sha256));
    let down = disk
        .download("disk:/ü ä#?%25.mov", &back)
        .create_parents(true)
        .await?;
    assert!(down.verified && fs::read(&back).expect("it is there") == contents);
    let down = disk
        .download("disk:/ü ä#?%25.mov", &back)
        .concurrency(4)
        .await?;
    assert_eq!((down.verified, down.sha256), (true, up.sha256));

    // Streams of unknown length, and nothing at all.
    let reader = UploadSource::reader(std::io::Cursor::new(contents.clone()));
    disk.upload(reader, "disk:/reader").await?;
    assert!(
        emulator
            .file_bytes("disk:/reader")
            .is_some_and(|stored| stored == contents)
    );
    disk.upload(UploadSource::bytes(""), "disk:/empty").await?;
    disk.upload(UploadSource::reader(tokio::io::empty()), "disk:/empty too")
        .await?;
    let empty = disk
        .download_stream("disk:/empty")
        .await?
        .collect(0)
        .await?;
    assert!(empty.is_empty());
    no_complaints(&emulator);
    Ok(())
}

#[tokio::test]
async fn breaks_on_the_way_are_mended() -> Result<(), Error> {
    let emulator = emulator().await;
    let disk = signed_in(&emulator);
    let contents = bytes(3 * MIB);
    emulator
        .faults()
        .add(Fault::on(Method::PUT, "/upload-target/*").reset_after(MIB as u64));
    // How much of it got through before the connection broke is for the system to know: it may be looked for.
    let up = disk
        .upload(contents.clone(), "disk:/a")
        .look_for(Duration::ZERO);
    assert_eq!(up.await?.attempts, 2);
    assert!(
        emulator
            .file_bytes("disk:/a")
            .is_some_and(|stored| stored == contents)
    );

    emulator
        .faults()
        .add(Fault::on(Method::GET, "/disk/*").cut_after(MIB as u64));
    emulator
        .faults()
        .add(Fault::on(Method::GET, "/disk/*").cut_after(17));
    emulator
        .faults()
        .add(Fault::on(Method::GET, "/disk/*").reset());
    emulator
        .faults()
        .add(Fault::on(Method::GET, "/disk/*").html());
    let mut memory = Vec::new();
    let policy = RetryPolicy::new()
        .attempts(5)
        .backoff(Backoff::fixed(Duration::ZERO));
    let down = disk
        .download("disk:/a", DownloadTarget::writer(&mut memory))
        .with_options(CallOptions::new().with_retry_policy(policy))
        .await?;
    assert_eq!((down.verified, down.attempts), (true, 5));
    assert!(memory == contents);
    no_complaints(&emulator);
    Ok(())
}

#[tokio::test]
async fn links_that_expire_are_renewed() -> Result<(), Error> {
    let emulator = emulator().await;
    let disk = signed_in(&emulator);
    emulator.put_file("disk:/a", bytes(2 * MIB));
    // The clock moves on while the request is on its way.
    let late = |method, path: &str| Fault::on(method, path).delay(Duration::from_secs(24 * 3600));
    emulator.faults().add(late(Method::PUT, "/upload-target/*"));
    let up = disk.upload(bytes(MIB), "disk:/b").await?;
    assert_eq!(up.attempts, 2);
    emulator
        .faults()
        .add(Fault::on(Method::GET, "/disk/*").cut_after(MIB as u64));
    emulator.faults().add(late(Method::GET, "/disk/*"));
    let mut memory = Vec::new();
    let down = disk
        .download("disk:/a", DownloadTarget::writer(&mut memory))
        .await?;
    assert!((down.verified, down.attempts) == (true, 3) && memory == bytes(2 * MIB));
    Ok(())
}

#[tokio::test]
async fn an_answer_that_gets_lost_is_looked_for() -> Result<(), Error> {
    let emulator = emulator().await;
    let disk = signed_in(&emulator);
    let lost = emulator
        .faults()
        .add(Fault::on(Method::PUT, "/upload-target/*").lose_answer());
    let up = disk.upload(bytes(MIB), "disk:/a").await?;
    assert_eq!((lost.used(), up.attempts, up.size), (1, 1, MIB as u64));
    assert!(
        emulator
            .file_bytes("disk:/a")
            .is_some_and(|stored| stored == bytes(MIB))
    );
    no_complaints(&emulator);
    Ok(())
}

#[tokio::test]
async fn an_upload_is_gone_on_with_after_a_break() -> Result<(), Error> {
    let emulator = emulator().await;
    let disk = signed_in(&emulator);
    let folder = tempfile::tempdir().expect("a folder");
    let state = folder.path().join("state");
    let contents = bytes(3 * MIB);
    emulator
        .faults()
        .add(Fault::on(Method::PUT, "/upload-target/*").reset_after(2 * MIB as u64));
    let up = disk
        .upload(contents.clone(), "disk:/a")
        .resumable(&state)
        .await?;
    assert_eq!(up.attempts, 2);
    assert!(
        emulator
            .file_bytes("disk:/a")
            .is_some_and(|stored| stored == contents)
    );
    let rest = emulator
        .requests()
        .iter()
        .filter(|request| request.headers.contains_key("content-range"))
        .count();
    assert_eq!(rest, 1);
    no_complaints(&emulator);
    Ok(())
}

#[tokio::test]
async fn the_archive_of_a_folder_comes_as_a_zip() -> Result<(), Error> {
    let emulator = emulator().await;
    let disk = signed_in(&emulator);
    emulator.put_file("disk:/photos/a.jpg", bytes(1000));
    let zip = disk.download_stream("disk:/photos").await?;
    assert_eq!(zip.size(), None);
    assert!(zip.collect(MIB as u64).await?.starts_with(b"PK"));
    no_complaints(&emulator);
    Ok(())
}

#[tokio::test]
async fn what_is_published_can_be_downloaded_by_key_and_by_link() -> Result<(), Error> {
    let emulator = emulator().await;
    let disk = signed_in(&emulator);
    emulator.put_file("disk:/photos/a b.jpg", bytes(1000));
    let (key, _) = emulator.publish("disk:/photos");
    let mut memory = Vec::new();
    let target = DownloadTarget::writer(&mut memory);
    let down = disk.download_public(&key, target).path("/a b.jpg").await?;
    assert!(down.verified && memory == bytes(1000));
    let link = disk.get_public_download_link(&key).path("/a b.jpg").await?;
    let mut memory = Vec::new();
    disk.download_by_link(link.href, DownloadTarget::writer(&mut memory))
        .await?;
    assert_eq!(memory, bytes(1000));

    let link = disk.get_upload_link_object("disk:/b").await?;
    disk.upload_by_link(bytes(10), link.href).await?;
    assert!(emulator.file_bytes("disk:/b").is_some());
    no_complaints(&emulator);
    Ok(())
}

//! Downloads that break: what is gone on with, what begins again, what is refused.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use cloud_drives::prelude::*;
use cloud_drives::transfer::DownloadTarget;
use cloud_drives::{CallOptions, CallOptionsExt};
use cloud_drives_emulator::{Fault, YandexDisk as Emulator};
use http::Method;

use super::{Service, at_once, bytes, signed_in};

const SIZE: u64 = 300_000;

fn get() -> Fault {
    Fault::on(Method::GET, "/disk/*")
}

#[tokio::test]
async fn a_cut_at_any_place_is_gone_on_with_from_there() {
    let (service, disk) = signed_in().await;
    service.put_file("disk:/a.bin", bytes(300_000));
    let etag = format!("\"{}\"", service.entry("disk:/a.bin").unwrap().md5.unwrap());
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("a.bin");
    for at in [
        0,
        1,
        4095,
        4096,
        16_383,
        65_535,
        65_536,
        65_537,
        131_072,
        SIZE - 1,
    ] {
        service.faults().clear();
        service.clear_records();
        let cut = service.faults().add(get().cut_after(at));
        let done = disk.download("disk:/a.bin", &target).await.unwrap();
        assert_eq!(
            (done.size, done.verified, done.attempts),
            (SIZE, true, 2),
            "{at}"
        );
        assert_eq!(std::fs::read(&target).unwrap(), bytes(300_000), "{at}");
        assert_eq!(cut.used(), 1);
        let again = service.last();
        if at == 0 {
            assert_eq!(again.header("range"), None);
        } else {
            // What came of a broken answer may be less than was sent, never more.
            let from = again
                .header("range")
                .and_then(|range| range.strip_prefix("bytes="))
                .unwrap();
            let from: u64 = from.trim_end_matches('-').parse().unwrap();
            assert!(from <= at, "{from} after {at}");
            assert_eq!(again.header("if-range"), Some(etag.as_str()), "{at}");
            assert_eq!(again.status.unwrap().as_u16(), 206);
        }

        // A writer gets each byte once.
        service.faults().add(get().cut_after(at));
        let mut memory = Vec::new();
        disk.download("disk:/a.bin", DownloadTarget::writer(&mut memory))
            .await
            .unwrap();
        assert_eq!(memory, bytes(300_000), "{at}");
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[tokio::test]
async fn an_expired_link_is_replaced() {
    let (service, disk) = signed_in().await;
    service.put_file("disk:/a.bin", bytes(1000));
    let late = service
        .faults()
        .add(get().delay(Duration::from_secs(2 * 60 * 60)));
    let mut memory = Vec::new();
    disk.download("disk:/a.bin", DownloadTarget::writer(&mut memory))
        .await
        .unwrap();
    assert_eq!((memory, late.used()), (bytes(1000), 1));
    assert_eq!(service.count("GET", "/v1/disk/resources/download"), 2);
}

/// A client that replaces the file on the Disk when its download breaks.
fn replacing(service: &Arc<Service>) -> cloud_drives::YandexDisk {
    let (shared, replaced) = (Arc::clone(service), AtomicBool::new(false));
    let policy = at_once().on_retry(move |_| {
        if !replaced.swap(true, Ordering::SeqCst) {
            let mut other = bytes(300_000);
            other.reverse();
            shared.put_file("disk:/a.bin", other);
        }
    });
    service.builder().retry_policy(policy).build().unwrap()
}

#[tokio::test]
async fn a_file_that_is_replaced_in_between_comes_as_it_is_now() {
    let service = Arc::new(Service::start(Emulator::builder()).await);
    service.put_file("disk:/a.bin", bytes(300_000));
    let disk = replacing(&service);
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("a.bin");
    service.faults().add(get().cut_after(100_000));
    let done = disk.download("disk:/a.bin", &target).await.unwrap();
    let mut other = bytes(300_000);
    other.reverse();
    assert_eq!(std::fs::read(&target).unwrap(), other);
    assert!(done.verified);
}

#[tokio::test]
async fn a_page_in_place_of_the_file_is_not_taken_for_it() {
    let (service, disk) = signed_in().await;
    service.put_file("disk:/a.bin", bytes(300_000));
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("a.bin");
    let once = service.faults().add(get().html());
    disk.download("disk:/a.bin", &target).await.unwrap();
    assert_eq!(once.used(), 1);
    std::fs::write(&target, "what was there").unwrap();
    service.faults().add(get().always().html());
    let error = disk.download("disk:/a.bin", &target).await.unwrap_err();
    assert!(error.is_integrity() || error.is_protocol(), "{error}");
    assert_eq!(std::fs::read(&target).unwrap(), b"what was there");
}

#[tokio::test]
async fn bytes_that_do_not_have_the_sums_of_the_disk_are_refused() {
    // It remembers sizes and sums and serves other bytes.
    let service = Service::start(Emulator::builder().keep_contents(false)).await;
    let disk = service.disk();
    let mut other = bytes(300_000);
    other.reverse();
    disk.upload(other, "disk:/a.bin").await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("a.bin");
    let error = disk.download("disk:/a.bin", &target).await.unwrap_err();
    assert!(error.is_integrity(), "{error}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    let stream = disk.open("disk:/a.bin").await.unwrap();
    assert!(stream.collect(1 << 20).await.unwrap_err().is_integrity());
}

#[tokio::test]
async fn an_unfinished_download_is_taken_up_by_the_next_process() {
    let (service, disk) = signed_in().await;
    service.put_file("disk:/a.bin", bytes(300_000));
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("a.bin");
    service.faults().add(get().cut_after(200_000));
    let once = CallOptions::new().without_retries();
    let broken = disk
        .download("disk:/a.bin", &target)
        .resume_partial(true)
        .with_options(once)
        .await;
    broken.unwrap_err();
    assert!(!target.exists());
    let left = std::fs::metadata(folder.path().join("a.bin.part"))
        .unwrap()
        .len();
    assert!(left > 0 && left <= 200_000, "{left}");
    let kept = std::fs::read_to_string(folder.path().join("a.bin.part.json")).unwrap();
    assert!(!kept.contains("y0_") && !kept.contains("/disk/"), "{kept}");

    service.clear_records();
    let done = service
        .disk()
        .download("disk:/a.bin", &target)
        .resume_partial(true)
        .await
        .unwrap();
    assert!(done.verified);
    assert_eq!(std::fs::read(&target).unwrap(), bytes(300_000));
    assert_eq!(
        service.last().header("range"),
        Some(format!("bytes={left}-").as_str())
    );
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

//! Tests of downloads: whole files, ranges, links and thumbnails. Interrupted ones are in `interrupted_downloads.rs`.

use std::sync::{Arc, Mutex};

use cloud_drives::CallOptions;
use cloud_drives::Error;
use cloud_drives::amazon_drive::{CHUNK_SIZE, ErrorKind, FS_RW_CHUNK_SZ, PARTIAL_SUFFIX};
use cloud_drives::prelude::*;
use cloud_drives::retry::{Backoff, RetryPolicy};
use cloud_drives::transfer::DownloadTarget;
use cloud_drives_emulator::Fault;
use http::Method;

use super::{kind, signed_in};

const PICTURE: &[u8] = include_bytes!("../../../../emulator/tests/pictures/halves.jpg");

#[test]
fn the_sizes_are_those_of_the_python_client() {
    assert_eq!((CHUNK_SIZE, FS_RW_CHUNK_SZ), (524_288_000, 131_072));
    assert_eq!(PARTIAL_SUFFIX, ".__incomplete");
}

#[tokio::test]
async fn a_file_is_downloaded_and_verified() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let id = service.put_pattern("/a.bin", 300_000);
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().join("copy.bin");
    std::fs::write(&target, "what was there").expect("it is written");
    let seen: Arc<Mutex<Vec<u64>>> = Arc::default();
    let noted = Arc::clone(&seen);
    let got = drive
        .download_file(&id, &target)
        .on_progress(move |progress| noted.lock().unwrap().push(progress.bytes))
        .await?;
    assert!(got.verified && got.size == 300_000);
    assert_eq!(got.md5, service.entry(&id).expect("it is there").md5);
    assert_eq!(
        std::fs::metadata(&target).expect("it is there").len(),
        300_000
    );
    assert_eq!(seen.lock().unwrap().last(), Some(&300_000));
    assert_eq!(
        std::fs::read_dir(folder.path()).expect("readable").count(),
        1,
        "nothing else is left"
    );
    Ok(())
}

#[tokio::test]
async fn a_stream_is_verified_at_its_end_also_over_a_link() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let id = service.put_file("/a", "hello");
    assert_eq!(drive.open(&id).await?.collect(100).await?, "hello");
    let by_link = drive.open(&id).temp_link(true).await?;
    assert_eq!(by_link.collect(100).await?, "hello");
    let seen = service.last();
    assert_eq!((seen.origin, seen.header("authorization")), ("temp", None));
    Ok(())
}

#[tokio::test]
async fn a_folder_and_what_is_not_there_cannot_be_downloaded() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let folder = service.put_folder("/f");
    let local = tempfile::tempdir().expect("a folder");
    let error = drive
        .download_file(&folder, local.path().join("x"))
        .await
        .unwrap_err();
    assert!(error.is_wrong_resource_type(), "{error}");
    let nobody = drive
        .download_file("NobodyAAAAAAAAAAAAAAAA", local.path().join("x"))
        .await;
    assert_eq!(kind(nobody), ErrorKind::NotFound);
    assert_eq!(
        std::fs::read_dir(local.path()).expect("readable").count(),
        0
    );
    Ok(())
}

#[tokio::test]
async fn a_range_is_read_into_memory_and_wrong_ranges_are_refused() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let id = service.put_file("/a", "0123456789");
    assert_eq!(drive.open(&id).read_range(2..5).await?, "234");
    assert_eq!(service.last().header("range"), Some("bytes=2-4"));
    assert_eq!(drive.open(&id).read_range(8..100).await?, "89");
    let behind = drive.open(&id).read_range(10..11).await;
    assert_eq!(kind(behind), ErrorKind::RangeNotSatisfiable);
    let none = drive.open(&id).read_range(0..0).await.unwrap_err();
    assert!(none.is_invalid_input());
    // A server that has no ranges.
    let whole = Fault::on(Method::GET, "*/content").status(200);
    service.faults().add(whole.body("text/plain", "0123456789"));
    assert_eq!(drive.open(&id).read_range(2..5).await?, "234");
    // Another file.
    let other = Fault::on(Method::GET, "*/content").status(200);
    service
        .faults()
        .add(other.body("text/plain", "01234").times(2));
    let error = drive.open(&id).read_range(2..5).await.unwrap_err();
    assert!(error.is_integrity(), "{error}");
    Ok(())
}

#[tokio::test]
async fn a_range_tells_what_its_headers_told() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let id = service.put_file("/a.txt", "0123456789");
    let file = drive.open(&id).range(..3).await?;
    assert_eq!(file.content_range().as_deref(), Some("bytes 0-2/10"));
    assert_eq!((file.len(), file.content_length()), (Some(10), Some(3)));
    assert_eq!(file.content_type(), Some("text/plain"));
    assert_eq!(file.read_range(3..5).await?, "34");
    assert_eq!(file.collect(100).await?, "012");
    Ok(())
}

#[tokio::test]
async fn a_range_is_read_chunk_by_chunk() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let id = service.put_file("/a", "0123456789");
    let rest = drive.open(&id).chunk_size(3).range(1..).await?;
    assert_eq!(rest.collect(100).await?, "123456789");
    assert_eq!(service.count("GET", "/content"), 3);
    assert_eq!(service.last().header("range"), Some("bytes=7-"));
    Ok(())
}

#[tokio::test]
async fn a_range_may_fail_as_often_as_the_policy_says() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let id = service.put_file("/a", "hello");
    let often = RetryPolicy::new()
        .attempts(5)
        .backoff(Backoff::fixed(std::time::Duration::ZERO));
    let often = CallOptions::new().with_retry_policy(often);
    let fault = |times| Fault::on(Method::GET, "*/content").status(500).times(times);
    let open = || drive.open(&id).with_options(often.clone());
    service.faults().add(fault(4));
    assert_eq!(open().read_range(..4).await?, "hell");
    service.faults().add(fault(5));
    let error = open().read_range(..4).await.unwrap_err();
    assert_eq!(
        (error.attempts(), ErrorKind::of(&error)),
        (5, ErrorKind::InternalServer)
    );
    Ok(())
}

#[tokio::test]
async fn a_thumbnail_fits_into_the_box_that_was_asked_for() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let id = service.put_file("/a.jpg", PICTURE);
    let width = |picture: &[u8]| {
        let bytes = picture[16..20].try_into().expect("the header of a PNG");
        u32::from_be_bytes(bytes)
    };
    let mut small = Vec::new();
    drive
        .download_thumbnail(&id, DownloadTarget::writer(&mut small))
        .await?;
    assert_eq!(service.last().query("viewBox"), Some("128"));
    assert_eq!(width(&small), 128);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("small.png");
    drive.download_thumbnail(&id, &path).max_dim(40).await?;
    assert_eq!(width(&std::fs::read(path).expect("it is there")), 40);
    let text = service.put_file("/a.txt", "text");
    let none = drive
        .download_thumbnail(&text, folder.path().join("none"))
        .await;
    assert_eq!(kind(none), ErrorKind::BadRequest);
    Ok(())
}

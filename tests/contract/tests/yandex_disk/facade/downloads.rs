//! Downloads.

use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use cloud_drives::ErrorClass;
use cloud_drives::prelude::*;
use cloud_drives::transfer::DownloadTarget;
use cloud_drives::yandex_disk::ErrorKind;
use cloud_drives_emulator::Fault;
use http::{Method, StatusCode};

use super::{bytes, kind, query, signed_in};

/// The names in a folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[tokio::test]
async fn download_downloads_a_file_and_verifies_it() {
    let (service, disk) = signed_in().await;
    service.put_file("disk:/ü ä#.bin", bytes(300_000));
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("here.bin");
    let seen = Arc::new(Mutex::new(Vec::new()));
    let progress = Arc::clone(&seen);
    let done = disk
        .download("/ü ä#.bin", &target)
        .on_progress(move |now| progress.lock().unwrap().push((now.bytes, now.total)))
        .await
        .unwrap();
    assert_eq!(std::fs::read(&target).unwrap(), bytes(300_000));
    assert_eq!(
        (done.size, done.verified, done.attempts),
        (300_000, true, 1)
    );
    let entry = service.entry("disk:/ü ä#.bin").unwrap();
    assert_eq!((done.md5, done.sha256), (entry.md5, entry.sha256));
    assert_eq!(names(folder.path()), ["here.bin"]);
    let progress = seen.lock().unwrap();
    assert!(progress.is_sorted());
    assert_eq!(progress.last(), Some(&(300_000, Some(300_000))));

    // A link, what there is to verify, and the bytes.
    let mut requests = service.requests();
    assert_eq!(requests.len(), 3, "{:?}", service.seen());
    let got = requests.pop().unwrap();
    assert_eq!(
        (got.origin, got.header("authorization"), got.header("range")),
        ("download", None, None)
    );
    assert_eq!(got.header("accept-encoding"), Some("identity"));
    let asked = requests
        .iter()
        .find(|it| it.path == "/v1/disk/resources/download")
        .unwrap();
    assert_eq!(query(asked), ["path=disk:/ü ä#.bin", "fields=href"]);
}

#[tokio::test]
async fn download_writes_to_a_writer_or_a_stream() {
    let (service, disk) = signed_in().await;
    service.put_file("disk:/a.bin", bytes(300_000));
    let mut memory = Vec::new();
    let done = disk
        .download("disk:/a.bin", DownloadTarget::writer(&mut memory))
        .await
        .unwrap();
    assert!(done.verified);
    assert_eq!(memory, bytes(300_000));

    let mut stream = disk.open("disk:/a.bin").await.unwrap();
    assert_eq!(stream.len(), Some(300_000));
    let mut all = Vec::new();
    while let Some(chunk) = stream.next_chunk().await.unwrap() {
        all.extend_from_slice(&chunk);
    }
    assert_eq!(all, bytes(300_000));
    let whole = disk
        .open("disk:/a.bin")
        .await
        .unwrap()
        .collect(1 << 20)
        .await
        .unwrap();
    assert_eq!(whole, bytes(300_000));
    assert_eq!(kind(disk.open("disk:/none").await), ErrorKind::PathNotFound);
}

#[tokio::test]
async fn a_folder_is_downloaded_as_an_archive_of_unknown_length() {
    let (service, disk) = signed_in().await;
    service.put_file("disk:/dir/a.txt", "in the archive");
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("dir.zip");
    let seen = Arc::new(Mutex::new(None));
    let progress = Arc::clone(&seen);
    let done = disk
        .download("disk:/dir", &target)
        .concurrency(4)
        .on_progress(move |now| *progress.lock().unwrap() = Some(now.total))
        .await
        .unwrap();
    let archive = std::fs::read(&target).unwrap();
    assert!(archive.starts_with(b"PK\x03\x04"));
    assert!(
        archive
            .windows(14)
            .any(|window| window == b"in the archive")
    );
    assert_eq!((done.size, done.verified), (archive.len() as u64, false));
    assert_eq!(*seen.lock().unwrap(), Some(None));
    assert_eq!(service.last().header("range"), None);
}

#[tokio::test]
async fn download_by_link_needs_no_call_of_the_api() {
    let (service, disk) = signed_in().await;
    service.put_file("disk:/a.txt", bytes(1000));
    let link = disk.get_download_link("disk:/a.txt").await.unwrap();
    service.clear_records();
    let stranger = service.stranger().build().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("a.txt");
    let done = stranger
        .download_by_link(&link.href, &target)
        .await
        .unwrap();
    assert_eq!(service.seen(), ["download GET /disk"]);
    // Only its length is known.
    assert_eq!((done.size, done.verified), (1000, false));
    assert!(done.sha256.is_some());
    assert_eq!(std::fs::read(&target).unwrap(), bytes(1000));

    service.clock().advance(Duration::from_secs(60 * 60));
    let expired = stranger
        .download_by_link(link.href, folder.path().join("b"))
        .await
        .unwrap_err();
    assert_eq!(ErrorKind::of(&expired), ErrorKind::Gone);
    // The page that came with it is not a message.
    assert!(!expired.to_string().contains('<'), "{expired}");
    for nonsense in ["", "not a link", "http://example.org/disk/1"] {
        let error = disk
            .download_by_link(nonsense, folder.path().join("c"))
            .await
            .unwrap_err();
        assert_eq!(error.class(), ErrorClass::InvalidInput, "{nonsense}");
    }
    assert_eq!(names(folder.path()), ["a.txt"]);
}

#[tokio::test]
async fn a_file_is_read_in_ranges_one_s_own_and_a_published_one() {
    let (service, disk) = signed_in().await;
    service.put_file("disk:/shared/a.txt", bytes(300_000));
    let (key, _) = service.publish("disk:/shared");
    let stranger = service.builder().build().unwrap();
    for open in [
        disk.open("disk:/shared/a.txt"),
        stranger.open_public(key).path("/a.txt"),
    ] {
        service.clear_records();
        let cut = Fault::on(Method::GET, "/disk/*").cut_after(1000);
        service.faults().add(cut);
        let file = open.range(100_000..200_000).await.unwrap();
        assert_eq!(
            (file.len(), file.content_length()),
            (Some(300_000), Some(100_000))
        );
        assert_eq!(file.content_type(), Some("text/plain"));
        let range = "bytes 100000-199999/300000";
        assert_eq!(file.content_range().as_deref(), Some(range));
        let head = file.read_range(..5).await.unwrap();
        assert_eq!(head, bytes(300_000)[..5]);
        assert_eq!(
            file.collect(1 << 20).await.unwrap(),
            bytes(300_000)[100_000..200_000]
        );
        assert_eq!(service.count_at("download", "GET"), 3, "one was cut");
    }
    let behind = disk.open("disk:/shared/a.txt").read_range(300_000..300_001);
    assert_eq!(
        behind.await.unwrap_err().status(),
        Some(StatusCode::RANGE_NOT_SATISFIABLE)
    );

    // Replaced after it was opened.
    let file = disk.open("disk:/shared/a.txt").await.unwrap();
    service.put_file("disk:/shared/a.txt", bytes(300_001));
    assert!(file.read_range(..5).await.unwrap_err().is_integrity());
}

//! Uploads.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use cloud_drives::prelude::*;
use cloud_drives::yandex_disk::{ErrorKind, OWN_PROGRAM};
use cloud_drives::{CallOptions, CallOptionsExt, ErrorClass};
use cloud_drives_emulator::YandexDisk as Emulator;

use super::{Service, kind, query, signed_in};

const HELLO_MD5: &str = "5d41402abc4b2a76b9719d911017c592";
const HELLO_SHA256: &str = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

#[tokio::test]
async fn upload_returns_size_and_checksums_of_the_file() {
    let (service, disk) = signed_in().await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hello.txt");
    std::fs::write(&path, "hello").unwrap();
    let seen = Arc::new(Mutex::new(Vec::new()));
    let progress = Arc::clone(&seen);
    let done = disk
        .upload(&path, "hello ü.txt")
        .on_progress(move |now| {
            progress
                .lock()
                .unwrap()
                .push((now.bytes, now.total, now.attempt))
        })
        .await
        .unwrap();
    assert_eq!(
        service.file_bytes("disk:/hello ü.txt").as_deref(),
        Some(&b"hello"[..])
    );
    assert_eq!(done.receipt.path.as_deref(), Some("disk:/hello ü.txt"));
    assert_eq!(
        (done.size, done.attempts, done.receipt.pending),
        (5, 1, false)
    );
    assert_eq!(done.md5.as_deref(), Some(HELLO_MD5));
    assert_eq!(done.sha256.as_deref(), Some(HELLO_SHA256));
    assert_eq!(seen.lock().unwrap().last(), Some(&(5, Some(5), 1)));

    let [asked, put] = &service.requests()[..] else {
        panic!("a link and the bytes: {:?}", service.seen());
    };
    let mut sent = query(asked);
    sent.sort();
    assert_eq!(
        sent,
        [
            "fields=href,operation_id",
            "overwrite=false",
            "path=disk:/hello ü.txt"
        ]
    );
    assert_eq!(
        (
            put.origin,
            put.method.as_str(),
            put.status.unwrap().as_u16()
        ),
        ("upload", "PUT", 201)
    );
    assert_eq!(put.header("content-type"), Some("application/octet-stream"));
    assert_eq!(put.header("content-length"), Some("5"));
    assert_eq!(put.header("authorization"), None);
    // The operation that the upload was can be looked up.
    disk.wait_for_operation(done.receipt.operation_id.unwrap())
        .await
        .unwrap();
}

#[tokio::test]
async fn upload_replaces_a_file_only_on_request() {
    let (service, disk) = signed_in().await;
    service.put_file("disk:/a.txt", "old");
    service.put_dir("disk:/dir");
    let exists = disk.upload(b"new".to_vec(), "disk:/a.txt").await;
    assert_eq!(kind(exists), ErrorKind::PathExists);
    assert_eq!(
        service.file_bytes("disk:/a.txt").as_deref(),
        Some(&b"old"[..])
    );
    disk.upload(b"new".to_vec(), "disk:/a.txt")
        .overwrite(true)
        .await
        .unwrap();
    assert_eq!(
        service.file_bytes("disk:/a.txt").as_deref(),
        Some(&b"new"[..])
    );
    let folder = disk
        .upload(b"new".to_vec(), "disk:/dir")
        .overwrite(true)
        .await;
    assert_eq!(kind(folder), ErrorKind::DirectoryExists);
    let nowhere = disk.upload(b"new".to_vec(), "disk:/none/a.txt").await;
    assert_eq!(kind(nowhere), ErrorKind::ParentNotFound);
}

#[tokio::test]
async fn upload_says_why_the_service_does_not_take_it() {
    let service = Service::start(Emulator::builder().max_file_size(1000)).await;
    let disk = service.disk();
    let once = || CallOptions::new().without_retries();
    let large = disk.upload(vec![0; 1001], "disk:/a").await.unwrap_err();
    assert_eq!(ErrorKind::of(&large), ErrorKind::PayloadTooLarge);
    assert_eq!(large.attempts(), 1);

    // Room for the link, not for the bytes.
    service.set_total_space(500);
    let full = disk.upload(vec![0; 501], "disk:/a").await.unwrap_err();
    assert!(
        ErrorKind::of(&full).is(ErrorKind::InsufficientStorage),
        "{full}"
    );
    assert_eq!(full.operation(), Some("storage.upload"));
    service.set_total_space(0);
    let full = disk.upload(vec![0; 1], "disk:/a").await.unwrap_err();
    assert!(
        ErrorKind::of(&full).is(ErrorKind::InsufficientStorage),
        "{full}"
    );
    assert_eq!(full.operation(), Some("resources.upload_link"));
    service.set_total_space(10_000);

    service.put_file("disk:/locked", "x");
    service.lock("disk:/locked");
    let locked = disk
        .upload(vec![0], "disk:/locked")
        .overwrite(true)
        .with_options(once())
        .await;
    assert_eq!(kind(locked), ErrorKind::ResourceIsLocked);
    service.set_upload_traffic_exceeded(true);
    let traffic = disk.upload(vec![0], "disk:/a").await;
    assert_eq!(kind(traffic), ErrorKind::UploadTrafficLimitExceeded);
    service.set_upload_traffic_exceeded(false);
    service.set_read_only(true);
    assert_eq!(
        kind(disk.upload(vec![0], "disk:/a").await),
        ErrorKind::Locked
    );
    service.set_read_only(false);
    let reader = service.sign_in_with(&["cloud_api:disk.read"], Duration::from_secs(60));
    let reader = disk.with_token(reader.access_token).unwrap();
    assert_eq!(
        kind(reader.upload(vec![0], "disk:/a").await),
        ErrorKind::Forbidden
    );
    assert_eq!(service.paths(), ["disk:/locked"]);
}

#[tokio::test]
async fn an_upload_that_was_only_accepted_is_pending() {
    let service = Service::start(Emulator::builder().accept_uploads(true)).await;
    let disk = service.disk();
    let done = disk.upload(b"hello".to_vec(), "disk:/a.txt").await.unwrap();
    assert!(done.receipt.pending);
    assert_eq!(service.entry("disk:/a.txt"), None);
    disk.wait_for_operation(done.receipt.operation_id.unwrap())
        .await
        .unwrap();
    assert_eq!(
        service.file_bytes("disk:/a.txt").as_deref(),
        Some(&b"hello"[..])
    );
}

#[tokio::test]
async fn another_programs_name_is_used_only_when_the_caller_wants_it() {
    let (service, disk) = signed_in().await;
    let throttled = |path: &str| {
        let links = service.upload_links();
        links.iter().any(|link| link.path == path && link.throttled)
    };
    disk.upload(vec![0], "disk:/own.mov").await.unwrap();
    assert!(throttled("disk:/own.mov"));
    disk.upload(vec![0], "disk:/spoofed.mov")
        .spoof_user_agent(true)
        .await
        .unwrap();
    assert!(!throttled("disk:/spoofed.mov"));
    // On the link's request alone.
    let [.., asked, put] = &service.requests()[..] else {
        unreachable!()
    };
    assert_eq!(
        asked.header("user-agent"),
        Some(r#"Yandex.Disk {"os":"windows"}"#)
    );
    assert!(
        put.header("user-agent")
            .unwrap()
            .starts_with("cloud-drives/")
    );

    let spoofing = service.builder().spoof_user_agent(true).build().unwrap();
    spoofing.upload(vec![0], "disk:/always.mov").await.unwrap();
    assert!(!throttled("disk:/always.mov"));
    spoofing
        .upload(vec![0], "disk:/not.mov")
        .spoof_user_agent(false)
        .await
        .unwrap();
    assert!(throttled("disk:/not.mov"));
    disk.get_upload_link("disk:/link.mov")
        .user_agent(OWN_PROGRAM)
        .await
        .unwrap();
    assert!(!throttled("disk:/link.mov"));
    spoofing
        .get_upload_link_object("disk:/object.mov")
        .await
        .unwrap();
    assert!(!throttled("disk:/object.mov"));
}

#[tokio::test]
async fn upload_by_link_sends_to_the_link_alone() {
    let (service, disk) = signed_in().await;
    let link = disk.get_upload_link("disk:/a.txt").await.unwrap();
    service.clear_records();
    // Whoever has the link needs no token.
    let stranger = service.stranger().build().unwrap();
    let done = stranger
        .upload_by_link(b"hello".to_vec(), &link.href)
        .await
        .unwrap();
    assert_eq!(service.seen(), ["upload PUT /upload-target"]);
    assert_eq!((done.receipt.path, done.size), (None, 5));
    assert_eq!(done.sha256.as_deref(), Some(HELLO_SHA256));
    assert_eq!(
        service.file_bytes("disk:/a.txt").as_deref(),
        Some(&b"hello"[..])
    );

    let late = disk.get_upload_link("disk:/b.txt").await.unwrap();
    service.clock().advance(Duration::from_secs(30 * 60));
    let expired = disk
        .upload_by_link(b"hello".to_vec(), late.href)
        .await
        .unwrap_err();
    assert!(expired.is_not_found(), "{expired}");
    service.set_total_space(10);
    let full = disk.get_upload_link("disk:/c.txt").await.unwrap();
    let full = disk.upload_by_link(vec![0; 11], full.href).await;
    assert_eq!(kind(full), ErrorKind::InsufficientStorage);
    for nonsense in ["", "not a link", "http://example.org/upload-target/1"] {
        let error = disk
            .upload_by_link(b"a".to_vec(), nonsense)
            .await
            .unwrap_err();
        assert_eq!(error.class(), ErrorClass::InvalidInput, "{nonsense}");
    }
}

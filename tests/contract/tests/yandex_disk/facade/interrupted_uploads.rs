//! Tests of interrupted uploads: which are sent again, looked up or failed.

use std::io::Cursor;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use cloud_drives::prelude::*;
use cloud_drives::transfer::UploadSource;
use cloud_drives::{CallOptions, CallOptionsExt};
use cloud_drives_emulator::Fault;
use http::Method;

use super::{bytes, signed_in};

const TARGET: &str = "/upload-target/*";

fn put() -> Fault {
    Fault::on(Method::PUT, TARGET)
}

fn reader(length: usize) -> UploadSource {
    UploadSource::reader(Cursor::new(bytes(length))).with_size(length as u64)
}

#[tokio::test]
async fn an_upload_that_breaks_is_sent_again_to_a_new_link() {
    let (service, disk) = signed_in().await;
    for (n, fault) in [
        put().reset(),
        put().reset_after(1),
        put().reset_after(65_536),
        put().reset_after(299_999),
        put().status(503),
        put().status(429),
    ]
    .into_iter()
    .enumerate()
    {
        service.clear_records();
        let fault = service.faults().add(fault);
        let progress = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&progress);
        let done = disk
            .upload(bytes(300_000), format!("disk:/{n}"))
            .on_progress(move |now| seen.lock().unwrap().push((now.attempt, now.bytes)))
            .look_for(Duration::ZERO)
            .await
            .unwrap_or_else(|error| panic!("{fault}: {error}"));
        assert_eq!((done.attempts, fault.used()), (2, 1), "{fault}");
        assert_eq!(service.count_at("upload", "PUT"), 2, "{fault}");
        assert_eq!(
            service.count("GET", "/v1/disk/resources/upload"),
            2,
            "{fault}"
        );
        let stored = service.file_bytes(&format!("disk:/{n}")).unwrap();
        assert_eq!(stored, bytes(300_000), "{fault}");
        // Within an attempt the bytes only grow.
        let progress = progress.lock().unwrap();
        assert!(progress.is_sorted(), "{fault}");
        assert_eq!(progress.last(), Some(&(2, 300_000)), "{fault}");
    }
}

#[tokio::test]
async fn an_expired_link_is_renewed() {
    let (service, disk) = signed_in().await;
    // By the time that the bytes come, half an hour has passed.
    let late = service
        .faults()
        .add(put().delay(Duration::from_secs(31 * 60)));
    let done = disk.upload(bytes(10), "disk:/a").await.unwrap();
    assert_eq!((done.attempts, late.used()), (2, 1));
    let given: Vec<_> = service
        .requests()
        .iter()
        .filter_map(|it| it.status.map(|it| it.as_u16()))
        .collect();
    assert_eq!(given, [200, 404, 200, 201]);
}

#[tokio::test]
async fn a_lost_answer_is_looked_up_and_nothing_is_sent_twice() {
    let (service, disk) = signed_in().await;
    for (n, fault) in [
        put().lose_answer(),
        put().lose_answer_with(504),
        put().lose_answer_with(502),
        put().lose_answer_with(500),
    ]
    .into_iter()
    .enumerate()
    {
        service.clear_records();
        let fault = service.faults().add(fault);
        let done = disk
            .upload(bytes(100_000), format!("disk:/{n}"))
            .look_for(Duration::ZERO)
            .await
            .unwrap_or_else(|error| panic!("{fault}: {error}"));
        assert_eq!((done.size, fault.used()), (100_000, 1), "{fault}");
        assert_eq!(
            service.seen(),
            [
                "GET /v1/disk/resources/upload",
                "upload PUT /upload-target",
                "GET /v1/disk/resources"
            ],
            "{fault}"
        );
        let looked = service.last();
        assert_eq!(looked.query("fields"), Some("type,size,md5,sha256"));
    }
}

#[tokio::test]
async fn an_unknown_outcome_is_reported_as_unknown() {
    let (service, disk) = signed_in().await;
    // Sent to the last byte, not to be seen, and not to be sent again.
    service.faults().add(put().status(504));
    let once = disk
        .upload(reader(1000), "disk:/a")
        .look_for(Duration::ZERO)
        .await
        .unwrap_err();
    assert!(once.is_outcome_unknown(), "{once}");
    assert_eq!(service.count_at("upload", "PUT"), 1);

    // Nobody can look behind a mere link.
    let link = disk.get_upload_link("disk:/b").await.unwrap();
    service.faults().add(put().lose_answer());
    let behind = disk
        .upload_by_link(bytes(1000), link.href)
        .await
        .unwrap_err();
    assert!(behind.is_outcome_unknown(), "{behind}");
    assert_eq!(service.count_at("upload", "PUT"), 2);

    // Looking for it needs its checksums.
    service.faults().add(put().lose_answer());
    let unsummed = disk
        .upload(bytes(1000), "disk:/c")
        .checksums(false)
        .await
        .unwrap_err();
    assert!(unsummed.is_outcome_unknown(), "{unsummed}");
    assert_eq!(service.count_at("upload", "PUT"), 3);
}

#[tokio::test]
async fn another_process_resumes_a_resumable_upload() {
    let (service, disk) = signed_in().await;
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("upload.json");
    let fault = service.faults().add(put().reset_after(100_000));
    let once = CallOptions::new().without_retries();
    let broken = disk
        .upload(bytes(300_000), "disk:/a")
        .resumable(&state)
        .with_options(once)
        .await;
    broken.unwrap_err();
    assert_eq!(fault.used(), 1);
    let kept = std::fs::read_to_string(&state).unwrap();
    assert!(!kept.contains("y0_"), "a token is kept in the state file");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(
            std::fs::metadata(&state).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }
    service.clear_records();
    service
        .disk()
        .upload(bytes(300_000), "disk:/a")
        .resumable(&state)
        .await
        .unwrap();
    assert_eq!(service.last().body_size, 200_000);
    assert_eq!(service.file_bytes("disk:/a").unwrap(), bytes(300_000));
    assert!(!state.exists());
}

#[tokio::test]
async fn a_seekable_reader_is_sent_again_from_where_it_stood() {
    let (service, disk) = signed_in().await;
    service.faults().add(put().reset_after(10));
    let mut reader = Cursor::new(bytes(300_000));
    reader.set_position(1000);
    let source = UploadSource::seekable(reader);
    let done = disk
        .upload(source, "disk:/a")
        .look_for(Duration::ZERO)
        .await
        .unwrap();
    assert_eq!((done.size, done.attempts), (299_000, 2));
    assert_eq!(
        service.file_bytes("disk:/a").unwrap(),
        bytes(300_000)[1000..]
    );
}

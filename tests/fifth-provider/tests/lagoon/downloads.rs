//! Tests of downloads: ranges, expired links, changed contents, and partial files of earlier downloads.

use cloud_drives_runtime::prelude::*;
use cloud_drives_runtime::transfer::DownloadTarget;
use futures_util::TryStreamExt as _;
use lagoon::ROOT;

use super::service::{Failure, Fault};
use super::{bytes, signed_in};

const SIZE: usize = 200_000;
const CONTENT: &str = "GET /content/";

#[tokio::test(start_paused = true)]
async fn a_download_is_verified() {
    let (service, lagoon) = signed_in();
    let id = service.put_file(ROOT, "a", bytes(SIZE));
    let mut memory = Vec::new();
    let done = lagoon
        .download(&id, DownloadTarget::writer(&mut memory))
        .await
        .unwrap();
    assert!(done.verified && done.attempts == 1);
    assert_eq!(memory, bytes(SIZE));
}

#[tokio::test(start_paused = true)]
async fn an_interrupted_download_resumes() {
    let (service, lagoon) = signed_in();
    let id = service.put_file(ROOT, "a", bytes(SIZE));
    service.add_fault(Fault::once(CONTENT, Failure::AnswerBreaks(50_000)));
    let mut memory = Vec::new();
    let done = lagoon
        .download(&id, DownloadTarget::writer(&mut memory))
        .await
        .unwrap();
    assert_eq!((done.attempts, memory == bytes(SIZE)), (2, true));
    let statuses = service.log(CONTENT);
    assert!(
        statuses[0].ends_with("200") && statuses[1].ends_with("206"),
        "{statuses:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn an_expired_link_is_requested_again() {
    let (service, lagoon) = signed_in();
    let id = service.put_file(ROOT, "a", bytes(SIZE));
    service.add_fault(Fault::once(CONTENT, Failure::AnswerBreaks(50_000)));
    let expiring = service.clone();
    let mut memory = Vec::new();
    let download = lagoon.download(&id, DownloadTarget::writer(&mut memory));
    let download = download.on_progress(move |progress| {
        if progress.attempt == 1 {
            expiring.expire_links();
        }
    });
    download.await.unwrap();
    assert!(memory == bytes(SIZE));
    assert_eq!(service.log(&format!("GET /v1/items/{id}")).len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_partial_file_is_resumed_by_the_next_download() {
    let (service, lagoon) = signed_in();
    let id = service.put_file(ROOT, "a", bytes(SIZE));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    let breaks = Fault::once(CONTENT, Failure::AnswerBreaks(50_000));
    service.add_fault(breaks);
    service.add_fault(Fault::once(CONTENT, Failure::Status(503)).times(3));
    let download = || lagoon.download(&id, path.as_path()).resume_partial(true);
    download().await.unwrap_err();
    assert!(!path.exists());
    let done = download().await.unwrap();
    assert!(done.verified && std::fs::read(&path).unwrap() == bytes(SIZE));
    let last = service.log(CONTENT).pop().unwrap();
    assert!(last.ends_with("206"), "{last}");
}

#[tokio::test(start_paused = true)]
async fn a_partial_file_of_other_contents_is_replaced() {
    let (service, lagoon) = signed_in();
    let id = service.put_file(ROOT, "a", bytes(SIZE));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    service.add_fault(Fault::once(CONTENT, Failure::AnswerBreaks(50_000)));
    service.add_fault(Fault::once(CONTENT, Failure::Status(503)).times(3));
    let download = || lagoon.download(&id, path.as_path()).resume_partial(true);
    download().await.unwrap_err();
    let other: Vec<u8> = bytes(SIZE).into_iter().rev().collect();
    service.put_file(ROOT, "a", other.clone());
    let done = download().await.unwrap();
    assert!(done.verified && std::fs::read(&path).unwrap() == other);
}

#[tokio::test(start_paused = true)]
async fn a_download_can_be_read_as_a_stream() {
    let (service, lagoon) = signed_in();
    let id = service.put_file(ROOT, "a", bytes(SIZE));
    service.add_fault(Fault::once(CONTENT, Failure::AnswerBreaks(50_000)));
    let stream = lagoon.open(&id).await.unwrap();
    let pieces: Vec<bytes::Bytes> = stream.try_collect().await.unwrap();
    assert!(pieces.concat() == bytes(SIZE));
    let part = lagoon.open(&id).read_range(10..20).await.unwrap();
    assert_eq!(part, bytes(SIZE)[10..20]);
    let folder = lagoon.open(ROOT).await.unwrap_err();
    assert!(folder.is_invalid_input(), "{folder}");
}

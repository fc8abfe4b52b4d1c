use std::sync::{Arc, Mutex};

use cloud_drives::Error;
use cloud_drives::amazon_drive::{
    CHUNK_MAX_RETRY, CHUNK_SIZE, ErrorKind, FS_RW_CHUNK_SZ, PARTIAL_SUFFIX,
};
use cloud_drives::prelude::*;
use cloud_drives::transfer::DownloadTarget;
use cloud_drives_emulator::Fault;
use http::{Method, StatusCode};

use super::{kind, signed_in};

const PICTURE: &[u8] = include_bytes!("../../../../emulator/tests/pictures/halves.jpg");

#[test]
fn the_sizes_are_those_of_the_python_client() {
    assert_eq!((CHUNK_SIZE, CHUNK_MAX_RETRY), (524_288_000, 5));
    assert_eq!((FS_RW_CHUNK_SZ, PARTIAL_SUFFIX), (131_072, ".__incomplete"));
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
    assert_eq!(
        drive.download_stream(&id).await?.collect(100).await?,
        "hello"
    );
    let by_link = drive.download_stream(&id).temp_link(true).await?;
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
async fn a_chunk_comes_into_memory_and_nothing_else_is_taken_for_it() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let id = service.put_file("/a", "0123456789");
    assert_eq!(drive.download_chunk(&id, 2, 3).await?, "234");
    assert_eq!(service.last().header("range"), Some("bytes=2-4"));
    assert_eq!(drive.download_chunk(&id, 8, 100).await?, "89");
    assert_eq!(
        kind(drive.download_chunk(&id, 10, 1).await),
        ErrorKind::RangeNotSatisfiable
    );
    assert!(
        drive
            .download_chunk(&id, 0, 0)
            .await
            .unwrap_err()
            .is_invalid_input()
    );
    let whole = Fault::on(Method::GET, "*/content")
        .status(200)
        .body("text/plain", "0123456789");
    service.faults().add(whole);
    assert!(
        drive
            .download_chunk(&id, 2, 3)
            .await
            .unwrap_err()
            .is_protocol()
    );
    Ok(())
}

#[tokio::test]
async fn a_chunk_comes_as_a_stream_with_its_headers() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let id = service.put_file("/a", "0123456789");
    let answer = drive.response_chunk(&id, 2, 3).await?;
    assert_eq!(answer.status(), StatusCode::PARTIAL_CONTENT);
    assert_eq!(answer.headers()["content-range"], "bytes 2-4/10");
    assert_eq!(answer.into_body().collect(100).await?, "234");
    assert_eq!(
        kind(drive.response_chunk(&id, 10, 1).await),
        ErrorKind::RangeNotSatisfiable
    );
    Ok(())
}

#[tokio::test]
async fn a_file_is_written_on_from_somewhere_by_ranges() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let id = service.put_file("/a", "0123456789");
    let mut rest = Vec::new();
    assert_eq!(
        drive
            .chunked_download(&id, &mut rest)
            .offset(6)
            .chunk_size(3)
            .await?,
        4
    );
    assert_eq!(rest, b"6789");
    let mut some = Vec::new();
    drive
        .chunked_download(&id, &mut some)
        .offset(1)
        .length(4)
        .await?;
    assert_eq!(some, b"123");
    let mut none = Vec::new();
    assert_eq!(
        drive.chunked_download(&id, &mut none).offset(10).await?,
        0,
        "behind the end is nothing"
    );
    let mut short = Vec::new();
    let error = drive
        .chunked_download(&id, &mut short)
        .length(20)
        .await
        .unwrap_err();
    assert!(error.is_integrity(), "{error}");
    Ok(())
}

#[tokio::test]
async fn a_chunk_may_fail_four_times_and_not_five() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    let id = service.put_file("/a", "hello");
    service
        .faults()
        .add(Fault::on(Method::GET, "*/content").status(500).times(4));
    let mut memory = Vec::new();
    drive.chunked_download(&id, &mut memory).await?;
    assert_eq!(memory, b"hello");
    service
        .faults()
        .add(Fault::on(Method::GET, "*/content").status(500).times(5));
    let error = drive.chunked_download(&id, Vec::new()).await.unwrap_err();
    assert_eq!(
        (error.attempts(), ErrorKind::of(&error)),
        (CHUNK_MAX_RETRY, ErrorKind::InternalServer)
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

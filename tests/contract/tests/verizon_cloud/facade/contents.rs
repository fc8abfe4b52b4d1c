use cloud_drives::prelude::*;
use cloud_drives::transfer::DownloadTarget;
use cloud_drives::verizon_cloud::ErrorKind;
use cloud_drives_emulator::VerizonCloud as Emulator;

use super::{Cloud, kind};

#[tokio::test]
async fn a_file_is_uploaded_in_one_piece_or_in_chunks() {
    let cloud = Cloud::open().await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a & b.txt");
    std::fs::write(&path, "hello").unwrap();
    let whole = cloud.cloud.upload(&path, "/VZMOBILE").await.unwrap();
    assert_eq!(
        (whole.receipt.path().as_str(), whole.size),
        ("/VZMOBILE/a & b.txt", 5)
    );
    let chunked = cloud.cloud.upload(&path, "/VZMOBILE").name("#2.txt");
    let chunked = chunked.chunked(true).chunk_size(2).await.unwrap();
    assert_eq!(chunked.receipt.checksum, whole.receipt.checksum);
    let chunks = cloud.emulator.requests();
    let offsets = chunks.iter().filter_map(|request| request.query("offset"));
    assert_eq!(offsets.collect::<Vec<_>>(), ["1", "2", "3"]);
    for name in ["a & b.txt", "#2.txt"] {
        let path = format!("/VZMOBILE/{name}");
        assert_eq!(cloud.emulator.file_bytes(&path).unwrap(), "hello");
    }
    cloud.no_complaints();
}

#[tokio::test]
async fn an_upload_that_does_not_fit_is_refused() {
    let cloud = Cloud::of(Emulator::builder().quota(4)).await;
    let upload = cloud.cloud.upload(b"hello".to_vec(), "/VZMOBILE").name("a");
    assert_eq!(kind(upload.await), ErrorKind::QuotaExceeded);
    assert!(cloud.emulator.paths().is_empty());
}

#[tokio::test]
async fn a_download_url_opens_without_a_header_and_shows_no_token() {
    let cloud = Cloud::open().await;
    cloud.emulator.put_file("/VZMOBILE/a & b.txt", "hello");
    let url = cloud
        .cloud
        .download_url("/VZMOBILE/a & b.txt")
        .await
        .unwrap();
    let token = cloud.cloud.tokens().await.unwrap().access_token;
    assert!(url.expose().contains(token.expose()));
    assert!(!format!("{url:?}").contains(token.expose()));
    let mut bytes = Vec::new();
    let target = DownloadTarget::writer(&mut bytes);
    cloud.cloud.download_by_url(url, target).await.unwrap();
    assert_eq!(bytes, b"hello");
    let last = cloud.emulator.requests().pop().unwrap();
    assert_eq!(last.header("authorization"), None);
    cloud.no_complaints();
}

#[tokio::test]
async fn a_download_goes_to_a_file_and_is_verified() {
    let cloud = Cloud::open().await;
    cloud.emulator.put_file("/VZMOBILE/a.txt", "hello");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    let done = cloud
        .cloud
        .download("/VZMOBILE/a.txt", &path)
        .await
        .unwrap();
    assert!(done.verified);
    assert_eq!(std::fs::read(&path).unwrap(), b"hello");
    let missing = cloud.cloud.download("/VZMOBILE/none", &path).await;
    assert_eq!(kind(missing), ErrorKind::NotFound);
    cloud.no_complaints();
}

//! Tests of download URLs and downloads. Faults of transfers are tested in `transfers`.

use cloud_drives::prelude::*;
use cloud_drives::transfer::DownloadTarget;
use cloud_drives::verizon_cloud::ErrorKind;

use super::{Cloud, kind};

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
async fn a_download_is_written_to_a_file_and_verified() {
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

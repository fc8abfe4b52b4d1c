//! Tests of the typed calls for uploads, whole and in chunks.

use cloud_drives_emulator::VerizonCloud as Emulator;
use url::Url;
use verizon_cloud::ErrorKind;
use verizon_cloud::types::CloudFile;

use super::metadata::ODD;
use super::{Cloud, kind};

pub(super) const HELLO: &str = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

/// The id in an address that an intent has handed out.
pub(super) fn id(address: &str) -> String {
    let url = Url::parse(address).expect("an address");
    let mut segments = url.path_segments().expect("a path");
    segments.next_back().expect("an id").to_owned()
}

/// Announces `hello` in chunks; the id.
pub(super) async fn announce(cloud: &Cloud, name: &str) -> String {
    let intent = cloud.client.uploads().intent("/VZMOBILE", name, 5, HELLO);
    let intent = intent.chunk(true).send().await.unwrap();
    assert_eq!(
        intent.commit_url.as_deref().map(id),
        Some(id(&intent.upload_url))
    );
    id(&intent.upload_url)
}

#[tokio::test]
async fn a_whole_file_is_stored_after_two_calls() {
    let cloud = Cloud::open().await;
    let uploads = cloud.client.uploads();
    for name in ODD {
        let intent = uploads.intent("/VZMOBILE", name, 5, HELLO);
        let intent = intent.chunk(false).send().await.unwrap();
        // The address is on another host than the API, and has a query already.
        assert!(intent.upload_url.starts_with(&cloud.emulator.upload_url()));
        assert!(intent.upload_url.contains("?chunk=false"));
        assert_eq!(intent.commit_url, None);
        let sending = cloud.uploading();
        let upload = sending
            .uploads()
            .upload(id(&intent.upload_url), HELLO, false, "hello");
        let upload = upload.client_timezone("Europe/Berlin").send_raw().await;
        let upload = upload.unwrap();
        assert_eq!(upload.status().as_u16(), 201);
        let file: CloudFile = upload.json_at(&["file"]).unwrap().unwrap();
        let path = format!("/VZMOBILE/{name}");
        assert_eq!(file.path(), path);
        assert_eq!(cloud.emulator.file_bytes(&path).unwrap(), "hello");
    }
    cloud.no_complaints();
}

#[tokio::test]
async fn chunks_are_counted_from_one_and_a_commit_makes_the_file() {
    let cloud = Cloud::of(Emulator::builder().uploads_at_api(true)).await;
    let id = announce(&cloud, "a.txt").await;
    let uploads = cloud.client.uploads();
    for (number, chunk) in (1_u32..).zip(["he", "ll", "o"]) {
        // The sum of the whole file goes with every chunk.
        let chunk = uploads.upload(&id, HELLO, true, chunk).offset(number);
        assert_eq!(chunk.send().await.unwrap().status().as_u16(), 201);
        assert!(cloud.emulator.paths().is_empty());
    }
    let file = uploads.commit(&id).send().await.unwrap();
    assert_eq!((file.path().as_str(), file.size), ("/VZMOBILE/a.txt", 5));
    assert_eq!(file.checksum.as_deref(), Some(HELLO));
    assert_eq!(
        cloud.emulator.file_bytes("/VZMOBILE/a.txt").unwrap(),
        "hello"
    );
    cloud.no_complaints();
}

#[tokio::test]
async fn a_file_of_the_name_gets_a_new_version() {
    let cloud = Cloud::open().await;
    cloud.emulator.put_file("/VZMOBILE/a.txt", "old");
    let intent = cloud
        .client
        .uploads()
        .intent("/VZMOBILE", "a.txt", 5, HELLO);
    let intent = intent.send().await.unwrap();
    let sending = cloud.uploading();
    let upload = sending
        .uploads()
        .upload(id(&intent.upload_url), HELLO, false, "hello");
    upload.send().await.unwrap();
    let file = cloud
        .client
        .files()
        .metadata("/VZMOBILE/a.txt")
        .send()
        .await;
    assert_eq!(file.unwrap().into_body().file.unwrap().version, Some(2));
    cloud.no_complaints();
}

#[tokio::test]
async fn a_file_that_does_not_fit_is_refused_when_it_is_announced() {
    let cloud = Cloud::of(Emulator::builder().quota(4)).await;
    let intent = cloud.client.uploads().intent("/VZMOBILE", "a", 5, HELLO);
    assert_eq!(kind(intent.send().await), ErrorKind::QuotaExceeded);
    cloud.no_complaints();
}

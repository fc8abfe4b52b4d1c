use bytes::Bytes;
use verizon_cloud::types::ThumbnailSize;
use verizon_cloud::{ByteStream, Client, ErrorKind};

use super::metadata::ODD;
use super::{Cloud, kind};

async fn read(mut content: ByteStream) -> Bytes {
    let mut bytes = Vec::new();
    while let Some(chunk) = content.next_chunk().await.unwrap() {
        bytes.extend_from_slice(&chunk);
    }
    bytes.into()
}

#[tokio::test]
async fn a_file_is_read_whatever_it_is_called() {
    let cloud = Cloud::open().await;
    for name in ODD {
        let path = format!("/VZMOBILE/{name}/{name}");
        cloud.emulator.put_file(&path, name);
        let content = cloud.client.files().download(&path).send().await.unwrap();
        assert_eq!(read(content.into_body()).await, name);
    }
    let missing = cloud.client.files().download("/VZMOBILE/none").send().await;
    assert_eq!(kind(missing), ErrorKind::NotFound);
    cloud.no_complaints();
}

#[tokio::test]
async fn a_player_brings_the_token_in_the_query() {
    let cloud = Cloud::open().await;
    cloud.emulator.put_file("/VZMOBILE/a.txt", "hello");
    let player = Client::builder().base_url("api", cloud.emulator.api_url());
    let player = player.build().unwrap();
    let download = || player.files().download("/VZMOBILE/a.txt");
    let content = download().access_token(cloud.emulator.sign_in());
    let content = content.send().await.unwrap().into_body();
    assert_eq!(read(content).await, "hello");
    cloud.no_complaints();
    let nobody = download().access_token("wrong").send().await;
    assert_eq!(kind(nobody), ErrorKind::Unauthorized);
}

#[tokio::test]
async fn a_picture_comes_in_a_usual_size_or_in_one_of_its_own() {
    let cloud = Cloud::open().await;
    let picture = include_bytes!("../../../../emulator/tests/pictures/halves.jpg");
    cloud
        .emulator
        .put_file("/VZMOBILE/a.jpg", picture.as_slice());
    cloud.emulator.put_file("/VZMOBILE/b.txt", "no picture");
    let token = |path: &str| {
        let item = cloud.emulator.item(path).unwrap();
        item["contentToken"].as_str().unwrap().to_owned()
    };
    let thumbnail = || cloud.client.files().thumbnail(token("/VZMOBILE/a.jpg"));
    for asked in [
        thumbnail().size(ThumbnailSize::Xs),
        thumbnail().size(ThumbnailSize::M),
        thumbnail().height(20).width(30),
    ] {
        let answer = asked.send().await.unwrap();
        let kind = answer.headers()["content-type"]
            .to_str()
            .unwrap()
            .to_owned();
        assert!(kind.starts_with("image/"), "{kind}");
        assert!(!read(answer.into_body()).await.is_empty());
    }
    let none = cloud.client.files().thumbnail(token("/VZMOBILE/b.txt"));
    let none = none.size("s").send().await;
    assert_eq!(kind(none), ErrorKind::UnsupportedMedia);
    let half = thumbnail().height(20).send().await;
    assert_eq!(kind(half), ErrorKind::BadRequest);
    cloud.no_complaints();
}

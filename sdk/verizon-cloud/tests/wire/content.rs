//! Tests of contents of files and thumbnails (`wire.md §5.13`, §6.3).

use verizon_cloud::types::ThumbnailSize;
use verizon_cloud::{Client, ErrorKind};

use crate::support::{CANARY, Script, header, listening};

#[tokio::test]
async fn a_download_gives_the_bytes_as_they_come() {
    let script = Script::new([(200, serde_json::json!([1, 2, 3]))]);
    let client = script.client();
    let mut content = client
        .files()
        .download("/VZMOBILE/a.txt")
        .send()
        .await
        .unwrap();
    let mut bytes = Vec::new();
    while let Some(chunk) = content.next_chunk().await.unwrap() {
        bytes.extend_from_slice(&chunk);
    }
    assert_eq!(bytes, b"[1,2,3]");
    let asked = &script.asked()[0];
    assert_eq!(header(asked, "range"), None);
    let bearer = format!("Bearer {CANARY}");
    assert_eq!(header(asked, "authorization"), Some(bearer.as_str()));
}

#[tokio::test]
async fn the_token_may_stand_in_the_query_of_what_a_player_opens() {
    let script = Script::new((0..3).map(|_| (200, serde_json::json!({}))));
    let client = Client::builder().transport(script.clone()).build().unwrap();
    let download = client.files().download("/VZMOBILE/a");
    let download = download.access_token("hush");
    assert!(!format!("{download:?}").contains("hush"));
    download.send_raw().await.unwrap();
    let thumbnail = client.files().thumbnail("ct-1").access_token("hush");
    thumbnail.send_raw().await.unwrap();
    let item = client.playlists().download_item("p1", "i9");
    item.access_token("hush").send_raw().await.unwrap();
    assert_eq!(
        script.lines(),
        [
            "GET /files/VZMOBILE/a?access-token=hush",
            "GET /thumbnails/ct-1?access-token=hush",
            "GET /playlists/p1/items/i9?access-token=hush",
        ]
    );
    for request in script.asked() {
        assert_eq!(header(&request, "authorization"), None);
    }
}

#[tokio::test]
async fn a_thumbnail_has_a_usual_size_or_one_in_pixels() {
    let (client, script) = listening();
    let thumbnail = || client.files().thumbnail("ct-1");
    for size in [ThumbnailSize::Xs, ThumbnailSize::S, ThumbnailSize::M] {
        thumbnail().size(size).send_raw().await.unwrap();
    }
    thumbnail().height(30).width(40).send_raw().await.unwrap();
    assert_eq!(
        script.lines(),
        [
            "GET /thumbnails/ct-1?size=xs",
            "GET /thumbnails/ct-1?size=s",
            "GET /thumbnails/ct-1?size=m",
            "GET /thumbnails/ct-1?th=30&tw=40",
        ]
    );
}

#[tokio::test]
async fn files_without_a_picture_are_refused() {
    let script = Script::new([(415, serde_json::json!({ "error": "unsupported" }))]);
    let error = script.client().files().thumbnail("ct").send().await;
    let kind = ErrorKind::of(&error.err().unwrap());
    assert_eq!(kind, ErrorKind::UnsupportedMedia);
}

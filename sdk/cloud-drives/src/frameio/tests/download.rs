//! Tests of downloads of originals and renditions through media links.

use bytes::Bytes;
use serde_json::{Value, json};

use super::*;
use crate::frameio::{ErrorKind, Rendition};
use crate::prelude::*;
use crate::transfer::DownloadTarget;

const CONTENTS: &str = "moving pictures";

fn shown(links: Value) -> Answer {
    let mut file = file("f", "../../film.mp4", CONTENTS.len());
    file["status"] = json!("transcoded");
    file["media_links"] = links;
    json_answer(200, &json!({"data": file}))
}

fn original(number: usize) -> Answer {
    let url = format!("https://media.example/original/{number}?Signature=CANARY");
    shown(json!({"original": {"download_url": url, "inline_url": null}}))
}

fn bytes(body: &'static str) -> Answer {
    let headers = vec![
        ("content-type", "video/mp4".to_owned()),
        ("content-length", body.len().to_string()),
        ("etag", "\"v1\"".to_owned()),
    ];
    Answer::Full(200, headers, Bytes::from_static(body.as_bytes()))
}

async fn download(transport: &Scripted) -> Result<(String, u32), crate::Error> {
    let mut memory = Vec::new();
    let target = DownloadTarget::writer(&mut memory);
    let done = frame(transport).download(ACCOUNT, "f", target).await?;
    assert_eq!(done.size, memory.len() as u64);
    Ok((String::from_utf8(memory).unwrap(), done.attempts))
}

#[tokio::test(start_paused = true)]
async fn the_original_is_downloaded_through_its_link_without_a_token() {
    let transport = Scripted::new([original(1), bytes(CONTENTS)]);
    assert_eq!(
        download(&transport).await.unwrap(),
        (CONTENTS.to_owned(), 1)
    );
    let calls = transport.calls();
    assert_eq!(calls[0].path, "/v4/accounts/acc/files/f");
    assert_eq!(calls[0].param("include"), Some("media_links.original"));
    assert_eq!(calls[1].path, "/original/1");
    assert_eq!(calls[1].authorization(), None);
}

#[tokio::test(start_paused = true)]
async fn a_rendition_is_downloaded_through_its_own_link() {
    for (rendition, name) in [
        (Rendition::HighQuality, "high_quality"),
        (Rendition::Efficient, "efficient"),
        (Rendition::VideoH264_180, "video_h264_180"),
        (Rendition::Thumbnail, "thumbnail"),
        (Rendition::ThumbnailHighQuality, "thumbnail_high_quality"),
        (Rendition::ScrubSheet, "scrub_sheet"),
    ] {
        let link = json!({"download_url": null, "url": format!("https://media.example/{name}")});
        // The size of a rendition is not known in advance.
        let transport = Scripted::new([shown(json!({name: link})), bytes("a still")]);
        let mut memory = Vec::new();
        let target = DownloadTarget::writer(&mut memory);
        let done = frame(&transport)
            .download(ACCOUNT, "f", target)
            .rendition(rendition)
            .await;
        assert_eq!(done.unwrap().size, 7);
        assert_eq!(
            transport.calls()[0].param("include"),
            Some(format!("media_links.{name}").as_str())
        );
        assert_eq!(transport.calls()[1].path, format!("/{name}"));
    }
}

#[tokio::test(start_paused = true)]
async fn a_link_that_is_not_there_is_explained() {
    for links in [
        Value::Null,
        json!({}),
        json!({"original": null}),
        json!({"original": {"download_url": null, "inline_url": null}}),
    ] {
        let transport = Scripted::new([shown(links)]);
        let error = download(&transport).await.unwrap_err();
        assert!(error.is_protocol(), "{error}");
        assert!(error.to_string().contains("transcoded"), "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn without_the_right_to_download_there_is_a_403_of_the_api() {
    let transport = Scripted::new([refused(403)]);
    let error = download(&transport).await.unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::Forbidden);
    assert_eq!(transport.calls().len(), 1, "another link would not help");
}

#[tokio::test(start_paused = true)]
async fn a_link_to_another_scheme_is_not_used_and_a_name_is_no_path() {
    let transport = Scripted::new([shown(
        json!({"original": {"download_url": "http://media.example/x"}}),
    )]);
    assert!(download(&transport).await.unwrap_err().is_protocol());
    let folder = tempfile::tempdir().unwrap();
    let transport = Scripted::new([original(1), bytes(CONTENTS)]);
    let target = folder.path().join("deep/film.mp4");
    frame(&transport)
        .download(ACCOUNT, "f", &target)
        .create_parents(true)
        .await
        .unwrap();
    assert_eq!(std::fs::read_to_string(target).unwrap(), CONTENTS);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

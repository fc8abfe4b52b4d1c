//! Media links and their host.

use serde_json::Value;

use super::client::{User, text};

const ALL: &str = "media_links.original,media_links.thumbnail,media_links.thumbnail_high_quality,\
                   media_links.video_h264_180,media_links.high_quality,media_links.efficient,\
                   media_links.scrub_sheet";

async fn links(user: &User, file: &str) -> Value {
    let shown = user
        .get(&format!("/files/{file}?include={ALL}"))
        .await
        .is(200);
    shown.data()["media_links"].clone()
}

#[tokio::test]
async fn the_original_is_downloaded_whole_and_in_ranges_without_a_token() {
    let user = User::new();
    let file = user
        .emulator
        .put_file(&user.home.root, "a \"b\".txt", "0123456789")
        .expect("a folder");
    let original = links(&user, &file).await["original"].clone();
    let download = text(&original["download_url"]);
    assert!(download.starts_with(user.emulator.media_url()));
    let whole = user.fetch(&download, &[]).await.is(200);
    assert_eq!(whole.text(), "0123456789");
    assert_eq!(whole.header("content-type"), "text/plain");
    assert_eq!(
        whole.header("content-disposition"),
        "attachment; filename=\"a _b_.txt\""
    );
    assert_eq!(whole.header("accept-ranges"), "bytes");
    let inline = user
        .fetch(&text(&original["inline_url"]), &[])
        .await
        .is(200);
    assert!(inline.header("content-disposition").starts_with("inline"));
    let part = user
        .fetch(&download, &[("range", "bytes=2-4")])
        .await
        .is(206);
    assert_eq!(
        (part.text(), part.header("content-range")),
        ("234", "bytes 2-4/10")
    );
    let beyond = user
        .fetch(&download, &[("range", "bytes=10-")])
        .await
        .is(416);
    assert_eq!(beyond.header("content-range"), "bytes */10");
    let tag = whole.header("etag");
    user.fetch(&download, &[("if-none-match", tag)])
        .await
        .is(304);
    let changed = [("range", "bytes=2-4"), ("if-range", "\"other\"")];
    assert_eq!(
        user.fetch(&download, &changed).await.is(200).text(),
        "0123456789"
    );
    let head = user
        .send("HEAD", &download, &[], "")
        .await
        .expect("an answer");
    assert_eq!(head.header("content-length"), "10");
    user.has_nothing_to_complain_about();
}

#[tokio::test]
async fn links_are_there_only_when_asked_for_and_null_as_long_as_they_lead_nowhere() {
    let user = User::new();
    let text_file = user.file("a.txt");
    let plain = user
        .get(&format!("/files/{text_file}"))
        .await
        .is(200)
        .data();
    assert_eq!(plain.get("media_links"), None);
    let known = links(&user, &text_file).await;
    assert!(known["original"].is_object());
    assert_eq!(known["thumbnail"], Value::Null);
    let upload = user.begin_upload("a.mp4", 3).await.is(201).data();
    let id = text(&upload["id"]);
    assert_eq!(links(&user, &id).await["original"], Value::Null);
    let url = text(&upload["upload_urls"][0]["url"]);
    user.put_part(&url, "video/mp4", b"abc").await.is(200);
    user.get(&format!("/files/{id}/status")).await.is(200);
    user.get(&format!("/files/{id}/status")).await.is(200);
    let uploaded = links(&user, &id).await;
    assert!(uploaded["original"].is_object());
    assert_eq!(uploaded["efficient"], Value::Null);
    user.emulator.finish_processing();
    let transcoded = links(&user, &id).await;
    for link in [
        "thumbnail",
        "video_h264_180",
        "high_quality",
        "efficient",
        "scrub_sheet",
    ] {
        assert!(transcoded[link]["url"].is_string(), "{link}");
    }
}

#[tokio::test]
async fn renditions_are_of_the_kinds_that_the_sheet_names() {
    let user = User::new();
    let known = links(&user, &user.file("a.mp4")).await;
    for (link, kind, begin) in [
        ("thumbnail", "image/png", &b"\x89PNG"[..]),
        ("thumbnail_high_quality", "image/png", b"\x89PNG"),
        ("scrub_sheet", "image/webp", b"RIFF"),
        ("video_h264_180", "video/mp4", b"\x00\x00\x00\x18ftyp"),
        ("efficient", "video/mp4", b"\x00\x00\x00\x18ftyp"),
        ("high_quality", "video/mp4", b"\x00\x00\x00\x18ftyp"),
    ] {
        let got = user.fetch(&text(&known[link]["url"]), &[]).await.is(200);
        assert_eq!(got.header("content-type"), kind, "{link}");
        assert!(got.body.starts_with(begin), "{link}");
        assert_eq!(got.header("content-disposition"), "", "{link}");
        let saved = user
            .fetch(&text(&known[link]["download_url"]), &[])
            .await
            .is(200);
        assert!(
            saved
                .header("content-disposition")
                .starts_with("attachment"),
            "{link}"
        );
    }
    let sound = links(&user, &user.file("a.wav")).await;
    let got = user
        .fetch(&text(&sound["efficient"]["url"]), &[])
        .await
        .is(200);
    assert_eq!(got.header("content-type"), "audio/mp4");
}

#[tokio::test]
async fn links_expire_and_can_not_be_built() {
    let user = User::new();
    let file = user.file("a.txt");
    let url = text(&links(&user, &file).await["original"]["download_url"]);
    user.fetch(&url.replace("/original/", "/thumbnail/"), &[])
        .await
        .is(403);
    user.fetch(&url, &[]).await.is(200);
    user.emulator.expire_media_links();
    let expired = user.fetch(&url, &[]).await.is(403);
    assert!(expired.text().contains("<Code>AccessDenied</Code>"));
    let fresh = text(&links(&user, &file).await["original"]["download_url"]);
    user.fetch(&fresh, &[]).await.is(200);
    user.emulator
        .clock()
        .advance(std::time::Duration::from_secs(60 * 60));
    user.fetch(&fresh, &[]).await.is(403);
}

//! Tests of uploads and downloads of the emulated Disk.

use cloud_drives_emulator::{Fault, YandexDisk, pattern};
use http::Method;

use super::client::User;

async fn link(user: &User, path: &str) -> String {
    user.call("GET", "/resources/upload", &[("path", path)])
        .await
        .is(200)
        .href()
}

#[tokio::test]
async fn a_link_is_refused_where_no_file_can_go() {
    let user = User::new();
    user.emulator.put_file("disk:/a.txt", "x");
    user.emulator.put_dir("disk:/dir");
    let ask = async |path, overwrite| {
        let query = [("path", path), ("overwrite", overwrite)];
        user.call("GET", "/resources/upload", &query).await
    };
    ask("disk:/a.txt", "false")
        .await
        .fails(409, "DiskResourceAlreadyExistsError");
    ask("disk:/a.txt", "true").await.is(200);
    ask("disk:/dir", "true")
        .await
        .fails(409, "DiskPathPointsToExistentDirectoryError");
    ask("disk:/no/a.txt", "true")
        .await
        .fails(409, "DiskPathDoesntExistsError");
    user.emulator.set_upload_traffic_exceeded(true);
    ask("disk:/b.txt", "true")
        .await
        .fails(423, "DiskUploadTrafficLimitExceeded");
}

#[tokio::test]
async fn a_file_that_appeared_meanwhile_is_not_overwritten() {
    let user = User::new();
    let href = link(&user, "disk:/a").await;
    user.put(&href, "first", &[]).await.is(201);
    user.put(&href, "second", &[]).await.is(409);
    assert_eq!(
        user.emulator.file_bytes("disk:/a").as_deref(),
        Some(&b"first"[..])
    );
}

#[tokio::test]
async fn an_interrupted_upload_resumes() {
    let user = User::new();
    let href = link(&user, "disk:/a").await;
    let whole = pattern::bytes(0, 1000);
    let md5 = cloud_drives_emulator::Content::from(whole.clone())
        .digests()
        .clone();
    let identity = [
        ("etag", md5.md5.as_str()),
        ("sha256", md5.sha256.as_str()),
        ("size", "1000"),
    ];
    let progress = async || {
        user.send("HEAD", &href, &identity, "")
            .await
            .expect("an answer")
            .is(200)
    };
    assert_eq!(progress().await.header("content-length"), "0");
    user.emulator
        .faults()
        .add(Fault::on(Method::PUT, "/upload-target/*").reset_after(400));
    let headers = [("content-type", "application/octet-stream")];
    user.send("PUT", &href, &headers, whole.clone())
        .await
        .expect_err("a reset");
    assert_eq!(progress().await.header("content-length"), "400");
    let wrong = [("content-range", "bytes 300-999/1000")];
    user.put(&href, whole.slice(300..), &wrong).await.is(412);
    let right = [("content-range", "bytes 400-999/1000")];
    user.put(&href, whole.slice(400..), &right).await.is(201);
    assert_eq!(user.emulator.file_bytes("disk:/a"), Some(whole));
    let other = [("etag", "00"), ("sha256", "00"), ("size", "5")];
    let other = user
        .send("HEAD", &href, &other, "")
        .await
        .expect("an answer");
    assert_eq!(other.header("content-length"), "0");
}

#[tokio::test]
async fn downloads_come_whole_or_in_ranges() {
    let user = User::new();
    user.emulator.put_file("disk:/ü file.txt", "0123456789");
    let link = user
        .call(
            "GET",
            "/resources/download",
            &[("path", "disk:/ü file.txt")],
        )
        .await
        .is(200);
    assert_eq!(link.json()["method"], "GET");
    let href = link.href();
    assert!(
        href.starts_with("https://download.yandex.emulator/disk/"),
        "{href}"
    );
    let whole = user.fetch(&href, &[]).await.is(200);
    assert_eq!(whole.text(), "0123456789");
    assert_eq!(whole.header("content-length"), "10");
    assert_eq!(whole.header("content-type"), "text/plain");
    let etag = whole.header("etag");
    let part = user
        .fetch(&href, &[("range", "bytes=4-"), ("if-range", etag)])
        .await
        .is(206);
    assert_eq!(part.text(), "456789");
    assert_eq!(part.header("content-range"), "bytes 4-9/10");
    let middle = user.fetch(&href, &[("range", "bytes=2-3")]).await.is(206);
    assert_eq!(middle.text(), "23");
    let past = user.fetch(&href, &[("range", "bytes=10-")]).await.is(416);
    assert_eq!(past.header("content-range"), "bytes */10");
    user.fetch(&href, &[("if-none-match", etag)]).await.is(304);
    user.upload("disk:/ü file.txt", b"changed").await.is(201);
    let changed = user
        .fetch(&href, &[("range", "bytes=4-"), ("if-range", etag)])
        .await
        .is(200);
    assert_eq!(changed.text(), "changed");
    let head = user
        .send("HEAD", &href, &[], "")
        .await
        .expect("an answer")
        .is(200);
    assert_eq!(head.header("content-length"), "7");
}

#[tokio::test]
async fn without_kept_bytes_a_file_keeps_size_and_checksums() {
    let user = User::of(YandexDisk::builder().keep_contents(false));
    user.upload("disk:/a", b"abc").await.is(201);
    assert_eq!(user.emulator.file_bytes("disk:/a"), None);
    let file = user.get("disk:/a").await.json();
    assert_eq!(file["md5"], "900150983cd24fb0d6963f7d28e17f72");
    let href = link(&user, "disk:/pattern").await;
    user.put(&href, pattern::bytes(0, 60_000), &[])
        .await
        .is(201);
    assert_eq!(
        user.emulator.file_bytes("disk:/pattern"),
        Some(pattern::bytes(0, 60_000))
    );
    user.emulator.put_pattern("disk:/large", 3 << 30);
    assert_eq!(
        user.emulator.entry("disk:/pattern").map(|entry| entry.size),
        Some(60_000)
    );
}

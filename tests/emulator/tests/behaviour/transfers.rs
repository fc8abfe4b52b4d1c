use std::time::Duration;

use cloud_drives_emulator::{Fault, YandexDisk, pattern};
use http::Method;

use crate::client::User;

async fn link(user: &User, path: &str) -> String {
    user.call("GET", "/resources/upload", &[("path", path)])
        .await
        .is(200)
        .href()
}

#[tokio::test]
async fn an_upload_goes_to_its_own_host_and_ends_its_operation() {
    let user = User::new();
    let reply = user
        .call("GET", "/resources/upload", &[("path", "disk:/a.txt")])
        .await
        .is(200);
    let body = reply.json();
    assert_eq!(body["method"], "PUT");
    assert_eq!(body["templated"], false);
    assert!(
        reply
            .href()
            .starts_with("https://upload.yandex.emulator/upload-target/")
    );
    let operation = format!(
        "/operations/{}",
        body["operation_id"].as_str().expect("an id")
    );
    let status = async || user.call("GET", &operation, &[]).await.is(200).json()["status"].clone();
    assert_eq!(status().await, "in-progress");
    let stored = user.put(&reply.href(), "hello", &[]).await.is(201);
    assert!(stored.body.is_empty());
    assert_eq!(stored.header("content-type"), "");
    assert_eq!(status().await, "success");
    assert_eq!(
        user.yandex.file_bytes("disk:/a.txt").as_deref(),
        Some(&b"hello"[..])
    );
    assert!(user.yandex.complaints().is_empty());
}

#[tokio::test]
async fn a_link_is_refused_where_no_file_can_go() {
    let user = User::new();
    user.yandex.put_file("disk:/a.txt", "x");
    user.yandex.put_dir("disk:/dir");
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
    user.yandex.set_upload_traffic_exceeded(true);
    ask("disk:/b.txt", "true")
        .await
        .fails(423, "DiskUploadTrafficLimitExceeded");
}

#[tokio::test]
async fn an_upload_link_lives_thirty_minutes() {
    let user = User::new();
    let href = link(&user, "disk:/a").await;
    user.yandex
        .clock()
        .advance(Duration::from_secs(30 * 60 - 1));
    user.put(&href, "x", &[]).await.is(201);
    user.yandex.clock().advance(Duration::from_secs(1));
    let late = user.put(&href, "x", &[]).await.is(404);
    assert_eq!(late.header("content-type"), "text/html");
}

#[tokio::test]
async fn a_file_that_appeared_meanwhile_is_not_overwritten() {
    let user = User::new();
    let href = link(&user, "disk:/a").await;
    user.put(&href, "first", &[]).await.is(201);
    user.put(&href, "second", &[]).await.is(409);
    assert_eq!(
        user.yandex.file_bytes("disk:/a").as_deref(),
        Some(&b"first"[..])
    );
}

#[tokio::test]
async fn a_file_that_is_too_large_is_refused() {
    let user = User::of(YandexDisk::builder().max_file_size(4));
    let href = link(&user, "disk:/a").await;
    user.put(&href, "12345", &[]).await.is(413);
    user.put(&href, "12345", &[("content-length", "5")])
        .await
        .is(413);
    user.put(&href, "1234", &[]).await.is(201);
}

#[tokio::test]
async fn an_accepted_upload_is_there_when_its_operation_is_done() {
    let user = User::of(YandexDisk::builder().accept_uploads(true));
    let reply = user
        .call("GET", "/resources/upload", &[("path", "disk:/a")])
        .await
        .is(200);
    user.put(&reply.href(), "x", &[]).await.is(202);
    user.get("disk:/a").await.fails(404, "DiskNotFoundError");
    let operation = format!(
        "/operations/{}",
        reply.json()["operation_id"].as_str().expect("an id")
    );
    let status = async || user.call("GET", &operation, &[]).await.json()["status"].clone();
    assert_eq!(status().await, "in-progress");
    assert_eq!(status().await, "success");
    user.get("disk:/a").await.is(200);
}

#[tokio::test]
async fn an_upload_that_broke_off_goes_on_where_it_stopped() {
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
    user.yandex
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
    assert_eq!(user.yandex.file_bytes("disk:/a"), Some(whole));
    let other = [("etag", "00"), ("sha256", "00"), ("size", "5")];
    let other = user
        .send("HEAD", &href, &other, "")
        .await
        .expect("an answer");
    assert_eq!(other.header("content-length"), "0");
}

#[tokio::test]
async fn throttled_classes_are_told_by_name_and_program() {
    let user = User::new();
    link(&user, "disk:/film.mov").await;
    let url = user.url("/resources/upload", &[("path", "disk:/other.mov")]);
    let authorization = format!("OAuth {}", user.token);
    let headers = [
        ("authorization", authorization.as_str()),
        ("user-agent", "Yandex.Disk {\"os\":\"windows\"}"),
    ];
    user.fetch(&url, &headers).await.is(200);
    let mut links = user.yandex.upload_links();
    links.sort_by(|a, b| a.path.cmp(&b.path));
    let throttled: Vec<bool> = links.iter().map(|link| link.throttled).collect();
    assert_eq!(throttled, [true, false]);
}

#[tokio::test]
async fn a_foreign_url_is_fetched_under_a_free_name() {
    let user = User::new();
    user.yandex
        .host_url("https://example.org/a.bin", "from afar");
    user.yandex
        .host_redirect("https://example.org/moved", "https://example.org/a.bin");
    user.yandex.put_file("disk:/a.bin", "mine");
    let ask = async |url, redirects| {
        let query = [
            ("url", url),
            ("path", "disk:/a.bin"),
            ("disable_redirects", redirects),
        ];
        let started = user.call("POST", "/resources/upload", &query).await.is(202);
        user.yandex.finish_operations();
        user.poll(&started).await
    };
    assert_eq!(ask("https://example.org/a.bin", "false").await, "success");
    assert_eq!(
        user.yandex.file_bytes("disk:/a (1).bin").as_deref(),
        Some(&b"from afar"[..])
    );
    assert_eq!(ask("https://example.org/moved", "false").await, "success");
    assert_eq!(ask("https://example.org/moved", "true").await, "failed");
    assert_eq!(ask("https://example.org/nowhere", "false").await, "failed");
    let own = user
        .call("GET", "/resources/download", &[("path", "disk:/a.bin")])
        .await
        .href();
    assert_eq!(ask(&own, "false").await, "success");
    assert_eq!(user.yandex.paths().len(), 4);
    let query = [
        ("url", "https://example.org/a.bin"),
        ("path", "disk:/no/a.bin"),
    ];
    let orphan = user.call("POST", "/resources/upload", &query).await;
    orphan.fails(409, "DiskPathDoesntExistsError");
}

#[tokio::test]
async fn downloads_come_whole_or_in_ranges() {
    let user = User::new();
    user.yandex.put_file("disk:/ü file.txt", "0123456789");
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
async fn an_expired_download_link_is_gone_with_a_page() {
    let user = User::new();
    user.yandex.put_file("disk:/a", "x");
    let href = user
        .call("GET", "/resources/download", &[("path", "disk:/a")])
        .await
        .href();
    user.yandex.clock().advance(Duration::from_secs(3600));
    let gone = user.fetch(&href, &[]).await.is(410);
    assert_eq!(gone.header("content-type"), "text/html");
    assert!(gone.text().contains("410 Gone"));
    let forged = href.replacen("/disk/", "/disk/0", 1);
    user.fetch(&forged, &[]).await.is(404);
}

#[tokio::test]
async fn downloads_can_be_redirected_to_another_host() {
    let user = User::of(YandexDisk::builder().redirect_downloads(true));
    user.yandex.put_file("disk:/a", "x");
    let href = user
        .call("GET", "/resources/download", &[("path", "disk:/a")])
        .await
        .href();
    let redirect = user.fetch(&href, &[]).await.is(302);
    let location = redirect.header("location");
    assert!(location.starts_with("https://mirror.yandex.emulator/disk/"));
    assert_eq!(user.fetch(location, &[]).await.is(200).text(), "x");
}

#[tokio::test]
async fn a_directory_comes_as_an_archive_of_unknown_length() {
    let user = User::new();
    user.yandex.put_file("disk:/dir/a.txt", "first");
    user.yandex.put_file("disk:/dir/sub/ü.txt", "second");
    let href = user
        .call("GET", "/resources/download", &[("path", "disk:/dir")])
        .await
        .href();
    let archive = user.fetch(&href, &[]).await.is(200);
    assert_eq!(archive.header("content-type"), "application/zip");
    assert_eq!(archive.header("content-length"), "");
    let bytes = &archive.body[..];
    assert_eq!(&bytes[..4], b"PK\x03\x04");
    // Entries: dir/, dir/a.txt, dir/sub/, dir/sub/ü.txt; the count stands at 12 bytes before the end.
    assert_eq!(bytes[bytes.len() - 12..bytes.len() - 10], [4, 0]);
    let at = u32::from_le_bytes(
        bytes[bytes.len() - 6..bytes.len() - 2]
            .try_into()
            .expect("four"),
    );
    assert_eq!(&bytes[at as usize..at as usize + 4], b"PK\x01\x02");
    for part in ["dir/a.txt", "first", "dir/sub/ü.txt", "second"] {
        let found = bytes
            .windows(part.len())
            .any(|window| window == part.as_bytes());
        assert!(found, "{part}");
    }
}

#[tokio::test]
async fn without_kept_bytes_a_file_keeps_size_and_checksums() {
    let user = User::of(YandexDisk::builder().keep_contents(false));
    user.upload("disk:/a", b"abc").await.is(201);
    assert_eq!(user.yandex.file_bytes("disk:/a"), None);
    let file = user.get("disk:/a").await.json();
    assert_eq!(file["md5"], "900150983cd24fb0d6963f7d28e17f72");
    let href = link(&user, "disk:/pattern").await;
    user.put(&href, pattern::bytes(0, 60_000), &[])
        .await
        .is(201);
    assert_eq!(
        user.yandex.file_bytes("disk:/pattern"),
        Some(pattern::bytes(0, 60_000))
    );
    user.yandex.put_pattern("disk:/large", 3 << 30);
    assert_eq!(
        user.yandex.entry("disk:/pattern").map(|entry| entry.size),
        Some(60_000)
    );
}

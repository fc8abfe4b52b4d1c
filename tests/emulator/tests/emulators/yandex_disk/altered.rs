//! Faults that change an answer. Faults that replace an answer are in `faults.rs`.

use std::io::Read as _;
use std::time::Duration;

use bytes::Bytes;
use cloud_drives_emulator::{Fault, YandexDisk};
use flate2::read::GzDecoder;
use http::header::CONTENT_RANGE;
use http::{HeaderValue, Method, Request};
use http_body_util::{BodyExt as _, Full};
use serde_json::{Value, json};

use super::client::{Reply, User};

/// A user of a folder with three files.
fn user() -> User {
    let user = User::new();
    for name in ["é1", "b.txt", "c.txt"] {
        user.emulator
            .put_file(&format!("disk:/{name}"), "0123456789");
    }
    user
}

fn listing() -> Fault {
    Fault::on(Method::GET, "/v1/disk/resources")
}

async fn page(user: &User, offset: &str, limit: &str) -> Reply {
    let query = [("path", "disk:/"), ("offset", offset), ("limit", limit)];
    user.call("GET", "/resources", &query).await.is(200)
}

async fn all(user: &User, fault: Fault) -> Reply {
    user.emulator.faults().add(fault);
    page(user, "0", "100").await
}

fn items(reply: &Reply) -> Vec<Value> {
    let body = reply.json();
    body["_embedded"]["items"]
        .as_array()
        .expect("items")
        .clone()
}

fn names(reply: &Reply) -> Vec<String> {
    let items = items(reply).into_iter();
    items
        .map(|item| item["name"].as_str().expect("a name").to_owned())
        .collect()
}

#[tokio::test]
async fn an_odd_item_is_the_last_one_and_the_others_stay() {
    let user = user();
    let fault = listing().set_member("size", -1).without_member("modified");
    let items = items(&all(&user, fault.set_member("exif", json!([]))).await);
    assert_eq!(
        (&items[1]["size"], &items[1]["exif"]),
        (&json!(10), &json!({}))
    );
    assert_eq!(
        (&items[2]["size"], &items[2]["exif"]),
        (&json!(-1), &json!([]))
    );
    assert!(items[1].get("modified").is_some() && items[2].get("modified").is_none());
}

#[tokio::test]
async fn text_can_be_no_utf8_half_a_surrogate_or_begin_with_a_mark() {
    let user = user();
    let has =
        |reply: &Reply, bytes: &[u8]| reply.body.windows(bytes.len()).any(|found| found == bytes);
    let half = all(&user, listing().half_surrogate("name")).await;
    assert!(has(&half, br#"\ud83d""#));
    let not = all(&user, listing().not_utf8("name")).await;
    assert!(has(&not, b"\xff\"") && std::str::from_utf8(&not.body).is_err());
    let mark = all(&user, listing().byte_order_mark()).await;
    assert!(mark.body.starts_with(b"\xef\xbb\xbf{"));
}

#[tokio::test]
async fn names_can_come_apart_and_together() {
    let user = user();
    assert!(names(&all(&user, listing().decompose()).await).contains(&"e\u{301}1".to_owned()));
    user.emulator.put_file("disk:/u\u{308}", "");
    assert!(names(&all(&user, listing().compose()).await).contains(&"ü".to_owned()));
}

#[tokio::test]
async fn an_answer_can_be_compressed_whole_or_half() {
    let user = user();
    let plain = |reply: &Reply| {
        assert_eq!(reply.header("content-encoding"), "gzip");
        assert_eq!(reply.header("content-length"), reply.body.len().to_string());
        let mut plain = String::new();
        GzDecoder::new(&reply.body[..])
            .read_to_string(&mut plain)
            .map(|_| plain)
    };
    let whole = plain(&all(&user, listing().gzip()).await).expect("it can be read");
    let whole: Value = serde_json::from_str(&whole).expect("JSON");
    assert_eq!(whole["_embedded"]["total"], 3);
    plain(&all(&user, listing().half_gzip()).await).expect_err("half of it is missing");
}

#[tokio::test]
async fn pages_can_go_in_a_circle_be_always_the_same_or_never_end() {
    let user = user();
    let circle = user.emulator.faults().add(listing().circle(2));
    let mut seen = Vec::new();
    for offset in ["0", "1", "2", "3", "4"] {
        seen.extend(names(&page(&user, offset, "1").await));
    }
    assert_eq!(
        [&seen[2], &seen[3], &seen[4]],
        [&seen[0], &seen[1], &seen[0]]
    );
    user.emulator.faults().remove(&circle);

    let endless = listing()
        .circle(1)
        .set_member("items", json!([]))
        .fresh_member("path");
    user.emulator.faults().add(endless);
    let (first, second) = (page(&user, "0", "1").await, page(&user, "9", "1").await);
    assert!(items(&first).is_empty() && first.body != second.body);
}

#[tokio::test]
async fn pages_can_be_shorter_than_asked_for() {
    let user = user();
    let short = all(&user, listing().cap_query("limit", 2)).await;
    assert_eq!(
        (names(&short).len(), &short.json()["_embedded"]["total"]),
        (2, &json!(3))
    );
}

async fn download(user: &User, fault: Fault) -> Reply {
    let link = user
        .call("GET", "/resources/download", &[("path", "disk:/b.txt")])
        .await;
    user.emulator.faults().add(fault);
    user.fetch(&link.href(), &[("range", "bytes=2-5")])
        .await
        .is(206)
}

#[tokio::test]
async fn a_range_can_be_told_wrong_while_the_bytes_are_right() {
    let user = user();
    let file = || Fault::on(Method::GET, "/disk/*");
    let moved = download(&user, file().shift_range(3)).await;
    assert_eq!(
        (moved.header("content-range"), moved.text()),
        ("bytes 5-8/10", "2345")
    );
    let other = HeaderValue::from_static("bytes 2-5/99");
    let other = download(&user, file().answer_header(CONTENT_RANGE, other)).await;
    assert_eq!(
        (other.header("content-range"), other.text()),
        ("bytes 2-5/99", "2345")
    );
    let short = download(&user, file().wrong_length(-2)).await;
    assert_eq!(
        (
            short.header("content-range"),
            short.header("content-length")
        ),
        ("bytes 2-5/10", "2")
    );
}

#[tokio::test(start_paused = true)]
async fn a_body_can_drip() {
    let user = user();
    let link = user
        .call("GET", "/resources/download", &[("path", "disk:/b.txt")])
        .await;
    let fault = Fault::on(Method::GET, "/disk/*").drip(Duration::from_millis(200));
    user.emulator.faults().add(fault);
    let request = Request::get(link.href())
        .body(Full::new(Bytes::new()))
        .expect("a request");
    let begun = tokio::time::Instant::now();
    let answer = user
        .emulator
        .service()
        .stream(request)
        .await
        .expect("an answer");
    let mut body = answer.into_body();
    let first = body.frame().await.expect("a byte").expect("no break");
    assert_eq!(
        (
            first.into_data().expect("data").as_ref(),
            begun.elapsed().as_millis()
        ),
        (&b"0"[..], 200)
    );
    assert_eq!(
        body.collect().await.expect("the rest").to_bytes(),
        "123456789"
    );
    assert_eq!(begun.elapsed(), Duration::from_secs(2));
}

#[tokio::test]
async fn a_stand_in_after_everything_has_happened_has_headers_and_a_body() {
    let user = User::new();
    let fault = Fault::on(Method::PUT, "/v1/disk/resources").lose_answer_with(429);
    let fault = fault.header(http::header::RETRY_AFTER, HeaderValue::from_static("1e20"));
    user.emulator
        .faults()
        .add(fault.body("text/html", "<p>busy</p>"));
    let reply = user
        .call("PUT", "/resources", &[("path", "disk:/d")])
        .await
        .is(429);
    assert_eq!(
        (reply.header("retry-after"), reply.text()),
        ("1e20", "<p>busy</p>")
    );
    assert_eq!(user.emulator.paths(), ["disk:/d"]);
}

#[tokio::test]
async fn an_upload_can_be_refused_before_its_bytes_have_come() {
    let user = User::new();
    let link = user
        .call("GET", "/resources/upload", &[("path", "disk:/f")])
        .await
        .href();
    user.emulator
        .faults()
        .add(Fault::any("/upload-target/*").early_status(413));
    let reply = user.put(&link, vec![0; 1000], &[]).await.is(413);
    assert_eq!(reply.header("connection"), "close");
    let seen = user.emulator.requests();
    assert_eq!(seen.last().expect("a request").body_size, 0);
}

#[tokio::test]
async fn a_storage_says_in_xml_that_a_token_has_expired() {
    let user = User::new();
    let link = user
        .call("GET", "/resources/upload", &[("path", "disk:/f")])
        .await
        .href();
    let rule = "PUT /upload-target/* 400:ExpiredToken"
        .parse()
        .expect("a fault");
    user.emulator.faults().add(rule);
    let reply = user.put(&link, "x", &[]).await.is(400);
    assert_eq!(reply.header("content-type"), "application/xml");
    assert!(reply.text().contains("<Code>ExpiredToken</Code>"));
    assert!(user.emulator.paths().is_empty());
}

#[tokio::test]
async fn links_that_have_expired_answer_as_chosen() {
    for status in [410, 500] {
        let user = User::of(YandexDisk::builder().expired_link_status(status));
        user.emulator.put_file("disk:/f", "x");
        let link = user
            .call("GET", "/resources/download", &[("path", "disk:/f")])
            .await
            .href();
        user.emulator.clock().advance(Duration::from_secs(2 * 3600));
        let page = user.fetch(&link, &[]).await.is(status);
        assert!(page.header("content-type").starts_with("text/html"));
    }
}

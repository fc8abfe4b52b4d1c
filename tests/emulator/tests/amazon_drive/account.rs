//! Discovery, account info, quota and usage.

use std::io::Read;

use cloud_drives_emulator::{AmazonDrive, ComplaintKind};
use serde_json::json;

use crate::client::User;

fn bearer(user: &User) -> String {
    format!("Bearer {}", user.token)
}

async fn discover(user: &User) -> crate::client::Reply {
    let url = format!("{}account/endpoint", user.amazon.master_url());
    let token = bearer(user);
    user.fetch(&url, &[("authorization", &token)]).await
}

#[tokio::test]
async fn discovery_tells_both_hosts_with_a_slash_at_the_end() {
    let user = User::new();
    let reply = discover(&user).await.is(200);
    let told = json!({
        "customerExists": true,
        "contentUrl": "https://content.amazon.emulator/cdproxy/",
        "metadataUrl": "https://metadata.amazon.emulator/drive/v1/",
    });
    assert_eq!(reply.json(), told);
    assert_eq!(reply.header("content-type"), "application/json");
    assert_eq!(reply.header("x-amzn-requestid").len(), 36);
}

#[tokio::test]
async fn discovery_tells_no_hosts_to_an_account_without_a_drive() {
    let user = User::new();
    user.amazon.set_customer_exists(false);
    let reply = discover(&user).await.is(200);
    assert_eq!(reply.json(), json!({"customerExists": false}));
}

#[tokio::test]
async fn discovery_is_only_on_the_master_host_which_answers_metadata_calls_under_protest() {
    let user = User::of(AmazonDrive::builder());
    user.get("account/endpoint").await.is(404);
    assert_eq!(user.amazon.complaints().len(), 1);
    user.amazon.clear_records();
    let url = format!("{}account/info", user.amazon.master_url());
    let token = bearer(&user);
    user.fetch(&url, &[("authorization", &token)]).await.is(200);
    let complaints = user.amazon.complaints();
    assert_eq!(complaints[0].kind, ComplaintKind::UnknownEndpoint);
    assert!(
        complaints[0].text.contains("metadataUrl"),
        "{}",
        complaints[0]
    );
}

#[tokio::test]
async fn account_info_is_active() {
    let body = User::new().get("account/info").await.is(200).json();
    assert_eq!(body, json!({"termsOfUse": "1.0.0", "status": "ACTIVE"}));
}

#[tokio::test]
async fn quota_counts_files_in_the_trash_too() {
    let user = User::new();
    let body = user.get("account/quota").await.is(200).json();
    assert_eq!(body["quota"], 5_368_709_120_u64);
    assert_eq!(body["available"], body["quota"]);
    assert_eq!(body["lastCalculated"], "2024-07-06T21:06:24.000Z");
    let id = user.amazon.put_pattern("/a", 1_000);
    user.amazon.put_pattern("/b", 10);
    user.amazon.trash("/a");
    let available = || async { user.get("account/quota").await.json()["available"].as_u64() };
    assert_eq!(available().await, Some(5_368_709_120 - 1_010));
    user.amazon.purge(&id);
    assert_eq!(available().await, Some(5_368_709_120 - 10));
    assert_eq!(user.amazon.used_space(), 10);
}

#[tokio::test]
async fn usage_goes_by_media_type() {
    let user = User::new();
    for (path, size) in [
        ("/a.txt", 1),
        ("/b.jpg", 20),
        ("/c.png", 30),
        ("/d.mp4", 400),
        ("/e", 5_000),
    ] {
        user.amazon.put_pattern(path, size);
    }
    let body = user.get("account/usage").await.is(200).json();
    for (category, bytes, count) in [
        ("doc", 1, 1),
        ("photo", 50, 2),
        ("video", 400, 1),
        ("other", 5_000, 1),
    ] {
        let numbers = json!({"bytes": bytes, "count": count});
        assert_eq!(
            body[category],
            json!({"total": numbers, "billable": numbers})
        );
    }
    assert!(body["lastCalculated"].is_string());
    user.amazon.set_usage_empty(true);
    assert_eq!(user.get("account/usage").await.is(200).json(), json!({}));
}

#[tokio::test]
async fn json_is_compressed_for_who_accepts_it() {
    let user = User::new();
    let url = format!("{}account/info", user.amazon.metadata_url());
    let token = bearer(&user);
    let ask = async |coding| {
        let headers = [
            ("authorization", token.as_str()),
            ("accept-encoding", coding),
        ];
        user.fetch(&url, &headers).await
    };
    let reply = ask("deflate, gzip;q=0.5").await.is(200);
    assert_eq!(reply.header("content-encoding"), "gzip");
    let mut text = String::new();
    let mut decoder = flate2::read::GzDecoder::new(reply.body.as_ref());
    decoder.read_to_string(&mut text).expect("gzip");
    assert!(text.contains("ACTIVE"), "{text}");
    for coding in ["identity", "gzip;q=0", "br"] {
        let reply = ask(coding).await.is(200);
        assert_eq!(reply.header("content-encoding"), "");
        assert_eq!(reply.json()["status"], "ACTIVE");
    }
}

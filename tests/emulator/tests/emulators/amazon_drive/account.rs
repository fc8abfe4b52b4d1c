//! Discovery, account info, quota and usage.

use std::io::Read;

use cloud_drives_emulator::{AmazonDrive, ComplaintKind};

use super::client::User;

fn bearer(user: &User) -> String {
    format!("Bearer {}", user.token)
}

#[tokio::test]
async fn discovery_is_only_on_the_master_host_which_answers_metadata_calls_under_protest() {
    let user = User::of(AmazonDrive::builder());
    user.get("account/endpoint").await.is(404);
    assert_eq!(user.emulator.complaints().len(), 1);
    user.emulator.clear_records();
    let url = format!("{}account/info", user.emulator.master_url());
    let token = bearer(&user);
    user.fetch(&url, &[("authorization", &token)]).await.is(200);
    let complaints = user.emulator.complaints();
    assert_eq!(complaints[0].kind, ComplaintKind::UnknownEndpoint);
    assert!(
        complaints[0].text.contains("metadataUrl"),
        "{}",
        complaints[0]
    );
}

#[tokio::test]
async fn quota_counts_files_in_the_trash_too() {
    let user = User::new();
    let body = user.get("account/quota").await.is(200).json();
    assert_eq!(body["quota"], 5_368_709_120_u64);
    assert_eq!(body["available"], body["quota"]);
    assert_eq!(body["lastCalculated"], "2024-07-06T21:06:24.000Z");
    let id = user.emulator.put_pattern("/a", 1_000);
    user.emulator.put_pattern("/b", 10);
    user.emulator.trash("/a");
    let available = || async { user.get("account/quota").await.json()["available"].as_u64() };
    assert_eq!(available().await, Some(5_368_709_120 - 1_010));
    user.emulator.purge(&id);
    assert_eq!(available().await, Some(5_368_709_120 - 10));
    assert_eq!(user.emulator.used_space(), 10);
}

#[tokio::test]
async fn json_is_compressed_for_who_accepts_it() {
    let user = User::new();
    let url = format!("{}account/info", user.emulator.metadata_url());
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

//! Rate limits: a bucket for each operation and user.

use std::time::Duration;

use cloud_drives_emulator::frameio::Role;
use cloud_drives_emulator::{Clock, FrameIo};
use serde_json::json;

use super::client::{User, begin};

#[tokio::test]
async fn every_answer_of_the_api_tells_the_limit() {
    let user = User::of(FrameIo::builder());
    let told = |reply: &super::client::Reply| {
        ["limit", "remaining", "window"]
            .map(|name| reply.header(&format!("x-ratelimit-{name}")).to_owned())
    };
    assert_eq!(
        told(&user.get("/v4/me").await.is(200)),
        ["100", "99", "60000"]
    );
    assert_eq!(
        told(&user.get("/v4/me").await.is(200)),
        ["100", "98", "60000"]
    );
    let file = user.file("a.txt");
    let status = user.get(&format!("/files/{file}/status")).await.is(200);
    assert_eq!(told(&status), ["5", "4", "1000"]);
    let missing = user
        .get("/files/11111111-1111-4111-8111-111111111111")
        .await
        .is(404);
    assert_eq!(told(&missing), ["10", "9", "1000"]);
    let unknown = user.call_as("x", "GET", "/v4/me", None).await.is(401);
    assert_eq!(told(&unknown), ["100", "100", "60000"]);
}

#[tokio::test]
async fn a_full_bucket_is_answered_with_429_until_it_has_leaked() {
    let user = User::of(FrameIo::builder());
    let path = format!("/folders/{}/folders", user.home.root);
    for name in ["a", "b", "c"] {
        user.post(&path, json!({ "name": name })).await.is(201);
    }
    let refused = user.post(&path, json!({"name": "d"})).await;
    refused.fails(429, "");
    assert_eq!(refused.header("x-ratelimit-remaining"), "0");
    assert_eq!(refused.header("retry-after"), "");
    user.get(&path).await.is(200);
    user.emulator.clock().advance(Duration::from_millis(334));
    user.post(&path, json!({"name": "d"})).await.is(201);
    user.post(&path, json!({"name": "e"})).await.fails(429, "");
    user.emulator.clear_rate_limits();
    user.post(&path, json!({"name": "e"})).await.is(201);
    assert_eq!(user.emulator.snapshot().len(), 5);
}

#[tokio::test]
async fn users_have_buckets_of_their_own() {
    let user = User::of(FrameIo::builder());
    let ben = user
        .emulator
        .put_user("Ben", "ben@example.com", Role::Admin);
    let token = user.emulator.sign_in_as(&ben);
    let path = format!("/folders/{}/folders", user.home.root);
    for _ in 0..3 {
        user.post(&path, json!({})).await.is(201);
    }
    user.post(&path, json!({})).await.fails(429, "");
    let body = super::client::data(json!({}));
    user.call_as(&token, "POST", &path, body).await.is(201);
}

#[tokio::test(start_paused = true)]
async fn on_tokios_clock_a_client_that_waits_gets_through() {
    let user = User::at(Clock::tokio(), FrameIo::builder(), begin);
    let path = format!("/folders/{}/folders", user.home.root);
    let begun = tokio::time::Instant::now();
    for _ in 0..9 {
        while user.post(&path, json!({})).await.status == 429 {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
    let took = begun.elapsed();
    assert!(
        took >= Duration::from_secs(2) && took < Duration::from_secs(3),
        "{took:?}"
    );
}

#[tokio::test]
async fn limits_can_be_told_without_being_enforced() {
    let user = User::new();
    let path = format!("/folders/{}/folders", user.home.root);
    for _ in 0..5 {
        user.post(&path, json!({})).await.is(201);
    }
    assert_eq!(
        user.post(&path, json!({}))
            .await
            .header("x-ratelimit-remaining"),
        "0"
    );
}

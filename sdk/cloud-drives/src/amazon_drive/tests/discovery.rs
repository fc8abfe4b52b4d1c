//! Tests of the discovery of the account's hosts.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, UNIX_EPOCH};

use super::{builder, ok, rate_exceeded};
use crate::amazon_drive::{Clock, ENDPOINT_VAL_TIME};
use crate::prelude::*;
use crate::testing::{Answer, Scripted};

const ENDPOINT: &str = r#"{"customerExists":true,"contentUrl":"https://content.example/cdproxy/","metadataUrl":"https://meta.example/drive/v1/"}"#;
const QUOTA: &str = r#"{"quota":10,"available":4,"lastCalculated":"2014-08-13T23:01:47.479Z"}"#;
const START: u64 = 1_500_000_000;

/// Returns a clock that only moves on request.
fn clock() -> (Arc<AtomicU64>, Clock) {
    let seconds = Arc::new(AtomicU64::new(START));
    let shared = Arc::clone(&seconds);
    let clock =
        Clock::new(move || UNIX_EPOCH + Duration::from_secs(shared.load(Ordering::Relaxed)));
    (seconds, clock)
}

/// Answers discovery, and everything else with a quota.
fn service() -> Scripted {
    Scripted::answering(|call| match call.path.as_str() {
        "/drive/v1/account/endpoint" => ok(ENDPOINT),
        _ => ok(QUOTA),
    })
}

fn discoveries(transport: &Scripted) -> usize {
    let lines = transport.lines();
    lines
        .iter()
        .filter(|line| line.ends_with("/endpoint"))
        .count()
}

#[tokio::test(start_paused = true)]
async fn the_hosts_are_asked_for_once_when_they_are_first_needed() {
    let transport = service();
    let drive = builder(&transport).build().unwrap();
    assert!(transport.calls().is_empty());
    let calls = futures_util::future::join3(
        drive.get_quota().into_future(),
        drive.get_quota().into_future(),
        drive.get_quota().into_future(),
    );
    let (one, two, three) = calls.await;
    assert_eq!((one.unwrap().quota, two.unwrap().available), (10, 4));
    three.unwrap();
    assert_eq!(discoveries(&transport), 1);
    let calls = transport.calls();
    assert_eq!(calls[0].host, "drive.amazonaws.com");
    for call in &calls {
        assert_eq!(call.authorization(), Some("Bearer Atza|TOKEN"));
    }
    assert_eq!(
        (calls[1].host.as_str(), calls[1].path.as_str()),
        ("meta.example", "/drive/v1/account/quota")
    );
    assert_eq!(
        drive.metadata_url().await.unwrap(),
        "https://meta.example/drive/v1/"
    );
    assert_eq!(
        drive.content_url().await.unwrap(),
        "https://content.example/cdproxy/"
    );
    assert_eq!(drive.fs_sizes().await.unwrap(), (10, 4));
    assert_eq!(discoveries(&transport), 1);
}

#[tokio::test(start_paused = true)]
async fn discovered_hosts_are_kept_for_three_days() {
    let transport = service();
    let (seconds, clock) = clock();
    let drive = builder(&transport).clock(clock).build().unwrap();
    drive.get_quota().await.unwrap();
    seconds.store(START + ENDPOINT_VAL_TIME.as_secs(), Ordering::Relaxed);
    drive.get_quota().await.unwrap();
    assert_eq!(discoveries(&transport), 1);
    seconds.store(START + ENDPOINT_VAL_TIME.as_secs() + 1, Ordering::Relaxed);
    drive.get_quota().await.unwrap();
    assert_eq!(discoveries(&transport), 2);
    drive.renew_endpoint().await.unwrap();
    assert_eq!(discoveries(&transport), 3);
}

#[tokio::test(start_paused = true)]
async fn old_hosts_are_better_than_none_while_discovery_fails() {
    let (seconds, clock) = clock();
    let mut asked = 0;
    let transport = Scripted::answering(move |call| match call.path.as_str() {
        "/drive/v1/account/endpoint" => {
            asked += 1;
            if asked == 1 {
                ok(ENDPOINT)
            } else {
                rate_exceeded()
            }
        }
        _ => ok(QUOTA),
    });
    let drive = builder(&transport).clock(clock).build().unwrap();
    drive.get_quota().await.unwrap();
    seconds.fetch_add(ENDPOINT_VAL_TIME.as_secs() + 1, Ordering::Relaxed);
    drive.get_quota().await.unwrap();
    assert_eq!(discoveries(&transport), 5);
    drive.get_quota().await.unwrap();
    assert_eq!(discoveries(&transport), 5);
}

#[tokio::test(start_paused = true)]
async fn discovery_is_tried_again_when_it_is_throttled() {
    let transport = Scripted::new([rate_exceeded(), ok(ENDPOINT), ok(QUOTA)]);
    let drive = builder(&transport).build().unwrap();
    drive.get_quota().await.unwrap();
    let times: Vec<u64> = transport
        .calls()
        .iter()
        .map(|call| call.at.as_secs())
        .collect();
    assert_eq!(times, [0, 2, 2]);
}

#[tokio::test(start_paused = true)]
async fn discovery_without_hosts_says_what_is_missing() {
    for (answer, what) in [
        (r#"{"customerExists":false}"#, "has no Drive"),
        (r#"{"metadataUrl":"https://meta.example/"}"#, "contentUrl"),
        (
            r#"{"contentUrl":"https://content.example/"}"#,
            "metadataUrl",
        ),
        (
            r#"{"metadataUrl":"http://meta.example/","contentUrl":"https://content.example/"}"#,
            "https",
        ),
        ("not JSON", "JSON"),
    ] {
        let transport = Scripted::always(ok(answer));
        let drive = builder(&transport).build().unwrap();
        let error = drive.get_quota().await.unwrap_err();
        assert!(error.to_string().contains(what), "{answer}: {error}");
        assert!(error.is_protocol() || error.is_decode(), "{error:?}");
        assert_eq!(error.operation(), Some("account.endpoint"));
        // Invalid JSON may be truncated.
        let attempts = if answer == "not JSON" { 4 } else { 1 };
        assert_eq!(transport.calls().len(), attempts, "nothing else was sent");
    }
}

#[tokio::test(start_paused = true)]
async fn a_file_keeps_the_hosts_from_one_process_to_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("endpoint_data");
    let (seconds, clock) = clock();
    let transport = service();
    let fresh = || {
        let builder = builder(&transport).endpoint_file(&path);
        builder.clock(clock.clone()).build().unwrap()
    };
    fresh().get_quota().await.unwrap();
    let kept: serde_json::Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    assert_eq!(kept["contentUrl"], "https://content.example/cdproxy/");
    assert_eq!(kept["exp_time"], (START + 259_200) as f64);
    assert!(!kept.to_string().contains("Atza"));
    fresh().get_quota().await.unwrap();
    assert_eq!(discoveries(&transport), 1);
    seconds.fetch_add(259_201, Ordering::Relaxed);
    fresh().get_quota().await.unwrap();
    assert_eq!(discoveries(&transport), 2);
    // An invalid file is replaced, and the token is never sent to the hosts in it.
    for broken in [
        "not JSON",
        "{}",
        r#"{"contentUrl":"http://evil.example/","metadataUrl":"http://evil.example/","exp_time":9e12}"#,
    ] {
        let before = discoveries(&transport);
        std::fs::write(&path, broken).unwrap();
        fresh().get_quota().await.unwrap();
        assert_eq!(discoveries(&transport), before + 1, "{broken}");
    }
    assert!(
        transport
            .calls()
            .iter()
            .all(|call| call.host != "evil.example")
    );
}

#[tokio::test(start_paused = true)]
async fn another_token_has_hosts_of_its_own() {
    let transport = service();
    let drive = builder(&transport).build().unwrap();
    drive.get_quota().await.unwrap();
    let other = drive.with_token("Atza|OTHER").unwrap();
    other.get_quota().await.unwrap();
    assert_eq!(discoveries(&transport), 2);
    let last = transport.calls().pop().unwrap();
    assert_eq!(last.authorization(), Some("Bearer Atza|OTHER"));
    assert!(drive.with_token("").unwrap_err().is_invalid_input());
}

#[tokio::test(start_paused = true)]
async fn hosts_that_are_set_are_not_asked_for() {
    let transport = Scripted::new([ok(QUOTA)]);
    let drive = builder(&transport)
        .endpoint("http://127.0.0.1:9/drive/v1", "http://127.0.0.1:9/cdproxy")
        .build()
        .unwrap();
    drive.get_quota().await.unwrap();
    assert_eq!(transport.lines(), ["GET /drive/v1/account/quota"]);
    let error = builder(&transport)
        .endpoint("http://meta.example/", "https://content.example/")
        .build()
        .unwrap_err();
    assert!(error.message().starts_with("endpoint:"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_connection_that_breaks_during_discovery_is_made_again() {
    let transport = Scripted::new([Answer::Broken, ok(ENDPOINT), ok(QUOTA)]);
    let drive = builder(&transport).build().unwrap();
    assert_eq!(drive.get_quota().await.unwrap().quota, 10);
}

//! Tests of the pause that all calls share.

use std::time::Duration;

use tokio::time::Instant;

use super::{FILE, builder, drive, node, ok, rate_exceeded};
use crate::amazon_drive::{AmazonDrive, AmazonDriveBuilder};
use crate::prelude::*;
use crate::retry::RetryPolicy;
use crate::testing::{Answer, Scripted};

fn hosts(builder: AmazonDriveBuilder) -> AmazonDrive {
    builder
        .endpoint(
            "https://meta.example/drive/v1/",
            "https://content.example/cdproxy/",
        )
        .build()
        .unwrap()
}

fn times(transport: &Scripted) -> Vec<u64> {
    transport
        .calls()
        .iter()
        .map(|call| call.at.as_secs())
        .collect()
}

#[tokio::test(start_paused = true)]
async fn pauses_double_with_every_failure_and_end_with_a_success() {
    let answers = [
        rate_exceeded(),
        Answer::status(503),
        Answer::status(500),
        ok("{}"),
        ok("{}"),
    ];
    let transport = Scripted::new(answers);
    let drive = hosts(builder(&transport));
    drive.get_quota().await.unwrap();
    drive.get_quota().await.unwrap();
    assert_eq!(times(&transport), [0, 2, 6, 14, 14]);
}

#[tokio::test(start_paused = true)]
async fn the_longest_pause_is_256_seconds() {
    let transport = Scripted::always(Answer::status(500));
    let policy = RetryPolicy::new()
        .attempts(12)
        .backoff(crate::retry::Backoff::fixed(Duration::ZERO));
    let drive = hosts(builder(&transport).retry_policy(policy));
    drive.get_quota().await.unwrap_err();
    let times = times(&transport);
    let waits: Vec<u64> = times.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert_eq!(waits, [2, 4, 8, 16, 32, 64, 128, 256, 256, 256, 256]);
}

#[tokio::test(start_paused = true)]
async fn all_calls_of_a_client_keep_the_same_pause() {
    let mut first = true;
    let transport = Scripted::answering(move |_| {
        let answer = if first { Answer::status(503) } else { ok("{}") };
        first = false;
        answer
    });
    let drive =
        hosts(builder(&transport).retry_policy(AmazonDrive::python_compatible_retry_policy()));
    drive.get_quota().await.unwrap_err();
    let begun = Instant::now();
    drive.clone().get_account_usage().await.unwrap();
    assert_eq!(begun.elapsed(), Duration::from_secs(2));
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_was_not_hoped_for_is_no_failure_of_the_service() {
    let transport = Scripted::always(Answer::status(404));
    let drive = hosts(builder(&transport));
    for _ in 0..3 {
        drive.get_metadata(FILE).await.unwrap_err();
    }
    assert_eq!(times(&transport), [0, 0, 0]);
}

#[tokio::test(start_paused = true)]
async fn the_python_clients_pauses_follow_everything_and_repeat_nothing() {
    let answers = [ok("{}"), Answer::status(404), ok("{}"), ok("{}")];
    let transport = Scripted::new(answers);
    let drive = hosts(
        builder(&transport)
            .retry_policy(AmazonDrive::python_compatible_retry_policy())
            .pause_policy(AmazonDrive::python_compatible_pause_policy().without_jitter()),
    );
    drive.get_quota().await.unwrap();
    drive.get_quota().await.unwrap_err();
    drive.get_quota().await.unwrap();
    drive.get_quota().await.unwrap();
    assert_eq!(times(&transport), [0, 1, 3, 4]);
}

#[tokio::test(start_paused = true)]
async fn a_random_share_of_the_pause_is_kept() {
    let transport = Scripted::answering(|_| Answer::status(503));
    let drive = hosts(
        AmazonDrive::builder()
            .token("t")
            .transport(transport.clone())
            .retry_policy(AmazonDrive::python_compatible_retry_policy()),
    );
    for _ in 0..20 {
        drive.get_quota().await.unwrap_err();
    }
    let calls = transport.calls();
    let waits: Vec<Duration> = calls
        .windows(2)
        .map(|pair| pair[1].at - pair[0].at)
        .collect();
    assert!(
        waits
            .iter()
            .all(|wait| *wait <= Duration::from_millis(256_001)),
        "{waits:?}"
    );
    assert!(waits.iter().any(|wait| *wait != waits[0]));
}

#[tokio::test(start_paused = true)]
async fn a_refusal_without_a_reason_is_tried_again_for_any_call() {
    let text = "Authorization header requires 'Credential' parameter.";
    let refusal = Answer::json(403, &format!(r#"{{"message":"{text}"}}"#));
    let transport = Scripted::new([refusal, Answer::json(201, &node(FILE, "FOLDER", "a", "p"))]);
    drive(&transport).create_folder("a").await.unwrap();
    assert_eq!(transport.calls().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn the_service_may_request_a_wait() {
    let transport = Scripted::new([rate_exceeded().with_header("retry-after", "30"), ok("{}")]);
    hosts(builder(&transport)).get_quota().await.unwrap();
    assert_eq!(times(&transport), [0, 30]);
}

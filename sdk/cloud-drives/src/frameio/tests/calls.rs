//! Tests of retries, rate limits, tokens and options of single calls.

use std::time::Duration;

use http::StatusCode;
use serde_json::json;

use super::*;
use crate::prelude::*;
use crate::retry::{RetryPolicy, Verdict};
use crate::{CallOptions, ErrorClass, OperationInfo};

fn shown() -> Answer {
    json_answer(200, &json!({"data": file("f", "a.mp4", 3)}))
}

async fn show_file(frame: &FrameIo) -> Result<String, crate::Error> {
    let request = frame.api().files().show(ACCOUNT, "f");
    Ok(request.send().await?.into_body().name)
}

static CALL: OperationInfo = OperationInfo::new("files.show", true).with_retry(&::frameio::RETRY);

#[test]
fn refused_calls_are_repeated_and_ambiguous_ones_only_if_idempotent() {
    for (status, expected) in [
        (408, Verdict::Refused),
        (409, Verdict::Refused),
        (429, Verdict::Refused),
        (500, Verdict::Unclear),
        (502, Verdict::Unclear),
        (504, Verdict::Unclear),
        (400, Verdict::Final),
        (401, Verdict::Final),
        (403, Verdict::Final),
        (404, Verdict::Final),
        (422, Verdict::Final),
    ] {
        let status = StatusCode::from_u16(status).unwrap();
        let error = crate::Error::new(ErrorClass::Status, "")
            .with_status(status)
            .with_operation(&CALL);
        assert_eq!(Verdict::of(&error), expected, "{status}");
    }
}

/// `wire.md §8`: the limits are "per account_user".
#[tokio::test(start_paused = true)]
async fn limits_are_counted_for_each_account_of_a_user_and_for_each_user() {
    let frame = frame(&Scripted::always(shown()));
    let other = frame.with_token("eyJ_OTHER").unwrap();
    let (a, b) = (frame.account("a"), frame.account("b"));
    let begun = tokio::time::Instant::now();
    // As many as `files.show` allows in a second.
    for _ in 0..10 {
        for drive in [&a, &b, &other, &other.account("a")] {
            show_file(drive).await.unwrap();
        }
    }
    assert_eq!(begun.elapsed(), Duration::ZERO);
    show_file(&frame.account("a")).await.unwrap();
    assert_eq!(begun.elapsed(), Duration::from_secs(1));
}

#[tokio::test(start_paused = true)]
async fn a_429_waits_until_the_bucket_has_leaked() {
    let full = refused(429)
        .with_header("x-ratelimit-limit", "10")
        .with_header("x-ratelimit-remaining", "0")
        .with_header("x-ratelimit-window", "60000");
    let transport = Scripted::new([full, shown()]);
    show_file(&frame(&transport)).await.unwrap();
    let calls = transport.calls();
    let waited = calls[1].at - calls[0].at;
    assert!(
        waited >= Duration::from_secs(6) && waited < Duration::from_secs(7),
        "{waited:?}"
    );

    let asked = refused(429).with_header("retry-after", "30");
    let transport = Scripted::new([asked, shown()]);
    show_file(&frame(&transport)).await.unwrap();
    assert!(transport.calls()[1].at >= Duration::from_secs(30));

    let in_an_hour = refused(429).with_header("retry-after", "3600");
    let transport = Scripted::new([in_an_hour]);
    let error = show_file(&frame(&transport)).await.unwrap_err();
    assert!(
        error.is_rate_limited() && error.retry_after().is_some(),
        "nobody waits for that long"
    );
}

#[tokio::test(start_paused = true)]
async fn transcoding_is_awaited_with_any_states() {
    let mut states = vec!["created", "uploaded", "simmering", "transcoded"].into_iter();
    let transport = Scripted::answering(move |_| {
        let mut file = file("f", "a.mp4", 3);
        file["status"] = json!(states.next().unwrap());
        json_answer(200, &json!({"data": file}))
    });
    let frame = frame(&transport);
    frame.wait_until_transcoded(ACCOUNT, "f").await.unwrap();
    assert_eq!(transport.calls()[3].at, Duration::from_secs(6));
}

#[test]
fn settings_that_can_not_be_used_are_named() {
    let build = |builder: crate::frameio::FrameIoBuilder| builder.build().unwrap_err().to_string();
    let builder = FrameIo::builder;
    for (builder, named) in [
        (builder().token("a b"), "token"),
        (builder().refresh_token("r"), "refresh_token"),
        (builder().server_scope(["openid"]), "server_scope"),
        (
            builder().public_application("id").server_scope(["openid"]),
            "server_scope",
        ),
        (
            builder().server_to_server("id", "s").refresh_token("r"),
            "refresh_token",
        ),
        (
            builder().storage_idle_timeout(Duration::ZERO),
            "storage_idle_timeout",
        ),
        (builder().base_url("api", "http://example.com"), "base_url"),
        (builder().base_url("moon", "https://example.com"), "moon"),
        (
            builder()
                .token("t")
                .token_source(crate::auth::StaticToken::new("u").unwrap()),
            "token_source",
        ),
    ] {
        let error = build(builder);
        assert!(error.contains(named), "{named}: {error}");
    }
}

#[test]
fn nothing_prints_a_secret() {
    let builder = FrameIo::builder()
        .application("id", "CANARY_SECRET")
        .token("CANARY_TOKEN")
        .refresh_token("CANARY_REFRESH");
    assert!(!format!("{builder:?}").contains("CANARY"));
    let frame = builder.retry_policy(RetryPolicy::none()).build().unwrap();
    assert!(!format!("{frame:?}").contains("CANARY"));
    let upload = frame.upload(ACCOUNT, FOLDER, b"abc".to_vec()).name("x");
    assert!(!format!("{upload:?} {:?}", frame.exchange_refresh_token("CANARY")).contains("CANARY"));
}

#[tokio::test(start_paused = true)]
async fn a_deadline_bounds_all_requests_of_make_folders() {
    let begun = tokio::time::Instant::now();
    let transport = Scripted::answering(|call| {
        let answer = match call.method.as_str() {
            "GET" => json_answer(200, &json!({"data": [], "links": {"next": null}})),
            _ => json_answer(201, &json!({"data": folder("f", "a")})),
        };
        answer.after(Duration::from_secs(1))
    });
    let options = CallOptions::new().with_deadline(Duration::from_millis(2500));
    let folders = frame(&transport).make_folders(ACCOUNT, FOLDER, "a/b/c/d/e");
    let error = folders.with_options(options).await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert_eq!(begun.elapsed(), Duration::from_millis(2500));
}

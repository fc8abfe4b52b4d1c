//! Retries, rate limits, tokens and options of single calls.

use std::time::Duration;

use http::StatusCode;
use serde_json::{Value, json};

use super::*;
use crate::frameio::{ErrorKind, types};
use crate::prelude::*;
use crate::rate_limit::RateLimits;
use crate::retry::{RetryPolicy, Verdict};
use crate::{CallOptions, ErrorClass, OperationInfo};

fn made() -> Answer {
    json_answer(201, &json!({"data": folder("f", "Day 1")}))
}

fn shown() -> Answer {
    json_answer(200, &json!({"data": file("f", "a.mp4", 3)}))
}

async fn make_folder(frame: &FrameIo) -> Result<String, crate::Error> {
    let data = types::FolderCreateParamsData::new().name("Day 1");
    let request = frame.api().folders().create(ACCOUNT, FOLDER, data);
    Ok(request.await?.id.into())
}

async fn show_file(frame: &FrameIo) -> Result<String, crate::Error> {
    let request = frame.api().files().show(ACCOUNT, "f");
    Ok(request.send().await?.into_body().name)
}

#[tokio::test(start_paused = true)]
async fn what_was_refused_is_repeated_whatever_it_was() {
    for status in [408, 409, 429] {
        let transport = Scripted::new([refused(status), refused(status), made()]);
        assert_eq!(
            make_folder(&frame(&transport)).await.unwrap(),
            "f",
            "{status}"
        );
    }
    let transport = Scripted::new([Answer::NoConnection, made()]);
    make_folder(&frame(&transport)).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn what_may_have_happened_is_repeated_only_if_that_does_no_harm() {
    for answer in [
        refused(500),
        refused(502),
        refused(503),
        refused(504),
        Answer::Broken,
    ] {
        let transport = Scripted::new([answer.clone()]);
        make_folder(&frame(&transport)).await.unwrap_err();
        let transport = Scripted::new([answer.clone(), answer.clone(), shown()]);
        show_file(&frame(&transport)).await.unwrap();
        // As the vendor's clients do it.
        let transport = Scripted::new([answer.clone(), answer, made()]);
        let builder = FrameIo::builder().token(TOKEN).transport(transport);
        let frame = builder
            .retry_policy(FrameIo::python_compatible_retry_policy())
            .build()
            .unwrap();
        make_folder(&frame).await.unwrap();
    }
}

#[tokio::test(start_paused = true)]
async fn three_attempts_are_made_and_told_of() {
    let transport = Scripted::always(refused(409));
    let error = make_folder(&frame(&transport)).await.unwrap_err();
    assert_eq!(transport.calls().len(), 3);
    assert_eq!(
        (ErrorKind::of(&error), error.attempts()),
        (ErrorKind::Conflict, 3)
    );
    for status in [400, 401, 403, 404, 422] {
        let transport = Scripted::always(refused(status));
        show_file(&frame(&transport)).await.unwrap_err();
        let expected = if status == 401 { 2 } else { 1 };
        assert_eq!(transport.calls().len(), expected, "{status}");
    }
}

static CALL: OperationInfo = OperationInfo::new("files.show", true).with_retry(&::frameio::RETRY);

#[test]
fn what_was_refused_is_repeated_and_what_may_have_happened_only_if_that_does_no_harm() {
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
async fn limits_are_held_before_the_service_points_them_out() {
    // files.show: 10 a second.
    let transport = Scripted::always(shown());
    let frame = frame(&transport);
    for _ in 0..21 {
        show_file(&frame).await.unwrap();
    }
    let calls = transport.calls();
    assert_eq!(calls[9].at, Duration::ZERO);
    assert!(calls[10].at >= Duration::from_secs(1) && calls[20].at >= Duration::from_secs(2));
    // Another operation has a limit of its own.
    let before = transport.calls().last().unwrap().at;
    let request = frame.api().files().delete(ACCOUNT, "f");
    request.send_raw().await.unwrap();
    assert_eq!(transport.calls().last().unwrap().at, before);
}

#[tokio::test(start_paused = true)]
async fn what_the_service_says_is_left_counts() {
    // Another program of the same user has used the bucket up.
    let mut left = vec!["1", "0", "0", "9", "9"].into_iter();
    let transport = Scripted::answering(move |_| {
        shown()
            .with_header("x-ratelimit-limit", "10")
            .with_header("x-ratelimit-remaining", left.next().unwrap())
            .with_header("x-ratelimit-window", "1000")
    });
    let frame = frame(&transport);
    for _ in 0..5 {
        show_file(&frame).await.unwrap();
    }
    let at: Vec<u128> = transport
        .calls()
        .iter()
        .map(|call| call.at.as_millis())
        .collect();
    assert!(at[1] == 0 && (100..200).contains(&at[2]), "{at:?}");
    assert!((200..300).contains(&at[3]) && at[4] == at[3], "{at:?}");
}

#[tokio::test(start_paused = true)]
async fn limits_can_be_others_or_none() {
    let transport = Scripted::always(shown());
    let builder = FrameIo::builder().token(TOKEN).transport(transport.clone());
    let frame = builder.rate_limits(RateLimits::off()).build().unwrap();
    for _ in 0..50 {
        show_file(&frame).await.unwrap();
    }
    assert_eq!(transport.calls()[49].at, Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn the_client_s_options_hold_for_the_typed_client_underneath_too() {
    let transport = Scripted::always(shown());
    let defaults = CallOptions::new()
        .with_header("x-a", "default")
        .unwrap()
        .with_max_response_bytes(2);
    let frame = FrameIo::builder()
        .token(TOKEN)
        .transport(transport.clone())
        .default_options(defaults)
        .build()
        .unwrap();
    let error = frame
        .api()
        .files()
        .show(ACCOUNT, "f")
        .send()
        .await
        .unwrap_err();
    assert!(error.is_too_large(), "{error}");
    // Another token takes no default away, the options of the call go before them.
    let other = frame.with_token("other").unwrap();
    let own = CallOptions::new().with_header("x-a", "own").unwrap();
    let call = other.api().files().show(ACCOUNT, "f").with_options(own);
    assert!(call.send().await.unwrap_err().is_too_large());
    let calls = transport.calls();
    let values: Vec<_> = calls.iter().map(|call| &call.headers["x-a"]).collect();
    assert_eq!(values, ["default", "own"]);
}

#[tokio::test(start_paused = true)]
async fn values_that_nobody_described_and_nulls_are_taken() {
    let mut odd = file("f", "a.mp4", 3);
    odd["status"] = json!("simmering");
    odd["media_type"] = Value::Null;
    odd["parent_id"] = Value::Null;
    odd["media_links"] = Value::Null;
    let transport = Scripted::new([json_answer(200, &json!({"data": odd}))]);
    let request = frame(&transport).api().files().show(ACCOUNT, "f");
    let found = request.send().await.unwrap();
    assert_eq!(
        found.status,
        types::FileStatus::Unknown("simmering".to_owned())
    );
    assert_eq!((&found.media_type, &found.parent_id), (&None, &None));
    // Where there is nothing at all, that is an error and no guess.
    let transport = Scripted::new([Answer::json(200, r#"{"data":null}"#)]);
    let request = frame(&transport).api().files().show(ACCOUNT, "f");
    assert!(request.send().await.unwrap_err().is_decode());
}

#[tokio::test(start_paused = true)]
async fn transcoding_is_waited_for_whatever_states_there_are() {
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

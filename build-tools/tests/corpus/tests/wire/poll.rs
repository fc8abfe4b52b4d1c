//! Tests of operations in the background and their pollers.

use std::sync::Arc;
use std::time::Duration;

use build_tools_corpus::poll::Client;
use build_tools_corpus::poll::entries::CopyOutcome;
use build_tools_corpus::poll::types::{DeepJob, Job};
use cloud_drives_core::{CallOptions, ErrorClass, PollSettings, PollState, Progress, Started};
use serde_json::{Value, json};
use tokio::time::Instant;

use crate::support::{Script, client};

async fn copied(status: u16, body: Value) -> Option<String> {
    let script = Script::json(status, &body);
    let answer = client(Client::builder(), &script)
        .entries()
        .copy()
        .send()
        .await
        .unwrap();
    answer.operation_id()
}

#[tokio::test]
async fn an_operation_that_goes_on_tells_its_id() {
    let link = json!({ "href": "https://api.example.com/v1/jobs/a%20b?x=1" });
    assert_eq!(copied(202, link).await.as_deref(), Some("a b"));
    assert_eq!(
        copied(202, json!({ "href": "plain" })).await.as_deref(),
        Some("plain")
    );
    assert_eq!(copied(202, json!({})).await, None);
}

#[tokio::test]
async fn an_operation_that_is_done_at_once_has_none() {
    let script = Script::of(201, "");
    let answer = client(Client::builder(), &script)
        .entries()
        .copy()
        .send()
        .await
        .unwrap();
    assert_eq!(answer.operation_id(), None);
}

#[tokio::test]
async fn an_id_may_stand_deep_inside_the_only_answer() {
    let script = Script::json(200, &json!({ "job": { "id": "j1" } }));
    let answer = client(Client::builder(), &script)
        .entries()
        .import()
        .send()
        .await
        .unwrap();
    assert_eq!(answer.operation_id().as_deref(), Some("j1"));
}

#[tokio::test]
async fn the_state_is_read_from_the_answer_of_the_named_call() {
    let states = [
        ("in-progress", PollState::Pending),
        ("queued", PollState::Pending),
        ("success", PollState::Succeeded),
        ("failed", PollState::Failed),
        ("paused", PollState::Unknown("paused".to_owned())),
    ];
    for (word, state) in states {
        let script = Script::json(200, &json!({ "status": word }));
        let job = client(Client::builder(), &script)
            .jobs()
            .status("j")
            .send()
            .await
            .unwrap();
        assert_eq!(job.poll_state(), state);
        assert_eq!(script.lines(), ["GET https://api.example.com/v1/jobs/j"]);
    }
}

#[test]
fn a_state_may_be_deep_inside_and_missing() {
    let state = |value: Value| {
        serde_json::from_value::<DeepJob>(value)
            .unwrap()
            .poll_state()
    };
    assert_eq!(
        state(json!({ "result": { "state": "WAITING" } })),
        PollState::Pending
    );
    assert_eq!(
        state(json!({ "result": { "state": "SKIPPED" } })),
        PollState::Succeeded
    );
    for missing in [
        json!({}),
        json!({ "result": {} }),
        json!({ "result": { "state": null } }),
    ] {
        assert_eq!(state(missing), PollState::Unknown(String::new()));
    }
    let job: Job = serde_json::from_value(json!({ "status": "success" })).unwrap();
    assert!(job.poll_state().is_final());
}

/// Answers to one copy and to the questions about it.
fn running(states: &[&str]) -> Arc<Script> {
    let link = json!({ "href": "https://api.example.com/v1/jobs/j1" });
    let script = states.iter().fold(
        Script::default().then(202, &[], link.to_string()),
        |script, state| script.then(200, &[], json!({ "status": state }).to_string()),
    );
    script.ready()
}

const COPY: &str = "POST https://api.example.com/v1/copy";
const STATUS: &str = "GET https://api.example.com/v1/jobs/j1";

#[tokio::test(start_paused = true)]
async fn awaiting_waits_for_the_end_of_what_was_started() {
    let script = running(&["queued", "in-progress", "success"]);
    let begun = Instant::now();
    let done = client(Client::builder(), &script)
        .entries()
        .copy()
        .await
        .unwrap();
    assert_eq!(done.operation_id.as_deref(), Some("j1"));
    assert!(done.answer.entries_copy_response().is_some());
    assert_eq!(script.lines(), [COPY, STATUS, STATUS, STATUS]);
    assert_eq!(begun.elapsed(), Duration::from_secs(2));
}

#[tokio::test(start_paused = true)]
async fn awaiting_what_is_done_at_once_asks_for_no_state() {
    let script = Script::of(201, "");
    let done = client(Client::builder(), &script)
        .entries()
        .copy()
        .await
        .unwrap();
    assert_eq!(done.operation_id, None);
    assert!(matches!(done.answer, CopyOutcome::Created));
    assert_eq!(script.lines(), [COPY]);
}

#[tokio::test(start_paused = true)]
async fn a_poller_starts_and_tells_id_and_states() {
    let script = running(&["queued", "success"]);
    let mut poller = client(Client::builder(), &script)
        .entries()
        .copy()
        .poller()
        .await
        .unwrap();
    assert_eq!(poller.id(), Some("j1"));
    assert_eq!(script.lines(), [COPY]);
    assert_eq!(poller.next_state().await.unwrap(), Some(PollState::Pending));
    assert_eq!(
        poller.next_state().await.unwrap(),
        Some(PollState::Succeeded)
    );
    assert_eq!(poller.await.unwrap().operation_id.as_deref(), Some("j1"));
    assert_eq!(script.lines(), [COPY, STATUS, STATUS]);
}

#[tokio::test(start_paused = true)]
async fn an_operation_is_followed_again_from_a_stored_id() {
    let script = Script::all(&[
        json!({ "status": "queued" }),
        json!({ "status": "success" }),
    ]);
    let poller = client(Client::builder(), &script)
        .jobs()
        .status("j1")
        .poller();
    assert_eq!(poller.id(), Some("j1"));
    assert!(script.seen().is_empty());
    poller.await.unwrap();
    assert_eq!(script.lines(), [STATUS, STATUS]);
}

#[tokio::test(start_paused = true)]
async fn an_operation_that_failed_is_named_and_not_started_again() {
    let script = running(&["failed"]);
    let error = client(Client::builder(), &script)
        .entries()
        .copy()
        .await
        .unwrap_err();
    assert!(error.is_operation_failed(), "{error}");
    assert!(error.message().contains("j1"), "{error}");
    assert_eq!(error.operation(), Some("entries.copy"));
    assert_eq!(script.lines(), [COPY, STATUS]);

    let kept = Script::json(200, &json!({ "status": "failed" }));
    let error = client(Client::builder(), &kept)
        .jobs()
        .status("j1")
        .poller()
        .await
        .unwrap_err();
    assert!(
        error.is_operation_failed() && error.message().contains("j1"),
        "{error}"
    );
    assert_eq!(error.operation(), Some("jobs.status"));
}

#[tokio::test(start_paused = true)]
async fn an_operation_without_an_id_is_an_error() {
    let script = Script::json(202, &json!({}));
    let error = client(Client::builder(), &script)
        .entries()
        .copy()
        .await
        .unwrap_err();
    assert!(error.is_protocol(), "{error}");
    assert_eq!(error.operation(), Some("entries.copy"));
}

#[tokio::test(start_paused = true)]
async fn poll_settings_of_the_call_come_before_those_of_the_client() {
    let settings = |seconds| {
        let settings = PollSettings::every(Duration::from_secs(seconds));
        CallOptions::new().with_poll(settings.with_timeout(Duration::from_secs(10 * seconds)))
    };
    for (call, seconds) in [(None, 5), (Some(settings(2)), 2)] {
        let script = running(&["queued", "success"]);
        let core = client(Client::builder(), &script).core().clone();
        let copy = Client::from(core.with_default_options(settings(5)))
            .entries()
            .copy();
        let begun = Instant::now();
        copy.with_options(call.unwrap_or_default()).await.unwrap();
        assert_eq!(begun.elapsed(), Duration::from_secs(seconds));
    }
    let script = running(&["queued"; 11]);
    let copy = client(Client::builder(), &script).entries().copy();
    let error = copy.with_options(settings(1)).await.unwrap_err();
    assert_eq!(error.class(), ErrorClass::PollTimeout);
    assert!(error.message().contains("j1"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn questions_carry_the_options_of_the_call_but_its_deadline() {
    let script = running(&["success"]);
    let options = CallOptions::new()
        .with_deadline(Duration::from_secs(60))
        .with_header("x-trace", "42")
        .unwrap();
    let copy = client(Client::builder(), &script).entries().copy();
    copy.with_options(options).await.unwrap();
    let seen = script.seen();
    assert_eq!(seen[1].header("x-trace"), Some("42"));
    assert_eq!(
        seen[0].request.options().deadline(),
        Some(Duration::from_secs(60))
    );
    assert_eq!(seen[1].request.options().deadline(), None);
}

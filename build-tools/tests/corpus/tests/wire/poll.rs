use build_tools_corpus::poll::Client;
use build_tools_corpus::poll::types::{DeepJob, Job};
use cloud_drives_core::{PollState, Progress, Started};
use serde_json::{Value, json};

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

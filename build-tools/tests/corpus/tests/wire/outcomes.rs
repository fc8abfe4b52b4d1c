//! Tests of operations with several outcomes by status.

use build_tools_corpus::outcomes::Client;
use build_tools_corpus::outcomes::entries::{
    ChangesOutcome, DeleteOutcome, ResetTrashOutcome, ShowIfChangedOutcome,
};
use build_tools_corpus::outcomes::types::{Entry, Job};
use serde_json::json;

use crate::support::{Script, client};

#[tokio::test]
async fn each_status_is_the_outcome_that_it_stands_for() {
    let script = Script::default()
        .then(204, &[], "")
        .then(202, &[], r#"{"job": "j1"}"#)
        .ready();
    let client = client(Client::builder(), &script);
    let gone = client.entries().delete("a").send().await.unwrap();
    assert_eq!(gone.status(), 204);
    assert_eq!(gone.into_body(), DeleteOutcome::NoContent);
    let running = client
        .entries()
        .delete("a")
        .send()
        .await
        .unwrap()
        .into_body();
    assert!(matches!(running, DeleteOutcome::Accepted(Job { job, .. }) if job == "j1"));
}

#[tokio::test]
async fn statuses_outside_of_success_are_outcomes_where_the_document_says_so() {
    let script = Script::default()
        .then(200, &[], r#"[{"id": "a"}]"#)
        .then(205, &[], "")
        .then(207, &[], r#"{"left": 4}"#)
        .then(412, &[], "")
        .then(423, &[], r#"{"job": "j"}"#)
        .ready();
    let client = client(Client::builder(), &script);
    let mut outcomes = Vec::new();
    for _ in 0..5 {
        outcomes.push(
            client
                .entries()
                .changes()
                .since("s")
                .send()
                .await
                .unwrap()
                .into_body(),
        );
    }
    assert!(matches!(&outcomes[0], ChangesOutcome::Changed(entries) if entries.len() == 1));
    assert_eq!(outcomes[1], ChangesOutcome::StartOver);
    assert!(matches!(&outcomes[2], ChangesOutcome::MultiStatus(some) if some.left == Some(4)));
    assert_eq!(outcomes[3], ChangesOutcome::Unchanged);
    assert!(matches!(&outcomes[4], ChangesOutcome::Locked(job) if job.job == "j"));
}

#[tokio::test]
async fn an_undescribed_success_is_an_error_that_names_the_status() {
    let script = Script::default()
        .then(203, &[], "{}")
        .then(204, &[], "")
        .ready();
    let client = client(Client::builder(), &script);
    for _ in 0..2 {
        let error = client.entries().changes().send().await.unwrap_err();
        assert!(
            error.status().is_some_and(|status| status.is_success()),
            "{error}"
        );
        assert!(error.to_string().contains("entries.changes"), "{error}");
    }
}

#[tokio::test]
async fn an_outcome_of_one_operation_is_an_error_of_another() {
    let script = Script::of(412, r#"{"code": "OLD", "message": "Too old."}"#);
    let error = client(Client::builder(), &script)
        .entries()
        .ping()
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.status().map(|status| status.as_u16()), Some(412));
    assert_eq!(error.code(), Some("OLD"));
}

#[tokio::test]
async fn successes_that_carry_the_same_body_are_that_body() {
    let script = Script::default()
        .then(200, &[], r#"{"id": "a"}"#)
        .then(201, &[], r#"{"id": "b"}"#)
        .ready();
    let client = client(Client::builder(), &script);
    let stored = client.entries().store("a").send().await.unwrap();
    assert_eq!((stored.status().as_u16(), stored.id.as_str()), (200, "a"));
    let made = client.entries().store("b").send().await.unwrap();
    assert_eq!((made.status().as_u16(), made.id.as_str()), (201, "b"));
}

#[tokio::test]
async fn answers_without_a_body_are_read_whatever_comes() {
    let script = Script::default()
        .then(200, &[], "anything at all")
        .then(204, &[], "")
        .then(205, &[], "")
        .ready();
    let client = client(Client::builder(), &script);
    client.entries().ping().send().await.unwrap();
    client.entries().empty_trash().send().await.unwrap();
    let reset = client.entries().reset_trash().send().await.unwrap();
    assert_eq!(reset.status(), 205);
    // Named from the start, so that a second success will not change the type.
    assert_eq!(reset.into_body(), ResetTrashOutcome::Reset);
}

#[tokio::test]
async fn not_modified_is_told_from_what_came() {
    let script = Script::default()
        .then(304, &[], "")
        .then(200, &[], r#"{"id": "a", "later": [1, 2]}"#)
        .ready();
    let client = client(Client::builder(), &script);
    let call = client.entries().show_if_changed("a").if_none_match("\"1\"");
    assert_eq!(
        call.clone().send().await.unwrap().into_body(),
        ShowIfChangedOutcome::NotModified
    );
    let shown = call.send().await.unwrap().into_body();
    let entry: Entry = serde_json::from_value(json!({ "id": "a" })).unwrap();
    assert_eq!(shown, ShowIfChangedOutcome::Ok(entry));
    assert_eq!(script.seen()[0].header("if-none-match"), Some("\"1\""));
}

#[tokio::test]
async fn raw_access_shows_every_status_as_it_came() {
    let script = Script::of(423, "locked");
    let raw = client(Client::builder(), &script)
        .entries()
        .changes()
        .send_raw()
        .await
        .unwrap();
    assert_eq!(
        (raw.status().as_u16(), raw.text().unwrap()),
        (423, "locked")
    );
}

#[tokio::test]
async fn awaiting_a_request_sends_it_once_and_gives_the_value() {
    let script = Script::default()
        .then(202, &[], r#"{"job": "j1"}"#)
        .then(404, &[], "")
        .ready();
    let client = client(Client::builder(), &script);
    let outcome = tokio::spawn(client.entries().delete("a").into_future());
    assert!(matches!(
        outcome.await.unwrap().unwrap(),
        DeleteOutcome::Accepted(_)
    ));
    assert!(
        client
            .entries()
            .delete("a")
            .await
            .unwrap_err()
            .is_not_found()
    );
    assert_eq!(script.seen().len(), 2);
}

#[test]
fn shared_values_of_variants_have_accessors() {
    let job: Job = serde_json::from_value(json!({ "job": "j1" })).unwrap();
    let accepted = DeleteOutcome::Accepted(job.clone());
    assert_eq!(accepted.job(), Some(&job));
    assert_eq!(accepted.into_job(), Some(job));
    assert_eq!(DeleteOutcome::NoContent.job(), None);
}

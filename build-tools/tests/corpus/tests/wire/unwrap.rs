//! Tests of answers in envelopes (`x-sdk-unwrap`).

use build_tools_corpus::unwrap::Client;
use build_tools_corpus::unwrap::envelopes::MakeOutcome;
use build_tools_corpus::unwrap::types::EnvelopesSingleResponse;
use cloud_drives_core::ErrorClass;
use serde_json::{Value, json};

use crate::support::{Script, client};

#[tokio::test]
async fn a_list_is_taken_out_of_its_envelopes_and_may_be_missing() {
    let answers = [
        (
            json!({ "definitions": { "definition": [{ "name": "a" }, { "name": "b" }] } }),
            2,
        ),
        (json!({ "definitions": { "definition": null } }), 0),
        (json!({ "definitions": {} }), 0),
        (json!({ "definitions": null }), 0),
        (json!({}), 0),
    ];
    for (body, count) in answers {
        let script = Script::json(200, &body);
        let list = client(Client::builder(), &script)
            .envelopes()
            .list()
            .send()
            .await
            .unwrap();
        assert_eq!(list.len(), count, "{body}");
    }
}

#[tokio::test]
async fn a_list_may_come_as_its_only_item() {
    let answers = [
        (json!([{ "name": "a" }, { "name": "b" }]), 2),
        (json!({ "name": "a" }), 1),
        (json!(null), 0),
    ];
    for (playlists, count) in answers {
        let body = json!({ "found": { "playlists": playlists, "names": "a" } });
        let script = Script::all(&[body.clone(), body]);
        let envelopes = client(Client::builder(), &script).envelopes();
        let list = envelopes.single().send().await.unwrap();
        assert_eq!(list.len(), count, "{playlists}");
        let raw = envelopes.single().send_raw().await.unwrap();
        let whole: EnvelopesSingleResponse = raw.json().unwrap();
        let found = whole.found.unwrap();
        assert_eq!(found.playlists.len(), count, "{playlists}");
        assert_eq!(found.names, ["a"]);
    }
    let script = Script::json(
        200,
        &json!({ "found": { "playlists": { "name": 1 }, "names": [] } }),
    );
    let envelopes = client(Client::builder(), &script).envelopes();
    let error = envelopes.single().send().await.unwrap_err();
    assert_eq!(error.class(), ErrorClass::Decode);
}

#[tokio::test]
async fn an_envelope_that_the_server_leaves_off_is_not_missed() {
    for body in [
        json!({ "definition": { "name": "a" } }),
        json!({ "name": "a" }),
    ] {
        let script = Script::json(200, &body);
        let one = client(Client::builder(), &script)
            .envelopes()
            .one()
            .send()
            .await
            .unwrap();
        assert_eq!(one.name, "a");
    }
}

#[tokio::test]
async fn outcomes_are_unwrapped_each_in_its_own_way() {
    let script = Script::default()
        .then(200, &[], r#"{"definition": {"name": "a"}}"#)
        .then(202, &[], r#"{"names": {"1": "x"}}"#)
        .then(202, &[], "{}")
        .ready();
    let client = client(Client::builder(), &script);
    let made = client.envelopes().make().send().await.unwrap().into_body();
    assert!(matches!(made, MakeOutcome::Ok(playlist) if playlist.name == "a"));
    let names = client.envelopes().make().send().await.unwrap().into_body();
    assert!(matches!(names, MakeOutcome::Accepted(names) if names["1"] == "x"));
    let none = client.envelopes().make().send().await.unwrap().into_body();
    assert!(matches!(none, MakeOutcome::Accepted(names) if names.is_empty()));
}

#[tokio::test]
async fn a_scalar_can_be_unwrapped() {
    let script = Script::json(200, &json!({ "count": u64::MAX }));
    let count = client(Client::builder(), &script)
        .envelopes()
        .count()
        .send()
        .await
        .unwrap();
    assert_eq!(*count, u64::MAX);
}

#[tokio::test]
async fn raw_access_shows_the_envelope() {
    let body = json!({ "count": 3 });
    let script = Script::json(200, &body);
    let raw = client(Client::builder(), &script)
        .envelopes()
        .count()
        .send_raw()
        .await
        .unwrap();
    assert_eq!(raw.json::<Value>().unwrap(), body);
}

#[tokio::test]
async fn an_invalid_value_in_an_envelope_is_an_error() {
    for body in [
        json!({ "definition": 3 }),
        json!({ "definition": { "name": 1 } }),
        json!([]),
    ] {
        let script = Script::json(200, &body);
        assert!(
            client(Client::builder(), &script)
                .envelopes()
                .one()
                .send()
                .await
                .is_err(),
            "{body}"
        );
    }
}

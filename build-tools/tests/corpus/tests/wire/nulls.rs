//! Tests of members that may be `null`, absent or a value.

use build_tools_corpus::nulls::Client;
use build_tools_corpus::nulls::types::{Both, Change, Place, Thing};
use cloud_drives_core::Field;
use serde_json::{Value, json};

use crate::support::{Script, client};

async fn sent(change: Change) -> Value {
    let script = Script::json(200, &json!({ "id": "a", "owner": null }));
    client(Client::builder(), &script)
        .things()
        .change("a", change)
        .send()
        .await
        .unwrap();
    script.only().json()
}

#[tokio::test]
async fn null_absent_and_a_value_are_three_things() {
    let untouched = Change::new(1, "me");
    assert_eq!(
        sent(untouched.clone()).await,
        json!({ "revision": 1, "owner": "me" })
    );
    let set = untouched
        .clone()
        .note("n")
        .tags(["t"])
        .secret("s")
        .place(Place::new("fr").city("Lyon"));
    assert_eq!(
        sent(set).await,
        json!({
            "revision": 1, "owner": "me", "note": "n", "tags": ["t"], "secret": "s",
            "place": { "country": "fr", "city": "Lyon" },
        })
    );
    let cleared = untouched
        .clear_owner()
        .clear_note()
        .clear_tags()
        .clear_secret()
        .clear_place();
    assert_eq!(
        sent(cleared).await,
        json!({ "revision": 1, "owner": null, "note": null, "tags": null, "secret": null, "place": null })
    );
}

#[tokio::test]
async fn a_field_can_be_put_back_to_absent() {
    let mut change = Change::new(1, "me").clear_note();
    change.note = Field::Absent;
    assert_eq!(sent(change).await, json!({ "revision": 1, "owner": "me" }));
}

fn thing(value: Value) -> Thing {
    serde_json::from_value(value).unwrap()
}

#[test]
fn null_and_missing_members_of_an_answer_are_none() {
    let missing = thing(json!({ "id": "a", "owner": null }));
    let null = thing(json!({
        "id": "a", "owner": null, "note": null, "name": null, "list": null, "maybe": null,
        "items": null, "numbers": null, "map": null, "places": null,
    }));
    assert_eq!(missing, null);
    assert_eq!(
        (missing.owner, missing.maybe, missing.list.len()),
        (None, None, 0)
    );
}

#[test]
fn items_and_values_may_be_null() {
    let full = thing(json!({
        "id": "a", "owner": "o", "items": ["x", null], "numbers": [null, 4294967295_u32],
        "map": { "k": null, "l": "v" }, "places": [null, { "country": "fr" }],
    }));
    assert_eq!(full.items, [Some("x".to_owned()), None]);
    assert_eq!(full.numbers, [None, Some(u32::MAX)]);
    assert_eq!(full.map["k"], None);
    assert_eq!(full.map["l"].as_deref(), Some("v"));
    assert!(full.places[0].is_none());
    assert_eq!(
        full.places[1].as_ref().map(|place| place.country.as_str()),
        Some("fr")
    );
}

#[tokio::test]
async fn null_where_none_is_described_is_an_error_that_names_the_place() {
    let script = Script::default()
        .then(200, &[], r#"{"id": null, "owner": "o"}"#)
        .then(200, &[], r#"{"id": "a", "list": ["x", null]}"#)
        .then(200, &[], r#"{"owner": "o"}"#)
        .ready();
    let client = client(Client::builder(), &script);
    for place in ["id", "list[1]", "id"] {
        let error = client
            .things()
            .change("a", Change::new(1, "me"))
            .send()
            .await
            .unwrap_err();
        assert!(error.to_string().contains(place), "{error}");
    }
}

#[tokio::test]
async fn a_type_that_goes_both_ways_keeps_null_and_absent_apart() {
    let body = json!({ "note": null, "list": ["a", null], "map": { "k": null, "l": -1 } });
    for body in [body, json!({}), json!({ "note": "n" })] {
        let both: Both = serde_json::from_value(body.clone()).unwrap();
        let script = Script::json(200, &body);
        let answer = client(Client::builder(), &script)
            .things()
            .replace("a", both.clone())
            .send()
            .await
            .unwrap();
        assert_eq!(script.only().json(), body);
        assert_eq!(answer.into_body(), both);
    }
}

//! Tests of maps, and of members that the document doesn't describe.

use std::collections::BTreeMap;

use build_tools_corpus::maps::Client;
use build_tools_corpus::maps::types::Maps;
use serde_json::{Value, json};

use crate::support::{CANARY, Script, client};

#[tokio::test]
async fn maps_come_back_as_they_were_sent() {
    let body = json!({
        "counts": { "": 0, "ü": u32::MAX },
        "secrets": { "a": "s" },
        "entries": { "x": { "id": "1", "size": u64::MAX, "odd": [1, { "deep": null }], "number": i64::MIN } },
        "nested": { "a": { "b": ["c"] } },
        "inline": { "i": { "deep": true } },
        "anything": { "n": null, "l": [1.5] },
        "any": "thing",
    });
    let maps: Maps = serde_json::from_value(body.clone()).unwrap();
    let script = Script::json(200, &body);
    let answer = client(Client::builder(), &script)
        .maps()
        .replace(maps.clone())
        .send()
        .await
        .unwrap();
    assert_eq!(script.only().json(), body);
    assert_eq!(answer.into_body(), maps);
}

#[tokio::test]
async fn undescribed_members_are_kept_beside_the_others() {
    let script = Script::json(
        200,
        &json!({ "x": { "id": "1", "modified": "2024-01-01T00:00:00Z", "later": u64::MAX, "id2": "2" } }),
    );
    let entries = client(Client::builder(), &script)
        .maps()
        .show()
        .send()
        .await
        .unwrap();
    let entry = &entries["x"];
    assert_eq!((entry.id.as_str(), entry.size), ("1", None));
    let kept: BTreeMap<String, Value> = BTreeMap::from([
        ("id2".to_owned(), json!("2")),
        ("later".to_owned(), json!(u64::MAX)),
    ]);
    assert_eq!(entry.extra, kept);
}

#[tokio::test]
async fn a_map_that_is_required_may_be_empty_but_not_missing() {
    let script = Script::of(200, "{}");
    let error = client(Client::builder(), &script)
        .maps()
        .replace(Maps::new(BTreeMap::new()))
        .send()
        .await
        .unwrap_err();
    assert_eq!(script.only().json(), json!({ "counts": {} }));
    assert!(error.to_string().contains("counts"), "{error}");
}

#[tokio::test]
async fn a_wrong_value_in_a_map_is_named_by_its_key() {
    let script = Script::json(200, &json!({ "counts": { "few": -1 } }));
    let error = client(Client::builder(), &script)
        .maps()
        .replace(Maps::new(BTreeMap::new()))
        .send()
        .await
        .unwrap_err();
    assert!(error.to_string().contains("counts.few"), "{error}");
}

#[test]
fn secrets_in_a_map_are_not_shown() {
    let maps: Maps =
        serde_json::from_value(json!({ "counts": {}, "secrets": { "key": CANARY } })).unwrap();
    let shown = format!("{maps:?}");
    assert!(shown.contains("key") && !shown.contains(CANARY), "{shown}");
}

#[tokio::test]
async fn a_mistake_beside_members_that_are_kept_is_found() {
    let script = Script::json(200, &json!({ "x": { "id": "1", "size": "big" } }));
    let error = client(Client::builder(), &script)
        .maps()
        .show()
        .send()
        .await
        .unwrap_err();
    assert!(error.to_string().contains("at x"), "{error}");
}

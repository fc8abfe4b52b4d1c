//! Tests of documents with rare combinations of features that once broke the generator.

use build_tools_corpus::pitfalls::Client;
use build_tools_corpus::pitfalls::drives::DrivesApi;
use build_tools_corpus::pitfalls::types::{Drive, DrivesSignsSort};
use serde_json::{Value, json};

use crate::support::{Script, client};

fn drives(script: &std::sync::Arc<Script>) -> DrivesApi {
    client(Client::builder(), script).drives()
}

#[tokio::test]
async fn types_that_callers_create_can_be_in_answers_too() {
    let script = Script::all(&[json!({ "data": { "name": "a" } })]);
    let envelope = drives(&script).show().send().await.unwrap();
    assert_eq!(envelope.data, Drive::new("a"));
}

#[tokio::test]
async fn members_that_extend_the_object_they_stand_in_are_of_one_type_however_deep() {
    let folder = json!({
        "parent": {
            "depth": 1,
            "parent": { "depth": 0, "root": { "quota": 5, "root": { "quota": 6 } } },
        },
    });
    let script = Script::all(&[folder]);
    let folder = drives(&script).folder().send().await.unwrap();
    let parent = folder.parent.as_ref().unwrap();
    let above = parent.parent.as_ref().unwrap();
    assert_eq!((parent.depth, above.depth), (Some(1), Some(0)));
    let root = above.root.as_ref().unwrap();
    assert_eq!(root.root.as_ref().unwrap().quota, Some(6));
}

#[tokio::test]
async fn a_long_chain_of_schemas_is_followed_to_its_end() {
    let links = (0..59).fold(
        json!({ "end": "here" }),
        |inner, _| json!({ "next": inner }),
    );
    let script = Script::all(std::slice::from_ref(&links));
    let answer = drives(&script).links().send().await.unwrap();
    let again: Value = serde_json::to_value(answer.into_body()).unwrap();
    assert_eq!(again, links);
}

#[tokio::test]
async fn signs_that_turn_text_are_sent_as_they_are() {
    let script = Script::of(204, "");
    let sort = DrivesSignsSort::Turned;
    assert_eq!(sort.as_str(), "turned\u{202e}");
    drives(&script).signs().sort(sort).send().await.unwrap();
    assert_eq!(script.only().query(), "sort=turned%E2%80%AE");
}

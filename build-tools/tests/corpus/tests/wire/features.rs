//! Tests of the features of the corpus. `.ci/run` compiles the corpus with some of them, which tests what they leave
//! out.

use build_tools_corpus::features::Client;
use build_tools_corpus::features::ErrorKind;
use build_tools_corpus::features::types::{Entry, Grant, Kind, Person, Stack};
use serde_json::json;

use crate::support::{Script, client};

#[tokio::test]
async fn types_of_several_groups_are_found_where_those_of_one_are() {
    let body = json!([{ "head": { "kind": "file", "owner": {} } }]);
    let script = Script::json(200, &body);
    let stacks: Vec<Stack> = client(Client::builder(), &script)
        .version_stacks()
        .list()
        .send()
        .await
        .unwrap()
        .into_body();
    let head: Entry = stacks[0].head.clone().unwrap();
    assert_eq!(head.kind, Some(Kind::File));
    let owner: Person = head.owner.unwrap();
    assert_eq!(owner.name, "nobody");
}

#[tokio::test]
async fn each_document_keeps_its_rules_for_errors() {
    let script = Script::json(400, &json!({ "error": "invalid_grant" }));
    let error = client(Client::builder(), &script)
        .sign_in()
        .token(Grant::new("used"))
        .send()
        .await
        .unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::InvalidGrant);
    let script = Script::json(404, &json!({ "message": "gone" }));
    let error = client(Client::builder(), &script)
        .entries()
        .list()
        .send()
        .await
        .unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::NotFound);
}

/// The corpus is tested with the preview and compiled without it.
#[cfg(feature = "early-birds")]
#[tokio::test]
async fn a_preview_has_calls_setters_and_groups_of_its_own() {
    use build_tools_corpus::features::types::{Restoring, Shelf};

    let files = json!([{ "kind": "file" }]);
    let script = Script::all(&[files.clone(), files.clone(), files]);
    let client = client(Client::builder(), &script);
    let restored = client.entries().restore(Restoring::new(["a"])).await;
    assert_eq!(restored.unwrap()[0].kind, Some(Kind::File));
    client.entries().list().deleted(true).await.unwrap();
    let shelves: Vec<Shelf> = client.shelves().list().await.unwrap();
    assert_eq!(shelves[0].kind, Some(Kind::File));
    assert_eq!(
        script.lines(),
        [
            "POST https://api.example.com/v1/entries/restore",
            "GET https://api.example.com/v1/entries?deleted=true",
            "GET https://api.example.com/v1/shelves",
        ]
    );
}

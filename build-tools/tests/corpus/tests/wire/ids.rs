use std::collections::HashSet;

use build_tools_corpus::ids::Client;
use build_tools_corpus::ids::types::{AccountId, FileId, FolderId, Move};
use serde_json::json;

use crate::support::{Script, client};

#[tokio::test]
async fn an_id_is_text_on_the_wire() {
    let script = Script::all(&[
        json!({ "id": "f/1", "parent_id": null, "account_id": "a 1" }),
        json!({ "id": "f2", "parent_id": "f/1" }),
    ]);
    let folders = client(Client::builder(), &script).folders();
    let folder = folders.show("a 1", "f/1").send().await.unwrap();
    assert_eq!(folder.id, "f/1");
    assert_eq!(folder.parent_id, None);
    let account: &AccountId = folder.account_id.as_ref().unwrap();

    let again = folders
        .show(account, &folder.id)
        .within(&folder.id)
        .files([FileId::from("x"), FileId::from("y")])
        .send()
        .await
        .unwrap();
    assert_eq!(again.parent_id, Some(folder.id.clone()));
    assert_eq!(
        script.lines()[0],
        script.lines()[1].split('?').next().unwrap()
    );
    assert_eq!(script.seen()[1].query(), "within=f%2F1&files=x&files=y");
}

#[tokio::test]
async fn ids_stand_in_bodies() {
    let script = Script::of(204, "");
    let folders = client(Client::builder(), &script).folders();
    let body = Move::new(FolderId::from("f"), ["a", "b"]);
    folders.move_("1", "2", body).send().await.unwrap();
    assert_eq!(
        script.only().json(),
        json!({ "parent_id": "f", "file_ids": ["a", "b"] })
    );
}

#[test]
fn an_id_is_made_of_text_and_is_text_again() {
    let id = FolderId::from(String::from("x"));
    assert_eq!(id, FolderId::from("x"));
    assert_eq!(id.to_string(), "x");
    assert_eq!(id.as_ref(), "x");
    assert_eq!(String::from(&id), "x");
    assert_eq!(format!("{id:?}"), r#"FolderId("x")"#);
    assert_eq!(serde_json::to_value(&id).unwrap(), json!("x"));
    assert!(HashSet::from([id.clone()]).contains(&id));
    let next = FolderId::from("y");
    assert!(id < next);
}

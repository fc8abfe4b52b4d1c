//! Tests of ids (`x-sdk-id`), which are newtypes over text.

use std::collections::HashSet;

use build_tools_corpus::ids::Client;
use build_tools_corpus::ids::types::{
    AccountId, FileId, FilesPlaceBody, FolderId, LinkOwner, Links, Move,
};
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

#[tokio::test]
async fn ids_are_shared_between_the_documents_of_a_provider() {
    let script = Script::all(&[
        json!({ "id": "a", "folder_id": "f", "shared_with": ["me"] }),
        json!({ "id": "f" }),
    ]);
    let client = client(Client::builder(), &script);
    let file = client.files().show("a").x_account("me").send().await;
    let file = file.unwrap();
    let account: &AccountId = &file.shared_with[0];
    client
        .folders()
        .show(account, &file.folder_id)
        .files([&file.id])
        .send()
        .await
        .unwrap();
    assert_eq!(script.seen()[0].header("x-account"), Some("me"));
    assert_eq!(
        script.lines()[1],
        "GET https://api.example.com/v1/accounts/me/folders/f?files=a"
    );
}

#[tokio::test]
async fn ids_stand_in_lists_maps_objects_and_forms_with_their_bounds() {
    let script = Script::all(&[json!({}), json!({})]);
    let files = client(Client::builder(), &script).files();
    let links = || Links::new(["f"]);
    let owner = |id: &str| LinkOwner::new(AccountId::from(id));
    let by_name = |id: &str| [("x".to_owned(), FileId::from(id))].into();
    for (links, expected) in [
        (Links::new([""]), "body.folders[0]: must not be empty"),
        (
            links().by_name(by_name("")),
            "body.by_name[\"x\"]: must not be empty",
        ),
        (
            links().owner(owner("m")),
            "body.owner.account_id: has 1 character; expected at least 2",
        ),
    ] {
        let error = files.link("a", links).send().await.unwrap_err();
        assert_eq!(error.to_string(), format!("files.link: {expected}"));
    }
    assert!(script.seen().is_empty());

    let maybe = [Some(FileId::from("a")), None];
    let links = links().by_name(by_name("y")).maybe(maybe).clear_none();
    let links = links.owner(owner("me"));
    files.link("a", links).send_raw().await.unwrap();
    assert_eq!(
        script.seen()[0].json(),
        json!({
            "folders": ["f"],
            "by_name": { "x": "y" },
            "maybe": ["a", null],
            "none": null,
            "owner": { "account_id": "me" },
        })
    );
    let form = FilesPlaceBody::new("f").account_id("me");
    files.place("a", form).send_raw().await.unwrap();
    assert_eq!(script.seen()[1].text(), "account_id=me&folder_id=f");
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

//! Tests of copying, moving, renaming, creating folders and deleting (`wire.md §5.7`).

use serde_json::{Value, json};
use verizon_cloud::ErrorKind;
use verizon_cloud::types::{CopyItem, MoveItem, NewFolder, OnConflict, OnCopyConflict, Override};

use crate::support::{Script, header, listening};

const SOURCE: &str = "/VZMOBILE/a.jpg";
const TARGET: &str = "/VZMOBILE/b.jpg";

fn sent(more: &str) -> String {
    format!(r#"{{"src":"{SOURCE}","target":"{TARGET}",{more}}}"#)
}

#[tokio::test]
async fn a_copy_always_says_safe_and_only_what_goes_with_it() {
    let ways = [
        (OnCopyConflict::Overwrite, r#""safe":false"#),
        (
            OnCopyConflict::Replace,
            r#""safe":false,"override":"overwrite""#,
        ),
        (
            OnCopyConflict::NewVersion,
            r#""safe":false,"override":"modify""#,
        ),
        (OnCopyConflict::Fail, r#""safe":true"#),
        (
            OnCopyConflict::KeepBoth,
            r#""safe":true,"conflictsolve":"copy""#,
        ),
    ];
    for (way, members) in ways {
        let (client, script) = listening();
        let copy = CopyItem::new(SOURCE, TARGET).on_conflict(way);
        client.files().copy(copy).send().await.unwrap();
        assert_eq!(script.line(), format!("POST /fops/copy {}", sent(members)));
    }
    let (client, script) = listening();
    let copy = client.files().copy(CopyItem::new(SOURCE, TARGET));
    copy.send().await.unwrap();
    let plain = sent(r#""safe":false"#);
    assert_eq!(script.line(), format!("POST /fops/copy {plain}"));
    let asked = &script.asked()[0];
    assert_eq!(header(asked, "content-type"), Some("application/json"));
    assert!(!asked.operation().is_idempotent());
}

#[tokio::test]
async fn moves_and_renames_know_nothing_of_override() {
    let ways = [
        (OnConflict::Overwrite, r#""safe":false"#),
        (OnConflict::Fail, r#""safe":true"#),
        (
            OnConflict::KeepBoth,
            r#""safe":true,"conflictsolve":"copy""#,
        ),
    ];
    for (way, members) in ways {
        let (client, script) = listening();
        let item = MoveItem::new(SOURCE, TARGET).on_conflict(way);
        client.files().move_(item.clone()).send().await.unwrap();
        client.files().rename(item).send().await.unwrap();
        let body = sent(members);
        assert_eq!(
            script.lines(),
            [
                format!("POST /fops/move {body}"),
                format!("POST /fops/rename {body}")
            ]
        );
    }
}

#[tokio::test]
async fn a_folder_is_made_by_its_parent_and_its_name() {
    let folder = json!({ "folder": { "name": "photos", "parentPath": "/VZMOBILE" } });
    let script = Script::new([(201, folder.clone()), (200, folder)]);
    let client = script.client();
    let new = NewFolder::new("/VZMOBILE", "photos");
    let made = client.files().create_folder(new.clone()).send().await;
    let made = made.unwrap();
    assert_eq!(
        (made.status().as_u16(), made.path().as_str()),
        (201, "/VZMOBILE/photos")
    );
    let again = new.override_(Override::Modify);
    let again = client.files().create_folder(again).send().await.unwrap();
    assert_eq!(again.status().as_u16(), 200);
    assert_eq!(
        script.lines(),
        [
            r#"POST /fops/createfolder {"path":"/VZMOBILE","name":"photos"}"#,
            r#"POST /fops/createfolder {"path":"/VZMOBILE","name":"photos","override":"modify"}"#,
        ]
    );
}

#[tokio::test]
async fn a_deletion_is_one_whatever_says_so() {
    let script = Script::new([(200, Value::Null), (204, Value::Null), (202, Value::Null)]);
    let client = script.client();
    for purge in [None, Some(true), Some(false)] {
        let mut delete = client.files().delete(SOURCE);
        if let Some(purge) = purge {
            delete = delete.purge(purge);
        }
        delete.send().await.unwrap();
    }
    let path = "DELETE /fops/delete?path=%2FVZMOBILE%2Fa.jpg";
    assert_eq!(
        script.lines(),
        [
            path.to_owned(),
            format!("{path}&purge=true"),
            format!("{path}&purge=false")
        ]
    );
    assert!(script.asked()[0].operation().is_idempotent());
}

#[tokio::test]
async fn the_answer_is_a_file_or_a_folder_and_may_have_another_name() {
    let script = Script::new([
        (
            200,
            json!({ "file": { "name": "b (1).jpg", "parentPath": "/VZMOBILE", "size": 1 } }),
        ),
        (
            200,
            json!({ "folder": { "name": "b", "parentPath": "/VZMOBILE" } }),
        ),
        (
            409,
            json!({ "error": "conflict", "error_description": "target exists" }),
        ),
    ]);
    let client = script.client();
    let copy = || client.files().copy(CopyItem::new(SOURCE, TARGET));
    let file = copy().send().await.unwrap().into_body();
    assert_eq!(file.path().as_deref(), Some("/VZMOBILE/b (1).jpg"));
    let folder = copy().send().await.unwrap().into_body();
    assert!(folder.file.is_none());
    assert_eq!(folder.path().as_deref(), Some("/VZMOBILE/b"));
    let error = copy().send().await.unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::Conflict);
    assert!(error.to_string().contains("target exists"), "{error}");
}

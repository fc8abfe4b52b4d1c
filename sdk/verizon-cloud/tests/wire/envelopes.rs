//! Tests of answers with and without envelopes, and with additional and missing members (`wire.md §3`, §9).

use serde_json::{Value, json};
use verizon_cloud::types::{CloudFile, CloudFolder, FavoriteType, FileOrFolder};

use crate::support::Script;

#[tokio::test]
async fn an_account_may_have_no_phone_number() {
    let usage = json!({ "quota": 268_435_456_000_u64, "quotaUsed": 83_208_087_729_u64 });
    let script = Script::new([
        (200, json!({ "usage": usage, "id": "b1f0c2" })),
        (
            200,
            json!({ "usage": usage, "id": "b1f0c2", "alias": "+15550100", "more": [1] }),
        ),
    ]);
    let client = script.client();
    let account = client.account().get().send().await.unwrap();
    assert_eq!(
        account.usage.quota - account.usage.quota_used,
        185_227_368_271
    );
    assert_eq!(account.alias, None);
    let account = client.account().get().send().await.unwrap();
    assert_eq!(account.alias.as_deref(), Some("+15550100"));
    assert_eq!(script.lines(), ["GET /account"; 2]);
}

#[test]
fn a_file_is_read_with_the_least_and_with_the_most_that_is_known() {
    let least: CloudFile =
        serde_json::from_value(json!({ "name": "a", "parentPath": "/VZMOBILE", "size": 0 }))
            .unwrap();
    assert!(!least.deleted && least.view_uids.is_empty() && least.system_attributes.is_empty());
    let most: CloudFile = serde_json::from_value(json!({
        "name": "ü&.jpg", "parentPath": "/VZMOBILE/日", "size": 5_497_558_138_880_u64,
        "checksum": "9f86d0", "extension": "jpg", "contentToken": "ct-1", "contentAccessible": true,
        "deleted": true, "version": 7, "versionCreated": "2017-05-25T06:50:39.000Z",
        "uri": "dv-file://0f3a:VZMOBILE/日/ü&.jpg",
        "systemAttributes": { "Mime-Type": "image/jpeg", "Width": "640", "Favorite": true },
        "viewUid": { "type": "a", "viewType": "b", "uid": "c" },
        "nobody": { "knows": [] }
    }))
    .unwrap();
    assert_eq!(most.path(), "/VZMOBILE/日/ü&.jpg");
    assert_eq!((most.size, most.version), (5_497_558_138_880, Some(7)));
    assert_eq!(most.system_attributes["Width"], "640");
    assert_eq!(most.view_uids[0].view_type.as_deref(), Some("b"));
}

#[test]
fn a_folder_has_its_lists_only_where_there_is_something() {
    let file = json!({ "name": "a", "parentPath": "/VZMOBILE/d", "size": 1 });
    for (lists, counts) in [
        (json!({}), (0, 0)),
        (json!({ "file": null, "folder": null }), (0, 0)),
        (json!({ "file": file, "folder": { "name": "e" } }), (1, 1)),
        (json!({ "file": [file, file], "folder": [] }), (2, 0)),
    ] {
        let mut body = json!({ "name": "d", "parentPath": "/VZMOBILE", "count": 2 });
        let members = lists.as_object().unwrap().clone();
        body.as_object_mut().unwrap().extend(members);
        let folder: CloudFolder = serde_json::from_value(body.clone()).unwrap();
        assert_eq!((folder.files.len(), folder.folders.len()), counts, "{body}");
        assert!(!folder.immutable);
    }
}

#[tokio::test]
async fn raw_answers_keep_envelopes_and_undescribed_members() {
    let body = json!({ "file": { "name": "a", "parentPath": "/VZMOBILE", "size": 1, "new": 2 }, "also": [3] });
    let script = Script::new([(200, body.clone())]);
    let raw = script
        .client()
        .files()
        .metadata("/VZMOBILE/a")
        .send_raw()
        .await;
    let raw = raw.unwrap();
    assert_eq!(raw.json::<Value>().unwrap(), body);
    let typed: FileOrFolder = raw.json().unwrap();
    assert!(typed.file.is_some() && typed.folder.is_none());
}

#[tokio::test]
async fn an_answer_of_another_shape_is_an_error_that_says_where() {
    let script = Script::new([(200, json!({ "usage": { "quota": "much" }, "id": "x" }))]);
    let error = script.client().account().get().send().await.unwrap_err();
    let text = error.to_string();
    assert!(
        text.contains("usage.quota") && !text.contains("much"),
        "{text}"
    );
}

#[test]
fn unknown_words_are_kept() {
    assert_eq!(
        FavoriteType::from("file&folder"),
        FavoriteType::FileAndFolder
    );
    assert_eq!(FavoriteType::from("link").as_str(), "link");
}

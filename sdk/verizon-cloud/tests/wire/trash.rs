//! Tests of the trash (`wire.md §3.8`, §5.10).

use serde_json::{Value, json};
use verizon_cloud::SortField;
use verizon_cloud::types::ItemType;

use crate::support::{Script, listening};

#[tokio::test]
async fn a_listing_needs_a_virtual_folder_and_sends_truth_values_in_lower_case() {
    let (client, script) = listening();
    client.trash().list("VZMOBILE").send().await.unwrap();
    let list = client
        .trash()
        .list("My & Co")
        .sort(SortField::Size.descending());
    let list = list.page(1).count(20).deep(false).filter(ItemType::File);
    list.send().await.unwrap();
    assert_eq!(
        script.lines(),
        [
            "GET /trash?virtualfolder=VZMOBILE",
            "GET /trash?virtualfolder=My%20%26%20Co&sort=size%2Bdesc&page=1&count=20&deep=false&filter=file",
        ]
    );
}

#[tokio::test]
async fn items_of_the_trash_say_that_they_are_deleted() {
    let file =
        json!({ "name": "a.jpg", "parentPath": "/VZMOBILE", "deleted": true, "size": 20480 });
    let script = Script::new([(200, json!({ "trashCan": { "count": 1, "file": [file] } }))]);
    let found = script.client().trash().list("VZMOBILE").send().await;
    let found = found.unwrap().into_body();
    assert_eq!((found.count, found.folders.len()), (Some(1), 0));
    assert!(found.files[0].deleted);
}

#[tokio::test]
async fn restoring_takes_a_list_of_paths_and_ends_without_a_body() {
    let script = Script::new([(204, Value::Null), (200, json!({ "anything": true }))]);
    let client = script.client();
    let one = client.trash().restore(["/VZMOBILE/a.jpg"]);
    one.send().await.unwrap();
    let two = client.trash().restore(["/VZMOBILE/a", "/VZMOBILE/b"]);
    two.send().await.unwrap();
    assert_eq!(
        script.lines(),
        [
            r#"POST /fops/restore {"path":["/VZMOBILE/a.jpg"]}"#,
            r#"POST /fops/restore {"path":["/VZMOBILE/a","/VZMOBILE/b"]}"#,
        ]
    );
}

#[tokio::test]
async fn emptying_names_the_virtual_folder() {
    let script = Script::new([(200, Value::Null), (204, Value::Null)]);
    let client = script.client();
    for _ in 0..2 {
        client.trash().empty("VZMOBILE").send().await.unwrap();
    }
    assert_eq!(script.lines(), ["DELETE /trash?virtualfolder=VZMOBILE"; 2]);
}

//! Tests of the crate that `cargo sdk new` starts.

use build_tools_corpus::starter::types::NewFolder;
use build_tools_corpus::starter::{Client, ErrorKind};
use serde_json::json;

use crate::support::{Script, client};

#[tokio::test]
async fn the_crate_of_a_new_provider_lists_and_makes_folders() {
    let script = Script::default()
        .then(
            200,
            &[],
            json!({ "entries": [{ "id": "1", "name": "a", "kind": "file" }], "next_page_token": "t" })
                .to_string(),
        )
        .then(200, &[], r#"{"entries": []}"#)
        .then(409, &[], r#"{"code": "NAME_TAKEN"}"#)
        .ready();
    let client = client(Client::builder().token("t"), &script);
    let all = client
        .files()
        .list("root")
        .items()
        .collect_all(9)
        .await
        .unwrap();
    assert_eq!(all.len(), 1);
    let error = client
        .files()
        .create_folder(NewFolder::new("a"))
        .send()
        .await
        .unwrap_err();
    assert_eq!(ErrorKind::of(&error), ErrorKind::NameTaken);
    assert_eq!(
        script.lines(),
        [
            "GET https://api.example.com/v1/folders/root/children",
            "GET https://api.example.com/v1/folders/root/children?page_token=t",
            "POST https://api.example.com/v1/folders",
        ]
    );
}

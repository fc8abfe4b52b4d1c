//! Tests of virtual folders, whose calls are inferred (`wire.md §3.17`, §5.11).

use serde_json::{Value, json};

use crate::support::Script;

#[tokio::test]
async fn names_stand_in_the_path_and_a_new_one_in_the_body() {
    let folder = json!({ "name": "Camera", "parentPath": "/", "size": 0, "immutable": true });
    let script = Script::new([
        (201, json!({ "folder": folder })),
        (200, folder.clone()),
        (200, json!({ "folder": folder })),
        (200, Value::Null),
        (204, Value::Null),
    ]);
    let client = script.client();
    let folders = client.virtual_folders();
    for _ in 0..2 {
        let made = folders.create("Camera").send().await.unwrap();
        assert_eq!((made.path().as_str(), made.immutable), ("/Camera", true));
    }
    let renamed = folders.rename("Old name", "Camera").send().await;
    assert_eq!(renamed.unwrap().name, "Camera");
    folders.delete("Camera").send().await.unwrap();
    folders.delete("Camera").force(true).send().await.unwrap();
    assert_eq!(
        script.lines(),
        [
            "POST /virtualfolder/Camera",
            "POST /virtualfolder/Camera",
            r#"PUT /virtualfolder/Old%20name {"name":"Camera"}"#,
            "DELETE /virtualfolder/Camera",
            "DELETE /virtualfolder/Camera?force=true",
        ]
    );
    assert!(!script.asked()[2].operation().is_idempotent());
}

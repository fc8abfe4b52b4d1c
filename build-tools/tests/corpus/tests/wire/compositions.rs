//! Tests of `allOf`: the members of all parts in one struct.

use build_tools_corpus::compositions::Client;
use build_tools_corpus::compositions::types::{File, NewFile};
use serde_json::json;

use crate::support::{Script, client};

#[tokio::test]
async fn members_of_all_parts_are_one_flat_object() {
    let script = Script::json(
        201,
        &json!({
            "id": "1", "name": "a.txt", "note": "n", "size": 3, "labels": ["x"],
            "created": "2024-01-01T00:00:00Z", "owner": { "name": "me" }, "later": true,
        }),
    );
    let body = NewFile::new("a.txt").note("n").clear_parent();
    let file = client(Client::builder(), &script)
        .files()
        .store(body)
        .send()
        .await
        .unwrap();
    assert_eq!(
        script.only().json(),
        json!({ "name": "a.txt", "note": "n", "parent": null })
    );
    assert_eq!(
        (file.id.as_str(), file.name.as_str(), file.note.as_str()),
        ("1", "a.txt", "n")
    );
    assert_eq!(
        (file.size, file.labels.len(), file.created.is_some()),
        (3, 1, true)
    );
    assert_eq!(
        file.owner.as_ref().map(|owner| owner.name.as_str()),
        Some("me")
    );
    assert_eq!(file.extra["later"], true);
}

#[test]
fn a_later_part_may_require_what_an_earlier_one_left_open() {
    let whole = json!({ "id": "1", "name": "a", "note": "n", "size": 1 });
    assert!(serde_json::from_value::<File>(whole.clone()).is_ok());
    for needed in ["id", "name", "note", "size"] {
        let mut without = whole.clone();
        without.as_object_mut().unwrap().remove(needed);
        let error = serde_json::from_value::<File>(without)
            .unwrap_err()
            .to_string();
        assert!(error.contains(needed), "{error}");
    }
}

//! Tests of how answers are read.

use frameio::types::MetadataField;
use serde_json::{Value, json};

use crate::support::Script;

#[test]
fn metadata_values_have_the_type_of_their_field() {
    let values = [
        ("text", json!("x")),
        ("long_text", json!("x")),
        ("date", json!("2025-01-31")),
        ("number", json!(1.5)),
        ("rating", json!(4)),
        ("toggle", json!(true)),
        ("select", json!([{ "id": "o", "display_name": "Draft" }])),
        ("select_multi", json!([])),
        ("user_single", json!([{ "id": "u", "type": "user" }])),
        (
            "user_multi",
            json!([{ "id": "g", "type": "account_user_group" }]),
        ),
        ("users", json!([])),
    ];
    for (kind, value) in values {
        let is_list = value.is_array();
        for value in [value, Value::Null] {
            if is_list && value.is_null() {
                continue;
            }
            let sent = json!({
                "field_type": kind, "field_definition_id": "d", "field_definition_name": "n", "mutable": true,
                "value": value
            });
            let field: MetadataField = serde_json::from_value(sent.clone()).unwrap();
            assert!(!matches!(field, MetadataField::Unknown(_)), "{kind}");
            assert_eq!(serde_json::to_value(&field).unwrap()["field_type"], kind);
        }
    }
    let later = json!({ "field_type": "colour", "value": "#fff" });
    let later: MetadataField = serde_json::from_value(later).unwrap();
    assert!(matches!(later, MetadataField::Unknown(_)));
}

#[tokio::test]
async fn a_null_where_an_object_belongs_is_an_error_that_names_the_place() {
    let script = Script::new([(200, json!({ "data": [], "links": null }))]);
    let failed = script.client().accounts().index().send().await;
    let text = failed.unwrap_err().to_string();
    assert!(text.contains("links"), "{text}");
}

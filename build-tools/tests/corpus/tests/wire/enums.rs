//! Tests of enums: described values, and values that the document doesn't describe.

use build_tools_corpus::enums::Client;
use build_tools_corpus::enums::types::{Enums, EnumsStatus, Odd, Order, Types, Words};
use serde_json::json;

use crate::support::{Script, client};

#[tokio::test]
async fn values_that_differ_only_in_case_are_different_variants() {
    let script = Script::json(200, &json!({ "order": "DESC" }));
    let body = Enums::new().order(Order::AscMixed);
    let answer = client(Client::builder(), &script)
        .enums()
        .echo(body)
        .order(Order::AscLower)
        .send()
        .await
        .unwrap();
    assert_eq!(answer.order, Some(Order::DescUpper));
    let sent = script.only();
    assert_eq!(
        (sent.query(), sent.json()),
        ("order=asc", json!({ "order": "Asc" }))
    );
}

#[test]
fn every_described_value_is_a_variant_and_comes_back_as_it_was() {
    let odd = [
        "",
        "unknown",
        "Unknown",
        "-created",
        "created",
        "3d",
        "2",
        "*",
        "a b",
        "a+b",
        "a&b",
        "ä",
        "ö",
        "\"quoted\"",
        "back\\slash",
        "new line",
        "*/",
    ];
    let mut seen = Vec::new();
    for value in odd {
        let read: Odd = serde_json::from_value(json!(value)).unwrap();
        assert!(!matches!(read, Odd::Unknown(_)), "{value:?} has no variant");
        assert_eq!(read.as_str(), value);
        assert_eq!(serde_json::to_value(&read).unwrap(), json!(value));
        assert!(
            !seen.contains(&read),
            "{value:?} is the same as another one"
        );
        seen.push(read);
    }
    for value in [
        "self", "Self", "type", "move", "async", "crate", "super", "true", "none",
    ] {
        assert!(
            !matches!(Words::from(value), Words::Unknown(_)),
            "{value:?}"
        );
    }
    for value in [
        "value",
        "secret",
        "body",
        "field",
        "uuid",
        "date_time",
        "deserialize",
    ] {
        assert!(
            !matches!(Types::from(value), Types::Unknown(_)),
            "{value:?}"
        );
    }
}

#[test]
fn unknown_values_are_kept() {
    for value in ["ASC ", "aSC", "", "Unknown", "🦀"] {
        let read: Order = serde_json::from_value(json!(value)).unwrap();
        assert_eq!(read, Order::Unknown(value.to_owned()));
        assert_eq!(serde_json::to_value(&read).unwrap(), json!(value));
        assert_eq!(read.to_string(), value);
    }
}

#[tokio::test]
async fn unknown_values_are_read_in_lists_and_in_enums_without_a_name() {
    let script = Script::json(
        200,
        &json!({ "status": "paused", "many": ["two", "three"] }),
    );
    let answer = client(Client::builder(), &script)
        .enums()
        .echo(Enums::new())
        .send()
        .await
        .unwrap();
    assert_eq!(
        answer.status,
        Some(EnumsStatus::Unknown("paused".to_owned()))
    );
    let many: Vec<&str> = answer
        .many
        .iter()
        .flatten()
        .map(|one| one.as_str())
        .collect();
    assert_eq!(many, ["two", "three"]);
}

#[tokio::test]
async fn a_value_that_is_no_text_is_an_error_that_names_the_place() {
    let script = Script::json(200, &json!({ "many": ["one", 2] }));
    let error = client(Client::builder(), &script)
        .enums()
        .echo(Enums::new())
        .send()
        .await
        .unwrap_err();
    assert!(error.to_string().contains("many[1]"), "{error}");
}

//! Tests of absent, null and present members, and of members that servers write in several ways.

use cloud_drives_core::Field;
use cloud_drives_core::de::OneOrMany;
use serde::{Deserialize, Serialize};

#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
struct Change {
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    name: Field<String>,
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    size: Field<u32>,
}

#[test]
fn absent_null_and_value_survive_a_round_trip() {
    for (change, json) in [
        (Change::default(), "{}"),
        (
            Change {
                name: Field::Null,
                ..Change::default()
            },
            r#"{"name":null}"#,
        ),
        (
            Change {
                name: "a".to_owned().into(),
                size: Some(3).into(),
            },
            r#"{"name":"a","size":3}"#,
        ),
        (
            Change {
                size: None.into(),
                ..Change::default()
            },
            r#"{"size":null}"#,
        ),
    ] {
        assert_eq!(serde_json::to_string(&change).unwrap(), json);
        assert_eq!(serde_json::from_str::<Change>(json).unwrap(), change);
    }
}

#[test]
fn a_field_can_be_looked_into() {
    let field = Field::from(3);
    assert_eq!(
        (field.value(), field.as_ref().map(|n| n + 1).into_value()),
        (Some(&3), Some(4))
    );
    assert!(Field::<u8>::Null.is_null() && Field::<u8>::Absent.is_absent());
    assert_eq!(Field::<u8>::Null.into_value(), None);
}

#[derive(Debug, Deserialize, PartialEq)]
struct Item {
    id: u8,
}

fn items(json: &str) -> Vec<Item> {
    let list: OneOrMany<Item> = serde_json::from_str(json).unwrap();
    list.0
}

#[test]
fn a_list_may_be_written_as_its_only_item() {
    assert_eq!(items(r#"{"id":1}"#), [Item { id: 1 }]);
    assert_eq!(items(r#"[{"id":1},{"id":2}]"#).len(), 2);
    assert_eq!(items("[]"), []);
    assert_eq!(items("null"), []);
    let paths: OneOrMany<String> = serde_json::from_str(r#""/a""#).unwrap();
    assert_eq!(paths.0, ["/a"]);
    for json in [r#""text""#, "[{}]", "{}", "1"] {
        assert!(
            serde_json::from_str::<OneOrMany<Item>>(json).is_err(),
            "{json}"
        );
    }
}

#[cfg(feature = "schemars")]
#[test]
fn a_field_has_the_schema_of_something_that_may_be_null() {
    let schema = schemars::schema_for!(Field<u32>);
    assert_eq!(
        schema.as_value(),
        schemars::schema_for!(Option<u32>).as_value()
    );
}

#[derive(Clone, Debug, PartialEq)]
enum Colour {
    Red,
    Unknown(String),
}

impl Colour {
    const KNOWN: &[(&str, Self)] = &[("red", Self::Red)];
}

cloud_drives_core::open_enum!(Colour);

#[test]
fn an_open_enum_keeps_what_the_server_sent() {
    let colours: Vec<Colour> = serde_json::from_str(r#"["red","RED","ultra violet"]"#).unwrap();
    assert_eq!(colours[0], Colour::Red);
    assert_eq!(colours[1], Colour::Unknown("RED".to_owned()));
    assert_eq!(
        serde_json::to_string(&colours).unwrap(),
        r#"["red","RED","ultra violet"]"#
    );
    let mut query = cloud_drives_core::Query::new();
    query.push_comma("colours", &colours);
    assert_eq!(query.as_str(), "colours=red,RED,ultra%20violet");
    assert_eq!(
        (colours[2].to_string(), colours[0].as_ref()),
        ("ultra violet".to_owned(), "red")
    );
}

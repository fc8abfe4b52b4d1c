//! Tests of absent, null and present members, and of members that servers write in several ways.

use cloud_drives_core::{Field, de};
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
struct Lenient {
    #[serde(default, deserialize_with = "de::null_as_default")]
    tags: Vec<String>,
    #[serde(default, deserialize_with = "de::one_or_many")]
    files: Vec<Item>,
    #[serde(default, deserialize_with = "de::one_or_many")]
    paths: Vec<String>,
    #[serde(default, deserialize_with = "de::int64_lenient")]
    size: i64,
    #[serde(default, deserialize_with = "de::int64_lenient_opt")]
    until: Option<i64>,
}

#[derive(Debug, Deserialize, PartialEq)]
struct Item {
    id: u8,
}

fn read(json: &str) -> Lenient {
    serde_json::from_str(json).unwrap()
}

#[test]
fn servers_may_write_one_thing_in_several_ways() {
    assert_eq!(
        read("{}"),
        read(r#"{"tags":null,"files":null,"size":0,"until":null}"#)
    );
    assert_eq!(read(r#"{"files":{"id":1}}"#).files, [Item { id: 1 }]);
    assert_eq!(read(r#"{"files":[{"id":1},{"id":2}]}"#).files.len(), 2);
    assert_eq!(read(r#"{"files":[]}"#).files, []);
    assert_eq!(read(r#"{"paths":"/a"}"#).paths, ["/a"]);
    let alone: de::OneOrMany<Item> = serde_json::from_str(r#"{"id":1}"#).unwrap();
    assert_eq!(alone.0, [Item { id: 1 }]);
    for text in [
        r#"{"size":9007199254740993}"#,
        r#"{"size":" 9007199254740993 "}"#,
    ] {
        assert_eq!(read(text).size, 9_007_199_254_740_993);
    }
    assert_eq!(
        read(r#"{"size":3.0,"until":-1}"#),
        Lenient {
            tags: vec![],
            files: vec![],
            paths: vec![],
            size: 3,
            until: Some(-1)
        }
    );
    assert_eq!(read(r#"{"until":""}"#).until, None);
    assert_eq!(read(r#"{"until":"1700000000"}"#).until, Some(1_700_000_000));
}

#[test]
fn what_is_neither_is_refused() {
    for json in [
        r#"{"size":"x"}"#,
        r#"{"size":1.5}"#,
        r#"{"size":9223372036854775808}"#,
        r#"{"size":[]}"#,
    ] {
        assert!(serde_json::from_str::<Lenient>(json).is_err(), "{json}");
    }
    assert!(serde_json::from_str::<Lenient>(r#"{"files":"text"}"#).is_err());
    assert!(serde_json::from_str::<Lenient>(r#"{"files":[{}]}"#).is_err());
    assert!(serde_json::from_str::<Lenient>(r#"{"paths":{}}"#).is_err());
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

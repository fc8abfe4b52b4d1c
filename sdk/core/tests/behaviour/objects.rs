//! Tests of structs that `object!` reads.

use std::collections::BTreeMap;

use cloud_drives_core::Field;
use serde::{Deserialize, Serialize};
use serde_json::json;

#[derive(Debug, PartialEq)]
struct Node {
    id: u64,
    name: Option<String>,
    note: Field<String>,
    r#type: String,
    size: u64,
    limit: u64,
    parents: Vec<String>,
    labels: Vec<String>,
}

cloud_drives_core::object!(Node {
    required { id, r#type = "type" }
    optional { name, note }
    defaulted { size }
    replaced { limit = "max" => default_limit }
    required_list { parents = "parent" }
    list { labels }
});

fn default_limit() -> u64 {
    7
}

fn node() -> Node {
    Node {
        id: 1,
        name: None,
        note: Field::Absent,
        r#type: "file".to_owned(),
        size: 0,
        limit: 7,
        parents: Vec::new(),
        labels: Vec::new(),
    }
}

fn read(text: &str) -> Result<Node, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

#[test]
fn a_missing_member_and_null_are_what_their_kind_says() {
    let missing = read(r#"{"id":1,"type":"file","parent":null}"#).unwrap();
    assert_eq!(missing, node());
    let null = r#"{"id":1,"type":"file","parent":null,"name":null,"note":null,"size":null,"max":null,"labels":null}"#;
    let expected = Node {
        note: Field::Null,
        ..node()
    };
    assert_eq!(read(null).unwrap(), expected);
    for (text, missing) in [
        (r#"{"type":"file","parent":[]}"#, "missing field `id`"),
        (r#"{"id":1,"parent":[]}"#, "missing field `type`"),
        (r#"{"id":1,"type":"file"}"#, "missing field `parent`"),
    ] {
        assert!(read(text).unwrap_err().starts_with(missing), "{text}");
    }
    for text in [
        r#"{"id":null,"type":"file","parent":[]}"#,
        r#"{"id":1,"type":null,"parent":[]}"#,
    ] {
        assert!(
            read(text).unwrap_err().starts_with("invalid type: null"),
            "{text}"
        );
    }
}

#[test]
fn members_are_read_in_any_order_among_unknown_ones() {
    let text = r#"{"labels":"red","max":3,"new":{"id":[2,{}]},"parent":["a","b"],"size":5,
        "note":"n","name":"x","ty\u0070e":"folder","":0,"id":9}"#;
    let expected = Node {
        id: 9,
        name: Some("x".to_owned()),
        note: Field::Value("n".to_owned()),
        r#type: "folder".to_owned(),
        size: 5,
        limit: 3,
        parents: vec!["a".to_owned(), "b".to_owned()],
        labels: vec!["red".to_owned()],
    };
    assert_eq!(read(text).unwrap(), expected);
    let value: serde_json::Value = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::from_value::<Node>(value).unwrap(), expected);
}

#[test]
fn a_repeated_member_and_a_list_are_refused() {
    let repeated = read(r#"{"id":1,"type":"file","id":2,"parent":[]}"#).unwrap_err();
    assert!(repeated.starts_with("duplicate field `id`"), "{repeated}");
    let list = read(r#"[1,"file"]"#).unwrap_err();
    assert!(list.contains("expected struct Node"), "{list}");
    let value = json!([1, "file"]);
    assert!(serde_json::from_value::<Node>(value).is_err());
}

#[derive(Debug, Default, PartialEq)]
struct Sizes {
    total: u64,
    by_name: BTreeMap<String, u64>,
}

cloud_drives_core::object!(Sizes {
    required { total }
    ..by_name
});

#[test]
fn other_members_are_collected_if_a_field_takes_them() {
    let text = r#"{"b":2,"total":5,"\u0061":3}"#;
    let sizes: Sizes = serde_json::from_str(text).unwrap();
    let by_name = BTreeMap::from([("a".to_owned(), 3), ("b".to_owned(), 2)]);
    assert_eq!(sizes, Sizes { total: 5, by_name });
    let error = serde_json::from_str::<Sizes>(r#"{"total":5,"a":"x"}"#).unwrap_err();
    assert!(
        error.to_string().starts_with("invalid type: string"),
        "{error}"
    );
}

#[derive(Debug, PartialEq, Serialize)]
struct Size {
    size: u64,
}

cloud_drives_core::object!(Size { required { size } });

/// A user's struct with a generated one in it.
#[derive(Debug, Deserialize, PartialEq, Serialize)]
struct Around {
    #[serde(flatten)]
    inner: Size,
    #[serde(flatten)]
    more: BTreeMap<String, u64>,
}

#[test]
fn a_struct_takes_only_its_own_members_in_a_flattened_one() {
    let text = r#"{"size":1,"x":2}"#;
    let around: Around = serde_json::from_str(text).unwrap();
    assert_eq!(around.inner, Size { size: 1 });
    assert_eq!(around.more, BTreeMap::from([("x".to_owned(), 2)]));
    assert_eq!(serde_json::to_string(&around).unwrap(), text);
}

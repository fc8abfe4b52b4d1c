//! The `fields` projection (`wire.md` §1.7).

use std::collections::BTreeMap;

use serde_json::{Map, Value};

/// Which keys come back: a tree of dotted names.
///
/// A name that is listed whole and in parts counts in parts: `_embedded,_embedded.total` gives the total alone.
#[derive(Debug, Default)]
pub(crate) struct Fields(BTreeMap<String, Fields>);

impl Fields {
    /// Reads a comma-separated list; an empty one asks for everything.
    pub(crate) fn parse(list: &str) -> Option<Self> {
        let mut fields = Self::default();
        for name in list.split(',').filter(|name| !name.is_empty()) {
            let mut place = &mut fields;
            for part in name.split('.') {
                place = place.0.entry(part.to_owned()).or_default();
            }
        }
        (!fields.0.is_empty()).then_some(fields)
    }

    /// Keeps what was asked for; names that are not there are passed over.
    pub(crate) fn project(&self, value: Value) -> Value {
        if self.0.is_empty() {
            return value;
        }
        match value {
            Value::Object(mut whole) => {
                let mut kept = Map::new();
                for (name, inner) in &self.0 {
                    let Some(mut value) = whole.remove(name) else {
                        continue;
                    };
                    // Seen on the wire: the key of a public listing comes back although nobody asked for it.
                    let key = match value.as_object_mut() {
                        Some(list) if name == "_embedded" => list.remove_entry("public_key"),
                        _ => None,
                    };
                    value = inner.project(value);
                    if let (Some((name, key)), Some(list)) = (key, value.as_object_mut()) {
                        list.insert(name, key);
                    }
                    kept.insert(name.clone(), value);
                }
                Value::Object(kept)
            }
            Value::Array(items) => {
                Value::Array(items.into_iter().map(|item| self.project(item)).collect())
            }
            scalar => scalar,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn project(list: &str, value: Value) -> Value {
        match Fields::parse(list) {
            Some(fields) => fields.project(value),
            None => value,
        }
    }

    #[test]
    fn only_listed_keys_come_back_and_unknown_ones_are_passed_over() {
        let file = json!({"type": "file", "name": "a", "size": 1});
        assert_eq!(
            project("type,_embedded,nothing", file),
            json!({"type": "file"})
        );
    }

    #[test]
    fn the_dotted_subset_wins_whatever_the_order() {
        let dir = json!({"_embedded": {"total": 2, "path": "disk:/", "items": [{"name": "a", "size": 1}]}});
        for list in ["_embedded,_embedded.total", "_embedded.total,_embedded"] {
            assert_eq!(
                project(list, dir.clone()),
                json!({"_embedded": {"total": 2}})
            );
        }
        assert_eq!(
            project("_embedded.items,_embedded.items.name", dir),
            json!({"_embedded": {"items": [{"name": "a"}]}})
        );
    }

    #[test]
    fn a_public_listing_keeps_its_key() {
        let dir = json!({"_embedded": {"public_key": "k", "total": 0, "items": []}});
        assert_eq!(
            project("_embedded.items", dir),
            json!({"_embedded": {"public_key": "k", "items": []}})
        );
    }

    #[test]
    fn an_empty_list_asks_for_everything() {
        assert_eq!(project("", json!({"a": 1})), json!({"a": 1}));
    }
}

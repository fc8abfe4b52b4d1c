//! Single values and lists: formats, bounds, enums and defaults.

use std::collections::HashSet;

use super::Importer;
use super::output::{Map, OutputNode};
use super::schema::{Role, any, text, values_of};
use crate::lint::is_possible_format;
use crate::load::{Node, Value};

impl<'a> Importer<'a> {
    pub(super) fn text_of(&mut self, node: &'a Node) -> Map {
        let mut map = text();
        let format = node.get("format").and_then(Node::as_str);
        match format {
            Some("binary") => {
                self.changed(
                    node,
                    "bytes",
                    "bytes inside a value that is written as text are plain text",
                );
            }
            Some(format) => self.format(node, "string", format, &mut map),
            None => {}
        }
        let has_a_form = matches!(format, Some("binary" | "date" | "date-time" | "uuid"));
        if !has_a_form {
            self.counts(node, &mut map, "minLength", "maxLength");
        }
        if let Some(pattern) = node.get("pattern").and_then(Node::as_str)
            && !pattern.trim().is_empty()
        {
            map.set("pattern", pattern);
        }
        map
    }

    pub(super) fn number(&mut self, node: &'a Node, kind: &str) -> Map {
        let mut map = Map::default().with("type", kind);
        let format = node.get("format").and_then(Node::as_str);
        if let Some(format) = format {
            self.format(node, kind, format, &mut map);
        }
        let bound = |key: &str| {
            let bound = node.get(key)?;
            let whole = bound
                .as_f64()
                .filter(|number| number.fract() == 0.0 && number.abs() < 9e15);
            match (kind, bound.as_i64(), whole) {
                (_, Some(number), _) => Some(OutputNode::Integer(number)),
                ("integer", None, Some(number)) => Some(OutputNode::Integer(number as i64)),
                ("integer", None, None) => None,
                _ => OutputNode::of(bound).filter(|bound| matches!(bound, OutputNode::Float(_))),
            }
        };
        let (least, most) = (bound("minimum"), bound("maximum"));
        let in_order = match (node.get("minimum"), node.get("maximum")) {
            (Some(least), Some(most)) => least.as_f64() <= most.as_f64(),
            _ => true,
        };
        let fits = |bound: &OutputNode| match (format, bound) {
            (Some("int32"), OutputNode::Integer(number)) => i32::try_from(*number).is_ok(),
            _ => true,
        };
        if in_order {
            for (key, bound) in [("minimum", least), ("maximum", most)] {
                if let Some(bound) = bound.filter(fits) {
                    map.set(key, bound);
                }
            }
        }
        map
    }

    /// Keeps a format that a value of the type can have.
    pub(super) fn format(&mut self, node: &'a Node, kind: &str, format: &str, map: &mut Map) {
        if !format.trim().is_empty() && is_possible_format(kind, format) {
            map.set("format", format);
        } else {
            self.dropped(
                node,
                "formats",
                format!("unknown format `{format}` of a {kind}"),
            );
        }
    }

    pub(super) fn list(&mut self, node: &'a Node) -> Map {
        let items = match node.get("items") {
            Some(items) if items.as_sequence().is_empty() => self.schema(items, Role::Item),
            _ => any(),
        };
        let mut map = Map::default().with("type", "array").with("items", items);
        self.counts(node, &mut map, "minItems", "maxItems");
        if node.get("uniqueItems").and_then(Node::as_bool) == Some(true) {
            map.set("uniqueItems", true);
        }
        map
    }

    pub(super) fn counts(&mut self, node: &'a Node, map: &mut Map, least: &str, most: &str) {
        let count = |key: &str| {
            node.get(key)
                .and_then(Node::as_i64)
                .filter(|count| *count >= 0)
        };
        let (low, high) = (count(least), count(most));
        if low.zip(high).is_some_and(|(low, high)| low > high) {
            return;
        }
        for (key, count) in [(least, low), (most, high)] {
            if let Some(count) = count {
                map.set(key, count);
            }
        }
    }

    /// Converts an enum, or a const, which is an enum of one value: whole numbers keep their list as documentation.
    pub(super) fn enumeration(&mut self, node: &'a Node) -> OutputNode {
        let values: Vec<&Node> = values_of(node)
            .iter()
            .filter(|value| !matches!(value.value, Value::Null))
            .collect();
        let kinds = self.kinds(node);
        let is_text = kinds == ["string"]
            || kinds.is_empty() && values.iter().all(|value| value.as_str().is_some());
        if is_text && !values.is_empty() {
            let mut seen = HashSet::new();
            let texts: Option<Vec<OutputNode>> = values
                .iter()
                .map(|value| match &value.value {
                    Value::String(text) => Some(text.clone()),
                    Value::Bool(value) => Some(value.to_string()),
                    Value::Integer(number) => Some(number.to_string()),
                    Value::Float(number) => Some(number.to_string()),
                    _ => None,
                })
                .filter(|text| text.as_ref().is_none_or(|text| seen.insert(text.clone())))
                .map(|text| text.map(OutputNode::Text))
                .collect();
            if let Some(texts) = texts {
                let mut map = text().with("enum", texts);
                self.default_value(node, &mut map);
                return map.into();
            }
        }
        let numbers: Option<HashSet<i64>> = values.iter().map(|value| value.as_i64()).collect();
        if let Some(numbers) = numbers
            && !numbers.is_empty()
            && (kinds.is_empty() || kinds == ["integer"])
        {
            let mut map = self.number(node, "integer");
            let mut numbers: Vec<i64> = numbers.into_iter().collect();
            numbers.sort_unstable();
            map.set(
                "enum",
                numbers
                    .into_iter()
                    .map(OutputNode::Integer)
                    .collect::<Vec<_>>(),
            );
            self.default_value(node, &mut map);
            return map.into();
        }
        match kinds.as_slice() {
            [only] if *only != "object" => {
                self.dropped(
                    node,
                    "enum",
                    format!("the values of an enum of type {only}"),
                );
                self.typed(node, only)
            }
            [] if values.is_empty() => any(),
            [] if values.iter().all(|value| value.as_bool().is_some()) => {
                self.dropped(node, "enum", "the values of an enum of type boolean");
                self.typed(node, "boolean")
            }
            _ => {
                self.decide(
                    node,
                    "enum",
                    "an enum of values of several kinds is any JSON value",
                );
                any()
            }
        }
    }

    /// Keeps a default that a value of the schema can have.
    pub(super) fn default_value(&mut self, node: &'a Node, map: &mut Map) {
        let Some(default) = node.get("default") else {
            return;
        };
        let bound = |key: &str| match map.get(key) {
            Some(OutputNode::Integer(number)) => Some(*number),
            _ => None,
        };
        let in_range = |number: i64| {
            bound("minimum").is_none_or(|least| number >= least)
                && bound("maximum").is_none_or(|most| number <= most)
                && (map.text("format") != Some("int32") || i32::try_from(number).is_ok())
        };
        let fits = match (map.text("type"), &default.value) {
            (Some("string"), Value::String(text)) => match map.get("enum") {
                Some(OutputNode::List(values)) => values.contains(&OutputNode::Text(text.clone())),
                _ => matches!(map.text("format"), None | Some("uri")),
            },
            (Some("boolean"), Value::Bool(_)) => true,
            (Some("integer"), Value::Integer(number)) => in_range(*number),
            (Some("number"), Value::Integer(_) | Value::Float(_)) => {
                map.get("minimum").is_none() && map.get("maximum").is_none()
            }
            (Some("array"), Value::Sequence(items)) => items.is_empty(),
            _ => false,
        };
        match OutputNode::of(default).filter(|_| fits) {
            Some(default) => map.set("default", default),
            None => self.dropped(
                node,
                "default",
                "a default that its schema cannot have, or that is not a single value",
            ),
        }
    }
}

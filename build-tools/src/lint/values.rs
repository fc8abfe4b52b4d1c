//! Checks of single values: format, enum, range, default.

use std::collections::HashSet;

use super::Linter;
use super::operation::span_of;
use super::shape::Shape;
use crate::diagnostic::{closest, one_of};
use crate::load::{At, Node, Value};
use crate::rules;

fn formats(kind: &str) -> &'static [&'static str] {
    match kind {
        "string" => &["date-time", "date", "uuid", "uri", "binary", "password"],
        "integer" => &["int32", "int64"],
        "number" => &["float", "double"],
        _ => &[],
    }
}

/// Formats that others use: the value is of the base type.
const OTHER_FORMATS: &[&str] = &[
    "int8",
    "int16",
    "uint",
    "uint8",
    "uint16",
    "uint32",
    "uint64",
    "url",
    "uri-reference",
    "time",
];

/// Returns whether a schema may have a format: one that we know, or one that is not a slip of such a one.
pub(crate) fn is_possible_format(kind: &str, format: &str) -> bool {
    let known = formats(kind);
    known.contains(&format)
        || OTHER_FORMATS.contains(&format)
        || closest(format, known.iter().copied()).is_none()
}

impl<'a> Linter<'a, '_> {
    pub(super) fn format(&mut self, at: At<'a>, kind: &str) {
        let known = formats(kind);
        if known.is_empty() {
            return;
        }
        let Some(format) = self.text(at.node, "format") else {
            return;
        };
        if is_possible_format(kind, format) {
            return;
        }
        let how = match closest(format, known.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("write {}", one_of(known.iter().copied())),
        };
        self.report(
            span_of(at.node, "format"),
            rules::SCHEMA_FORMAT,
            format!("the type {kind} has no format `{format}`"),
            how,
        );
    }

    pub(super) fn enumeration(&mut self, at: At<'a>) {
        let Some(node) = at.node.get("enum") else {
            return;
        };
        let is_number = at.text("type") == Some("integer");
        if at.text("type") != Some("string") && !is_number {
            // The key itself has been refused.
            return;
        }
        let values = self.list(at.node, "enum");
        if values.is_empty() && matches!(node.value, Value::Sequence(_)) {
            self.report(
                &node.span,
                rules::SCHEMA_ENUM,
                "the enum has no values",
                "list them, or remove `enum`",
            );
        }
        if is_number {
            self.enumeration_of_numbers(values);
            return;
        }
        if let Some(format) = at.node.get("format") {
            self.report(
                &format.span,
                rules::SCHEMA_ENUM,
                "a format stands beside an enum",
                "remove the format; the values define it",
            );
        }
        let mut seen = HashSet::new();
        for value in values {
            let Some(text) = value.as_str() else {
                let how = match value.value {
                    Value::Null => "remove it from the list and add `nullable: true`",
                    _ => "put it in quotes",
                };
                self.report(
                    &value.span,
                    rules::SCHEMA_ENUM,
                    format!("a value of the enum is {}", value.kind_name()),
                    how,
                );
                continue;
            };
            if !seen.insert(text) {
                self.report(
                    &value.span,
                    rules::SCHEMA_ENUM,
                    format!("the value `{text}` is in the enum twice"),
                    "list it once",
                );
            }
        }
    }

    fn enumeration_of_numbers(&mut self, values: &'a [Node]) {
        let mut seen = HashSet::new();
        for value in values {
            let (what, how) = match value.as_i64() {
                None => (
                    format!("a value of the enum is {}", value.kind_name()),
                    "write an integer, or make the type `string`",
                ),
                Some(number) if !seen.insert(number) => (
                    format!("the value {number} is in the enum twice"),
                    "list it once",
                ),
                Some(_) => continue,
            };
            self.report(&value.span, rules::SCHEMA_ENUM, what, how);
        }
    }

    pub(super) fn range(&mut self, at: At<'a>, kind: &str) {
        if !matches!(kind, "integer" | "number") {
            return;
        }
        for key in ["minimum", "maximum"] {
            let Some(bound) = at.node.get(key) else {
                continue;
            };
            if kind == "integer" && bound.as_i64().is_none() {
                self.wrong(bound, &format!("`{key}`"), "an integer of at most 64 bits");
            } else if !bound.as_f64().is_some_and(f64::is_finite) {
                self.wrong(bound, &format!("`{key}`"), "a number");
            }
        }
        let bound = |key: &str| at.node.get(key).and_then(Node::as_f64);
        if let (Some(minimum), Some(maximum)) = (bound("minimum"), bound("maximum"))
            && minimum > maximum
        {
            self.report(
                span_of(at.node, "maximum"),
                rules::SCHEMA_RANGE,
                format!("the maximum {maximum} is below the minimum {minimum}"),
                "swap them",
            );
        }
    }

    /// Checks a `default` against the schema that it stands in.
    pub(super) fn default_value(&mut self, at: At<'a>) {
        let Some(default) = at.get("default") else {
            return;
        };
        if let Some((what, how)) = self.misfit(at, default.node) {
            self.report(&default.node.span, rules::SCHEMA_DEFAULT, what, how);
        }
    }

    fn misfit(&self, at: At<'a>, default: &Node) -> Option<(String, String)> {
        let wrong = |wanted: &str| {
            Some((
                format!("the default is {} and not {wanted}", default.kind_name()),
                format!("make it {wanted}"),
            ))
        };
        match (self.shape(at), &default.value) {
            (Shape::Broken, _) => None,
            (_, Value::Null) => Some((
                "the default is null".to_owned(),
                "remove it; a missing member is null by default".to_owned(),
            )),
            (Shape::Text(None | Some("uri")), Value::String(_))
            | (Shape::Boolean, Value::Bool(_))
            | (Shape::Number, Value::Integer(_) | Value::Float(_)) => None,
            (Shape::Text(Some(format)), Value::String(_)) => Some((
                format!("a value of format {format} cannot have a default"),
                "remove it, and state in the description what the service expects".to_owned(),
            )),
            (Shape::Enumeration(values), Value::String(text)) => {
                let known = || values.items("enum").filter_map(|value| value.node.as_str());
                (!known().any(|value| value == text)).then(|| {
                    (
                        format!("the default `{text}` is not a value of the enum"),
                        match closest(text, known()) {
                            Some(meant) => format!("did you mean `{meant}`?"),
                            None => "add it to the enum, or choose another default".to_owned(),
                        },
                    )
                })
            }
            (Shape::Integer, Value::Integer(number)) => self.out_of_range(at, *number),
            (Shape::List(Some(items)), Value::Sequence(values)) => {
                values.iter().find_map(|value| self.misfit(items, value))
            }
            (Shape::List(None), Value::Sequence(_)) => None,
            (Shape::Text(_) | Shape::Enumeration(_), _) => wrong("a string"),
            (Shape::Boolean, _) => wrong("true or false"),
            (Shape::Integer, _) => wrong("an integer"),
            (Shape::Number, _) => wrong("a number"),
            (Shape::List(_), _) => wrong("a list"),
            (shape, _) => Some((
                format!("{} cannot have a default", shape.name()),
                "remove it, and state in the description what the service expects".to_owned(),
            )),
        }
    }

    fn out_of_range(&self, at: At<'a>, number: i64) -> Option<(String, String)> {
        let at = self.follow(at)?;
        let at = match super::shape::wrapped(at) {
            Some(inner) => self.follow(inner)?,
            None => at,
        };
        let bound = |key: &str| at.node.get(key).and_then(Node::as_i64);
        let small = at.text("format") == Some("int32");
        let below = bound("minimum").is_some_and(|minimum| number < minimum);
        let above = bound("maximum").is_some_and(|maximum| number > maximum);
        (below || above || (small && i32::try_from(number).is_err())).then(|| {
            (
                format!("the default {number} is out of range"),
                "choose one between minimum and maximum".to_owned(),
            )
        })
    }
}

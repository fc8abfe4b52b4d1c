//! Bounds of lengths and numbers of items; those of numbers are in [`super::values`].

use super::Linter;
use super::operation::span_of;
use crate::load::{At, Node};
use crate::rules;

/// Formats whose values have a form of their own.
const FORMED: &[&str] = &["binary", "date", "date-time", "uuid"];

impl<'a> Linter<'a, '_> {
    /// Checks the bounds of a string or an array.
    pub(super) fn bounds(&mut self, at: At<'a>, kind: &str) {
        let (least, most) = match kind {
            "string" => ("minLength", "maxLength"),
            "array" => ("minItems", "maxItems"),
            _ => return,
        };
        self.text(at.node, "pattern");
        self.truth(at.node, "uniqueItems");
        for key in [least, most] {
            let Some(bound) = at.node.get(key) else {
                continue;
            };
            if bound.as_i64().is_none_or(|bound| bound < 0) {
                self.wrong(bound, &format!("`{key}`"), "an integer of 0 or more");
            }
        }
        let bound = |key: &str| at.node.get(key).and_then(Node::as_i64);
        if let (Some(low), Some(high)) = (bound(least), bound(most))
            && low > high
        {
            self.report(
                span_of(at.node, most),
                rules::SCHEMA_RANGE,
                format!("`{most}` {high} is below `{least}` {low}"),
                "swap them",
            );
        }
        self.no_length(at, &[least, most]);
    }

    /// Checks that no bounds of length are set for an enum or a format, whose values have fixed forms.
    fn no_length(&mut self, at: At<'a>, keys: &[&str]) {
        let format = at.text("format").filter(|format| FORMED.contains(format));
        let what = match (at.node.get("enum"), format) {
            (Some(_), _) => "a value of an enum".to_owned(),
            (None, Some(format)) => format!("a value of format {format}"),
            (None, None) => return,
        };
        for key in keys {
            if at.node.get(key).is_some() {
                self.report(
                    span_of(at.node, key),
                    rules::SCHEMA_RANGE,
                    format!("{what} has no `{key}`"),
                    "remove it",
                );
            }
        }
    }
}

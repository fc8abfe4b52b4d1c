//! The forms of values as text.

use super::Importer;
use super::output::OutputNode;
use super::schema::{Role, text, values_of};
use crate::load::Node;

/// The form of a value as text.
pub(super) enum TextForm<'a> {
    Scalar,
    List(Option<&'a Node>),
    Object,
    Bytes,
    Other,
}

impl<'a> Importer<'a> {
    /// Returns how values of a schema look as text.
    pub(super) fn text_form(&self, node: &'a Node, left: usize) -> TextForm<'a> {
        let Some(left) = left.checked_sub(1) else {
            return TextForm::Other;
        };
        let target = self.source.target(node);
        match self.parts_of_all(target).as_slice() {
            [] => {}
            [only] if target.get("properties").is_none() => return self.text_form(only, left),
            _ => return TextForm::Object,
        }
        match self.members_of_union(target).as_slice() {
            [] => {}
            [only] => return self.text_form(only, left),
            _ => return TextForm::Other,
        }
        let values = values_of(target);
        if !values.is_empty() && self.kinds(target).is_empty() {
            let is_one_kind = values.iter().all(|value| value.as_str().is_some())
                || values.iter().all(|value| value.as_i64().is_some())
                || values.iter().all(|value| value.as_bool().is_some());
            return if is_one_kind {
                TextForm::Scalar
            } else {
                TextForm::Other
            };
        }
        match self.kinds(target).as_slice() {
            ["string"] if self.is_bytes(target) => TextForm::Bytes,
            ["file"] => TextForm::Bytes,
            ["string" | "integer" | "number" | "boolean"] => TextForm::Scalar,
            ["array"] => TextForm::List(target.get("items")),
            ["object"] => TextForm::Object,
            _ => TextForm::Other,
        }
    }

    /// Returns whether a text is a file's contents.
    fn is_bytes(&self, target: &Node) -> bool {
        let is = |key: &str, value: &str| target.get(key).and_then(Node::as_str) == Some(value);
        is("format", "binary")
            || (target.get("contentMediaType").is_some() && target.get("contentEncoding").is_none())
    }

    /// Converts a value that is a single piece of text; any other schema becomes a string.
    pub(super) fn scalar(&mut self, node: &'a Node, what: &str) -> OutputNode {
        match self.text_form(node, 16) {
            TextForm::Scalar => self.schema(node, Role::Bare),
            _ => {
                self.changed(
                    node,
                    "text",
                    format!("{what} is text, since it is not a single value"),
                );
                text().into()
            }
        }
    }
}
